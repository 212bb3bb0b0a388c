"""The tiny collection with a theme, one edition of one section, and its executed notebook."""

import nbformat
import pytest

from brief.editions.editions import Edition, Planned
from brief.notebooks.outputs import FIGURE_KEY, NARROW_MIME, PNG_MIME, SVG_MIME, VALUES_MIME, VEGALITE_MIME
from brief.official.collection import Collection

SECTION = """\
## Growth {#growth}

Deaths rose by {{< claim plan-growth >}} to {{< var deaths >}}, see @fig-deaths.

{{< embed notebooks/01-deaths.ipynb#fig-deaths >}}

{{< embed notebooks/01-deaths.ipynb#tbl-claims >}}

{{< include /_generated/evidence.qmd >}}
"""


@pytest.fixture
def collection(tiny, project):
    tiny.sections.mkdir(parents=True)
    tiny.theme.symlink_to(project.theme)
    (tiny.reports / "_extensions").mkdir()
    (tiny.reports / "_extensions" / "brief").symlink_to(project.reports / "_extensions" / "brief")
    (tiny.reports / "_quarto.yml").symlink_to(project.reports / "_quarto.yml")
    (tiny.sections / "growth.qmd").write_text(SECTION, encoding="utf-8")
    return Collection(tiny)


@pytest.fixture
def edition():
    return Edition(
        title="Drugs & deaths",
        subtitle="What holds",
        audience="testers",
        date="2026-01-02",
        notebooks=("01-deaths",),
        sections=("growth",),
        evidence="used",
    )


@pytest.fixture
def planned(edition):
    return Planned("small", edition, {"01-deaths": {}})


@pytest.fixture
def executed():
    def cell(label, data, figure):
        output = nbformat.v4.new_output("execute_result", data=data, metadata={FIGURE_KEY: figure})
        return nbformat.v4.new_code_cell(f"#| label: {label}\nshow()", outputs=[output])

    chart = {
        "alt": "Line chart. Up.",
        "caption": "Deaths",
        "columns": ["Year", "Deaths"],
        "data": [{"Year": "2016", "Deaths": "19,413"}],
        "csv": "Year,Deaths\n2016,19413\n",
    }
    spec = {"title": {"text": ["Deaths", "rose"]}, "mark": "point", "data": {"values": []}}
    given = {"deaths": {"text": "19,413", "derived_from": ["deaths"]}}
    values = nbformat.v4.new_output("execute_result", data={VALUES_MIME: given})
    cells = [
        cell(
            "fig-deaths",
            {VEGALITE_MIME: spec, SVG_MIME: "<svg>deaths</svg>", NARROW_MIME: "<svg>small</svg>", PNG_MIME: "AAAA"},
            chart,
        ),
        cell("tbl-claims", {"text/markdown": "| [x](#claim-news-growth) |\n| --- |"}, {"caption": "Claims"}),
        nbformat.v4.new_code_cell("give", outputs=[values]),
    ]
    return {"01-deaths": nbformat.v4.new_notebook(cells=cells)}
