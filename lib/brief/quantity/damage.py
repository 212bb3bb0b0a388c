"""Where what goes on with a number is damage: digits that a space divides, letters for digits, scales misspelled.

A scanner reads "5 rnillion", "1 2.5 percent", "l,200"; a part of such a number must not pass as one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from brief.quantity import lexicon
from brief.quantity.tokens import DASHES, Gap, Token, Tokens

_DAMAGE = set(",.;:|'’-·") | DASHES
_AROUND_ZEROS = 2
_GROUP = 3  # digits between spaces that group them
_LOOKS_LIKE_DIGITS = {"o", "l", "i", "s", "b", "z", "oo", "ooo"}  # "1.O percent"
_LIKE = str.maketrans("01|i", "olll")  # what a scanner takes for another letter
_SPELLED_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
# Scales that nobody here reads: a number before one is not the number alone.
_UNREAD_SCALES = set(
    lexicon.listed(
        "quintillion sextillion zillion bazillion gazillion squillion myriad gross score hundredweight mrd mia tsd "
        "thsd thou grand cr "
        "billiard"
    )
)
_MOST_PARTS = 6  # of a word into which digits got: "m1ll1on"
_SMALL = lexicon.ONES | lexicon.TENS
_SPACED_LETTERS = {"k", "m", "b"}  # "5 m people": a million, or metres
_BEFORE_A_FIGURE = set(
    lexicon.listed(
        "to by of about was were over than nearly almost some least at is are only just around approximately roughly "
        "another from with had have has reached total additional further estimated"
    )
)
_BEHIND_NO_COUNT = set(lexicon.listed("was is has this as us its"))
_PERCENT = {"percent", "%", "per", "pct", "percentage"}
_PERSONS = {"people", "men", "women", "children"}
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def letters_for_digits(tokens: Tokens, start: int) -> int:
    """Where a number begins whose first digits are letters: the "l" of "l,200", "$l.5"; its own start for others."""
    first, sign, letter = tokens.at(start), tokens.at(start - 1), tokens.at(start - 2)
    if first.kind != "digits" or first.gap != Gap.NONE or sign.gap != Gap.NONE or letter.kind != "word":
        return start
    letters = _LOOKS_LIKE_DIGITS if sign.word == "," else {"l", "o"} if sign.word == "." else ()  # "s.15" is a section
    return start - 2 if letter.word in letters else start


def zeros(tokens: Tokens, start: int, head: int) -> int:
    """Where digits end that a space or damage divides: "1,000 000", "5;000", "5 0000"."""
    position = head
    while position < head + _AROUND_ZEROS and tokens.near(position).word in _DAMAGE:
        position += 1
    token = tokens.near(position)
    nothing = token.kind == "digits" and len(token.word) > 1 and token.word.startswith("0") and token.word[1] != "."
    if not nothing or tokens.at(head - 1).kind != "digits" or token.gap > Gap.LINE:
        return 0
    return position + 1


def look_alike(tokens: Tokens, start: int, head: int) -> int:
    """Where a decimal ends whose digits are letters: "1.O percent"."""
    point, behind = tokens.near(head), tokens.near(head + 1)
    if point.word and set(point.word) <= {"o"} and tokens.at(head - 1).kind == "digits":  # "5 OOO"
        return head + 1
    if point.word not in (".", ",") or point.gap != Gap.NONE or behind.gap != Gap.NONE:
        return 0
    return head + 2 if behind.word in _LOOKS_LIKE_DIGITS and tokens.near(head + 2).gap != Gap.NONE else 0


def divided(tokens: Tokens, start: int, head: int) -> int:
    """Where digits end that a space divides at a sign: "12 ,500", "12, 500", "1 .5", "1. 5 percent"."""
    last, sign, behind = tokens.at(head - 1), tokens.near(head), tokens.near(head + 1)
    if last.kind != "digits" or not last.word.isdigit() or len(last.word) > 3:
        return 0
    if sign.kind == "digits":
        return head + 1 if sign.word.startswith(".") and sign.gap <= Gap.LINE else 0
    if behind.kind != "digits":
        return 0
    if sign.word == "," and sign.gap != Gap.NONE:
        return head + 2 if behind.gap == Gap.NONE and len(behind.word.split(".")[0]) == 3 else 0
    if sign.gap != Gap.NONE or tokens.at(start - 1).word in lexicon.NUMBERED | lexicon.MONTHS:
        return 0
    if sign.word == ",":
        whole = len(behind.word.split(".")[0]) == 3 and behind.gap == Gap.SPACE
        return head + 2 if whole and not _is_listed(tokens, start, head + 2) else 0
    starts_line = start == 0 or tokens.at(start).gap >= Gap.LINE
    if sign.word != "." or starts_line or not Gap.NONE < behind.gap <= Gap.LINE:
        return 0
    return head + 2 if _is_measured(tokens.near(head + 2)) else 0


def _is_listed(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether digits are one of several with commas between: "640, 712 and 830"."""
    before = tokens.at(start - 1).word == "," and tokens.at(start - 2).kind == "digits"
    joined = tokens.near(stop).word in (",", "and", "or", "&", "to") or tokens.near(stop).word in DASHES
    return before or (joined and tokens.near(stop + 1).kind in ("digits", "word"))


def _is_measured(token: Token) -> bool:
    return token.word in lexicon.UNIT_WORDS or token.word in lexicon.SCALES


def apart(tokens: Tokens, start: int, head: int) -> int:
    """Where digits end that a space divides in the middle of a sentence: "rose by 1 2.5 percent", "by 6 40 deaths"."""
    last, token, behind = tokens.at(head - 1), tokens.near(head), tokens.near(head + 1)
    if _is_column(tokens, start, head):
        return head
    if end := _end_of_spaced(tokens, start):
        return end
    if last.kind != "digits" or token.kind != "digits" or token.gap not in (Gap.SPACE, Gap.LINE):
        return 0
    if (
        head - start > 1
        and token.gap == Gap.SPACE
        and tokens.at(head - 2).kind == "digits"
        and tokens.at(head - 1).gap == Gap.SPACE
    ):
        return head  # groups, or columns: "640 712 12"
    if tokens.at(start - 1).word not in _BEFORE_A_FIGURE or (last.word.isdigit() and len(last.word) > 3):
        return 0
    ends = behind.word == "." and behind.gap == Gap.NONE and tokens.near(head + 2).kind != "digits"
    counted = behind.kind == "word" or behind.word == "%" or ends
    return head + 1 if counted and behind.word not in lexicon.MONTHS else 0


def _end_of_spaced(tokens: Tokens, start: int) -> int:
    """Where three single digits or more end that spaces divide: "3 4 0 deaths"; 0 where fewer stand there."""
    stop = start
    while (
        len(tokens.near(stop).word) == 1
        and tokens.near(stop).word.isdecimal()
        and (stop == start or tokens.near(stop).gap == Gap.SPACE)
    ):
        stop += 1
    return stop if stop - start > _AROUND_ZEROS else 0


def _is_column(tokens: Tokens, start: int, head: int) -> bool:
    """Whether groups stand behind further groups: of "67 367 70 630" nobody can say where a number begins."""
    before, first = tokens.at(start - 1), tokens.at(start)
    grouped = head - start > 1 and tokens.at(start + 1).kind == "digits" and tokens.at(start + 1).gap == Gap.SPACE
    return grouped and first.gap == Gap.SPACE and before.kind == "digits" and len(before.word) == _GROUP


def scale(tokens: Tokens, start: int, head: int) -> int:
    """Where a number ends whose scale is damaged, or none that is read here: "5 rnillion", "5 thou sand"."""
    last, token = tokens.at(head - 1), tokens.near(head)
    if token.word in DASHES and last.kind == "word" and token.gap == Gap.NONE:  # "two- thousand", "thirty- five"
        further = tokens.near(head + 1)
        whole = last.word in lexicon.TENS and further.word in lexicon.ONES or last.word + further.word in _SMALL
        return head + 2 if further.gap != Gap.NONE and (further.word in lexicon.SCALES or whole) else 0
    if token.word in DASHES and last.word in lexicon.TENS and tokens.near(head + 1).gap == Gap.NONE:  # "sixty -four"
        return head + 2 if tokens.near(head + 1).word in lexicon.ONES else 0
    if token.kind != "word" or last.kind not in ("word", "digits"):
        return 0
    if token.word in _SPACED_LETTERS and last.kind == "digits" and token.gap == Gap.SPACE:
        return head + 1
    if token.word in _UNREAD_SCALES or token.word in lexicon.PLURAL_SCALES:
        return head + 1
    if last.word + token.word in lexicon.SCALES or last.word + token.word in _SMALL:  # "six teen"
        return head + 1
    behind = tokens.near(head + 1)
    if behind.gap == Gap.SPACE and token.word + behind.word in lexicon.SCALES:
        return head + 2
    stop = head + 1
    while (
        tokens.near(stop).gap == Gap.NONE and tokens.near(stop).kind in ("word", "digits") and stop < head + _MOST_PARTS
    ):
        stop += 1
    return stop if _misspelled("".join(part.word for part in tokens[head:stop])) else 0


def glued(tokens: Tokens, start: int, head: int) -> int:
    """Where money ends that letters nobody here reads go on with: "¥5億", "$5abc"."""
    token = tokens.near(head)
    money = tokens.at(head - 1).kind == "digits" and lexicon.currency(tokens.at(head - 2).word)
    if not money or token.kind != "word" or token.gap != Gap.NONE or lexicon.currency(f"{token.word}$"):
        return 0
    return 0 if lexicon.currency(token.word) or token.word in ("ish", "plus") else head + 1


def other_money(tokens: Tokens, start: int, head: int) -> int:
    """Where money ends whose sign is one country's and whose code another's: "$5CAD", "$5m CAD"."""
    sign = "".join(token.word for token in takewhile(lambda token: token.kind != "digits", tokens[start:head]))
    money = lexicon.currency(sign.lstrip("-−+"))
    if not money:
        return 0
    apart = tokens.near(head).word in ("in", "(")  # "$5 million (Canadian dollars)"
    words = tuple(tokens.near(head + apart + offset).word for offset in range(lexicon.LONGEST_UNIT))
    units = (lexicon.UNITS.get(words[:length], "") for length in range(lexicon.LONGEST_UNIT, 1, -1))
    code = (not apart and lexicon.CURRENCIES.get(words[0])) or next(filter(None, units), "")  # "$5 CAD"
    code = code if code in {*lexicon.CURRENCIES.values(), "other dollars"} else ""
    return head + 1 + apart if code and code != money and (apart or tokens.near(head).kind == "word") else 0


@lru_cache(4096)
def _misspelled(word: str) -> bool:
    """Whether a word is a scale but for one letter, or for letters that look like others: "rn" for "m", 1 for l."""
    plain = word.removesuffix("s").replace("rn", "m").replace("nii", "mi").translate(_LIKE)
    names = [name.translate(_LIKE) for name in _SPELLED_SCALES]
    return len(word) > 4 and any(plain == name or one_letter_off(plain, name) for name in names)


def one_letter_off(word: str, other: str) -> bool:
    """Whether two words differ in one letter, or one has a letter more."""
    if abs(len(word) - len(other)) > 1:
        return False
    same = next((place for place, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]), len(other))
    return any(word[same + a :] == other[same + b :] for a, b in ((1, 1), (1, 0), (0, 1)))


def thousands(tokens: Tokens, start: int, head: int) -> int:
    """Where digits end of which nobody can say whether the point divides thousands: "10.000 pills", "€1.640"."""
    last, behind = tokens.at(head - 1), tokens.near(head)
    if last.kind != "digits" or not _THOUSANDS.fullmatch(last.word) or behind.word in _PERCENT:
        return 0
    if lexicon.currency(tokens.at(head - 2).word) or lexicon.currency(behind.word):
        return head
    if behind.word in lexicon.UNIT_WORDS:
        return head if last.word.endswith("00") else 0
    counted = behind.kind == "word" and (behind.word.endswith("s") or behind.word in _PERSONS)
    counted = counted or (last.word.endswith("000") and behind.kind != "digits")
    return head if counted and behind.word not in _BEHIND_NO_COUNT else 0
