"""A run: one execution of a notebook, with its own or other parameters. Editions that ask for the same one share it."""

from __future__ import annotations

import ast
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.base.project import Project
from brief.editions.editions import Planned

LONG = 80  # letters: parameters that take more are named without their values


@dataclass(frozen=True, order=True)
class Run:
    """A notebook's name, and as Python writes them the parameters that differ from its own."""

    notebook: str
    assigned: str

    @classmethod
    def of(cls, notebook: str, parameters: dict[str, Any]) -> Run:
        """The run of a notebook with these parameters in the place of its own."""
        return cls(notebook, repr(dict(sorted(parameters.items()))))

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters that differ from the notebook's own, by name."""
        parameters: dict[str, Any] = ast.literal_eval(self.assigned)
        return parameters

    @property
    def words(self) -> str:
        """Its parameters for people: " with end_year=2015"; nothing when they are the notebook's own."""
        words = ", ".join(f"{name}={value}" for name, value in self.parameters.items())
        if len(words) > LONG:
            words = f"other {', '.join(self.parameters)} ({self._digest})"
        return f" with {words}" if words else ""

    @property
    def _digest(self) -> str:
        return hashlib.sha256(self.assigned.encode()).hexdigest()[:12]

    @property
    def id(self) -> str:
        """Its name in files: a notebook with its own parameters goes by its own name."""
        if self.assigned == "{}":
            return self.notebook
        return f"{self.notebook}-{self._digest}"

    def file(self, project: Project, ending: str) -> Path:
        """Where what it makes is kept: `ipynb`, the executed notebook with its pictures; `json`, what it depends on."""
        return project.work / "runs" / f"{self.id}.{ending}"


def runs_of(planned: Planned) -> dict[str, Run]:
    """The runs that an edition needs, by notebook."""
    return {notebook: Run.of(notebook, parameters) for notebook, parameters in planned.parameters.items()}
