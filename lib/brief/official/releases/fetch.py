"""Downloads what releases.yml names, and never puts a bad file in the place of a good one."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import IO

from brief.base.problems import Problem, Problems
from brief.official.releases import catalog, readers
from brief.official.releases.catalog import Release
from brief.official.releases.content import File

SECONDS = 120
"""How long an agency may keep silent before a download is given up."""


@dataclass(frozen=True)
class Fetched:
    """What became of an address: the releases that are offered there, the file (None: none was kept), in words."""

    releases: tuple[str, ...]
    path: Path | None
    message: str


class Secure(urllib.request.HTTPRedirectHandler):
    """Follows an address to another one by https alone, as the schema of releases.yml asks."""

    def redirect_request(  # noqa: PLR0917  # urllib calls it so
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        """The request for the address that this one leads to. Raises OSError where that is not https."""
        if not newurl.startswith("https://"):
            raise OSError(f"it leads to {newurl}, which is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]  # as it came


def download(address: str) -> bytes:
    """The bytes at an address.

    Raises OSError where it can't be reached, answers with an error, leads away from https, or stops in the middle.
    """
    try:
        with urllib.request.build_opener(Secure).open(address, timeout=SECONDS) as answer:
            content: bytes = answer.read()
    except HTTPException as error:
        raise OSError(f"the answer is cut off or damaged ({error})") from error
    return content


def fetch(
    releases: Iterable[Release], folder: Path, get: Callable[[str], bytes] = download
) -> tuple[list[Fetched], list[Problem]]:
    """What became of each address of the releases, and the problems: no network, a file that no reader accepts.

    An address offers the newest file of a dataset. Where its checksum is that of a release, it is kept under the
    release's id; where it is another that a reader accepts, it is a new release and kept under its checksum, beside
    the old one. Anything else is thrown away.
    """
    known = {release.id: release for release in releases}
    addresses: dict[str, list[str]] = {}
    for release in known.values():
        if release.address:
            addresses.setdefault(release.address, []).append(release.id)
    fetched: list[Fetched] = []
    problems: list[Problem] = []
    for address, ids in addresses.items():
        missing = [name for name in ids if not _there(folder, known[name])]
        if not missing:
            fetched.append(Fetched(tuple(ids), None, "there already, with the right checksum"))
            continue
        try:
            fetched.append(_keep(File(address, get(address)), ids, known, folder))
        except OSError as error:
            problems += File(address, b"").refuse(f"can't be fetched: {error}", known[ids[0]].page).problems
        except Problems as refusal:
            problems += refusal.problems
    return fetched, problems


def _there(folder: Path, release: Release) -> bool:
    return any(File.open(path).sha256 == release.sha256 for path in folder.glob(f"{release.id}.*"))


def _keep(file: File, ids: list[str], known: Mapping[str, Release], folder: Path) -> Fetched:
    """Write a download under the name that it deserves. Raises `Problems` where no reader accepts it."""
    suffix = ".xlsx" if file.data.startswith(b"PK") else ".txt"
    release = catalog.by_checksum(known, file.sha256)
    if release:
        return Fetched((release.id,), _write(folder / f"{release.id}{suffix}", file), f"is {release.as_of}")
    content = readers.read(file)
    path = _write(folder / f"new-{file.sha256[:12]}{suffix}", file)
    return Fetched(tuple(ids), path, f"a release that releases.yml does not have: {content.as_of}")


def _write(path: Path, file: File) -> Path:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(file.data)
    return part.replace(path)
