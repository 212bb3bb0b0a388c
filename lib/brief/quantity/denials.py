"""What denies a number, before it and behind it: "not 640", "rather than 640", "never fell below 640", "640 [sic]"."""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.tokens import HYPHENS, Gap, Tokens

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
        "nowhere",
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
# Before "by": what rises or falls, or not. A verb of the past stands behind "never" or "nor" alone, as does no other.
_CHANGES = set(
    lexicon.listed(
        "rise risen fall fallen drop dropped dip dipped decline declined grow grown climb climbed increase increased "
        "decrease decreased change changed shrink shrunk sink sunk reduce reduced cut up down exceed exceeded surpass "
        "surpassed miss missed rising falling growing increasing decreasing declining lower lowered raise raised"
    )
)
_PAST = set(lexicon.listed("rose fell grew sank shrank"))
_HELPING = set(
    lexicon.listed("been be have has had yet even ever also either really actually to gone go come went a an the")
) | {",", "however", "indeed", "therefore", "though"}
_MORE = {"further", "additional", "extra", "full", "total"}  # "by a further 5 percent"
_OF_A_CHANGE = 4


def before(tokens: Tokens, position: int, floor: int, qualifier: str) -> tuple[int, str, bool]:
    """Where a denial before a number begins, what it makes of the qualifier, and whether it denies the number."""
    if tokens.at(position).gap == Gap.BLANK or position <= floor:
        return position, qualifier, False
    stop = position - (tokens.at(position - 1).word in _MORE)
    stop -= tokens.at(stop - 1).word in ("the", "a", "an")
    for words in _CONTRASTS_ENDING_IN.get(tokens.at(stop - 1).word, ()):
        if stop - len(words) >= floor and tuple(token.word for token in tokens[stop - len(words) : stop]) == words:
            return stop - len(words), qualifier, True
    if tokens.at(stop - 1).word == "by" and (change := _denied_change(tokens, stop - 1, floor)):
        begin, direct = change
        bound = _DENIED.get(qualifier, "") if direct else ""
        return begin, bound or qualifier, not bound
    if tokens.at(position - 1).word == "no" and not qualifier:  # "there was no 12 percent rise", "no one died"
        return position - 1, qualifier, True
    if (
        tokens.at(position).word == "one"
        and tokens.at(position - 1).word in HYPHENS
        and tokens.at(position - 2).word == "no"
    ):
        return position - 2, qualifier, True
    return _negated(tokens, position, floor, qualifier)


def _negated(tokens: Tokens, position: int, floor: int, qualifier: str) -> tuple[int, str, bool]:
    """The same of a negation, with at most a few words between: "did not reach the reported 500"."""
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


def _denied_change(tokens: Tokens, stop: int, floor: int) -> tuple[int, bool] | None:
    """Where a denied change before "by" begins, and whether "by" follows it at once; None where none is denied.

    "Did not rise by more than 5" leaves less; of "did not exceed the forecast by more than 5" nothing is read.
    """
    if stop > floor and _negates(tokens, stop - 1):  # "rose, not by more than 5"
        return stop - 1, True
    for verb in range(stop - 1, max(floor, stop - _OF_A_CHANGE) - 1, -1):
        word = tokens.at(verb).word
        if word not in _CHANGES | _PAST:
            if tokens.at(verb).kind != "word":
                return None
            continue
        begin = verb - 1
        while begin > floor and not _negates(tokens, begin) and _is_helping(tokens.at(begin).word):
            begin -= 1
        if begin < floor or tokens.at(begin + 1).gap == Gap.BLANK:
            return None
        before = tokens.at(begin).word
        if _negates(tokens, begin) and (word not in _PAST or before not in ("not", "cannot")):
            return begin, verb == stop - 1 and before not in _WRONG
        if before in _NO_ONE:  # "no increase by more than 640"
            return begin, False
        return (begin - 1, False) if begin > floor and tokens.at(begin - 1).word == "no" else None
    return None


def _is_helping(word: str) -> bool:
    return word in _HELPING or word.endswith("ly")


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
