"""No record loads whose quote, read in its document, says another number, a denied one, or a part of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.base.problems import Place, Problems
from brief.base.records import Entry
from brief.corpus.anchoring import anchor
from brief.corpus.claims import Claim
from brief.corpus.documents import Document, Source
from brief.corpus.vocabulary import Unit, Vocabulary

VOCABULARY = Vocabulary(
    topics={"x": "X"},
    units={
        "deaths": Unit(plural="deaths", words=("deaths", "people")),
        "percent": Unit(plural="percent", words=("percent",), measure=True),
        "USD": Unit(plural="USD", words=("$",), measure=True),
    },
    caveats={},
    source_caveats={},
)


def taken(text, exact, unit="deaths", qualifier="exact", **number):
    """Whether a record with a quote and a number loads against a document."""
    claim = Claim(id="c", topic="x", measure="m", exact=exact, unit=unit, qualifier=qualifier, **number)
    entry = Entry(claim, Place("x.yml", 1, "c"), dict.fromkeys(Claim.model_fields, 1))
    try:
        anchor(entry, Document(Source.model_construct(id="d"), text), VOCABULARY)
    except Problems:
        return False
    return True


@pytest.mark.parametrize(
    ("written", "right", "wrong"),
    [
        ("one hundred and five", 105, [100, 5]),
        ("two thousand five hundred", 2500, [2000, 500, 5]),
        ("10 000", 10_000, [10, 0]),
        ("10\u00a0000", 10_000, [10]),
        ("1,000,001", 1_000_001, [1_000_000, 1]),
        ("1.000.000", 1_000_000, [1, 1000]),
        ("35m", 35_000_000, [35]),
        ("72,000¹", 72_000, [1, 720_001]),
        ("half a million", 500_000, [1_000_000, 50]),
        ("not 640", None, [640]),
        ("10,00", None, [10, 1000, 0]),
        ("5 × 10⁶", None, [5, 10, 6]),
        ("3 million, not 5 million", 3_000_000, [5_000_000]),
    ],
)
def test_only_the_whole_number_is_taken(written, right, wrong):
    text = f"In that place they counted {written} deaths."
    quote = f"counted {written} deaths"
    assert right is None or taken(text, quote, value=right)
    assert [value for value in wrong if taken(text, quote, value=value)] == []


@pytest.mark.parametrize(
    ("text", "quote", "unit", "number"),
    [
        ("It sold for $10-20 million there.", "for $10", "USD", {"value": 10}),
        ("It sold for $10-20 million there.", "for $10-20", "USD", {"range": (10, 20), "qualifier": "range"}),
        ("It took more than $5 billion there.", "took more than $5", "USD", {"value": 5, "qualifier": "more_than"}),
        ("It fell by −5 percent there.", "5 percent there", "percent", {"value": 5}),
        ("It was not 640 people there.", "640 people there", "deaths", {"value": 640}),
        ("It was between 5 and 6 percent there.", "5 and 6 percent", "percent", {"value": 6}),
        ("It was one hundred and five deaths.", "five deaths", "deaths", {"value": 5}),
        ("It was 20 percent or more there.", "It was 20 percent", "percent", {"value": 20}),
        ("It was 7 500 deaths there.", "500 deaths there", "deaths", {"value": 500}),
        (
            "It was at least nearly 500 deaths there.",
            "nearly 500 deaths",
            "deaths",
            {"value": 500, "qualifier": "nearly"},
        ),
    ],
)
def test_a_quote_that_is_cut_inside_its_number_is_refused(text, quote, unit, number):
    assert not taken(text, quote, unit, **number)


@given(number=st.integers(1000, 10**9), cut=st.integers(1, 12))
def test_no_part_of_a_grouped_number_is_taken(number, cut):
    for sign in (",", " ", "\u2009"):
        written = f"{number:,}".replace(",", sign)
        text = f"In that place they counted {written} deaths."
        assert taken(text, f"counted {written} deaths", value=number)
        part = written[min(cut, len(written) - 1) :]
        value = "".join(letter for letter in part if letter.isdigit())
        if value and int(value) != number:
            assert not taken(text, f"{part.strip()} deaths", value=int(value))


@pytest.mark.parametrize("value", [float("inf"), float("nan"), float("-inf")])
def test_a_number_without_end_is_none(value):
    with pytest.raises(ValueError, match="finite number"):
        taken("They counted 5 deaths.", "counted 5 deaths", value=value)


@pytest.mark.parametrize("quote", ["640 deaths", "more than 640 deaths", "12 percent more than 640 deaths"])
def test_words_that_compare_with_a_number_are_no_part_of_its_phrase(quote):
    text = "Seizures were 12 percent more than 640 deaths."
    claim = Claim(id="c", topic="x", measure="m", exact=quote, unit="deaths", qualifier="exact", value=640)
    entry = Entry(claim, Place("x.yml", 1, "c"), dict.fromkeys(Claim.model_fields, 1))
    assert anchor(entry, Document(Source.model_construct(id="d"), text), VOCABULARY).phrase == "640 deaths"
    assert not taken(text, quote, qualifier="more_than", value=640)


def test_a_quote_is_not_asked_for_more_words_where_they_leave_no_number():
    text = "There were 340 deaths, though the true number is higher."
    claim = Claim(id="c", topic="x", measure="m", exact="340 deaths", unit="deaths", qualifier="exact", value=340)
    entry = Entry(claim, Place("x.yml", 1, "c"), dict.fromkeys(Claim.model_fields, 1))
    with pytest.raises(Problems) as caught:
        anchor(entry, Document(Source.model_construct(id="d"), text), VOCABULARY)
    (problem,) = caught.value.problems
    assert "leave no number that can be read" in problem.message and "another sentence" in problem.suggestion
