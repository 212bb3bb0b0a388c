"""What differs in the inputs of two builds, and why."""

import pytest

from brief.compare.reasons import UNEXPLAINED
from brief.compare.words import as_text

NOTEBOOK = "03-growth"


def test_a_parameter_says_where_its_new_value_comes_from(small, before):
    small.change("parameter")
    changes = small.changes(before, "given")
    assert changes.plain("parameters") == [("end_year", NOTEBOOK, "2016", "2015")]
    assert changes.reasons("parameters", "end_year") == ("its value in the edition or with -p",)
    small.given = {}
    small.change("default")
    changes = small.changes(before, "default")
    assert changes.reasons("parameters", "end_year") == (f"its default in {NOTEBOOK}",)
    small.parameters = "levels = [1, 2]  # shown"
    changes = small.changes(before, "without")
    assert changes.plain("parameters") == [("end_year", NOTEBOOK, "2016", None)]


def test_claims_that_are_new_or_gone(small, before):
    small.tables["claims"][1] = {**small.row("claims", "id", "plan-growth"), "id": "plan-new"}
    small.values["claims"]["text"] = "still two"
    changes = small.changes(before)
    assert changes.plain("claims") == [
        ("plan-share", "", "“most”", None),
        ("plan-new", "", None, "“nearly 640 percent”"),
    ]
    assert changes.reasons("claims", "plan-new") == ("its record in data/ledger/plan.yml",)
    assert changes.reasons("values", "claims") == ("claim plan-share (removed)", "claim plan-new (added)")
    assert "Claims: 1 added, 1 removed" in as_text(changes, "a", "b")


def test_a_claims_bounds_follow_from_its_record_or_from_the_code(small, before):
    claim = small.row("claims", "id", "plan-growth")
    claim |= {"qualifier": "exact", "lower": "640"}
    changes = small.changes(before, "written")
    assert changes.plain("claims") == [
        ("plan-growth", "qualifier", "nearly", "exact"),
        ("plan-growth", "lower", "", "640"),
    ]
    assert changes.reasons("claims", "plan-growth") == ("its record in data/ledger/plan.yml",)
    claim["qualifier"] = "nearly"
    small.write("../library/tables/claims.py", "claims = None\n")
    changes = small.changes(before, "computed")
    assert changes.plain("claims") == [("plan-growth", "lower", "", "640")]
    assert changes.reasons("claims", "plan-growth") == ("the library's code: brief.tables.claims",)


def test_a_quote_that_moved_is_said_with_the_document(small, before):
    small.row("claims", "id", "plan-growth")["line"] = "4"
    small.tables["sources"][0]["sha256"] = "bb"
    changes = small.changes(before)
    assert changes.plain("claims") == [
        ("plan-growth", "place", "line 3, characters 20 to 38", "line 4, characters 20 to 38")
    ]
    assert changes.reasons("claims", "plan-growth") == ("document plan",)


def test_observations_that_are_changed_new_or_gone(small, before):
    small.change("series")
    seen = small.tables["reference"]
    seen[0]["note"] = "revised"
    seen[2] = {**seen[2], "period_start": "2017", "period_end": "2017"}
    seen += [{**seen[1], "release": release} for release in ("2022", "2023")]
    assert small.changes(before).plain("series") == [
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
    assert small.changes(before).plain("series") == [("deaths", "2012, release 2021", "2628", "2629")]


def test_series_that_are_new_gone_or_described_otherwise(small, before):
    small.tables["series"][0]["unit"] = "people"
    small.tables["series"][1] = {"id": "purity", "title": "Purity", "unit": "percent"}
    small.tables["reference"][2]["series_id"] = "purity"
    assert small.changes(before).plain("series") == [
        ("deaths", "unit", "deaths", "people"),
        ("prices", "", "Prices, observations: 1", None),
        ("purity", "", None, "Purity, observations: 1"),
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("claim", "claim plan-growth (qualifier)"),
        ("series", "series deaths (2016, release 2021)"),
        ("check", "its check in data/checks.yml"),
        ("audit", "the library's code: brief.tables.claims"),
        ("library", UNEXPLAINED),
    ],
)
def test_a_verdict_changed_because_of_claim_series_check_or_code(small, before, change, expected):
    small.change(change)
    small.row("audit", "claim_id", "plan-growth").update(
        verdict="overstated",
        official_value="600",
        official_lower="600",
        official_upper="600",
        arithmetic="= 600",
    )
    small.values["holding"]["text"] = "none"
    changes = small.changes(before)
    assert changes.plain("verdicts") == [
        ("plan-growth", "verdict", "holds", "overstated"),
        ("plan-growth", "official value", "638.7 percent", "600 percent"),
    ]
    assert changes.reasons("verdicts", "plan-growth") == (expected,)
    assert "verdict on plan-growth (verdict; official value)" in changes.reasons("values", "holding")


def test_a_reading_that_changed_shows_its_arithmetic_and_a_range_both_ends(small, before):
    small.row("audit", "claim_id", "plan-growth")["arithmetic"] = "19413 / 2628"
    small.row("audit", "claim_id", "plan-share").update(official_lower="40", arithmetic="Needed: a count.")
    assert small.changes(before).plain("verdicts") == [
        ("plan-growth", "arithmetic", "19413 / 2628 = 638.7 percent", "19413 / 2628"),
        ("plan-share", "official value", "", "40 to … percent"),
    ]


def test_another_edition_names_its_sections_and_notebooks_once(small, before):
    small.edition = small.edition.model_copy(update={"title": "Other", "sections": ("sources", "growth", "more")})
    small.names.append("04-more")
    small.write("reports/sections/growth.qmd", "## Other\n")
    small.write("reports/sections/more.qmd", "## More\n")
    changes = small.changes(before)
    assert [change.kind for change in changes] == ["edition"] * 5
    assert changes.plain("edition") == [
        ("title", "", "Small", "Other"),
        ("section growth", "prose", "", ""),
        ("section more", "", None, ""),
        ("sections", "order", "growth, sources", "sources, growth"),
        ("notebook 04-more", "", None, "values: 1"),
    ]
    assert changes.reasons("edition", "title") == ("reports/editions/small.yml",)
    assert changes.reasons("edition", "section growth") == ("reports/sections/growth.qmd",)
    assert "section more added" in as_text(changes, "a", "b")


def test_two_editions_are_named_where_they_differ(small, before):
    small.id = "other"
    small.edition = small.edition.model_copy(update={"audience": "customs"})
    changes = small.changes(before)
    assert changes.plain("edition") == [("audience", "", "tests", "customs")]
    assert changes.reasons("edition", "audience") == ("two editions: small and other",)
