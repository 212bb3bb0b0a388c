"""A reading that is not fair to a claim does not load: each rule, on the real checks and on made-up ones."""

from dataclasses import replace

import pytest

from brief.base.problems import Problems
from brief.official import audit as audit_
from brief.official import checks as checks_
from brief.official import reference as reference_

SYNTHETIC = "series: us-overdose-deaths-synthetic-opioids, period: 2022"
PRECURSORS = "series: un-fentanyl-precursors-scheduled, period: 2021-01/2023-04"


def problems(copy, ledger, old, new):
    """What the audit says of the real checks with one of them changed."""
    text = copy.checks.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    copy.checks.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Problems) as caught:
        audit_.audit(ledger, reference_.load(copy), checks_.load(copy))
    return [f"{problem.place.record}.{problem.place.field}: {problem.message}" for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            SYNTHETIC,
            "series: us-overdose-deaths-all-drugs, period: 2022",
            "hsi-unprecedented-epidemic.readings.0: the claim speaks of synthetic opioids, "
            "us-overdose-deaths-all-drugs counts all drugs",
            id="all drugs for synthetic opioids",
        ),
        pytest.param(
            "operation: inverse, series: pill-fentanyl-content-mean, period: 2021",
            "operation: level, series: us-overdose-deaths-all-drugs, period: 2021",
            "state-pills-per-kilogram.readings.1: the check gives deaths, the claim is in pills",
            id="deaths for pills",
        ),
        pytest.param(
            "operation: inverse, series: pill-fentanyl-content-mean, period: 2021}",
            "operation: level, series: fentanyl-powder-revenue-per-kg, period: 2017}",
            "state-pills-per-kilogram.readings.1: the check gives USD per kg, the claim is in pills",
            id="money for pills",
        ),
        pytest.param(
            "operation: sum, series: un-fentanyl-precursors-scheduled, period: 2021-01/2023-04",
            "operation: sum, series: china-fentanyl-precursors-scheduled, period: 2018-01/2023-04",
            "wh-precursors-scheduled.readings.0: the claim is of World, china-fentanyl-precursors-scheduled of China",
            id="a nation for the world",
        ),
        pytest.param(
            "operation: rate, per: week, series: un-nps-reported-cumulative, period: 2009-12/2016-12",
            "operation: rate, per: week, series: eu-nps-first-notified-annual, period: 2017",
            "state-nps-per-week.readings.0: the claim is of World, eu-nps-first-notified-annual of European Union",
            id="a region for the world",
        ),
        pytest.param(
            "start: 2012, end: 2016}",
            "start: 2013, end: 2017}",
            "state-synthetic-growth.readings.0: the claim is of 2012 to 2016, the reading of 2013 to 2017",
            id="another period",
        ),
        pytest.param(
            "label: 2000 to 2016, operation: sum, series: us-overdose-deaths-any-opioid, period: 2000/2016",
            "label: 1999 to 2016, operation: sum, series: us-overdose-deaths-any-opioid, period: 1999/2016",
            "state-opioid-deaths.readings.0: the claim is of since 2000, the reading of 1999 to 2016",
            id="an earlier start",
        ),
        pytest.param(
            "then: 2018-08",
            "then: 2025-09",
            "state-overdose-deaths-2017.then: the release 2025-09 came after the document, 2018",
            id="a release after the document",
        ),
        pytest.param(
            "series: global-smart-launch, period: 2008-09",
            "series: incb-annual-report-released, period: 2018-03-01",
            "state-global-smart-launch.readings.0: the claim is of 2008, the reading of 1 March 2018",
            id="another year",
        ),
        pytest.param(
            "operation: level, series: un-nps-reported-cumulative, period: 2018-12}",
            "operation: level, series: un-nps-reported-cumulative, period: 2018, release: 2018}",
            "state-nps-total.readings.1: un-nps-reported-cumulative for 2018 is a figure of Department of State, "
            "who makes the claim: United Nations figure, as given in US Department of State, opening remarks at the G7 "
            "expert group meeting on synthetic drugs, 2018",
            id="the claimant's own figure",
        ),
        pytest.param(
            "label: CBP, operation: level, series: fentanyl-potency-vs-morphine, period: 2017-05-25",
            "label: DEA, operation: level, series: fentanyl-potency-vs-morphine, period: 2022-11",
            "jp-fentanyl-potency.readings.1: fentanyl-potency-vs-morphine for Nov 2022 was read in the press only: "
            "DEA, public safety alert, November 2022",
            id="a newspaper",
        ),
        pytest.param(
            "now:\n      operation: rank\n      series: us-overdose-deaths-synthetic-opioids\n      period: 2023",
            "now:\n      operation: rank\n      series: us-overdose-deaths-synthetic-opioids\n      period: 2019",
            "wh-drugs-most-responsible.now: 2019 is before a period that is read",
            id="a present before the claim's period",
        ),
    ],
)
def test_a_reading_that_is_not_fair_is_refused(copy, ledger, old, new, message):
    assert message in problems(copy, ledger, old, new)


PREDICTED = "series: us-provisional-overdose-deaths-all-drugs-predicted, period: 2017-01/2017-12}"


def test_final_and_provisional_are_not_mixed(copy, ledger):
    new = f"{PREDICTED}\n      - {{operation: level, series: us-overdose-deaths-all-drugs, period: 2017}}"
    found = problems(copy, ledger, PREDICTED, new)
    assert "state-overdose-deaths-2017.readings.1: final and provisional figures are mixed" in found
    assert (
        "state-overdose-deaths-2017.readings.1: us-overdose-deaths-all-drugs and "
        "us-provisional-overdose-deaths-all-drugs-predicted count different things: us-residents-final; "
        "us-occurrence-provisional-predicted"
    ) in found


def test_the_release_of_the_time_is_no_newspaper_either(ledger, reference, project):
    rows = reference.rows.copy()
    then = (rows["release"] == "2018-08") & (rows["series_id"] == "us-provisional-overdose-deaths-all-drugs-predicted")
    rows.loc[then, "caveats"] += " press"
    with pytest.raises(Problems) as caught:
        audit_.audit(ledger, replace(reference, rows=rows), checks_.load(project), ["state-overdose-deaths-2017"])
    [problem] = caught.value.problems
    assert (problem.place.field, "was read in the press only" in problem.message) == ("then", True)


def test_the_readings_of_a_check_are_of_one_place(copy, ledger):
    old = "operation: inverse, series: pill-fentanyl-content-mean, period: 2021}"
    new = f"{old}\n      - {{operation: level, series: pills-per-kg-fentanyl, period: 2016}}"
    assert "state-pills-per-kilogram.readings.2: the readings are of several places: United States; " in problems(
        copy, ledger, old, new
    )


def test_what_has_overtaken_a_claim_is_the_same_measure(copy, ledger):
    found = problems(copy, ledger, "now:\n      operation: rank\n", "now:\n      operation: lead\n")
    assert "wh-drugs-most-responsible.now: not the measure of a reading" in found


def test_the_figures_of_a_passage_are_of_one_release(copy, ledger):
    old = "of: us-provisional-overdose-deaths-all-drugs-predicted, period: 2019-10/2020-09, release: 2024-12}\n    now"
    assert problems(copy, ledger, old, old.replace("2024-12", "2025-09")) == [
        "jp-fentanyl-share.readings.2: 2019-10/2020-09: read in the release 2025-09, jp-lethal-overdoses of the same "
        "passage in 2024-12"
    ]


def test_a_change_has_both_ends_in_one_release(copy, ledger, reference):
    rows = reference.rows
    first = (rows["series_id"] == "us-provisional-overdose-deaths-all-drugs-predicted") & (
        rows["period_end"] == "2022-10"
    )
    older = replace(reference, rows=rows[~(first & (rows["release"] == "2025-09"))])
    with pytest.raises(Problems) as caught:
        unpinned = copy.checks.read_text(encoding="utf-8").replace(
            "end: 2021-11/2022-10, release: 2025-09", "end: 2021-11/2022-10"
        )
        copy.checks.write_text(unpinned, encoding="utf-8")
        audit_.audit(ledger, older, checks_.load(copy), ["wh-decreasing-trend"])
    assert [problem.message for problem in caught.value.problems] == ["the reading mixes the releases 2024-12, 2025-09"]


def test_the_real_readings_are_fair(ledger, reference, project):
    audited = audit_.audit(ledger, reference, checks_.load(project))
    deciding = [outcome for entry in audited.values() for _, outcome in entry.named()]
    assert not [row for outcome in deciding for row in outcome.official.rows if "press" in row.caveats]
    assert all(entry.why for entry in audited.values() if not entry.verdict.compared)


def test_each_series_that_was_looked_for_says_where(project):
    unlooked = [
        entry.record.claims for entry in checks_.load(project) if entry.record.needs and not entry.record.looked
    ]
    assert unlooked == []
