"""The audit of the documents, and what changes a verdict."""

import csv
from dataclasses import replace

import pytest

from brief.base.problems import Problems
from brief.corpus.ledger import Ledger
from brief.official import audit as audit_
from brief.official import checks as checks_
from brief.official import reference as reference_
from brief.official.verdicts import Verdict
from brief.tables import verdicts


def test_a_check_of_the_wrong_form_is_refused_with_its_line(copy):
    text = copy.checks.read_text(encoding="utf-8")
    place = text.index("operation: growth", text.index("# Growth ---"))
    copy.checks.write_text(
        text[:place] + "operation: grow " + text[place + len("operation: growth") :], encoding="utf-8"
    )
    line = text.count("\n", 0, place) + 1
    with pytest.raises(Problems) as caught:
        checks_.load(copy)
    [problem] = caught.value.problems
    assert (problem.place.file, problem.place.line) == ("data/checks.yml", line)
    assert problem.place.field == "readings.0.operation"
    assert (problem.message, problem.suggestion) == ("unknown operation 'grow'", "growth")


def test_a_field_that_an_operation_does_not_need_is_refused_with_those_that_it_has(copy):
    text = copy.checks.read_text(encoding="utf-8")
    growth = "{label: 2012 to 2016, operation: growth, series: us-overdose-deaths-synthetic-opioids, "
    assert growth in text
    copy.checks.write_text(text.replace(growth, growth + "rivals: [x], ends: 2017, "), encoding="utf-8")
    line = text.count("\n", 0, text.index(growth)) + 1
    with pytest.raises(Problems) as caught:
        checks_.load(copy)
    rivals, ends = caught.value.problems
    record = f"data/checks.yml:{line} state-synthetic-growth"
    assert (str(rivals.place), rivals.message) == (f"{record}.readings.0.rivals", "no such field")
    assert rivals.expected == "label, series, release, operation, start, end"
    assert (str(ends.place), ends.suggestion) == (f"{record}.readings.0.ends", "end")


def revised(copy, series_id, period, release, **fields):
    """Changes one observation in a copied project."""
    start, _, end = period.partition("/")
    changed = 0
    for path in copy.reference.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if (row["series_id"], row["period_start"], row["period_end"], row["release"]) == (
                series_id,
                start,
                end or start,
                release,
            ):
                row |= {"note": ""} | fields  # without the words of the number that was read
                changed += 1
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    assert changed == 1


@pytest.fixture(scope="module")
def checks(project):
    return checks_.load(project)


FINAL = "us-overdose-deaths-all-drugs"


PREDICTED = "us-provisional-overdose-deaths-all-drugs-predicted"


SYNTHETIC = "us-overdose-deaths-synthetic-opioids"


@pytest.mark.parametrize(
    ("claim_id", "before", "revision", "value", "after"),
    [
        (
            "state-synthetic-growth",
            "holds",
            (SYNTHETIC, "2016", "2021-01"),
            {"value": "25000"},
            "understated",
        ),
        ("state-synthetic-growth", "holds", (SYNTHETIC, "2016", "2021-01"), {"value": "15000"}, "overstated"),
        ("state-synthetic-growth", "holds", (SYNTHETIC, "2012", "2021-01"), {"value": "3000"}, "overstated"),
        (
            "state-overdose-deaths-2017",
            "held at the time",
            (PREDICTED, "2017-01/2017-12", "2025-09"),
            {"value": "72500"},
            "holds",
        ),
        (
            "state-overdose-deaths-2017",
            "held at the time",
            (PREDICTED, "2017-01/2017-12", "2018-08"),
            {"value": "71000"},
            "overstated",
        ),
        ("state-overdose-deaths-2017", "held at the time", (FINAL, "2017", "2021-01"), {"value": "90000"}, None),
        (
            "jp-fentanyl-potency",
            "holds",
            ("fentanyl-potency-vs-morphine", "2017-10-27", None),
            {"lower": "30", "upper": "49"},
            "depends on the reading",
        ),
        (
            "wh-drugs-most-responsible",
            "holds",
            ("us-overdose-deaths-cocaine", "2023", None),
            {"value": "90000"},
            "out of date",
        ),
    ],
)
def test_the_verdict_follows_the_data(
    copy, ledger, reference, audited, checks, claim_id, before, revision, value, after
):
    assert audited[claim_id].verdict == before
    series_id, period, release = revision
    release = release or reference.select(series_id, start=period, end=period)["release"].iloc[-1]
    revised(copy, series_id, period, release, **value)
    one = Ledger(ledger.documents, ledger.vocabulary, {claim_id: ledger[claim_id]})
    [own] = [
        replace(entry, record=entry.record.model_copy(update={"claims": (claim_id,)}))
        for entry in checks
        if claim_id in entry.record.claims
    ]
    found = audit_.audit(one, reference_.load(copy), [own])[claim_id].verdict
    assert found == (after or before)


def test_the_real_audit_is_what_it_was(audited, snapshot):
    kept = verdicts.table(audited)[["claim_id", "verdict", "official_value"]]
    assert kept.to_csv(index=False, float_format="%.6g") == snapshot


def test_every_claim_has_a_verdict(audited, ledger):
    assert list(audited) == list(ledger.claims)
    assert {entry.verdict for entry in audited.values()} <= set(Verdict)
