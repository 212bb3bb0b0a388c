"""Real builds: papermill runs the notebooks, the renderer renders them, and a failure leaves the last brief alone."""

import hashlib
import json
import os
import subprocess
import sys

import nbformat
import pytest

from brief.base.problems import Problems
from brief.notebooks import execution
from brief.notebooks import files as notebooks
from brief.pipeline.refresh import refresh

EDITION = """\
title: A small edition
audience: tests
date: 2026-01-02
notebooks: [03-synthetic-opioid-growth]
sections: [growth, sources, evidence]
"""


@pytest.fixture
def small(copy):
    """A copied project with one small edition, and a function that runs the command in it."""
    for path in copy.editions.glob("*.yml"):
        path.unlink()
    (copy.edition("full")).write_text(EDITION, encoding="utf-8")

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "brief", *arguments],
            cwd=copy.root,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "COLUMNS": "200"},
        )

    return copy, run


def digests(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_same_inputs_give_the_same_bytes_and_a_parameter_changes_them(small):
    project, run = small
    first = run("build", "--renderer", "embedded")
    assert first.returncode == 0, first.stderr
    for name in (
        "brief.html",
        "brief.pdf",
        "sources.html",
        "edition.json",
        "data/claims.csv",
        "data/audit.csv",
    ):
        assert f"reports/_output/full/{name}" in first.stdout
    before = digests(project.output / "full")
    assert run("build", "--renderer", "embedded", "--force").returncode == 0
    assert digests(project.output / "full") == before

    assert run("build", "--renderer", "embedded", "-p", "end_year=2015").returncode == 0
    html = (project.output / "full" / "brief.html").read_text(encoding="utf-8")
    assert "9,580" in html and digests(project.output / "full") != before


@pytest.fixture
def built(small):
    """The small edition built, with the state of its output before the mistake that a test makes."""
    project, run = small
    assert run("build", "--renderer", "embedded").returncode == 0
    return project, run, digests(project.output / "full")


def spoil_cell(project, source="1 / 0"):
    path = project.notebook("03-synthetic-opioid-growth")
    notebook = nbformat.read(path, as_version=4)
    notebooks.labels(notebook)["fig-growth"].source = f"#| label: fig-growth\n{source}"
    nbformat.write(notebook, path)


def spoil_seed(project):
    change(project.seeds / "uk-news-story.txt", "Theresa", "Teresa")


@pytest.mark.parametrize(
    ("spoil", "arguments", "expected"),
    [
        pytest.param(None, ["-p", "end_yaer=2015"], ["-p end_yaer", "try: end_year"], id="misspelt-parameter"),
        pytest.param(None, ["-p", "end_year=soon"], ["-p end_year", "'soon' is not a number"], id="wrong-type"),
        pytest.param(None, ["--edition", "ful"], ["edition ful", "try: full"], id="unknown-edition"),
        pytest.param(
            lambda p: (p.notebook("03-synthetic-opioid-growth")).unlink(),
            [],
            ["unknown notebook '03-synthetic-opioid-growth'"],
            id="missing-notebook",
        ),
        pytest.param(
            lambda p: change(p.ledger / "uk-news.yml", "claims:", "claims: ["),
            [],
            ["data/ledger/uk-news.yml:", "not readable as YAML"],
            id="broken-yaml",
        ),
        pytest.param(
            spoil_seed,
            [],
            ["seeds/uk-news-story.txt: the document changed: sha256", "expected: sha256"],
            id="changed-seed",
        ),
        pytest.param(
            spoil_cell,
            [],
            ["03-synthetic-opioid-growth.ipynb cell fig-growth", "ZeroDivisionError"],
            id="failing-cell",
        ),
        pytest.param(
            lambda p: change(p.section("growth"), "## Growth", "It grew by 640 percent\n\n## Growth"),
            [],
            ["reports/sections/growth.qmd:1", "'640' is typed", "state-synthetic-growth"],
            id="typed-number",
        ),
        pytest.param(
            lambda p: change(p.data / "checks.yml", "state-synthetic-growth", "state-synthetic-grwth"),
            [],
            ["no claim 'state-synthetic-grwth'", "try: state-synthetic-growth"],
            id="unknown-claim",
        ),
    ],
)
def test_a_mistake_gives_one_clear_message_and_leaves_the_brief_alone(built, spoil, arguments, expected):
    project, run, before = built
    if spoil:
        spoil(project)
    found = run("build", "--renderer", "embedded", *arguments)
    assert found.returncode == 1
    for words in expected:
        assert words in found.stderr
    assert "Traceback" not in found.stderr + found.stdout
    assert digests(project.output / "full") == before


def test_refreshing_an_unchanged_notebook_changes_no_byte(copy):
    path = copy.notebook("03-synthetic-opioid-growth")
    before = path.read_bytes()
    refresh(copy, ["03-synthetic-opioid-growth"], lambda message: None)
    assert path.read_bytes() == before


def test_a_notebook_that_fails_to_refresh_stays_as_it_was(copy):
    spoil_cell(copy)
    path = copy.notebook("03-synthetic-opioid-growth")
    before = path.read_bytes()
    with pytest.raises(Problems, match="ZeroDivisionError") as caught:
        refresh(copy, ["03-synthetic-opioid-growth"], lambda message: None)
    assert path.read_bytes() == before
    [problem] = caught.value.problems
    assert problem.expected.startswith("line ")
    [failed] = copy.work.glob("runs/*.failed.ipynb")
    assert copy.shown(failed) in problem.suggestion


def test_a_cell_takes_no_longer_than_it_may(copy):
    spoil_cell(copy, "import time\ntime.sleep(60)")
    with pytest.raises(Problems, match="took more than 1 seconds"):
        refresh(copy, ["03-synthetic-opioid-growth"], lambda message: None, cell_seconds=1)


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        (
            "03-synthetic-opioid-growth",
            {"base_year": 2013, "end_year": 2017},
            ("growth_end_deaths", "28,466"),
        ),
        ("05-seizures", {"lethal_dose_mg": 1.5}, ("seizures_lethal_dose", "1.5 mg")),
        ("04-pill-economics", {"target_year": 2020}, ("economics_target_year", "2020")),
    ],
)
def test_a_parameter_reaches_the_values_that_the_brief_uses(project, name, given, expected):
    path = project.notebook(name)
    executed = execution.execute(path, given, name)
    value, text = expected
    assert notebooks.values(executed)[value]["text"] == text


def test_a_notebook_that_does_not_say_its_language_takes_parameters(tmp_path):
    cells = [nbformat.v4.new_code_cell("rate = 1  # share", metadata={"tags": ["parameters"]}, id="p")]
    cells.append(nbformat.v4.new_code_cell("rate", id="c"))
    path = tmp_path / "90-bare.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)  # its metadata are empty
    executed = execution.execute(path, {"rate": 2}, path.name)
    assert executed.cells[-1].outputs[0].data["text/plain"] == "2"


def test_executed_notebooks_hold_no_path_and_no_time(project):
    for path in project.notebooks.glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        assert str(project.root) not in text
        metadata = json.loads(text)["metadata"]
        assert set(metadata) == {"brief", "kernelspec", "language_info"}  # brief: the checksum of the code
