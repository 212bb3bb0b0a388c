"""The words after "Source:"."""

import pytest

from brief.notebooks import sources

PUBLISHED = {
    "ports": ("Customs", "Statistics, 4 publications"),
    "land": ("Customs", "Statistics, 3 publications"),
    "price": ("Customs", "Report 2020"),
    "purity": ("Laboratory", "2 publications"),
    "content": ("Laboratory", "5 publications"),
    "plan": ("Plan", ""),
}


class Citing:
    def cite(self, name):
        return PUBLISHED[name]

    def ids(self):
        return PUBLISHED


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["ports", "ports"], "Customs, Statistics, 4 publications"),
        (["ports", "land", "price"], "Customs, Statistics, several publications; Report 2020"),
        (["plan", "purity"], "Plan; Laboratory, 2 publications"),
        (["purity", "content"], "Laboratory, several publications"),
    ],
)
def test_a_program_is_named_once(names, words):
    assert sources.line([Citing()], names) == words
