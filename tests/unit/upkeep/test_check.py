"""What only shows when all parts are seen together: claims that nobody shows, editions that name what isn't there."""

import pytest

from brief.editions.editions import Edition, Planned
from brief.official.collection import Collection
from brief.upkeep.check import check, named

EDITION = """\
title: Small
audience: testers
date: 2026-01-02
evidence: {evidence}
notebooks: []
sections: [{sections}]
"""


@pytest.fixture
def edition(tiny):
    """Writes an edition of the tiny collection and tells what is wrong with all."""
    tiny.editions.mkdir(parents=True, exist_ok=True)
    tiny.sections.mkdir(parents=True, exist_ok=True)
    tiny.section("growth").write_text("## Growth {#growth}\n\nIt grew: {{< claim plan-growth >}}.\n", encoding="utf-8")
    tiny.section("evidence").write_text("## Evidence {#evidence}\n", encoding="utf-8")

    def told(evidence="all", sections="growth, evidence"):
        text = EDITION.format(evidence=evidence, sections=sections)
        tiny.edition("small").write_text(text, encoding="utf-8")
        return [str(problem).split("\n")[0] for problem in check(tiny)[0]]

    return told


def test_an_edition_with_all_evidence_shows_every_claim(edition):
    assert edition() == []


def test_a_claim_that_no_edition_shows_is_refused(edition):
    problems = edition(evidence="used")
    assert "data/ledger plan-price: no edition shows this claim" in problems
    assert not any("plan-growth" in problem for problem in problems)


def test_a_section_given_twice_is_refused(edition):
    assert edition(sections="growth, evidence, growth") == [
        "reports/editions/small.yml:6 sections: the section 'growth' stands twice"
    ]


def test_a_matrix_is_checked_with_all_else(tiny, edition):
    grid = "edition: small\ngrid:\n  lethal_dos_mg: [1, 2]\n"
    (tiny.reports / "scenarios.yml").write_text(grid, encoding="utf-8")
    assert edition() == ["reports/scenarios.yml:3 grid.lethal_dos_mg: no notebook of this edition has such a parameter"]


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        (["plan-growth", "plan-grwth"], "no claim 'plan-grwth' in the ledger"),
        (["plan-growth", "plan-growth"], "the claim 'plan-growth' stands twice"),
    ],
)
def test_a_key_claim_that_is_none_or_stands_twice_is_refused(tiny, claims, message):
    edition = Edition(
        title="Small",
        audience="testers",
        date="2026-01-02",
        notebooks=(),
        sections=(),
        parameters={"key_claims": claims},
    )
    [problem] = named(Collection(tiny), Planned("small", edition, {}))
    assert (problem.message, problem.place.field) == (message, "parameters.key_claims")


def test_a_copy_of_a_file_that_is_read_is_told(tiny, edition):
    for path in (tiny.checks, tiny.sources, tiny.series):
        path.with_name(f"{path.stem} (1).yml").write_bytes(path.read_bytes())
    assert sorted(edition()) == [
        f"{file} (1).yml: is read by nobody" for file in ("data/checks", "data/reference/series", "seeds/sources")
    ]


def test_a_file_of_the_theme_that_is_no_utf8_is_told_with_its_line(tiny, edition):
    folder = tiny.theme / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.css").write_bytes("a {}\n/* é */".encode("latin-1"))
    (folder / "b.xml").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    (folder / "c.js").write_bytes("a".encode("utf-16"))
    (folder / "d.ttf").write_bytes(b"\xff")
    assert edition() == [
        "reports/theme/pages/a.css:2: not UTF-8 text (invalid continuation byte at byte 8)",
        "reports/theme/pages/b.xml:1: two versions that git could not merge begin here",
        "reports/theme/pages/c.js:1: not UTF-8 text (invalid start byte at byte 0)",
    ]


def test_settings_of_quarto_that_are_no_yaml_are_told_with_all_else(tiny, edition):
    tiny.reports.mkdir(exist_ok=True)
    tiny.settings.write_text("project:\n  type: default\n  render [brief.qmd]\n", encoding="utf-8")
    assert edition() == [
        "reports/_quarto.yml:3: not readable as YAML: a line without a colon, or one that does not belong here"
    ]
