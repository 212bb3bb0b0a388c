"""The judgements of an edition: those of its prose, and those of the charts that it shows."""

from brief.notebooks.outputs import FIGURE_KEY, VALUES_MIME
from brief.publish.prose import settled

JUDGED = [{"words": "Deaths rose", "when": "deaths > 5", "otherwise": "They did not"}]


def of_charts(collection, edition, executed, value):
    notebook = executed["01-deaths"]
    notebook.cells[0].outputs[0].metadata[FIGURE_KEY]["judgements"] = JUDGED
    notebook.cells[2].outputs[0].data[VALUES_MIME]["deaths"]["value"] = value
    return settled.of_edition(collection, edition, executed)


def test_a_chart_that_is_shown_is_among_them_with_its_place(collection, edition, executed):
    [judged] = of_charts(collection, edition, executed, 19413.0)
    assert (judged.words, judged.finding.holds) == ("Deaths rose", True)
    assert str(judged.judgement.place) == "notebooks/01-deaths.ipynb cell fig-deaths"


def test_it_is_computed_anew_on_the_values_of_the_edition(collection, edition, executed):
    [judged] = of_charts(collection, edition, executed, 4.0)
    assert (judged.words, judged.finding.holds) == ("They did not", False)


def test_a_chart_that_no_section_shows_is_not_among_them(collection, edition, executed):
    section = collection.project.section("growth")
    section.write_text("## Growth {#growth}\n\nWords.\n", encoding="utf-8")
    assert of_charts(collection, edition, executed, 19413.0) == []
