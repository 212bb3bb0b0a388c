"""What the judgements of an edition rest on: one entry a condition, for the page's cards and for the annex."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.base.markdown import Markup
from brief.publish import templates
from brief.publish.prose.judgements import CLOSES, OPENS, Settled
from brief.quantity.conditions import Finding


@dataclass(frozen=True)
class Entry:
    """A condition with what it came out as, and the words of all that rest on it.

    `told` says for readers what was found, `seen` for analysts, by the names of values; `margin` says in a sentence how
    far it is from coming out otherwise; empty where there is no scale.
    """

    id: str
    sign: str
    condition: Markup
    holds: bool | None
    words: tuple[str, ...]
    seen: tuple[str, ...]
    told: tuple[str, ...]
    margin: str
    confidence: str
    because: str
    changes: str

    @property
    def lines(self) -> list[str]:
        """What the card on the page says, line by line."""
        return [
            f"We judge this{f', with {self.confidence} confidence' if self.confidence else ''}.",
            f"It rests on {self.condition}. Found: {'; '.join(self.seen)}.{f' {self.margin}' if self.margin else ''}",
            *([f"Why: {self.because}"] if self.because else []),
            *([f"What would change it: {self.changes}"] if self.changes else []),
        ]


def entries(settled: Iterable[Settled]) -> list[Entry]:
    """One entry a condition, in the order in which the edition first says something that rests on it."""
    by_condition: dict[str, list[Settled]] = {}
    for judged in settled:
        by_condition.setdefault(judged.judgement.when, []).append(judged)
    return [_entry(number, group) for number, group in enumerate(by_condition.values(), start=1)]


def cards(settled: Iterable[Settled]) -> dict[str, dict[str, Any]]:
    """The entries by their conditions, as the filter of the theme reads them."""
    return {
        entry.condition: {"id": entry.id, "sign": entry.sign, "holds": bool(entry.holds), "lines": entry.lines}
        for entry in entries(settled)
    }


def annex(settled: Iterable[Settled], theme: Path) -> str:
    """The entries for the annex, as Markdown."""
    return templates.fill(theme, "judgements.md", entries=entries(settled))


def _entry(number: int, group: list[Settled]) -> Entry:
    first = group[0]
    explained = next((judged.judgement for judged in group if judged.judgement.confidence), first.judgement)
    return Entry(
        id=f"judgement-{number}",
        sign=f"J{number}",
        condition=Markup(first.judgement.when),
        holds=first.finding.holds,
        words=tuple(dict.fromkeys(Markup(_said(judged)) for judged in group)),
        seen=first.finding.seen,
        told=first.finding.told,
        margin=_margin(first.finding),
        confidence=explained.confidence,
        because=explained.because,
        changes=explained.changes,
    )


def _said(judged: Settled) -> str:
    """The whole sentence, with what is judged in it in bold; it ends with a stop."""
    words = plain(judged.context or judged.words)
    mark = "**" if _is_part(words) else ""
    words = words.replace(OPENS, mark).replace(CLOSES, mark)
    return words if words.rstrip("*”)").endswith((".", ":", "?", "!")) else f"{words}."


def _is_part(words: str) -> bool:
    return bool(words.split(OPENS)[0].strip() or words.split(CLOSES)[-1].strip(" ."))


def _margin(finding: Finding) -> str:
    """By how much what was found would have to differ, and where, if more than one thing was looked at."""
    margin = finding.margin
    if margin is None:
        return ""
    where = " in the nearest of these" if len(finding.told) > 1 else ""
    if not margin.distance:
        return f"It would come out otherwise with any difference{where}."
    return f"It would come out otherwise with a difference of {margin.amount}{where}."


def plain(sentence: str) -> str:
    """A judgement's words without what leads elsewhere: emphasis, footnotes of claims and citations."""
    return re.sub(r"\s*\[@[^\]]*\]|\*\*|\s*\((?:@[\w-]+)\)", "", sentence).strip()
