"""Whatever a number looks like, the whole of it is read: read(written(x)) == x, and no other number passes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.quantity.grammar import read
from brief.quantity.tokens import Tokens

ONES = str.split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand")]
SPACES = [" ", "\u00a0", "\u2009", "\u202f"]
CODES = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "A$": "AUD", "USD ": "USD"}
FRONT = {
    "more than": "more_than",
    "greater than": "more_than",
    "not more than": "up_to",
    "no more than": "up_to",
    "a maximum of": "up_to",
    "up to": "up_to",
    "≤": "up_to",
    "a minimum of": "at_least",
    "at least": "at_least",
    "≥": "at_least",
    "<": "less_than",
    ">": "more_than",
    "~": "approximately",
    "≈": "approximately",
    "perhaps": "approximately",
    "just over": "more_than",
    "just under": "nearly",
    "as young as": "as_little_as",
    "not less than": "at_least",
    "up to an estimated": "up_to",
}
BACK = {
    "(or more)": "at_least",
    ", or more": "at_least",
    "or more": "at_least",
    "or less": "up_to",
    "or fewer": "up_to",
    "or so": "approximately",
}


def below_thousand(number, joint, and_):
    hundreds, rest = divmod(number, 100)
    parts = [f"{ONES[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, ones = divmod(rest, 10)
        small = ONES[rest] if rest < 20 else TENS[tens - 2] + (joint + ONES[ones] if ones else "")
        parts.append(small)
    return and_.join(parts)


def in_words(number, joint="-", and_=" and "):
    """A whole number as people say it: "one million two hundred thousand one hundred and five"."""
    if number == 0:
        return "zero"
    parts = []
    for size, scale in SCALES:
        count, number = divmod(number, size)
        if count:
            parts.append(f"{below_thousand(count, joint, and_)} {scale}")
    if number:
        small = below_thousand(number, joint, and_)
        parts.append(f"and {small}" if parts and number < 100 and and_ == " and " else small)
    return " ".join(parts)


@st.composite
def written(draw):
    """A number in one of many notations, and its value."""
    form = draw(st.sampled_from(["words", "commas", "spaces", "apostrophes", "dots", "decimal", "fraction", "scaled"]))
    if form == "words":
        number = draw(st.integers(0, 10**12 - 1))
        return in_words(number, draw(st.sampled_from("- ")), draw(st.sampled_from([" and ", " "]))), Fraction(number)
    if form in ("commas", "spaces", "apostrophes", "dots"):
        number = draw(st.integers(10**6 if form == "dots" else 1000, 10**12))
        sign = {"commas": ",", "apostrophes": "’", "dots": "."}.get(form) or draw(st.sampled_from(SPACES))
        return f"{number:,}".replace(",", sign), Fraction(number)
    if form == "decimal":
        hundredths = draw(st.integers(1, 10**6))
        text = f"{hundredths // 100:,}{draw(st.sampled_from('.·'))}{hundredths % 100:02}"
        return text, Fraction(hundredths, 100)
    if form == "fraction":
        whole = draw(st.integers(1, 999))
        mark, part = draw(st.sampled_from([(" 1/2", (1, 2)), ("½", (1, 2)), (" ¾", (3, 4)), (" 2/3", (2, 3))]))
        return f"{whole}{mark}", whole + Fraction(*part)
    tenths = draw(st.integers(11, 9999))
    scale, size = draw(st.sampled_from([("bn", 10**9), ("k", 1000), ("m", 10**6), (" million", 10**6), (" bn", 10**9)]))
    return f"{Fraction(tenths, 10).__float__():g}{scale}", Fraction(tenths, 10) * size


def only(text):
    expressions = read(text)
    assert len(expressions) == 1, expressions
    return expressions[0]


@given(number=written())
def test_a_number_in_any_notation_is_read_as_its_value(number):
    text, value = number
    expression = only(f"It found {text} of them.")
    assert (expression.text, expression.numbers) == (text, (value,))


@given(number=written(), front=st.sampled_from(sorted(FRONT)), space=st.sampled_from([" ", "\n", "  "]))
def test_the_words_before_a_number_are_read_with_it(number, front, space):
    text, value = number
    quoted = f"{front} {text}".replace(" ", space, 1)
    expression = only(f"It found {quoted} of them.")
    assert (expression.text, expression.qualifier, expression.numbers) == (quoted, FRONT[front], (value,))


@given(number=written(), back=st.sampled_from(sorted(BACK)), unit=st.sampled_from(["", " percent", " kg", " deaths"]))
def test_the_words_behind_a_number_and_its_unit_are_read_with_it(number, back, unit):
    text, value = number
    quoted = f"{text}{unit}{'' if back[0] == ',' else ' '}{back}"
    expression = only(f"It found {quoted} there.")
    assert (expression.text, expression.qualifier) == (quoted, BACK[back])
    assert expression.numbers == (value,)


@given(number=written(), code=st.sampled_from(sorted(CODES)))
def test_money_keeps_its_currency(number, code):
    text, value = number
    if text[0].isdigit():
        expression = only(f"It cost {code}{text} there.")
        assert (expression.text, expression.sign, expression.numbers) == (f"{code}{text}", CODES[code], (value,))


@given(number=written(), sign=st.sampled_from(["-", "−", "minus ", "negative "]))
def test_a_sign_makes_a_number_negative(number, sign):
    text, value = number
    if text[0].isdigit() or sign[-1] == " ":
        expression = only(f"It came to {sign}{text} there.")
        assert (expression.text, expression.numbers) == (f"{sign}{text}", (-value,))


@given(number=written(), denial=st.sampled_from(["not", "never", "wasn't", "rather than", "instead of", "nor"]))
def test_a_number_that_is_denied_says_none(number, denial):
    text, value = number
    expression = only(f"It {denial} {text} of them.")
    assert (expression.kind, expression.numbers, expression.says(float(value))) == ("negated", (), False)


@given(low=st.integers(0, 10**6), more=st.integers(1, 10**6), unit=st.sampled_from([" percent", "", " kg"]))
@pytest.mark.parametrize("form", ["between {} and {}", "{} to {}", "{}-{}", "{}–{}"])
def test_both_ends_of_a_range_are_read(form, low, more, unit):
    quoted = form.format(f"{low:,}", f"{low + more:,}") + unit
    expression = only(f"It took {quoted} there.")
    expected = (low, low + more)
    assert (expression.kind in ("range", "year"), expression.text, expression.numbers) == (True, quoted, expected)


@given(number=written(), other=st.floats())
def test_no_other_number_passes(number, other):
    text, value = number
    expression = only(f"It found {text} of them.")
    assert expression.says(other) == (other == other and abs(other) != float("inf") and Fraction(repr(other)) == value)


@given(number=written(), data=st.data())
def test_a_number_damaged_by_a_letter_or_a_sign_never_passes_as_a_part_of_itself(number, data):
    text, value = number
    place = data.draw(st.integers(1, len(text)))
    if not text[0].isdigit() or text[place - 1 : place + 1].strip() != text[place - 1 : place + 1]:  # "1 q000"
        return
    if text[place - 1].isalpha():  # "25 mqillion": a letter within a word makes another word
        return
    damaged = text[:place] + data.draw(st.sampled_from("qOIl\u200b:_٥")) + text[place:]
    parts = [expression for expression in read(f"It found {damaged} of them.") if expression.numbers]
    head = "".join(letter for letter in text[:place] if letter.isdigit())
    assert not [part for part in parts if part.text.isdigit() and part.text == head and len(head) < len(text)]


@pytest.mark.parametrize(
    "text",
    [
        "1:½",
        "1∶½",
        "1/½",
        "1⁄½",
        "1.½",
        "1,½",
        "1·½",
        "1'½",
        "1_½",
        "10:½",
        "5:½:3",
        "½:1",
        "½1",
        "½½",
        "½/3",
        "1½½",
        "1½3",
    ],
)
def test_what_goes_on_with_a_sign_for_a_fraction_is_no_number(text):
    assert [(part.text, part.kind) for part in read(f"It found {text} of them.")] == [(text, "unreadable")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1½", ["1½"]),
        ("1 ½", ["1 ½"]),
        ("½.", ["½"]),
        ("½, 3", ["½", "3"]),
        ("½–¾", ["½–¾"]),
        ("(½)", ["½"]),
        ("½kg", ["½kg"]),
    ],
)
def test_what_ends_at_a_sign_for_a_fraction_is_read(text, parts):
    read_parts = read(f"It found {text} of them.")
    assert [part.text for part in read_parts] == parts and "unreadable" not in {part.kind for part in read_parts}


@given(st.text(alphabet=st.characters() | st.sampled_from("0123456789.,-–/%$£½ \n"), max_size=60))
def test_nothing_raises(text):
    assert all(text[expression.start : expression.end] == expression.text for expression in read(text))


@given(
    digits=st.integers(2, 999),
    scale=st.sampled_from(["hundred", "thousand", "million", "billion", "trillion"]),
    letter=st.sampled_from("eilnorsuxz1"),
    data=st.data(),
)
def test_a_scale_with_a_wrong_letter_makes_no_number_of_what_stands_before_it(digits, scale, letter, data):
    place = data.draw(st.integers(1, len(scale) - 1))
    for damaged in (scale[:place] + scale[place + 1 :], f"{scale[:place]}{letter}{scale[place + 1 :]}"):
        if damaged not in SCALE_WORDS:
            parts = read(f"It found {digits} {damaged} of them.")
            assert not [part for part in parts if part.numbers == (digits,)], damaged


@given(number=st.integers(1000, 10**9), place=st.integers(1, 9))
@pytest.mark.parametrize("joint", [" ", ", ", " ,", ". ", "\n"])
def test_digits_that_damage_divides_are_no_number(number, place, joint):
    digits = str(number)
    if 0 < place < min(len(digits), 4) and digits[place] != "0":
        parts = read(f"It rose by {digits[:place]}{joint}{digits[place:]} percent.")
        grouped = joint == " " and len(digits) - place == 3
        glued = joint.strip() and not (joint == ". " or len(digits) - place == 3)  # "5, 1234" are two figures
        assert grouped or glued or not [part for part in parts if part.numbers == (int(digits[place:]),)]


@given(number=written(), front=st.sampled_from(["", "more than ", "at least ", "not more than "]))
def test_a_number_written_twice_is_one(number, front):
    text, value = number
    if value.denominator == 1 and value > 1:
        plain, again = (text, f"{int(value):,}") if not text[0].isdigit() else (text, in_words(int(value)))
        expression = only(f"It found {front}{plain} ({again}) days.")
        assert (expression.numbers, expression.unit) == ((value,), "days")


@given(
    number=st.integers(2, 10**6),
    denial=st.sampled_from(
        ["have not yet seized", "never found", "failed to count", "did not fall to", "wrongly put at"]
    ),
)
def test_a_number_that_is_denied_over_a_verb_says_none(number, denial):
    assert not [part for part in read(f"They {denial} {number:,} of them.") if part.numbers]


@given(low=st.integers(1, 10**6), more=st.integers(1, 10**6))
@pytest.mark.parametrize("form", ["-{} to -{}", "−{}–−{}", "minus {} to minus {}", "between -{} and -{}"])
def test_a_range_may_lie_below_zero(form, low, more):
    expression = only(f"It changed: {form.format(f'{low + more:,}', f'{low:,}')} percent.")
    assert expression.numbers == (-low - more, -low)


SCALE_WORDS = {"hundred", "thousand", "million", "billion", "trillion", "milliard"}
WORDS = ["one", "half", "a", "third", "5", "1/2", "million", "and", "-", "to", "from", "between", "of", "not", "more"]
WORDS += [
    "than",
    "out",
    "in",
    "0",
    "%",
    "$",
    "thırd",
    "moſt",
    "hundred",
    "point",
    "+",
    "or",
    "twenty",
    "(",
    "most",
    "\n\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", " ", "\n"]))
def test_no_order_of_the_words_of_numbers_raises(words, space):
    text = space.join(words)
    expressions = read(text)
    assert all(text[expression.start : expression.end] == expression.text for expression in expressions)
    assert all(first.end <= second.start for first, second in zip(expressions, expressions[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one hundred and five deaths", {"one hundred and five": [105]}),
        ("two thousand five hundred deaths", {"two thousand five hundred": [2500]}),
        ("1.000.000 pills", {"1.000.000": [10**6]}),
        ("10,00 pills, 1,0000 pills", {"10,00": [], "1,0000": []}),
        ("5 out of 0", {"5 out of 0": []}),
        ("one in five, 1 in 40", {"one in five": [20], "1 in 40": [Fraction(5, 2)]}),
        ("1/3 of deaths, a tenth of them", {"1/3": [Fraction(100, 3)], "a tenth": [10]}),
        ("half a million, half a kilogram", {"half a million": [500_000], "half a kilogram": [Fraction(1, 2)]}),
        (
            "$10-20 million, £1.2million, 35m",
            {"$10-20 million": [10**7, 2 * 10**7], "£1.2million": [1_200_000], "35m": [35 * 10**6]},
        ),
        ("72,000¹ deaths, 640[1] percent", {"72,000": [72_000], "640[1] percent": [640]}),
        ("72,0001 deaths", {"72,0001": []}),
        ("3 million, not 5 million", {"3 million": [3 * 10**6], "not 5 million": []}),
        ("not only 640 deaths", {"640": [640]}),
        ("doubled, more than tripled, halved", {"doubled": [2], "more than tripled": [3], "halved": [Fraction(1, 2)]}),
        ("rose from 5 to 10 percent", {"5": [5], "10 percent": [10]}),
        ("ranging from 5 to 10 percent", {"5 to 10 percent": [5, 10]}),
        ("three- to five-fold, 2018-09-19", {"three- to five-fold": [3, 5], "2018-09-19": []}),
        ("5 × 10⁶ copies", {"5 × 10": []}),
        ("007 agents and 0.5 kg", {"007": [], "0.5 kg": [Fraction(1, 2)]}),
        ("in 2010 500 people", {"2010": [2010], "500": [500]}),
        ("a quarter of a million, half-million", {"a quarter of a million": [250_000], "half-million": [500_000]}),
        ("forty-seven thousand, six hundred", {"forty-seven thousand, six hundred": [47_600]}),
        ("in 2018 to 3.9 million", {"2018": [2018], "3.9 million": [3_900_000]}),
        ("minus-5 degrees, $US5, a third-party", {"minus-5 degrees": [-5], "$US5": [5]}),
        ("hardly 640, no longer 5, other than 6", {"hardly 640": [], "no longer 5": [], "other than 6": []}),
        ("fines from $5 to $10", {"$5 to $10": [5, 10]}),
        ("9" * 5000, {"9" * 5000: []}),
    ],
)
def test_whole_expressions(text, parts):
    assert {expression.text: list(expression.numbers) for expression in read(text)} == parts


@pytest.mark.parametrize(
    "part",
    ["1 ", "one hundred ", "between 5 and ", "not ", "1,", "half a ", "$", "1[1]", "more than ", "5...", "0 ", "2 to "],
)
def test_reading_looks_at_each_token_a_few_times_however_long_the_text(part, monkeypatch):
    looks = 0
    at = Tokens.at

    def counted(tokens, position):
        nonlocal looks
        looks += 1
        return at(tokens, position)

    monkeypatch.setattr(Tokens, "at", counted)

    def looks_at(times):
        nonlocal looks
        looks = 0
        read(f"{part * times} looked at")  # what was read before is kept, so no other test reads this
        return looks

    assert looks_at(3200) < 9 * looks_at(400) + 1000  # were it quadratic, 64 times as many


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the U.S. $5 million was spent.", "$5 million"),
        ("In Canada $6 million was spent.", "$6 million"),
        ("In New Zealand $6 million was spent.", "$6 million"),
        ("It cost U.S. $5 million.", "U.S. $5 million"),
        ("It came to a cost in Canadian $6 million.", "Canadian $6 million"),
        ("It was paid in US $6 million.", "US $6 million"),
        ("It cost nearly New Zealand $6 million.", "nearly New Zealand $6 million"),
    ],
)
def test_a_place_before_a_dollar_sign_is_no_part_of_the_sum(text, expected):
    assert [expression.text for expression in read(text)] == [expected]
