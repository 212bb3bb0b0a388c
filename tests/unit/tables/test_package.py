"""The data package: every table as CSV with Unix line ends, and a description of each column."""

import csv
import hashlib
import json

import pytest

from brief.base.problems import Problems
from brief.official.collection import Collection
from brief.tables import package


@pytest.fixture
def written(tiny):
    package.export(tiny, tiny.output / "tables")
    return tiny.output / "tables"


def test_every_table_is_written_and_described_as_it_is(written):
    described = json.loads((written / "datapackage.json").read_text(encoding="utf-8"))
    assert {f"{resource['name']}.csv" for resource in described["resources"]} == {
        path.name for path in written.glob("*.csv")
    }
    for resource in described["resources"]:
        content = (written / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert b"\r" not in content
        [header, *_] = csv.reader(content.decode("utf-8").splitlines())
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_tables_of_one_collection_are_the_same_bytes_each_time(tiny):
    first, second = (package.resources(Collection(tiny)) for _ in range(2))
    assert {name: table.content for name, table in first.items()} == {
        name: table.content for name, table in second.items()
    }


def test_nothing_is_written_of_a_collection_with_a_problem(tiny):
    path = tiny.ledger / "plan.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 640", "value: 650"), encoding="utf-8")
    with pytest.raises(Problems, match=r"plan-growth\.value"):
        package.export(tiny, tiny.output / "tables")
    assert not tiny.output.exists()
