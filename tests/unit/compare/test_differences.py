"""Two builds compared: every difference is named, and the input that changed is named as its reason."""

import copy as copies
import csv
import json
import shutil

import nbformat
import pytest
from click.testing import CliRunner

from brief.base import fingerprints
from brief.base.problems import Problems
from brief.base.project import MANIFEST, Project
from brief.cli.main import command
from brief.compare.differences import UNEXPLAINED, as_markdown, as_text, compare
from brief.editions import editions
from brief.editions.editions import Edition, Planned
from brief.notebooks import files as notebooks
from brief.notebooks.outputs import FIGURE_KEY, VALUES_MIME, VEGALITE_MIME
from brief.publish import manifest
from brief.tables import package

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
TABLES = {
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
            "vintage": "2021",
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
            "vintage": "2021",
            "arithmetic": "19413 / 2628 = 638.7 percent",
        },
        {
            "claim_id": "plan-share",
            "verdict": "no_official_series",
            "official_value": "",
            "official_lower": "",
            "official_upper": "",
            "unit": "percent",
            "series_id": "",
            "vintage": "",
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
        self.tables = copies.deepcopy(TABLES)
        self.values = copies.deepcopy(VALUES)
        self.given = {}
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
        (folder / "data").mkdir(parents=True)
        for table, rows in self.tables.items():
            with (folder / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        planned = Planned(self.id, self.edition, {notebook: self.given for notebook in self.names})
        manifest.write(self.project, planned, self.executed(), fingerprints.library(fingerprints.LIBRARY), folder)
        return folder


@pytest.fixture
def small(tmp_path, monkeypatch):
    made = Small(tmp_path)
    monkeypatch.setattr(fingerprints, "LIBRARY", made.library)
    return made


@pytest.fixture
def before(small):
    return small.build("before")


def differences(small, before):
    return compare(before, small.build("after"))


def row(small, table, key, name):
    return next(row for row in small.tables[table] if row[key] == name)


def plain(changes, kind):
    return [(change.name, change.field, change.old, change.new) for change in changes if change.kind == kind]


def reasons(changes, kind, name):
    found = {change.why for change in changes if change.kind == kind and change.name == name}
    assert len(found) == 1, f"{kind} {name}: {found}"
    return found.pop()


def test_the_same_build_twice_has_the_same_bytes_and_no_difference(small, before):
    after = small.build("after")
    assert (after / MANIFEST).read_bytes() == (before / MANIFEST).read_bytes()
    assert compare(before, after) == []
    for say in (as_text, as_markdown):
        assert "before → after: no difference" in say([], "before", "after")


def test_the_record_says_which_parameters_differ_and_holds_no_path(small, tmp_path):
    small.given = {"end_year": 2015}
    text = (small.build("built") / MANIFEST).read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    record = json.loads(text)
    assert record["notebooks"][NOTEBOOK]["parameters"] == {
        "end_year": {"value": 2015, "default": 2016, "differs": True},
        "levels": {"value": [1, 2], "default": [1, 2], "differs": False},
    }
    assert record["values"]["claimed"] == {"notebook": NOTEBOOK, **VALUES["claimed"]}
    assert record["charts"]["fig-growth"]["headline"] == "Deaths rose 638%"
    assert record["notebooks"][NOTEBOOK]["imports"] == [
        "brief.analysis.growth",
        "brief.notebooks.show",
    ]
    assert record["library"]["brief.analysis.growth"]["imports"] == ["brief.analysis.growth.index"]
    assert record["verdicts"] == {"plan-growth": "holds", "plan-share": "no_official_series"}


def test_a_checksum_minds_what_is_said_and_not_in_which_order():
    assert fingerprints.sha256({"a": 1, "b": [2, 3]}) == fingerprints.sha256({"b": [2, 3], "a": 1})
    assert fingerprints.sha256({"a": 1, "b": [2, 3]}) != fingerprints.sha256({"a": 1, "b": [3, 2]})


def set_parameter(small):
    small.given = {"end_year": 2015}


def set_default(small):
    small.parameters = small.parameters.replace("2016", "2015")


def change_claim(small):
    row(small, "claims", "id", "plan-growth")["qualifier"] = "exact"


def change_series(small):
    small.tables["reference"][1]["value"] = "19500"


def change_notebook(small):
    small.code.append("1 + 1")


def change_library(small):
    small.write("../library/analysis/growth/index.py", "index = None\n")


def change_comparison(small):
    small.write("data/comparisons.yml", "comparisons: [1]\n")


def change_framework(small):
    small.write("data/frameworks/plan.yml", "items: [1]\n")


def change_unrelated(small):
    """What no notebook can have been changed by: a module it doesn't import, and how an input is laid out."""
    small.write("../library/cli.py", "import brief.analysis.growth, brief.notebooks.show\n")
    small.write("../library/tables/claims.py", "claims = None\n")
    row(small, "claims", "id", "plan-growth")["line"] = "4"


@pytest.mark.parametrize(
    ("change", "value", "expected"),
    [
        (set_parameter, "counted", ("parameter end_year: 2016 → 2015",)),
        (set_default, "assumed", ("parameter end_year: 2016 → 2015",)),
        (change_claim, "claimed", ("claim plan-growth (qualifier)",)),
        (change_claim, "claims", ("claim plan-growth (qualifier)",)),
        (change_series, "counted", ("series deaths (2016, release 2021)",)),
        (change_notebook, "counted", (f"the code of notebook {NOTEBOOK}",)),
        (change_library, "counted", ("the library's code: brief.analysis.growth.index",)),
        (change_comparison, "agreeing", ("data/comparisons.yml",)),
        (change_framework, "coded", ("data/frameworks/plan.yml",)),
        (change_claim, "assumed", ("something not named as its source: claim plan-growth (qualifier)",)),
        (change_unrelated, "claimed", (UNEXPLAINED,)),
        (lambda small: None, "claimed", (UNEXPLAINED,)),
    ],
)
def test_a_value_changed_because_of_the_input_that_changed(small, before, change, value, expected):
    change(small)
    small.values[value] |= {"value": 9.9, "text": "9.9"}
    changes = differences(small, before)
    assert plain(changes, "values") == [(value, "", VALUES[value]["text"], "9.9")]
    assert reasons(changes, "values", value) == expected


def test_every_input_that_changed_is_a_reason_and_no_other(small, before):
    for change in (
        set_parameter,
        change_claim,
        change_series,
        change_notebook,
        change_library,
        change_unrelated,
    ):
        change(small)
    small.values["counted"]["text"] = "640 percent"
    assert reasons(differences(small, before), "values", "counted") == (
        "parameter end_year: 2016 → 2015",
        "series deaths (2016, release 2021)",
        f"the code of notebook {NOTEBOOK}",
        "the library's code: brief.analysis.growth.index",
    )


def test_a_verdict_is_no_reason_where_an_input_is_one(small, before):
    change_claim(small)
    row(small, "audit", "claim_id", "plan-growth")["verdict"] = "overstated"
    small.values["claimed"]["text"] = "9.9"
    changes = compare(before, small.build("both"))
    assert reasons(changes, "values", "claimed") == ("claim plan-growth (qualifier)",)
    small.tables["claims"] = TABLES["claims"]
    changes = compare(before, small.build("verdict"))
    assert reasons(changes, "values", "claimed") == ("verdict on plan-growth (verdict)",)


def test_of_many_changes_of_one_input_the_first_are_named(small, before):
    seen = small.tables["reference"][0]
    small.tables["reference"][0] = seen | {"value": "1", "note": "n"}
    small.tables["reference"][1]["value"] = "2"
    small.tables["series"][0] |= {"title": "t", "unit": "u"}
    small.values["counted"]["text"] = "640 percent"
    assert reasons(differences(small, before), "values", "counted") == (
        "series deaths (title; unit; 2012, release 2021; 2 more)",
    )


def test_a_package_of_another_version_is_a_reason(small, before, monkeypatch):
    monkeypatch.setattr(manifest, "version", lambda name: "99" if name == "pandas" else "1")
    monkeypatch.setattr(manifest, "PACKAGES", ("pandas",))
    small.values["counted"]["text"] = "640 percent"
    why = reasons(differences(small, before), "values", "counted")
    assert any(reason.startswith("pandas ") and reason.endswith(" → 99") for reason in why)


def test_a_parameter_says_where_its_new_value_comes_from(small, before):
    set_parameter(small)
    changes = compare(before, small.build("given"))
    assert plain(changes, "parameters") == [("end_year", NOTEBOOK, "2016", "2015")]
    assert reasons(changes, "parameters", "end_year") == ("its value in the edition or with -p",)
    small.given = {}
    set_default(small)
    changes = compare(before, small.build("default"))
    assert reasons(changes, "parameters", "end_year") == (f"its default in {NOTEBOOK}",)
    small.parameters = "levels = [1, 2]  # shown"
    changes = compare(before, small.build("without"))
    assert plain(changes, "parameters") == [("end_year", NOTEBOOK, "2016", None)]


def test_a_number_behind_the_same_text_is_a_difference_and_a_last_digit_is_not(small, before):
    small.values["counted"]["value"] = 638.71
    small.values["assumed"]["value"] = 2.0000000000000004
    small.values["claimed"]["upper"] = 7.45
    small.values["claims"]["derived_from"] = ["data/ledger", "plan"]
    assert plain(differences(small, before), "values") == [
        ("claimed", "bounds", "… to 7.4", "… to 7.45"),
        ("counted", "value", "638.7", "638.71"),
        ("claims", "derived from", "data/ledger", "data/ledger, plan"),
    ]


def test_a_value_that_is_new_or_gone(small, before):
    small.values["fresh"] = small.values.pop("assumed") | {"text": "fresh"}
    change_notebook(small)
    changes = differences(small, before)
    assert plain(changes, "values") == [("assumed", "", "2 mg", None), ("fresh", "", None, "fresh")]
    assert reasons(changes, "values", "fresh") == (f"the code of notebook {NOTEBOOK}",)


def test_claims_that_are_new_or_gone(small, before):
    small.tables["claims"][1] = {**CLAIM, "id": "plan-new"}
    small.values["claims"]["text"] = "still two"
    changes = differences(small, before)
    assert plain(changes, "claims") == [
        ("plan-share", "", "“most”", None),
        ("plan-new", "", None, "“nearly 640 percent”"),
    ]
    assert reasons(changes, "claims", "plan-new") == ("its record in data/ledger/plan.yml",)
    assert reasons(changes, "values", "claims") == ("claim plan-share (removed)", "claim plan-new (added)")
    assert "Claims: 1 added, 1 removed" in as_text(changes, "a", "b")


def test_a_claims_bounds_follow_from_its_record_or_from_the_code(small, before):
    claim = row(small, "claims", "id", "plan-growth")
    claim |= {"qualifier": "exact", "lower": "640"}
    changes = compare(before, small.build("written"))
    assert plain(changes, "claims") == [
        ("plan-growth", "qualifier", "nearly", "exact"),
        ("plan-growth", "lower", "", "640"),
    ]
    assert reasons(changes, "claims", "plan-growth") == ("its record in data/ledger/plan.yml",)
    claim["qualifier"] = "nearly"
    small.write("../library/tables/claims.py", "claims = None\n")
    changes = compare(before, small.build("computed"))
    assert plain(changes, "claims") == [("plan-growth", "lower", "", "640")]
    assert reasons(changes, "claims", "plan-growth") == ("the library's code: brief.tables.claims",)


def test_a_quote_that_moved_is_said_with_the_document(small, before):
    row(small, "claims", "id", "plan-growth")["line"] = "4"
    small.tables["sources"][0]["sha256"] = "bb"
    changes = differences(small, before)
    assert plain(changes, "claims") == [
        ("plan-growth", "place", "line 3, characters 20 to 38", "line 4, characters 20 to 38")
    ]
    assert reasons(changes, "claims", "plan-growth") == ("document plan",)


def test_observations_that_are_changed_new_or_gone(small, before):
    change_series(small)
    seen = small.tables["reference"]
    seen[0]["note"] = "revised"
    seen[2] = {**seen[2], "period_start": "2017", "period_end": "2017"}
    seen += [{**seen[1], "vintage": release} for release in ("2022", "2023")]
    assert plain(differences(small, before), "series") == [
        ("deaths", "2012, release 2021: note", "", "revised"),
        ("deaths", "2016, release 2021", "19413", "19500"),
        ("deaths", "observations added", "", "2, from 2016, release 2022 to 2016, release 2023"),
        ("prices", "observations removed", "2016, release 2021", ""),
        ("prices", "observations added", "", "2017, release 2021"),
    ]


def test_observations_that_share_period_and_release_are_told_apart(small):
    seen = small.tables["reference"]
    seen.append({**seen[0], "value": "2700", "note": "another publication"})
    before = small.build("before")
    seen[0]["value"] = "2629"
    assert plain(differences(small, before), "series") == [("deaths", "2012, release 2021", "2628", "2629")]


def test_series_that_are_new_gone_or_described_otherwise(small, before):
    small.tables["series"][0]["unit"] = "people"
    small.tables["series"][1] = {"id": "purity", "title": "Purity", "unit": "percent"}
    small.tables["reference"][2]["series_id"] = "purity"
    assert plain(differences(small, before), "series") == [
        ("deaths", "unit", "deaths", "people"),
        ("prices", "", "Prices, observations: 1", None),
        ("purity", "", None, "Purity, observations: 1"),
    ]


def change_check(small):
    small.write("data/checks.yml", CHECKS.replace("end: 2016", "end: 2017"))


def change_audit(small):
    small.write("../library/tables/claims.py", "claims = None\n")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (change_claim, "claim plan-growth (qualifier)"),
        (change_series, "series deaths (2016, release 2021)"),
        (change_check, "its check in data/checks.yml"),
        (change_audit, "the library's code: brief.tables.claims"),
        (change_library, UNEXPLAINED),
    ],
)
def test_a_verdict_changed_because_of_claim_series_check_or_code(small, before, change, expected):
    change(small)
    row(small, "audit", "claim_id", "plan-growth").update(
        verdict="overstated",
        official_value="600",
        official_lower="600",
        official_upper="600",
        arithmetic="= 600",
    )
    small.values["holding"]["text"] = "none"
    changes = differences(small, before)
    assert plain(changes, "verdicts") == [
        ("plan-growth", "verdict", "holds", "overstated"),
        ("plan-growth", "official value", "638.7 percent", "600 percent"),
    ]
    assert reasons(changes, "verdicts", "plan-growth") == (expected,)
    assert "verdict on plan-growth (verdict; official value)" in reasons(changes, "values", "holding")


def test_a_reading_that_changed_shows_its_arithmetic_and_a_range_both_ends(small, before):
    row(small, "audit", "claim_id", "plan-growth")["arithmetic"] = "19413 / 2628"
    row(small, "audit", "claim_id", "plan-share").update(official_lower="40", arithmetic="Needed: a count.")
    assert plain(differences(small, before), "verdicts") == [
        ("plan-growth", "arithmetic", "19413 / 2628 = 638.7 percent", "19413 / 2628"),
        ("plan-share", "official value", "", "40 to … percent"),
    ]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"chart": {"title": {"text": "Deaths fell"}}}, ("headline", "Deaths rose 638%", "Deaths fell")),
        ({"chart": {"title": {"text": ["Deaths rose", "638%"]}, "mark": "bar"}}, ("drawing", "", "")),
        (
            {"rows": [{"Year": "2016", "Deaths": "1"}], "chart": {"title": {"text": "None"}}},
            ("headline and data", "Deaths rose 638%", "None"),
        ),
    ],
)
def test_a_chart_says_what_of_it_changed(small, before, part, expected):
    for name, content in part.items():
        setattr(small, name, content)
    set_parameter(small)
    changes = differences(small, before)
    assert plain(changes, "charts") == [("fig-growth", *expected)]
    assert reasons(changes, "charts", "fig-growth") == ("parameter end_year: 2016 → 2015",)


def test_a_chart_and_a_table_draw_on_what_their_notebook_names(small, before):
    change_series(small)
    small.rows = [{"Year": "2016", "Deaths": "19,500"}]
    small.table += "\n| 2017 |"
    changes = differences(small, before)
    assert plain(changes, "charts") == [("fig-growth", "data", "", "")]
    assert plain(changes, "tables") == [("tbl-growth", "rows", "", "")]
    for kind, name in (("charts", "fig-growth"), ("tables", "tbl-growth")):
        assert reasons(changes, kind, name) == ("series deaths (2016, release 2021)",)
    assert "fig-growth, data changed" in as_text(changes, "a", "b")


def test_another_edition_names_its_sections_and_notebooks_once(small, before):
    small.edition = small.edition.model_copy(update={"title": "Other", "sections": ("sources", "growth", "more")})
    small.names.append("04-more")
    small.write("reports/sections/growth.qmd", "## Other\n")
    small.write("reports/sections/more.qmd", "## More\n")
    changes = differences(small, before)
    assert [change.kind for change in changes] == ["edition"] * 5
    assert plain(changes, "edition") == [
        ("title", "", "Small", "Other"),
        ("section growth", "prose", "", ""),
        ("section more", "", None, ""),
        ("sections", "order", "growth, sources", "sources, growth"),
        ("notebook 04-more", "", None, "values: 1"),
    ]
    assert reasons(changes, "edition", "title") == ("reports/editions/small.yml",)
    assert reasons(changes, "edition", "section growth") == ("reports/sections/growth.qmd",)
    assert "section more added" in as_text(changes, "a", "b")


def test_two_editions_are_named_where_they_differ(small, before):
    small.id = "other"
    small.edition = small.edition.model_copy(update={"audience": "customs"})
    changes = differences(small, before)
    assert plain(changes, "edition") == [("audience", "", "tests", "customs")]
    assert reasons(changes, "edition", "audience") == ("two editions: small and other",)


def test_the_text_counts_first_and_groups_by_reason(small, before):
    set_parameter(small)
    small.values["counted"]["text"] = "264 percent"
    small.values["assumed"]["text"] = "3 mg"
    assert as_text(differences(small, before), "before", "after").splitlines() == [
        "before → after. Differences: 1 in parameters, 2 in values.",
        "",
        "Parameters: 1 changed",
        "  because of its value in the edition or with -p",
        f"    end_year, {NOTEBOOK}: 2016 → 2015",
        "",
        "Values: 2 changed",
        "  because of parameter end_year: 2016 → 2015",
        "    counted: 638.7 percent → 264 percent",
        "    assumed: 2 mg → 3 mg",
    ]


def test_the_markdown_has_a_table_a_kind_and_escapes_what_it_quotes(small, before):
    row(small, "claims", "id", "plan-growth")["measure"] = "Growth | *all*"
    small.values["assumed"]["text"] = "3 mg"
    text = as_markdown(differences(small, before), "old_one", "new")
    assert text.splitlines()[0] == r"old\_one → new. Differences: 1 in values, 1 in claims."
    assert text.splitlines()[2:4] == ["## Values: 1 changed", ""]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert lines[0] == "| Name | What | Old | New | Because of |"
    assert len(lines) == 6
    assert lines[-1].startswith(r"| plan-growth | measure | Growth | Growth \| \*all\* | its record in ")


def test_builds_are_found_by_id_and_by_path(small, before, tmp_path, monkeypatch):
    shutil.copytree(before, tmp_path / "kept")
    monkeypatch.chdir(tmp_path)
    found = manifest.find(small.project.output, "before", "kept", str(tmp_path / "kept"))
    assert [path.resolve() for path in found] == [before, tmp_path / "kept", tmp_path / "kept"]


def test_what_was_not_built_is_named_with_the_nearest_that_was(small, before):
    (small.project.output / "empty").mkdir()
    shutil.copytree(before, small.project.output / ".before.old")
    with pytest.raises(Problems) as caught:
        manifest.find(small.project.output, "befor", "before", "empty")
    first, second = caught.value.problems
    assert (str(first.place), first.expected, first.suggestion) == ("befor", "before", "before")
    assert str(second.place) == "empty" and "holds no edition.json" in second.message


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda folder: (folder / MANIFEST).write_text("{"), "not readable as JSON"),
        (lambda folder: (folder / MANIFEST).write_text('{"format": 0}'), "format 0"),
        (lambda folder: (folder / MANIFEST).unlink(), "there is no edition.json"),
        (lambda folder: (folder / "data" / "audit.csv").unlink(), "there is no data/audit.csv"),
    ],
)
def test_a_folder_that_is_no_whole_build_is_refused(small, before, spoil, expected):
    spoil(before)
    with pytest.raises(Problems, match=expected):
        compare(before, before)


def test_the_command_says_the_differences_and_exits_with_zero(small, before, monkeypatch):
    set_parameter(small)
    small.build("after")
    monkeypatch.chdir(small.project.root)
    told = CliRunner().invoke(command, ["diff", "before", "after"])
    assert told.exit_code == 0 and told.output.startswith("before → after. Differences: 1 in parameters.")
    table = CliRunner().invoke(command, ["diff", "before", "after", "--markdown"])
    assert table.exit_code == 0 and "| Name | What | Old | New | Because of |" in table.output
    missing = CliRunner().invoke(command, ["diff", "befor", "after"])
    assert isinstance(missing.exception, Problems) and "try: before" in str(missing.exception)


def test_the_record_of_the_real_project_names_all_of_it(project, collection, ledger, reference, audited, tmp_path):
    """The notebooks as they are kept, with their outputs: no kernel runs."""
    planned = editions.plan(project, "full")
    executed = {name: notebooks.read(project.notebooks / f"{name}.ipynb", name) for name in planned.parameters}
    package.write(package.resources(collection), tmp_path / "data", "Title", "2026-01-02")
    manifest.write(project, planned, executed, fingerprints.library(fingerprints.LIBRARY), tmp_path)
    record = manifest.read(tmp_path).record
    assert list(record["claims"]) == list(ledger.claims)
    assert set(record["checks"]) == set(ledger.claims)
    assert list(record["series"]) == list(reference.series)
    values = [name for notebook in executed.values() for name in notebooks.values(notebook)]
    assert list(record["values"]) == values
    labels = {label for notebook in executed.values() for label in notebooks.labels(notebook)}
    assert labels == set(record["charts"]) | set(record["tables"])
    assert {name: entry.verdict for name, entry in audited.items()} == record["verdicts"]
    assert all("brief.notebooks.show" in entry["imports"] for entry in record["notebooks"].values())
    known = {
        *record["claims"],
        *record["series"],
        *record["files"],
        *ledger.documents,
        "data/ledger",
        "data/checks.yml",
    }
    for name, entry in record["values"].items():
        assert set(entry["derived_from"]) <= known, name
    assert (tmp_path / MANIFEST).stat().st_size < 200_000
