"""A labelled cell holds what a renderer needs: SVG, caption, text alternative; and the data behind a chart."""

from brief.notebooks import files as notebooks
from brief.notebooks.outputs import FIGURE_KEY, SVG_MIME
from brief.publish import cells


def test_a_chart_is_its_picture_with_caption_and_text_alternative(executed):
    staged, figures = cells.staged(executed["01-deaths"])
    cell = notebooks.labels(staged)["fig-deaths"]
    assert notebooks.options(cell) == {"label": "fig-deaths", "fig-cap": "Deaths", "fig-alt": "Line chart. Up."}
    assert cell.source.splitlines()[-1] == "show()"
    assert cell.outputs[0]["data"] == {SVG_MIME: "<svg>deaths</svg>"}
    assert figures == {
        "fig-deaths": {
            "shown": 'Year,Deaths\n2016,"19,413"\n',
            "csv": "Year,Deaths\n2016,19413\n",
            "narrow": "<svg>small</svg>",
        }
    }


def test_a_table_stays_and_gets_its_caption(executed):
    staged, _ = cells.staged(executed["01-deaths"])
    cell = notebooks.labels(staged)["tbl-claims"]
    assert notebooks.options(cell) == {"label": "tbl-claims", "tbl-cap": "Claims"}
    assert list(cell.outputs[0]["data"]) == ["text/markdown"]


def test_the_executed_notebook_stays_as_it_was(executed):
    before = notebooks.written(executed["01-deaths"])
    cells.staged(executed["01-deaths"])
    assert notebooks.written(executed["01-deaths"]) == before


def test_a_caption_ends_with_what_the_words_of_its_chart_rest_on(executed):
    figure = executed["01-deaths"].cells[0].outputs[0].metadata[FIGURE_KEY]
    figure["judgements"] = [{"words": "Deaths rose", "when": "deaths > 5", "otherwise": ""}]
    staged, _ = cells.staged(executed["01-deaths"])
    options = notebooks.options(notebooks.labels(staged)["fig-deaths"])
    assert options["fig-cap"] == 'Deaths[]{.judged when="deaths > 5"}'


def test_an_apostrophe_in_a_caption_does_not_end_it():
    """Quarto hands captions on in single quotes: after a backslash the rest of the page was read as text."""
    options = cells._options("tbl-a", {"caption": "The plan's *price*"})
    assert options == {"tbl-cap": "The plan’s \\*price\\*"}
