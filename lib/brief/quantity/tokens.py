"""A text as the words, digits and signs of which quantities are made, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import IntEnum
from typing import NamedTuple

# Letters of a word may be divided by what no reader sees: soft hyphens, zero-width signs, U+FFFE for a line-end hyphen.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff\ufffe"
_LINE_END_HYPHENS = "-\u2010\u2011\u00ad\ufffe"
HYPHENS = {"-", "\u2010", "\u2011"}
DASHES = {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}
MINUS = {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212", "\ufe63", "\uff0d"}
_LETTER = r"[^\W\d_¹²³⁰-⁹₀-₉¼-¾⅐-⅞↉]"
_PART = re.compile(
    rf"""
    (?P<digits>
        [0-9]{{1,3}}(?:,[0-9]{{3}})+(?:[.·][0-9]+)?
      | [0-9]{{1,3}}(?:['’][0-9]{{3}})+(?:\.[0-9]+)?(?![0-9])
      | [0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}(?![0-9])
      | [0-9]+(?:[.·][0-9]+)?
      | (?<![\w.,·)\]”"’'])\.[0-9]+
    )
  | (?P<word>{_LETTER}(?:[{_UNSEEN}]*{_LETTER}|['’](?={_LETTER}))*)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff"  # signs of no width
_CHUNK = re.compile(r"\S+")
_REMOVED = re.compile(f"[{_UNSEEN}]")


class Gap(IntEnum):
    """What stands between a token and the one before it."""

    NONE = 0
    SPACE = 1
    WIDE = 2
    LINE = 3
    BLANK = 4


class Token(NamedTuple):
    """A word, a run of digits or a sign; `word` is its text in lower case, as words are compared."""

    kind: str
    word: str
    start: int
    end: int
    gap: Gap


_ODD_GAPS = {"\f": Gap.BLANK, "\u2029": Gap.BLANK, "\t": Gap.WIDE}
_BLANK = Gap.BLANK
END = Token("end", "", 0, 0, _BLANK)


class Tokens(list[Token]):
    """The tokens of a text; what lies outside is the end."""

    def at(self, position: int) -> Token:
        """The token at a position, or `END`."""
        return self[position] if 0 <= position < len(self) else END

    def near(self, position: int) -> Token:
        """The token at a position, or `END` where a blank line or the end of the text comes before it."""
        token = self[position] if 0 <= position < len(self) else END  # as `at`: nothing is called as often
        return END if token.gap is _BLANK else token


def tokenize(text: str, divided: Collection[str] = ()) -> Tokens:
    """The tokens of a text, in one pass.

    A word of `divided` that a hyphen divides at the end of a line is one token.
    """
    tokens = Tokens(_tokens(text))
    return _rejoined(tokens, divided) if divided else tokens


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as tokens are compared."""
    return tuple(token.word for token in tokenize(text))


def _tokens(text: str) -> Iterator[Token]:
    end = 0
    for chunk in _CHUNK.finditer(text):
        start = chunk.start()
        gap = _gap(text, end, start)
        end = chunk.end()
        letters = chunk.group()
        if letters.isascii() and letters.isalpha():
            yield Token("word", letters.lower(), start, end, gap)
        elif "://" in letters or letters.startswith("www.") or "@" in letters:
            yield Token("address", letters[:20].lower(), start, end, gap)
        else:
            yield from _parts(letters, start, gap)


def _gap(text: str, start: int, end: int) -> Gap:
    if end - start == 1:
        return Gap.LINE if text[start] in "\n\r\u2028" else _ODD_GAPS.get(text[start], Gap.SPACE)
    if start == end:
        return Gap.NONE if start else Gap.BLANK
    space = text[start:end]
    if "\f" in space or "\u2029" in space:
        return Gap.BLANK
    lines = space.count("\n") or space.count("\r")
    return (Gap.WIDE, Gap.LINE, Gap.BLANK)[min(lines, 2)]


def _parts(letters: str, offset: int, gap: Gap) -> Iterator[Token]:
    for part in _PART.finditer(letters):
        kind = str(part.lastgroup)
        if kind == "sign" and part.group() in _NOTHING:
            continue
        yield Token(kind, _compared(part.group()), offset + part.start(), offset + part.end(), gap)
        gap = Gap.NONE


def _compared(letters: str) -> str:
    if letters.isascii():
        return letters.lower()
    if len(letters) == 1:
        return letters.lower()
    return unicodedata.normalize("NFKC", _REMOVED.sub("", letters)).replace("’", "'").lower()


def _rejoined(tokens: Tokens, divided: Collection[str]) -> Tokens:
    """The tokens with words made whole that a hyphen divides at a line end: "mil-" and "lion"."""
    joined = Tokens()
    for token in tokens:
        joined.append(token)
        if token.gap != Gap.LINE or token.kind != "word" or len(joined) < 3:
            continue
        first, hyphen = joined[-3], joined[-2]
        if hyphen.word in _LINE_END_HYPHENS and hyphen.gap == Gap.NONE and first.word + token.word in divided:
            joined[-3:] = [Token("word", first.word + token.word, first.start, token.end, first.gap)]
    return joined
