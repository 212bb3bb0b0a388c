"""Digits that are no number: names such as G7, marks of notes, days and hours, ordinals."""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.readings import Passage
from brief.quantity.tokens import DASHES, HYPHENS, Gap

_BEFORE_A_MARK = set('.,)”"’]')
_ABBREVIATED = {"ca", "approx", "est", "max", "min", "rs"}  # "ca.50"
_NOTES = {"note", "notes", "fn", "footnote", "ref"}
_DAYS = 31
_LONG_MARK = 3
# Parts of a text, which digits number: those that are always one, and those that are with a capital.
_ALWAYS_PLACES = set(
    lexicon.listed(
        "page pages pp para paras paragraph paragraphs section sections chapter chapters annex annexes appendix "
        "article articles footnote footnotes endnote endnotes table tables fig figs"
    )
)
_PLACES = _ALWAYS_PLACES | set(
    lexicon.listed(
        "figure figures chart charts box boxes exhibit goal goals target targets "
        "title titles schedule schedules part parts"
    )
)
_PLURAL_PLACES = {word for word in _PLACES if word.endswith("s")} | {"pp"}
_JOINING = {"and", "or", "to", "&", ","} | DASHES
_MOST_PLACES = 12  # tokens of a list such as "pages 3, 4 and 5"
_DETERMINERS = set(lexicon.listed("this that these those the a an each every per another whole several many few all"))
_COUNTING = lexicon.ONES | lexicon.TENS | lexicon.SCALES
_BEHIND_A_NAME = set(',;):]"')


def end_of_name(passage: Passage, position: int) -> int:
    """Where a name ends of which digits are a part, as of G7, COVID-19, 2C-B and #640; 0 where there is none."""
    stop = position + 1
    before, glued = passage.tokens.at(position - 1), passage.tokens.at(position).gap == Gap.NONE
    named = False
    if glued and before.kind == "word" and not _is_currency(passage, position - 1):
        named = True
    elif glued and before.word in HYPHENS and before.gap == Gap.NONE:
        named = passage.tokens.at(position - 2).kind == "word" and passage.tokens.at(position - 2).word != "minus"
    elif glued and before.word in ("#", "№", "_", "\\"):
        named = True
    elif glued and before.word in ("[", "(", "{"):
        named = _is_mark(passage, position)
    elif before.word in _NOTES and passage.tokens.at(position - 2).word in ("[", "("):
        named = True
    elif glued and before.word in _BEFORE_A_MARK and before.gap == Gap.NONE:
        named = _is_raised(passage, position)
    if not named and not _ends_in_a_name(passage, stop) and not _is_chemical(passage, position):
        return 0
    while passage.tokens.near(stop).gap == Gap.NONE and passage.tokens.near(stop).word not in _BEHIND_A_NAME:
        stop += 1
    return stop


def _is_currency(passage: Passage, position: int) -> bool:
    """Whether letters right before digits are a currency: "USD5"; "crc32" is a name."""
    token = passage.tokens.at(position)
    written = passage.text[token.start : token.end]
    return token.word in lexicon.CURRENCIES and (token.word not in lexicon.CODES or written.isupper())


def is_numbered(passage: Passage, position: int) -> bool:
    """Whether digits number what is named before them: "Table 3", "page 12", "Articles 5 and 6"; "in this table 5"."""
    behind = passage.tokens.near(position + 1)
    hyphened = behind.word in DASHES and passage.tokens.near(position + 2).kind != "digits"  # "page 12-long"
    if not _is_short(passage, position) or hyphened:
        return False
    if measures(passage, position + 1):
        return False
    name, several = position - 1, False
    while passage.tokens.at(name).word in _JOINING and _is_short(passage, name - 1) and position - name < _MOST_PLACES:
        if passage.tokens.at(name).word == "," and _counts(passage, position):
            return False  # "in Figures 2 and 3, 640 deaths"
        name, several = name - 2, True
    apart = passage.tokens.at(name + 1).gap != Gap.NONE
    name -= passage.tokens.at(name).word == "."
    word, before = passage.tokens.at(name), passage.tokens.at(name - 1)
    places = _PLURAL_PLACES if several else _PLACES | _PLURAL_PLACES
    if not (apart and word.word in places and before.word not in _DETERMINERS and _is_place(passage, name)):
        return False
    if several or (behind.word in _JOINING and _is_short(passage, position + 2)):
        return True
    verb = word.word in _PLURAL_PLACES - _ALWAYS_PLACES and _counts(passage, position)  # "Targets 640 people"
    return not (verb or _is_counted(passage, name))


def measures(passage: Passage, stop: int) -> bool:
    """Whether a unit or a scale stands where digits end, which then are a number: "5 percent", "12 million"."""
    behind = passage.tokens.near(stop)
    return behind.word in lexicon.UNIT_WORDS or behind.word in lexicon.SCALES


def _counts(passage: Passage, position: int) -> bool:
    """Whether digits count the noun behind them: "640 deaths"."""
    behind = passage.tokens.near(position + 1)
    noun = behind.word.endswith("s") or behind.word in lexicon.PERSONS
    return behind.kind == "word" and noun and passage.text[behind.start].islower()


def _is_counted(passage: Passage, name: int) -> bool:
    """Whether a number stands before the name, which is then no name: "on 5 tables 12 pills lay"."""
    before, word = passage.tokens.at(name - 1), passage.tokens.at(name)
    number = before.kind == "digits" or before.word in _COUNTING
    return number and word.word in _PLURAL_PLACES and passage.text[word.start].islower()


def _is_short(passage: Passage, position: int) -> bool:
    token = passage.tokens.at(position)
    return token.kind == "digits" and token.word.isdigit() and len(token.word) <= _LONG_MARK and token.gap < Gap.BLANK


def _is_place(passage: Passage, position: int) -> bool:
    """Whether a word is the name of a part of a text: "Figure", "page"; "a figure 640" is none."""
    token = passage.tokens.at(position)
    return token.word in _ALWAYS_PLACES or passage.text[token.start].isupper()


def _is_raised(passage: Passage, position: int) -> bool:
    """Whether digits right behind the stop behind a word are the mark of a note: "percent.3", "deaths,”12"."""
    token, before = passage.tokens.at(position), position - 2
    while passage.tokens.at(before).word in _BEFORE_A_MARK and passage.tokens.at(before).gap == Gap.NONE:
        before -= 1
    word = passage.tokens.at(before)
    short = token.word.isdigit() and len(token.word) < _LONG_MARK and len(word.word) > 1
    return word.kind == "word" and short and word.word not in _ABBREVIATED and _ends(passage, position + 1)


def _ends(passage: Passage, position: int) -> bool:
    token = passage.tokens.near(position)
    return token.gap != Gap.NONE or token.word in _BEHIND_A_NAME


def is_day_or_hour(passage: Passage, position: int) -> bool:
    """Whether digits are a day of a month or an hour: "12 March", "March 12, 2016", "5 p.m."."""
    token, behind = passage.tokens.at(position), passage.tokens.near(position + 1)
    if not token.word.isdigit() or int(token.word[:3]) > _DAYS:
        return False
    hour = tuple(passage.tokens.near(position + offset).word for offset in range(1, 4))
    if hour in (("a", ".", "m"), ("p", ".", "m")):
        return True
    if _is_month(passage, position + 1) and behind.gap in (Gap.SPACE, Gap.LINE):
        return True
    if _is_first_of_days(passage, position) or _is_last_of_days(passage, position):
        return True
    last = position + 2 if behind.word in DASHES and passage.tokens.near(position + 2).kind == "digits" else position
    year = passage.tokens.near(last + 1 + (passage.tokens.near(last + 1).word == ","))
    dated = year.kind == "digits" and len(year.word) == 4 and year.word[:2] in ("19", "20")
    return _is_month(passage, position - 1) and (
        dated or passage.tokens.at(position - 2).word in ("on", "until", "till")
    )


def _is_first_of_days(passage: Passage, position: int) -> bool:
    """Whether digits are the first of two days before a month: "5–7 May"."""
    joint, second = passage.tokens.near(position + 1), passage.tokens.near(position + 2)
    days = joint.word in DASHES and second.word.isdecimal() and int(second.word[:3]) <= _DAYS
    return days and _is_month(passage, position + 3)


def _is_last_of_days(passage: Passage, position: int) -> bool:
    """Whether digits are the second of two days behind a month: "May 5-7, 2019"."""
    joint, first = passage.tokens.at(position - 1), passage.tokens.at(position - 2)
    return (
        joint.word in DASHES
        and first.kind == "digits"
        and is_day_or_hour(passage, position - 2)
        and (joint.gap == Gap.NONE and _is_month(passage, position - 3))
    )


def is_ordinal(passage: Passage, stop: int) -> bool:
    """Whether the number that ends at a token is an ordinal: "21st"."""
    token = passage.tokens.near(stop)
    return token.gap == Gap.NONE and token.word in ("st", "nd", "rd", "th")


def _is_month(passage: Passage, position: int) -> bool:
    token = passage.tokens.at(position)
    return token.kind == "word" and token.word in lexicon.MONTHS and passage.text[token.start].isupper()


def _is_chemical(passage: Passage, position: int) -> bool:
    """Whether digits are a place in the name of a substance: "4-ANPP", "3-methylfentanyl"; "5-year" is a count."""
    hyphen, behind = passage.tokens.near(position + 1), passage.tokens.near(position + 2)
    if hyphen.word not in HYPHENS or hyphen.gap != Gap.NONE or behind.gap != Gap.NONE or behind.kind != "word":
        return False
    if behind.word.startswith(lexicon.RADICALS):
        return True
    written, before = passage.text[behind.start : behind.end], passage.tokens.at(position - 1)
    shouted = before.kind == "word" and passage.text[before.start : before.end].isupper()
    plain = behind.word in lexicon.UNIT_WORDS or behind.word in lexicon.SCALES or behind.word in lexicon.SHORT_SCALES
    return len(written) > 1 and written.isupper() and not shouted and not plain


def _is_mark(passage: Passage, position: int) -> bool:
    """Whether digits in brackets are the mark of a note: "[12]", and "(1)" right behind a word."""
    bracket, behind = passage.tokens.at(position - 1), passage.tokens.near(position + 1)
    if behind.gap != Gap.NONE or behind.word not in ("]", ")", "}"):
        return False
    return bracket.word in ("[", "{") or bracket.gap == Gap.NONE


def _ends_in_a_name(passage: Passage, stop: int) -> bool:
    token, behind = passage.tokens.near(stop), passage.tokens.near(stop + 1)
    if token.kind != "word" or token.gap != Gap.NONE:
        return False
    if token.word in ("st", "nd", "rd", "th") or (token.word,) in lexicon.UNITS or token.word in lexicon.PARTS:
        return behind.gap == Gap.NONE and behind.kind == "digits" and token.word not in ("km", "m", "cm")
    if token.word in lexicon.SHORT_SCALES or token.word in ("ish", "plus", "million", "billion"):
        return False
    return (token.word,) not in lexicon.UNITS and token.word not in lexicon.CURRENCIES
