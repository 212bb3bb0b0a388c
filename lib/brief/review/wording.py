"""What a figure measures, in words as a person would write them: "Narcotics seized by HSI". By rules of English.

Each rule knows one way to state a figure: a share, a change, an amount that somebody seized, people who died. Where no
rule holds nothing is said: a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from brief.extract.candidates import Candidate
from brief.quantity.lexicon import DURATIONS, listed

_MOST_WORDS = 16
_MOST_SUBJECT = 9
_MASSES = {"kg", "g", "mg", "lb", "tonnes", "L", "mL", "oz"}
_IS = r"(?:is|are|was|were|has been|have been|had been|will be)"
_IRREGULAR = (
    "found|made|sold|bought|brought|spent|lost|paid|took|caught|held|sent|shot|met|saw|gave|built|cost|kept|led|told"
)
_PAST = rf"(?:[a-z]+ed|{_IRREGULAR})"
_PARTICIPLES = {"took": "taken", "saw": "seen", "gave": "given"}
# Verbs that say something of the noun before them, where a participle would not: "deaths involved", "people died".
_FINITE = (
    r"(?:is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|do|does|did|died|die|dies|involved|involve|"
    r"involves|occurred|occur|occurs|tested|came|come|comes|began|fell|fall|falls|rose|grew|included|include|includes|"
    r"contained|contain|contains|received|receive|agreed|tried|overdosed|totaled|totalled|represented|represent|"
    r"represents|remained|remain|remains|became|use|uses|used|originate|face|need|live|lives|rest|rests|suffer|know|"
    r"report|get|go|say|says|said|show|shows|provided|provide|provides|make|makes|take|takes|want|seek|exceed|exceeds|"
    r"cover|covers|account|accounts|miss|appeared|purchased|participated)"
)
_CHANGING = (
    r"(?:(?:increas|decreas|declin|reduc|doubl|tripl|halv|improv|surg|plung)(?:e|es|ed|ing)|"
    r"(?:climb|jump|soar|expand|plummet|worsen|dropp|drop)(?:s|ed|ing)?|"
    r"rises?|rising|rose|risen|falls?|falling|fell|fallen|grows?|growing|grew|grown)"
)
_CHANGES = r"(?:increase|rise|growth|drop|fall|decline|decrease|reduction|surge|jump|gain)s?"
_PERSONS = re.compile(
    r"\b(?:people|persons|americans|europeans|canadians|australians|adults|children|men|women|officials|officers|users|"
    r"patients|individuals|defendants|suspects|residents|drivers|victims|members|students|experts|those)\b",
    re.IGNORECASE,
)
_PRONOUNS = set(listed("it they he she we this that these those there which who what i you its their one some"))
_CLAUSES = re.compile(r"[;:()\[\]“”]|,\s|\s[—–-]\s|—")
_YEAR = r"(?:19|20)\d\d(?:\s?(?:and|to|[-–/])\s?(?:19|20)?\d\d)?"
# Words that say when: the period has a field of its own.
_WHEN = re.compile(
    r",?\s*\b(?:in|between|since|from|during|by|over|as of|for|on|after|until)\s+"
    r"(?:(?:the|fiscal|financial|calendar|years?|early|late|mid|end|of|[A-Z][a-z]{2,8}|\d{1,2},?)\s+){0,4}"
    rf"{_YEAR}\b(?: alone)?"
    r"|\s*\b(?:last|this|previous) (?:year|month|week)\b|\s+(?:annually|yearly|today)\b"
    r"|\s+(?:in|over|during) the (?:last|past|next|first|previous)\b[\w\s]*"
    r"|\s+(?:in|over|within|for) (?:just |only )?[\w-]+ (?:days|weeks|months|years)\b",
)
# Where a second figure begins, or a second thing that was done: "and 150,000 injuries", "and sold for".
_SECOND = re.compile(
    r",?\s(?:and|or|with|of|to|adding to|amounting to|worth)\s"
    r"(?=(?:[a-z-]+\s){0,4}(?:[$£€~<>]?\d|million\b|billion\b|thirds?\b|quarters?\b|half\b))"
    r"|\sand\s(?=(?:is|was|were|are|has|have|will|[a-z]+ed|sold|made|found)\s)|\s(?:into|against|compared|yet)\s"
)
_MEASURES = "number|numbers|amount|share|proportion|percentage|rate|volume|value|price|cost"
_TELLS = r"shows?|showed|says?|said|reports?|estimates?|reveals?|revealed|(?:found|reported|estimated|said) that"
# Words at the start of a sentence that have a capital for that alone.
_COMMON = set(
    listed(
        "the a an these those all many some most officers officials police authorities agents deaths death drug drugs "
        "overdose overdoses seizures fatal illicit synthetic people prices number rates opioids criminals criminal new "
        "trafficking traffickers users arrests cases reports other several our its their this drivers researchers both "
        "national governments online virtual road public serious illegal fake central main"
    )
)
_LOOSE = set(
    listed(
        "and or but of in on at to for from by with as than that which who whose the a an its their our was were is "
        "are be been has have had not also more less fewer including when where while because after before about over "
        "into through up just only nearly almost per each every respectively"
    )
)


@dataclass(frozen=True)
class _Stated:
    """A figure and the words around it in its sentence: "HSI seized", "of narcotics"."""

    candidate: Candidate
    before: str
    behind: str

    @cached_property
    def clause(self) -> str:
        """The words before the number in its own clause, without those that say when."""
        return " ".join(_WHEN.sub("", _CLAUSES.split(self.before)[-1]).split())

    @cached_property
    def lead(self) -> str:
        """The same without an article and the like, which belong to the number."""
        small = r"\s*\b(?:a total of|an additional|another|a further|some|only|just|a|an|the|by|to|at)$"
        return re.sub(small, "", self.clause)

    @cached_property
    def rest(self) -> str:
        """The words behind the number up to the end of their clause, without those that say when."""
        clause = re.split(rf"{_CLAUSES.pattern}|[!?‘]|\.\s?(?=[A-Z]|$)", self.behind)[0]
        return _SECOND.split(f"{_WHEN.sub('', clause)} ")[0].strip(" .,”\"'")

    @cached_property
    def of(self) -> str:
        """What a measured amount is of: "narcotics" of "pounds of narcotics"; empty where it isn't said."""
        match = re.match(r"(?:worth )?(?:of|in(?= (?!the\b)[a-z])) (.+)", self.rest)
        if match is None and self.candidate.unit in _MASSES and re.match(r"[a-z]", self.rest):
            return "" if self.rest.split()[0] in _LOOSE else self.rest
        return match[1] if match else ""


Rule = Callable[[_Stated], str]


def measure(candidate: Candidate, before: str, behind: str, small: Collection[str] = ()) -> str:
    """What a figure measures, told from the words before and behind it in its sentence; empty where no rule says so.

    `small` are words that the document has in small letters too: one with a capital that starts a sentence is no name.
    """
    before, behind = " ".join(before.split()), " ".join(behind.split())
    first = re.match(r"[^\w]*([A-Z][a-z]+)\b", before)
    if first and (first[1].lower() in _COMMON or first[1].lower() in small):
        before = before[: first.start(1)] + before[first.start(1) :][:1].lower() + before[first.start(1) + 1 :]
    stated = _Stated(candidate, before, behind)
    return next((words for rule in _RULES.get(candidate.kind, _FIGURES) if (words := _tidy(rule(stated)))), "")


def _tidy(words: str) -> str:
    """Words as a line of their own: not too many, no loose end, a capital first; empty where they are none."""
    parts = words.split()
    if len(parts) > _MOST_WORDS:
        parts = parts[:_MOST_WORDS]
        while parts and parts[-1].lower() not in _LOOSE:  # cut before a word that begins a phrase, not within one
            parts.pop()
    while parts and (parts[-1].lower().strip(".,") in _LOOSE or (len(parts) > 1 and parts[-2] in ("that", "who"))):
        parts.pop()
    said = " ".join(parts).strip(" .,;:–—“”\"'•*")
    alone = len(said.split()) < 2 and not re.fullmatch(r"(?!this$|these$|those$|always$)[a-z]{4,}s", said)  # "deaths"
    if alone or re.search(r"[|•()\[\]]", said) or re.match(r"\d", said):
        return ""
    return said[:1].upper() + said[1:]


def _subject(words: str) -> str:
    """Who or what does something, at the end of a clause; empty for a pronoun, and where the words hold a verb."""
    if called := re.search(rf"\b(?:the )?(?:{_MEASURES}) of [^,;]+$", words):  # with all that is said of it
        return called[0] if len(called[0].split()) <= _MOST_WORDS - 2 else ""
    said = re.sub(rf"^.*\b(?:{_TELLS})\s+(?:that\s+)?", "", words)
    said = re.split(r"\b(?:that|which|who|and then|but|while|because|although|as|where|when)\s", said, flags=re.I)[
        -1
    ].strip()
    said = re.sub(r"^(?:and|or|also|today|currently|however|so|then|since|meanwhile)\s+", "", said, flags=re.IGNORECASE)
    said = re.sub(r"(?:\s+(?:also|already|alone|still|have|has|had|was|were|is|are|being|been|will))+$", "", said)
    parts = said.split()
    if not parts or len(parts) > _MOST_SUBJECT or parts[0].lower() in _PRONOUNS or re.search(r"\d", said):
        return ""
    if parts[0].lower() in _LOOSE - {"the", "a", "an", "our", "more", "about"} or re.search(
        rf"\s{_FINITE}\s", f" {said} "
    ):
        return ""
    return said


def _restricted(words: str, *, plural: bool = False) -> str:
    """A noun with what is said of it: "people arrested in May" of "people were arrested in May", "deaths that …".

    A verb in the singular says nothing of a `plural` noun.
    """
    relative = re.search(r"\s(?:that|who|which|whose|where|when)\s", words)
    if relative:
        said = words[relative.end() :]
        return "" if re.search(r"^\S+.*\s(?:was|were|are|is|suffer)\s", said) else words
    if plural:
        words = re.split(r"\s(?:was|is|has|does)\s", words)[0]
    if passive := re.search(rf"\s{_IS}\s+(?:\w+ly\s+)?({_PAST})\b", words):
        noun = words[: passive.start()]
        joint = f" that {'were' if plural else 'was'} " if noun.endswith("ed") else " "
        return f"{noun}{joint}{passive[1]}{words[passive.end() :]}"
    finite = re.search(rf"(?<! their)(?<! the)(?<! its)(?<! of)(?<! to)\s(?={_FINITE}(?:\s|$))", words)
    if finite is None:
        return words
    noun, said = words[: finite.start()], words[finite.end() :]
    if re.search(r"\d|^(?:is|was|are|were) (?:the|an?|one)\b", said) or len(said.split()) < 2:
        return noun
    return f"{noun} {'who' if _PERSONS.search(noun) else 'that'} {said}"


def _done(stated: _Stated, what: str) -> str:
    """What somebody did with it: "narcotics seized by HSI" of "HSI seized … of narcotics"."""
    match = re.search(rf"^(.*?)\s*\b({_PAST})$", stated.lead)
    noun, *place = re.split(
        r"\s(?=(?:at|in|on|from|to|across|through|hidden|[a-z]+ing (?:to|up|in|at|from))\s)", what, maxsplit=1
    )
    if not match or not noun or re.search(rf"\s{_FINITE}\s", f" {noun} ") or re.fullmatch(_CHANGING, match[2]):
        return ""
    if re.search(r"\b(?:by|to|at)(?:\s(?:the|an?|a total of|another|only|just))?$", stated.clause):
        return ""  # "responded to two petitions"
    if re.fullmatch(r"estimated|compared|involved|aged|exceeded|totall?ed|reached|died", match[2]):
        return ""
    if re.search(r"\b(?:is|are|was|were|be|been|being)$", match[1]):
        return ""  # somebody did it to the words before
    by = _subject(match[1])
    verb, doer = _PARTICIPLES.get(match[2], match[2]), [f"by {by}"] if by else []
    if re.search(r"ed$|\bfound\b", noun):
        return ""  # "methamphetamine destined for": a second participle
    return " ".join([noun, verb, *doer, *(words for words in place if not re.match(r"\w+ing\s", words))])


def _share(stated: _Stated) -> str:
    """A part of a whole."""
    if stated.candidate.unit != "percent" or not re.match(r"of ", stated.rest):
        return ""
    whole = re.sub(r"^(?:the )?number of ", "", stated.of)
    accounting = r"account(?:s|ed|ing)? for|made up|makes up|comprised|constituted|represent(?:s|ed)?"
    if match := re.search(rf"^(.*?)\s*\b(?:{accounting})$", stated.lead):
        by = _subject(match[1])
        return f"Share of {whole} accounted for by {by}" if by else ""
    if match := re.search(r"^(.*?)\s*\b(involved|found|present|detected|implicated) in$", stated.clause):
        by = _subject(match[1])
        return f"Share of {whole} with {by} {match[2]}" if by else ""
    restricted = _restricted(whole)
    return f"Share of {restricted}" if restricted else ""


def _change(stated: _Stated) -> str:
    """What rose or fell by so much, or so many times."""
    kind = ", change as a multiple" if stated.candidate.unit == "times" else ", change"
    if match := re.match(rf"(?:\w+\s)?{_CHANGES} (?:in|of)\s+(.+)", stated.rest):
        return f"{_level_of(re.split(rf' {_FINITE} ', match[1])[0])}{kind}"
    helpers = r"(?:\b(?:has|have|had|will|to|is|are|was|were)\s+)*"
    match = re.search(
        rf"^(.*?)\s*{helpers}\b(?:{_CHANGING}|(?:was|were|is|are) (?:up|down))(?:\s+\w+ly)?(?: by)?$", stated.lead
    )
    itself = re.fullmatch(rf"(?:.* )?{_CHANGING}", stated.candidate.text)  # "more than doubled" is verb and number
    by = _subject(match[1]) if match else _subject(stated.lead) if itself else ""
    return f"{_level_of(by)}{kind}" if by else ""


def _level(stated: _Stated) -> str:
    """What stood at a number before or after a change: "deaths rose from … to …"."""
    match = re.search(rf"^(.*?)\s*\b{_CHANGING}\b(?:[^,;]|,(?=\d))*?\b(?:from|to)$", stated.clause)
    by = _subject(match[1]) if match else ""
    return _level_of(by)


def _level_of(words: str) -> str:
    """A noun itself, where it is called by its number: "deaths" of "the number of deaths"."""
    return re.sub(r"^(?:the )?(?:(?:total |annual )?(?:number|amount) of (?:the )?)?", "", words, flags=re.IGNORECASE)


def _times(stated: _Stated) -> str:
    """So many times more than something else."""
    more = re.match(r"(more |less |as )?(\w+) (than|as) (.+)", stated.rest)
    match = re.search(r"^(.*?)\s*\b(is|are|was|were)(?: estimated to be)?$", stated.lead)
    by = _subject(match[1]) if match else ""
    if stated.candidate.unit != "times" or not more or not match or not by:
        return ""
    return f"How many times {more[1] or ''}{more[2]} {by} {match[2]} {more[3]} {more[4]}"


def _worth(stated: _Stated) -> str:
    """What something is worth or costs."""
    match = re.search(r"^(.*?)\s*\b(worth|valued at|cost|costs|costing|sold for|sells for)$", stated.lead)
    if not match or not stated.candidate.unit.isupper():
        return ""
    of = _subject(re.sub(r"^.*\d[\d,.]*\s+(?:million |billion )?|\s+can be$", "", match[1]))
    name = "Price" if match[2].endswith("for") else "Cost" if match[2].startswith("cost") else "Worth"
    return f"{name} of {re.sub('^amount of ', '', of)}" if of else ""


def _length(stated: _Stated) -> str:
    """How long something lasts: "the three-week program", "for five years now fentanyl has been …"."""
    if stated.candidate.unit not in DURATIONS:
        return ""
    noun = re.match(rf"[a-z][\w-]*(?: (?!(?:{_FINITE}|{_PAST}|into|to|of|in)\b)[a-z][\w-]*){{0,3}}", stated.rest)
    if "-" in stated.candidate.text and noun:
        return f"Length of the {noun[0]}"
    if re.match(r"in (?:federal |state )?prison\b", stated.rest):
        return "Prison sentence"
    clause = re.match(r"(?:now)?,?\s*(\w[^,;:.]*?\b(?:has|have|had)\b[^,;:.]*)", stated.behind)
    return f"{stated.candidate.unit} for which {clause[1]}" if clause and re.search(r"\b[Ff]or$", stated.before) else ""


def _amount(stated: _Stated) -> str:
    """A measured amount of something: what was done with it, by whom."""
    unit = stated.candidate.unit
    if not unit or unit in DURATIONS or unit in ("percent", "times", "percentage points") or not stated.of:
        return ""
    what = re.sub(r"^(?:the|these|those|its|their|an?) ", "", stated.of)
    return _done(stated, what) or _restricted(what)


def _counted(stated: _Stated) -> str:
    """Things or persons that are counted: what was done with them, what they did."""
    what = re.sub(r"^(?:of )?(?:the|these|those|its|their) (?=[a-z])", "", stated.rest)
    first = what.split()[0].lower() if what else ""
    if stated.candidate.unit or not re.match(r"[A-Za-z]", what) or first in _LOOSE or what.startswith("of "):
        return ""
    if re.fullmatch(rf"{_FINITE}|previous|following|same|years?|months?|straight|first|of|{_PAST}", first):
        return ""
    return _done(stated, what) or _restricted(what, plural=stated.candidate.value != 1)


def _most(stated: _Stated) -> str:
    """The greater part of a whole."""
    if stated.candidate.unit != "percent":
        return _counted(stated)
    whole = _restricted(re.sub(r"^of\s+", "", stated.rest))
    if re.search(r"(?:most|majority|part|bulk)$", stated.candidate.text, re.IGNORECASE):
        return f"Share of {whole}" if whole and not stated.clause.endswith(" of") else ""
    match = re.search(r"^(.*)\s(\w+)$", stated.lead)  # "supplies rest largely in the hands of"
    by = _subject(match[1]) if match and re.fullmatch(_FINITE, match[2]) else ""
    return f"Share of {by} that {match[2]} {stated.rest}" if by and match else ""


_COPULA = re.compile(
    r"^(.*?)\s+(?:(?:will|may|could|has|have|had) )?(?:likely )?(?:is|are|was|were|be|been|remains?|remained|becomes?|"
    r"became|become|represents?|represented|serves? as|ranks? as|constitutes?)(?: among| also| now| still)?"
    r"(?: the| an?| its| their| his| her| \w+’s)?$"
)


def _rank(stated: _Stated) -> str:
    """The rank that a superlative gives something, or the superlative with its noun."""
    text = stated.candidate.text
    rest = stated.rest if " ever" in stated.rest else re.split(rf"\s{_FINITE}\s", f"{stated.rest} ")[0].strip()
    rest = re.split(r" and [a-z]+ing ", rest)[0]
    if not rest or rest.split()[0] in ("to", "for") or re.match(r"\w+ (?:for|to|by)\b", rest) and text == "most":
        return ""  # "most responsible for" stands behind its noun
    clause = _CLAUSES.split(stated.before)[-1].strip()
    article = re.search(r"\b(the|an?|its|their|his|her|(?:the )?\w+’s)$", clause)
    superlative = f"{article[1] if article else 'the'} {text if text.isupper() else text.lower()} {rest}"
    match = _COPULA.match(clause)
    by = _subject(match[1]) if match else ""
    return f"Rank of {by} as {superlative}" if by else f"Rank of {superlative}"


def _trend(stated: _Stated) -> str:
    """What goes up or down."""
    text = stated.candidate.text
    coming = re.search(r"\b(?:will|likely|expected|project\w*|poised)\b", f"{stated.before} {text}")
    change = ", change to come" if coming else ", change"
    if text.startswith(("trend", "steady")):
        match = re.match(r"(?:(?:or|and) [a-z]+ )?(?:in |of )?((?!to\b)[a-z].*)", stated.rest)
        return f"{match[1]}{change}" if match else ""
    moves = re.match(r"(?:$|(?:in|to|over|across|and|by|for|at|around)\s)", stated.rest)
    by = _subject(re.sub(r"(?:\s+(?:will|to|poised|likely|expected))+$", "", stated.lead))
    return f"{_level_of(by)}{change}" if by and moves and not text.endswith("more") else ""


def _year(stated: _Stated) -> str:
    """The year since or in which something is so."""
    match = re.search(r"\b([Ss]ince|[Ii]n)$", stated.before)
    clause = re.match(r",\s*(?!\w+ing\b|with\b|by\b)(\w[^,;:.]*)", stated.behind)
    if not match or not clause or not re.search(rf"\s(?:{_FINITE}|{_PAST})\s", clause[1]):
        return ""
    return f"Year {match[1].lower()} which {clause[1]}"


_FIGURES: tuple[Rule, ...] = (_times, _change, _share, _worth, _length, _amount, _level, _counted)
_RULES: dict[str, tuple[Rule, ...]] = {
    "rank": (_rank,),
    "majority": (_most,),
    "trend": (_trend,),
    "year": (_year,),
    "enumeration": (_counted,),
    "period": (_length,),
    "age": (),
    "rate": (),
}
