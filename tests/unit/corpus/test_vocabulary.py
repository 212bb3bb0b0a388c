"""The words that records may use: units are recognised as whole words."""

import pytest

from brief.base.problems import Place, Problems
from brief.corpus import vocabulary
from brief.corpus.vocabulary import Unit


def finds(words, text):
    return bool(Unit(plural="u", words=tuple(words)).pattern.search(text))


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("pound", "a pound of", True),
        ("pound", "10 pounds", False),
        ("pound*", "10 pounds", True),
        ("mg", "2 mg,", True),
        ("mg", "amgen", False),
        ("Mg", "2 mG", True),
        ("$", "for $5,000", True),
        ("%", "60% of", True),
        ("hours a day", "24 hours\na  day", True),
        ("hours a day", "24 hours each day", False),
    ],
)
def test_a_word_signals_a_unit_as_a_whole_word_in_any_case(word, text, expected):
    assert finds([word], text) is expected


def test_a_unit_without_words_is_signalled_by_none():
    assert Unit(plural="rank", words=()).pattern is None


def test_a_vocabulary_with_an_unknown_field_is_refused_with_its_line(tiny):
    text = tiny.vocabulary.read_text(encoding="utf-8").replace("\ncaveats:", "\ncaveat:", 1)
    tiny.vocabulary.write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        vocabulary.load(tiny)
    missing, unknown = caught.value.problems
    assert (missing.place, missing.message) == (Place("data/vocabulary.yml", field="caveats"), "this field is missing")
    assert unknown.place == Place("data/vocabulary.yml", text.splitlines().index("caveat:") + 1, field="caveat")
    assert (unknown.message, unknown.suggestion) == ("no such field", "caveats")
