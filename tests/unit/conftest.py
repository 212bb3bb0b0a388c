"""The tiny collection, small enough to be held in the head, and a build as small as can be."""

import copy as copies
import csv
from pathlib import Path

import nbformat
import pytest

from brief.base import fingerprints
from brief.base.problems import Place
from brief.base.project import TABLES, Project
from brief.compare.differences import compare
from brief.editions.editions import Edition, Planned
from brief.notebooks.outputs import FIGURE_KEY, VALUES_MIME, VEGALITE_MIME
from brief.official.collection import Collection
from brief.publish import manifest
from brief.publish.prose.judgements import Judgement, Settled
from brief.quantity.conditions import Finding

REAL = {"collection", "ledger", "reference", "audited", "copy", "copied_to", "brief", "staged"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Refuse a unit test that loads, copies or builds the real collection."""
    for item in items:
        if Path(__file__).parent not in item.path.parents:  # this is asked for all items, cells of notebooks among them
            continue
        above = {name for name in REAL & set(item.fixturenames) if _of_all_tests(item, name)}
        if above:
            raise pytest.UsageError(f"{item.nodeid} asks for {', '.join(above)}: move it to collection or integration")


def _of_all_tests(item, name):
    return not item._fixtureinfo.name2fixturedefs[name][-1].baseid.startswith("tests/unit")


NOTEBOOK = "03-growth"
CLAIM = {
    "id": "plan-growth",
    "source_id": "plan",
    "measure": "Growth",
    "quote": "nearly\n640 percent",
    "start": "20",
    "end": "38",
    "line": "3",
    "value": "640",
    "lower": "",
    "upper": "640",
    "qualifier": "nearly",
}

ROWS = {
    "claims": [CLAIM, {**CLAIM, "id": "plan-share", "quote": "most", "value": "50", "lower": "50"}],
    "sources": [{"id": "plan", "sha256": "aa"}],
    "series": [
        {"id": "deaths", "title": "Deaths", "unit": "deaths"},
        {"id": "prices", "title": "Prices", "unit": "USD"},
    ],
    "reference": [
        {
            "series_id": series,
            "period_start": year,
            "period_end": year,
            "value": value,
            "release": "2021",
            "note": "",
        }
        for series, year, value in (
            ("deaths", "2012", "2628"),
            ("deaths", "2016", "19413"),
            ("prices", "2016", "5"),
        )
    ],
    "audit": [
        {
            "claim_id": "plan-growth",
            "verdict": "holds",
            "official_value": "638.7",
            "official_lower": "638.7",
            "official_upper": "638.7",
            "unit": "percent",
            "series_id": "deaths",
            "release": "2021",
            "arithmetic": "19413 / 2628 = 638.7 percent",
        },
        {
            "claim_id": "plan-share",
            "verdict": "no official series",
            "official_value": "",
            "official_lower": "",
            "official_upper": "",
            "unit": "percent",
            "series_id": "",
            "release": "",
            "arithmetic": "Needed: a survey.",
        },
    ],
}

VALUES = {
    "claimed": {
        "value": 7.4,
        "text": "7.4 times",
        "derived_from": ["plan-growth"],
        "lower": None,
        "upper": 7.4,
    },
    "counted": {"value": 638.7, "text": "638.7 percent", "derived_from": ["deaths"]},
    "claims": {"value": 2, "text": "two", "derived_from": ["data/ledger"]},
    "holding": {"value": 1, "text": "one", "derived_from": ["data/checks.yml"]},
    "coded": {"value": 3, "text": "three", "derived_from": ["plan"]},
    "agreeing": {"value": 0, "text": "none", "derived_from": ["data/comparisons.yml"]},
    "assumed": {"value": 2.0, "text": "2 mg", "derived_from": []},
}

CHECKS = """\
checks:
  - claims: [plan-growth]
    readings: [{operation: growth, series: deaths, start: 2012, end: 2016}]
  - claims: [plan-share]
    needs: a survey
"""


class Small:
    """A project of one notebook, as small as a build can be; tests change a part of it and build again."""

    def __init__(self, root):
        self.project = Project(root / "project")
        self.tables = copies.deepcopy(ROWS)
        self.values = copies.deepcopy(VALUES)
        self.given = {}
        self.judged = []
        self.judge("Most of it holds", "count(holds) > 0 claims", "count(holds) = 1")
        self.parameters = "end_year = 2016  # calendar year\nlevels = [1, 2]  # shown"
        self.code = ["%matplotlib inline\nfrom brief.analysis import growth\nfrom brief.notebooks import show"]
        self.chart = {"title": {"text": ["Deaths rose", "638%"]}, "mark": "line"}
        self.rows = [{"Year": "2016", "Deaths": "19,413"}]
        self.table = "| Year |\n| ---- |\n| 2016 |"
        self.id = "small"
        self.names = [NOTEBOOK]
        self.edition = Edition(
            title="Small",
            audience="tests",
            date="2026-01-02",
            notebooks=(NOTEBOOK,),
            sections=("growth", "sources"),
        )
        self.library = root / "library"
        self.write("data/checks.yml", CHECKS)
        self.write("data/comparisons.yml", "comparisons: []\n")
        self.write("data/frameworks/plan.yml", "items: []\n")
        self.write("seeds/sources.yml", "sources: []\n")
        for name in self.edition.sections:
            self.write(f"reports/sections/{name}.qmd", f"## {name}\n")
        self.write("../library/__init__.py", "")
        self.write("../library/official/audit.py", "from brief.tables.claims import claims\n")
        self.write("../library/tables/claims.py", "")
        self.write("../library/analysis/growth/__init__.py", "from brief.analysis.growth.index import index\n")
        self.write("../library/analysis/growth/index.py", "")
        self.write("../library/notebooks/show.py", "")
        self.write("../library/cli.py", "import brief.analysis.growth\n")

    def write(self, name, text):
        path = self.project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def judge(self, words, when, found, *, otherwise=""):
        """The one judgement of the section on growth; where there are other words, they are what is said."""
        place = Place("reports/sections/growth.qmd", 3)
        judgement = Judgement(place, "sentence", words, when, otherwise, "", "", "", ("when",), 0, 1)
        self.judged = [Settled(judgement, Finding(not otherwise, None, (found,)))]

    def executed(self):
        def shown(label, content, about):
            output = nbformat.v4.new_output("execute_result", data=content, metadata={FIGURE_KEY: about})
            return nbformat.v4.new_code_cell(f"#| label: {label}\nshow", outputs=[output])

        def notebook(values):
            tagged = nbformat.v4.new_code_cell(self.parameters, metadata={"tags": ["parameters"]})
            given = nbformat.v4.new_code_cell(f"# {self.given}", metadata={"tags": ["injected-parameters"]})
            output = nbformat.v4.new_output("execute_result", data={VALUES_MIME: values})
            return nbformat.v4.new_notebook(
                cells=[
                    tagged,
                    given,
                    *map(nbformat.v4.new_code_cell, self.code),
                    nbformat.v4.new_code_cell("show.values()", outputs=[output]),
                ]
            )

        first = notebook(self.values)
        first.cells += [
            shown("fig-growth", {VEGALITE_MIME: self.chart}, {"caption": "Deaths", "data": self.rows}),
            shown("tbl-growth", {"text/markdown": self.table}, {"caption": "Years"}),
        ]
        others = {
            name: notebook({f"of_{name}": {"value": 1, "text": "1", "derived_from": []}}) for name in self.names[1:]
        }
        return {NOTEBOOK: first, **others}

    def build(self, name):
        folder = self.project.output / name
        (folder / TABLES).mkdir(parents=True)
        for table, rows in self.tables.items():
            with (folder / TABLES / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        planned = Planned(self.id, self.edition, {notebook: self.given for notebook in self.names})
        library = fingerprints.library(self.library)
        manifest.write(Collection(self.project), planned, self.executed(), folder, judged=self.judged, modules=library)
        return folder

    def changes(self, before, name="after"):
        return Changes(compare(before, self.build(name)))

    def row(self, table, key, name):
        return next(row for row in self.tables[table] if row[key] == name)

    def change(self, what):
        """Change one input, by the name of what it is."""
        getattr(self, f"_change_{what}")()

    def _change_parameter(self):
        self.given = {"end_year": 2015}

    def _change_default(self):
        self.parameters = self.parameters.replace("2016", "2015")

    def _change_claim(self):
        self.row("claims", "id", "plan-growth")["qualifier"] = "exact"

    def _change_series(self):
        self.tables["reference"][1]["value"] = "19500"

    def _change_notebook(self):
        self.code.append("1 + 1")

    def _change_library(self):
        self.write("../library/analysis/growth/index.py", "index = None\n")

    def _change_audit(self):
        self.write("../library/tables/claims.py", "claims = None\n")

    def _change_check(self):
        self.write("data/checks.yml", CHECKS.replace("end: 2016", "end: 2017"))

    def _change_comparison(self):
        self.write("data/comparisons.yml", "comparisons: [1]\n")

    def _change_framework(self):
        self.write("data/frameworks/plan.yml", "items: [1]\n")

    def _change_unrelated(self):
        """What no notebook can have been changed by: a module it doesn't import, and how an input is laid out."""
        self.write("../library/cli.py", "import brief.analysis.growth, brief.notebooks.show\n")
        self.write("../library/tables/claims.py", "claims = None\n")
        self.row("claims", "id", "plan-growth")["line"] = "4"

    def _change_verdict(self):
        """The sentence no longer holds, and other words are said."""
        self.judge("Most of it holds", "count(holds) > 0 claims", "count(holds) = 0", otherwise="Little of it holds")

    def _change_nothing(self):
        pass


class Changes(list):
    """Changes, and what a test asks of them."""

    def plain(self, kind):
        return [(change.name, change.field, change.old, change.new) for change in self if change.kind == kind]

    def reasons(self, kind, name):
        [why] = {change.why for change in self if change.kind == kind and change.name == name}
        return why


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path)


@pytest.fixture
def before(small):
    return small.build("before")
