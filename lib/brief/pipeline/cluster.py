"""Workers of a Dask cluster: they have this library installed, and whatever else they need travels to them."""

from __future__ import annotations

import hashlib
import io
import platform
import re
import tarfile
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.metadata import requires, version
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import Client, Worker, WorkerPlugin

from brief.base import fingerprints
from brief.base.problems import Place, Problem, Problems
from brief.base.project import Project
from brief.pipeline import preload, work
from brief.pipeline.certificates import security as security_of
from brief.pipeline.work import Loaded
from brief.pipeline.workers import Pool
from brief.publish import stage

PATIENCE = 10  # seconds, for a scheduler to answer and a worker to be there


class OtherVersions(Exception):
    """A worker whose bytes might differ from ours; the message says in what."""


class Settled(WorkerPlugin):
    """Makes a project known to each worker, and to those that come later."""

    def __init__(self, place: str, files: bytes, loaded: Loaded) -> None:
        self.name = f"brief {place}"
        self._place, self._files, self._loaded = place, files, loaded
        self._versions = versions()

    def setup(self, worker: Worker) -> None:
        """Unpack the project's files where this worker may write. Raises `OtherVersions`."""
        mine = versions()
        differing = [
            f"{name} {mine.get(name)}, not {asked}" for name, asked in self._versions.items() if mine.get(name) != asked
        ]
        if fingerprints.library(fingerprints.LIBRARY) != self._loaded.library:
            differing.append("other code of brief itself")
        if differing:
            raise OtherVersions(f"{worker.address} has {'; '.join(differing)}")
        self._folder = TemporaryDirectory(prefix="brief-", dir=worker.local_directory)
        with tarfile.open(fileobj=io.BytesIO(self._files)) as archive:
            archive.extractall(self._folder.name, filter="data")
        preload.warm_up(Project(Path(self._folder.name)))
        work.settle(self._place, Path(self._folder.name), self._loaded)

    def teardown(self, worker: Worker) -> None:
        """Remove them."""
        self._folder.cleanup()


def cluster(project: Project, address: str, certificates: Path | None = None, *, plain: bool = False) -> Pool:
    """The workers of the Dask scheduler at `address`, such as tls://host:8786.

    Raises `Problems` when nobody answers there, no worker is connected, or the traffic would be plain and leave this
    machine without being wanted `plain`.
    """
    option = Place(f"--scheduler {address}")
    security = security_of(address, certificates, plain=plain)
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False, security=security)
    except (OSError, ValueError) as error:
        raise Problems([Problem(option, f"no scheduler answers: {error}", suggestion="dask scheduler")]) from None
    count = len(client.scheduler_info(n_workers=-1)["workers"])
    if not count:
        client.close()
        raise Problems(
            [Problem(option, "the scheduler has no worker", suggestion=f"dask worker --nthreads 1 {address}")]
        )
    files = archive(project)
    place = hashlib.sha256(files).hexdigest()[:16]

    @contextmanager
    def started(loaded: Loaded) -> Iterator[Executor]:
        plugin = Settled(place, files, loaded)
        try:
            client.register_plugin(plugin)
        except OtherVersions as error:
            raise Problems([Problem(option, str(error), "what is installed here", "install the same there")]) from None
        try:
            yield client.get_executor(pure=False)
        finally:
            client.unregister_worker_plugin(plugin.name)

    return Pool(place, count, lambda: None, started, client.close)


def archive(project: Project) -> bytes:
    """What workers need of a project's files, as a tar archive: the same bytes for the same files."""
    reports = [project.reports / name for name in stage.COPIED]
    parts = [project.seeds, project.data, project.notebooks, *reports]
    files = sorted(path for part in parts for path in (part.rglob("*") if part.is_dir() else [part]) if path.is_file())
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for path in files:
            about = tarfile.TarInfo(path.relative_to(project.root).as_posix())
            about.size = path.stat().st_size
            with path.open("rb") as file:
                tar.addfile(about, file)
    return packed.getvalue()


def versions() -> dict[str, str]:
    """The version of Python, and of every package that the library says it needs."""
    needed = [requirement for requirement in requires("brief") or [] if "extra ==" not in requirement]
    names = sorted(re.split(r"[^\w.-]", requirement)[0] for requirement in needed)
    return {"Python": platform.python_version(), **{name: version(name) for name in names}}
