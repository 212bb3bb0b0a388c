"""How far a verdict is from another one: the smallest change of one official figure that turns it."""

import pytest

from brief.official.audit import Audited, Outcome, compare, conclude
from brief.official.margins import of_verdicts
from brief.official.operations.amounts import Level
from brief.official.operations.operation import Official
from brief.quantity.bounds import Bounds

from .test_audit import claim


def margin(of, *readings, then=(), now=None):
    """The margin of a claim that is held against official values, each a number or a range."""

    def outcome(value, number):
        bounds = value if isinstance(value, Bounds) else Bounds.point(value)
        reading = Level(operation="level", series="s", period="2017", label=f"reading {number}")
        official = Official(bounds, of.unit, "steps", ())
        return Outcome(reading, official, compare(of, bounds))

    outcomes = tuple(outcome(value, number) for number, value in enumerate(readings, start=1))
    earlier = tuple(outcome(value, number) for number, value in enumerate(then, start=1))
    verdict = conclude([one.finding for one in outcomes], [one.finding for one in earlier])
    return of_verdicts({of.id: Audited(of, verdict, outcomes, earlier)}).get(of.id)


@pytest.mark.parametrize(
    ("value", "distance"),
    [
        (638.7, 1.3),  # it may rise to 640
        (580.0, 4.0),  # and fall to 576, a tenth below
        (650.0, 10.0),  # understated: it would have to fall to 640
        (500.0, 76.0),  # overstated: it would have to rise to 576
    ],
)
def test_it_is_the_distance_to_the_nearer_end_of_what_the_words_accept(value, distance):
    growth = claim(640, "nearly", unit="percent")
    found = margin(growth, value)
    assert (found.distance, found.unit) == (pytest.approx(distance), "percent")


def test_of_several_readings_the_one_that_turns_the_verdict_first_is_named():
    found = margin(claim(90_000, "more_than"), 109_032, 90_009)
    assert (found.distance, found.of) == (9, "verdict(x), reading 2")


def test_a_reading_that_would_not_turn_the_verdict_has_no_part_in_it():
    found = margin(claim(72_000, "more_than"), 71_999, 50_000, then=(72_287, 73_000))
    assert (found.distance, found.of) == (1, "verdict(x), reading 1")
    found = margin(claim(72_000, "more_than"), 71_999, 73_000, then=(72_287, 73_000))
    assert found.distance == 1


def test_a_rank_and_a_claim_that_nothing_was_compared_with_have_none():
    assert margin(claim(1, unit="rank"), 1) is None
    own = claim(5)
    assert of_verdicts({own.id: Audited(own, conclude([]))}) == {}
