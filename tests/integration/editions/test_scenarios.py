"""A grid over parameters: every combination is an edition, and a table says what each of them says."""

import csv
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from brief.editions import scenarios as matrix

EDITION = """\
title: A small edition
subtitle: Growth
audience: tests
date: 2026-01-02
notebooks: [03-synthetic-opioid-growth]
sections: [growth, sources, evidence]
evidence: used
"""


@pytest.fixture
def small(copy):
    (copy.edition("full")).write_text(EDITION, encoding="utf-8")
    return copy


def scenarios(project, text):
    path = project.root / "scenarios.yml"
    path.write_text(text, encoding="utf-8")
    return path


def brief(project, *arguments):
    command = [sys.executable, "-m", "brief", *arguments]
    environment = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False, env=environment)


def test_one_that_fails_is_named_and_the_rest_is_finished(small):
    path = scenarios(small, "grid:\n  end_year: [2015, 1066, 2017]\n")
    found = brief(small, "build", "--renderer", "embedded", "--matrix", str(path))
    assert found.returncode == 1
    assert "notebooks/03-synthetic-opioid-growth.ipynb with end_year=1066 cell" in found.stderr
    assert "failed.ipynb" in found.stderr and "Traceback" not in found.stderr
    assert "left out edition scenarios/end_year-1066" in found.stdout
    folder = small.output / "scenarios"
    assert {entry.name for entry in folder.iterdir()} == {"end_year-2015", "end_year-2017", "scenarios.csv"}
    with (folder / "scenarios.csv").open(encoding="utf-8") as file:
        rows = {row["edition"]: row for row in csv.DictReader(file)}
    assert [row["end_year"] for row in rows.values()] == ["2015", "2017"]
    deaths = {float(row["growth_end_deaths"]) for row in rows.values()}
    assert deaths == {9580, 28466}
    html = (folder / "end_year-2015" / "brief.html").read_text(encoding="utf-8")
    assert "Growth (end_year = 2015)" in html and "9,580" in html


def test_a_scenario_in_which_a_sentence_fails_is_named_and_has_no_row(small):
    path = scenarios(small, "grid:\n  end_year: [2015, 2016]\n")
    section = small.section("growth")
    prose = section.read_text(encoding="utf-8")
    sentence = '\n\n[They multiplied]{{.judged when="growth_actual_percent > {} percent"}}.\n'
    arguments = ["build", "--renderer", "embedded", "--matrix", str(path)]
    section.write_text(prose + sentence.format(200), encoding="utf-8")
    assert brief(small, *arguments).returncode == 0
    section.write_text(prose + sentence.format(500), encoding="utf-8")
    failed = brief(small, *arguments)
    assert failed.returncode == 1
    [line] = [line for line in failed.stderr.splitlines() if "They multiplied" in line]
    assert line.endswith("(in scenarios/end_year-2015)") and "growth_actual_percent = 264" in line
    with (small.output / "scenarios" / "scenarios.csv").open(encoding="utf-8") as file:
        assert [row["edition"] for row in csv.DictReader(file)] == ["scenarios/end_year-2016"]


def finished(project):
    """When each finished edition was written."""
    pages = (project.output / "scenarios").glob("*/brief.html")
    return {page.parent.name: page.stat().st_mtime_ns for page in pages}


def left_behind(project):
    """Processes that a build started and that still run: workers, kernels, what these are forked from."""
    processes = psutil.process_iter(["cmdline", "cwd", "environ"])
    return [p for p in processes if str(project.root) in f"{p.info['cmdline']} {p.info['cwd']} {p.info['environ']}"]


def test_a_matrix_that_was_killed_goes_on_where_it_was(small):
    path = scenarios(small, "grid:\n  end_year: [2013, 2014, 2015, 2016, 2017, 2018]\n")
    arguments = ["build", "--renderer", "embedded", "--jobs", "1", "--matrix", str(path)]
    killed = subprocess.Popen([sys.executable, "-m", "brief", *arguments], cwd=small.root, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while len(finished(small)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    deadline = time.monotonic() + 20
    while left_behind(small) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left_behind(small)
    through = finished(small)
    left = brief(small, *arguments, "--explain")
    assert 0 < int(left.stdout.splitlines()[-1].split()[0]) < 12
    found = brief(small, *arguments)
    assert found.returncode == 0, found.stderr
    assert len(finished(small)) == 6
    assert through.items() & finished(small).items(), "what was through is not made again"
    assert "nothing had changed" in brief(small, *arguments).stdout


def test_a_matrix_says_itself_which_edition_and_parameters(small):
    path = scenarios(small, "grid:\n  end_year: [2015]\n")
    found = brief(small, "build", "--matrix", str(path), "-p", "base_year=2013")
    assert found.returncode == 1
    assert "--matrix: can't be given together with base_year=2013" in found.stderr


def test_the_projects_own_matrix_can_be_built(project):
    planned = matrix.plans(project, project.reports / "scenarios.yml")
    assert len(planned) == 12
