"""The same build on a Dask cluster: nothing but the library is there, and the bytes that come back are the same."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from brief.base import fingerprints
from brief.base.problems import Problems
from brief.official.collection import Collection
from brief.pipeline import certificates, cluster, work

EDITION = """\
title: A small edition
audience: tests
date: 2026-01-02
notebooks: [03-synthetic-opioid-growth]
sections: [growth, sources, evidence]
evidence: used
"""
DASK = str(Path(sys.executable).with_name("dask"))

pytestmark = pytest.mark.xdist_group("cluster")


@contextmanager
def running(*arguments, folder):
    """A process that is killed with all it started; its output goes to a file."""
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [DASK, *arguments],
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env={**os.environ, "HOME": str(folder)},
        )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def scheduler(tmp_path_factory):
    """The address of a scheduler."""
    port = free_port()
    folder = tmp_path_factory.mktemp("scheduler")
    with running("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", folder=folder):
        yield f"tcp://127.0.0.1:{port}"


@pytest.fixture
def workers(scheduler, tmp_path_factory):
    """Two workers, each in an empty folder of its own."""
    folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
    command = ("worker", scheduler, "--nthreads", "1", "--no-dashboard")
    with running(*command, folder=folders[0]) as first, running(*command, folder=folders[1]) as second:
        for folder in folders:
            until(lambda log=folder / "log": "Registered to" in log.read_text())
        yield first, second


def until(true, seconds=60):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)


@pytest.fixture
def small(copy):
    (copy.edition("full")).write_text(EDITION, encoding="utf-8")
    return copy


def brief(project, *arguments):
    command = [sys.executable, "-m", "brief", *arguments]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)


def digests(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_bytes_are_the_same_as_here(small, scheduler, workers):
    assert brief(small, "build", "--renderer", "embedded").returncode == 0
    here = digests(small.output / "full")
    found = brief(small, "build", "--renderer", "embedded", "--force", "--scheduler", scheduler)
    assert found.returncode == 0, found.stderr
    assert "2 of 2 steps" in found.stdout
    assert digests(small.output / "full") == here


def test_a_cell_that_fails_there_is_named_here(small, scheduler, workers):
    found = brief(small, "build", "--renderer", "embedded", "--scheduler", scheduler, "-p", "end_year=1066")
    assert found.returncode == 1
    assert "notebooks/03-synthetic-opioid-growth.ipynb with end_year=1066 cell" in found.stderr
    assert "Traceback" not in found.stderr
    [copy] = small.work.glob("runs/*.failed.ipynb")
    assert "1066" in copy.read_text(encoding="utf-8")


def test_a_worker_that_is_lost_costs_its_tasks_alone(small, scheduler, workers):
    path = small.root / "scenarios.yml"
    path.write_text("grid:\n  end_year: [2013, 2014, 2015, 2016, 2017, 2018]\n", encoding="utf-8")
    arguments = ["build", "--renderer", "embedded", "--scheduler", scheduler, "--matrix", str(path)]
    command = [sys.executable, "-m", "brief", *arguments]
    with subprocess.Popen(command, cwd=small.root, stdout=subprocess.PIPE, text=True) as build:
        until(lambda: list(small.work.glob("runs/*.ipynb")))
        os.killpg(workers[0].pid, signal.SIGKILL)
        said, _ = build.communicate(timeout=300)
    assert build.returncode == 0
    assert "12 of 12 steps" in said
    assert len(list(small.output.glob("scenarios/*/brief.html"))) == 6


def test_a_worker_with_other_packages_is_refused_by_name(small, scheduler, workers, monkeypatch):
    ours = cluster.versions()
    monkeypatch.setattr(cluster, "versions", lambda: ours | {"pandas": "0.1"})
    pool = cluster.cluster(small, scheduler)
    try:
        loaded = work.load(Collection(small), fingerprints.library(fingerprints.LIBRARY))
        with pytest.raises(Problems, match=r"has pandas .*, not 0\.1"), pool.started(loaded):
            pass
    finally:
        pool.let_go()


def test_a_scheduler_that_is_not_there_or_has_no_worker_is_said(small, scheduler, monkeypatch):
    with pytest.raises(Problems, match="the scheduler has no worker"):
        cluster.cluster(small, scheduler)
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(Problems, match="no scheduler answers"):
        cluster.cluster(small, "tcp://127.0.0.1:1")


def test_with_certificates_only_who_has_the_key_is_let_in(small, tmp_path_factory, monkeypatch):
    folder, port = tmp_path_factory.mktemp("secured"), free_port()
    certificates.make(folder / "ours")
    certificates.make(folder / "theirs")
    flags = certificates.flags(folder / "ours").split()
    serve = ("scheduler", "--protocol", "tls", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", *flags)
    address = f"tls://127.0.0.1:{port}"
    work_ = ("worker", address, "--nthreads", "1", "--no-dashboard", *flags)
    (folder / "worker").mkdir()
    with running(*serve, folder=folder), running(*work_, folder=folder / "worker"):
        until(lambda: "Registered to" in (folder / "worker" / "log").read_text())
        pool = cluster.cluster(small, address, folder / "ours")
        assert pool.count == 1
        pool.let_go()
        monkeypatch.setattr(cluster, "PATIENCE", 2)
        with pytest.raises(Problems, match="no scheduler answers"):
            cluster.cluster(small, address, folder / "theirs")
        with pytest.raises(Problems, match="no scheduler answers"):
            cluster.cluster(small, f"tcp://127.0.0.1:{port}")


def test_the_archive_is_the_same_for_the_same_files(small, project):
    first = cluster.archive(small)
    for path in small.seeds.iterdir():
        os.utime(path, (0, 0))
    assert cluster.archive(small) == first
