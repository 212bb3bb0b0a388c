"""What one task depends on, and the record of it: by this a build knows what changed, and says so."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from brief.base import fingerprints, trace
from brief.pipeline.inputs import Inputs


@dataclass(frozen=True)
class Basis:
    """What one task depends on: what is known before it runs, and what it read when it last ran."""

    inputs: Inputs
    known: tuple[str, ...]
    record: Path

    def digest(self) -> str:
        """The state of all of it, as one checksum."""
        return fingerprints.sha256(self._now(self._recorded()))

    def recorded(self, read: Iterable[str]) -> str:
        """What it depends on, having read `read`, with the state of each: the text of its record."""
        return json.dumps(self._now(read), indent=1) + "\n"

    def changed(self) -> list[str]:
        """What it depends on that is not as it was when the task last ran; nothing when it never did.

        All claims are named only where no single one is.
        """
        before = self._recorded()
        changed = [note for note, state in self._now(before).items() if before and before.get(note) != state]
        named = {note.split()[0] for note in changed if not note.endswith(trace.ALL)}
        return [note for note in changed if not (note.endswith(trace.ALL) and note.split()[0] in named)]

    def is_known(self) -> bool:
        """Whether the task ran, and what it read is known."""
        return bool(self._recorded())

    def _now(self, read: Iterable[str]) -> dict[str, str]:
        return {note: self.inputs.state(note) for note in sorted({*self.known, *read})}

    def _recorded(self) -> dict[str, str]:
        try:
            states: dict[str, str] = json.loads(self.record.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # none yet, or a damaged one: then it is not known, and the task runs
            return {}
        return states
