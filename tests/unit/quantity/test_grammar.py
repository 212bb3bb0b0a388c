"""Quantities are read from prose as they were written: the number, its qualifier, its sign."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.quantity.grammar import read
from brief.quantity.qualifiers import QUALIFIERS

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SENTENCES = settings(max_examples=settings.default.max_examples // 5)
FRONT = [(name, word) for name, entry in QUALIFIERS.items() for word in entry.words if name != "majority"]
BACK = [(name, word) for name, entry in QUALIFIERS.items() for word in entry.after]


def words(number, joint="-"):
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (joint + ONES[ones] if ones else "")


@st.composite
def numbers(draw):
    """A number as people write it, and what it is worth."""
    form = draw(st.sampled_from(["digits", "decimal", "words", "scaled", "scaled words"]))
    if form == "digits":
        number = draw(st.integers(0, 10**13).filter(lambda number: not 1900 <= number <= 2099))
        return f"{number:,}", number
    if form == "decimal":
        tenths = draw(st.integers(1, 9999))
        return f"{tenths // 10:,}.{tenths % 10}", tenths / 10
    if form == "words":
        number = draw(st.integers(0, 99))
        return words(number, draw(st.sampled_from(["-", " "]))), number
    scale = draw(st.sampled_from(sorted(SCALES)))
    if form == "scaled":
        tenths = draw(st.integers(1, 9999))
        whole = tenths % 10 == 0
        return f"{tenths // 10 if whole else tenths / 10} {scale}", tenths / 10 * SCALES[scale]
    number = draw(st.integers(1, 99))
    return f"{words(number)} {scale}", number * SCALES[scale]


def only(text):
    found = read(text)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@given(numbers())
def test_a_number_is_read_as_its_value(number):
    written, value = number
    found = only(f"a total of {written} pills")
    assert (found.text, found.kind, found.qualifier, found.sign) == (written, "number", "exact", "")
    assert found.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(("name", "word"), FRONT, ids=lambda text: text)
@SENTENCES
@given(number=numbers(), shout=st.booleans())
def test_a_qualifier_before_a_number_is_read_with_it(name, word, number, shout):
    written, value = number
    front = word.upper() if shout else word
    found = only(f"It was {front} {written} percent")
    assert (found.text, found.qualifier) == (f"{front} {written} percent", name)
    assert found.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(("name", "word"), BACK, ids=lambda text: text)
@SENTENCES
@given(number=numbers())
def test_a_qualifier_after_a_number_is_read_with_it(name, word, number):
    written, value = number
    quoted = f"{written}{'' if word[0] in '-+' else ' '}{word}"
    found = only(f"It was {quoted}.")
    assert (found.text, found.qualifier) == (quoted, name)
    assert found.value == pytest.approx(value, rel=1e-12)


@given(amount=st.integers(1, 999_999), scale=st.sampled_from(["", "thousand", "million", "billion"]))
def test_money_keeps_its_sign(amount, scale):
    found = only(f"worth ${amount:,} {scale}".strip() + " in cash")
    assert (found.kind, found.sign) == ("number", "USD")
    assert found.value == amount * SCALES.get(scale, 1)


@given(
    low=st.integers(0, 998),
    more=st.integers(1, 999),
    joint=st.sampled_from(["-", "–", " to ", " - "]),
    scale=st.sampled_from(["", "thousand", "million"]),
    money=st.booleans(),
)
def test_a_range_is_read_as_its_two_numbers(low, more, joint, scale, money):
    size = SCALES.get(scale, 1)
    sign, code = ("$", "USD") if money else ("", "")
    found = only(f"it took {sign}{low}{joint}{low + more} {scale}".rstrip() + " in all")
    assert (found.kind, found.qualifier, found.sign, found.value) == ("range", "range", code, None)
    assert found.span == (low * size, (low + more) * size)


@given(low=st.integers(0, 98), data=st.data())
def test_a_range_in_words_is_read_as_its_two_numbers(low, data):
    high = data.draw(st.integers(low + 1, 99))
    found = only(f"over the next, {words(low)} to {words(high)} years")
    assert (found.kind, found.span) == ("range", (low, high))


@given(part=st.integers(0, 99), whole=st.integers(1, 99), in_words=st.booleans())
def test_n_out_of_m_is_a_share_in_percent(part, whole, in_words):
    write = words if in_words else str
    found = only(f"that {write(part)} out of {write(whole)} people")
    if part > whole:
        assert (found.kind, found.numbers) == ("unreadable", ())
        return
    assert (found.kind, found.qualifier) == ("share", "exact")
    assert found.value == pytest.approx(100 * part / whole)


@given(number=st.integers(1900, 2099))
def test_four_bare_digits_are_a_year(number):
    assert (only(f"since {number}, deaths").kind, only(f"since {number}, deaths").value) == ("year", number)
    assert only(f"the {number:,} deaths").kind == "number"
    assert only(f"for ${number} in cash").kind == "number"


EXAMPLES = [
    ("nearly 640 percent", "nearly 640 percent", "number", "nearly", 640),
    ("nearly nine out of ten people", "nearly nine out of ten", "share", "nearly", 90),
    ("six in every ten", "six in every ten", "share", "exact", 60),
    ("nearly a dozen precursor chemicals", "nearly a dozen", "number", "nearly", 12),
    ("half a dozen", "half a dozen", "number", "exact", 6),
    ("less than a decade ago", "less than a decade", "number", "less_than", 10),
    ("for seven straight months", "seven", "number", "exact", 7),
    ("in just two months", "two months", "number", "exact", 2),
    ("as little as $5,000", "as little as $5,000", "number", "as_little_as", 5000),
    ("more than $5 billion", "more than $5 billion", "number", "more_than", 5e9),
    ("over 60% of those", "over 60%", "number", "more_than", 60),
    ("over just 60 people", "over just 60", "number", "more_than", 60),
    ("many millions of doses", "many millions", "magnitude", "order_of_magnitude", 1e6),
    ("estimated in the thousands", "thousands", "magnitude", "order_of_magnitude", 1000),
    ("tens of thousands", "tens of thousands", "magnitude", "order_of_magnitude", 10_000),
    ("hundreds of millions", "hundreds of millions", "magnitude", "order_of_magnitude", 1e8),
    ("the vast majority of these", "vast majority", "majority", "majority", 50),
    ("in most countries", "most", "majority", "majority", 50),
    ("mostly fentanyl", "mostly", "majority", "majority", 50),
    ("less than half of them", "less than half", "share", "less_than", 50),
    ("a third of them", "a third", "share", "exact", 100 / 3),
    ("three quarters of them", "three quarters", "share", "exact", 75),
    ("nearly two\nthirds of them", "nearly two\nthirds", "share", "nearly", 200 / 3),
    ("half a million doses", "half a million", "number", "exact", 500_000),
    ("the most significant threat", "most", "rank", "exact", 1),
    ("the deadliest crisis", "deadliest", "rank", "exact", 1),
    ("a new NPS each week", "a new NPS each week", "rate", "exact", 1),
    ("the trend of decreasing deaths", "trend of decreasing", "trend", "less_than", 0),
    ("a trend of rising deaths", "trend of rising", "trend", "more_than", 0),
    ("this trend is likely to continue", "likely to continue", "trend", "more_than", 0),
    ("fatal overdoses are increasing", "are increasing", "trend", "more_than", 0),
    ("the threat will intensify", "will intensify", "trend", "more_than", 0),
    ("poised to continue to expand", "continue to expand", "trend", "more_than", 0),
    ("they are significantly more potent", "significantly more", "trend", "more_than", 0),
    ("a steady decrease", "steady decrease", "trend", "less_than", 0),
    ("historic seizures", "historic", "rank", "exact", 1),
    ("during both meetings", "both", "number", "exact", 2),
    ("the five-year scope", "five-year", "number", "exact", 5),
    ("24 hours a day", "24 hours", "number", "exact", 24),
]


@pytest.mark.parametrize(("text", "part", "kind", "qualifier", "value"), EXAMPLES)
def test_the_wordings_of_the_documents(text, part, kind, qualifier, value):
    found = only(text)
    assert (found.text, found.kind, found.qualifier) == (part, kind, qualifier)
    assert found.value == pytest.approx(value)


def test_approximately_before_a_range_qualifies_the_range():
    found = only("approximately 50 to 100 times")
    assert (found.kind, found.qualifier, found.span) == ("range", "approximately", (50, 100))


def test_each_end_of_a_range_may_have_its_own_scale():
    assert only("500 thousand to 2 million pills").span == (500_000, 2_000_000)


def test_both_ends_of_a_range_of_money_may_carry_the_sign():
    assert only("$10 million to $20 million").span == (10_000_000, 20_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "G-7",
        "the G7",
        "COVID-19",
        "mid-2016",
        "#640",
        "someone",
        "almost identical",
        "Blue Lotus",
        "dozing",
        "a tenth time",
        "oneself",
    ],
)
def test_names_ordinals_and_words_that_look_alike_are_no_quantities(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("with 13 reported in 2017, including 10 fentanyl analogues", ["13", "2017", "10"]),
        ("increasing to 10 in 2016", ["10", "2016"]),
        ("more than 1.8 million pounds and over $5 billion", ["more than 1.8 million pounds", "over $5 billion"]),
        ("one million pills, sold for $10-20 million", ["one million", "$10-20 million"]),
        ("from 5 percent, 10 percent", ["5 percent", "10 percent"]),
    ],
)
def test_every_quantity_of_a_text_is_read_in_order(text, parts):
    assert [found.text for found in read(text)] == parts


def test_a_line_break_within_a_quantity_is_white_space():
    found = only("more\nthan 1.8\nmillion pounds")
    assert (found.qualifier, found.value) == ("more_than", 1.8e6)


def test_significantly_more_than_a_number_is_no_change():
    [expression] = read("significantly more than 5 percent")
    assert (expression.kind, expression.value, expression.qualifier) == ("number", 5, "more_than")


@pytest.mark.parametrize("until", [0, 8, 9, 17, 30, 200])
def test_reading_up_to_a_letter_gives_what_begins_before_it(until):
    text = "Between 5 and 10 died, more than 5 but less than 6 percent, nearly\n640 of 1,000 and about 7."
    assert read(text, until) == [expression for expression in read(text) if expression.start < until]
