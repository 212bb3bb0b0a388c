"""The sections of the page, each rendered apart and kept as long as it says the same; and the page that they make.

What a section is made from is its text, the filters, and of the records that staging makes those that it names. What
is counted or listed over the whole page, its frame adds: numbers of figures and tables, citations with their
references, the contents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from brief.base import cores
from brief.base.kept import checksum
from brief.publish.render import marks
from brief.publish.render.expansion import WITHIN, Brief

GENERATED, SCRIPT = "_generated", "theme/render.lua"
RECORDS = ("claims", "figures", "judgements")  # what staging makes for the filters, in files of these names
_AROUND = (  # what the frame is made from, beside the sections
    "theme/render.lua",
    "theme/template.html",
    "theme/brief.csl",
    "references.json",
    "_generated/head.html",
)
_BREAK = {"t": "RawBlock", "c": ["html", marks.BREAK]}
_CHART = re.compile(r"_generated/[^\s()]+\.svg")
# What reaches from one section to another: notes and addresses that are defined once, and brackets that may be names
# of either, or of headings elsewhere: those without an address or attributes behind them.
_DEFINED = re.compile(r"^[ \t>]*\[[^\[\]\n]+\]:|\^\[", re.MULTILINE)
_CITED = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_ADDRESS = r"\([^\s()<>]*\)"
_ATTRIBUTES = r"""\{(?:\s*(?:[#.][\w:.-]+|[\w:-]+=(?:"(?:[^"\\]|\\.)*"|[^\s"{}]+)))+\s*\}"""
_OPEN = re.compile(rf"(?<!\\)\](?!{_ADDRESS}|{_ATTRIBUTES})", re.DOTALL)
_CODED = re.compile("&#")  # a letter by its number, which may be a mark
_RULE = re.compile(r"^[ \t]*-[- \t]*-[ \t]*$", re.MULTILINE)  # opens a table or metadata that may end anywhere
_BEGINS = re.compile(r"\n*(?:#|:::)")  # with a heading; a new page may stand before it
_ENTRIES = re.compile(r"(?=^### )", re.MULTILINE)
# A block with nothing but the evidence in it: no section of the evidence goes on behind it.
_OPENED, _CLOSED = re.compile(r"^:::[^\n]*\n+\Z", re.MULTILINE), re.compile(r"\s*\n:::[ \t]*$", re.MULTILINE)

Run = Callable[..., None]
"""Runs a script of Pandoc in the staged project, with arguments."""


@dataclass(frozen=True)
class Part:
    """A section as HTML with marks; and its labels, and what its frame has of it, as Pandoc has it in JSON."""

    html: str
    version: tuple[int, ...]  # of the tree
    labels: tuple[str, ...]
    headings: tuple[Any, ...]
    citations: tuple[Any, ...]


@dataclass
class Kept:
    """What was rendered, by the checksum of what it was rendered from."""

    parts: dict[str, Part] = field(default_factory=dict)
    frames: dict[str, str] = field(default_factory=dict)


def page(staged: Path, brief: Brief, run: Run, kept: Kept) -> str | None:
    """The page of a brief, or nothing where its texts can't be apart.

    What was `kept` of a page before and is not of this one is thrown away. Raises `Problems` of the renderer.
    """
    whole, entries = _without_evidence([text for text in brief.texts if text.strip()])
    texts = [*whole, *entries]
    if not (all(map(_is_alone, texts)) and all(map(_BEGINS.match, texts[1:]))):
        return None
    kept.parts = _parts(staged, texts, run, kept.parts)
    parts = list(kept.parts.values())
    ids = [heading["c"][1][0] for part in parts for heading in part.headings]
    labels = [label for part in parts for label in part.labels]
    twice = len({*ids, *labels}) < len(ids) + len(labels) or len(parts) < len(texts)
    own, evidence = parts[: len(whole)], parts[len(whole) :]
    if twice or not all(map(_is_headed, own[1:])) or any(part.labels or part.citations for part in evidence):
        return None
    kept.frames = _frames(staged, brief.front, parts, run, kept.frames)
    [frame] = kept.frames.values()
    page = _joined(own, marks.numbered(labels), frame)
    return page and page.replace(f"<p>{marks.EVIDENCE}</p>", "\n".join(part.html for part in evidence))


def _is_headed(part: Part) -> bool:
    return bool(part.headings) and part.headings[0]["c"][0] == 2


def _without_evidence(texts: list[str]) -> tuple[list[str], list[str]]:
    """The texts with a mark for the evidence, and its own by documents, of which an edit changes one.

    It is one with what it stands in where it is not alone in a block, or of one document.
    """
    for place, text in enumerate(texts):
        before, *inner = text.split(WITHIN)
        alone = len(inner) == 2 and _OPENED.search(before) and _CLOSED.match(inner[1])
        if alone and len(entries := _ENTRIES.split(inner[0])) > 2 and not entries[0].strip():
            return [*texts[:place], f"{before}\n{marks.EVIDENCE}\n{inner[1]}", *texts[place + 1 :]], entries[1:]
    return [text.replace(WITHIN, "") for text in texts], []


def _is_alone(text: str) -> bool:
    own = text.replace(f"\n{marks.EVIDENCE}\n", "")
    reaching = (_DEFINED, _RULE, _CODED, marks.ANY)
    return not (_OPEN.search(_CITED.sub("", own)) or any(pattern.search(own) for pattern in reaching))


def _parts(staged: Path, texts: list[str], run: Run, kept: Mapping[str, Part]) -> dict[str, Part]:
    """Each text as a part, by its checksum, in order: kept, or rendered now, as many at a time as there are cores.

    One that can't be apart, or with which something is wrong, is left out.
    """
    common, records = _common(staged), _records(staged)
    named = {_digest(common, text, own := _own(text, records), *_pictures(staged, text)): (text, own) for text in texts}
    missing = sorted((key for key in named if key not in kept), key=lambda key: -len(named[key][0]))
    for key in missing:
        _lay_out(staged / _folder(key), *named[key])
    count = cores.count()
    shares = [share for first in range(count) if (share := [_folder(key) for key in missing[first::count]])]
    with ThreadPoolExecutor(count) as pool:
        list(pool.map(lambda share: run(staged, SCRIPT, "sections", *share), shares))
    parts = ((key, kept.get(key) or _part(staged / _folder(key))) for key in named)
    return {key: part for key, part in parts if part}


def _folder(key: str) -> str:
    return f"{GENERATED}/{key}"


def _lay_out(folder: Path, text: str, records: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "text.md").write_text(text, encoding="utf-8")
    for name, entries in json.loads(records).items():
        (folder / f"{name}.json").write_text(json.dumps(entries), encoding="utf-8")


def _part(folder: Path) -> Part | None:
    if not (folder / "frame.json").is_file():
        return None
    tree = json.loads((folder / "frame.json").read_bytes())
    labels, headings, citations = tree["blocks"]
    return Part(
        html=(folder / "body.html").read_text(encoding="utf-8"),
        version=tuple(tree["pandoc-api-version"]),
        labels=tuple(label["c"] for label in labels["c"]),
        headings=tuple(headings["c"][1]),
        citations=tuple(citations["c"][1]),
    )


def _records(staged: Path) -> dict[str, dict[str, Any]]:
    return {name: json.loads((staged / GENERATED / f"{name}.json").read_bytes()) for name in RECORDS}


def _own(text: str, records: Mapping[str, Mapping[str, Any]]) -> str:
    """Of the records those whose names stand in a text, as JSON: it is rendered with no others."""
    words = " ".join(text.split())
    own = {name: {key: entry for key, entry in entries.items() if key in words} for name, entries in records.items()}
    return json.dumps(own)


def _common(staged: Path) -> str:
    """The checksum of what every section may hold: the filters, and what they read."""
    paths = [*(staged / "theme").glob("*.lua"), *(staged / "_extensions").rglob("*.lua")]
    paths += [path for name in ("theme", "sections") for path in (staged / name).rglob("*.svg")]
    paths += (staged / GENERATED).glob("explorer.html")
    names = [path.relative_to(staged).as_posix() for path in sorted(paths)]
    return _digest(*names, *((staged / name).read_text(encoding="utf-8") for name in names))


def _pictures(staged: Path, text: str) -> Iterator[str]:
    """The charts that a text shows."""
    for path in map(staged.joinpath, _CHART.findall(text)):
        yield path.read_text(encoding="utf-8") if path.is_file() else ""


def _frames(staged: Path, front: str, parts: list[Part], run: Run, kept: Mapping[str, str]) -> dict[str, str]:
    """The page with nothing but what its sections have in common, by its checksum."""
    blocks = [
        _BREAK,
        *(heading for part in parts for heading in part.headings),
        _BREAK,
        *(citation for part in parts for citation in part.citations),
        _BREAK,
        {"t": "Div", "c": [["refs", [], []], []]},
        _BREAK,
    ]
    document = json.dumps({"pandoc-api-version": parts[0].version, "meta": {}, "blocks": blocks})
    around = [staged / name for name in _AROUND]
    key = _digest(front, document, *(path.read_text(encoding="utf-8") for path in around))
    if key in kept:
        return {key: kept[key]}
    (staged / GENERATED / "frame.md").write_text(front, encoding="utf-8")
    (staged / GENERATED / "frame.json").write_text(document, encoding="utf-8")
    run(staged, SCRIPT, "frame")
    return {key: (staged / GENERATED / "frame.html").read_text(encoding="utf-8")}


def _joined(parts: list[Part], numbers: Mapping[str, str], frame: str) -> str | None:
    """The page, or nothing where a number or the place of the references is missing: the whole says which."""
    before, _, cited, references, after = frame.split(marks.BREAK)
    citations = iter(cited.strip().removeprefix("<p>").removesuffix("</p>").split("</p>\n<p>"))
    body = "\n".join(marks.with_citations(part.html, list(islice(citations, len(part.citations)))) for part in parts)
    if marks.named(body) - numbers.keys() or body.count(marks.REFERENCES) != 1:
        return None
    body = marks.with_numbers(body, numbers).replace(marks.REFERENCES, references.strip())
    return f"{before.rstrip()}\n{body}\n{after.lstrip()}"


def _digest(*texts: str) -> str:
    return checksum(*(text.encode() for text in texts))
