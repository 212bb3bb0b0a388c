"""A new notebook executes and is right as it stands; the page on it is followed to the word."""

import re
import shlex
import subprocess
import sys

import nbformat
import pytest

from brief.base.problems import Problems
from brief.notebooks import execution, files
from brief.pipeline.refresh import named, refresh
from brief.publish import pictures
from brief.upkeep import new_notebook
from brief.upkeep.check import check


@pytest.fixture
def number(copy):
    """The number that a new notebook gets: NN on the page."""
    return f"{int(files.available(copy.notebooks)[-1][:2]) + 1:02}"


@pytest.fixture
def guide(project, number):
    """The fenced examples of the page, by their language."""
    text = (project.docs / "how-to-add-a-notebook.md").read_text(encoding="utf-8").replace("NN", number)
    examples = {}
    for language, example in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        examples.setdefault(language, []).append(example)
    return examples


def follow(project, example):
    """Run the command of an example; what it printed."""
    prompt, _, expected = example.partition("\n")
    told = subprocess.run(
        [sys.executable, "-m", *shlex.split(prompt.removeprefix("$ "))],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout + told.stderr, expected


def test_the_page_on_a_new_notebook_is_followed_to_the_word(copy, guide, number, reference):
    start, taken, kept, changed = guide[""]
    printed, expected = follow(copy, start)
    assert printed == expected
    printed, expected = follow(copy, taken)
    assert printed == f"{expected}1 problem.\n"

    path = copy.notebook(f"{number}-opioid-deaths")
    notebook = nbformat.read(path, 4)
    [ids] = [example for example in guide["python"] if example.startswith("CLAIM = ")]
    [cell] = [cell for cell in notebook.cells if cell.source.startswith("CLAIM = ")]
    assert cell.source != ids
    cell.source = ids.rstrip()
    nbformat.write(notebook, path)
    assert "\n".join(f"✗ {problem}" for problem in check(copy)[0]) == changed.rstrip()
    printed, expected = follow(copy, kept)
    assert printed == expected
    executed = files.read(path, path.name)
    assert files.values(executed)["opioid_deaths_counted"]["text"] == "47,600"
    # Another series brings its own words: nothing that readers see names the template's.
    told = str([cell.outputs for cell in executed.cells if cell.cell_type == "code"])
    assert reference.series["us-overdose-deaths-any-opioid"].title in told and "all drugs" not in told.lower()

    section = copy.section("deaths")
    [prose], [entry] = guide["markdown"], guide["yaml"]
    section.write_text(f"{section.read_text(encoding='utf-8')}\n{prose}", encoding="utf-8")
    for name in ("full", "public-health"):
        edition = copy.edition(name)
        text = edition.read_text(encoding="utf-8")
        edition.write_text(text.replace("\nnotebooks:\n", f"\nnotebooks:\n{entry}", 1), encoding="utf-8")
    assert check(copy)[0] == []


def test_a_new_notebook_keeps_the_outputs_that_ci_compares(copy):
    path = new_notebook.write(copy, "market-prices", title="")
    kept = files.read(path, path.name)
    assert kept.cells[0].source.startswith("# Market prices\n")
    assert files.labels(kept).keys() == {"tbl-market-prices-years", "fig-market-prices-years"}
    assert all(name.startswith("market_prices_") for name in files.values(kept)) and files.values(kept)
    assert not any(re.search("template[-_]", cell.source) for cell in kept.cells)
    executed = execution.execute(path, {}, path.name)
    pictures.keep(executed, copy.fonts, path.name)
    assert files.written(executed) == path.read_bytes()
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "no:cacheprovider", path],
        cwd=copy.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


def test_a_notebook_that_does_not_run_is_not_left_behind(copy):
    template = copy.notebook("TEMPLATE")
    notebook = nbformat.read(template, 4)
    notebook.cells[-1].source = "1 / 0"
    nbformat.write(notebook, template)
    with pytest.raises(Problems, match="ZeroDivisionError"):
        new_notebook.write(copy, "market-prices", title="")
    assert not list(copy.notebooks.glob("*market-prices*"))


def test_the_template_is_refreshed_with_the_others(copy):
    assert named(copy, ["TEMP"]) == ["TEMPLATE"] and named(copy, [])[-1] == "TEMPLATE"
    before = (copy.notebook("TEMPLATE")).read_bytes()
    refresh(copy, ["TEMPLATE"], print)
    assert (copy.notebook("TEMPLATE")).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "message", "suggestion"),
    [
        ("Market_Prices", "not a name for a notebook", "market-prices"),
        ("../market", "not a name for a notebook", "market"),
        ("7-market", "not a name for a notebook", "port-seizures"),
        ("05-market", "the number 05 is taken: 05-seizures", "brief new notebook market, which takes the next number"),
        ("05-seizures", "there is such a notebook already", "another name, or brief refresh 05"),
        ("overdose", "02-overdose-deaths gives values whose names begin with overdose_", "overdose-2"),
    ],
)
def test_a_name_that_is_bad_or_taken_is_refused_with_a_way_out(copy, name, message, suggestion):
    before = sorted(copy.notebooks.iterdir())
    with pytest.raises(Problems) as caught:
        new_notebook.write(copy, name, title="")
    [problem] = caught.value.problems
    assert (problem.message, problem.suggestion) == (message, suggestion)
    assert sorted(copy.notebooks.iterdir()) == before
