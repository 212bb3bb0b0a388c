"""Differences in words: as text and as Markdown."""

from brief.compare.words import as_markdown, as_text

NOTEBOOK = "03-growth"


def test_the_text_counts_first_and_groups_by_reason(small, before):
    small.change("parameter")
    small.values["counted"]["text"] = "264 percent"
    small.values["assumed"]["text"] = "3 mg"
    assert as_text(small.changes(before), "before", "after").splitlines() == [
        "before → after. Differences: 1 in parameters, 2 in values.",
        "",
        "Parameters: 1 changed",
        "  because of its value in the edition or with -p",
        f"    end_year, {NOTEBOOK}: 2016 → 2015",
        "",
        "Values: 2 changed",
        "  because of parameter end_year: 2016 → 2015",
        "    counted: 638.7 percent → 264 percent",
        "    assumed: 2 mg → 3 mg",
    ]


def test_the_markdown_has_a_table_a_kind_and_escapes_what_it_quotes(small, before):
    small.row("claims", "id", "plan-growth")["measure"] = "Growth | *all*"
    small.values["assumed"]["text"] = "3 mg"
    text = as_markdown(small.changes(before), "old_one", "new")
    assert text.splitlines()[0] == r"old\_one → new. Differences: 1 in values, 1 in claims."
    assert text.splitlines()[2:4] == ["## Values: 1 changed", ""]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert lines[0] == "| Name | What | Old | New | Because of |"
    assert len(lines) == 6
    assert lines[-1].startswith(r"| plan-growth | measure | Growth | Growth \| \*all\* | its record in ")
