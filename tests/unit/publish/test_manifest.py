"""What a build leaves beside the brief."""

import json

from brief.base.project import MANIFEST

NOTEBOOK = "03-growth"


def test_the_record_says_which_parameters_differ_and_holds_no_path(small, tmp_path):
    small.given = {"end_year": 2015}
    text = (small.build("built") / MANIFEST).read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    record = json.loads(text)
    assert record["notebooks"][NOTEBOOK]["parameters"] == {
        "end_year": {"value": 2015, "default": 2016, "differs": True},
        "levels": {"value": [1, 2], "default": [1, 2], "differs": False},
    }
    assert record["values"]["claimed"] == {"notebook": NOTEBOOK, **small.values["claimed"]}
    assert record["charts"]["fig-growth"]["headline"] == "Deaths rose 638%"
    assert record["notebooks"][NOTEBOOK]["imports"] == [
        "brief.analysis.growth",
        "brief.notebooks.show",
    ]
    assert record["library"]["brief.analysis.growth"]["imports"] == ["brief.analysis.growth.index"]
    assert record["verdicts"] == {"plan-growth": "holds", "plan-share": "no official series"}
