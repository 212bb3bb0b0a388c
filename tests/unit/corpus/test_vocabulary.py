"""The words that records may use: units are recognised as whole words, and their conversions exist."""

import pytest

from brief.base.problems import Problems
from brief.corpus import vocabulary
from brief.corpus.vocabulary import Unit
from brief.quantity.units import convert


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


def test_every_conversion_unit_is_known(ledger):
    names = [unit.pint for unit in ledger.vocabulary.units.values() if unit.pint]
    assert names
    for name in names:
        assert convert(1, name, name) == 1


def test_a_vocabulary_with_an_unknown_field_is_refused_with_its_line(copy):
    text = copy.vocabulary.read_text(encoding="utf-8").replace("\ntopics:", "\ntopic:", 1)
    copy.vocabulary.write_text(text, encoding="utf-8")
    line = text.splitlines().index("topic:") + 1
    with pytest.raises(Problems) as caught:
        vocabulary.load(copy)
    assert f"data/vocabulary.yml:{line} topic: no such field\n    try: topics" in str(caught.value)
    assert "topics: this field is missing" in str(caught.value)
