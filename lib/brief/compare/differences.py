"""Two built editions compared: what changed in what they say, and which changed inputs that comes from.

A reason is an input that a number, verdict or chart is computed from and that differs: a parameter of its
notebook, a claim, series or file that it names in `derived_from`, the notebook's code, a module it imports.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.base import fingerprints, markdown
from brief.official.verdicts import Verdict
from brief.publish import manifest
from brief.publish.manifest import Built

KINDS = {
    "edition": "Edition",
    "parameters": "Parameters",
    "values": "Values",
    "claims": "Claims",
    "series": "Official series",
    "verdicts": "Verdicts and official values",
    "charts": "Charts",
    "tables": "Tables",
}
UNEXPLAINED = "something that is not recorded"
_METADATA = ("title", "subtitle", "audience", "date")
_PLACE = ("start", "end", "line")
_ENDS = ("lower", "upper")


@dataclass(frozen=True)
class Change:
    """One difference: `field` says what of the thing named changed, `why` which inputs it comes from.

    `old` and `new` are for readers: None where there is no such thing, empty where nothing short can be said.
    """

    kind: str
    name: str
    field: str
    old: str | None
    new: str | None
    why: tuple[str, ...]


def compare(old: Path, new: Path) -> list[Change]:
    """Every difference between two built editions, by kind.

    Raises `Problems` for a folder that holds no built edition, or one written in another format.
    """
    before, after = manifest.read(old), manifest.read(new)
    parameters = _parameters(before, after)
    claims, series = _claims(before, after), _series(before, after)
    verdicts = _verdicts(before, after, _reasons(claims), _reasons(series))
    inputs = _Inputs(before, after, _reasons(claims), _reasons(series), _reasons(verdicts), parameters)
    return [
        *_edition(before, after),
        *parameters,
        *_values(inputs),
        *claims,
        *series,
        *verdicts,
        *_shown(inputs, "charts"),
        *_shown(inputs, "tables"),
    ]


# What changed in the inputs.


def _edition(old: Built, new: Built) -> list[Change]:
    """The edition itself: title and audience, which sections and notebooks, and the sections' prose."""
    before, after = old.record["edition"], new.record["edition"]
    written = (
        f"reports/editions/{after['id']}.yml"
        if before["id"] == after["id"]
        else f"two editions: {before['id']} and {after['id']}",
    )
    changes = [
        Change("edition", name, "", before[name], after[name], written)
        for name in _METADATA
        if before[name] != after[name]
    ]
    sections = old.record["sections"], new.record["sections"]
    for name in _union(*sections):
        if name not in sections[0] or name not in sections[1]:
            changes.append(_one_side("edition", f"section {name}", name in sections[0], "", written))
        elif sections[0][name] != sections[1][name]:
            changes.append(Change("edition", f"section {name}", "prose", "", "", (f"reports/sections/{name}.qmd",)))
    orders = [", ".join(_both(*pair)) for pair in (sections, sections[::-1])]
    if orders[0] != orders[1]:
        changes.append(Change("edition", "sections", "order", *orders, written))
    for name in _union(old.record["notebooks"], new.record["notebooks"]):
        if (name in old.record["notebooks"]) != (name in new.record["notebooks"]):
            side = old if name in old.record["notebooks"] else new
            counted = ", ".join(
                f"{kind}: {count}"
                for kind in ("values", "charts", "tables")
                if (count := sum(entry["notebook"] == name for entry in side.record[kind].values()))
            )
            changes.append(_one_side("edition", f"notebook {name}", side is old, counted, written))
    return changes


def _parameters(old: Built, new: Built) -> list[Change]:
    """The parameters of the notebooks that both builds ran."""
    changes = []
    for notebook in _both(old.record["notebooks"], new.record["notebooks"]):
        before, after = (side.record["notebooks"][notebook]["parameters"] for side in (old, new))
        for name in _union(before, after):
            if name not in before or name not in after:
                entry = before.get(name) or after[name]
                changes.append(
                    _one_side(
                        "parameters",
                        name,
                        name in before,
                        _plain(entry["value"]),
                        (f"the parameters cell of {notebook}",),
                        notebook,
                    )
                )
            elif before[name]["value"] != after[name]["value"]:
                by_default = not before[name]["differs"] and not after[name]["differs"]
                why = f"its default in {notebook}" if by_default else "its value in the edition or with -p"
                changes.append(
                    Change(
                        "parameters",
                        name,
                        notebook,
                        _plain(before[name]["value"]),
                        _plain(after[name]["value"]),
                        (why,),
                    )
                )
    return changes


def _claims(old: Built, new: Built) -> list[Change]:
    """The claims, field by field. Bounds follow from number and qualifier, the place from the document."""
    before, after = (_by_id(side.tables["claims"]) for side in (old, new))
    checksums = [{row["id"]: row["sha256"] for row in side.tables["sources"]} for side in (old, new)]
    changes = []
    for name in _differing(old.record["claims"], new.record["claims"]):
        if name not in before or name not in after:
            row = before.get(name) or after[name]
            quote = f"“{_line(row['quote'])}”"
            changes.append(_one_side("claims", name, name in before, quote, (_ledger(row),)))
            continue
        row = after[name]
        written = [
            field for field in row if field not in ("id", *_PLACE, *_ENDS) and before[name].get(field, "") != row[field]
        ]
        changes += [
            Change("claims", name, field, before[name].get(field, ""), row[field], (_ledger(row),)) for field in written
        ]
        computed = (_ledger(row),) if written else tuple(_code(old, new, ["brief.tables.claims"])) or (UNEXPLAINED,)
        changes += [
            Change("claims", name, field, before[name][field], row[field], computed)
            for field in _ENDS
            if before[name][field] != row[field]
        ]
        if any(before[name][field] != row[field] for field in _PLACE):
            source = row["source_id"]
            moved = f"document {source}" if checksums[0].get(source) != checksums[1][source] else _ledger(row)
            changes.append(Change("claims", name, "place", _place(before[name]), _place(row), (moved,)))
    return changes


def _series(old: Built, new: Built) -> list[Change]:
    """The official series: what is said of them, and their observations."""
    before, after = (_by_id(side.tables["series"]) for side in (old, new))
    entry, rows = ("data/reference/series.yml",), ("its rows in data/reference",)
    changes = []
    for name in _differing(old.record["series"], new.record["series"]):
        seen = [_observations(side, name) for side in (old, new)]
        if name not in before or name not in after:
            row, count = before.get(name) or after[name], len(seen[0] or seen[1])
            told = f"{row['title']}, observations: {count}"
            changes.append(_one_side("series", name, name in before, told, entry))
            continue
        changes += [
            Change("series", name, field, before[name].get(field, ""), text, entry)
            for field, text in after[name].items()
            if before[name].get(field, "") != text
        ]
        for key in _both(*seen):
            changes += [
                Change(
                    "series",
                    name,
                    key[0] if field == "value" else f"{key[0]}: {field}",
                    seen[0][key].get(field, ""),
                    text,
                    rows,
                )
                for field, text in seen[1][key].items()
                if seen[0][key].get(field, "") != text
            ]
        for field, here, there in (("observations removed", *seen), ("observations added", *reversed(seen))):
            if alone := [key[0] for key in here if key not in there]:
                shown = alone[0] if len(alone) == 1 else f"{len(alone)}, from {alone[0]} to {alone[-1]}"
                sides = (shown, "") if here is seen[0] else ("", shown)
                changes.append(Change("series", name, field, *sides, rows))
    return changes


def _observations(side: Built, series: str) -> dict[tuple[str, int], dict[str, str]]:
    """The rows of a series by period and release; a number tells those apart that share both."""
    found: dict[tuple[str, int], dict[str, str]] = {}
    for row in side.tables["reference"]:
        if row["series_id"] == series:
            start, end = row["period_start"], row["period_end"]
            shown = f"{start if start == end else f'{start} to {end}'}, release {row['vintage']}"
            count = sum(key[0] == shown for key in found)
            found[shown, count] = row
    return found


def _verdicts(old: Built, new: Built, claims: dict[str, str], series: dict[str, str]) -> list[Change]:
    """Verdicts and official values of the claims that both builds hold."""
    before, after = ({row["claim_id"]: row for row in side.tables["audit"]} for side in (old, new))
    checks = _differing(old.record["checks"], new.record["checks"])
    changes = []
    for name in _both(old.record["verdicts"], new.record["verdicts"]):
        rows = before[name], after[name]
        pairs = {
            "verdict": [_label(row["verdict"]) for row in rows],
            "official value": [_official(row) for row in rows],
            "series": [row["series_id"] for row in rows],
            "release": [row["vintage"] for row in rows],
            "arithmetic": [row["arithmetic"] for row in rows],
        }
        differing = {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}
        if "official value" in differing:
            differing.pop("arithmetic", None)
        used = " ".join(pairs["series"]).split()
        why = [
            *([claims[name]] if name in claims else []),
            *(series[key] for key in dict.fromkeys(used) if key in series),
            *(["its check in data/checks.yml"] if name in checks else []),
            *_code(old, new, ["brief.official.audit"]),
        ]
        changes += [
            Change("verdicts", name, field, *pair, tuple(why) or (UNEXPLAINED,)) for field, pair in differing.items()
        ]
    return changes


# What follows from the inputs.


@dataclass(frozen=True)
class _Inputs:
    """Two builds, and what differs in their inputs: for claims, series and verdicts the words that say so."""

    old: Built
    new: Built
    claims: dict[str, str]
    series: dict[str, str]
    verdicts: dict[str, str]
    parameters: list[Change]

    def why(self, notebook: str, sources: Iterable[str]) -> tuple[str, ...]:
        """Why something changed that a notebook computed from `sources`.

        Verdicts count where no input named explains it, and inputs not named where nothing else does.
        """
        names = list(dict.fromkeys(sources))
        claims = list(self.claims) if "data/ledger" in names else _both(names, self.claims)
        verdicts = list(self.verdicts) if "data/checks.yml" in names else _both(names, self.verdicts)
        files = _differing(self.old.record["files"], self.new.record["files"])
        named_files = {*names, *(f"data/frameworks/{name}.yml" for name in names)}
        inputs = [
            *(
                f"parameter {change.name}: {_cell(change.old)} → {_cell(change.new)}"
                for change in self.parameters
                if change.field == notebook
            ),
            *(self.claims[name] for name in claims),
            *(self.series[name] for name in _both(names, self.series)),
            *_both(files, named_files),
        ]
        found = [*(inputs or [self.verdicts[name] for name in verdicts]), *self._code(notebook)]
        others = [*self.claims.values(), *self.series.values(), *files]
        unnamed = [f"something not named as its source: {_listed(others)}"] if others else []
        return tuple(found or unnamed or [UNEXPLAINED])

    def _code(self, notebook: str) -> list[str]:
        before, after = (side.record["notebooks"][notebook] for side in (self.old, self.new))
        own = [f"the code of notebook {notebook}"] if before["code"] != after["code"] else []
        return own + _code(self.old, self.new, after["imports"])


def _values(inputs: _Inputs) -> list[Change]:
    """The values that the notebooks of both builds give to the brief."""
    before, after = (side.record["values"] for side in (inputs.old, inputs.new))
    changes = []
    for name, notebook in _of_both_builds(inputs, "values"):
        entries = [side[name] for side in (before, after) if name in side]
        why = inputs.why(notebook, [source for entry in entries for source in entry["derived_from"]])
        if len(entries) == 1:
            changes.append(_one_side("values", name, name in before, entries[0]["text"], why))
            continue
        one, other = entries
        if one["text"] != other["text"]:
            changes.append(Change("values", name, "", one["text"], other["text"], why))
        elif not _same(one["value"], other["value"]):
            changes.append(Change("values", name, "value", _plain(one["value"]), _plain(other["value"]), why))
        if not all(_same(one.get(end), other.get(end)) for end in _ENDS):
            changes.append(Change("values", name, "bounds", _bounds(one), _bounds(other), why))
        if set(one["derived_from"]) != set(other["derived_from"]):
            changes.append(
                Change(
                    "values",
                    name,
                    "derived from",
                    ", ".join(one["derived_from"]),
                    ", ".join(other["derived_from"]),
                    why,
                )
            )
    return changes


def _shown(inputs: _Inputs, kind: str) -> list[Change]:
    """The charts or the tables of the notebooks of both builds."""
    before, after = (side.record[kind] for side in (inputs.old, inputs.new))
    changes = []
    for name, notebook in _of_both_builds(inputs, kind):
        sources = [
            source
            for side in (inputs.old, inputs.new)
            for entry in side.record["values"].values()
            if entry["notebook"] == notebook
            for source in entry["derived_from"]
        ]
        if name not in before or name not in after:
            caption = (before.get(name) or after[name])["caption"]
            changes.append(_one_side(kind, name, name in before, caption, inputs.why(notebook, sources)))
            continue
        fields = [field for field in after[name] if before[name][field] != after[name][field]]
        if fields:
            told = next((field for field in ("headline", "caption") if field in fields), None)
            # The specification holds headline and data; it is news only where they stayed as they were.
            said = [field for field in fields if field != "specification"] or ["drawing"]
            changes.append(
                Change(
                    kind,
                    name,
                    " and ".join(said),
                    before[name][told] if told else "",
                    after[name][told] if told else "",
                    inputs.why(notebook, sources),
                )
            )
    return changes


def _of_both_builds(inputs: _Inputs, kind: str) -> list[tuple[str, str]]:
    """What either build holds of a kind, with its notebook, where both builds ran that notebook."""
    sides = inputs.old.record, inputs.new.record
    notebooks = _both(*(side["notebooks"] for side in sides))
    entries = {**sides[0][kind], **sides[1][kind]}
    return [(name, entry["notebook"]) for name, entry in entries.items() if entry["notebook"] in notebooks]


def _code(old: Built, new: Built, roots: Iterable[str]) -> list[str]:
    """The modules that changed among `roots` and what they import, and the packages of another version."""
    sides = old.record["library"], new.record["library"]
    changed = [
        name for name in _union(*sides) if sides[0].get(name, {}).get("code") != sides[1].get(name, {}).get("code")
    ]
    reached = {name for side in sides for name in fingerprints.closure(side, roots)}
    modules = ", ".join(name for name in changed if name in reached)
    packages = old.record["packages"], new.record["packages"]
    return [
        *([f"the library's code: {modules}"] if modules else []),
        *(f"{name} {packages[0].get(name)} → {packages[1].get(name)}" for name in _differing(*packages)),
    ]


def _reasons(changes: list[Change]) -> dict[str, str]:
    """For each thing that changed, the words that name it as a reason. That a quote moved is none."""
    fields: dict[str, list[str]] = {}
    for change in changes:
        if change.field != "place":
            fields.setdefault(change.name, []).append(change.field or _side(change))
    words = {"claims": "claim", "series": "series", "verdicts": "verdict on"}
    kinds = {change.name: words[change.kind] for change in changes}
    return {name: f"{kinds[name]} {name} ({_listed(found)})" for name, found in fields.items()}


# Words.


def as_text(changes: list[Change], old: str, new: str) -> str:
    """The differences as plain text: counts first, then by kind, and within it by reason."""
    lines = [_opening(changes, old, new)]
    for kind, found in _by_kind(changes).items():
        lines += ["", f"{KINDS[kind]}: {_counted(found)}"]
        for why in dict.fromkeys(change.why for change in found):
            lines += [
                f"  because of {'; '.join(why)}",
                *(f"    {_sentence(change)}" for change in found if change.why == why),
            ]
    return "\n".join(lines)


def as_markdown(changes: list[Change], old: str, new: str) -> str:
    """The differences as Markdown: counts first, then a table for each kind."""
    parts = [markdown.escape(_opening(changes, old, new))]
    for kind, found in _by_kind(changes).items():
        rows = [
            [
                change.name,
                change.field or _side(change),
                _cell(change.old),
                _cell(change.new),
                "; ".join(change.why),
            ]
            for change in found
        ]
        parts += [
            f"## {KINDS[kind]}: {_counted(found)}",
            markdown.table(["Name", "What", "Old", "New", "Because of"], rows, [False] * 5),
        ]
    return "\n\n".join(parts)


def _opening(changes: list[Change], old: str, new: str) -> str:
    if not changes:
        return f"{old} → {new}: no difference in {', '.join(KINDS.values()).lower()}."
    counts = ", ".join(
        f"{len({change.name for change in found})} in {KINDS[kind].lower()}"
        for kind, found in _by_kind(changes).items()
    )
    return f"{old} → {new}. Differences: {counts}."


def _by_kind(changes: list[Change]) -> dict[str, list[Change]]:
    return {kind: found for kind in KINDS if (found := [change for change in changes if change.kind == kind])}


def _counted(changes: list[Change]) -> str:
    """How many things were added, removed, changed; one with several fields counts once."""
    sides = list({change.name: _side(change) for change in changes}.values())
    counts = {side: sides.count(side) for side in ("changed", "added", "removed")}
    return ", ".join(f"{count} {side}" for side, count in counts.items() if count)


def _side(change: Change) -> str:
    return "added" if change.old is None else "removed" if change.new is None else "changed"


def _sentence(change: Change) -> str:
    what = f"{change.name}, {change.field}" if change.field else change.name
    if change.old is None or change.new is None:
        text = change.new if change.old is None else change.old
        return f"{what} {_side(change)}{f': {_line(text)}' if text else ''}"
    if not change.old and not change.new:
        return f"{what} changed"
    return f"{what}: {_cell(change.old)} → {_cell(change.new)}"


def _listed(items: list[str]) -> str:
    """Items in a row; of many, the first three and how many more."""
    more = f"; {len(items) - 3} more" if len(items) > 4 else ""
    return "; ".join(items[:3] if more else items) + more


def _cell(text: str | None) -> str:
    return _line(text) if text else "–"


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _place(row: dict[str, str]) -> str:
    return f"line {row['line']}, characters {row['start']} to {row['end']}"


def _ledger(row: dict[str, str]) -> str:
    return f"its record in data/ledger/{row['source_id']}.yml"


def _label(verdict: str) -> str:
    """A verdict in words; one that this code does not know, as it stands."""
    return Verdict(verdict).label if verdict in set(Verdict) else verdict


def _official(row: dict[str, str]) -> str:
    """The official value with its unit: a number, or both ends of a published range; empty where none is."""
    low, high = row["official_lower"], row["official_upper"]
    if not (low or high):
        return ""
    number = row["official_value"] or f"{low or '…'} to {high or '…'}"
    return f"{number} {row['unit']}"


def _bounds(entry: dict[str, Any]) -> str:
    return " to ".join("…" if entry.get(end) is None else f"{entry[end]:,.10g}" for end in _ENDS)


def _same(one: float | None, other: float | None) -> bool:
    """Equal but for the last digits, which differ between machines."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9)


# Mappings.


def _one_side(kind: str, name: str, in_old: bool, text: str, why: tuple[str, ...], field: str = "") -> Change:
    return Change(kind, name, field, text if in_old else None, None if in_old else text, why)


def _union(old: Iterable[str], new: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*old, *new]))


def _both(old: Iterable[Any], new: Iterable[Any]) -> list[Any]:
    kept = set(new)
    return [name for name in old if name in kept]


def _differing(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """The keys that only one side has, or whose checksum differs."""
    return [name for name in _union(old, new) if old.get(name) != new.get(name)]


def _by_id(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows}
