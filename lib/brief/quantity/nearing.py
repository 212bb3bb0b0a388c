"""Whether "near" and "approached" say how near a number is, or whom somebody met: "approached 12 companies"."""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.readings import Reading
from brief.quantity.tokens import Tokens

WORDS = {"went", "near", "neared", "nears", "approached", "approaches"}
_PASSIVE = {"was", "were", "is", "are", "be", "been", "being"}
_SMALL = set(
    lexicon.listed(
        "in by and of on at for to from last this that per a the or as with after before during when while but its it "
        "across among between until since over under out than more"
    )
)
# Nobody approaches these, and nothing lies near them.
_EVENTS = set(
    lexicon.listed(
        "deaths fatalities overdoses cases pills doses tablets seizures arrests shipments packages infections arrivals"
    )
)
_MANY = 1000  # that many nobody meets


def meets(tokens: Tokens, start: int, reading: Reading) -> bool:
    """Whether the words at `start`, right before a reading, say no more of its number than where or whom."""
    if not _may_meet(tokens, start, reading):
        return False
    noun = _noun(tokens, reading.stop)
    passive = tokens.at(start - 1).word in _PASSIVE and tokens.at(start).word == "approached"
    return passive or (bool(noun) and noun not in _EVENTS | lexicon.PERSONS and reading.numbers[0] < _MANY)


def may_meet(tokens: Tokens, start: int, reading: Reading) -> bool:
    """Whether nobody can say which of the two it is: "approached 640 people"."""
    noun = _noun(tokens, reading.stop)
    return _may_meet(tokens, start, reading) and bool(noun) and noun not in _EVENTS and not reading.unit


def _may_meet(tokens: Tokens, start: int, reading: Reading) -> bool:
    plain = reading.kind == "number" and reading.unit in ("", "times") and not reading.sign and reading.scale == 1
    length = 1 + (tokens.at(start).word == "went")  # "went past 3 checkpoints"
    return reading.start - start == length and tokens.at(start).word in WORDS and plain


def _noun(tokens: Tokens, stop: int) -> str:
    """The plural noun that a number counts which stops before a token, a word between the two; else nothing."""
    first, second = tokens.near(stop), tokens.near(stop + 1)
    for token in (first, second) if first.word not in _SMALL else ():
        if token.kind != "word":
            return ""
        if token.word.endswith("s") or token.word in lexicon.PERSONS:
            return token.word
    return ""
