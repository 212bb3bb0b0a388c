"""What came before what is read off series, with the arithmetic to follow."""

import pytest

from brief.quantity.bounds import Bounds
from made_up import YEARS, observed, read


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
        "3 monthly changes to Apr 2022: 1 fell; the largest rise is 10 percent; "
        "the count fell or rose by no more than 0.5 percent for at most 2 in a row"
    )


def test_a_run_with_a_missing_month_is_refused():
    reference = observed(("d", "2021-01/2022-01", 3), ("d", "2021-02/2022-02", 2), ("d", "2021-04/2022-04", 1))
    with pytest.raises(ValueError, match="d has no unbroken months from January 2021 to December 2022"):
        read(reference, operation="run", series="d", period="2021-01/2022-12")


def test_a_run_over_what_is_no_single_number_is_refused():
    with pytest.raises(ValueError, match="d has no single number for 2021-02/2022-02, but more than 5"):
        read(months(9, (5, None), 4), operation="run", series="d", period="2021-01/2022-12")


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
    assert read(reference, **reading, release="2018").bounds == Bounds.point(2)


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
