"""The conda environment offers what pyproject.toml asks for, within the same bounds."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from ruamel.yaml import YAML

from brief.publish.render import quarto

# Packages that conda-forge names otherwise than PyPI.
CONDA_NAMES = {"typst": "typst-py", "playwright": "playwright-python"}


@pytest.fixture(scope="module")
def environment(project):
    return YAML(typ="safe").load((project.root / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def offered(environment):
    """Bounds by package, under its PyPI name."""
    conda = [entry for entry in environment["dependencies"] if isinstance(entry, str)]
    [by_pip] = [entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict)]
    pypi_names = {conda_name: name for name, conda_name in CONDA_NAMES.items()}
    found = {}
    for entry in [*conda, *(entry for entry in by_pip if not entry.startswith("-e"))]:
        requirement = Requirement(entry)
        name = pypi_names.get(requirement.name, requirement.name)
        assert name not in found, f"{name} stands twice"
        found[name] = requirement.specifier
    return found


@pytest.fixture(scope="module")
def asked(project):
    """Bounds by package: what the library and its tests need."""
    pyproject = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    entries = pyproject["project"]["dependencies"] + pyproject["dependency-groups"]["test"]
    return {requirement.name: requirement.specifier for requirement in map(Requirement, entries)} | {
        "python": Requirement(f"python{pyproject['project']['requires-python']}").specifier
    }


def test_every_dependency_is_offered_within_its_bounds(asked, offered):
    assert {name: offered.get(name) for name in asked} == asked


def test_nothing_else_is_offered_but_quarto_and_pip(asked, offered):
    assert set(offered) - set(asked) == {"quarto", "pip"}


def test_one_least_version_of_quarto_is_asked_for_everywhere(project, offered):
    """The library says it; other programs can't ask the library."""
    extension = YAML(typ="safe").load(project.reports / "_extensions" / "brief" / "_extension.yml")
    workflows = [
        YAML(typ="safe").load(project.root / ".github" / "workflows" / f"{name}.yml") for name in ("publish", "release")
    ]
    assert str(offered["quarto"]) == f">={quarto.MINIMUM}"
    assert extension["quarto-required"] == f">={quarto.MINIMUM}.0"
    [version] = {workflow["env"]["QUARTO"] for workflow in workflows}
    assert Version(version) >= Version(quarto.MINIMUM)
    pages = [project.root / "README.md", *project.docs.rglob("*.md")]
    said = {
        (path.name, version)
        for path in pages
        for version in re.findall(r"Quarto (\d+\.\d+) or newer", path.read_text(encoding="utf-8"))
    }
    assert {version for _, version in said} == {quarto.MINIMUM} and ("README.md", quarto.MINIMUM) in said


def test_jupyterlab_is_there(offered):
    assert "jupyterlab" in offered


def test_everything_comes_from_conda_forge_and_the_library_itself_comes_last(environment):
    assert environment["channels"] == ["conda-forge"]
    assert environment["dependencies"][-1]["pip"][-1] == "-e ."


def test_no_name_is_mapped_in_vain(asked):
    assert set(CONDA_NAMES) <= set(asked)


def test_every_python_gets_the_same_version_of_a_package(project):
    """What a brief says of its packages, and the bytes that they make, don't depend on the Python that built it."""
    lines = (project.root / "requirements.lock").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+)(?:\[.*?\])?==", lines, re.MULTILINE)
    assert len(names) > 100 and sorted(set(names)) == sorted(names)
