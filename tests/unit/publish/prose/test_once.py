"""What stands in an edition twice, and sections that include themselves."""

import nbformat
import pytest

from brief.notebooks.outputs import VALUES_MIME
from brief.publish.prose import once, sections


@pytest.fixture
def check(tiny, edition):
    def run(executed=None, names=("one",), **texts):
        prose = [sections.parse(f"reports/sections/{name}.qmd", text) for name, text in texts.items()]
        changed = edition.model_copy(update={"sections": names})
        return [str(problem.message) for problem in once.check(tiny, changed, prose, executed or {})]

    return run


def test_sections_ids_and_charts_that_stand_once_are_fine(check):
    assert check(one="## A {#a}\n\n{{< include sections/two.qmd >}}", two="## B {#b}\n\n[c]{.x #c}") == []


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            {"one": "## A {#a}\n\n## B {#a}"},
            "the id a stands in this edition twice, first in rep",
        ),
        ({"one": "## A {#a}", "two": "::: {.x #a}\n:::"}, "the id a stands"),
        (
            {name: f'![A](map.png){{#fig-map fig-alt="{name}"}}' for name in ("one", "two")},
            "the id fig-map stands in this edition twice, first in reports/sections/one.qmd:1",
        ),
        ({"one": "| A |\n|---|\n\n: A {#tbl-own}\n\n: B\n  C {#tbl-own}"}, "the id tbl-own stands"),
        (
            {"one": "{{< embed notebooks/01-a.ipynb#fig-a >}}", "two": '![A](map.png){#fig-a fig-alt="A"}'},
            "the id fig-a stands",
        ),
        (
            {"one": "{{< embed notebooks/01-a.ipynb#fig-a >}}\n\n{{< embed notebooks/01-a.ipynb#fig-a >}}"},
            "the chart or",
        ),
        ({"one": "{{< include sections/one.qmd >}}"}, "the section sections/one.qmd stands"),
        ({"one": "{{< include /sections/one.qmd >}}"}, "the section sections/one.qmd stands"),
        (
            {"one": "{{< include sections/two.qmd >}}\n\n{{< include /sections/two.qmd >}}", "two": ""},
            "the section sections/two.qmd",
        ),
        (
            {"one": "{{< include sections/two.qmd >}}\n\n{{< include sections/two.qmd >}}", "two": ""},
            "the section sect",
        ),
    ],
)
def test_what_stands_twice_is_refused(check, texts, message):
    assert any(found.startswith(message) for found in check(**texts))


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_circle_of_sections_is_refused(check, slash):
    found = check(one=f"{{{{< include {slash}sections/two.qmd >}}}}", two="{{< include /sections/one.qmd >}}")
    assert "sections/one.qmd includes itself" in found and "sections/two.qmd includes itself" in found


def test_an_edition_that_lists_a_section_twice_is_refused(check):
    assert check(names=("one", "one"), one="a")[0].startswith("the section sections/one.qmd stands")


def test_two_notebooks_with_one_label_or_one_value_are_refused(check):
    def notebook():
        output = nbformat.v4.new_output("execute_result", data={VALUES_MIME: {"count": {"text": "1"}}})
        cell = nbformat.v4.new_code_cell("#| label: fig-a\nshow()", outputs=[output])
        return nbformat.v4.new_notebook(cells=[cell])

    found = check({"01-a": notebook(), "02-b": notebook()}, one="")
    assert [message.split(" stands")[0] for message in found] == ["the label fig-a", "the value count"]
