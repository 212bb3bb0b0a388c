"""A staged project as one text: what is included, embedded and named stands where it was asked for."""

from datetime import UTC, datetime

import nbformat
import pytest

from brief.base.problems import Problems
from brief.publish.render import expansion

FRONT = "---\ntitle: Small\ndate: 2026-01-02\n---\n\n"


@pytest.fixture
def staged(tmp_path):
    for name in ("sections", "notebooks", "_generated"):
        (tmp_path / name).mkdir()
    (tmp_path / "_variables.yml").write_text("deaths: 2,628\n", encoding="utf-8")
    return tmp_path


def brief(staged, text):
    (staged / "brief.qmd").write_text(FRONT + text, encoding="utf-8")
    return expansion.brief(staged).whole.removeprefix(FRONT)


def notebook(staged, source, **data):
    output = nbformat.v4.new_output("display_data", data={name.replace("_", "/"): text for name, text in data.items()})
    cell = nbformat.v4.new_code_cell(source, outputs=[output])
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), staged / "notebooks" / "a.ipynb")


def test_files_say_that_they_were_made_on_the_day_of_the_brief(staged):
    brief(staged, "")
    assert expansion.day(staged) == datetime(2026, 1, 2, tzinfo=UTC)


def test_an_included_text_may_name_values_and_claims(staged):
    (staged / "sections" / "one.qmd").write_text('{{< var deaths >}}, {{< claim a "b \\" c" >}}', encoding="utf-8")
    assert brief(staged, "Before {{< include /sections/one.qmd >}} after") == (
        'Before 2,628, []{.shortcode name="claim" arg1="a" arg2="b \\" c"} after'
    )


def test_a_byte_order_mark_before_an_included_text_is_left_out(staged):
    (staged / "sections" / "one.qmd").write_text("Words", encoding="utf-8-sig")
    assert brief(staged, "{{< include /sections/one.qmd >}}") == "Words"


def test_a_chart_is_a_picture_with_caption_and_text_alternative(staged):
    source = '#| label: fig-a\n#| fig-cap: "A “chart”"\n#| fig-alt: "It says \\"up\\"."\nshow()'
    output = {"data": {"image/svg+xml": "<svg/>"}, "output_type": "display_data", "metadata": {}}
    cell = nbformat.v4.new_code_cell(source, outputs=[nbformat.from_dict(output)])
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), staged / "notebooks" / "a.ipynb")
    assert brief(staged, "{{< embed notebooks/a.ipynb#fig-a >}}") == (
        '::: {#cell-fig-a}\n\n![A “chart”](_generated/fig-a.svg){#fig-a fig-alt="It says \\"up\\"."}\n\n:::'
    )
    assert (staged / "_generated" / "fig-a.svg").read_text(encoding="utf-8") == "<svg/>"


def test_a_table_has_its_caption_and_its_label(staged):
    notebook(staged, "#| label: tbl-a\n#| tbl-cap: Years\nshow()", text_markdown="| A |\n|---|")
    assert brief(staged, "{{< embed notebooks/a.ipynb#tbl-a >}}") == (
        "::: {#cell-tbl-a}\n\n| A |\n|---|\n\n: Years {#tbl-a}\n\n:::"
    )


def test_an_output_that_no_brief_can_show_is_left_out(staged):
    notebook(staged, "#| label: tbl-a\nshow()", text_plain="words")
    assert brief(staged, "{{< embed notebooks/a.ipynb#tbl-a >}}") == "::: {#cell-tbl-a}\n\n:::"


def test_an_unknown_shortcode_is_refused_with_the_text_it_stands_in(staged):
    (staged / "sections" / "one.qmd").write_text("\n{{< video x >}}", encoding="utf-8")
    with pytest.raises(Problems, match="sections/one.qmd:2: unknown shortcode 'video'"):
        brief(staged, "{{< include /sections/one.qmd >}}")


def test_a_text_that_includes_itself_is_refused(staged):
    (staged / "sections" / "one.qmd").write_text("{{< include /sections/one.qmd >}}", encoding="utf-8")
    with pytest.raises(Problems, match="sections/one.qmd: includes itself"):
        brief(staged, "{{< include /sections/one.qmd >}}")


def test_what_the_brief_includes_is_a_text_of_its_own_with_all_that_it_includes(staged):
    (staged / "sections" / "one.qmd").write_text("One {{< include /sections/two.qmd >}}\n", encoding="utf-8")
    (staged / "sections" / "two.qmd").write_text("two <!-- a remark -->", encoding="utf-8")
    assert brief(staged, "A\n\n{{< include /sections/one.qmd >}}\n\nB") == "\nA\n\nOne two \n\n\nB".lstrip("\n")
    read = expansion.brief(staged)
    assert read.texts == ["\nA\n\n", "One two \n", "\n\nB"] and read.front == FRONT.rstrip("\n") + "\n"
