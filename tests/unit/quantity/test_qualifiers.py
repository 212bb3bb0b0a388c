"""Each qualifier on the closed list has words that no other has, and one meaning as bounds."""

from collections import Counter

import pytest

from brief.quantity.bounds import Bounds
from brief.quantity.qualifiers import QUALIFIERS, bounds_of

MEANINGS = {
    "exact": Bounds(640, 640),
    "approximately": Bounds(),
    "some": Bounds(),
    "nearly": Bounds(upper=640, upper_open=True),
    "up_to": Bounds(upper=640),
    "more_than": Bounds(lower=640, lower_open=True),
    "at_least": Bounds(lower=640),
    "as_little_as": Bounds(lower=640),
    "less_than": Bounds(upper=640, upper_open=True),
    "majority": Bounds(lower=640, lower_open=True),
    "order_of_magnitude": Bounds(lower=640, upper=640_000, upper_open=True),
}


@pytest.mark.parametrize("name", [name for name in QUALIFIERS if name != "range"])
def test_a_qualifier_gives_a_value_its_bounds(name):
    assert bounds_of(name, 640) == MEANINGS[name]


@pytest.mark.parametrize("name", ["range", "approximately"])
def test_a_span_is_its_own_bounds(name):
    assert bounds_of(name, None, (10, 20)) == Bounds(10, 20)


@pytest.mark.parametrize("name", sorted(set(QUALIFIERS) - {"range", "approximately"}))
def test_a_span_takes_no_other_qualifier(name):
    with pytest.raises(ValueError, match=f"takes the qualifier range or approximately, not {name}"):
        bounds_of(name, None, (10, 20))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("more_than", Bounds(60, 100, lower_open=True)),
        ("at_least", Bounds(60, 100)),
        ("as_little_as", Bounds(60, 100)),
        ("majority", Bounds(60, 100, lower_open=True)),
        ("nearly", Bounds(upper=60, upper_open=True)),
    ],
)
def test_a_share_ends_at_the_whole(name, expected):
    assert bounds_of(name, 60, whole=100) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("range", 5), "range needs two numbers"),
        (("exact", None), "a value or a range of two values is needed"),
        (("nearley", 5), "unknown qualifier 'nearley'"),
    ],
)
def test_what_has_no_meaning_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        bounds_of(*arguments)


def test_no_word_signals_two_qualifiers():
    words = Counter(word for entry in QUALIFIERS.values() for word in (*entry.words, *entry.after))
    assert [word for word, count in words.items() if count > 1] == []


def test_every_qualifier_says_what_it_means():
    assert all(entry.meaning for entry in QUALIFIERS.values())
