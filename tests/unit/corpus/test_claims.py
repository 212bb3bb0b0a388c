"""A claim's record: its bounds, its period and its number in a few words."""

import pytest

from brief.corpus.claims import Claim
from brief.quantity.bounds import Bounds


def claim(**fields):
    return Claim(
        **(
            {
                "id": "x",
                "topic": "growth",
                "measure": "m",
                "exact": "q",
                "qualifier": "exact",
                "unit": "deaths",
            }
            | fields
        )
    )


@pytest.mark.parametrize(
    ("fields", "bounds"),
    [
        ({"value": 640, "qualifier": "nearly", "unit": "percent"}, Bounds(upper=640, upper_open=True)),
        ({"value": 60, "qualifier": "more_than", "unit": "percent"}, Bounds(60, 100, lower_open=True)),
        ({"value": 60, "qualifier": "at_least", "unit": "percent"}, Bounds(60, 100)),
        ({"value": 50, "qualifier": "majority", "unit": "percent"}, Bounds(50, 100, lower_open=True)),
        ({"value": 640, "qualifier": "more_than", "unit": "percent"}, Bounds(640, lower_open=True)),
        (
            {"value": 60, "qualifier": "more_than", "unit": "percent", "exact": "deaths rose by more than 60 percent"},
            Bounds(60, lower_open=True),
        ),
        (
            {"value": 60, "qualifier": "more_than", "unit": "percent", "exact": "an increase of more than 60%"},
            Bounds(60, lower_open=True),
        ),
        (
            {"value": 60, "qualifier": "more_than", "unit": "percent", "exact": "more than 60 percent higher"},
            Bounds(60, lower_open=True),
        ),
        (
            {
                "value": 60,
                "qualifier": "more_than",
                "unit": "percent",
                "exact": "rose to more than 60 percent of deaths",
            },
            Bounds(60, 100, lower_open=True),
        ),
        ({"value": 60, "qualifier": "more_than"}, Bounds(60, lower_open=True)),
        ({"range": (10, 20), "qualifier": "range"}, Bounds(10, 20)),
    ],
)
def test_a_share_ends_at_100_percent_and_growth_does_not(fields, bounds):
    assert claim(**fields).bounds == bounds


@pytest.mark.parametrize(("degree", "lower"), [((), 1e6), (("many",), 2e6)])
def test_many_millions_are_two_millions_at_least(degree, lower):
    quoted = claim(value=1e6, qualifier="order_of_magnitude", unit="doses", degree=degree)
    assert quoted.bounds == quoted.accepted == Bounds(lower, 1e9, upper_open=True)
    assert quoted.label == f"{' '.join([*degree, 'millions'])} of doses"


def test_many_says_nothing_of_another_number():
    assert claim(value=3, degree=("many",)).bounds == Bounds.point(3)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"caveats": ["secondary_quote"]}, "secondary_quote re-quotes an authority, and attributed_to: names none"),
        ({"caveats": ["unsourced"], "attributed_to": "CDC"}, "unsourced, though attributed_to: names an authority"),
    ],
)
def test_a_claim_does_not_name_an_authority_and_none(fields, message):
    with pytest.raises(ValueError, match=message):
        claim(value=1, **fields)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (None, "", ""),
        ("2017", "2017", "2017"),
        (2017, "2017", "2017"),
        ("2012/2016", "2012", "2016"),
        ("2000/..", "2000", ""),
        ("2018-09", "2018-09", "2018-09"),
        ("FY2022", "2021-10", "2022-09"),
        ("2023-03-13/2023-05-10", "2023-03-13", "2023-05-10"),
    ],
)
def test_a_period_has_a_first_and_a_last_part(period, start, end):
    found = claim(value=1, period=period)
    assert (found.period_start, found.period_end) == (start, end)


@pytest.mark.parametrize("period", ["last year", "2012-2016", "FY22", "17", "2012/", "2012/2016/2018"])
def test_a_period_in_other_words_is_refused(period):
    with pytest.raises(ValueError, match=r"is not 2017, 2017-12, 2017-12-31, 2012/2016, 2000/\.\. or FY2022"):
        claim(value=1, period=period)


def test_a_claim_knows_its_bounds_what_official_values_fit_and_its_label():
    nearly = claim(value=640, qualifier="nearly", unit="percent")
    assert nearly.bounds == Bounds(upper=640, upper_open=True)
    assert nearly.accepted == Bounds(576, 640, upper_open=True)
    assert nearly.label == "nearly 640%"
    assert claim(range=(10, 20), qualifier="range").bounds == Bounds(10, 20)
