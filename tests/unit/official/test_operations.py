"""Each operation reads an official value off its series: bounds that stay open, and arithmetic to follow."""

import pandas as pd
import pytest
from pydantic import TypeAdapter, ValidationError

from brief.official.operations import OPERATIONS, Reading
from brief.official.reference import Reference
from brief.official.series import Series
from brief.quantity.bounds import Bounds

READINGS = TypeAdapter(Reading)


def series(name, unit="deaths", universe="residents", kind="flow"):
    return Series(
        id=name,
        title=f"Title of {name}",
        producer="P",
        publication="Tables",
        universe=universe,
        scope="all",
        unit=unit,
        kind=kind,
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


def read(reference, **reading):
    return READINGS.validate_python(reading).read(reference)


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
    ("reading", "bounds", "steps", "vintage"),
    [
        ({"operation": "level", "period": "2016"}, Bounds.point(120), "2016: 120 deaths", "2019"),
        (
            {"operation": "level", "period": 2016, "vintage": 2018},
            Bounds.point(100),
            "2016: 100 deaths",
            "2018",
        ),
        (
            {"operation": "level", "period": "2017"},
            Bounds(lower=300, lower_open=True),
            "2017: more than 300 deaths",
            "2020",
        ),
        (
            {"operation": "sum", "period": "2014/2016"},
            Bounds.point(290),
            "80 (2014) + 90 (2015) + 120 (2016) = 290 deaths",
            "2020",
        ),
        (
            {"operation": "sum", "period": "2015/2016", "vintage": "2019"},
            Bounds.point(210),
            "90 (2015) + 120 (2016) = 210 deaths",
            "2019",
        ),
        (
            {"operation": "sum", "period": "2016/2017"},
            Bounds(lower=420, lower_open=True),
            "120 (2016) + more than 300 (2017) = more than 420 deaths",
            "2020",
        ),
    ],
)
def test_a_level_and_a_sum_are_the_latest_release_unless_told(reading, bounds, steps, vintage):
    official = read(YEARS, series="d", **reading)
    assert (official.bounds, official.unit, official.steps, official.vintage) == (bounds, "deaths", steps, vintage)


def test_a_long_sum_is_told_in_short():
    reference = observed(*(("d", f"20{year}", year) for year in range(10, 16)))
    official = read(reference, operation="sum", series="d", period="2010/2014")
    assert (official.bounds, official.steps) == (Bounds.point(60), "sum of 5 periods, 2010 to 2014 = 60 deaths")


def test_a_sum_over_a_missing_year_is_refused():
    reference = observed(("d", "2014", 60), ("d", "2016", 60))
    with pytest.raises(ValueError, match="no observation for 2015: a sum over the gap would be too low"):
        read(reference, operation="sum", series="d", period="2014/2016")


def test_parts_are_added_with_their_bounds():
    parts = [
        {"operation": "level", "series": "d", "period": "2017", "label": "first"},
        {"operation": "level", "series": "e", "period": "2016"},
    ]
    official = read(YEARS, operation="parts", parts=parts)
    assert official.bounds == Bounds(lower=366, lower_open=True)
    assert official.steps == "first more than 300 + e 66 = more than 366 deaths"


def test_parts_that_count_different_things_are_refused():
    reference = observed(("d", "2016", 60), ("w", "2016", 60), w=series("w", "lb", "seizures"))
    parts = [{"operation": "level", "series": name, "period": "2016"} for name in ("d", "w")]
    with pytest.raises(ValueError, match="the parts count different things: deaths, lb"):
        read(reference, operation="parts", parts=parts)


def test_growth_is_the_change_in_percent_of_the_first():
    official = read(YEARS, operation="growth", series="d", start="2014", end="2016")
    assert (official.bounds, official.unit) == (Bounds.point(50), "percent")
    assert official.steps == "2014: 80; 2016: 120; (120 / 80 − 1) × 100 = 50 percent"


def test_growth_may_be_between_periods_of_months():
    reference = observed(("d", "2021-04/2022-03", 200), ("d", "2021-11/2022-10", 150))
    official = read(reference, operation="growth", series="d", start="2021-04/2022-03", end="2021-11/2022-10")
    assert official.bounds == Bounds.point(-25)
    assert official.steps.startswith("Apr 2021 to Mar 2022: 200; Nov 2021 to Oct 2022: 150;")


def test_growth_to_more_than_a_number_is_more_than_a_growth():
    official = read(YEARS, operation="growth", series="d", start="2016", end="2017")
    assert official.bounds == Bounds(lower=150, lower_open=True)
    assert official.steps.endswith("= more than 150 percent")


def test_growth_from_nothing_is_refused():
    reference = observed(("d", "2015", 0), ("d", "2016", 10))
    with pytest.raises(ValueError, match="divided by 0"):
        read(reference, operation="growth", series="d", start="2015", end="2016")


def test_a_share_is_the_part_in_percent_of_the_whole():
    official = read(YEARS, operation="share", series="e", of="d", period="2016")
    assert official.bounds.lower == official.bounds.upper == pytest.approx(55)
    assert official.steps == "2016: 66 of 120 = 55 percent"


def test_a_share_of_more_than_a_number_is_less_than_a_share():
    reference = observed(("part", "2016", 30), ("whole", "2016", (60, None)))
    official = read(reference, operation="share", series="part", of="whole", period="2016")
    assert official.bounds == Bounds(upper=50, upper_open=True)


@pytest.mark.parametrize(
    "reading",
    [
        {"operation": "share", "series": "e", "of": "p"},
        {"operation": "rank", "series": "d", "rivals": ["p"]},
    ],
)
def test_look_alikes_are_not_mixed(reading):
    with pytest.raises(ValueError, match="these series count different things and must not be mixed"):
        read(YEARS, **reading, period="2016")


STOCK = observed(
    ("s", "2009-12", 166),
    ("s", "2016-12", 739),
    ("y", "2017", 51),
    s=series("s", "substances", kind="stock"),
    y=series("y", "substances"),
)


@pytest.mark.parametrize(
    ("reading", "unit", "rate"),
    [
        ({"series": "s", "period": "2009-12/2016-12"}, "substances per year", 573 / 7),
        ({"series": "s", "period": "2009-12/2016-12", "per": "week"}, "substances per week", 573 / 7 / 52.17857),
        ({"series": "y", "period": "2017"}, "substances per year", 51),
        ({"series": "y", "period": "2017", "per": "week"}, "substances per week", 51 / 52.17857),
    ],
)
def test_a_rate_is_the_gain_of_a_stock_or_a_years_count_by_year_or_week(reading, unit, rate):
    official = read(STOCK, operation="rate", **reading)
    assert official.bounds.lower == official.bounds.upper == pytest.approx(rate)
    assert official.unit == unit


def test_a_rate_is_told_with_both_counts_and_the_years_between():
    official = read(STOCK, operation="rate", series="s", period="2009-12/2016-12")
    assert official.steps == "(739 (Dec 2016) − 166 (Dec 2009)) / 7 years = 81.9 substances per year"


def test_the_inverse_is_how_many_pills_a_kilogram_makes():
    reference = observed(("c", "2017", 1.25), c=series("c", "mg per pill"))
    official = read(reference, operation="inverse", series="c", period="2017")
    assert official.bounds.lower == official.bounds.upper == pytest.approx(800_000)
    assert official.steps == "1,000,000 mg / 1.25 mg a pill = 800,000 pills"


def months(*values):
    return observed(*(("d", f"2021-{month:02}/2022-{month:02}", value) for month, value in enumerate(values, start=1)))


@pytest.mark.parametrize(
    ("values", "flat", "count"),
    [
        ((100, 90, 80, 70), 0, 3),
        ((100, 110, 105, 100), 0, 2),
        ((100, 110, 105, 105.4), 0, 1),
        ((100, 110, 105, 105.4), 0.5, 2),
        ((100, 99, 98, 98), 0, 3),
    ],
)
def test_a_run_is_the_longest_of_months_that_fell_or_stayed(values, flat, count):
    official = read(months(*values), operation="run", series="d", flat=flat, period="2021-01/2022-12")
    assert official.bounds == Bounds.point(count)


def test_a_run_tells_how_many_months_fell_and_how_much_they_rose():
    official = read(months(100, 110, 105, 105.4), operation="run", series="d", flat=0.5, period="2021-01/2022-12")
    assert official.steps == (
        "3 monthly changes to Apr 2022: 1 fell; the largest rise is 10%; "
        "the count fell or rose by no more than 0.5 percent for at most 2 in a row"
    )


def test_a_run_with_a_missing_month_is_refused():
    reference = observed(("d", "2021-01/2022-01", 3), ("d", "2021-02/2022-02", 2), ("d", "2021-04/2022-04", 1))
    with pytest.raises(ValueError, match="d has no unbroken months from January 2021 to December 2022"):
        read(reference, operation="run", series="d", period="2021-01/2022-12")


def test_a_run_over_what_is_no_single_number_is_refused():
    with pytest.raises(ValueError, match="d has no single number for 2021-02/2022-02, but more than 5"):
        read(months(9, (5, None), 4), operation="run", series="d", period="2021-01/2022-12")


def test_a_length_counts_the_first_and_the_last_day():
    reference = observed(("o", "2023-03-01/2023-03-31", 1))
    official = read(reference, operation="length", series="o", period="2023-03-01/2023-03-31")
    assert official.bounds.lower == pytest.approx(31 / (365.25 / 12))
    assert official.steps == "1 to 31 Mar 2023: 31 days = 1.02 months"


@pytest.mark.parametrize(("own", "rivals", "rank"), [("d", ["e", "f"], 1), ("e", ["d", "f"], 2), ("f", ["d", "e"], 3)])
def test_a_rank_among_rivals_is_at_the_same_time(own, rivals, rank):
    assert read(YEARS, operation="rank", series=own, rivals=rivals, period="2016").bounds == Bounds.point(rank)


def test_a_rank_without_rivals_is_among_the_earlier_periods_known_by_then():
    reference = observed(
        ("d", "2015", 130, "2018"),
        ("d", "2016", 120, "2018"),
        ("d", "2016", 140, "2020"),
        ("d", "2015", 90, "2020"),
        ("d", "2017", 500, "2020"),
    )
    reading = {"operation": "rank", "series": "d", "period": "2016"}
    assert read(reference, **reading).bounds == Bounds.point(1)
    assert read(reference, **reading, vintage="2018").bounds == Bounds.point(2)


def test_a_rank_is_among_periods_as_long():
    reference = observed(("d", "2015", 1200), ("d", "2016-01", 90), ("d", "2016-02", 110))
    official = read(reference, operation="rank", series="d", period="2016-02")
    assert official.bounds == Bounds.point(1)
    assert official.steps == (
        "Feb 2016: 110 deaths; highest of 1 other: 90 (Jan 2016); "
        "first in rank, nothing is said of the time before Jan 2016"
    )


def test_a_rank_among_nothing_is_refused():
    with pytest.raises(ValueError, match="f has nothing to rank 2016 against"):
        read(YEARS, operation="rank", series="f", period="2016")


def test_a_published_range_does_not_rank_first():
    reference = observed(("d", "2016", (10, 20)), ("e", "2016", 100))
    assert read(reference, operation="rank", series="d", rivals=["e"], period="2016").bounds == Bounds.point(2)


def test_a_year_is_that_of_the_observation():
    reference = observed(("launch", "2008-09", 1))
    official = read(reference, operation="year", series="launch", period="2008-09")
    assert (official.bounds, official.unit) == (Bounds.point(2008), "calendar year")
    assert official.steps == "Title of launch: Sep 2008"


def test_an_observation_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(ValueError, match=r"d has no observation for 2015 in the release 2018; it has 2016$"):
        read(YEARS, operation="level", series="d", period="2015", vintage="2018")


@pytest.mark.parametrize(
    "reading",
    [
        {"operation": "level", "series": "dd", "period": "2016"},
        {"operation": "rank", "series": "d", "rivals": ["dd"], "period": "2016"},
        {"operation": "share", "series": "d", "of": "dd", "period": "2016"},
        {"operation": "rate", "series": "dd", "period": "2016"},
    ],
)
def test_an_unknown_series_is_answered_with_the_nearest(reading):
    with pytest.raises(KeyError, match=r"no series 'dd' in data/reference; did you mean d\?"):
        read(YEARS, **reading)


@pytest.mark.parametrize(
    ("reading", "series_ids"),
    [
        ({"operation": "level", "series": "d", "period": "2016"}, ("d",)),
        ({"operation": "share", "series": "d", "of": "e", "period": "2016"}, ("d", "e")),
        ({"operation": "rank", "series": "d", "rivals": ["e", "f"], "period": "2016"}, ("d", "e", "f")),
        (
            {
                "operation": "parts",
                "parts": [
                    {"operation": "level", "series": "d", "period": "2016"},
                    {"operation": "share", "series": "e", "of": "f", "period": "2016"},
                ],
            },
            ("d", "e", "f"),
        ),
    ],
)
def test_an_operation_names_its_series(reading, series_ids):
    assert READINGS.validate_python(reading).series_ids == series_ids


@pytest.mark.parametrize(
    "reading",
    [
        {"operation": "growth", "series": "d", "start": "2015", "end": "2016", "rivals": ["e"]},
        {"operation": "level", "series": "d", "period": "2016", "flat": 0.5},
        {"operation": "level", "period": "2016"},
        {"operation": "sum", "series": "d"},
        {"operation": "parts", "parts": []},
        {"operation": "level", "series": "d", "period": "2016-13"},
        {"operation": "shrinkage", "series": "d", "period": "2016"},
        {"series": "d", "period": "2016"},
    ],
)
def test_an_operation_takes_its_own_fields_and_no_other(reading):
    with pytest.raises(ValidationError):
        READINGS.validate_python(reading)


def test_every_operation_is_on_the_list_once():
    names = [operation.model_fields["operation"].annotation.__args__ for operation in OPERATIONS]
    assert names == [(operation.name(),) for operation in OPERATIONS]
