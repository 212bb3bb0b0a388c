"""What denies a number, before it and behind it: "not 640", "rather than 640", "never fell below 640", "640 [sic]"."""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.tokens import Gap, Tokens

# What the negation of a qualifier says; all others only deny.
_DENIED = {"more_than": "up_to", "less_than": "at_least"}
_CONTRASTS = {
    tuple(words.split())
    for words in (
        "rather than",
        "instead of",
        "as opposed to",
        "other than",
        "no longer",
        "far from",
        "nothing like",
        "anything but",
        "failed to reach",
        "failing to reach",
        "nowhere near",
        "yet to reach",
        "yet to exceed",
        "by no means",
        "in no way",
    )
}
_CONTRASTS_ENDING_IN = lexicon.by_last_word(_CONTRASTS)
_NEGATIONS = lexicon.NEGATIONS | {"without"}
_FAILING = {"fail", "fails", "failed", "failing", "unable", "refused"}  # with "to" behind it
_NO_ONE = {"no", "none", "nobody"}  # "no country seized more than 640"
_WRONG = set(
    lexicon.listed("wrongly incorrectly erroneously mistakenly falsely inaccurately misstated misreported misquoted")
)
# Words between a negation and the number that it denies: "did not reach the reported 500".
_BETWEEN = set(
    lexicon.listed(
        "be the a an even yet quite all exactly reported claimed alleged stated official estimated usual currently "
        "actually really precisely necessarily reach reached total see have been was were in fact kill equal amount to "
        "number record it them as at given put said"
    )
)
_VERBS = set(
    lexicon.listed(
        "fall fallen fell drop dropped dip dipped go gone went get got sink sunk decline declined rise risen climb "
        "climbed grow grown come came seize seized find found killed report recorded count counted exceed exceeded "
        "pass passed intercept confiscate confiscated lose lost take taken took spend spent cost pay paid hold "
        "held contain contained made make produce produced receive received"
    )
)
# Where what a negation denies ends: "it is not known whether more than 640", "not only 640".
_BARRIERS = set(
    lexicon.listed(
        "that which who whom whose but and or if whether because while when where than only just merely simply alone "
        "until unless though although so for in on with by since doubt including"
    )
)
_MOST_BETWEEN = 4


def before(tokens: Tokens, position: int, floor: int, qualifier: str) -> tuple[int, str, bool]:
    """Where a denial before a number begins, what it makes of the qualifier, and whether it denies the number."""
    if tokens.at(position).gap == Gap.BLANK or position <= floor:
        return position, qualifier, False
    stop = position - (tokens.at(position - 1).word in ("the", "a", "an"))
    for words in _CONTRASTS_ENDING_IN.get(tokens.at(stop - 1).word, ()):
        begin = stop - len(words)
        if not qualifier and begin >= floor and tuple(token.word for token in tokens[begin:stop]) == words:
            return begin, qualifier, True
    plain = True
    for begin in range(position - 1, max(floor, position - _MOST_BETWEEN - 2) - 1, -1):
        token = tokens.at(begin)
        if token.kind != "word":
            break
        if _negates(tokens, begin):
            if plain and qualifier in _DENIED and token.word not in _WRONG:
                return begin, _DENIED[qualifier], False
            return begin, qualifier, True
        if qualifier in _DENIED and token.word in _NO_ONE:
            return begin, qualifier, True
        plain = plain and (token.word in _BETWEEN or token.word in _VERBS)
        if token.gap == Gap.BLANK or not (plain or (qualifier in _DENIED and token.word not in _BARRIERS)):
            break
    return position, qualifier, False


def _negates(tokens: Tokens, position: int) -> bool:
    word = tokens.at(position).word
    if word in _FAILING:
        return tokens.near(position + 1).word == "to"
    return word in _NEGATIONS or word in _WRONG or word.endswith("n't")


def behind(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether words behind a number say that it is wrong: "640 [sic]", "640 should read 712", "for 640 read 712"."""
    stop += tokens.near(stop).word in ("”", '"', "’", "'")
    words = [tokens.near(stop + offset).word for offset in range(3)]
    if words[0] in ("[", "(") and words[1] == "sic":
        return True
    start -= tokens.at(start - 1).word in ("“", '"', "‘", "'")
    read_for = tokens.at(start - 1).word == "for" and words[0] == "read"
    return read_for or words[:2] == ["should", "read"] or words == ["should", "have", "read"]
