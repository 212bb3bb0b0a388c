"""What is shipped has a license that is listed, and none that asks the same of who uses it."""

import re
import tomllib
from importlib.metadata import version

import pytest

import licenses

# Licenses that ask no more of who uses a package than to name it, or to share changes to its own files (MPL).
FREE = r"MIT|MIT-0|0BSD|BSD|BSD-2-Clause|BSD-3-Clause|ISC|Apache-2\.0|PSF-2\.0|Zlib|CC0-1\.0|CNRI-Python|MPL-[12]\.[01]"
FREE += r"|MIT-CMU|Public Domain|dependency licenses"


@pytest.fixture(scope="module")
def locked(project):
    """By name, the versions of a package that the lock has."""
    lines = (project.root / "requirements.lock").read_text(encoding="utf-8")
    versions: dict[str, set[str]] = {}
    for name, number in re.findall(r"^([\w.-]+)(?:\[.*?\])?==([\w.]+)", lines, re.MULTILINE):
        versions.setdefault(name, set()).add(number)
    return versions


@pytest.fixture(scope="module")
def page(project):
    return (project.docs / "licenses.md").read_text(encoding="utf-8")


def test_every_package_that_is_shipped_is_listed_with_its_license(page, locked):
    listed = licenses.listed(page)
    shipped = licenses.shipped()
    assert {"pandas", "pypandoc-binary", "distributed", "tld"} <= shipped.keys()
    # Of another version than the lock's, a package may say it otherwise.
    ours = {name: license_ for name, license_ in shipped.items() if version(name) in locked.get(name, ())}
    assert ours and {name: listed.get(name) for name in ours} == ours


def test_none_of_them_asks_the_same_of_who_uses_it(page):
    parts = {
        (name, part)
        for name, license_ in licenses.listed(page).items()
        for part in re.split(" AND |, ", license_)
        if not any(re.fullmatch(FREE, choice) for choice in part.split(" OR "))
    }
    assert parts == set()


def test_a_gpl_program_that_a_package_brings_is_said(page):
    assert "Pandoc is **GPL-2.0-or-later**" in page and "run as a process" in page


def test_the_font_of_a_brief_has_its_license_beside_it(project):
    assert "SIL Open Font License" in (project.fonts / "OFL.txt").read_text(encoding="utf-8").title().replace(
        "Sil", "SIL"
    )


def test_an_upper_bound_has_a_reason_that_names_the_version(project):
    text = (project.root / "pyproject.toml").read_text(encoding="utf-8")
    tomllib.loads(text)
    bounded = [line for line in text.splitlines() if re.match(r'\s+"[\w.\[\]-]+[^"]*<', line)]
    assert len(bounded) == 4
    for line in bounded:
        above = re.search(r"<([\d.]+)", line)[1]
        assert re.search(rf"#.*\b{re.escape(above)}\b", line), line
