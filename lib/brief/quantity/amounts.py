"""A number with its sign, its currency and its unit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from brief.quantity import lexicon, names, years
from brief.quantity.numerals import numeral
from brief.quantity.readings import Amount, Passage, Reading
from brief.quantity.scales import Numeral
from brief.quantity.tokens import DASHES, HYPHENS, MINUS, Gap

# In what a measure goes on that is said in more than one unit: each of those behind it.
_LADDERS = (
    ("kt", "tonnes", "kg", "g", "mg", "µg", "ng"),
    ("tons", "lb", "oz"),
    ("miles", "yards", "feet", "inches"),
    ("km", "m", "cm", "mm"),
    ("L", "mL"),
    ("centuries", "decades", "years", "months", "weeks", "days", "hours", "minutes", "seconds"),
    ("GBP", "pence"),
)
_FOOT = 12  # inches
_LONGEST_SIGN = 4  # letters before the dollar sign: "MXN$"
_LEAST_WON = 1000  # "1,000 won" may be money, "5 won" is none
# How many of a unit one of the larger one is, where tens alone part them.
_METRIC = {
    unit: Fraction(size)
    for units, sizes in (
        (("kt", "tonnes", "kg", "g", "mg", "µg", "ng"), (10**18, 10**15, 10**12, 10**9, 10**6, 1000, 1)),
        (("km", "m", "cm", "mm"), (10**6, 10**3, 10, 1)),
        (("L", "mL"), (1000, 1)),
    )
    for unit, size in zip(units, sizes, strict=True)
}
SMALLER = {unit: ladder[place + 1 :] for ladder in _LADDERS for place, unit in enumerate(ladder)}
SMALLER |= {code: ("cents",) for code in lexicon.CURRENCIES.values() if code not in SMALLER}


def amount(passage: Passage, position: int, *, joined: bool = True) -> Amount | None:
    """A number at a token, with what belongs to it before and behind."""
    start, negative = position, _is_minus(passage, position)
    position += negative
    position += negative and passage.tokens.at(start).kind == "word" and _is_hyphen(passage, position)
    currency, stop = _currency(passage, position)
    if currency and not negative and passage.tokens.near(stop).word in MINUS:
        negative, stop = True, stop + 1
    elif not currency and passage.tokens.at(position).word == "+" and passage.tokens.near(position + 1).gap == Gap.NONE:
        stop = position + 1
    if stop > start and passage.tokens.near(stop).kind not in ("digits", "word", "sign"):
        return None
    number = numeral(passage.tokens, stop, joined=joined)
    if number is None and stop == position == start:
        return _fold(passage, position)
    if number is None or (stop > start and not number.digits and not currency and not negative):
        return None
    if currency and not number.digits and passage.tokens.near(stop).word in ("a", "an"):
        return None
    if number.digits and names.is_ordinal(passage, number.stop):
        return None
    if start == position and passage.tokens.at(position).word == "$":
        start = _start_of_dollars(passage, position)
    if passage.tokens.at(position).word in lexicon.CODES and passage.tokens.near(number.stop).word in lexicon.PERSONS:
        start, currency = stop, ""  # "NPR 5 million listeners"
    unit, end = unit_behind(passage, number, currency)
    return Amount(start, end, number.stop, number, currency, unit, negative)


def _fold(passage: Passage, position: int) -> Amount | None:
    """As in "tenfold", which may be one of two: "two- to threefold"."""
    times, behind = lexicon.FOLDS.get(passage.tokens.at(position).word), passage.tokens.near(position + 1)
    if not times or (behind.word in DASHES and behind.gap == Gap.NONE):
        return None
    return Amount(position, position + 1, position + 1, Numeral(times, position + 1), unit="times")


def unit_behind(passage: Passage, number: Numeral, currency: str) -> tuple[str, int]:
    """The unit of measurement behind a number and where it ends; a footnote mark may stand between."""
    stop = passage.signals.past_marks(passage.tokens, number.stop)
    hyphen = passage.tokens.near(stop).word in DASHES and passage.tokens.near(stop).gap == Gap.NONE
    position = stop + 1 if hyphen and passage.tokens.near(stop + 1).gap in (Gap.NONE, Gap.LINE) else stop
    if currency:
        return "", number.stop
    if hyphen and (dollars := _hyphened_dollars(passage, position)):
        return dollars
    position = _dollars_behind(passage, position) or position
    token = passage.tokens.near(position)
    if lexicon.currency(token.word) and token.gap <= Gap.SPACE:
        return lexicon.currency(token.word), position + 1
    if token.word not in lexicon.UNIT_WORDS:
        return "", number.stop
    for length in range(lexicon.LONGEST_UNIT, 0, -1):
        words = tuple(passage.tokens.near(position + offset).word for offset in range(length))
        if words in lexicon.UNITS and _fits(passage, position, length, number, hyphen):
            megatonnes = passage.text[passage.tokens.at(position).start : passage.tokens.at(position).end] == "Mt"
            return "Mt" if megatonnes else lexicon.UNITS[words], position + length
    return "", number.stop


def _dollars_behind(passage: Passage, position: int) -> int:
    """Where a country's dollars begin behind a word: "5 million in Fiji dollars"; 0 where none do."""
    words = tuple(passage.tokens.near(position + offset).word for offset in range(lexicon.LONGEST_UNIT + 1))
    lengths = range(2, lexicon.LONGEST_UNIT + 1)
    dollars = any(words[length] == "dollars" and words[1 : length + 1] in lexicon.UNITS for length in lengths)
    return position + 1 if words[0] in ("in", "of", "(") and dollars else 0


def _hyphened_dollars(passage: Passage, position: int) -> tuple[str, int] | None:
    """A country's dollars whose words hyphens join, and where they end: "a 5-million-Liberian-dollar deal"."""
    words, stop = [passage.tokens.near(position).word], position + 1
    while _is_hyphen(passage, stop) and passage.tokens.near(stop + 1).kind == "word":
        words.append(passage.tokens.near(stop + 1).word)
        stop += 2
    named = len(words) > 1 and words[-1] in ("dollar", "dollars") and tuple(words) in lexicon.UNITS
    return (lexicon.UNITS[tuple(words)], stop) if named else None


def single(passage: Passage, first: Amount) -> Reading:
    """One number."""
    value, number = first.value, first.number
    if value is None or _is_multiplied(passage, first.head):
        stop = _end_of_product(passage, first.head) if _is_multiplied(passage, first.head) else first.stop
        return Reading(first.start, stop, first.head, "unreadable")
    if stop := _end_of_compound(passage, first):
        return Reading(first.start, stop, first.head, "unreadable")
    if _ends_compound(passage, first):
        return Reading(first.start, first.stop, first.head, "unreadable")
    if number.part and not first.currency and not first.unit:  # "1/2 kg" is a weight, "half percent" no share
        return Reading(first.start, first.head, first.head, "share", (100 * value,), unit="percent")
    return Reading(
        *(first.start, first.stop, first.head, "number", (value,)),
        sign=first.currency,
        unit=first.unit,
        bare=years.is_year_like(passage, first),
        scale=number.scale,
    )


def _end_of_compound(passage: Passage, first: Amount) -> int:
    """Where a measure ends that is said in two units, of which the first is not the whole: "5 kg 300 g"."""
    unit, position, end = first.currency or first.unit, first.stop, 0
    while unit in SMALLER:
        position += passage.tokens.near(position).word == "."  # "5 lb. 3 oz."
        position += passage.tokens.near(position).word == "," and not _is_listed(passage, first.start)
        position += passage.tokens.near(position).word == "and"
        further = numeral(passage.tokens, position)
        if further is None:
            break
        if unit == "feet" and (further.value or _FOOT) < _FOOT and _ends_height(passage, further.stop):
            return further.stop  # "5 ft 10"
        smaller, position = unit_behind(passage, further, "")
        if not smaller:  # "g" before digits, "m": "5 kg 300 g 20 mg", "5 km 300 m"
            word = passage.tokens.near(further.stop).word
            smaller, position = lexicon.UNITS.get((word,), word), further.stop + 1
        if smaller not in SMALLER[unit]:
            break
        unit, end = smaller, position
    return end


def _ends_compound(passage: Passage, first: Amount) -> bool:
    """Whether one of a larger unit stands before it: the 200 kilos of "a tonne and 200 kilos"."""
    joint, larger, article = (passage.tokens.at(first.start - offset).word for offset in (1, 2, 3))
    if joint != "and" or article not in ("a", "an") or not first.unit:
        return False
    return first.unit in SMALLER.get(lexicon.UNITS.get((larger,), ""), ())


def _ends_height(passage: Passage, stop: int) -> bool:
    """Whether nothing is counted behind the inches of a height: "5 ft 10 tall", no "40 ft and 10 men"."""
    behind = passage.tokens.near(stop)
    return not (behind.kind == "word" and (behind.word.endswith("s") or behind.word in lexicon.PERSONS))


def in_unit_of(first: Amount, second: Amount) -> Amount:
    """The first amount in the metric unit of the second, which measures the same: the 500 g of "500 g to 1 kg"."""
    alike = first.unit in SMALLER.get(second.unit, ()) or second.unit in SMALLER.get(first.unit, ())
    metric = first.unit in _METRIC and second.unit in _METRIC and second.number.scale == 1
    if first.number.value is None or not (alike and metric):
        return first
    value = first.number.value * _METRIC[first.unit] / _METRIC[second.unit]
    return replace(first, unit=second.unit, number=replace(first.number, value=value, bare=False))


def _is_listed(passage: Passage, start: int) -> bool:
    """Whether a measure stands behind another and a comma: the second of "4,500 kg, 3.7 tonnes, two milligrams"."""
    return passage.tokens.at(start - 1).word == "," and passage.tokens.at(start - 2).word in lexicon.UNIT_WORDS


def _is_minus(passage: Passage, position: int) -> bool:
    """Whether a sign or a word makes the number negative; between two numbers, or two words, it is a hyphen."""
    token, behind = passage.tokens.at(position), passage.tokens.near(position + 1)
    if token.word in ("minus", "negative") and token.kind == "word":
        between = passage.tokens.at(position - 1).kind == "digits"  # "640 minus 12"
        return not between and numeral(passage.tokens, position + 1 + _is_hyphen(passage, position + 1)) is not None
    if token.word not in MINUS or behind.gap != Gap.NONE:
        return False
    if behind.kind != "digits" and not (lexicon.currency(behind.word) and behind.kind == "sign"):
        return False
    before = passage.tokens.at(position - 1)
    if token.word == "−" and before.word in DASHES:  # "−12–−5"
        return True
    return token.gap != Gap.NONE or before.word in ("(", "[", "“", '"', "‘", "'", ":", "=", "/", "~", "≈")


def _is_hyphen(passage: Passage, position: int) -> bool:
    return passage.tokens.near(position).word in HYPHENS and passage.tokens.near(position).gap == Gap.NONE


def _currency(passage: Passage, position: int) -> tuple[str, int]:
    """The currency before a number and where it ends: "$", "US$", "USD "."""
    token, behind = passage.tokens.at(position), passage.tokens.near(position + 1)
    if token.kind == "word" and behind.word == "$" and behind.gap == Gap.NONE:
        code = _dollars(passage, position + 1)
        return (code, position + 2) if code else ("", position)
    if token.word == "$" and position and (code := _dollars(passage, position)):
        return code, position + 1
    if token.kind == "word" and behind.word == "." and passage.tokens.near(position + 2).kind == "digits":
        code = lexicon.currency(token.word) if token.word in ("rs", "tk", "kr") else ""  # "Rs. 5"
        return (code, position + 2) if code else ("", position)
    if token.word == "$" and f"{behind.word}$" in lexicon.CURRENCIES and behind.gap == Gap.NONE:
        return lexicon.CURRENCIES[f"{behind.word}$"], position + 2
    code = lexicon.currency(token.word)
    small = token.word in lexicon.CODES and not passage.text[token.start : token.end].isupper()
    if not code or small or (token.kind == "word" and behind.kind != "digits"):
        return "", position
    return code, position + 1


def _dollars(passage: Passage, position: int) -> str:
    """Whose dollars the words before a sign make it: "CAD$", "CAD $", "NT$", "Canadian $"; empty where none do."""
    sign, before = passage.tokens.at(position), passage.tokens.at(position - 1)
    if before.kind != "word" or sign.gap > Gap.SPACE:
        return ""
    written = passage.text[before.start : before.end]
    if sign.gap == Gap.NONE:
        code = lexicon.CURRENCIES.get(f"{before.word}$") or lexicon.CURRENCIES.get(before.word, "")
        named = written[-2:].isupper() and len(written) <= _LONGEST_SIGN  # "Q$"; "Only$5" lost a space
        return code or (f"{written}$" if named else "")
    if len(written) == len("USD") and written.isupper() and before.word in lexicon.CURRENCIES:
        return lexicon.CURRENCIES[before.word]
    named = passage.tokens.at(position - 2).word in lexicon.LETTERED  # "phase C $5 million"
    if (
        written.isupper()
        and f"{before.word}$" in lexicon.CURRENCIES
        and not (named or _is_article(passage, position - 1))
    ):
        return lexicon.CURRENCIES[f"{before.word}$"]  # "HK $5 million"
    words = (passage.tokens.at(position - 2).word, before.word, "dollars"), (before.word, "dollars")
    return next((lexicon.UNITS[dollars] for dollars in words if dollars in lexicon.UNITS), "")


def _start_of_dollars(passage: Passage, position: int) -> int:
    """Where the words begin that say whose dollars a sign behind a space is: "CAD $5", "New Zealand $5", "U.S. $5"."""
    tokens = passage.tokens
    if tokens.at(position).gap != Gap.SPACE:
        return position
    if [token.word for token in tokens[max(0, position - 4) : position]] == ["u", ".", "s", "."]:
        return position if tokens.at(position - 5).word == "the" else position - 4  # "In the U.S. $5 million was spent"
    if not _dollars(passage, position):
        return position
    pair = (tokens.at(position - 2).word, tokens.at(position - 1).word, "dollars")
    start = position - (2 if pair in lexicon.UNITS else 1)
    country = passage.text[tokens.at(position - 1).start : tokens.at(position - 1).end]
    place = country.istitle() and not country.endswith(("ian", "ean", "ese"))
    return position if place and tokens.at(start - 1).word in ("in", "across", "within") else start  # "In Canada $6"


def _is_article(passage: Passage, position: int) -> bool:
    """Whether an "A" before a sign is the article: it begins a sentence, or stands among capitals."""
    before = passage.tokens.at(position - 1)
    plain = before.kind == "word" and passage.text[before.start : before.end].islower()
    return passage.tokens.at(position).word == "a" and not plain


def _fits(passage: Passage, position: int, length: int, number: Numeral, hyphen: bool) -> bool:
    """Whether letters behind a number are its unit: "5 g" are grams, "Group 5 G" are not, nor is "5 p"."""
    token, behind = passage.tokens.at(position), passage.tokens.near(position + length)
    if behind.gap == Gap.NONE and behind.kind == "word":
        return False
    written = passage.text[token.start : token.end]
    if length == 1 and len(written) == 1 and written.isalpha():
        small = written.islower() or written == "L"
        if behind.word in HYPHENS and behind.gap == Gap.NONE:  # "5 t-shirts"
            return False
        return small and (token.gap == Gap.NONE or (written in "gLlhtx" and behind.kind != "digits"))
    if token.word == "second":
        return hyphen or number.value == 1
    if token.word == "won" and (number.value or 0) < _LEAST_WON:
        return False
    return token.gap <= Gap.LINE


def _is_multiplied(passage: Passage, stop: int) -> bool:
    """Whether a number goes on with a product: 5 × 10⁶, 10 x 20."""
    return passage.tokens.near(stop).word in ("×", "x", "*") and passage.tokens.near(stop + 1).kind == "digits"


def _end_of_product(passage: Passage, stop: int) -> int:
    """Where a product ends, its exponent included."""
    stop += 2
    raised = passage.tokens.near(stop)
    if passage.tokens.at(stop - 1).word == "10" and raised.kind == "digits" and len(raised.word) < 3:  # "2.5 x 10 6"
        return stop + 1
    if passage.tokens.near(stop).word in (*MINUS, "^") and passage.tokens.near(stop).gap == Gap.NONE:
        stop += 1 + (passage.tokens.near(stop + 1).kind == "digits")
    return stop
