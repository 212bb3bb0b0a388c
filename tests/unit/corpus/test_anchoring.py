"""No claim loads that its document does not bear out: words, number, qualifier and unit are those of the quote."""

import re

import pytest

HSI, JOURNAL, UK, WHITE_HOUSE = "hsi-strategy.yml", "journal-press.yml", "uk-news.yml", "white-house.yml"


def letters(text):
    """A text without white space and without hyphens, which a line end may have made."""
    return re.sub(r"[\s-]", "", text)


def test_every_claim_stands_in_its_document_at_its_place(project, ledger):
    for anchored in ledger:
        text = (project.seeds / anchored.document.source.path).read_bytes().decode()
        assert letters(text[anchored.start : anchored.end]) == letters(anchored.claim.exact)
        assert anchored.quote == text[anchored.start : anchored.end]
        assert anchored.line == text[: anchored.start].count("\n") + 1


def test_the_number_of_every_claim_is_the_number_in_its_quote(ledger):
    for anchored in ledger:
        claim, found = anchored.claim, anchored.expression
        if claim.counted:
            assert claim.value == len(claim.counted)
            continue
        assert anchored.quote[found.start : found.end] == found.text
        assert found.qualifier == claim.qualifier, claim.id
        assert found.span == claim.range, claim.id
        assert found.value == (None if claim.range else pytest.approx(claim.value)), claim.id


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


def test_an_alteration_that_agrees_with_the_quote_loads(altered):
    altered.change(HSI, "hsi-fentanyl-stopped", "measure: Fentanyl stopped", "measure: Fentanyl seized")
    assert altered.load()["hsi-fentanyl-stopped"].claim.measure.startswith("Fentanyl seized")


ALTERATIONS = {
    "a digit": (
        HSI,
        "hsi-fentanyl-stopped",
        "value: 10000",
        "value: 1000",
        "value",
        "the record says 1000.0, the quote says “nearly 10,000” = 10000",
        "value: 10000",
    ),
    "a digit in many": (
        HSI,
        "hsi-assets-seized",
        "value: 5000000000",
        "value: 500000000",
        "value",
        "the record says 500000000.0, the quote says “more than $5 billion” = 5000000000",
        "value: 5000000000",
    ),
    "a dozen": (
        WHITE_HOUSE,
        "wh-precursors-scheduled",
        "value: 12",
        "value: 10",
        "value",
        "the record says 10.0, the quote says “nearly a dozen” = 12",
        "value: 12",
    ),
    "a number in words": (
        WHITE_HOUSE,
        "wh-deaths-falling-or-flat-months",
        "value: 7",
        "value: 8",
        "value",
        "the record says 8.0, the quote says “seven” = 7",
        "value: 7",
    ),
    "an end of a range": (
        JOURNAL,
        "jp-fentanyl-potency",
        "range: [50, 100]",
        "range: [50, 110]",
        "range",
        "the record says [50.0, 110.0], the quote says “approximately 50 to 100” = [50, 100]",
        "range: [50, 100]",
    ),
    "a range for a value": (
        HSI,
        "hsi-fentanyl-stopped",
        "value: 10000\n    qualifier: nearly",
        "range: [9000, 10000]\n    qualifier: range",
        "range",
        "the record says [9000.0, 10000.0], the quote says “nearly 10,000” = 10000",
        "value: 10000",
    ),
    "a calendar year": (
        UK,
        "uk-finance-dialogue-first-meeting",
        "value: 2018",
        "value: 2019",
        "value",
        "the record says 2019.0, the quote says “2018” = 2018",
        "value: 2018",
    ),
    "a rank": (
        JOURNAL,
        "jp-deadliest-crisis",
        "value: 1\n",
        "value: 2\n",
        "value",
        "the record says 2.0, the quote says “deadliest” = 1",
        "value: 1",
    ),
    "a unit that no word signals": (
        HSI,
        "hsi-fentanyl-stopped",
        "unit: lb",
        "unit: kg",
        "unit",
        "no word in the quote signals kg: “stopped nearly 10,000 pounds of fentanyl”",
        "lb",
    ),
    "a unit other than at the number": (
        JOURNAL,
        "jp-fentanyl-share",
        "unit: percent",
        "unit: deaths",
        "unit",
        "the record says deaths, the quote says percent",
        "unit: percent",
    ),
    "money for weight": (
        HSI,
        "hsi-assets-seized",
        "unit: USD",
        "unit: lb",
        "unit",
        "no word in the quote signals lb: “more than $5 billion in illicit currency and assets”",
        "USD",
    ),
    "a unit not on the list": (
        HSI,
        "hsi-fentanyl-stopped-months",
        "unit: months",
        "unit: month",
        "unit",
        "unknown unit 'month'",
        "months",
    ),
    "a qualifier": (
        HSI,
        "hsi-fentanyl-stopped",
        "qualifier: nearly",
        "qualifier: approximately",
        "qualifier",
        "the record says approximately, the quote says “nearly 10,000”",
        "qualifier: nearly",
    ),
    "a qualifier left out": (
        HSI,
        "hsi-narcotics-seized",
        "qualifier: more_than",
        "qualifier: exact",
        "qualifier",
        "the record says exact, the quote says “more than 1.8 million”",
        "qualifier: more_than",
    ),
    "a qualifier made up": (
        HSI,
        "hsi-fentanyl-stopped-months",
        "qualifier: exact",
        "qualifier: nearly",
        "qualifier",
        "the record says nearly, the quote says “two”",
        "qualifier: exact",
    ),
    "a qualifier not on the list": (
        HSI,
        "hsi-fentanyl-stopped",
        "qualifier: nearly",
        "qualifier: nearley",
        "qualifier",
        "unknown qualifier 'nearley'",
        "nearly",
    ),
    "a qualifier that a range can't have": (
        JOURNAL,
        "jp-fentanyl-potency",
        "qualifier: approximately",
        "qualifier: nearly",
        "qualifier",
        "a range of two numbers takes the qualifier range or approximately, not nearly",
        "",
    ),
    "a topic not on the list": (
        HSI,
        "hsi-fentanyl-stopped",
        "topic: seizures",
        "topic: seizure",
        "topic",
        "unknown topic 'seizure'",
        "seizures",
    ),
    "a caveat not on the list": (
        HSI,
        "hsi-fentanyl-stopped",
        "caveats: [agency_claim,",
        "caveats: [agency_claims,",
        "caveats",
        "unknown caveat 'agency_claims'",
        "agency_claim",
    ),
    "a word of the quote": (
        HSI,
        "hsi-fentanyl-stopped",
        "stopped nearly",
        "seized nearly",
        "exact",
        "the quote is not in the document: “seized nearly 10,000 pounds of fentanyl”",
        "the document has “stopped nearly 10,000 pounds of fentanyl",
    ),
    "a digit of the quote": (
        HSI,
        "hsi-fentanyl-stopped",
        "nearly 10,000 pounds",
        "nearly 11,000 pounds",
        "exact",
        "the quote is not in the document: “stopped nearly 11,000 pounds of fentanyl”",
        "the document has “stopped nearly 10,000 pounds of fentanyl",
    ),
    "a quote cut inside a number": (
        HSI,
        "hsi-fentanyl-stopped",
        "stopped nearly 10,000 pounds",
        "0,000 pounds",
        "exact",
        "the quote is not in the document",
        "the document has “10,000 pounds of fentanyl",
    ),
    "a quote that stands twice": (
        HSI,
        "hsi-strategy-goals",
        "Primary elements of the Strategy for Combating Illicit Opioids fall",
        "Strategy for Combating Illicit Opioids #",
        "exact",
        "the quote stands in 4 places (lines 4, 6, 10, 21)",
        "add prefix: or suffix:",
    ),
    "a wrong count": (
        JOURNAL,
        "jp-cities-visited",
        "value: 9",
        "value: 8",
        "value",
        "the record says 8, 9 items are listed",
        "value: 9",
    ),
    "a counted item that is not quoted": (
        JOURNAL,
        "jp-expert-countries",
        "[Botswana, Ecuador",
        "[Botswana, Peru",
        "counted",
        "“Peru” is not in the quote after the item before it",
        "",
    ),
    "a counted item out of order": (
        JOURNAL,
        "jp-expert-countries",
        "[Botswana, Ecuador",
        "[Ecuador, Botswana",
        "counted",
        "“Botswana” is not in the quote after the item before it",
        "",
    ),
    "a complete list called incomplete": (
        HSI,
        "hsi-operations-with-seizure",
        "qualifier: exact",
        "qualifier: at_least",
        "qualifier",
        "at_least needs a word such as include in the quote",
        "qualifier: exact",
    ),
    "a counted list with another qualifier": (
        JOURNAL,
        "jp-expert-countries",
        "qualifier: at_least",
        "qualifier: nearly",
        "qualifier",
        "a counted list is exact or at_least, not nearly",
        "",
    ),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_altered_record_is_refused_with_its_place_and_the_right_thing(altered, what):
    file, name, old, new, field, message, suggestion = ALTERATIONS[what]
    altered.change(file, name, old, new)
    [problem] = altered.refusal()
    assert problem.place == altered.place(file, name, field)
    assert problem.message.startswith(message)
    assert suggestion in problem.suggestion
    assert bool(problem.suggestion) == bool(suggestion)


def test_a_quote_that_leaves_out_its_qualifier_is_refused(altered):
    altered.change(HSI, "hsi-fentanyl-stopped", "stopped nearly 10,000", "10,000")
    altered.change(HSI, "hsi-fentanyl-stopped", "qualifier: nearly", "qualifier: exact")
    [problem] = altered.refusal()
    assert problem.place == altered.place(HSI, "hsi-fentanyl-stopped", "exact")
    assert problem.message == "the quote leaves out words that belong to its number: “nearly 10,000”"
    assert problem.suggestion == "start the quote at “nearly”"
