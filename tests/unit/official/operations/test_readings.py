"""A reading takes the fields of its operation and no other, and may be made of other readings."""

import pytest
from pydantic import ValidationError

from brief.official.operations.readings import OPERATIONS
from brief.quantity.bounds import Bounds
from made_up import READINGS, YEARS, observed, read, series


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


def test_an_observation_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(ValueError, match=r"d has no observation for 2015 in the release 2018; it has 2016$"):
        read(YEARS, operation="level", series="d", period="2015", release="2018")


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
