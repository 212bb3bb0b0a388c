"""The last word on addresses and attributes, which both renderers have."""

import subprocess

import pypandoc
import pytest
from ruamel.yaml import YAML

ADDRESSES = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java&#115;cript:alert(1)",
    "data:text/html,a",
    "file:///etc/passwd",
]
ATTRIBUTES = [
    "[a]{onclick=b}",
    "::: {onclick=b}\na\n:::",
    "`a`{onclick=b}",
    "``` {.text onclick=b}\na\n```",
    "### A {style=b}",
    "[a](#b){onfocus=c}",
    '![A](a.png){fig-alt="A" srcset=b}',
    "| A |\n|---|\n| b |\n\n: C {#tbl-a onclick=b}",
    '![A caption](a.png){#fig-a fig-alt="A" onload=b}',
]


@pytest.fixture
def guarded(project):
    def run(text):
        words = [pypandoc.get_pandoc_path(), "--from=markdown", f"--lua-filter={project.theme / 'guard.lua'}"]
        return subprocess.run(words, input=text, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_runs_or_leads_to_files_is_refused(guarded, address):
    run = guarded(f"[a](<{address}>)")
    assert run.returncode and "an address beginning with " in run.stderr


@pytest.mark.parametrize("address", [*ADDRESSES, "https://example.org/a.png"])
def test_a_picture_from_elsewhere_is_refused(guarded, address):
    run = guarded(f"![A](<{address}>)")
    assert run.returncode and "a picture from elsewhere" in run.stderr


@pytest.mark.parametrize("text", ATTRIBUTES)
def test_an_attribute_that_runs_loads_or_lays_over_is_refused(guarded, text):
    run = guarded(text)
    assert run.returncode and "has no place in prose" in run.stderr


def test_all_else_is_as_it_was(guarded):
    text = (
        "[a](https://example.org) [b](#c) [d](sources.html#e) <mailto:f@example.org> ![G](g.png){fig-alt='G' width=9}"
    )
    assert not guarded(text).returncode and "<img" in guarded(text).stdout


def test_quarto_runs_it_before_all_others(project):
    settings = YAML(typ="safe").load(project.reports / "_quarto.yml")
    assert settings["filters"][0] == "theme/guard.lua"
