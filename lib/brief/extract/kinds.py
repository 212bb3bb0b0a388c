"""What kind of number stands at a place: a figure, or a date, an age, a reference that only looks like one.

Each rule says something about English, never about a document: the words right before a number, right behind it, or
its line. The first that holds names the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from brief.extract.geography import is_place
from brief.extract.places import LONGEST_LINE, Place
from brief.quantity import lexicon
from brief.quantity.expressions import Expression

STATISTIC = "statistic"
# Kinds that a record of the ledger can hold: there is something to claim. A date, a reference, an axis state nothing.
CLAIMABLE = (STATISTIC, "majority", "rank", "trend", "rate", "year", "period", "enumeration", "age")
EVERY = "all"  # of these kinds
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|JAN\w*|FEB\w*|MAR\w*|APR\w*|JUN\w*|JUL\w*|AUG\w*|SEP\w*|OCT\w*|NOV\w*|DEC\w*)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBERED = "|".join(sorted(lexicon.NUMBERED, key=len, reverse=True))
# Those of them that number also in small letters, and before a noun: "table 3 shows".
_ALWAYS_NUMBERED = set(
    lexicon.listed(
        "table tables figure figures fig figs chart page pages p pp section sections chapter chapters annex appendix "
        "volume vol article articles clause paragraph para paragraphs footnote endnote exhibit schedule tier phase"
    )
)
_ABSTRACT = "|".join(
    lexicon.listed(
        "reasons ways things factors sides types kinds sorts aspects examples questions options approaches lessons "
        "points halves hands parts categories sections chapters caveats limitations explanations possibilities "
        "scenarios respects senses elements priorities pillars themes topics areas steps stages phases principles "
        "dimensions"
    )
)
_AGED = r"\b(?:[Aa]ge[ds]?|[Aa]ging|age groups?|(?:between the )?ages of|age of|at age)"
_PERSONS = "|".join(
    lexicon.listed(
        "people persons adults children youth youths adolescents teenagers teens individuals men women boys girls "
        "males females those americans patients students residents drivers users adult person aged anyone everyone"
    )
)
_FUNCTION = set(
    lexicon.listed(
        "and or in on at of to for from by with as the a an is was were are has have had will would that which who "
        "said when where while after before but than if it its his her their be been into over under about between "
        "during through per"
    )
)
_TELEPHONE = (
    r"\b(?:tel|phone|telephone|fax|freephone|hotline|ISBN|ISSN|doi|ORCID|PMID|PMCID)\b[^.;]{0,50}"
    r"|\+\d{1,3}[ -][\d ()-]*"
)
_LAW = (
    r"U\.?S\.?C\.?|C\.?F\.?R\.?|§+|\b(?:P\.?L\.?|Pub(?:lic)?\.? L(?:aw)?\.?|H\.\s?R\.?|S\.|Nos?\.?|№|#|Order|Law|Act|"
    r"Resolution|Directive|Regulation|Decision|Convention|Title|Docket|GAO|HR)"
)
_FIRST = "|".join(
    lexicon.listed("first lowest highest largest smallest biggest fewest best worst deadliest most steepest sharpest")
)
_PAST = (
    r"\b(?:(?:over|during|across|throughout) the|past|last|next|previous|coming|preceding|following|recent|latest|"
    r"prior|final|ensuing|first|these|those|same|at)"
)
_AGO = (
    r"(?:ago|earlier|later|hence|prior|after|before|since|ending|ended|from now|to come|into|running|straight of|apart|"
    r"previously)\b"
)
# Letters of the series of papers that a parliament numbers.
_PAPERS = "HC|HL|CP|SP|Cm|Cmd|Cmnd|Cd"
_SPAN = r"(?:period|window|interval|moving|rolling|average|span|high|low|anniversary|mark|time)"


def _small(place: Place) -> bool:
    numbers = place.number.numbers
    return bool(numbers) and place.bare and all(0 <= number <= 120 for number in numbers)


def _clock(place: Place) -> bool:
    return _small(place) and place.precedes(r"(?:[ap]\.?\s?m\b|o['’]clock|noon|midnight|GMT|EST|EDT)", re.IGNORECASE)


def _day(place: Place) -> bool:
    """The day of a month: "June 26", "21st to 23 June"."""
    numbers = place.number.numbers
    days = ("number", "range", "ordinal", "date", "numbered")
    plain = not (place.number.unit or place.number.sign) and place.number.kind in days
    if not (numbers and plain and all(1 <= number <= 31 and number.denominator == 1 for number in numbers)):
        return False
    return (
        place.follows(rf"{_MONTH}(?:\s?{_DAY},?\s?(?:and|&|to|through|or|[-–])?)?")
        or place.follows(rf"\b{_DAY}\s?(?:and|to|[-–])\s?{_MONTH}")
        or place.precedes(rf"(?:st|nd|rd|th)?\s?(?:of\s)?{_MONTH}")
        or place.precedes(rf"(?:and|to|[-–])\s?{_DAY}\s{_MONTH}")
    )


def _year(place: Place) -> bool:
    fiscal = place.bare and place.follows(r"\b(?:fiscal|calendar|financial) years?|FY")
    return place.number.kind == "year" or fiscal


def _ordinal(place: Place) -> bool:
    return place.number.kind == "ordinal" or place.precedes(r"\W{0,2}\s?century\b")


def _no_rank(place: Place) -> bool:
    """A superlative in a name, "Central America", or that is a verb, "Leading an effort"."""
    if place.number.kind != "rank" or not place.written[:1].isupper() or place.written.isupper():
        return False
    inside = bool(re.search(r"[\w,’)]\s$", place.before)) and bool(re.match(r"\s[A-Z][a-z]", place.after))
    return inside or (place.written == "Leading" and place.precedes(r"(?:an?|the|its|their|our)\b"))


def _rank(place: Place) -> bool:
    return place.number.kind == "rank" or (place.written.lower() in ("one", "1") and place.follows("number", re.I))


def _telephone(place: Place) -> bool:
    """Digits of a telephone, of an ISBN, of a postal box."""
    written = place.written
    if re.fullmatch(r"\+\d{1,3}", written) and place.precedes(r"\)?[\s(-]*\d"):
        return True
    if re.fullmatch(r"\d{3}[-–]\d{4}", written):
        return place.follows(r"\d{3}\W{0,2}|^|\bat")
    if not place.bare:
        return False
    area = place.follows(r"\(") and place.precedes(r"\)\s?\d{3}[-–]\d{4}")
    return area or place.follows(_TELEPHONE, re.IGNORECASE) or place.follows(r"\bBox \d+")


def _law(place: Place) -> bool:
    behind = r"(?:U\.?\s?S\.?\s?C\b|C\.?\s?F\.?\s?R\b|Stat\.|F\.\s?\d?d\b|Fed\. Reg)"
    return not place.number.unit and (place.precedes(behind) or (place.bare and place.follows(_LAW)))


def _list_mark(place: Place) -> bool:
    """A number that a dot or a bracket closes where a line or a sentence starts, or that of a section."""
    if place.bare and re.fullmatch(r"\d{1,3}", place.written):
        if re.match(r"\)\s", place.after) and re.search(r"(?:^|[:;,]\s|\band\s|\bor\s)\($", place.before):
            return True  # "two aims: (1) to find, (2) to stop"
        if re.match(r"\)\s", place.after) and place.before.count("(") <= place.before.count(")"):
            return True  # "including 1) training, 2) testing"
        if re.match(r"\.\s[A-Z]", place.after) and re.search(r"[A-Za-z\d)][.!?:]\s$", place.before):
            return True
    if not (place.starts_line and place.bare) or len(place.written) > 6:
        return False
    if re.match(r"[.)]\s", place.after):
        return True
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", place.written):
        return bool(re.match(r"\.?\s+[A-Z][\w’'-]*\s+\w", place.after))
    line = place.line.strip()
    title = re.match(r"\d{1,3}\s+[A-Z]", line) and len(line) < 90 and not re.search(r"[.!?:;,]$", line)
    return bool(title)


def _citation(place: Place) -> bool:
    """A small number in brackets behind a word, right behind a stop, or alone between two sentences."""
    if re.search(r"\(\d+\)\($", place.before) or (re.search(r"\($", place.before) and re.match(r"\)\(\d", place.after)):
        return place.bare  # "(251)(254)"
    if not place.bare or not all(number <= 99 and number.denominator == 1 for number in place.number.numbers):
        return False
    listed = re.search(
        r"\(\d[^()]*[a-z%][^()]*\)(?:[,;][^()]*?\(\d+\))*[,;]?\s(?:and\s)?([A-Z][\w’. -]*)\s\($", place.before
    )
    if listed and is_place(listed[1]):
        return False  # "Portugal (27 per million), Denmark (26)"
    if re.search(r"(?:[A-Za-z)]|\b(?:19|20)\d\d)[.,”’\"]?\s?[(\[](?:\d{1,3}\s?[,;–-]\s?)*$", place.before):
        return bool(re.match(r"(?:\s?[,;–-]\s?\d{1,3})*[)\]]", place.after))
    if not re.fullmatch(r"\d{1,2}", place.written):
        return False
    if re.search(r"[a-z)][.,;”’\"]{1,2}$", place.before):
        return True
    alone = re.match(r"\s?(?:$|([A-Z][\w’'-]*)(?:\s|$))", place.after)
    return bool(
        re.search(r"[a-z)][.!?][”’\"]?\s?$", place.before) and alone and not re.search(r"(?<!^Thi)s$", alone[1] or "")
    )


def _contents(place: Place) -> bool:
    """The number of a page: behind dots that lead to it, before the one bar of a line and a title, of so many.

    A row of a table has more bars, or numbers behind them.
    """
    if not place.bare and not re.fullmatch(r"\.\d+", place.written):
        return False
    led = re.search(r"(?:\.{4,}|(?:\.\s){3,}|…\s?[.…]*)\s?$", place.before)
    titled = re.match(r"\s\|\s+(?:[\d.]+\s+)?[A-Z’]", place.after) and place.line.count("|") == 1
    barred = bool(titled) and bool(re.fullmatch(r"\d{1,3}", place.written))
    return bool(led) or barred or place.follows(r"\bpages? \d+\s?(?:/|of)\s?", re.IGNORECASE)


def _paper(place: Place) -> bool:
    """A paper of a series in brackets, by its letters: "(HC 221, 2001-02)", "(Cm 6271, 6282 and 6302)"."""
    letters = re.search(rf"[(\[](?:{_PAPERS})\.?\s(?:\d+(?:,|\sand|,\sand)\s)*$", place.before)
    ends = re.match(r"(?:[-–][IVX]+)?(?:[)\],;]|\sand\b)", place.after)
    return bool(letters and ends) and bool(re.fullmatch(r"\d{3,5}", place.written))


def _index_base(place: Place) -> bool:
    """The year that an index starts from, at a hundred: "(2010 = 100)"."""
    return place.bare and place.follows(r"\b(?:19|20)\d\d(?:[-–/]\d+)?\s?=\s?")


def _journal(place: Place) -> bool:
    return place.bare and (
        place.follows(r"\d{4};\s?|\d[:;]|\(\d+\)[:;]\s?|\bet al\.,?") or place.precedes(r"\(\d+\)\s?[:;]|:\s?\d+[-–]\d")
    )


def _address(place: Place) -> bool:
    """Digits in an address, a path, a code, a street."""
    first = place.text[max(0, place.number.start - 1) : place.number.start]
    if re.search(r"\d\s?[kKMG]B$", f"{place.written}{place.after[:2]}".rstrip(").,; ")):
        return True  # the size of a file: "(PDF - 6MB)"
    if place.bare and re.search(r"(?:^|\W)[A-Z]{1,4}\.(?:\d+\.)?(?:[IVXLC]+\.)?$", place.before):
        return True
    if re.match(r"[/=&_\\@]", first) and re.search(r"\w[/=&_\\@]$", place.before):
        return True
    if re.fullmatch(r"\d{5}", place.written) and re.search(r",\s[A-Z]\.?\s?[A-Z]\.?\s$", place.before):
        return True  # "Washington, D.C. 20548"
    street = r"(?:[A-Z][\w’.]*\s){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Drive|Way|Lane|Boulevard|Blvd|Square)\b|ZIP\b"
    path = re.match(r"[/_=@\\]\w", place.after) and not re.match(r"/(?:kg|g|mg|day|l|mL|km)\b", place.after)
    return place.bare and (bool(path) or place.precedes(street))


def _numbered(place: Place) -> bool:
    """A number that a word before it only numbers: "Table 3", "phase 2"; "form 3 groups" counts."""
    if place.number.kind == "numbered" and not place.number.numbers:  # "H.R. 467", "call 988"
        return True
    if not place.bare and place.whole is None:
        return False
    pattern = rf"\b({_NUMBERED})s?\b\.?\s?(?:[A-Z]?[\d.]+\s?(?:,|and|to|[-–])\s?)*$"
    match = re.search(pattern, place.before, re.IGNORECASE)
    if not match:
        return False
    counts = re.match(r"\s[a-z-]+s\b", place.after)
    return match[1].lower() in _ALWAYS_NUMBERED or match[1][0].isupper() or not counts


def _named(place: Place) -> bool:
    """A name that ends in a number: a capital right before it, and no noun that it counts behind it."""
    if _called(place):
        return True
    listed = re.search(r"[(\[](?:[A-Z][\w’. -]*\s\d[\d.]*[,;]\s(?:and\s)?)+([A-Z][\w’. -]*)\s$", place.before)
    if listed and is_place(listed[1]):
        return False  # "(Iran 4500, Iraq 300)"
    if not place.bare or not re.search(r"(?:^|[^.!?:\s]\s)[a-z]{0,2}[A-Z][\w’&-]*\s$", place.before):
        return False
    if re.match(r" \d{1,3} \d", place.after):
        return False  # the first of several columns
    if re.search(rf"(?:{_MONTH}|The|A|An|In|Of|And|Some|Only|All|Over|About|At|By|For|From|To)\s$", place.before):
        return False
    behind = re.match(r"\s([a-z][\w-]*)", place.after)
    return behind is None or behind[1] in _FUNCTION


def _called(place: Place) -> bool:
    """A number in words with a capital in the middle of a sentence: Group of Seven, Five Eyes."""
    if not place.written[0].isupper() or place.written.isupper() or place.starts_line or place.number.unit:
        return False
    if place.number.kind != "number" or not re.search(r"[\w’,]\s$", place.before):
        return False
    return bool(re.match(r"\s[A-Z][a-z]", place.after) or re.search(r"[A-Z]\w+ of\s$", place.before))


def _significance(place: Place) -> bool:
    """A p-value."""
    numbers = place.number.numbers
    if not numbers or numbers[0] >= 1 or place.number.unit:
        return False
    return place.follows(r"\b[pP]\s?(?:[-–]?values?)?(?:\s?(?:of|was|is))?\s?[<>=≤≥]?")


def _confidence(place: Place) -> bool:
    behind = r"(?:CrI|CIs?\b|UI\b|confidence|credible|uncertainty|probability interval)"
    if place.bare and place.precedes(rf"%{behind}"):
        return True  # the sign glued to the words: "95 %CI"
    return place.number.unit == "percent" and place.precedes(behind)


def _age(place: Place) -> bool:
    """An age or a band of ages; "as young as 12" is a figure."""
    number = place.number
    if number.unit not in ("", "years", "months") or number.sign or number.qualifier == "as_little_as":
        return False
    if _small(place) and place.follows(r"[A-Z][\w’-]+,") and re.match(r",\s(?!\d)", place.after):
        return True  # "Jane Smith, 43, agreed"
    bound = re.match(r"(?:(?:under|over|below|above|younger than|older than)\b|[<>≤≥])", place.written, re.IGNORECASE)
    people = place.follows(rf"\b(?:{_PERSONS})(?:\s(?:who are|were|are))?", re.IGNORECASE)
    if bound and people and number.numbers and number.numbers[0] < 100:
        return True
    return (
        place.follows(rf"{_AGED}(?:\s\d+(?:\s?[-–]\s?\d+)?(?:,|\sand|\sto|\sor|,\sand))*")
        or place.precedes(r"(?:[- ]?(?:years?|months?|weeks?|days?))?(?:[- ]?(?:olds?\b|of age\b)|[- ]?yo\b)")
        or place.precedes(r"(?:years )?(?:or|and) (?:older|younger|over)\b")
        or bool(re.search(r"(?:or|and) (?:older|younger)$|and over$|and under$", place.written))
        or (people and place.written.endswith("and up"))
    )


def _axis(place: Place) -> bool:
    """A line of numbers alone: the axis of a chart, the number of a page. "84%" and "1,264" alone are figures.

    So are those of a row of a table, "2013 8.95 5.22 9.78": an axis has steps, or whole numbers without a mark.
    """
    line = place.line
    if len(line) >= LONGEST_LINE or re.search(r"[^\W\d_]{2}", line):
        return False
    numbers = [float(number.replace(",", "")) for number in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", line)]
    if len(numbers) < 3:
        return place.bare
    steps = {round(after - before, 6) for before, after in pairwise(numbers)}
    return len(steps) == 1 or (place.bare and "." not in place.written)


def _denominator(place: Place) -> bool:
    return place.follows(r"\b(?:per|every|each|for each|out of)", re.IGNORECASE)


def _period(place: Place) -> bool:
    """A stretch of time that says when, not how long: "the past five years", "two years ago", "least in ten years"."""
    if place.written.lower() in ("decade", "a decade"):
        return True
    if place.number.unit not in lexicon.DURATIONS:
        return False
    span = "-" in place.written and place.precedes(_SPAN)
    record = place.follows(rf"\b(?:{_FIRST})\b[^.;:]{{0,50}}\s(?:in|for)", re.IGNORECASE)
    during = place.written.startswith("over ") and place.follows(r"(?:%|per ?cent|fold|doubled|tripled|halved|\d)")
    return span or during or record or place.follows(_PAST, re.IGNORECASE) or place.precedes(_AGO)


def _titled(place: Place) -> bool:
    """A duration in a title that stands in capitals: "FIVE-YEAR GLOBAL PLAN"."""
    durable = place.number.unit in lexicon.DURATIONS and re.fullmatch(r"[A-Z]+-[A-Z]+", place.written)
    return bool(durable) and bool(re.match(r"\s[A-Z]{2}", place.after))


def _counts_nothing(place: Place) -> bool:
    """A number word that stands for no number: "no one", "one day", "zero tolerance"."""
    written = place.written.lower()
    if written == "one day" or (written in ("one", "a", "zero") and not place.number.unit):
        return True
    return (written in ("one", "1") and place.precedes(r"of\b")) or (
        written == "zero" and place.precedes(r"tolerance|sum|hour|day")
    )


def _enumeration(place: Place) -> bool:
    """Of what the text goes on to list, or as a part of an adjective: "two reasons", "four-cylinder"."""
    if re.search(r"\d", place.written) or place.number.unit:
        return False
    if place.number.kind == "number" and re.match(r"-[a-z]", place.after):
        return True
    listed = re.match(rf"\s(?:[a-z-]+\s){{0,2}}?(?:{_ABSTRACT})\b", place.after)
    return place.whole is not None and place.whole <= 12 and bool(listed)


def _frequency(place: Place) -> bool:
    return place.written.lower() == "twice" and place.precedes(r"(?:a|per|daily|weekly|in|before|during|every)\b")


def _score(place: Place) -> bool:
    votes = place.precedes(r"(?:vote|win|loss|defeat|victory|lead|decision|ruling)")
    return bool(re.fullmatch(r"\d{1,2}[-–]\d{1,2}", place.written)) and votes


# Name of the rule, the kind that it gives, what has to hold.
RULES: tuple[tuple[str, str, Callable[[Place], bool]], ...] = (
    ("unreadable", "unreadable", lambda place: place.number.kind == "unreadable"),
    ("denied", "negated", lambda place: place.number.kind == "negated"),
    ("majority", "majority", lambda place: place.number.kind == "majority" or place.written.lower() == "both"),
    ("trend", "trend", lambda place: place.number.kind == "trend"),
    ("name or verb", "reference", _no_rank),
    ("rank", "rank", _rank),
    ("rate in words", "rate", lambda place: place.number.kind == "rate"),
    ("clock", "date", _clock),
    ("day of a month", "date", _day),
    ("year", "year", _year),
    ("ordinal", "ordinal", _ordinal),
    ("telephone", "reference", _telephone),
    ("law", "reference", _law),
    ("list", "reference", _list_mark),
    ("citation", "reference", _citation),
    ("contents", "reference", _contents),
    ("paper", "reference", _paper),
    ("index base", "reference", _index_base),
    ("journal", "reference", _journal),
    ("address", "reference", _address),
    ("numbered", "reference", _numbered),
    ("named", "reference", _named),
    ("significance", "significance", _significance),
    ("confidence level", "confidence", _confidence),
    ("age", "age", _age),
    ("axis", "axis", _axis),
    ("denominator", "denominator", _denominator),
    ("period", "period", _period),
    ("title", "reference", _titled),
    ("counts nothing", "determiner", _counts_nothing),
    ("enumeration", "enumeration", _enumeration),
    ("frequency", "frequency", _frequency),
    ("score", "reference", _score),
)


def kind(text: str, number: Expression) -> tuple[str, str]:
    """The kind of a number and the name of the rule that says so; what no rule claims is a statistic."""
    place = Place(text, number)
    for name, given, holds in RULES:
        if holds(place):
            return given, name
    return STATISTIC, _found_by(number)


def _found_by(number: Expression) -> str:
    if number.sign:
        return f"money, {number.kind}"
    return f"{number.kind} with unit" if number.unit and number.kind in ("number", "range") else number.kind
