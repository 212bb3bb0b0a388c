"""Sections are read with all that they include, and say where something stands in them."""

from brief.base.problems import Place
from brief.publish.prose import sections


def write(project, **texts):
    for name, text in texts.items():
        (project.section(name)).write_text(text, encoding="utf-8")


def test_a_section_that_is_included_is_read_too_and_each_once(collection, edition):
    project = collection.project
    write(
        project,
        a="{{< include sections/b.qmd >}}",
        b="{{< include /sections/a.qmd >}}{{< include /_generated/x.qmd >}}",
    )
    prose = sections.of(project, edition.model_copy(update={"sections": ("a", "b", "growth")}))
    assert [section.file for section in prose] == [f"reports/sections/{name}.qmd" for name in ("a", "b", "growth")]


def test_what_stands_at_an_offset_has_its_line():
    section = sections.parse("a.qmd", "one\n\n## Two {#two}\n")
    assert section.place(section.text.index("##")) == Place("a.qmd", 3)
    assert section.headings == {"two"}


def test_prose_is_the_text_with_spaces_for_what_nobody_reads():
    section = sections.parse("a.qmd", "See {{< var x >}} and `code` at <https://a.example>, x.")
    assert section.prose.split() == ["See", "and", "at", ",", "x."]
    assert len(section.prose) == len(section.text)
