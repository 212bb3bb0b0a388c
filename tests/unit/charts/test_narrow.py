"""The chart for a telephone: narrower, the same numbers, and its words wrap."""

import copy

import altair as alt
import pandas as pd
import pytest

from brief.charts import bars, lines, matrix, releases, tally
from brief.charts.narrow import PICTURE, narrow
from brief.charts.theme import titled
from brief.quantity.bounds import Bounds

LONG = "What the agency says of its operations, added: ports of entry and patrols"


@pytest.fixture
def rows():
    frame = pd.DataFrame(
        {
            "name": [LONG, "All, the same days"],
            "kind": ["quoted", "official"],
            "text": ["less than 10,000 lb", "4,721 lb"],
            "value": [10000.0, 4721.0],
            "lower": [None, 4721.0],
            "upper": [10000.0, 4721.0],
        }
    )
    return spec(bars.bar_rows(frame, x_title="pounds"))


def spec(drawing):
    return titled(drawing.chart, "A message that is longer than a line of a telephone can be", "Measure").to_dict()


def datasets(drawn):
    return [row for rows in drawn["datasets"].values() for row in rows]


def test_it_is_as_narrow_as_a_telephone_and_leaves_the_other_as_it_was(rows):
    before = copy.deepcopy(rows)
    assert narrow(rows)["width"] <= PICTURE < before["width"]
    assert rows == before


def test_titles_and_names_wrap_between_words(rows):
    drawn = narrow(rows)
    assert drawn["title"]["text"] == ["A message that is longer than", "a line of a telephone can be"]
    wrapped = [row["lines"] for row in datasets(drawn) if row.get("name") == LONG]
    assert wrapped and all(text.replace("\n", " ") == LONG for text in wrapped)


def test_a_rows_number_stands_under_its_name_at_the_left(rows):
    texts = [layer for layer in narrow(rows)["layer"] if layer["mark"]["type"] == "text"]
    assert [layer["encoding"]["x"]["value"] for layer in texts] == [0, 0]
    assert texts[0]["mark"]["dy"] < texts[1]["mark"]["dy"] and texts[1]["mark"]["align"] == "left"


def test_words_where_lines_end_stand_apart_and_leave_room_for_the_lines():
    counts = pd.DataFrame({"year": [2016, 2017], "All drugs": [63632, 70237], "Any opioid": [42249, 69600]})
    claim = lines.ClaimMark(Bounds(lower=72000, lower_open=True), "more than 72,000\nin 2017", 2017, 2017)
    drawn = narrow(spec(lines.with_claims(counts, [claim], y_title="deaths")))
    ends = {row["text"]: row["value"] for row in datasets(drawn) if "text" in row}
    assert sorted(ends) == ["All drugs:\n70,237", "Any opioid:\n69,600"]
    high, low = ends["All drugs:\n70,237"], ends["Any opioid:\n69,600"]
    assert (high - low) * drawn["height"] / 70237 >= 30
    assert 200 < drawn["width"] < PICTURE


def test_a_matrix_keeps_its_numbers_and_its_headings_stand_upright():
    counts = pd.DataFrame(
        {"Production": [3, 0], "Trafficking and interdiction": [12, 4]},
        index=pd.Index(["Plan", "Partnership and coordination of all"], name="Document"),
    )
    drawn = narrow(spec(matrix.matrix(counts)))
    assert [row["text"] for row in datasets(drawn) if "fill" in row] == ["3", "12", "0", "4"]
    assert drawn["layer"][-1]["mark"]["angle"] == 270
    assert {"Trafficking and", "interdiction"} <= {row["text"] for row in datasets(drawn)}
    assert all(0 <= row["x"] <= drawn["width"] for row in datasets(drawn))


def test_names_at_the_side_of_bars_wrap():
    claims = pd.DataFrame({"topic": ["a name of more than one line", "b"], "claims": [18, 9]})
    drawn = narrow(spec(tally.counts(claims, category="topic", value="claims", x_title="claims")))
    axes = [layer["encoding"]["y"]["axis"] for layer in drawn["layer"]]
    assert all("split" in axis["labelExpr"] for axis in axes)


def test_words_over_a_mark_grow_upwards():
    rows = pd.DataFrame({"release": ["Sep", "Sep"], "counted": ["reported", "predicted"], "value": [70699, 71495]})
    drawn = releases.against_bound(rows, lower=72000, claim_label="claimed: more than 72,000", x_title="deaths")
    spec = drawn.chart.to_dict()
    over, raised = (
        next(layer["mark"] for layer in each["layer"] if layer["mark"].get("baseline") == "bottom")
        for each in (spec, narrow(spec))
    )
    assert raised["dy"] == over["dy"] - 15


@pytest.mark.parametrize("size", [{}, {"height": 200}])
def test_a_chart_that_is_none_of_ours_only_gets_narrower(size):
    chart = alt.Chart(pd.DataFrame({"a": [LONG, "b"], "b": [1, 2]})).mark_bar().encode(x="b:Q", y="a:N")
    drawn = titled(chart.properties(width=500, **size), "A message", "Measure").to_dict()
    narrowed = narrow(drawn)
    assert narrowed["width"] < 500 and narrowed.get("height") == size.get("height")
