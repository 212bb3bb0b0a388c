"""What changed is explained by the input that changed, and by no other."""

import pytest

from brief.compare.reasons import UNEXPLAINED
from brief.publish import manifest

NOTEBOOK = "03-growth"


@pytest.mark.parametrize(
    ("change", "value", "expected"),
    [
        ("parameter", "counted", ("parameter end_year: 2016 → 2015",)),
        ("default", "assumed", ("parameter end_year: 2016 → 2015",)),
        ("claim", "claimed", ("claim plan-growth (qualifier)",)),
        ("claim", "claims", ("claim plan-growth (qualifier)",)),
        ("series", "counted", ("series deaths (2016, release 2021)",)),
        ("notebook", "counted", (f"the code of notebook {NOTEBOOK}",)),
        ("library", "counted", ("the library's code: brief.analysis.growth.index",)),
        ("comparison", "agreeing", ("data/comparisons.yml",)),
        ("framework", "coded", ("data/frameworks/plan.yml",)),
        ("claim", "assumed", ("something not named as its source: claim plan-growth (qualifier)",)),
        ("unrelated", "claimed", (UNEXPLAINED,)),
        ("nothing", "claimed", (UNEXPLAINED,)),
    ],
)
def test_a_value_changed_because_of_the_input_that_changed(small, before, change, value, expected):
    small.change(change)
    old = small.values[value]["text"]
    small.values[value] |= {"value": 9.9, "text": "9.9"}
    changes = small.changes(before)
    assert changes.plain("values") == [(value, "", old, "9.9")]
    assert changes.reasons("values", value) == expected


def test_every_input_that_changed_is_a_reason_and_no_other(small, before):
    for change in ("parameter", "claim", "series", "notebook", "library", "unrelated"):
        small.change(change)
    small.values["counted"]["text"] = "640 percent"
    assert small.changes(before).reasons("values", "counted") == (
        "parameter end_year: 2016 → 2015",
        "series deaths (2016, release 2021)",
        f"the code of notebook {NOTEBOOK}",
        "the library's code: brief.analysis.growth.index",
    )


def test_a_verdict_is_no_reason_where_an_input_is_one(small, before):
    small.change("claim")
    small.row("audit", "claim_id", "plan-growth")["verdict"] = "overstated"
    small.values["claimed"]["text"] = "9.9"
    changes = small.changes(before, "both")
    assert changes.reasons("values", "claimed") == ("claim plan-growth (qualifier)",)
    small.row("claims", "id", "plan-growth")["qualifier"] = "nearly"
    changes = small.changes(before, "verdict")
    assert changes.reasons("values", "claimed") == ("verdict on plan-growth (verdict)",)


def test_of_many_changes_of_one_input_the_first_are_named(small, before):
    seen = small.tables["reference"][0]
    small.tables["reference"][0] = seen | {"value": "1", "note": "n"}
    small.tables["reference"][1]["value"] = "2"
    small.tables["series"][0] |= {"title": "t", "unit": "u"}
    small.values["counted"]["text"] = "640 percent"
    assert small.changes(before).reasons("values", "counted") == (
        "series deaths (title; unit; 2012, release 2021; 2 more)",
    )


def test_a_package_of_another_version_is_a_reason(small, before, monkeypatch):
    monkeypatch.setattr(manifest, "version", lambda name: "99" if name == "pandas" else "1")
    monkeypatch.setattr(manifest, "PACKAGES", ("pandas",))
    small.values["counted"]["text"] = "640 percent"
    why = small.changes(before).reasons("values", "counted")
    assert any(reason.startswith("pandas ") and reason.endswith(" → 99") for reason in why)
