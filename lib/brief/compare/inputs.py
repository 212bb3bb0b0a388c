"""What differs in the inputs of two builds: the edition, parameters, claims, official series, and their verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from brief.base.project import RELATIVE
from brief.compare import reasons
from brief.compare.changes import Change, Pair, Row, both, differing, one_sided, union
from brief.compare.reasons import UNEXPLAINED
from brief.compare.words import line, plain
from brief.official.verdicts import Verdict
from brief.publish.builds import Built

METADATA = ("title", "subtitle", "audience", "date")
# Fields of a claim that follow from others: from the document's text, or from number and qualifier.
PLACE = ("start", "end", "line")
ENDS = ("lower", "upper")

Observations = dict[tuple[str, int], Row]


def edition(pair: Pair) -> Iterator[Change]:
    """The edition itself: title and audience, which sections and notebooks, and the sections' prose."""
    before, after = pair.records("edition")
    same = before["id"] == after["id"]
    why = (str(RELATIVE.edition(after["id"])) if same else f"two editions: {before['id']} and {after['id']}",)
    for name in METADATA:
        if before[name] != after[name]:
            yield Change("edition", name, "", before[name], after[name], why)
    yield from _sections(pair, why)
    before, after = pair.records("notebooks")
    for name in union(before, after):
        if name not in before or name not in after:
            side = pair.old if name in before else pair.new
            yield one_sided("edition", f"notebook {name}", name in before, _contribution(side, name), why)


def _sections(pair: Pair, why: tuple[str, ...]) -> Iterator[Change]:
    before, after = pair.records("sections")
    for name in differing(before, after):
        if name in before and name in after:
            yield Change("edition", f"section {name}", "prose", "", "", (str(RELATIVE.section(name)),))
        else:
            yield one_sided("edition", f"section {name}", name in before, "", why)
    old, new = both(before, after), both(after, before)
    if old != new:
        yield Change("edition", "sections", "order", ", ".join(old), ", ".join(new), why)


def _contribution(side: Built, notebook: str) -> str:
    """How much a notebook gives to the brief."""
    counts = {
        kind: sum(entry["notebook"] == notebook for entry in side.record[kind].values())
        for kind in ("values", "charts", "tables")
    }
    return ", ".join(f"{kind}: {count}" for kind, count in counts.items() if count)


def parameters(pair: Pair) -> Iterator[Change]:
    """The parameters of the notebooks that both builds ran."""
    notebooks = pair.records("notebooks")
    for notebook in both(*notebooks):
        before, after = (side[notebook]["parameters"] for side in notebooks)
        for name in union(before, after):
            if name not in before or name not in after:
                value = plain((before.get(name) or after[name])["value"])
                why = (f"the parameters cell of {notebook}",)
                yield one_sided("parameters", name, name in before, value, why, field=notebook)
            elif before[name]["value"] != after[name]["value"]:
                by_default = not before[name]["differs"] and not after[name]["differs"]
                why = (f"its default in {notebook}" if by_default else "its value in the edition or with -p",)
                old, new = (plain(side[name]["value"]) for side in (before, after))
                yield Change("parameters", name, notebook, old, new, why)


def claims(pair: Pair) -> Iterator[Change]:
    """The claims, field by field. Bounds follow from number and qualifier, the place from the document."""
    before, after = pair.rows("claims")
    for name in pair.differing("claims"):
        if name in before and name in after:
            yield from _claim(pair, before[name], after[name])
        else:
            row = before.get(name) or after[name]
            yield one_sided("claims", name, name in before, f"“{line(row['quote'])}”", (_record(row),))


def _claim(pair: Pair, old: Row, new: Row) -> Iterator[Change]:
    name, record = new["id"], (_record(new),)
    written = [field for field in new if field not in ("id", *PLACE, *ENDS) and old.get(field, "") != new[field]]
    for field in written:
        yield Change("claims", name, field, old.get(field, ""), new[field], record)
    computed = record if written else tuple(reasons.code(pair, ["brief.tables.claims"])) or (UNEXPLAINED,)
    for field in ENDS:
        if old[field] != new[field]:
            yield Change("claims", name, field, old[field], new[field], computed)
    if any(old[field] != new[field] for field in PLACE):
        before, after = pair.rows("sources")
        source = new["source_id"]
        same = source in before and before[source]["sha256"] == after[source]["sha256"]
        why = record if same else (f"document {source}",)
        yield Change("claims", name, "place", _place(old), _place(new), why)


def _record(claim: Row) -> str:
    return f"its record in {RELATIVE.ledger}/{claim['source_id']}.yml"


def _place(claim: Row) -> str:
    return f"line {claim['line']}, characters {claim['start']} to {claim['end']}"


def series(pair: Pair) -> Iterator[Change]:
    """The official series: what is said of them, and their observations."""
    before, after = pair.rows("series")
    why = (str(RELATIVE.series),)
    for name in pair.differing("series"):
        observations = [_observations(side, name) for side in pair]
        if name in before and name in after:
            yield from _fields("series", name, before[name], after[name], why)
            yield from _changed(name, *observations)
        else:
            count = len(observations[0] or observations[1])
            text = f"{(before.get(name) or after[name])['title']}, observations: {count}"
            yield one_sided("series", name, name in before, text, why)


def _changed(series: str, old: Observations, new: Observations) -> Iterator[Change]:
    """The observations of a series that are other ones, gone or new."""
    why = (f"its rows in {RELATIVE.reference}",)
    for key in both(old, new):
        for change in _fields("series", series, old[key], new[key], why, prefix=f"{key[0]}: "):
            value = change.field == f"{key[0]}: value"
            yield Change(change.kind, series, key[0] if value else change.field, change.old, change.new, why)
    if gone := [key[0] for key in old if key not in new]:
        yield Change("series", series, "observations removed", _span(gone), "", why)
    if fresh := [key[0] for key in new if key not in old]:
        yield Change("series", series, "observations added", "", _span(fresh), why)


def _fields(kind: str, name: str, old: Row, new: Row, why: tuple[str, ...], *, prefix: str = "") -> Iterator[Change]:
    """The fields of a row that changed."""
    for field, text in new.items():
        if old.get(field, "") != text:
            yield Change(kind, name, f"{prefix}{field}", old.get(field, ""), text, why)


def _span(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)}, from {names[0]} to {names[-1]}"


def _observations(side: Built, series: str) -> Observations:
    """The rows of a series by period and release; a number tells those apart that share both."""
    observations: Observations = {}
    for row in side.tables["reference"]:
        if row["series_id"] == series:
            start, end = row["period_start"], row["period_end"]
            name = f"{start if start == end else f'{start} to {end}'}, release {row['release']}"
            observations[name, sum(key[0] == name for key in observations)] = row
    return observations


def verdicts(pair: Pair, claims: dict[str, str], series: dict[str, str]) -> Iterator[Change]:
    """Verdicts and official values of the claims that both builds hold; reasons by claim and by series."""
    before, after = pair.rows("audit", "claim_id")
    checks = pair.differing("checks")
    for name in both(*pair.records("verdicts")):
        rows = before[name], after[name]
        used = " ".join(row["series_id"] for row in rows).split()
        why = [
            *([claims[name]] if name in claims else []),
            *(series[key] for key in dict.fromkeys(used) if key in series),
            *([f"its check in {RELATIVE.checks}"] if name in checks else []),
            *reasons.code(pair, ["brief.official.audit"]),
        ]
        for field, (old, new) in _judged(*rows).items():
            yield Change("verdicts", name, field, old, new, tuple(why) or (UNEXPLAINED,))


def _judged(old: Row, new: Row) -> dict[str, tuple[str, str]]:
    """What of a verdict changed. Where the official value did, its arithmetic goes without saying."""
    pairs = {
        "verdict": (_label(old), _label(new)),
        "official value": (_official(old), _official(new)),
        "series": (old["series_id"], new["series_id"]),
        "release": (old["release"], new["release"]),
        "arithmetic": (old["arithmetic"], new["arithmetic"]),
    }
    changed = {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}
    if "official value" in changed:
        changed.pop("arithmetic", None)
    return changed


def _label(audit: Row) -> str:
    """A verdict in words; one that this code does not know, as it stands."""
    code = audit["verdict"]
    return Verdict(code).label if code in set(Verdict) else code


def _official(audit: Row) -> str:
    """The official value with its unit: a number, or both ends of a published range; empty where none is."""
    low, high = audit["official_lower"], audit["official_upper"]
    if not (low or high):
        return ""
    number = audit["official_value"] or f"{low or '…'} to {high or '…'}"
    return f"{number} {audit['unit']}"
