"""The real project, loaded once, and copies of it and of the tiny collection that a test may damage.

What loads and builds is imported by the fixture that needs it, so that the tests of a low room start at once.
"""

import shutil
import signal
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, settings

from brief.base import patches
from brief.base.project import Project

# The same examples on every run, however slow the machine: a red test is a defect, never bad luck.
settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("repeatable"), max_examples=10)  # `make quick` asks for it
settings.load_profile("repeatable")

# In the background of a shell no process listens to Ctrl+C, nor do those that it starts; as in a terminal, ours do.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

PARTS = ("seeds", "data", "notebooks", "reports")


def pytest_configure():
    """Spare a second where nothing has imported jsonschema yet; nbval does, and `make quick` is without."""
    patches.skip_iri_grammar()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """The cells of a notebook run one after another in one worker: they share a kernel."""
    for item in items:
        if item.path.suffix == ".ipynb":
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture
def tiny(tmp_path):
    """A copy of the tiny collection that a test may damage."""
    return Project(Path(shutil.copytree(Path(__file__).parent / "tiny", tmp_path / "tiny")))


@pytest.fixture(scope="session")
def project():
    return Project(Path(__file__).resolve().parents[1])


@pytest.fixture(scope="session")
def collection(project):
    from brief.official.collection import Collection

    return Collection(project)


@pytest.fixture(scope="session")
def ledger(collection):
    return collection.ledger


@pytest.fixture(scope="session")
def reference(collection):
    return collection.reference


@pytest.fixture(scope="session")
def audited(collection):
    return collection.audited


@pytest.fixture(scope="session")
def brief(project, tmp_path_factory):
    """The folder of the full edition, built now with the embedded renderer."""
    from brief.editions import editions
    from brief.pipeline import build

    own = copied(project, tmp_path_factory.mktemp("project"))
    build.build(build.prepare(own, [editions.plan(own, "full")], build.local(own, 2), renderer="embedded"), Mock())
    return own.output / "full"


@pytest.fixture(scope="session")
def staged(brief, project, collection, tmp_path_factory):
    """The staged project that the brief was rendered from, made once more."""
    from brief.editions import editions
    from brief.notebooks import files as notebooks
    from brief.pipeline import runs
    from brief.publish.stage import stage

    planned = editions.plan(project, "full")
    own = Project(brief.parents[2])
    executed = {name: notebooks.read(run.file(own, "ipynb"), run.id) for name, run in runs.runs_of(planned).items()}
    folder = tmp_path_factory.mktemp("staged") / "stage"
    stage(collection, planned, executed, folder)
    return folder


@pytest.fixture(scope="session")
def copied_to(project):
    """Copies the project to a folder that outlives a test."""
    return lambda folder: copied(project, folder)


@pytest.fixture
def copy(project, tmp_path):
    """The project's documents, data, notebooks and prose in a folder of the test's own."""
    return copied(project, tmp_path)


def copied(project, folder):
    for part in PARTS:
        shutil.copytree(
            project.root / part,
            folder / part,
            ignore=shutil.ignore_patterns("_output", ".ipynb_checkpoints", ".virtual_documents"),
        )
    return Project(folder)
