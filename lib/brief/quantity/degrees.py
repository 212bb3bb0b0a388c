"""Words that say a number: "doubled", "thousands", "most", "a trend of rising", "the second largest", "each week"."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from brief.quantity import lexicon, names
from brief.quantity.readings import Passage, Reading
from brief.quantity.tokens import DASHES, Gap

_SUPERLATIVES = set(
    lexicon.listed(
        "deadliest highest largest greatest leading predominant unprecedented only main primary central "
        "record historic first most top"
    )
)
_MAJORITY_DEGREES = set(["vast", "overwhelming", "great", "large", "clear", "slim", "substantial", "small", "narrow"])
# "most countries" is a share, "most significant" a rank.
_PLURAL_NOUNS = set(lexicon.listed("countries nations governments states people users drugs substances deaths pills"))
# A change without a number, which is below or above 0 percent.
_CHANGES: dict[tuple[str, ...], str] = {
    **{("trend", "of", word): "less_than" for word in ("decreasing", "declining", "falling")},
    **{("trend", "of", word): "more_than" for word in ("increasing", "rising", "growing")},
    **{("are", word): "less_than" for word in ("decreasing", "declining", "falling")},
    **{("are", word): "more_than" for word in ("increasing", "rising", "growing")},
    **{("will", word): "more_than" for word in ("intensify", "expand", "increase")},
    **{("continue", "to", word): "more_than" for word in ("expand", "accelerate", "grow")},
    ("likely", "to", "continue"): "more_than",
    ("steady", "decrease"): "less_than",
    ("significantly", "more"): "more_than",
}
_FIRST_OF_A_CHANGE = {first for first, *_ in _CHANGES}
_NO_MULTIPLES = {"down", "check", "digits", "digit", "figures", "figure"}  # behind "double"
_STRETCHES = {"day", "week", "month", "year"}


@cache
def starts() -> frozenset[str]:
    """Words at which a quantity may begin."""
    words = set(lexicon.ONES) | set(lexicon.TENS) | set(lexicon.TIMES) | set(lexicon.FOLDS) | _SUPERLATIVES
    words |= set(lexicon.PLURAL_SCALES) | {
        "a",
        "an",
        "half",
        "quarter",
        "between",
        "minus",
        "decade",
        "both",
        "negative",
        "tens",
        "scores",
        "few",
        "point",
    }
    words |= lexicon.BARE_SCALES
    words |= {"many", "several", "majority", "mostly", "largely", "most"} | _MAJORITY_DEGREES
    words |= _FIRST_OF_A_CHANGE
    return frozenset(words | {word.rstrip("$") for word in lexicon.CURRENCIES if word[0].isalpha()})


def worded(passage: Passage, position: int) -> Reading | None:
    """What words that begin at a token say; None where they say no number."""
    return (
        _times(passage, position)
        or _magnitude(passage, position)
        or _decade(passage, position)
        or _both(passage, position)
        or _majority(passage, position)
        or _trend(passage, position)
        or _rank(passage, position)
        or _nth(passage, position)
    )


def each(passage: Passage, position: int) -> Reading | None:
    """As in "A new drug each week": one a week."""
    if passage.tokens.at(position).word not in ("a", "an"):
        return None
    for offset in range(2, 5):
        if passage.tokens.near(position + offset - 1).kind != "word":
            return None
        word, stretch = passage.tokens.near(position + offset).word, passage.tokens.near(position + offset + 1).word
        if word in ("each", "every", "per") and stretch in _STRETCHES:
            stop = position + offset + 2
            return Reading(position, stop, stop, "rate", (Fraction(1),))
    return None


def _times(passage: Passage, position: int) -> Reading | None:
    """As in "Doubled", "twice", "threefold"; "double-digit" and "twofold" names say none."""
    word = passage.tokens.at(position).word
    times = lexicon.TIMES.get(word) or lexicon.FOLDS.get(word)
    if not times:
        return None
    behind, further = passage.tokens.near(position + 1), passage.tokens.near(position + 2).word
    if (further in lexicon.TIMES or further in lexicon.FOLDS) and _are_two(passage, position, behind.word):
        return Reading(position, position + 3, position + 3, "unreadable")
    if (behind.word in DASHES and behind.gap == Gap.NONE) or behind.word in _NO_MULTIPLES:
        return None
    return Reading(position, position + 1, position + 1, "multiple", (times,), unit="times")


def _are_two(passage: Passage, position: int, joint: str) -> bool:
    """Whether nobody says which of two multiples it is: "doubled or tripled", "between doubling and tripling"."""
    return joint == "or" or (joint == "and" and passage.tokens.at(position - 1).word == "between")


def _magnitude(passage: Passage, position: int) -> Reading | None:
    """As in "Thousands", "tens of thousands", "many millions"."""
    token, start, times, stop = passage.tokens.at(position), position, 1, position
    if token.word in ("many", "several", "few"):
        stop = position + 1
    elif token.word in ("tens", "hundreds", "thousands", "dozens", "scores") and _words(passage, position + 1, "of"):
        further = passage.tokens.near(position + 2).word
        if further in lexicon.PLURAL_SCALES and further not in ("dozens", "hundreds"):
            times = {"tens": 10, "dozens": 12, "scores": 20}.get(token.word) or lexicon.PLURAL_SCALES[token.word]
            stop = position + 2
    size = lexicon.PLURAL_SCALES.get(passage.tokens.at(stop).word)
    if stop > position and token.word in ("several", "few"):  # "several hundred"
        size = size or lexicon.SCALES.get(passage.tokens.at(stop).word)
    if size and (end := _end_of_powers(passage, position, stop)):
        return Reading(start, end, end, "unreadable")
    if size is None or (stop > position and passage.tokens.near(stop) is not passage.tokens.at(stop)):
        return None
    number = Fraction(times * size)
    return Reading(start, stop + 1, stop + 1, "magnitude", (number,), qualifier="order_of_magnitude")


def _end_of_powers(passage: Passage, position: int, stop: int) -> int:
    """Where several powers of ten end that are said together: "hundreds to thousands", "tens to hundreds of thousands".

    Zero where one stands alone.
    """
    joining = ("to", "or")
    before, joint, further = (passage.tokens.at(position - 2), passage.tokens.near(stop + 1), stop + 2)
    if passage.tokens.at(position - 1).word in joining and before.word in {"tens", "scores", *lexicon.PLURAL_SCALES}:
        return stop + 1
    further += passage.tokens.near(further).word in ("a", "even")
    word = passage.tokens.near(further).word
    scales = lexicon.PLURAL_SCALES | lexicon.SCALES
    return further + 1 if joint.word in joining and word in scales else 0


def _both(passage: Passage, position: int) -> Reading | None:
    """As in "Both" of two things."""
    if passage.tokens.at(position).word != "both":
        return None
    return Reading(position, position + 1, position + 1, "number", (Fraction(2),))


def _decade(passage: Passage, position: int) -> Reading | None:
    """As in "Less than a decade": ten years."""
    start = position
    if passage.tokens.at(position).word == "a":
        position += 1
    if passage.tokens.at(position).word != "decade" or (position > start and passage.tokens[position].gap == Gap.BLANK):
        return None
    return Reading(start, position + 1, position + 1, "number", (Fraction(10),), unit="years")


def _majority(passage: Passage, position: int) -> Reading | None:
    word, stop = passage.tokens.at(position).word, position + 1
    if word in _MAJORITY_DEGREES and _words(passage, position + 1, "majority"):
        stop = position + 2
    elif word == "most":
        behind = passage.tokens.near(position + 1).word
        if behind != "of" and behind not in _PLURAL_NOUNS:
            return None
    elif word not in ("majority", "mostly", "largely"):
        return None
    return Reading(position, stop, stop, "majority", (Fraction(50),), unit="percent", qualifier="majority")


def _trend(passage: Passage, position: int) -> Reading | None:
    """A change without a number: "trend of decreasing", "will intensify", "significantly more"."""
    first = passage.tokens.at(position).word
    for words, qualifier in _CHANGES.items() if first in _FIRST_OF_A_CHANGE else ():
        stop = position + len(words)
        compares = words[-1] == "more" and passage.tokens.near(stop).word == "than"  # "more than 5" qualifies the 5
        if first == words[0] and _words(passage, position + 1, *words[1:]) and not compares:
            return Reading(position, stop, stop, "trend", (Fraction(0),), unit="percent", qualifier=qualifier)
    return None


def _rank(passage: Passage, position: int) -> Reading | None:
    """As in "The deadliest", "the second largest"; "one of the largest" gives no rank."""
    token = passage.tokens.at(position)
    if token.word not in _SUPERLATIVES:
        return None
    before = [passage.tokens.at(position - offset).word for offset in range(1, 4)]
    before = [word for word in before if word not in DASHES and word != "the"]
    counted = token.word in ("only", "record", "historic") and _counts(passage, position + 1)
    if (
        before[:1] == ["at"]
        or before[:2] == ["very", "at"]
        or counted
        or (token.word == "only" and before[:1] == ["not"])
    ):
        return None  # "at most", "not only", "only five", "a record 500"
    place = Fraction(lexicon.ORDINALS.get(before[0], 1) if before and token.word != "first" else 1)
    shared = before[:2] == ["of", "one"] or before[:1] == ["among"]
    numbers = () if shared else (place,)
    return Reading(position, position + 1, position + 1, "rank", numbers, qualifier="exact")


def _counts(passage: Passage, position: int) -> bool:
    """Whether a number starts at a token."""
    return passage.tokens.near(position).kind == "digits" or passage.tokens.near(position).word in lexicon.ONES


def _nth(passage: Passage, position: int) -> Reading | None:
    """An ordinal: "21st", "third"."""
    token = passage.tokens.at(position)
    if token.kind == "digits" and token.word.isdigit() and names.is_ordinal(passage, position + 1):
        number = Fraction(token.word[:9])
        return Reading(position, position + 2, position + 2, "ordinal", (number,), qualifier="exact")
    return None


def _words(passage: Passage, position: int, *words: str) -> bool:
    return all(passage.tokens.near(position + offset).word == word for offset, word in enumerate(words))
