"""Nothing is done twice, and nothing is left undone: a change runs again exactly what depends on it."""

import hashlib
import shutil
from contextlib import contextmanager
from unittest.mock import Mock

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from brief.base import fingerprints
from brief.base.project import Project
from brief.editions import editions
from brief.pipeline import build, inputs

EDITION = """\
title: A small edition
audience: tests
date: 2026-01-02
notebooks: [03-synthetic-opioid-growth, 05-seizures]
sections: [growth, sources, evidence]
evidence: used
"""
SYNTHETIC = "us-overdose-deaths-synthetic-opioids"
GROWTH, SEIZURES, SMALL = "run 03-synthetic-opioid-growth", "run 05-seizures", "edition small"

pytestmark = pytest.mark.xdist_group("graph")


def prepared(project, given=None, **options):
    planned = editions.plan(project, "small", given)
    return build.prepare(project, [planned], build.local(project, 2), renderer="embedded", **options)


def digests(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def small(project, tmp_path_factory):
    """A copied project with one small edition, built."""
    folder = tmp_path_factory.mktemp("small")
    for part in ("seeds", "data", "notebooks", "reports"):
        shutil.copytree(project.root / part, folder / part, ignore=shutil.ignore_patterns("_output"))
    copied = Project(folder)
    (copied.edition("small")).write_text(EDITION, encoding="utf-8")
    build.build(prepared(copied), Mock())
    return copied


@contextmanager
def edited(path, old, new):
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def test_nothing_runs_when_nothing_changed(small):
    before = digests(small.output)
    again = prepared(small)
    assert again.why == {}
    progress = Mock()
    build.build(again, progress)
    assert not progress.called
    assert digests(small.output / "small") == {
        name.removeprefix("small/"): digest for name, digest in before.items() if name.startswith("small/")
    }


def in_ledger(name, old, new):
    return lambda project: edited(project.ledger / name, old, new)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            in_ledger("state-plan.yml", "    caveats: [deaths_not_overdoses, unsourced]", "    caveats: []"),
            {GROWTH: ["claim state-synthetic-growth"], SMALL: ["claim *", f"{GROWTH} runs"]},
            id="a caveat of a claim that one notebook reads",
        ),
        pytest.param(
            in_ledger("uk-news.yml", "    caveats: [", "    caveats: [opinion, "),
            {SMALL: ["claim *"]},
            id="a caveat of a claim that no notebook reads",
        ),
        pytest.param(
            lambda p: edited(
                p.reference / "overdose_deaths.csv", f"{SYNTHETIC},2012,2012,", f"{SYNTHETIC},2012,2012,1"
            ),
            {GROWTH: [f"series {SYNTHETIC}"], SMALL: ["series *", f"{GROWTH} runs"]},
            id="an observation of a series that one notebook reads",
        ),
        pytest.param(
            lambda p: edited(p.section("growth"), "## ", "## Once more: "),
            {SMALL: ["file reports/sections/growth.qmd"]},
            id="a sentence of the brief",
        ),
        pytest.param(
            lambda p: edited(p.section("strategies"), "## ", "## Once more: "),
            {},
            id="a section that the edition leaves out",
        ),
        pytest.param(
            lambda p: edited(p.reports / "theme" / "brief.css", ":root", ":root  "),
            {SMALL: ["file reports/theme/brief.css"]},
            id="the theme",
        ),
        pytest.param(
            lambda p: edited(p.notebook("05-seizures"), "Load the claims", "Read the claims"),
            {SEIZURES: ["notebook 05-seizures"], SMALL: [f"{SEIZURES} runs"]},
            id="a sentence of a notebook",
        ),
        pytest.param(
            lambda p: edited(p.edition("small"), "A small edition", "A smaller edition"),
            {SMALL: ["edition small"]},
            id="the title",
        ),
    ],
)
def test_a_change_runs_what_depends_on_it_and_says_why(small, change, expected):
    with change(small):
        assert prepared(small).why == expected
    assert prepared(small).why == {}


def test_a_module_runs_the_notebooks_that_import_it(small, monkeypatch):
    library = fingerprints.library(fingerprints.LIBRARY)
    monkeypatch.setattr(
        fingerprints,
        "library",
        lambda folder: library | {"brief.analysis.growth": library["brief.analysis.growth"] | {"code": "x"}},
    )
    assert prepared(small).why == {
        GROWTH: ["module brief.analysis.growth"],
        SMALL: ["module brief.analysis.growth", f"{GROWTH} runs"],
    }
    changed = {**library["brief.quantity.bounds"], "code": "x"}
    monkeypatch.setattr(fingerprints, "library", lambda folder: library | {"brief.quantity.bounds": changed})
    assert set(prepared(small).why) == {GROWTH, SEIZURES, SMALL}


def test_another_package_runs_everything(small, monkeypatch):
    monkeypatch.setattr(inputs, "_environment", lambda: "another")
    assert prepared(small).why[GROWTH] == ["environment python"]
    assert set(prepared(small).why) == {GROWTH, SEIZURES, SMALL}


def test_another_parameter_is_another_run_and_the_first_is_kept(small):
    given = {"end_year": "2015"}
    assert set(prepared(small, given).why) == {f"{GROWTH} with end_year=2015", SMALL}
    assert prepared(small).why == {}


def test_a_finished_file_that_is_gone_is_made_again_and_no_notebook_runs(small):
    (small.output / "small" / "brief.pdf").rename(small.root / "kept.pdf")
    again = prepared(small)
    assert again.why == {SMALL: ["a finished file of small was changed"]}
    build.build(again, Mock())
    assert (small.output / "small" / "brief.pdf").read_bytes() == (small.root / "kept.pdf").read_bytes()


def test_a_build_after_a_change_is_the_build_from_nothing(small, tmp_path):
    caveats = "    caveats: [deaths_not_overdoses, unsourced]"
    with edited(small.ledger / "state-plan.yml", caveats, "    caveats: [unsourced]"):
        build.build(prepared(small), Mock())
        after = digests(small.output / "small")
        shutil.copytree(small.root, tmp_path / "fresh", ignore=shutil.ignore_patterns("_output"))
    fresh = Project(tmp_path / "fresh")
    build.build(prepared(fresh), Mock())
    assert after == digests(fresh.output / "small")
    build.build(prepared(small), Mock())
    assert after != digests(small.output / "small")


def test_a_file_and_a_module_of_its_own_that_a_notebook_reads(small):
    path = small.notebook("03-synthetic-opioid-growth")
    notebook = nbformat.read(path, as_version=4)
    own = "import pandas as pd\nimport own\npd.read_csv('../data/own.csv')"
    with edited(path, "", ""):
        (small.data / "own.csv").write_text("a\n1\n", encoding="utf-8")
        (small.notebooks / "own.py").write_text("VALUE = 1\n", encoding="utf-8")
        notebook.cells.append(new_code_cell(own, id="own"))
        nbformat.write(notebook, path)
        build.build(prepared(small), Mock())
        assert prepared(small).why == {}
        with edited(small.data / "own.csv", "1", "2"):
            assert prepared(small).why[GROWTH] == ["file data/own.csv"]
        with edited(small.notebooks / "own.py", "1", "2"):
            assert prepared(small).why[GROWTH] == ["file notebooks/own.py"]
        assert SEIZURES not in prepared(small).why
    build.build(prepared(small), Mock())


def test_with_force_everything_runs_whatever_changed(small):
    assert prepared(small, force=True).why == {GROWTH: ["--force"], SEIZURES: ["--force"], SMALL: ["--force"]}


def test_a_renderer_that_is_gone_leaves_no_edition_behind(small, tmp_path, monkeypatch):
    """Built with Quarto and then without: the edition is to be rendered anew, and never passes for unchanged."""
    record = small.work / "editions" / "small.json"
    before = record.read_text(encoding="utf-8")
    record.write_text(before.replace('"renderer embedded": ""', '"renderer quarto": "1.99.0"'), encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    try:
        assert prepared(small).why[SMALL][:2] == ["renderer embedded", "renderer quarto"]
    finally:
        record.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("text", ["", "{", "[]x"])
def test_a_damaged_record_makes_its_task_run(small, text):
    record = small.work / "editions" / "small.json"
    before = record.read_text(encoding="utf-8")
    record.write_text(text, encoding="utf-8")
    try:
        assert list(prepared(small).why) == [SMALL]
    finally:
        record.write_text(before, encoding="utf-8")


def test_a_task_that_can_not_be_judged_is_run_and_so_is_what_needs_it(small, monkeypatch):
    def state(self, note):
        if note == "notebook 05-seizures":
            raise ValueError("no state")
        return judged(self, note)

    judged = inputs.Inputs.state
    monkeypatch.setattr(inputs.Inputs, "state", state)
    monkeypatch.setattr("brief.pipeline.basis.Basis.changed", lambda self: [])
    assert {SEIZURES, SMALL} <= set(prepared(small).why)


def test_what_is_not_readable_has_a_state_all_the_same(small, monkeypatch):
    monkeypatch.setattr(inputs, "_file", Mock(side_effect=PermissionError(13, "Permission denied")))
    known = prepared(small).why
    assert SMALL in known
