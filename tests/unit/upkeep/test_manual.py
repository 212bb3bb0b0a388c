"""The reference says what the records, the commands and the words mean."""

import inspect

import pytest

from brief.base.records import Record
from brief.official.operations.readings import OPERATIONS
from brief.upkeep import manual


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
