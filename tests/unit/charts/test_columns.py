"""A chart of a frame that does not fit says which function wants which column, and what is there."""

import inspect

import pandas as pd
import pytest

from brief.charts import bars, columns, lines, matrix, ranges, rates, releases, tally, timeline
from brief.charts.drawing import Drawing

CHARTS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": function
    for module in (bars, lines, matrix, ranges, rates, releases, tally, timeline)
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and inspect.signature(function).return_annotation == "Drawing"
}
MONTHS = pd.DataFrame({"month": ["2023-01", "2023-02"], "value": [1.0, 2.0]})
ROWS = pd.DataFrame({"name": ["a", "b"], "kind": "quoted", "text": "1", "value": 1.0, "lower": 1.0, "upper": None})


NO_DAY = "which is no year, month or day: write 2017-01"
NO_MONTH = "'2023-13' has a month that does not exist"
NO_PERIOD = "period 'Jan 2023' is not 2017, 2017-12, 2017-12-31, 2012/2016, 2000/.. or FY2022; write 2023-01"


def refusal(function, *frames, **words):
    with pytest.raises((TypeError, ValueError)) as caught:
        function(*frames, **words)
    return str(caught.value)


def over_months(frame):
    return refusal(lines.over_months, frame, series_label="Deaths", y_title="deaths")


def test_the_charts_are_found():
    assert len(CHARTS) == 17
    assert isinstance(lines.over_months(MONTHS, series_label="Deaths", y_title="deaths"), Drawing)


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_names_itself_where_it_gets_no_frame(name):
    needed = [p for p in inspect.signature(CHARTS[name]).parameters.values() if p.default is inspect.Parameter.empty]
    frames = [None for parameter in needed if parameter.kind is parameter.POSITIONAL_OR_KEYWORD]
    words = {parameter.name: "x" for parameter in needed if parameter.kind is parameter.KEYWORD_ONLY}
    assert refusal(CHARTS[name], *frames, **words).startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (None, "counts is None, not a frame (pd.DataFrame)"),
        (MONTHS["value"], "counts is of the type Series, not a frame (pd.DataFrame)"),
        (MONTHS.rename(columns={"month": "mnth"}), "counts has no column 'month' (did you mean 'mnth'?)"),
        (MONTHS.rename(columns={"month": "x"}), "counts has no column 'month' (it has 'x', 'value')"),
        (MONTHS.iloc[:0], "counts has no rows"),
        (MONTHS.assign(value=["1", "2"]), "counts has '1' in the column 'value', which is no number"),
        (
            MONTHS.assign(month=[1, 2]),
            "counts has 1 in the column 'month', which is no year, month or day: write 2017-01",
        ),
        (MONTHS.assign(month=["Jan 2023", "2023-02"]), f"counts has in the column 'month': {NO_PERIOD}"),
        (MONTHS.assign(month=["2023-13", "2023-02"]), f"counts has in the column 'month': {NO_MONTH}"),
        (MONTHS.assign(month=["2023-01", None]), f"counts has an empty cell in the column 'month', {NO_DAY}"),
        (MONTHS.assign(month="2023-01"), "counts has '2023-01' twice in the column 'month'"),
        (MONTHS.assign(value=None), "counts has no number in the column 'value': all its cells are empty"),
        (MONTHS.assign(value=[1, float("inf")]), "counts has inf in the column 'value', which is no finite number"),
        (MONTHS[["month", "value", "value"]], "counts has two columns 'value'"),
        (
            MONTHS[["value", "value"]].assign(x=1),
            "counts has two columns 'value'; has no column 'month' (it has 'value', 'value', 'x')",
        ),
        (
            pd.DataFrame({"x": [1]}),
            "counts has no column 'month' (it has 'x'); has no column 'value' (it has 'x')",
        ),
    ],
)
def test_all_that_is_wrong_with_a_frame_is_said_at_once(frame, message):
    assert over_months(frame) == f"lines.over_months: {message}"


def test_a_word_that_is_on_no_list_and_a_name_twice_are_refused():
    def told(**change):
        return refusal(bars.bar_rows, ROWS.assign(**change), x_title="pounds")

    assert told(kind="qoted") == "bars.bar_rows: rows has 'qoted' in the column 'kind' (did you mean 'quoted'?)"
    assert told(name="a") == "bars.bar_rows: rows has 'a' twice in the column 'name'"


def test_a_month_that_the_count_does_not_have_is_refused():
    claimed = MONTHS.assign(month=["2023-02", "2023-03"])
    message = refusal(
        bars.months_with_claim, MONTHS, claimed, series_label="a", claim_label="b", y_title="pounds a month"
    )
    assert "claimed has '2023-03' in the column 'month'" in message


def test_empty_numbers_and_whole_ones_are_numbers():
    frame = pd.DataFrame({"a": [None, 1], "b": [1, 2], "c": [None, None]})
    columns.check("x.y", "frame", frame, numbers=["a", "b", "c"])


def test_columns_of_two_levels_are_refused():
    levels = MONTHS.set_axis(pd.MultiIndex.from_tuples([("month", ""), ("value", "a")]), axis="columns")
    assert "has columns of 2 levels: their names are joined by" in over_months(levels)


def test_what_a_chart_can_not_do_without_is_not_empty():
    counts = pd.DataFrame({"Plan": [1, None]}, index=["a", "b"])
    assert "has an empty cell in the column 'Plan'" in refusal(matrix.matrix, counts)
    assert "below 0" in refusal(matrix.matrix, counts.fillna(-1))
    bars_of = pd.DataFrame({"c": ["a", None], "v": [1, 2]})
    assert "has an empty cell in the column 'c'" in refusal(tally.counts, bars_of, category="c", value="v", x_title="x")
    event = pd.DataFrame({"what": ["x"], "when": [None], "kind": ["rule"]})
    assert "has an empty cell in the column 'when'" in refusal(timeline.events, event)
    years = pd.DataFrame({"year": [2015, 2016]})
    assert "the column 'year' alone" in refusal(lines.with_claims, years, [], y_title="Deaths")


def test_months_are_drawn_in_their_order_and_one_without_a_number_is_said():
    def sentence(frame):
        return lines.over_months(frame, series_label="Deaths", y_title="deaths").sentences

    months = pd.DataFrame({"month": ["2023-01", "2023-02", "2023-03", "2023-04"], "value": [1, 5, 3, None]})
    assert sentence(months) == ("Deaths: 1 in Jan 2023, 3 in Mar 2023; highest 5 in Feb 2023.",)
    assert sentence(months[::-1]) == sentence(months) == sentence(months.astype({"value": "Int64"}))
