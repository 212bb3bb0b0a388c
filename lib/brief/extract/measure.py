"""How well figures are found: passages in which a person marked every figure, against what an extractor finds.

A passage starts with a line `# construction`. A figure is marked {{words|value|qualifier|unit}}; what is left out is
the digits themselves, exact, no unit of measurement. Two numbers are written 5..10.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from brief.extract.candidates import candidates
from brief.extract.kinds import STATISTIC

_MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_TOLERANCE = 1e-4  # of a marked value: a third in percent is marked with four decimals


@dataclass(frozen=True)
class Figure:
    """A figure at `text[start:end]`, as a person marked it or an extractor found it; None is what nobody says."""

    start: int
    end: int
    numbers: tuple[float, ...] | None = None
    qualifier: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Passage:
    """A text and the figures that a person marked in it."""

    construction: str
    text: str
    figures: tuple[Figure, ...]


@dataclass
class Score:
    """Counts: figures marked, figures found, and of those that are both how many are right, and in what."""

    marked: int = 0
    found: int = 0
    both: int = 0
    offsets: int = 0
    value: int = 0
    qualifier: int = 0
    whole: int = 0
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, entry.name) + getattr(other, entry.name) for entry in fields(self)))

    @property
    def recall(self) -> float:
        """The part of the marked figures that is found."""
        return self.both / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """The part of the found figures that is marked."""
        return self.both / self.found if self.found else 1.0

    def part(self, name: str) -> float:
        """The part of the figures that are marked and found whose offsets, value or qualifier are right."""
        return float(getattr(self, name)) / self.both if self.both else 1.0

    @property
    def record(self) -> float:
        """The part of all marked figures that is found with everything right."""
        return self.whole / self.marked if self.marked else 1.0


Extractor = Callable[[str], Sequence[Figure]]


def passages(path: Path) -> Iterator[Passage]:
    """The marked passages of a file."""
    for part in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        construction, _, marked = part.partition("\n")
        text, figures = unmarked(marked)
        yield Passage(construction.strip(), text, tuple(figures))


def unmarked(marked: str) -> tuple[str, list[Figure]]:
    """A marked text without its marks, and the figures that they mark."""
    figures: list[Figure] = []
    text, end = "", 0
    for match in _MARK.finditer(marked):
        words, value, qualifier, unit = [*match[1].split("|"), "", "", ""][:4]
        text += marked[end : match.start()]
        numbers = tuple(float(number) for number in (value or re.sub(r"[^\d.]", "", words)).split(".."))
        told = qualifier or ("range" if len(numbers) == 2 else "exact")
        figures.append(Figure(len(text), len(text) + len(words), numbers, told, unit))
        text, end = text + words, match.end()
    return text + marked[end:], figures


def ours(text: str) -> list[Figure]:
    """The figures that `brief extract` lists."""
    return [
        Figure(
            *(found.start, found.end),
            (found.lower or 0.0, found.upper or 0.0) if found.value is None else (found.value,),
            *(found.qualifier, found.unit),
        )
        for found in candidates(text)
        if found.kind == STATISTIC
    ]


def score(passage: Passage, found: Sequence[Figure]) -> Score:
    """How well the figures found in a passage agree with those that are marked."""
    result = Score(marked=len(passage.figures), found=len(found))
    left = list(found)
    for figure in passage.figures:
        near = [other for other in left if other.start < figure.end and other.end > figure.start]
        if not near:
            result.errors.append(f"missed {_shown(passage, figure)}")
            continue
        best = min(near, key=lambda other: abs(other.start - figure.start) + abs(other.end - figure.end))
        left.remove(best)
        _compare(passage, figure, best, result)
    result.errors += [f"false {_shown(passage, other)}" for other in left]
    return result


def _compare(passage: Passage, figure: Figure, other: Figure, result: Score) -> None:
    right = {
        "offsets": (other.start, other.end) == (figure.start, figure.end),
        "value": _same(figure.numbers, other.numbers),
        "qualifier": other.qualifier == figure.qualifier,
        "unit": other.unit == figure.unit,
    }
    result.both += 1
    result.offsets += right["offsets"]
    result.value += right["value"]
    result.qualifier += right["qualifier"]
    result.whole += all(right.values())
    if not all(right.values()):
        wrong = ", ".join(name for name, fits in right.items() if not fits)
        result.errors.append(f"wrong {wrong}: {_shown(passage, figure)}")


def _same(marked: tuple[float, ...] | None, found: tuple[float, ...] | None) -> bool:
    if marked is None or found is None or len(marked) != len(found):
        return False
    return all(abs(one - other) <= _TOLERANCE * max(1.0, abs(one)) for one, other in zip(marked, found, strict=True))


def _shown(passage: Passage, figure: Figure) -> str:
    before, words = passage.text[max(0, figure.start - 30) : figure.start], passage.text[figure.start : figure.end]
    return f"{before}⟦{words}⟧{passage.text[figure.end : figure.end + 20]}".replace("\n", "⏎")
