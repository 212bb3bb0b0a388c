"""What right before or behind a number belongs to it though nobody here reads it: ±5, 10⁶, 1,000 000, 3 to 1.

Where there is such a thing, the whole is no number: a part of it must not pass as one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from brief.quantity import apart, damage, lexicon
from brief.quantity.numerals import numeral
from brief.quantity.scales import says
from brief.quantity.tokens import DASHES, MINUS, Gap, Token, Tokens

_SUPERSCRIPTS = set("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
# Signs of mathematics that mean what they mean beside a number; any other one makes it part of a formula.
_READ_SIGNS = set("+=|<>~∼≈≅≃≤≥≦≧⩽⩾≪≫≲≳≮≯−×⁄¬") | {"＜", "＞", "＋", "＝", "～"}
_APART = set(lexicon.listed("of were was are is have had has in to by from did on at as with than more less"))
_COMPARING = set("<>=≤≥≦≧⩽⩾")
_SMALL_PARTS = 100
_MOST_NOUNS = 2  # words between a number and its margin: "640 drug deaths (±12)"
_FIGURES = {"figure", "figures", "digit", "digits"}
# Words with which a sentence begins: "rose to 72,000.1 In 2017" ends with the mark of a note.
_BEGINNINGS = {
    word.capitalize()
    for word in lexicon.listed(
        "the in a an this these that those it they he she we however for by as of on but and according although while "
        "since from at there our its their many most some all such when where if to with both each no not one until "
        "during despite between among after before because"
    )
}


def beyond(text: str, tokens: Tokens, start: int, stop: int, head: int) -> tuple[int, int] | None:
    """Where the whole begins and ends of which a number at `tokens[start:stop]` is a part; None where it stands alone.

    The digits and words of the number itself end at `head`.
    """
    begin = min(_before(tokens, start), apart.before(tokens, start))
    end = max(
        _note(text, tokens, head),
        _and_a_half(tokens, head, stop),
        apart.behind(tokens, head),
        _margin_behind(tokens, start, stop),
        *(seam(tokens, start, head) for seam in _SEAMS),
    )
    return (begin, min(max(end, stop), len(tokens))) if end or begin < start else None


def _before(tokens: Tokens, start: int) -> int:
    """Where what goes on with a number before it begins: "±5", "+/-5", "plus or minus 5", " ,500"."""
    token, before = tokens.at(start), tokens.at(start - 1)
    if token.gap == Gap.BLANK:
        return start
    words = before.word, tokens.at(start - 2).word
    if words in (("/", "+"), ("or", "plus")):
        return start - 2
    if before.word in MINUS and (words[1], tokens.at(start - 3).word) == ("/", "+"):
        return start - 3
    if _leads(before) and token.gap == Gap.SPACE:
        return start - 1
    if before.word == "and" and words[1].endswith("score") and _counts_scores(tokens, start - 2):
        return start - 2
    if before.word == "and" and words[1] in lexicon.UNIT_WORDS and token.word == "a":  # "a tonne and a half"
        return start - 2 if tokens.near(start + 1).word in ("half", "quarter") else start
    return _sign_before(tokens, start) if before.kind == "sign" else start


def _leads(token: Token) -> bool:
    """Whether digits begin with a nought, as those of telephone numbers do: the 0800 of "0800 776600"."""
    nought = token.kind == "digits" and len(token.word) > 1 and token.word.startswith("0")
    return nought and token.word.isdigit() and token.gap != Gap.NONE


def _counts_scores(tokens: Tokens, position: int) -> bool:
    """Whether "score" at a token counts twenties: "three score and ten", "fourscore and seven"."""
    before = tokens.at(position - 1 - (tokens.at(position - 1).word in DASHES))
    return tokens.at(position).word != "score" or before.word in lexicon.ONES or before.kind == "digits"


def _sign_before(tokens: Tokens, start: int) -> int:
    """Where what goes on with a number before its last sign begins: "√5", "change: - 5 percent", "l,200"."""
    token, before, further = tokens.at(start), tokens.at(start - 1), tokens.at(start - 2)
    if _unread(before.word):
        return start - 1
    if before.word in MINUS and token.gap == Gap.SPACE and further.word in ("(", ":", "="):
        return start - 1
    if damage.letters_for_digits(tokens, start) < start:
        return start - 2
    if token.gap != Gap.NONE or token.kind != "digits":
        return start
    if before.word == "," and before.gap != Gap.NONE:
        return start - 1
    further = further if before.word in (",", ".", "．", "，") else before
    return start - 1 if further.kind == "sign" and further.word.isdecimal() else start


def _and_a_half(tokens: Tokens, head: int, stop: int) -> int:
    """Where a number ends whose half stands behind its unit: "two tonnes and a half"."""
    part = numeral(tokens, head + 1) if tokens.near(head).word == "and" else None
    if part and part.part and tokens.near(part.stop).kind == "word" and tokens.near(part.stop).word not in _APART:
        return part.stop  # "three and one-third pills"
    parted = stop > head and says(tokens, stop, "and", "a") and tokens.near(stop + 2).word in ("half", "quarter")
    return stop + 3 if parted else 0


def _unread(sign: str) -> bool:
    return len(sign) == 1 and unicodedata.category(sign) == "Sm" and sign not in _READ_SIGNS


def _power(tokens: Tokens, start: int, head: int) -> int:
    """Where a power ends: "10^6", "10**6", "10⁶"."""
    last, token = tokens.at(head - 1), tokens.near(head)
    if token.gap != Gap.NONE:
        return 0
    sign = 2 if (token.word, tokens.near(head + 1).word) == ("*", "*") else token.word == "^"
    if sign and tokens.near(head + sign).kind in ("digits", "sign"):
        return head + sign + 1 + (tokens.near(head + sign).word in MINUS)
    if token.word in _SUPERSCRIPTS and last.word.endswith("10") and last.word[:-2] in ("", "1.", "2.", "5·"):
        return head + 1
    return head + 1 if token.word in _SUPERSCRIPTS and "·" in last.word else 0


def _margin(tokens: Tokens, start: int, head: int) -> int:
    """Where a margin behind a number ends, or another formula: "5 ± 2", "5 +/- 2", "5 plus or minus 2"."""
    words = tuple(tokens.near(head + offset).word for offset in range(3))
    if _unread(words[0]) and tokens.near(head + 1).kind == "digits":
        return head + 2
    if words[:2] == ("+", "/") and words[2] in MINUS or words == ("plus", "or", "minus"):
        return head + 3 + (tokens.near(head + 3).kind == "digits")
    if words == ("give", "or", "take") and (further := numeral(tokens, head + 3)):
        return further.stop
    if words[0] == "minus" and (further := numeral(tokens, head + 1)):
        return further.stop
    return _compared(tokens, head)


def _margin_behind(tokens: Tokens, start: int, stop: int) -> int:
    """Where a margin ends that stands behind the unit, the noun or in brackets: "12% ± 2%", "640 deaths (±12)"."""
    position = stop
    while position < stop + _MOST_NOUNS and tokens.near(position).kind == "word":
        position += 1
    for begin in range(stop, position + 1):
        bracket = tokens.near(begin).word in ("(", "[", ",")
        if _is_margin(tokens, begin + bracket):
            end = _margin(tokens, start, begin + bracket)
            return end + (bracket and tokens.near(end).word in (")", "]"))
    return 0


def _is_margin(tokens: Tokens, position: int) -> bool:
    word = tokens.near(position).word
    if word == "give":
        return says(tokens, position, "give", "or", "take") and numeral(tokens, position + 3) is not None
    if word in ("+", "plus"):
        return says(tokens, position, "+", "/") or says(tokens, position, "plus", "or", "minus")
    return word == "±"


def _compared(tokens: Tokens, head: int) -> int:
    """Where a comparison with a further number ends: "5 < 10", "5 -> 10"; of columns, "12 <5", each is a number."""
    position = head
    while position < head + 3 and (tokens.near(position).word in _COMPARING or tokens.near(position).word in DASHES):
        position += 1
    comparing = any(tokens.at(place).word in _COMPARING - {"="} for place in range(head, position))
    even = (tokens.near(head).gap == Gap.NONE) == (tokens.near(position).gap == Gap.NONE)
    if comparing and even and tokens.near(position).kind == "word" and tokens.near(position + 1).word in _COMPARING:
        return position + 1  # "340 < deaths < 400"
    return position + 1 if comparing and even and tokens.near(position).kind == "digits" else 0


def _points(tokens: Tokens, start: int, head: int) -> int:
    """Where digits end behind points that leave something out: "5...10", "5…10"."""
    position = head
    while tokens.near(position).word in (".", "…") and tokens.near(position).gap == Gap.NONE:
        position += 1
    left_out = position - head > 1 or tokens.near(head).word == "…"
    digits = tokens.near(position).kind == "digits" and tokens.near(position).gap == Gap.NONE
    return position + 1 if left_out and digits else 0


def _slash(tokens: Tokens, start: int, head: int) -> int:
    """Where a fraction ends that is written with spaces or words: "1 / 3", "two/thirds"."""
    spaced = tokens.near(head).gap != Gap.NONE and len(tokens.at(head - 1).word) > 3  # "August 26, 2016 / 65(33)"
    if tokens.near(head).word not in ("/", "⁄") or spaced:
        return 0
    behind = tokens.near(head + 1)
    parted = behind.word in lexicon.PARTS or behind.word in lexicon.PLURAL_PARTS
    return head + 2 if behind.kind == "digits" or parted or behind.word in lexicon.ONES else 0


def _ratio(tokens: Tokens, start: int, head: int) -> int:
    """Where a ratio ends: "3 to 1", "ten-to-one", "a ratio of 1 to 5"; of a fall "from 3 to 1" are two figures."""
    ratio = tokens.at(start - 1).word == "of" and tokens.at(start - 2).word in ("ratio", "odds")
    if ratio and any(tokens.at(position).word == "to" for position in range(start, head)):
        return head
    position = head
    while position < head + 3 and (tokens.near(position).word == "to" or tokens.near(position).word in DASHES):
        position += 1
    words = [tokens.near(offset).word for offset in range(head, position)]
    one = tokens.near(position).word in ("1", "one") and tokens.near(position).gap <= Gap.LINE
    if words.count("to") != 1 or not one or tokens.at(start - 1).word == "from":
        return 0
    behind = tokens.near(position + 1)
    measured = behind.word in lexicon.UNIT_WORDS or behind.word in lexicon.SCALES or behind.kind == "digits"
    return 0 if measured or behind.word in ("/", "½") else position + 1


def _further_words(tokens: Tokens, start: int, head: int) -> int:
    """Where words end that no rule joins to a number in words: "twenty nineteen", "one two", "twenty-first"."""
    last, token = tokens.at(head - 1), tokens.near(head)
    if last.kind != "word":
        return 0
    hyphen = token.word in DASHES and token.gap == Gap.NONE
    position = head + hyphen
    word, behind = tokens.near(position).word, tokens.near(position + 1)
    compound = behind.word in DASHES and behind.gap == Gap.NONE  # "two five-year plans"
    compound = compound and tokens.near(position + 2).word not in lexicon.ONES  # "nineteen ninety-nine"
    if hyphen:
        parts = (lexicon.PARTS | lexicon.PLURAL_PARTS).get(word, 0) >= _SMALL_PARTS  # "ten-thousandths"
        return position + 1 if parts or (last.word in lexicon.TENS and word in lexicon.ORDINALS) else 0
    if compound or tokens.near(position).gap > Gap.SPACE:
        return 0
    nth = last.word in lexicon.TENS and word in lexicon.ORDINALS
    part = last.word in lexicon.ONES and word in lexicon.PARTS and word not in ("half", "quarter")
    further = last.word not in lexicon.SCALES and (word in lexicon.ONES or word in lexicon.TENS)
    if not (nth or part or (further and last.word not in ("percent", "a"))):
        return 0
    while tokens.near(position + 1).word in lexicon.ONES and tokens.near(position + 1).gap == Gap.SPACE:
        position += 1  # "nine one one"
    one_more = tokens.near(position + 1).word in DASHES and tokens.near(position + 2).word in lexicon.ONES
    return position + (3 if one_more else 1)


def _further_digits(tokens: Tokens, start: int, head: int) -> int:
    """Where a number ends that goes on behind its scale: "one thousand 500", "3 million, 200 thousand".

    Of digits, parts may follow as well: "3 quarters".
    """
    last, token = tokens.at(head - 1), tokens.near(head)
    if last.kind == "digits":
        if (
            token.word in ("ten", "hundred") and tokens.near(head + 2).word in lexicon.PLURAL_PARTS
        ):  # "5 ten-thousandths"
            return head + 3
        return head + 1 if token.word in lexicon.PLURAL_PARTS and token.gap <= Gap.LINE else 0
    if last.word not in lexicon.SCALES:
        return 0
    further = numeral(tokens, head + (token.word in ("and", ",")))
    if further and further.value and 1000 <= further.scale < lexicon.SCALES[last.word] and not further.part:
        return further.stop
    joined = token.word == "and" and last.word == "hundred" and tokens.at(head - 2).kind == "digits"
    behind = tokens.near(head + joined)
    if behind.kind != "digits" or behind.gap != Gap.SPACE or len(behind.word) > 3 or not behind.word.isdigit():
        return 0
    return head + joined + 1


def _again(tokens: Tokens, start: int, head: int) -> int:
    """Where a growth by a part ends: "half again", "a third as many again"."""
    if tokens.at(head - 1).word not in lexicon.PARTS:
        return 0
    for length, words in ((1, ("again",)), (3, ("as", "", "again"))):
        if all(word in ("", tokens.near(head + offset).word) for offset, word in enumerate(words)):
            return head + length
    return 0


def _figures(tokens: Tokens, start: int, head: int) -> int:
    """Where a size ends that is told by the number of its digits: "a six-figure sum", "low six figures".

    "Two figures", "one figure" are counted.
    """
    hyphen = tokens.near(head).word in DASHES
    position = head + hyphen
    before = tokens.at(start - 1 - (tokens.at(start - 1).word in DASHES))
    sized = hyphen or before.word in ("low", "mid", "high")
    one = tokens.at(head - 1).word in ("one", "1")
    singular = tokens.near(position).word in ("figure", "digit") and not one
    return position + 1 if singular or (sized and tokens.near(position).word in _FIGURES) else 0


def _contradicted(tokens: Tokens, start: int, head: int) -> int:
    """Where a number ends that is written twice, and not the same twice: "fifteen (50)"."""
    first, second = tokens.at(head - 1), tokens.near(head + 1)
    if tokens.near(head).word != "(" or tokens.near(head).gap == Gap.NONE or first.kind == second.kind:
        return 0
    once, again = numeral(tokens, start), numeral(tokens, head + 1)
    if not once or not again or once.stop != head or tokens.near(again.stop).word != ")":
        return 0
    return 0 if once.value == again.value else again.stop + 1


def _note(text: str, tokens: Tokens, head: int) -> int:
    """Where a number ends whose last decimal is the mark of a note, or may be: "rose to 72,000.1 In 2017"."""
    last, behind = tokens.at(head - 1), tokens.near(head)
    decimal = last.kind == "digits" and "." in last.word[-3:-1] and behind.gap in (Gap.SPACE, Gap.LINE)
    return head if decimal and text[behind.start : behind.end] in _BEGINNINGS else 0


_SEAMS: tuple[Callable[[Tokens, int, int], int], ...] = (
    _power,
    _margin,
    damage.zeros,
    damage.divided,
    damage.apart,
    damage.scale,
    damage.glued,
    damage.other_money,
    damage.thousands,
    _points,
    damage.look_alike,
    _slash,
    _ratio,
    _further_words,
    _further_digits,
    _again,
    _figures,
    _contradicted,
)
