"""The reference of fields, commands and words is what the code says."""

from brief.cli.main import command
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
