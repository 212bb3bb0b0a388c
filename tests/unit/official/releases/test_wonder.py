"""CDC WONDER's exports: the criteria at the end say whose deaths, of which causes, and of which years are final."""

import pytest

HEAD = '"Notes"\t"Year"\t"Year Code"\tDeaths\tPopulation\tCrude Rate\n'
ROWS = '\t"2019"\t"2019"\t70630\t328239523\t21.5\n\t"2020"\t"2020"\t91799\t329484123\t27.9\n'
TOTAL = '"Total"\t\t\t162429\t657723646\t24.7\n'
OVERDOSE = (
    '"UCD - Drug/Alcohol Induced Causes: Drug poisonings (overdose) Unintentional (X40-X44); Drug poisonings"\n'
    '"(overdose) Suicide (X60-X64); Drug poisonings (overdose) Homicide (X85); Drug poisonings (overdose)"\n'
    '"Undetermined (Y10-Y14)"\n'
)
NOTES = (
    '"---"\n"Dataset: Multiple Cause of Death, 1999-2020"\n"Query Parameters:"\n"States: All"\n'
    + OVERDOSE
    + '"Year/Month: 2019; 2020"\n"Group By: Year"\n"Show Totals: True"\n"---"\n'
    '"Query Date: Feb 4, 2022 11:07:31 PM"\n"---"\n"Suggested Citation: ..."\n'
)
EXPORT = HEAD + ROWS + TOTAL + NOTES
SYNTHETIC = '"MCD - ICD-10 Codes: T40.4 (Other synthetic narcotics)"\n"States: All"'


def test_deaths_of_residents_are_read_with_the_day_of_the_query(values, content):
    assert values(EXPORT)["us-overdose-deaths-all-drugs", "2020", "2020"] == 91799
    assert (content(EXPORT).as_of, content(EXPORT).universe) == ("queried 2022-02-04", "us-residents-final")


@pytest.mark.parametrize(
    ("codes", "drug"),
    [
        ("T40.4 (Other synthetic narcotics)", "synthetic-opioids"),
        ('T40.0 (Opium), T40.1 (Heroin), T40.2, T40.3, T40.4,"\n"T40.6 (Other)', "any-opioid"),
        ("T43.6 (Psychostimulants)", "psychostimulants"),
    ],
)
def test_the_codes_say_which_drug_is_counted(values, codes, drug):
    data = EXPORT.replace('"States: All"', f'"MCD - ICD-10 Codes: {codes}"')
    assert {series for series, *_ in values(data)} == {f"us-overdose-deaths-{drug}"}


def test_single_codes_are_the_same_causes_as_ranges(values):
    codes = ["X40", "X41 (Accidental", "poisoning), X42", "X43", "X44", "X60", "X61", "X62", "X63", "X64", "X85"]
    single = f'"UCD - ICD-10 Codes: {", ".join([*codes, "Y10", "Y11", "Y12", "Y13", "Y14"])}"\n'
    assert values(EXPORT.replace(OVERDOSE, single)) == values(EXPORT)


def test_drug_induced_deaths_are_another_universe_and_both_sexes_are_added_up(values, content):
    head = HEAD.replace('"Year Code"', '"Year Code"\t"Gender"')
    rows = (
        '\t"2020"\t"2020"\t"Female"\t16000\t1\t1\n\t"2020"\t"2020"\t"Male"\t40518\t1\t1\n"Total"\t\t\t\t56518\t1\t1\n'
    )
    notes = NOTES.replace(OVERDOSE, '"UCD - Drug/Alcohol Induced Causes: Drug-induced causes"\n')
    data = head + rows + notes.replace('"States: All"', SYNTHETIC)
    assert values(data) == {("us-drug-induced-deaths-synthetic-opioids", "2020", "2020"): 56518}
    assert content(data).universe == "us-residents-drug-induced"


def test_only_final_years_of_the_provisional_dataset_are_read(values):
    final = '"Suggested Citation: from the final Multiple Cause of Death Files, 2018-2019, and provisional data"'
    data = EXPORT.replace('"Suggested Citation: ..."', final)
    data = data.replace(
        "Multiple Cause of Death, 1999-2020", "Provisional Mortality Statistics, 2018 through Last Week"
    )
    assert list(values(data)) == [("us-overdose-deaths-all-drugs", "2019", "2019")]


def test_an_export_that_was_saved_without_quotation_marks_is_read(values):
    assert values(EXPORT.replace('"', "")) == values(EXPORT)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (NOTES, "", "the notes at the end are cut off"),
        (TOTAL, "", "the table is cut off: no line of the total"),
        (
            "91799",
            "91798",
            "the years add up to 162,428: lines are missing\n    expected: the table's own total, 162,429",
        ),
        ('"Query Date: Feb 4, 2022 11:07:31 PM"', "", "the notes are cut off: no date of the query"),
        ("Deaths\tPop", "Count\tPop", "no column Deaths (columns: Notes, Year, Year Code, Count"),
        ("Multiple Cause of Death, 1999-2020", "Natality, 2020", "another dataset: Natality, 2020"),
        ("States: All", "States: Ohio (39)", "counts only some of the deaths: States: Ohio (39)"),
        (
            "States: All",
            "Ten-Year Age Groups: 15-24 years",
            "counts only some of the deaths: Ten-Year Age Groups: 15-24",
        ),
        ("(X40-X44)", "(X40-X49)", "other underlying causes: X40, X41, X42, X43, X44, X45"),
        ('"States: All"', '"MCD - ICD-10 Codes: T40.7 (Cannabis)"', "no series of ours has the codes T40.7 (Cannabis)"),
        (
            "Multiple Cause of Death, 1999-2020",
            "Provisional Mortality Statistics, 2018 through Last Week",
            "the notes do not say which years are final",
        ),
    ],
)
def test_an_export_that_cannot_be_vouched_for_is_refused(refusal, old, new, message):
    assert message in refusal(EXPORT.replace(old, new))
