"""Texts of a notebook that judge rest on a condition over its values."""

import re

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from brief.notebooks import judgements, show
from brief.notebooks.judged import JudgementError
from brief.notebooks.outputs import FIGURE_KEY
from brief.quantity.conditions import ConditionError, Facts, Quantity

WORDS = {
    "idiom": ("how many",),
    "comparison": ("fewer", "most"),
    "quantity": ("many",),
    "trend": ("fell",),
    "verdict": ("confirm*",),
}
START = (
    'give = show.values("overdose")\ngive.count("peak", 5)\ngive.count("latest", 3)\ngive.claim("quoted", claims["x"])'
)
FILE = "notebooks/x.ipynb"


def values(latest=3):
    give = show.values("overdose")
    give.count("peak", 5, unit="deaths")
    give.count("latest", latest, unit="deaths")
    return give


def notebook(*cells):
    return new_notebook(cells=[new_code_cell(START), *cells])


def problems(*cells):
    return [str(problem) for problem in judgements.check(notebook(*cells), FILE, WORDS)]


FELL = show.judged("{latest}: they fell", when="latest < peak")


def test_a_text_is_said_while_its_condition_holds():
    assert values().title(FELL) == "3 deaths: they fell"


def test_a_text_without_other_words_fails_with_sentence_condition_and_values():
    with pytest.raises(
        JudgementError, match="“{latest}: they fell” rests on latest < peak, which does not hold"
    ) as error:
        values(9).title(FELL)
    assert "latest = 9 deaths; peak = 5 deaths" in str(error.value)


def test_other_words_are_said_where_the_condition_does_not_hold():
    assert values(9).title(show.judged("they fell", when="latest < peak", otherwise="{latest} now")) == "9 deaths now"


def test_units_that_dont_fit_and_names_that_nobody_gave_are_refused():
    for when in ("latest < 5 percent", "latests < peak"):
        with pytest.raises(ConditionError):
            values().title(show.judged("they fell", when=when))


def test_a_chart_and_a_table_publish_what_their_texts_rest_on():
    caption = show.judged("they fell", when="latest < peak", otherwise="{latest} now")
    shown = show.table(pd.DataFrame({"a": [1]}), caption=caption, values=values())
    [judgement] = shown._repr_mimebundle_()[1][FIGURE_KEY]["judgements"]
    assert judgement == {
        "words": "they fell",
        "when": "overdose_latest < overdose_peak",
        "otherwise": "3 deaths now",
    }
    with pytest.raises(TypeError, match="values=give"):
        show.table(pd.DataFrame({"a": [1]}), caption=caption)


@pytest.mark.parametrize(
    "cell",
    [
        new_markdown_cell("Deaths fell."),
        new_markdown_cell("<!-- when: latest < peak -->\nThey fell.\n\nAnd fewer died."),
        new_code_cell('show.chart(x, values=give, message="Deaths fell")'),
        new_code_cell('show.chart(x, values=give, message="{latest} deaths, " "fewer")'),
        new_code_cell('show.chart(x, values=give, note="fewer deaths")'),
        new_code_cell('show.table(x, caption="The most deaths")'),
        new_code_cell('give.text("lead", "they fell")'),
        new_code_cell('label = give.fill("{latest}, and fewer")'),
        new_code_cell('show.chart(x, values=give, message="{quoted} is confirmed")'),
    ],
)
def test_a_sentence_that_judges_and_rests_on_nothing_is_found_with_its_cell(cell):
    [problem] = problems(cell)
    assert re.match(r"notebooks/x\.ipynb cell 2(, line 1)?: “", problem)
    assert "rests on nothing" in problem


@pytest.mark.parametrize(
    "cell",
    [
        new_markdown_cell("<!-- when: latest < peak -->\nDeaths fell.\n\nHow many were there?"),
        new_markdown_cell("<!-- definition -->\nThe most is the highest."),
        new_markdown_cell('They say "deaths fell", *fewer than before*, “the most”, `most`.'),
        new_code_cell('show.chart(x, values=give, message=show.judged("Deaths fell", when="latest < peak"))'),
        new_code_cell('show.chart(x, values=give, message="{quoted}, and fewer")'),
        new_code_cell('frame = frame.rename({"a": "most"})'),
    ],
)
def test_what_is_bound_defined_quoted_reported_or_no_text_is_let_through(cell):
    assert problems(cell) == []


def test_conditions_that_name_what_no_cell_gives_or_cant_be_read_are_found_before_anything_runs():
    [problem] = problems(new_code_cell('show.chart(x, message=show.judged("They fell", when="latests < peak"))'))
    assert "rests on latests, which no cell gives" in problem
    assert "try: latest" in problem
    [problem] = problems(new_markdown_cell("<!-- when: latest < -->\nThey fell."))
    assert "not a condition" in problem


def test_a_text_that_is_not_written_out_where_it_is_shown_is_refused():
    [problem] = problems(new_code_cell("show.chart(x, message=headline)"))
    assert problem.startswith("notebooks/x.ipynb cell 2, line 1: the message is computed: headline")


@pytest.mark.parametrize(("latest", "said"), [(3, 0), (9, 1)])
def test_a_text_cell_is_held_against_what_the_notebook_gives(latest, said):
    bound = notebook(new_markdown_cell("<!-- when: latest < peak -->\nDeaths fell."))
    facts = Facts({"overdose_latest": Quantity(latest), "overdose_peak": Quantity(5)})
    found = [str(problem) for problem in judgements.stand(bound, FILE, facts)]
    assert len(found) == said
    assert all("“Deaths fell.” rests on latest < peak, which does not hold" in problem for problem in found)


def test_what_an_executed_chart_says_is_found_by_the_label_of_its_cell():
    figure = {"judgements": [{"words": "Deaths fell", "when": "overdose_latest < 5", "otherwise": ""}]}
    output = new_output("execute_result", data={}, metadata={FIGURE_KEY: figure}, execution_count=1)
    cell = new_code_cell("#| label: fig-x\nshow.chart()", outputs=[output], execution_count=1)
    [written] = judgements.shown(notebook(cell), FILE)["fig-x"]
    assert (written.words, written.when, str(written.place)) == (
        "Deaths fell",
        "overdose_latest < 5",
        "notebooks/x.ipynb cell fig-x",
    )
