"""The tiny collection: two invented documents, small enough to be held in the head."""

import shutil
from pathlib import Path

import pytest

from brief.base.project import Project


@pytest.fixture
def tiny(tmp_path):
    """A copy of the tiny collection that a test may damage."""
    return Project(Path(shutil.copytree(Path(__file__).parent / "tiny", tmp_path / "tiny")))
