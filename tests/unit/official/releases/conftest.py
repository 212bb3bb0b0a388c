"""Small files in the layouts of the agencies, all figures invented; a test changes them to see what is refused."""

import pytest

import agency_files
from brief.base.problems import Problems
from brief.official.releases import readers
from brief.official.releases.content import File


@pytest.fixture
def values():
    """The rows of a file by series and period: what its reader computed."""

    def computed(data, name="download"):
        rows = readers.read(_file(data, name)).rows
        return {tuple(row[:3]): row[3] for row in rows.itertuples(index=False, name=None)}

    return computed


@pytest.fixture
def content():
    """What a file is said to be."""
    return lambda data, name="download": readers.read(_file(data, name))


@pytest.fixture
def refusal():
    """The one problem for which a file is refused."""

    def refused(data, name="download"):
        with pytest.raises(Problems) as caught:
            readers.read(_file(data, name))
        [problem] = caught.value.problems
        return str(problem)

    return refused


def _file(data, name):
    return File(name, data if isinstance(data, bytes) else data.encode())


@pytest.fixture
def workbook():
    """Writes a workbook with these sheets: a name and its lines of cells each."""
    return agency_files.workbook
