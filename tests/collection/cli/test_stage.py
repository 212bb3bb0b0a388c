"""`brief stage`: Quarto's profiles choose the edition."""

import pytest

from brief.base.problems import Problems
from brief.cli import stage


@pytest.mark.parametrize(
    ("profiles", "edition"),
    [("", "full"), ("executive", "executive"), ("uk,executive", "uk"), (" executive ", "executive")],
)
def test_the_profile_chooses_the_edition(project, profiles, edition):
    assert stage._profile(project, profiles) == edition


def test_a_profile_of_quartos_own_is_let_through_and_another_is_refused(copy):
    (copy.reports / "_quarto-draft.yml").write_text("toc: false\n", encoding="utf-8")
    assert stage._profile(copy, "draft") == "full" and stage._profile(copy, "draft,executive") == "executive"
    with pytest.raises(Problems, match="--profile executiv: there is no such edition") as raised:
        stage._profile(copy, "executiv")
    assert raised.value.problems[0].suggestion == "executive"
