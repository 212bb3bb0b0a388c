"""What a sentence takes back of a number: "340 deaths, likely an undercount", "340, though the true toll is higher".

An undercount is at least that many; where more words stand between, the number is none that can be read.
"""

from __future__ import annotations

from dataclasses import dataclass

from brief.quantity import lexicon
from brief.quantity.tokens import HYPHENS, Gap, Tokens

# Pieces of those words, one of which a text has that holds a hedge: to look for them costs next to nothing.
_PIECES: tuple[str, ...] = (
    "dercount",
    "derest",
    "derstat",
    "derrep",
    "der-",
    "vercount",
    "verest",
    "verstat",
    "verrep",
    "ver-",
)
_PIECES += ("margin", "true", "real", "actual", "if that", "at best", "at worst", "the outside")
_STEMS = ("count", "estimat", "state", "stating", "report")
_SIDES = {"under": "at_least", "over": "up_to"}
_TRUE, _COUNTS = {"true", "real", "actual"}, set(lexicon.listed("number figure toll total count extent scale rate"))
_BETWEEN = set(
    lexicon.listed(
        "likely probably possibly perhaps almost certainly undoubtedly surely very is are was were be to which that a "
        "an the considered thought believed said significant serious considerable substantial severe gross known ( , —"
    )
)
_DENYING = {"no", "not", "never", "nor", "neither"}
_HARD = set(lexicon.listed("cannot can't hard difficult impossible easy hardly")) | _DENYING  # "difficult to overstate"
_OTHERWISE = set(lexicon.listed("higher lower larger smaller greater bigger more fewer less worse double twice"))
# At the end of what is said: "340 deaths, if that"; the best of deaths is the fewest, of seizures the most.
_LIMITS = {("if", "that"): "up_to", ("at", "the", "outside"): "up_to", ("at", "best"): "", ("at", "worst"): ""}
_NOUNS = ("count", "estimate", "under", "over")  # "were undercounted" says nothing of how many are meant
_NEW_CLAUSE = {"and", "while", "as", "because"}
_MOST_NOUNS = 2
_FURTHEST = 16  # tokens
_YEAR = 4  # digits
_BEFORE_A_YEAR = lexicon.MONTHS | {"in", "of", "since", "during", "by", "for", "year", "through", "until"}
_SOON = 8  # tokens behind "the true number"


@dataclass(frozen=True)
class Hedge:
    """Where the words of a hedge end, and the qualifier that they make; none where the number can't be read."""

    stop: int
    qualifier: str = ""


def any_in(text: str) -> bool:
    """Whether a text may hold words of a hedge at all."""
    flat = " ".join(text.replace("\u00ad", "").split())  # a line may end within them
    return any(piece in flat for piece in _PIECES)


def behind(tokens: Tokens, stop: int) -> Hedge | None:
    """The hedge in the sentence behind a number that stops before a token; another number has its own."""
    nouns, plain, clause, hard = 0, True, False, False
    for position in range(stop, stop + _FURTHEST):
        token = tokens.near(position)
        ends = token.word in (".", ";", "!", "?") and tokens.near(position + 1).gap != Gap.NONE
        if token.gap == Gap.BLANK or ends or _counts(tokens, position):
            return None
        clause, hard = clause or token.word in _NEW_CLAUSE, hard or token.word in _HARD
        side, end = _side(tokens, position)
        noun = token.word.rstrip("s").endswith(_NOUNS)
        if side and not noun and (clause or hard or _says_itself(tokens, position)):
            return None  # "640 kg, and officials say that the threat is underestimated"
        if side and (position > stop or "stat" in token.word):  # "5,000 underestimates" are counted
            end += tokens.near(end).word == ")"
            return Hedge(end, side if plain and noun else "")
        if limit := _limit(tokens, position, position - stop - (tokens.at(position - 1).word == ",")):
            return limit
        margin = [tokens.near(position + offset).word for offset in range(3)] == ["margin", "of", "error"]
        if margin or _names_another(tokens, position):
            return Hedge(position + 2)
        nouns += token.word not in _BETWEEN and not _dates(tokens, position)
        plain = plain and nouns <= _MOST_NOUNS and token.word not in _DENYING
    return None


def before(tokens: Tokens, start: int) -> bool:
    """Whether a hedge between commas stands before a number: "the tally, an undercount, stood at 340"."""
    for position in range(start - 2, max(0, start - _SOON), -1):
        token, further = tokens.at(position), tokens.at(position + 1)
        if token.gap == Gap.BLANK or token.kind == "digits" or token.word in (".", ";", "?", "!"):
            return False
        if _side(tokens, position)[0] and further.word in (",", ")") and token.word.rstrip("s").endswith(_NOUNS):
            words = [tokens.at(position - offset).word for offset in range(1, 2 + _MOST_NOUNS)]
            return any(word in (",", "(") for word in words) and words[0] in _BETWEEN
    return False


def _counts(tokens: Tokens, position: int) -> bool:
    """Whether another number begins at a token, no year and no day: "340 deaths in May 2017, an undercount"."""
    token, behind = tokens.near(position), tokens.near(position + 1)
    share = token.word == "half" or (token.word == "one" and behind.word in ("in", "out"))
    return share or (token.kind == "digits" and not _dates(tokens, position))


def _dates(tokens: Tokens, position: int) -> bool:
    """Whether a token is part of a day, a month or a year: each word of "in May 2017", "on May 5, 2017"."""
    token, last = tokens.at(position), tokens.at(position - 1)
    if token.kind == "word":
        return token.word in lexicon.MONTHS or token.word in ("in", "during")
    year = token.word.isdigit() and len(token.word) == _YEAR and token.word[:2] in ("19", "20")
    dated = last.word in _BEFORE_A_YEAR or (last.word == "," and tokens.at(position - 2).kind == "digits")
    return (year and dated) or last.word in lexicon.MONTHS


def _limit(tokens: Tokens, position: int, nouns: int) -> Hedge | None:
    """The hedge that ends what is said of a number at a token, some nouns behind it; None where there is none."""
    for words, qualifier in _LIMITS.items() if nouns <= _MOST_NOUNS else ():
        stop = position + len(words)
        same = all(tokens.near(position + offset).word == word for offset, word in enumerate(words))
        if same and tokens.near(stop).kind in ("sign", "end"):
            return Hedge(stop, qualifier)
    return None


def _says_itself(tokens: Tokens, position: int) -> bool:
    """Whether the words say what is done, or counted, not what the number is: "640 cases of underreporting"."""
    word, before = tokens.at(position).word, tokens.at(position - 1).word
    if word.endswith("ing"):
        return before == "of"
    itself = "report" in word or word.endswith("ed")
    return itself and before not in _BETWEEN and not before.endswith("ly")


def _names_another(tokens: Tokens, position: int) -> bool:
    """Whether "the true number" stands at a token, another than the number before it.

    "The real number of ships" may be a number of something else: it is another where it is said to be higher.
    """
    if tokens.near(position).word not in _TRUE or tokens.near(position + 1).word not in _COUNTS:
        return False
    behind = [tokens.near(position + offset).word for offset in range(2, 2 + _SOON)]
    return behind[0] != "of" or not _OTHERWISE.isdisjoint(behind)


def _side(tokens: Tokens, position: int) -> tuple[str, int]:
    """What "undercount", "over-estimates" and their like at a token say, and where they end; else nothing."""
    word, end = tokens.near(position).word, position + 1
    if word in _SIDES and tokens.near(end).word in HYPHENS and tokens.near(end + 1).word.startswith(_STEMS):
        return _SIDES[word], end + 2
    for side, qualifier in _SIDES.items():
        if word.startswith(side) and word.removeprefix(side).startswith(_STEMS):
            return qualifier, end
    return "", position
