"""The reference says what the records, the commands and the words mean."""

import inspect

import pytest

from brief.base.records import Record
from brief.cli.main import command
from brief.official.operations.readings import OPERATIONS
from brief.upkeep import manual


def test_the_reference_is_what_the_code_says(project, collection):
    assert (project.docs / "reference.md").read_text(encoding="utf-8") == manual.page(collection, command)


def test_the_reference_says_what_a_field_an_option_and_a_qualifier_mean(collection):
    text = manual.page(collection, command)
    assert "| `range` | two numbers |  | The two numbers that the quote says, `[low, high]`. |" in text
    assert "| `exact` | text | needed | The quote, word for word;" in text
    assert "| `-p, --parameter NAME=VALUE` | Set a parameter" in text
    assert "| not quite the number | nearly 640 deaths | less than 640 | at least 576 and less than 640 |" in text
    assert "| `lethal_dose_mg` | `2.0` | mg of pure fentanyl" in text


def records(kind=Record):
    for record in kind.__subclasses__():
        yield record
        yield from records(record)


def test_every_record_is_in_the_reference():
    own = {record for record in records() if record.__module__.startswith("brief.") and not inspect.isabstract(record)}
    assert own == {*manual.RECORDS, *OPERATIONS}


@pytest.mark.parametrize("record", [*manual.RECORDS, *OPERATIONS])
def test_every_field_of_a_record_says_what_it_means(record):
    meanings = {name: field.description or "" for name, field in record.model_fields.items()}
    wrong = [name for name, meaning in meanings.items() if not (meaning[:1].isupper() or meaning[:1] == "`")]
    assert wrong == [] and all(meaning.endswith(".") for meaning in meanings.values())
