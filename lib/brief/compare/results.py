"""What differs in what two builds say: judgements, and the values, charts and tables that notebooks give."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from brief.compare.changes import Change, Pair, both, one_sided, union
from brief.compare.inputs import ENDS
from brief.compare.reasons import Reasons
from brief.compare.words import plain, shortened


def judgements(pair: Pair) -> Iterator[Change]:
    """The judgements of the sections that both builds have: one that now comes out otherwise, or was edited.

    That a number in its words moved is said with the values.
    """
    before, after = pair.records("judgements")
    sections = both(*pair.records("sections"))
    for key in union(before, after):
        section, _, _ = key.partition(": ")
        if section not in sections:
            continue
        old, new = before.get(key), after.get(key)
        name, edited = f"{section}: {shortened((old or new)['said'])}", (f"the prose of section {section}",)
        if not (old and new):
            yield one_sided("judgements", name, new is None, (old or new)["when"], edited)
            continue
        if old["holds"] != new["holds"]:
            why = tuple(f"{now} (before: {was})" for was, now in zip_longest(old["found"], new["found"]) if was != now)
            yield Change("judgements", name, "", old["said"], new["said"], why or edited)
        for field in ("when", "confidence"):
            if old[field] != new[field]:
                yield Change("judgements", name, field, old[field], new[field], edited)


def values(pair: Pair, reasons: Reasons) -> Iterator[Change]:
    """The values of the notebooks that both builds ran."""
    before, after = pair.records("values")
    for name, notebook in _of_both_builds(pair, "values"):
        entries = [side[name] for side in (before, after) if name in side]
        why = reasons.of(notebook, [source for entry in entries for source in entry["derived_from"]])
        if len(entries) == 1:
            yield one_sided("values", name, name in before, entries[0]["text"], why)
            continue
        for field, old, new in _differences(*entries):
            yield Change("values", name, field, old, new, why)


def _differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What of a value changed, and from what to what."""
    if old["text"] != new["text"]:
        yield "", old["text"], new["text"]
    elif not _same(old["value"], new["value"]):
        yield "value", plain(old["value"]), plain(new["value"])
    if not all(_same(old.get(end), new.get(end)) for end in ENDS):
        yield "bounds", _bounds(old), _bounds(new)
    if set(old["derived_from"]) != set(new["derived_from"]):
        yield "derived from", ", ".join(old["derived_from"]), ", ".join(new["derived_from"])


def figures(pair: Pair, kind: str, reasons: Reasons) -> Iterator[Change]:
    """The charts or the tables of the notebooks that both builds ran."""
    before, after = pair.records(kind)
    for name, notebook in _of_both_builds(pair, kind):
        why = reasons.of(notebook, _sources(pair, notebook))
        if name not in before or name not in after:
            caption = (before.get(name) or after[name])["caption"]
            yield one_sided(kind, name, name in before, caption, why)
            continue
        old, new = before[name], after[name]
        fields = [field for field in new if old[field] != new[field]]
        if fields:
            # The specification holds headline and data; it is news only where they stayed as they were.
            what = " and ".join(field for field in fields if field != "specification") or "drawing"
            words = next((field for field in ("headline", "caption") if field in fields), None)
            yield Change(kind, name, what, old[words] if words else "", new[words] if words else "", why)


def _sources(pair: Pair, notebook: str) -> list[str]:
    """Whatever a notebook's values were computed from: its charts and tables name no sources of their own."""
    entries = [entry for side in pair.records("values") for entry in side.values() if entry["notebook"] == notebook]
    return [source for entry in entries for source in entry["derived_from"]]


def _of_both_builds(pair: Pair, kind: str) -> list[tuple[str, str]]:
    """What either build holds of a kind, with its notebook, where both builds ran that notebook."""
    notebooks = both(*pair.records("notebooks"))
    before, after = pair.records(kind)
    return [(name, entry["notebook"]) for name, entry in (before | after).items() if entry["notebook"] in notebooks]


def _bounds(value: dict[str, Any]) -> str:
    return " to ".join("…" if value.get(end) is None else f"{value[end]:,.10g}" for end in ENDS)


def _same(old: float | None, new: float | None) -> bool:
    """Equal but for the last digits, which differ between machines."""
    if old is None or new is None:
        return old is new
    return math.isclose(old, new, rel_tol=1e-9)
