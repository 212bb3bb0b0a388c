"""A file taken in as a document: its text pinned in `seeds/`, the original kept beside it, its record drafted."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from brief.base.problems import Place, Problem, Problems, raise_any
from brief.base.project import Project
from brief.corpus.documents import UNKNOWN, Original, Source
from brief.corpus.documents import License as Terms
from brief.extract.readers import reading
from brief.extract.readers.extracted import Extracted

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_ID = 40
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .()/'-]*")
NOT_WORDS = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")  # to some reader of YAML


@dataclass(frozen=True)
class Taken:
    """A document that is new: its record, what a reader made of the file, and the fields that are not known yet."""

    source: Source
    extracted: Extracted
    missing: tuple[str, ...]


def take(
    project: Project, path: Path, *, source_id: str = "", known: Mapping[str, str] | None = None, today: str
) -> Taken:
    """Take a file into the project: `seeds/<id>.txt`, `seeds/originals/`, and a record in `seeds/sources.yml`.

    `known` holds fields of the record that somebody gave: title, producer, date_published, url_main, license,
    description, reliability. What neither they nor the file say is marked as unknown, and `brief check` asks for it.

    Raises `Problems` for a file that can't be read, an id that can't be one or is taken, and a document that is there
    already. Then nothing is written.
    """
    extracted = reading.read(path)
    content = path.read_bytes()
    taken_id = source_id or _id((known or {}).get("title") or extracted.title or path.stem)
    raise_any(_refusals(project, taken_id, content))
    source = _drafted(taken_id, path, content, extracted, known=known or {}, today=today)
    files = {project.seeds / source.path: extracted.text.encode("utf-8")}
    if source.original:
        files[project.seeds / source.original.path] = content
    raise_any(
        Problem(Place(project.shown(file)), "there is such a file already", suggestion="another --id")
        for file in files
        if file.exists()
    )
    _write(project, files, source)
    return Taken(source, extracted, tuple(_missing(source)))


def _id(words: str) -> str:
    """An id from a title or a file's name: its first words."""
    parts = re.sub(r"[^a-z0-9]+", " ", words.lower()).split()
    parts = parts[next((place for place, part in enumerate(parts) if part[0].isalpha()), len(parts)) :]
    while len(parts) > 1 and len("-".join(parts)) > _LONGEST_ID:
        parts.pop()
    return "-".join(parts) or "document"


def _refusals(project: Project, source_id: str, content: bytes) -> Iterator[Problem]:
    place = Place(f"--id {source_id}")
    if not _ID.fullmatch(source_id):
        yield Problem(place, "not an id", "small letters, digits and hyphens, a letter first", _id(source_id))
    listed = project.sources.read_text(encoding="utf-8")
    if re.search(rf"^ *- id: {re.escape(source_id)}$", listed, re.MULTILINE):
        yield Problem(place, f"there is such a document in {project.shown(project.sources)}", suggestion="another --id")
    digest = hashlib.sha256(content).hexdigest()
    if digest in listed:
        line = listed[: listed.index(digest)].count("\n") + 1
        yield Problem(Place(project.shown(project.sources), line), "this very file is a document already")


def _drafted(
    source_id: str, path: Path, content: bytes, extracted: Extracted, *, known: Mapping[str, str], today: str
) -> Source:
    """The record as far as the file and `known` go."""
    text = extracted.text.encode("utf-8")
    title = known.get("title") or _line(extracted.title) or UNKNOWN
    producer = known.get("producer") or _line(extracted.producer) or UNKNOWN
    published = known.get("date_published") or extracted.published or UNKNOWN
    return Source(
        id=source_id,
        title=title,
        producer=producer,
        attribution_short=producer,
        citation_full=UNKNOWN if UNKNOWN in (title, producer, published) else f"{producer} ({published[:4]}). {title}.",
        date_published=published,
        date_accessed=today,
        url_main=known.get("url_main") or extracted.url,
        license=Terms(name=known.get("license") or _line(extracted.license) or UNKNOWN),
        description=known.get("description") or UNKNOWN,
        reliability=known.get("reliability") or UNKNOWN,
        path=f"{source_id}.txt",
        sha256=hashlib.sha256(text).hexdigest(),
        bytes=len(text),
        media_type="text/plain",
        original=None
        if text == content
        else Original(
            path=f"originals/{source_id}{path.suffix.lower()}",
            sha256=hashlib.sha256(content).hexdigest(),
            bytes=len(content),
            media_type=extracted.media_type,
            reader=extracted.reader or "kept as it is, but for line ends and characters that nobody sees",
        ),
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def _missing(source: Source) -> Iterator[str]:
    for name, value in source.model_dump().items():
        if value == UNKNOWN or (isinstance(value, dict) and UNKNOWN in value.values()):
            yield name


def _write(project: Project, files: Mapping[Path, bytes], source: Source) -> None:
    """Write all of it, or nothing: the record comes last, and what was written before it goes when it can't be."""
    listing = project.sources
    fresh = listing.with_suffix(".new")
    made: list[Path] = []
    try:
        for file, content in files.items():
            file.parent.mkdir(exist_ok=True)
            made.append(file)
            file.write_bytes(content)
        made.append(fresh)
        fresh.write_text(f"{listing.read_text(encoding='utf-8').rstrip()}\n\n{_yaml(source)}", encoding="utf-8")
        fresh.replace(listing)
    except OSError as error:
        for file in made:
            file.unlink(missing_ok=True)
        raise Problems([Problem(Place(project.shown(made[-1])), f"can't be written: {error.strerror}")]) from None


def _yaml(source: Source) -> str:
    """The record as a person would write it."""
    lines = [f"  - id: {source.id}"]
    for name, value in source.model_dump(exclude={"id"}, exclude_defaults=True).items():
        if isinstance(value, dict):
            inner = ", ".join(f"{key}: {_scalar(each)}" for key, each in value.items())
            lines.append(f"    {name}: {{{inner}}}")
        else:
            lines.append(f"    {name}: {_scalar(value)}")
    return "\n".join(lines) + "\n"


def _scalar(value: str | int) -> str:
    """A plain word or sentence as it is; anything else in quotation marks, so that no sign in it means anything."""
    if isinstance(value, int) or (_PLAIN.fullmatch(value) and value.lower() not in NOT_WORDS):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
