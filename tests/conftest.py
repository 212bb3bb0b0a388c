"""The real project, loaded once, and copies of it that a test may damage."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from brief import audit as audit_
from brief import editions
from brief import ledger as ledger_
from brief import reference as reference_
from brief.build import build
from brief.project import Project

# The same examples on every run, however slow the machine: a red test is a defect, never bad luck.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

PARTS = ("seeds", "data", "notebooks", "reports")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """The cells of a notebook run one after another in one worker: they share a kernel."""
    for item in items:
        if item.path.suffix == ".ipynb":
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(scope="session")
def project():
    return Project(Path(__file__).resolve().parents[1])


@pytest.fixture(scope="session")
def ledger(project):
    return ledger_.load(project)


@pytest.fixture(scope="session")
def reference(project):
    return reference_.load(project)


@pytest.fixture(scope="session")
def audited(project, ledger, reference):
    return audit_.audit(ledger, reference, audit_.load(project))


@pytest.fixture(scope="session")
def brief(project):
    """The folder of the full edition, built now with the embedded renderer."""
    full = editions.plan(project, "full")
    build(project, [full], renderer="embedded", jobs=2, progress=lambda message: None)
    return project.output / "full"


@pytest.fixture
def copy(project, tmp_path):
    """The project's documents, data, notebooks and prose in a folder of the test's own."""
    for part in PARTS:
        shutil.copytree(
            project.root / part,
            tmp_path / part,
            ignore=shutil.ignore_patterns("_output", ".ipynb_checkpoints", ".virtual_documents"),
        )
    return Project(tmp_path)
