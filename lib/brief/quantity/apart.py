"""Where the scale of a number stands apart from it, as in tables: "deaths (thousands): 340", "£m 340", "1.2 (million)".

Nobody here multiplies with it, so that the digits alone are no number.
"""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.tokens import Gap, Tokens

_ZEROS = {"000", "000s", "0000"}
_PLURALS = {word for word, size in lexicon.PLURAL_SCALES.items() if size >= lexicon.SCALES["thousand"]}
_SINGULARS = {word for word, size in lexicon.SCALES.items() if size >= lexicon.SCALES["thousand"]}
_SCALES = _SINGULARS | _PLURALS | _ZEROS
_SHORT = {"m", "mn", "bn", "mln", "k", "tn", "b", "mio"}
_SHORT_HEADING = 3  # words: "(thousands of people)"; "(thousands of people died)" is an aside
_FURTHEST = 8  # tokens of a heading in brackets


def before(tokens: Tokens, start: int) -> int:
    """Where the scale begins that stands before a number; its own start where none does."""
    position = start - 1 - (tokens.at(start - 1).word in (":", ","))
    last = tokens.at(position)
    if Gap.BLANK in (tokens.at(start).gap, last.gap):
        return start
    if last.word == ")":
        return _in_brackets(tokens, position, start)
    if _is_money(tokens, position):
        return position - 1
    if position == start - 1:
        return start
    of = tokens.at(position - 1).word == "of"
    measured = last.word in lexicon.UNIT_WORDS or bool(lexicon.currency(last.word))
    if of and not measured and tokens.at(start - 1).word == ",":  # "in thousands of cases, 340 of them fatal"
        return start
    if of or measured:  # "in thousand kg", "in millions of euro"
        position -= 1 + of
    scale, comma = tokens.at(position).word, tokens.at(position - 1).word == "," and tokens.at(start - 1).word == ":"
    named = scale in _PLURALS or (scale in _SINGULARS and position < start - 2)
    return position if named and (tokens.at(position - 1).word == "in" or comma) else start


def behind(tokens: Tokens, head: int) -> int:
    """Where the scale ends that stands in brackets behind a number: "340 (in thousands)"; 0 where none does."""
    if tokens.near(head).word != "(":
        return 0
    position = head + 1 + (tokens.near(head + 1).word == "in")
    position += tokens.near(position).word in ("'", "’", "‘")
    scaled = tokens.near(position).word in _SCALES
    position += 1 + (tokens.near(position + 1).word == "s")
    position += tokens.near(position).word in lexicon.UNIT_WORDS  # "(million tonnes)"
    return position + 1 if scaled and tokens.near(position).word == ")" else 0


def _is_money(tokens: Tokens, position: int) -> bool:
    """Whether a currency and a scale stand there: "USD million", "£m", "$ millions", "$000"."""
    word, sign = tokens.at(position).word, tokens.at(position - 1)
    scale = word in _SCALES or (word in _SHORT and tokens.at(position).gap == Gap.NONE)
    return scale and bool(lexicon.currency(sign.word)) and tokens.at(position - 2).kind != "digits"


def _in_brackets(tokens: Tokens, closing: int, start: int) -> int:
    """Where brackets open that hold a scale and no number of their own: "(in thousands)", "('000)", "(USD million)"."""
    position = closing - 1
    while position > closing - _FURTHEST and tokens.at(position).word not in ("(", ""):
        position -= 1
    inside = tokens[position + 1 : closing]
    if tokens.at(position).word != "(" or not inside:
        return start
    words = [token.word for token in inside]
    zeros = any(word in _ZEROS for word in words)
    numbers = any(token.kind == "digits" and token.word not in _ZEROS for token in inside)
    counted = any(word in lexicon.ONES or word in lexicon.TENS or word == "a" for word in words)
    scaled = zeros or any(word in _PLURALS | _SINGULARS for word in words)
    money = len(words) == 2 and words[1] in _SHORT and bool(lexicon.currency(words[0]))  # "(£m)"
    scaled = scaled and (len(words) <= _SHORT_HEADING or zeros or bool(set(words) & lexicon.UNIT_WORDS))
    return position if (scaled or money) and not numbers and not counted else start
