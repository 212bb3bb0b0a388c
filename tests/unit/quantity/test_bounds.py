"""Bounds hold every result that the numbers they stand for can give, and no more."""

from fractions import Fraction
from operator import add, mul, sub, truediv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.quantity.bounds import Bounds

AMOUNTS = st.integers(0, 400).map(lambda quarters: Fraction(quarters, 4))


@st.composite
def bounds_and_member(draw):
    """Non-negative bounds, with unknown and excluded ends among them, and a number within."""
    member = draw(AMOUNTS)
    below, above = draw(st.one_of(st.none(), AMOUNTS)), draw(st.one_of(st.none(), AMOUNTS))
    lower = None if below is None else max(Fraction(0), member - below)
    upper = None if above is None else member + above
    lower_open = lower is not None and lower < member and draw(st.booleans())
    upper_open = upper is not None and upper > member and draw(st.booleans())
    return Bounds(lower, upper, lower_open, upper_open), member


@st.composite
def closed_bounds(draw, min_value=0):
    low, high = sorted([draw(AMOUNTS), draw(AMOUNTS)])
    return Bounds(low + min_value, high + min_value)


@given(bounds_and_member())
def test_a_member_is_within_its_bounds(pair):
    bounds, member = pair
    assert member in bounds
    assert not bounds.below(member)
    assert not bounds.above(member)


@pytest.mark.parametrize("operation", [add, sub, mul])
@given(one=bounds_and_member(), other=bounds_and_member())
def test_the_result_of_two_members_lies_within_the_result_of_their_bounds(operation, one, other):
    assert operation(one[1], other[1]) in operation(one[0], other[0])


@given(one=bounds_and_member(), other=bounds_and_member().filter(lambda pair: pair[1] > 0))
def test_the_quotient_of_two_members_lies_within_the_quotient_of_their_bounds(one, other):
    bounds, member = other
    if bounds.upper is None or bounds.upper > 0:
        assert one[1] / member in one[0] / bounds


@pytest.mark.parametrize(("operation", "least"), [(add, 0), (sub, 0), (mul, 0), (truediv, 1)])
@given(data=st.data())
def test_the_ends_of_a_result_are_reached_by_ends(operation, least, data):
    one, other = data.draw(closed_bounds()), data.draw(closed_bounds(least))
    corners = [operation(a, b) for a in (one.lower, one.upper) for b in (other.lower, other.upper)]
    assert operation(one, other) == Bounds(min(corners), max(corners))


@pytest.mark.parametrize(
    ("operation", "first", "second", "expected"),
    [
        (add, "lower_open", "lower_open", Bounds(12, 40, lower_open=True)),
        (add, "lower_open", "upper_open", Bounds(12, 40, lower_open=True, upper_open=True)),
        (sub, "lower_open", "upper_open", Bounds(5, 28, lower_open=True)),
        (sub, "lower_open", "lower_open", Bounds(5, 28, lower_open=True, upper_open=True)),
        (mul, "upper_open", "upper_open", Bounds(20, 150, upper_open=True)),
        (mul, "upper_open", "lower_open", Bounds(20, 150, lower_open=True, upper_open=True)),
        (truediv, "upper_open", "lower_open", Bounds(2, 15, upper_open=True)),
        (truediv, "upper_open", "upper_open", Bounds(2, 15, lower_open=True, upper_open=True)),
    ],
)
def test_an_excluded_end_stays_excluded(operation, first, second, expected):
    one = Bounds(10, 30, **{first: True})
    assert operation(one, Bounds(2, 10 if operation is add else 5, **{second: True})) == expected


@pytest.mark.parametrize(
    ("operation", "one", "other", "expected"),
    [
        (add, Bounds(1, None), Bounds(2, 3), Bounds(3, None)),
        (sub, Bounds(1, None), Bounds(2, 3), Bounds(-2, None)),
        (sub, Bounds(10, 12), Bounds(2, None), Bounds(None, 10)),
        (mul, Bounds(None, 4), Bounds(2, 3), Bounds(None, 12)),
        (truediv, Bounds(6, 12), Bounds(2, None), Bounds(None, 6)),
        (truediv, Bounds(6, 12), Bounds(0, 2), Bounds(3, None)),
        (add, Bounds(), Bounds.point(1), Bounds()),
    ],
)
def test_an_unknown_end_makes_the_ends_that_depend_on_it_unknown(operation, one, other, expected):
    assert operation(one, other) == expected


def test_nothing_times_anything_is_nothing():
    above_two = Bounds(2, 3, lower_open=True, upper_open=True)
    assert 0 in Bounds(0, 1) * above_two
    assert 0 in Bounds(0, 1) / above_two
    assert Bounds.point(0) * above_two == Bounds.point(0)
    assert 0 not in Bounds(0, 1, lower_open=True) * above_two


@pytest.mark.parametrize("operation", [mul, truediv])
@pytest.mark.parametrize(("one", "other"), [(Bounds(-1, 1), Bounds(1, 2)), (Bounds(1, 2), Bounds(-2, -1))])
def test_products_and_quotients_of_negative_bounds_are_refused(operation, one, other):
    with pytest.raises(ValueError, match="non-negative bounds only"):
        operation(one, other)


def test_bounds_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="lower bound 3 above upper bound 2"):
        Bounds(3, 2)


@pytest.mark.parametrize(
    ("bounds", "inside", "outside"),
    [
        (Bounds(1, 2), [1, 1.5, 2], [0.9, 2.1]),
        (Bounds(1, 2, lower_open=True), [1.1, 2], [1]),
        (Bounds(1, 2, upper_open=True), [1, 1.9], [2]),
        (Bounds(lower=1), [1, 1e12], [0.9]),
        (Bounds(upper=1), [-1e12, 1], [1.1]),
        (Bounds(), [-1e12, 0, 1e12], []),
        (Bounds.point(5), [5], [4.9, 5.1]),
    ],
)
def test_what_lies_within_bounds(bounds, inside, outside):
    assert all(value in bounds for value in inside)
    assert not any(value in bounds for value in outside)


def test_whole_bounds_lie_below_or_above_a_value():
    bounds = Bounds(1, 2, lower_open=True, upper_open=True)
    assert [bounds.below(value) for value in (1.5, 2, 3)] == [False, True, True]
    assert [bounds.above(value) for value in (1.5, 1, 0)] == [False, True, True]
    assert not Bounds(1, 2).below(2)
    assert not Bounds(1, 2).above(1)


@pytest.mark.parametrize(
    ("bounds", "known"),
    [
        (Bounds(), False),
        (Bounds(lower=0), True),
        (Bounds(upper=0), True),
        (Bounds.point(0), True),
    ],
)
def test_bounds_are_known_when_one_end_is(bounds, known):
    assert bounds.known is known


ENDS = st.one_of(st.none(), st.integers(-3, 3))
ANY = st.builds(
    lambda ends, lower_open, upper_open: Bounds(*ends, lower_open, upper_open),
    st.tuples(ENDS, ENDS).map(lambda ends: sorted(ends) if None not in ends else ends),
    st.booleans(),
    st.booleans(),
).filter(lambda bounds: bounds.lower != bounds.upper or not (bounds.lower_open or bounds.upper_open))
HALVES = [half / 2 for half in range(-12, 13)]


@given(one=ANY, other=ANY)
def test_bounds_lie_within_others_when_each_of_their_numbers_does(one, other):
    inside = all(value in other for value in HALVES if value in one)
    assert one.within(other) == inside
    assert one.within(Bounds())


@given(one=ANY, other=ANY)
def test_bounds_lie_before_others_when_no_number_of_theirs_reaches_them(one, other):
    reach = any(low >= high for low in HALVES if low in one for high in HALVES if high in other)
    assert one.before(other) == (one.upper is not None and other.lower is not None and not reach)
