"""The prose of an edition is held against its own claims, values, charts, citations and headings."""

import pytest

from brief.base.problems import Place
from brief.publish.prose import rules
from brief.publish.prose.check import Checked, check_edition
from brief.publish.prose.rules import check


def test_what_the_edition_gives_may_be_named(collection, edition, executed):
    assert check_edition(collection, edition, executed) == []


def test_a_section_may_lead_to_a_heading_of_another_and_to_none_of_another_edition(collection, edition, executed):
    sections = collection.project.sections
    (sections / "more.qmd").write_text("## More {#more}\n\nSee [growth](#growth) [@plan; @deaths].\n", encoding="utf-8")
    both = edition.model_copy(update={"sections": ("more", "growth")})
    assert check_edition(collection, both, executed) == []
    alone = edition.model_copy(update={"sections": ("more",)})
    [problem] = check_edition(collection, alone, executed)
    assert problem.place == Place("reports/sections/more.qmd", 3) and "#growth" in problem.message


def test_only_a_section_that_changed_is_read_again_and_all_are_where_they_may_name_something_else(
    collection, edition, executed, monkeypatch
):
    read, checked = [], Checked()
    monkeypatch.setattr(rules, "check", lambda section, known: (read.append(section.file), check(section, known))[1])
    path = collection.project.sections / "more.qmd"
    both = edition.model_copy(update={"sections": ("growth", "more")})
    for text, again in (("See [growth](#no).", 2), ("See [growth](#no).", 0), ("Words.", 1), ("Others.", 1)):
        path.write_text(f"## More {{#more}}\n\n{text}\n", encoding="utf-8")
        read.clear()
        assert check_edition(collection, both, executed, checked) == check_edition(collection, both, executed)
        assert len(read) == again + 2, "the last two without knowledge of an earlier check"
    without = check_edition(collection, both, {}, checked)
    assert without == check_edition(collection, both, {}) and without


def test_without_its_notebook_nothing_of_it_is_known(collection, edition):
    messages = [problem.message for problem in check_edition(collection, edition, {})]
    assert len(messages) == 4 and messages[0] == "no notebook gives a value 'deaths'"


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("## More {#more}\n\nWords.\n", True),
        ("::: {.new-page}\n:::\n\n## More {#more}\n", True),
        ("Words.\n", False),
        ("## More\n\nWords.\n", False),
        ("### More {#more}\n\nWords.\n", False),
        ("# More {#more}\n\nWords.\n", False),
    ],
)
def test_a_section_without_a_heading_of_its_own_is_refused(collection, edition, executed, text, headed):
    (collection.project.sections / "more.qmd").write_text(text, encoding="utf-8")
    both = edition.model_copy(update={"sections": ("growth", "more")})
    problems = check_edition(collection, both, executed)
    assert [(problem.place.file, problem.expected) for problem in problems] == [
        ("reports/sections/more.qmd", "## Title {#id}")
    ] * (not headed)
