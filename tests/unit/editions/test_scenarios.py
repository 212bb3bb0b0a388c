"""A grid over parameters: every combination is an edition, and whatever is wrong in it is said with its line."""

import pytest

from brief.base.problems import Problems
from brief.editions import scenarios


def written(project, text):
    path = project.root / "doses.yml"
    path.write_text("edition: small\n" + text, encoding="utf-8")
    return path


def test_every_combination_is_an_edition_that_says_its_parameters(made_up):
    grid = "grid:\n  lethal_dose_mg: [1.5, 2]\n  shared_by: [2, 3, 4]\n"
    planned = scenarios.plans(made_up, written(made_up, grid))
    assert len(planned) == 6
    assert [edition.id for edition in planned][:2] == [
        "doses/lethal_dose_mg-1.5_shared_by-2",
        "doses/lethal_dose_mg-1.5_shared_by-3",
    ]
    assert planned[0].edition.subtitle == "(lethal_dose_mg = 1.5, shared_by = 2)"
    assert planned[5].parameters == {"01-doses": {"shared_by": 4}, "02-prices": {"lethal_dose_mg": 2.0}}
    assert planned[3].parameters["01-doses"] == {}, "the notebook's own values are no other run"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grid:\n  lethal_dose: [1]\n", ["doses.yml:3 grid.lethal_dose:", "try: lethal_dose_mg"]),
        ("grid:\n  shared_by: [3]\n  lethal_dose_mg: [2, much]\n", ["doses.yml:4 grid.lethal_dose_mg", "not a number"]),
        ("grid:\n  shared_by: [3, 3]\n", ["doses.yml:2 grid: shared_by = 3 stands in it twice"]),
        ("grid:\n  shared_by: []\n", ["doses.yml:2 grid", "its values"]),
        ("grid: {}\n", ["doses.yml:2 grid", "a parameter and its values"]),
        ("girdle:\n  shared_by: [3]\n", ["doses.yml:2 girdle: no such field"]),
    ],
)
def test_whatever_is_wrong_in_the_file_is_said_before_anything_runs(made_up, text, expected):
    with pytest.raises(Problems) as error:
        scenarios.plans(made_up, written(made_up, text))
    for words in expected:
        assert words in str(error.value)


def test_an_unknown_edition_is_answered_with_the_nearest(made_up):
    path = made_up.root / "doses.yml"
    path.write_text("edition: smal\ngrid:\n  shared_by: [3]\n", encoding="utf-8")
    with pytest.raises(Problems, match="edition smal: there is no such edition"):
        scenarios.plans(made_up, path)
