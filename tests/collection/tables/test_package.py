"""The data package as somebody uses it who has never seen this project: keys, codes, types, and three questions."""

import csv
import doctest
import json
from collections import defaultdict

import frictionless
import pandas as pd
import pytest

from brief.notebooks import files as notebooks
from brief.publish import data
from brief.tables import package


@pytest.fixture(scope="module")
def folder(project, collection, tmp_path_factory):
    """The package with the values and charts that the notebooks keep."""
    folder = tmp_path_factory.mktemp("package")
    kept = {name: notebooks.read(project.notebook(name), name) for name in notebooks.available(project.notebooks)}
    package.write(package.resources(collection) | data.tables(kept), folder, "all documents", "2026-01-02")
    return folder


@pytest.fixture(scope="module")
def described(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_it_is_valid(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])


def test_the_questions_of_the_how_to_are_answered_by_its_files_alone(project, folder, monkeypatch):
    monkeypatch.chdir(folder)
    page = (project.docs / "how-to-use-the-data.md").read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(page, {}, "how-to-use-the-data.md", None, 0)
    assert len(test.examples) > 15
    told = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert not told, "".join(told)


def test_the_how_to_names_every_table_with_its_key(project, described):
    page = (project.docs / "how-to-use-the-data.md").read_text(encoding="utf-8")
    for resource in described["resources"]:
        key = ", ".join(resource["schema"].get("primaryKey", []))
        [line] = [line for line in page.splitlines() if line.startswith(f"| `{resource['name']}` ")]
        assert line.endswith(f"| `{key}` |" if key else "| |")


def test_a_column_has_one_type_in_all_tables(described):
    types = defaultdict(set)
    for resource in described["resources"]:
        for field in resource["schema"]["fields"]:
            types[field["name"]].add(field["type"])
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_every_code_is_in_the_codebook(folder):
    book = pd.read_csv(folder / "codebook.csv", keep_default_na=False)
    assert book["title"].ne("").all()
    for (table, column), codes in book.groupby(["table", "column"]):
        rows = pd.read_csv(folder / f"{table}.csv", dtype=str, keep_default_na=False)
        several = column == "caveats"
        used = {word for cell in rows[column] if cell for word in (cell.split() if several else [cell])}
        assert used <= set(codes["code"]), (table, column)


def test_look_alike_series_name_each_other(folder):
    series = pd.read_csv(folder / "series.csv", keep_default_na=False).set_index("id")
    named = {name: set(others.split()) for name, others in series["never_mix_with"].items()}
    assert all(name in named[other] for name, others in named.items() for other in others)
    final, provisional = "us-overdose-deaths-all-drugs", "us-provisional-overdose-deaths-all-drugs-predicted"
    assert provisional in named[final]


def test_each_table_says_its_terms_and_the_package_how_far_the_data_reach(described):
    assert all(resource["licenses"] for resource in described["resources"])
    assert described["description"].startswith("The newest official figure was published in ")


def test_a_lone_end_is_open_and_a_range_is_closed(folder):
    with (folder / "reference.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    alone = [row for row in rows if not row["value"] and bool(row["lower"]) != bool(row["upper"])]
    assert alone and all((row["lower_open"] == "True") == bool(row["lower"]) for row in alone)
    assert all(row["lower_open"] == row["upper_open"] == "False" for row in rows if row["value"])
