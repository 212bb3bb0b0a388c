"""Judgements in the prose: sentences, headings and blocks that rest on a condition and are said only while it holds.

    [The growth is real]{.judged when="verdict(state-synthetic-growth) is holds"}[The growth is not shown]{.otherwise}

    ## Growth: the number holds {#growth when="verdict(state-synthetic-growth) is holds" otherwise="Growth"}

    ::: {.judgement when="count(holds) > 20 claims" confidence="moderate" because="Why." changes="A later release."}
    **We judge** that most of them hold.

    ::: otherwise
    Fewer than half of them hold.
    :::
    :::

`when` is a condition of `brief.quantity.conditions`; `otherwise` is what is said where it does not hold. Where there is
none, the build refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from brief.base.problems import Place, Problem, nearest
from brief.base.sentences import sentence
from brief.publish.prose.sections import Known, Section
from brief.quantity.conditions import Facts, Finding, check, evaluate

CONFIDENCES = ("high", "moderate", "low")
ATTRIBUTES = ("when", "otherwise", "confidence", "because", "changes")
OPENS, CLOSES = "\x02", "\x03"
Form = Literal["sentence", "heading", "block", "chart"]

_QUOTED = r"(?:[^\"{}]|\"[^\"]*\")*"
_SPAN = re.compile(rf"\]\{{\.judged\b(?P<attributes>{_QUOTED})\}}(?:\[(?P<otherwise>[^\]]*)\]\{{\.otherwise\}})?")
_HEADING = re.compile(rf"^#+ (?P<words>.*?) \{{(?P<attributes>[^{{}}\n]*\bwhen={_QUOTED})\}}[ \t]*$", re.MULTILINE)
_BLOCK = re.compile(rf"^(?P<fence>:{{3,}}) \{{\.judgement\b(?P<attributes>{_QUOTED})\}}[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^:{3,}(?P<opens>[ \t]*\S.*)?$", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"\n\s*\n|\n:{3}")
_LEADING = re.compile(r"^\s*(?::{3}.*\n|[-*>]\s|\d+\.\s)*")
_ATTRIBUTE = re.compile(r"(?P<name>[\w-]+)=\"(?P<value>[^\"]*)\"")


@dataclass(frozen=True)
class Judgement:
    """What rests on a condition, as the writer put it; `otherwise` holds the words for the other case, if any.

    `text[start:end]` of its section is all of it, with its marks. `because` says why, `changes` what would change it.
    """

    place: Place
    form: Form
    words: str
    when: str
    otherwise: str
    confidence: str
    because: str
    changes: str
    attributes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Settled:
    """A judgement, and what its condition came out as; `context` is the sentence it is a part of, if it is one.

    In that sentence it stands between `OPENS` and `CLOSES`.
    """

    judgement: Judgement
    finding: Finding
    context: str = ""

    @property
    def words(self) -> str:
        """What the brief says."""
        return self.judgement.words if self.finding.holds else self.judgement.otherwise


def find(section: Section) -> list[Judgement]:
    """Every judgement of a section, in order."""
    judgements = [*_sentences(section), *_headings(section), *_blocks(section)]
    return sorted(judgements, key=lambda judgement: judgement.start)


def _sentences(section: Section) -> Iterator[Judgement]:
    for match in _SPAN.finditer(section.text):
        start = _opening(section.text, match.start())
        words = section.text[start + 1 : match.start()]
        attributes = _attributes(match["attributes"])
        yield _judgement(
            section, "sentence", words, attributes, (start, match.end()), otherwise=match["otherwise"] or ""
        )


def _headings(section: Section) -> Iterator[Judgement]:
    for match in _HEADING.finditer(section.text):
        attributes = _attributes(match["attributes"])
        otherwise = attributes.get("otherwise", "")
        yield _judgement(section, "heading", match["words"], attributes, match.span(), otherwise=otherwise)


def _blocks(section: Section) -> Iterator[Judgement]:
    for match in _BLOCK.finditer(section.text):
        body, end = _body(section.text, match.end())
        words, _, otherwise = body.partition("::: otherwise")
        yield _judgement(
            section,
            "block",
            words,
            _attributes(match["attributes"]),
            (match.start(), end),
            otherwise=otherwise.strip().removesuffix(":::"),
        )


def _body(text: str, start: int) -> tuple[str, int]:
    """What stands in a block that opens before `start`, and where the block ends."""
    depth = 1
    for match in _FENCE.finditer(text, start):
        depth += 1 if match["opens"] else -1
        if depth == 0:
            return text[start : match.start()], match.end()
    return text[start:], len(text)


def _opening(text: str, closing: int) -> int:
    """Where the bracket stands that the one at `closing` closes."""
    depth = 0
    for position in range(closing, -1, -1):
        depth += {"]": 1, "[": -1}.get(text[position], 0)
        if depth == 0:
            return position
    return closing


def _attributes(text: str) -> dict[str, str]:
    return {match["name"]: " ".join(match["value"].split()) for match in _ATTRIBUTE.finditer(text)}


def _judgement(
    section: Section, form: Form, words: str, attributes: dict[str, str], span: tuple[int, int], *, otherwise: str
) -> Judgement:
    return Judgement(
        place=section.place(span[0]),
        form=form,
        words=" ".join(words.split()),
        when=attributes.get("when", ""),
        otherwise=" ".join(otherwise.split()),
        confidence=attributes.get("confidence", ""),
        because=attributes.get("because", ""),
        changes=attributes.get("changes", ""),
        attributes=tuple(attributes),
        start=span[0],
        end=span[1],
    )


def fit(section: Section, known: Known) -> Iterator[Problem]:
    """A judgement rests on a condition that can be judged; a block says how sure we are and what would change it."""
    for judgement in find(section):
        yield from _fit(judgement, known.facts)


def _fit(judgement: Judgement, facts: Facts) -> Iterator[Problem]:
    words = f"“{_short(judgement.words)}”"
    for name in judgement.attributes:
        if name not in ATTRIBUTES:
            message = f"a judgement has no attribute {name!r}"
            yield Problem(judgement.place, message, ", ".join(ATTRIBUTES), nearest(name, ATTRIBUTES))
    if judgement.confidence and judgement.confidence not in CONFIDENCES:
        message = f"unknown confidence {judgement.confidence!r}"
        yield Problem(judgement.place, message, ", ".join(CONFIDENCES), nearest(judgement.confidence, CONFIDENCES))
    if judgement.form == "block" and not (judgement.confidence and judgement.changes):
        hint = 'confidence="high" changes="…"'
        yield Problem(
            judgement.place, f"{words} does not say how sure we are and what would change it", suggestion=hint
        )
    if not judgement.when:
        hint = 'when="verdict(claim-id) is holds"'
        yield Problem(judgement.place, f"{words} rests on nothing", "a condition", hint)
        return
    for error in check(judgement.when, facts):
        yield Problem(judgement.place, f"{words}, when {judgement.when}: {error}", suggestion=error.suggestion)


def settle(section: Section, facts: Facts) -> list[Settled]:
    """The judgements of a section with what their conditions come out as.

    Raises `ConditionError` for a condition that `fit` has a problem with.
    """
    all_settled = [Settled(judgement, evaluate(judgement.when, facts)) for judgement in find(section)]
    return [replace(settled, context=_context(section.text, settled, all_settled)) for settled in all_settled]


def _context(text: str, settled: Settled, all_settled: list[Settled]) -> str:
    """The sentence that a judged part of one stands in, with every judged part as it is said."""
    own = settled.judgement
    if own.form != "sentence":
        return ""
    first, after = text.rfind("\n\n", 0, own.start) + 1, _PARAGRAPH_END.search(text, own.end)
    last = after.start() if after else len(text)
    paragraph, position, at = "", first, 0
    for each in all_settled:
        judgement = each.judgement
        if judgement.form == "sentence" and position <= judgement.start and judgement.end <= last:
            paragraph += text[position : judgement.start]
            at = len(paragraph) if each is settled else at
            paragraph += each.words
            position = judgement.end
    paragraph += text[position:last]
    until = at + len(settled.words)
    begin, end = sentence(paragraph, at, until)
    marked = f"{paragraph[begin:at]}{OPENS}{paragraph[at:until]}{CLOSES}{paragraph[until:end]}"
    return " ".join(_LEADING.sub("", marked).split())


def stand(section: Section, known: Known) -> Iterator[Problem]:
    """The condition of a judgement holds, or there are other words for the case."""
    for judgement in find(section):
        if judgement.otherwise or check(judgement.when, known.facts):
            continue  # nothing to refuse, or refused for what can't be judged
        finding = evaluate(judgement.when, known.facts)
        if not finding.holds:
            outcome = "is not known" if finding.holds is None else "does not hold"
            yield Problem(
                judgement.place,
                f"“{_short(judgement.words)}” rests on {judgement.when}, which {outcome}: {'; '.join(finding.seen)}",
                "a condition that holds",
                "other words for the case, or another sentence",
            )


def _short(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:87]}…"
