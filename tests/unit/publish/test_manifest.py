"""What a build leaves beside the brief, and how it is found and read again."""

import json
import shutil

import pytest

from brief.base import fingerprints
from brief.base.problems import Problems
from brief.base.project import MANIFEST
from brief.editions import editions
from brief.notebooks import files as notebooks
from brief.publish import manifest
from brief.tables import package

NOTEBOOK = "03-growth"


def test_the_record_says_which_parameters_differ_and_holds_no_path(small, tmp_path):
    small.given = {"end_year": 2015}
    text = (small.build("built") / MANIFEST).read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    record = json.loads(text)
    assert record["notebooks"][NOTEBOOK]["parameters"] == {
        "end_year": {"value": 2015, "default": 2016, "differs": True},
        "levels": {"value": [1, 2], "default": [1, 2], "differs": False},
    }
    assert record["values"]["claimed"] == {"notebook": NOTEBOOK, **small.values["claimed"]}
    assert record["charts"]["fig-growth"]["headline"] == "Deaths rose 638%"
    assert record["notebooks"][NOTEBOOK]["imports"] == [
        "brief.analysis.growth",
        "brief.notebooks.show",
    ]
    assert record["library"]["brief.analysis.growth"]["imports"] == ["brief.analysis.growth.index"]
    assert record["verdicts"] == {"plan-growth": "holds", "plan-share": "no_official_series"}


def test_builds_are_found_by_id_and_by_path(small, before, tmp_path, monkeypatch):
    shutil.copytree(before, tmp_path / "kept")
    monkeypatch.chdir(tmp_path)
    found = manifest.find(small.project.output, "before", "kept", str(tmp_path / "kept"))
    assert [path.resolve() for path in found] == [before, tmp_path / "kept", tmp_path / "kept"]


def test_what_was_not_built_is_named_with_the_nearest_that_was(small, before):
    (small.project.output / "empty").mkdir()
    shutil.copytree(before, small.project.output / ".before.old")
    with pytest.raises(Problems) as caught:
        manifest.find(small.project.output, "befor", "before", "empty")
    first, second = caught.value.problems
    assert (str(first.place), first.expected, first.suggestion) == ("befor", "before", "before")
    assert str(second.place) == "empty" and "holds no edition.json" in second.message


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda folder: (folder / MANIFEST).write_text("{"), "not readable as JSON"),
        (lambda folder: (folder / MANIFEST).write_text('{"format": 0}'), "format 0"),
        (lambda folder: (folder / MANIFEST).unlink(), "there is no edition.json"),
        (lambda folder: (folder / "data" / "audit.csv").unlink(), "there is no data/audit.csv"),
    ],
)
def test_a_folder_that_is_no_whole_build_is_refused(small, before, spoil, expected):
    spoil(before)
    with pytest.raises(Problems, match=expected):
        manifest.read(before)


def test_the_record_of_the_real_project_names_all_of_it(project, collection, ledger, reference, audited, tmp_path):
    """The notebooks as they are kept, with their outputs: no kernel runs."""
    planned = editions.plan(project, "full")
    executed = {name: notebooks.read(project.notebooks / f"{name}.ipynb", name) for name in planned.parameters}
    package.write(package.resources(collection), tmp_path / "data", "Title", "2026-01-02")
    manifest.write(project, planned, executed, fingerprints.library(fingerprints.LIBRARY), tmp_path)
    record = manifest.read(tmp_path).record
    assert list(record["claims"]) == list(ledger.claims)
    assert set(record["checks"]) == set(ledger.claims)
    assert list(record["series"]) == list(reference.series)
    values = [name for notebook in executed.values() for name in notebooks.values(notebook)]
    assert list(record["values"]) == values
    labels = {label for notebook in executed.values() for label in notebooks.labels(notebook)}
    assert labels == set(record["charts"]) | set(record["tables"])
    assert {name: entry.verdict for name, entry in audited.items()} == record["verdicts"]
    assert all("brief.notebooks.show" in entry["imports"] for entry in record["notebooks"].values())
    known = {
        *record["claims"],
        *record["series"],
        *record["files"],
        *ledger.documents,
        "data/ledger",
        "data/checks.yml",
    }
    for name, entry in record["values"].items():
        assert set(entry["derived_from"]) <= known, name
    assert (tmp_path / MANIFEST).stat().st_size < 200_000
