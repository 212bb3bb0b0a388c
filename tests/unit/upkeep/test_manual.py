"""The reference says what the records, the commands and the words mean."""

import pytest

from brief.base.problems import Problems
from brief.cli.main import command
from brief.upkeep import manual


def test_the_reference_is_what_the_code_says(project):
    assert (project.docs / "reference.md").read_text(encoding="utf-8") == manual.page(project, command)


def test_the_reference_says_what_a_field_an_option_and_a_qualifier_mean(project):
    text = manual.page(project, command)
    assert "| `range` | two numbers |  | the two numbers that the quote says, `[low, high]` |" in text
    assert "| `exact` | text | needed | the quote, word for word;" in text
    assert "| `-p, --parameter NAME=VALUE` | Set a parameter" in text
    assert "| not quite the number | 640 | less than 640 | at least 576 and less than 640 |" in text
    assert "| `lethal_dose_mg` | `2.0` | mg of pure fentanyl" in text


def test_a_field_or_an_operation_that_nothing_describes_is_a_problem(copy, monkeypatch):
    record, (where, said) = next(iter(manual.RECORDS.items()))
    less = {name: words for name, words in said.items() if name != "id"} | {"idd": "x"}
    monkeypatch.setitem(manual.RECORDS, record, (where, less))
    monkeypatch.delitem(manual.OPERATIONS, "level")
    with pytest.raises(Problems) as caught:
        manual.page(copy, command)
    assert [str(problem).partition(" ")[2] for problem in caught.value.problems] == [
        "RECORDS Source.id: this field has no description",
        "RECORDS Source.idd: no such field",
        "OPERATIONS level: this operation has no description",
    ]
