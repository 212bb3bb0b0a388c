"""The verdict on a claim follows from its bounds and the official series, and from nothing else."""

import csv

import pandas as pd
import pytest

from brief.base.problems import Place, Problems
from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim
from brief.corpus.ledger import Ledger
from brief.official import audit as audit_
from brief.official import reference as reference_
from brief.official.audit import COLUMNS, READING_COLUMNS, Check, compare, verdict
from brief.official.reference import Reference, Series
from brief.official.verdicts import Finding, Verdict
from brief.quantity.bounds import Bounds


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


def series(name, unit="deaths", universe="residents"):
    return Series(
        id=name,
        title=f"Title of {name}",
        producer="P",
        publication="Tables",
        universe=universe,
        scope="all",
        unit=unit,
        kind="flow",
        frequency="annual",
        status="final",
    )


def observed(*rows, **known):
    """Made-up series. A row is series, period (start/end), value or (lower, upper), and the release."""
    entries = {}
    table = []
    for name, period, value, *vintage in rows:
        entries[name] = known.get(name) or series(name)
        start, _, end = period.partition("/")
        point = not isinstance(value, tuple)
        lower, upper = (None, None) if point else value
        table.append(
            {
                "series_id": name,
                "period_start": start,
                "period_end": end or start,
                "value": value if point else None,
                "lower": lower,
                "upper": upper,
                "unit": entries[name].unit,
                "vintage": vintage[0] if vintage else "2020",
            }
        )
    frame = pd.DataFrame(table)
    return Reference(entries, frame.astype({"value": "float64", "lower": "float64", "upper": "float64"}))


def audited_one(quoted, reference, *readings, then=None, now=None):
    """The audit of one claim by readings given as dictionaries."""
    ledger = Ledger({}, None, {quoted.id: Anchored(quoted, None, 0, 0, None, "")})
    check = Check(claims=(quoted.id,), readings=readings, then=then, now=now)
    return audit_.audit(ledger, reference, [(check, Place("data/checks.yml", 9))])[quoted.id]


def outcome(quoted, reference, **reading):
    return audited_one(quoted, reference, reading).outcomes[0]


def refusal(quoted, reference, **reading):
    with pytest.raises(Problems) as caught:
        audited_one(quoted, reference, reading)
    return str(caught.value)


FIRST = claim(1, unit="rank")
IN_2016 = {"start": "2016", "end": "2016"}
YEARS = observed(
    ("d", "2014", 80),
    ("d", "2015", 90, "2019"),
    ("d", "2016", 100, "2018"),
    ("d", "2016", 120, "2019"),
    ("d", "2017", (300, None)),
    ("e", "2016", 60, "2018"),
    ("e", "2016", 66, "2019"),
    ("f", "2016", 10, "2018"),
    ("p", "2016", 130),
    p=series("p", universe="occurrences"),
)


@pytest.mark.parametrize(
    ("reading", "official", "steps", "vintage"),
    [
        (
            {"operation": "level", "start": "2016", "end": "2016"},
            Bounds.point(120),
            "2016: 120 deaths",
            "2019",
        ),
        (
            {"operation": "level", "start": 2016, "end": 2016, "vintage": 2018},
            Bounds.point(100),
            "2016: 100 deaths",
            "2018",
        ),
        (
            {"operation": "level", "start": "2017", "end": "2017"},
            Bounds(lower=300, lower_open=True),
            "2017: more than 300 deaths",
            "2020",
        ),
        (
            {"operation": "sum", "start": "2014", "end": "2016"},
            Bounds.point(290),
            "80 (2014) + 90 (2015) + 120 (2016) = 290 deaths",
            "2020",
        ),
        (
            {"operation": "sum", "start": "2015", "end": "2016", "vintage": "2019"},
            Bounds.point(210),
            "90 (2015) + 120 (2016) = 210 deaths",
            "2019",
        ),
        (
            {"operation": "sum", "start": "2016", "end": "2017"},
            Bounds(lower=420, lower_open=True),
            "120 (2016) + more than 300 (2017) = more than 420 deaths",
            "2020",
        ),
    ],
)
def test_a_level_and_a_sum_are_the_latest_release_unless_told(reading, official, steps, vintage):
    found = outcome(claim(100), YEARS, series="d", **reading)
    assert (found.official, found.unit, found.steps, found.vintage) == (official, "deaths", steps, vintage)


def test_a_long_sum_is_told_in_short():
    reference = observed(*(("d", f"20{year}", year) for year in range(10, 16)))
    found = outcome(claim(75), reference, operation="sum", series="d", start="2010", end="2014")
    assert (found.official, found.steps) == (Bounds.point(60), "sum of 5 periods, 2010 to 2014 = 60 deaths")


def test_parts_are_added_with_their_bounds():
    found = outcome(
        claim(400),
        YEARS,
        operation="parts",
        parts=[
            {"operation": "level", "series": "d", "start": "2017", "end": "2017", "label": "first"},
            {"operation": "level", "series": "e", "start": "2016", "end": "2016"},
        ],
    )
    assert found.official == Bounds(lower=366, lower_open=True)
    assert found.steps == "first more than 300 + e 66 = more than 366 deaths"
    assert found.reading.series_ids == ("d", "e")


def test_growth_is_the_change_in_percent_of_the_first():
    quoted = claim(50, unit="percent")
    found = outcome(quoted, YEARS, operation="growth", series="d", start="2014", end="2016")
    assert (found.official, found.unit) == (Bounds.point(50), "percent")
    assert found.steps == "2014: 80; 2016: 120; (120 / 80 − 1) × 100 = 50.0 percent"


def test_growth_may_be_between_periods_of_months():
    reference = observed(("d", "2021-04/2022-03", 200), ("d", "2021-11/2022-10", 150))
    found = outcome(
        claim(0, "less_than", "percent"),
        reference,
        operation="growth",
        series="d",
        start="2021-04/2022-03",
        end="2021-11/2022-10",
    )
    assert found.official == Bounds.point(-25)
    assert found.finding == "holds"


def test_a_share_is_the_part_in_percent_of_the_whole():
    found = outcome(claim(55, unit="percent"), YEARS, operation="share", series="e", of="d", **IN_2016)
    assert found.official.lower == found.official.upper == pytest.approx(55)
    assert found.steps == "2016: 66 of 120 = 55.0 percent"
    assert found.reading.series_ids == ("e", "d")


def test_a_share_of_a_look_alike_is_refused():
    message = refusal(claim(55, unit="percent"), YEARS, operation="share", series="e", of="p", **IN_2016)
    assert "data/checks.yml:9 x: these series count different things and must not be mixed" in message


LEVEL = {"operation": "level", "series": "d", **IN_2016}
STOCK = observed(
    ("s", "2009-12", 166),
    ("s", "2016-12", 739),
    ("y", "2017", 51),
    s=series("s", "substances"),
    y=series("y", "substances"),
)


@pytest.mark.parametrize(
    ("reading", "unit", "rate"),
    [
        ({"series": "s", "start": "2009-12", "end": "2016-12"}, "substances per year", 573 / 7),
        (
            {"series": "s", "start": "2009-12", "end": "2016-12", "per": "week"},
            "substances per week",
            573 / 7 / 52.17857,
        ),
        ({"series": "y", "start": "2017", "end": "2017"}, "substances per year", 51),
        (
            {"series": "y", "start": "2017", "end": "2017", "per": "week"},
            "substances per week",
            51 / 52.17857,
        ),
    ],
)
def test_a_rate_is_the_gain_of_a_stock_or_a_years_count_by_year_or_week(reading, unit, rate):
    found = outcome(claim(1, unit=unit), STOCK, operation="rate", **reading)
    assert found.official.lower == found.official.upper == pytest.approx(rate)
    assert found.unit == unit


def test_the_inverse_is_how_many_pills_a_kilogram_makes():
    reference = observed(("c", "2017", 1.25), c=series("c", "mg per pill"))
    quoted = claim(800_000, unit="pills")
    found = outcome(quoted, reference, operation="inverse", series="c", start="2017", end="2017")
    assert found.official.lower == found.official.upper == pytest.approx(800_000)
    assert found.steps == "1,000,000 mg / 1.25 mg a pill = 800,000 pills"


def months(*values):
    return observed(*(("d", f"2021-{month:02}/2022-{month:02}", value) for month, value in enumerate(values, start=1)))


@pytest.mark.parametrize(
    ("values", "flat", "count"),
    [
        ((100, 90, 80, 70), 0, 3),
        ((100, 110, 105, 100), 0, 2),
        ((100, 110, 105, 105.4), 0, 0),
        ((100, 110, 105, 105.4), 0.5, 2),
        ((100, 99, 98, 98), 0, 3),
    ],
)
def test_a_run_counts_the_last_months_that_fell_or_stayed(values, flat, count):
    found = outcome(
        claim(3, unit="months"),
        months(*values),
        operation="run",
        series="d",
        flat=flat,
        start="2021-01",
        end="2022-12",
    )
    assert found.official == Bounds.point(count)


def test_a_run_with_a_missing_month_is_refused():
    reference = observed(("d", "2021-01/2022-01", 3), ("d", "2021-02/2022-02", 2), ("d", "2021-04/2022-04", 1))
    message = refusal(claim(3, unit="months"), reference, operation="run", series="d", start="2021-01", end="2022-12")
    assert "d has no unbroken months from 2021-01 to 2022-12" in message


def test_a_length_counts_the_first_and_the_last_day():
    reference = observed(("o", "2023-03-01/2023-03-31", 1))
    found = outcome(
        claim(1, unit="months"),
        reference,
        operation="length",
        series="o",
        start="2023-03-01",
        end="2023-03-31",
    )
    assert found.official.lower == pytest.approx(31 / (365.25 / 12))
    assert found.steps == "2023-03-01 to 2023-03-31: 31 days = 1.0 months"


@pytest.mark.parametrize(
    ("own", "rivals", "rank"),
    [
        ("d", ["e", "f"], 1),
        ("e", ["d", "f"], 2),
        ("f", ["d", "e"], 3),
    ],
)
def test_a_rank_among_rivals_is_at_the_same_time(own, rivals, rank):
    found = outcome(FIRST, YEARS, operation="rank", series=own, rivals=rivals, **IN_2016)
    assert found.official == Bounds.point(rank)
    assert found.reading.series_ids == (own, *rivals)


def test_a_rank_among_look_alikes_is_refused():
    message = refusal(FIRST, YEARS, operation="rank", series="d", rivals=["p"], **IN_2016)
    assert "must not be mixed" in message


def test_a_rank_without_rivals_is_among_the_earlier_periods_known_by_then():
    reference = observed(
        ("d", "2015", 130, "2018"),
        ("d", "2016", 120, "2018"),
        ("d", "2016", 140, "2020"),
        ("d", "2015", 90, "2020"),
        ("d", "2017", 500, "2020"),
    )
    reading = {"operation": "rank", "series": "d", **IN_2016}
    assert outcome(FIRST, reference, **reading).official == Bounds.point(1)
    assert outcome(FIRST, reference, **reading, vintage="2018").official == Bounds.point(2)


def test_a_rank_among_nothing_is_refused():
    message = refusal(FIRST, YEARS, operation="rank", series="f", **IN_2016)
    assert "f has nothing to rank 2016 to 2016 against" in message


def test_a_year_is_that_of_the_observation():
    reference = observed(("launch", "2008-09", 1))
    reading = {"operation": "year", "series": "launch", "start": "2008-09", "end": "2008-09"}
    found = outcome(claim(2008, unit="calendar year"), reference, **reading)
    assert (found.official, found.finding) == (Bounds.point(2008), "holds")
    assert outcome(claim(2009, unit="calendar year"), reference, **reading).finding == "overstated"


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
        (["holds"], None, None, "holds"),
        (["holds", "holds"], None, "holds", "holds"),
        (["holds"], "overstated", None, "holds"),
        (["holds"], None, "understated", "out_of_date"),
        (["overstated"], None, None, "overstated"),
        (["understated", "understated"], None, None, "understated"),
        (["overstated"], "overstated", None, "overstated"),
        (["overstated"], "holds", None, "held_at_the_time"),
        (["overstated", "understated"], "holds", None, "held_at_the_time"),
        (["holds", "overstated"], None, None, "depends_on_the_reading"),
        (["holds", "overstated"], "holds", None, "depends_on_the_reading"),
        (["overstated", "understated"], None, None, "depends_on_the_reading"),
        (["undecided"], None, None, "depends_on_the_reading"),
        (["holds", "undecided"], None, None, "depends_on_the_reading"),
    ],
)
def test_the_one_verdict_of_all_readings(readings, then, now, expected):
    assert verdict([Finding(reading) for reading in readings], then, now) == expected


def test_a_unit_other_than_the_claims_is_refused():
    message = refusal(claim(100, unit="people"), YEARS, **LEVEL)
    assert message == "data/checks.yml:9 x: the check gives deaths, the claim is in people"


def test_a_check_may_say_that_two_names_mean_one_unit():
    found = outcome(claim(120, unit="people"), YEARS, **LEVEL, unit="people")
    assert (found.unit, found.finding) == ("people", "holds")


def test_an_observation_that_is_not_there_is_answered_with_those_that_are():
    message = refusal(claim(100), YEARS, operation="level", series="d", start="2015", end="2015", vintage="2018")
    assert message == ("data/checks.yml:9 x: d has no observation for 2015/2015 in the release 2018; it has 2016/2016")


def test_an_unknown_series_is_answered_with_the_nearest():
    reference = observed(("deaths", "2016", 1))
    message = refusal(claim(1), reference, operation="level", series="death", **IN_2016)
    assert message == "data/checks.yml:9 x: no series 'death' in data/reference; did you mean deaths?"


def checked(*names, **fields):
    return (Check(claims=names, **({"readings": [LEVEL]} | fields)), Place("data/checks.yml", 3))


OR_NEEDS = "readings: to check it, or needs: to say what would be needed"


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([checked("xy")], [f"data/checks.yml: the claim x has no check\n    expected: {OR_NEEDS}"]),
        (
            [],
            [
                f"data/checks.yml: the claim x has no check\n    expected: {OR_NEEDS}",
                f"data/checks.yml: the claim xy has no check\n    expected: {OR_NEEDS}",
            ],
        ),
        (
            [checked("x"), checked("xyz", "xy")],
            ["data/checks.yml:3 claims: no claim 'xyz' in the ledger\n    try: xy"],
        ),
        ([checked("x"), checked("x", "xy")], ["data/checks.yml:3 claims: x is checked twice"]),
    ],
)
def test_every_claim_is_checked_once(checks, expected):
    ledger = Ledger({}, None, {name: Anchored(claim(120, name=name), None, 0, 0, None, "") for name in ("x", "xy")})
    with pytest.raises(Problems) as caught:
        audit_.audit(ledger, YEARS, checks)
    assert [str(problem) for problem in caught.value.problems] == expected


def test_a_claim_that_nothing_can_check_says_what_would_be_needed():
    ledger = Ledger({}, None, {"x": Anchored(claim(120), None, 0, 0, None, "")})
    found = audit_.audit(ledger, YEARS, [checked("x", readings=(), needs="A survey.")])["x"]
    assert (found.verdict, found.outcomes, audit_.arithmetic(found)) == (
        "no_official_series",
        (),
        "Needed: A survey.",
    )


@pytest.mark.parametrize("fields", [{"readings": [], "needs": ""}, {"needs": "A survey."}])
def test_a_check_has_readings_or_needs(fields):
    with pytest.raises(ValueError, match="give readings: to check the claim, or needs:"):
        checked("x", **fields)


def test_the_arithmetic_tells_every_reading_with_its_verdict():
    found = audited_one(
        claim(100),
        YEARS,
        LEVEL | {"label": "latest"},
        then=LEVEL | {"vintage": "2018"},
        now=LEVEL | {"start": "2014", "end": "2014"},
    )
    assert found.verdict == "held_at_the_time"
    assert audit_.arithmetic(found) == (
        "latest: 2016: 120 deaths [understated]; at the time: 2016: 100 deaths [holds]; "
        "since: 2014: 80 deaths [overstated]."
    )


def test_a_check_of_the_wrong_form_is_refused_with_its_line(copy):
    text = copy.checks.read_text(encoding="utf-8")
    place = text.index("operation: growth", text.index("\nchecks:"))
    copy.checks.write_text(
        text[:place] + "operation: grow " + text[place + len("operation: growth") :], encoding="utf-8"
    )
    line = text.count("\n", 0, place) + 1
    with pytest.raises(Problems) as caught:
        audit_.load(copy)
    [problem] = caught.value.problems
    assert (problem.place.file, problem.place.line) == ("data/checks.yml", line)
    assert problem.place.field == "readings.0.operation"
    assert (problem.message, problem.suggestion) == ("unknown operation 'grow'", "growth")


def revised(copy, series_id, period, vintage, **fields):
    """Changes one observation in a copied project."""
    start, _, end = period.partition("/")
    changed = 0
    for path in copy.reference.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if (row["series_id"], row["period_start"], row["period_end"], row["vintage"]) == (
                series_id,
                start,
                end or start,
                vintage,
            ):
                row |= fields
                changed += 1
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    assert changed == 1


@pytest.fixture(scope="module")
def checks(project):
    return audit_.load(project)


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
            "held_at_the_time",
            (FINAL, "2017", "2021-01"),
            {"value": "72500"},
            "holds",
        ),
        (
            "state-overdose-deaths-2017",
            "held_at_the_time",
            (PREDICTED, "2017-01/2017-12", "2018-08"),
            {"value": "71000"},
            "overstated",
        ),
        (
            "jp-fentanyl-potency",
            "holds",
            ("fentanyl-potency-vs-morphine", "2017-10-27", None),
            {"lower": "30", "upper": "49"},
            "depends_on_the_reading",
        ),
        (
            "state-kilogram-price",
            "overstated",
            ("fentanyl-price-per-kg-china", "2016", None),
            {"value": "5000"},
            "holds",
        ),
        (
            "state-leading-accidental-death",
            "holds",
            ("us-accidental-deaths-falls", "2017", "2018"),
            {"value": "70000"},
            None,
        ),
        (
            "wh-drugs-most-responsible",
            "holds",
            ("us-overdose-deaths-cocaine", "2023", None),
            {"value": "90000"},
            "out_of_date",
        ),
    ],
)
def test_the_verdict_follows_the_data(
    copy, ledger, reference, audited, checks, claim_id, before, revision, value, after
):
    assert audited[claim_id].verdict == before
    series_id, period, vintage = revision
    vintage = vintage or reference.select(series_id, start=period, end=period)["vintage"].iloc[-1]
    revised(copy, series_id, period, vintage, **value)
    one = Ledger(ledger.documents, ledger.vocabulary, {claim_id: ledger[claim_id]})
    [own] = [
        (check.model_copy(update={"claims": (claim_id,)}), place) for check, place in checks if claim_id in check.claims
    ]
    found = audit_.audit(one, reference_.load(copy), [own])[claim_id].verdict
    assert found == after if after else found in ("overstated", "understated")


def test_the_real_audit_is_what_it_was(audited, snapshot):
    frame = audit_.table(audited)
    assert list(frame.columns) == list(COLUMNS)
    kept = frame[["claim_id", "verdict", "official_value"]]
    assert kept.to_csv(index=False, float_format="%.6g") == snapshot


def test_every_claim_has_a_verdict(audited, ledger):
    assert list(audited) == list(ledger.claims)
    assert {entry.verdict for entry in audited.values()} <= set(Verdict)


def test_the_table_tells_the_claims_bounds_and_the_first_official_value(audited):
    row = audit_.table(audited).set_index("claim_id").loc["state-synthetic-growth"]
    official = row[["official_value", "official_lower", "official_upper"]].tolist()
    assert official == [pytest.approx((19413 / 2628 - 1) * 100)] * 3
    assert row["claimed_upper"] == 640
    assert pd.isna(row["claimed_lower"])
    assert row[["unit", "series_id", "vintage"]].tolist() == ["percent", SYNTHETIC, "2021-01"]


def test_readings_have_a_row_each(audited):
    frame = audit_.readings(audited)
    assert list(frame.columns) == list(READING_COLUMNS)
    one = frame[frame["claim_id"] == "state-overdose-deaths-2017"]
    assert one[["reading", "verdict", "official_lower"]].to_numpy().tolist() == [
        ["as written", "overstated", 70237],
        ["at the time", "holds", 72287],
    ]
    assert len(frame) == sum(len(entry.outcomes) + bool(entry.then) + bool(entry.now) for entry in audited.values())


def test_checked_claims_are_counted_by_verdict_most_first(audited):
    frame = audit_.counts(audited)
    assert frame["claims"].sum() == sum(bool(entry.outcomes) for entry in audited.values())
    assert frame["claims"].is_monotonic_decreasing
    assert "no_official_series" not in set(frame["verdict"])
    assert frame["meaning"].tolist() == [Verdict(name).meaning for name in frame["verdict"]]


def test_checked_and_unchecked_claims_are_all_claims(audited, ledger):
    listing, rest = audit_.listing(audited, ledger), audit_.unchecked(audited, ledger)
    assert len(listing) + len(rest) == len(audited)
    assert set(listing["verdict"]) <= {verdict.label for verdict in Verdict}
    assert (rest["needed"] != "").all()


def test_a_listing_may_be_of_some_claims(audited, ledger):
    frame = audit_.listing(audited, ledger, ["state-synthetic-growth", "hsi-narcotics-seized"])
    assert frame["quoted"].tolist() == ["nearly 640%"]


def test_a_superlative_that_official_data_put_second_is_overstated():
    assert compare(FIRST, Bounds.point(2)) == "overstated"


def test_a_decimal_may_be_off_by_half_of_its_last_digit():
    found = claim(7.3).accepted
    assert (found.lower, found.upper) == pytest.approx((7.25, 7.35))


def test_a_published_range_does_not_rank_first():
    reference = observed(("d", "2016", (10, 20)), ("e", "2016", 100))
    assert outcome(FIRST, reference, operation="rank", series="d", rivals=["e"], **IN_2016).finding != "holds"


def test_parts_that_count_different_things_are_refused():
    reference = observed(("d", "2016", 60), ("w", "2016", 60), w=series("w", "lb", "seizures"))
    parts = [{"operation": "level", "series": name, **IN_2016} for name in ("d", "w")]
    assert "different things" in refusal(claim(120), reference, operation="parts", parts=parts)


def test_a_sum_over_a_missing_year_is_refused():
    reference = observed(("d", "2014", 60), ("d", "2016", 60))
    assert "2015" in refusal(claim(120), reference, operation="sum", series="d", start="2014", end="2016")


def test_an_unknown_rival_is_answered_with_the_nearest():
    message = refusal(FIRST, YEARS, operation="rank", series="d", rivals=["ee"], **IN_2016)
    assert "no series 'ee' in data/reference" in message


def test_a_rank_is_among_periods_as_long():
    reference = observed(("d", "2015", 1200), ("d", "2016-01", 90), ("d", "2016-02", 110))
    found = outcome(FIRST, reference, operation="rank", series="d", start="2016-02", end="2016-02")
    assert found.official == Bounds.point(1)
