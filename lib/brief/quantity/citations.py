"""Digits that cite: laws, bills, forms, cases, roads and telephone numbers, as in "21 U.S.C. 841" and "call 988"."""

from __future__ import annotations

import re

from brief.quantity import lexicon, names
from brief.quantity.readings import Passage
from brief.quantity.tokens import DASHES, Gap

_LINE_END = re.compile(r"(?<!\s)[\r\n](?!\s)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 40  # letters before a number that may name what it cites
_MARK = r"(?:\s(?:[Nn]os?|[Nn]r)\.?)?\s?"
_BEFORE = re.compile(
    rf"""
    (?: \b(?:(?<!\?\ )[Nn]os?|NO|[Nn]r|pp?)\. | № | §
      | \b(?:H\.?\s?(?:J\.\s?|Con\.\s?)?R(?:es)?|(?<!\.)S(?=\.)|S\.\s?Res|P\.?\s?L|Pub\.\s?L|Public\ Law
          |U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|Fed\.\s?Reg|(?<=\d\s)FR|E\.?\s?O|S\.?\s?I|ISO|[AS]/RES)\.?(?:\s(?:Part|§§?))?
      | \b(?:Executive\ Order|Form|Docket|Bill|Act|[Rr]esolution|Regulation|Directive|Decision|Proposition|Ordinance
          |Decree|Measure|[AS]B|Case|Route|Interstate|Highway|Flight|Volume|[Vv]ol\.|Locus|Exhibit|Unit|Suite|Room
          |Building|DOI:?|doi:|ISSN|ISBN|CAS|PMID:?)(?:\s\((?:EU|EC|EEC)\))?
      | \b[Nn]umber
    ){_MARK}$
    """,
    re.VERBOSE,
)
_CODE = r"\s(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|Fed\.\s?Reg|Stat)\b|\sFR\s\d"
_BEHIND = re.compile(rf"{_CODE}|\s(?:Suicide|(?:[A-Z]\w+\s)?(?:[Ll]ifeline|[Hh]otline|[Hh]elpline))\b")
# Names that a noun behind their number may be counted by all the same: "Under the Act 12 laboratories were closed".
_NAMED = re.compile(
    r"\b(?:Executive Order|Form|Docket|Bill|Act|[Rr]esolution|Regulation|Directive|Decision|Proposition|Ordinance"
    r"|Decree|Measure|Case|Route|Interstate|Highway|Flight|Volume|Exhibit|Unit|Suite|Room|Building)\s$"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]n?|[Ee]ach|[Ee]very)\s(?:\w+\s)?\w+\s$")
_COUNTED = lexicon.PERSONS | set(
    lexicon.listed(
        "deaths cases pills doses tablets labs arrests seizures times witnesses victims officers agents samples members"
    )
)
_NO_NOUNS = set(lexicon.listed("is was has as its this us vs does says means requires"))
_PLURAL_VERBS = set(lexicon.listed("are were have do remain remained"))
_CALLED = re.compile(
    r"(?:\b(?:[Cc]all|[Dd]ial|[Tt]ext|[Pp]hone|[Tt]elephone|[Tt]el|[Ff]ax)(?:(?:/|\s(?:or|and)\s)(?:text|call|chat))?"
    r"(?:\s(?:us|[A-Z]+))?(?:\s(?:at|to))?[.:]?\s(?:[\d-]+\s(?:or|and)\s)?)$"
)


def end_of_citation(passage: Passage, position: int) -> int:
    """Where digits end that cite, those behind a hyphen, a slash or a point with them; 0 for digits that count."""
    tokens, text, token = passage.tokens, passage.text, passage.tokens.at(position)
    before = _LINE_END.sub(" ", text[max(0, token.start - _REACH) : token.start])
    called = _CALLED.search(before)
    if not (called or _BEFORE.search(before) or _BEHIND.match(text, token.end)):
        return 0
    stop = position + 1
    measured = names.measures(passage, stop) and not _BEHIND.match(text, token.end)
    if measured or _counts(passage, position, before, called=bool(called)):
        return 0
    while tokens.near(stop).kind == "digits" and tokens.near(stop).gap == Gap.SPACE and called:
        stop += 1
    while tokens.near(stop).gap == Gap.NONE and tokens.near(stop).word in DASHES | {"/", "."}:
        if tokens.near(stop + 1).kind != "digits" or tokens.near(stop + 1).gap != Gap.NONE:
            break
        stop += 2
    return stop


def _counts(passage: Passage, position: int, before: str, *, called: bool) -> bool:
    """Whether digits behind a name count the noun behind them: "Under the Act 12 laboratories", "text 1,200 youths".

    A verb ends in "s" too, "Order 13694 imposes", so that a noun needs an article before the name, or its own verb.
    """
    noun, tokens = passage.tokens.near(position + 1), passage.tokens
    named = called or bool(_NAMED.search(before))
    if noun.word in _COUNTED or (named and "," in tokens.at(position).word):
        return True
    if not called and _YEAR.fullmatch(tokens.at(position).word):  # "the Psychoactive Substances Act 2016"
        return False
    plural = noun.kind == "word" and noun.word.endswith("s") and passage.text[noun.start].islower()
    gerund = before.endswith(("Building ", "Measure "))
    own_verb = gerund or tokens.near(position + 2).word in _PLURAL_VERBS
    return named and plural and noun.word not in _NO_NOUNS and (called or own_verb or bool(_ARTICLE.search(before)))
