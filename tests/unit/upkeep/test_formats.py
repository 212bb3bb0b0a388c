"""Problems for programs hold what they hold for people."""

import json

from hypothesis import given
from hypothesis import strategies as st

from brief.base import letters
from brief.base.problems import Place, Problem
from brief.upkeep import formats

WRONG = Problem(Place("data/ledger/a.yml", 27, "growth", "value"), "640, 50% off", "the number", "value: 640")
BARE = Problem(Place("edition full"), "there is no such edition")


def test_json_has_a_field_for_each_part():
    assert json.loads(formats.as_json([WRONG, BARE])) == [
        {
            "file": "data/ledger/a.yml",
            "line": 27,
            "record": "growth",
            "field": "value",
            "message": "640, 50% off",
            "expected": "the number",
            "suggestion": "value: 640",
        },
        {
            "file": "edition full",
            "line": None,
            "record": "",
            "field": "",
            "message": "there is no such edition",
            "expected": "",
            "suggestion": "",
        },
    ]
    assert json.loads(formats.as_json([])) == []


def test_github_gets_a_line_a_problem_with_its_place():
    assert formats.as_github([WRONG, BARE]).splitlines() == [
        "::error file=data/ledger/a.yml,line=27,title=growth.value::"
        "640, 50%25 off%0A    expected: the number%0A    try: value: 640",
        "::error file=edition full::there is no such edition",
    ]
    assert formats.as_github([]) == ""


@given(st.text(), st.text())
def test_whatever_a_problem_says_github_reads_one_command(file, message):
    written = formats.as_github([Problem(Place(file, 1), message)])
    assert "\n" not in written and "\r" not in written
    head, _, said = written.removeprefix("::error ").partition("::")
    read = dict(part.split("=", 1) for part in head.split(","))
    for old, new in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        read = {name: value.replace(old, new) for name, value in read.items()}
        said = said.replace(old, new)
    assert read.get("file", "") == letters.printable(file) and said == letters.printable(message)
