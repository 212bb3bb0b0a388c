"""A query of NFLIS: fentanyl alone, and with related substances; the two are never mixed."""

import pytest

HEADER = (
    "LABTYPE,RPTAGGR,YYYY,PERIOD,DRUG_REPORTS,QUERY_RUN_DATE,SUBSTANCE_ID,SUBSTANCE_DESCRIPTION,BASE_ID,BASE_DESCRIPTION,"
    "DRUG_CATEGORY_CODE,DRUG_CATEGORY_DESCRIPTION,STATE,STATE_LONG_NAME,STATE_FIPS\r\n"
)


def line(year, reports, substance, base, state="OH"):
    return (
        f'"Local/Municipal,State,Federal,Private",DrugReport  ,{year},{year},{reports},2025-08-10 18:30:22,{substance},'
        f"A NAME,1,{base},33,Fentanyl and Fentanyl-related,{state},A State,39\r\n"
    )


QUERY = HEADER + (
    line(2024, '"1,200"', 1504, "Fentanyl")
    + line(2024, 30, 2408, "Fentanyl")
    + line(2024, 400, 1504, "Fentanyl", "TX")
    + line(2024, 55, 1517, "para-Fluorofentanyl")
    + line(2025, 9, 1504, "Fentanyl")
)


def test_fentanyl_alone_and_with_related_substances_are_two_series(values, content):
    assert values(QUERY) == {
        ("nflis-fentanyl-reports-queried", "2024", "2024"): 1630,
        ("nflis-fentanyl-and-related-reports-queried", "2024", "2024"): 1685,
    }
    assert content(QUERY).as_of == "queried 2025-08-10"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("DRUG_REPORTS", "REPORTS", "the layout changed: no column drug reports"),
        (
            "33,Fentanyl and Fentanyl-related",
            "12,Narcotic analgesics",
            "mixes universes: category 'Narcotic analgesics'",
        ),
        ("Local/Municipal,State,Federal,Private", "Federal", "only some laboratories: Federal"),
        ("DrugReport  ", "DrugCase", "counts DrugCase\n    expected: DrugReport"),
        ("1504,A NAME,1,Fentanyl", "1504,A NAME,1,Fentanyl citrate", "stands twice: 2024, 1504, OH"),
        (",Fentanyl,33", ",Carfentanil,33", "no report of fentanyl: the query was of some substances only"),
        (",A State,39\r\n", ",A Sta", "fields: the file is cut off or damaged"),
    ],
)
def test_a_query_that_cannot_be_vouched_for_is_refused(refusal, old, new, message):
    twice = line(2024, 1, 1504, "Fentanyl") if "citrate" in new else ""
    assert message in refusal(QUERY.replace(old, new) + twice)


def test_two_queries_in_one_file_are_refused(refusal):
    other = line(2023, 1, 1504, "Fentanyl").replace("2025-08-10", "2024-01-02")
    assert "2 queries in one file: 2024-01-02, 2025-08-10" in refusal(QUERY + other)


def test_a_file_that_no_reader_knows_is_refused_with_its_beginning_and_what_is_known(refusal):
    problem = refusal("drug,price\ncocaine,100\n", "prices.csv")
    assert problem.startswith("prices.csv: no reader knows this file: it begins with 'drug,price cocaine,100'\n")
    assert "expected: a file of NCHS, VSRR Provisional Drug Overdose Death Counts; CDC WONDER exports; NIDA" in problem
