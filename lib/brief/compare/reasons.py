"""Why something changed: the inputs that it is computed from and that differ.

They are a parameter of its notebook, a claim, series or file that it names in `derived_from`, the notebook's code, a
module that it imports, a package.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from brief.base import fingerprints
from brief.base.project import RELATIVE
from brief.compare.changes import Change, Pair, both, differing
from brief.compare.words import cell, listed

UNEXPLAINED = "something that is not recorded"
_WORDS = {"claims": "claim", "series": "series", "verdicts": "verdict on"}


@dataclass(frozen=True)
class Reasons:
    """What differs in the inputs of two builds: for claims, series and verdicts the words that say so."""

    pair: Pair
    parameters: list[Change]
    claims: dict[str, str]
    series: dict[str, str]
    verdicts: dict[str, str]

    def of(self, notebook: str, sources: Iterable[str]) -> tuple[str, ...]:
        """Why something changed that a notebook computed from `sources`.

        Verdicts count where no input named explains it, and inputs not named where nothing else does.
        """
        names = list(dict.fromkeys(sources))
        named = [*(self._inputs(notebook, names) or self._verdicts(names)), *self._code(notebook)]
        return tuple(named or self._unnamed() or [UNEXPLAINED])

    def _inputs(self, notebook: str, names: list[str]) -> list[str]:
        parameters = [
            f"parameter {change.name}: {cell(change.old)} → {cell(change.new)}"
            for change in self.parameters
            if change.field == notebook
        ]
        claims = list(self.claims) if str(RELATIVE.ledger) in names else both(names, self.claims)
        files = {*names, *(f"{RELATIVE.frameworks}/{name}.yml" for name in names)}
        return [
            *parameters,
            *(self.claims[name] for name in claims),
            *(self.series[name] for name in both(names, self.series)),
            *both(self.pair.differing("files"), files),
        ]

    def _verdicts(self, names: list[str]) -> list[str]:
        verdicts = list(self.verdicts) if str(RELATIVE.checks) in names else both(names, self.verdicts)
        return [self.verdicts[name] for name in verdicts]

    def _code(self, notebook: str) -> list[str]:
        before, after = (notebooks[notebook] for notebooks in self.pair.records("notebooks"))
        own = [f"the code of notebook {notebook}"] if before["code"] != after["code"] else []
        return own + code(self.pair, after["imports"])

    def _unnamed(self) -> list[str]:
        others = [*self.claims.values(), *self.series.values(), *self.pair.differing("files")]
        return [f"something not named as its source: {listed(others)}"] if others else []


def named(changes: list[Change]) -> dict[str, str]:
    """By claim, series or verdict that changed, the words that name it as a reason. That a quote moved is none."""
    fields: dict[str, list[str]] = {}
    for change in changes:
        if change.field != "place":
            fields.setdefault(change.name, []).append(change.field or change.side)
    kinds = {change.name: _WORDS[change.kind] for change in changes}
    return {name: f"{kinds[name]} {name} ({listed(changed)})" for name, changed in fields.items()}


def code(pair: Pair, roots: Iterable[str]) -> list[str]:
    """The modules that changed among `roots` and what they import, and the packages of another version."""
    sides = pair.records("library")
    roots = list(roots)
    checksums = [{name: module["code"] for name, module in side.items()} for side in sides]
    reached = {name for side in sides for name in fingerprints.closure(side, roots)}
    modules = ", ".join(name for name in differing(*checksums) if name in reached)
    before, after = pair.records("packages")
    return [
        *([f"the library's code: {modules}"] if modules else []),
        *(f"{name} {before.get(name)} → {after.get(name)}" for name in differing(before, after)),
    ]
