"""Every claim of the real ledger stands in its document, and says what is said there."""

import re

import pytest

from brief.quantity.units import convert


def letters(text):
    """A text without white space and without hyphens, which a line end may have made."""
    return re.sub(r"[\s-]", "", text)


def test_every_claim_stands_in_its_document_at_its_place(project, ledger):
    for anchored in ledger:
        text = (project.seeds / anchored.document.source.path).read_bytes().decode()
        assert letters(text[anchored.start : anchored.end]) == letters(anchored.claim.exact)
        assert anchored.quote == text[anchored.start : anchored.end]
        assert anchored.line == text[: anchored.start].count("\n") + 1


def test_no_record_is_left_out(project, ledger):
    files = [path.read_text(encoding="utf-8") for path in project.ledger.glob("*.yml")]
    written = [name for text in files for name in re.findall(r"^  - id: (\S+)$", text, re.MULTILINE)]
    assert sorted(ledger.claims) == sorted(written)
    assert len(written) >= 90


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("state-synthetic-growth", "nearly 640 percent"),
        ("state-fentanyl-positive", "nearly nine out of ten"),
        ("state-kilogram-street-value", "$10-20 million"),
        ("hsi-fentanyl-stopped", "nearly 10,000 pounds"),
        ("uk-lethal-doses-seized", "many millions of lethal doses"),
        ("state-global-smart-launch", "2008"),
        ("state-g7-members", "7 countries"),
    ],
)
def test_the_phrase_for_prose_is_the_number_with_its_qualifier_and_unit(ledger, name, phrase):
    assert ledger[name].phrase == phrase


def test_every_phrase_is_words_of_its_quote_or_a_count_of_ours(ledger):
    for anchored in ledger:
        assert anchored.claim.counted or letters(anchored.phrase) in letters(anchored.quote)


def test_every_conversion_unit_is_known(ledger):
    names = [unit.pint for unit in ledger.vocabulary.units.values() if unit.pint]
    assert names
    for name in names:
        assert convert(1, name, name) == 1
