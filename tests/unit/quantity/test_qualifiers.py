"""Each qualifier on the closed list has words that no other has, one meaning as bounds, and words for both."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.quantity import grammar
from brief.quantity.bounds import Bounds
from brief.quantity.qualifiers import NEAR, QUALIFIERS, Qualifier, Quoted
from brief.upkeep import manual, schemas

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
    assert Quoted(name, "deaths", 640).bounds == MEANINGS[name]


@pytest.mark.parametrize("name", ["range", "approximately"])
def test_a_range_is_its_own_bounds(name):
    assert Quoted(name, "deaths", range=(10, 20)).bounds == Bounds(10, 20)


@pytest.mark.parametrize("name", sorted(set(QUALIFIERS) - {"range", "approximately"}))
def test_a_range_takes_no_other_qualifier(name):
    with pytest.raises(ValueError, match=f"takes the qualifier range or approximately, not {name}"):
        _ = Quoted(name, "deaths", range=(10, 20)).bounds


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
    assert Quoted(name, "percent", 60).bounds == expected


def test_a_growth_beyond_the_whole_has_no_end():
    assert Quoted("more_than", "percent", 640).bounds == Bounds(lower=640, lower_open=True)


@pytest.mark.parametrize(
    ("quoted", "message"),
    [
        (Quoted("range", "deaths", 5), "range needs two numbers"),
        (Quoted("exact", "deaths"), "a value or a range of two values is needed"),
        (Quoted("nearley", "deaths", 5), "unknown qualifier 'nearley'"),
    ],
)
def test_what_has_no_meaning_is_refused(quoted, message):
    with pytest.raises(ValueError, match=message):
        _ = quoted.bounds


ACCEPTED = [
    (Quoted("exact", "deaths", 38), Bounds(37.5, 38.5)),
    (Quoted("exact", "deaths", 640), Bounds(635, 645)),
    (Quoted("exact", "deaths", 2), Bounds(1.8, 2.2)),
    (Quoted("exact", "deaths", 1_000_000), Bounds(900_000, 1_100_000)),
    (Quoted("some", "deaths", 80), Bounds(75, 85)),
    (Quoted("approximately", "deaths", 80), Bounds(75, 85)),
    (Quoted("approximately", "deaths", range=(50, 100)), Bounds(50, 100)),
    (Quoted("range", "deaths", range=(10, 20)), Bounds(10, 20)),
    (Quoted("nearly", "deaths", 640), Bounds(576, 640, upper_open=True)),
    (Quoted("up_to", "deaths", 640), Bounds(upper=640)),
    (Quoted("less_than", "deaths", 640), Bounds(upper=640, upper_open=True)),
    (Quoted("more_than", "deaths", 640), Bounds(lower=640, lower_open=True)),
    (Quoted("more_than", "percent", 60), Bounds(60, 100, lower_open=True)),
    (Quoted("at_least", "deaths", 640), Bounds(lower=640)),
    (Quoted("as_little_as", "USD", 5000), Bounds(lower=5000)),
    (Quoted("majority", "percent", 50), Bounds(50, 100, lower_open=True)),
    (Quoted("order_of_magnitude", "deaths", 1e6), Bounds(1e6, 1e9, upper_open=True)),
    (Quoted("exact", "rank", 1), Bounds.point(1)),
    (Quoted("exact", "calendar year", 2008), Bounds.point(2008)),
]


@pytest.mark.parametrize(("quoted", "expected"), ACCEPTED, ids=lambda entry: getattr(entry, "label", ""))
def test_official_values_with_which_a_quoted_number_holds(quoted, expected):
    assert quoted.accepted == expected


def test_every_qualifier_accepts_something():
    assert {quoted.qualifier for quoted, _ in ACCEPTED} == set(QUALIFIERS)


@given(value=st.integers(1, 10**12), name=st.sampled_from(["exact", "some", "approximately", "nearly"]))
def test_a_number_is_accepted_within_a_tenth_of_itself(value, name):
    accepted = Quoted(name, "deaths", value).accepted
    assert accepted.lower >= value * (1 - NEAR) * (1 - 1e-12)
    assert accepted.upper <= value * (1 + NEAR) * (1 + 1e-12)
    assert (value in accepted) == (name != "nearly")


@pytest.mark.parametrize(
    ("quoted", "label", "in_words"),
    [
        (Quoted("nearly", "percent", 640), "nearly 640%", "less than 640 percent"),
        (Quoted("more_than", "deaths", 72000), "more than 72,000 deaths", "more than 72,000 deaths"),
        (Quoted("at_least", "days", 5), "at least 5 days", "at least 5 days"),
        (Quoted("range", "USD", range=(10e6, 20e6)), "$10 million to $20 million", "$10 million to $20 million"),
        (Quoted("approximately", "times", range=(50, 100)), "approximately 50 to 100 times", "50 to 100 times"),
        (Quoted("some", "substances", 80), "some 80 substances", "near 80 substances"),
        (Quoted("majority", "percent", 50), "a majority", "more than 50 and at most 100 percent"),
        (
            Quoted("order_of_magnitude", "doses", 1e6),
            "millions of doses",
            "at least 1,000,000 and less than 1,000,000,000 doses",
        ),
        (Quoted("exact", "rank", 1), "first in rank", "first in rank"),
        (Quoted("exact", "calendar year", 2008), "2008", "2008"),
        (Quoted("exact", "months", 7), "7 months", "7 months"),
    ],
)
def test_a_quoted_number_has_a_label_and_words_for_what_it_leaves_open(quoted, label, in_words):
    assert (quoted.label, quoted.in_words) == (label, in_words)


def test_no_word_signals_two_qualifiers():
    words = Counter(word for entry in QUALIFIERS.values() for word in {*entry.words, *entry.after})
    assert [word for word, count in words.items() if count > 1] == []


def test_every_qualifier_says_what_it_means():
    assert all(entry.meaning for entry in QUALIFIERS.values())


def test_a_made_up_qualifier_is_known_everywhere_once_it_is_on_the_list(monkeypatch, project):
    made_up = Qualifier(
        "the number or a half of it",
        lambda value, whole: Bounds(value / 2, value),
        ("a cautious",),
        ("give or take",),
        accepts=lambda value: Bounds(value / 3, value),
    )
    monkeypatch.setitem(QUALIFIERS, "cautious", made_up)
    for text in ("a cautious 640 deaths", "640 give or take"):
        assert [found.qualifier for found in grammar.read(text)] == ["cautious"]
    quoted = Quoted("cautious", "deaths", 640)
    assert (quoted.bounds, quoted.accepted) == (Bounds(320, 640), Bounds(640 / 3, 640))
    assert (quoted.label, quoted.in_words) == ("a cautious 640 deaths", "320 to 640 deaths")
    assert made_up.name_in_lists == "a cautious"
    explained = "\n".join(manual._words(project))
    assert "| `cautious` | a cautious, give or take (after the number) | the number or a half of it |" in explained
    ledger = next(text for path, text in schemas.schemas(project).items() if path.name == "ledger.schema.json")
    assert "cautious" in json.dumps(ledger)
