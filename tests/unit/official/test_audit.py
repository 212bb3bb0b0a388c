"""The verdict on a claim follows from its bounds and the official series, and from nothing else."""

import pytest

from brief.base.problems import Place, Problems
from brief.base.records import Entry
from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim
from brief.corpus.ledger import Ledger
from brief.official import audit as audit_
from brief.official.audit import compare, conclude
from brief.official.checks import Check
from brief.official.verdicts import Finding
from brief.quantity.bounds import Bounds
from made_up import observed, series


def claim(value=None, qualifier="exact", unit="deaths", name="x", **fields):
    return Claim(
        **(
            {
                "id": name,
                "topic": "overdose",
                "measure": "m",
                "exact": "q",
                "value": value,
                "qualifier": qualifier,
                "unit": unit,
            }
            | fields
        )
    )


def audited_one(quoted, reference, *readings, **fields):
    """The audit of one claim by readings given as dictionaries."""
    ledger = Ledger({}, None, {quoted.id: Anchored(quoted, None, 0, 0, "")})
    check = Check(claims=(quoted.id,), readings=readings, **fields)
    return audit_.audit(ledger, reference, [Entry(check, Place("data/checks.yml", 9, "x"))])[quoted.id]


def refusal(quoted, reference, **reading):
    with pytest.raises(Problems) as caught:
        audited_one(quoted, reference, reading)
    return str(caught.value)


FIRST = claim(1, unit="rank")


LEVEL = {"operation": "level", "series": "d", "period": "2016"}


YEARS = observed(("d", "2014", 80), ("d", "2016", 100, "2018"), ("d", "2016", 120, "2019"))


@pytest.mark.parametrize(
    ("quoted", "official", "expected"),
    [
        (claim(640, "nearly"), Bounds.point(638.7), "holds"),
        (claim(640, "nearly"), Bounds.point(576), "holds"),
        (claim(640, "nearly"), Bounds.point(640), "understated"),
        (claim(640, "nearly"), Bounds.point(575), "overstated"),
        (claim(72000, "more_than"), Bounds.point(72000), "overstated"),
        (claim(72000, "more_than"), Bounds.point(72001), "holds"),
        (claim(5000, "as_little_as"), Bounds.point(5000), "holds"),
        (claim(38), Bounds.point(38.6), "understated"),
        (claim(qualifier="range", range=(10, 20)), Bounds(10, 20), "holds"),
        (claim(qualifier="range", range=(10, 20)), Bounds(12, 22), "undecided"),
        (claim(qualifier="range", range=(10, 20)), Bounds(21, 22), "understated"),
        (claim(qualifier="range", range=(10, 20)), Bounds(5, 9), "overstated"),
        (claim(10000, "nearly"), Bounds(lower=5760), "undecided"),
        (claim(10000, "nearly"), Bounds(upper=5760), "overstated"),
        (claim(10000, "nearly"), Bounds(lower=10001), "understated"),
        (claim(800, "more_than"), Bounds(lower=900), "holds"),
        (claim(800, "more_than"), Bounds(lower=800, lower_open=True), "holds"),
        (claim(800, "more_than"), Bounds(lower=800), "undecided"),
        (claim(800, "more_than"), Bounds(upper=800), "overstated"),
        (claim(800, "at_least"), Bounds(upper=800), "undecided"),
        (claim(800, "at_least"), Bounds(upper=800, upper_open=True), "overstated"),
        (claim(800, "nearly"), Bounds(lower=800, lower_open=True), "understated"),
        (claim(800, "more_than"), Bounds(lower=700), "undecided"),
        (claim(800, "more_than"), Bounds(upper=900), "undecided"),
    ],
)
def test_a_claim_is_compared_with_an_official_value_or_range(quoted, official, expected):
    assert compare(quoted, official) == expected


@pytest.mark.parametrize(
    ("readings", "then", "now", "expected"),
    [
        (["holds"], [], None, "holds"),
        (["holds", "holds"], [], "holds", "holds"),
        (["holds"], ["overstated"], None, "holds"),
        (["holds"], [], "understated", "out of date"),
        (["overstated"], [], None, "overstated"),
        (["understated", "understated"], [], None, "understated"),
        (["contradicted", "contradicted"], [], None, "contradicted"),
        (["overstated"], ["overstated"], None, "overstated"),
        (["overstated"], ["holds"], None, "held at the time"),
        (["overstated", "understated"], ["holds", "holds"], None, "held at the time"),
        (["overstated", "overstated"], ["holds", "overstated"], None, "overstated"),
        (["holds", "overstated"], [], None, "depends on the reading"),
        (["holds", "overstated"], ["holds", "holds"], None, "depends on the reading"),
        (["holds", "undecided"], [], None, "depends on the reading"),
        (["overstated", "understated"], [], None, "not reproducible"),
        (["overstated", "contradicted"], [], None, "not reproducible"),
        (["overstated", "undecided"], [], None, "not reproducible"),
        (["undecided"], [], None, "not reproducible"),
    ],
)
def test_the_one_verdict_of_all_readings(readings, then, now, expected):
    assert conclude([Finding(one) for one in readings], [Finding(one) for one in then], now) == expected


@pytest.mark.parametrize(
    ("quoted", "change", "expected"),
    [
        (claim(50, "more_than", "percent"), Bounds.point(-3), "contradicted"),
        (claim(0, "less_than", "percent"), Bounds.point(3), "contradicted"),
        (claim(50, "more_than", "percent"), Bounds.point(3), "overstated"),
        (claim(0, "less_than", "percent"), Bounds.point(0), "understated"),
        (claim(0, "less_than", "percent"), Bounds.point(-3), "holds"),
    ],
)
def test_a_change_the_other_way_contradicts(quoted, change, expected):
    assert compare(quoted, change, turns=True) == expected


def test_a_change_the_other_way_contradicts_a_claim_of_growth():
    reading = {"operation": "growth", "series": "d", "start": "2016", "end": "2014"}
    assert audited_one(claim(50, "more_than", "percent"), YEARS, reading).verdict == "contradicted"


def test_a_claim_may_be_true_as_a_bound_and_no_longer_describe_its_present():
    found = audited_one(claim(70, "more_than"), YEARS, LEVEL | {"period": "2014"}, now=LEVEL)
    assert (found.outcomes[0].finding, found.now.finding, found.verdict) == ("holds", "understated", "out of date")
    assert audited_one(claim(110, "more_than"), YEARS, LEVEL, now=LEVEL).verdict == "holds"


def test_what_stands_beside_decides_nothing_and_is_shown():
    found = audited_one(claim(120), YEARS, LEVEL, beside=[LEVEL | {"period": "2014", "label": "before"}])
    assert (found.verdict, found.beside[0].finding) == ("holds", None)
    assert found.arithmetic == "2016: 120 deaths [holds]. Beside it, deciding nothing: before: 2014: 80 deaths."


def test_a_unit_other_than_the_claims_is_refused():
    message = refusal(claim(100, unit="people"), YEARS, **LEVEL)
    assert message == "data/checks.yml:9 x.readings.0: the check gives deaths, the claim is in people"


def test_what_a_series_says_of_a_kilogram_is_what_a_claim_says_of_one():
    reference = observed(("d", "2016", 120), d=series("d", unit="pills per kg"))
    [outcome] = audited_one(claim(120, unit="pills"), reference, LEVEL).outcomes
    assert (outcome.official.unit, outcome.finding) == ("pills", "holds")


def test_an_unknown_series_is_answered_with_the_nearest():
    reference = observed(("deaths", "2016", 1))
    message = refusal(claim(1), reference, operation="level", series="death", period="2016")
    assert message == (
        "data/checks.yml:9 x.readings.0.series: no series 'death' in data/reference\n"
        "    expected: the id of one\n    try: deaths"
    )


def checked(*names, **fields):
    return Entry(Check(claims=names, **({"readings": [LEVEL]} | fields)), Place("data/checks.yml", 3, "x"))


def two_claims():
    return Ledger({}, None, {name: Anchored(claim(120, name=name), None, 0, 0, "") for name in ("x", "xy")})


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        (
            [checked("x"), checked("xyz", "xy")],
            ["data/checks.yml:3 claims.0: no claim 'xyz' in the ledger\n    try: xy"],
        ),
        (
            [checked("x"), checked("x", "xy")],
            ["data/checks.yml:3 claims.0: x is checked twice\n    expected: one entry, with all its readings"],
        ),
    ],
)
def test_a_claim_is_checked_at_most_once(checks, expected):
    with pytest.raises(Problems) as caught:
        audit_.audit(two_claims(), YEARS, checks)
    assert [str(problem) for problem in caught.value.problems] == expected


def test_a_claim_without_a_check_is_not_checked_and_stops_nothing():
    found = audit_.audit(two_claims(), YEARS, [checked("xy")])
    assert [(name, entry.verdict) for name, entry in found.items()] == [("x", "not checked"), ("xy", "holds")]
    assert found["x"].arithmetic == "Nobody has looked yet for an official figure."


@pytest.mark.parametrize(
    ("fields", "verdict", "arithmetic"),
    [
        ({"needs": "A survey."}, "no official series", "Needed: A survey."),
        (
            {"needs": "A survey.", "looked": "The ministry's tables."},
            "no official series",
            "Needed: A survey. Looked for in: The ministry's tables.",
        ),
        ({"own": "It lists its goals."}, "own statement", "It lists its goals."),
    ],
)
def test_a_claim_that_nothing_can_check_says_why(fields, verdict, arithmetic):
    found = audit_.audit(two_claims(), YEARS, [checked("x", readings=(), **fields)])["x"]
    assert (found.verdict, found.outcomes, found.arithmetic) == (verdict, (), arithmetic)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"readings": []}, "give readings: to check the claim, or needs:"),
        ({"needs": "A survey."}, "give readings: to check the claim, or needs:"),
        ({"readings": [], "needs": "A survey.", "own": "It says so."}, "or own:"),
        ({"readings": [], "needs": "A survey.", "then": "2018"}, "then: and now: go with readings:"),
        ({"looked": "The tables."}, "looked: goes with needs:"),
    ],
)
def test_a_check_has_readings_or_says_why_not(fields, message):
    with pytest.raises(ValueError, match=message):
        checked("x", **fields)


def test_the_arithmetic_tells_every_reading_with_its_verdict():
    found = audited_one(
        claim(100),
        YEARS,
        LEVEL | {"label": "latest"},
        then="2018",
        now=LEVEL,
    )
    assert found.verdict == "held at the time"
    assert found.arithmetic == (
        "latest: 2016: 120 deaths [understated]; at the time: 2016: 100 deaths [holds]; "
        "now: 2016: 120 deaths [understated]."
    )


def test_a_superlative_that_official_data_put_second_is_overstated():
    assert compare(FIRST, Bounds.point(2)) == "overstated"


def test_a_decimal_may_be_off_by_half_of_its_last_digit():
    found = claim(7.3).accepted
    assert (found.lower, found.upper) == pytest.approx((7.25, 7.35))
