"""Tables and charts as the result of a cell."""

from decimal import Decimal

import altair as alt
import numpy as np
import pandas as pd
import pytest

from brief.base.markdown import link
from brief.charts import sentences
from brief.charts.drawing import Drawing
from brief.notebooks import show, tables
from brief.notebooks.outputs import FIGURE_KEY, VEGALITE_MIME


class Series:
    """Series of two agencies, as the reference would cite them."""

    def cite(self, name):
        return {"final": ("CDC", "WONDER"), "provisional": ("CDC", "VSRR"), "plan": ("State Department plan", "")}[name]

    def ids(self):
        return ["final", "provisional", "plan"]


FRAME = pd.DataFrame({"year": [2016, 2017], "month": ["2016-12", "2017-12"], "deaths": [63632.0, None]})


@pytest.fixture
def give():
    give = show.values("overdose", Series())
    give.year("first", 2016)
    give.text("quoted", "more than 72,000")
    return give


def test_a_table_chooses_orders_and_names_columns(give):
    table = show.table(FRAME, columns={"deaths": "Deaths since {first}", "year": "Year"}, text=["year"], values=give)
    assert table.plain.splitlines()[0].split("  ") == ["Deaths since 2016", "Year"]
    assert "| Deaths since 2016 | Year |" in table.text


def test_a_year_is_text_and_a_number_is_not(give):
    plain = show.table(FRAME, columns={"year": "As text", "deaths": "Deaths"}, text=["year"]).plain
    assert plain.splitlines()[1:] == ["2016     63,632", "2017          –"]
    assert "2016" in show.table(FRAME).plain and "2,016" not in show.table(FRAME).plain
    assert "2,016" in show.table(FRAME.rename(columns={"year": "deaths", "deaths": "more"})).plain


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("FY", [2016]),
        ("Fiscal year", [2016.0]),
        ("year_end", pd.array([2016], dtype="Int64")),
        ("Year", pd.Categorical([2016])),
        ("Years", pd.Series([2016], dtype=object)),
    ],
)
def test_a_year_is_a_year_however_a_frame_holds_it(title, cells):
    assert show.table(pd.DataFrame({title: cells})).plain.splitlines()[1].strip() == "2016"


def test_what_has_no_end_is_no_error():
    assert show.table(pd.DataFrame({"Times": [float("inf"), float("-inf")]})).plain.split() == ["Times", "∞", "-∞"]


def test_a_month_is_written_in_words():
    assert "December 2016" in show.table(FRAME, periods=["month"]).plain


def test_truth_is_yes_and_no_and_a_link_stays_one():
    table = show.table(pd.DataFrame({"holds": [True, False], "where": [link("a_b", "#x"), "plain_text"]}))
    assert "| yes | [a\\_b](#x) |" in table.text
    assert "no     plain_text" in table.plain


def test_titles_that_start_with_a_value_get_a_capital_letter(give):
    table = show.table(FRAME, columns={"deaths": "{quoted}"}, caption="{quoted}, by year", values=give)
    assert "| More than 72,000 |" in table.text
    assert table.caption == "More than 72,000, by year"


@pytest.mark.parametrize("options", [{"columns": {"daeths": "Deaths"}}, {"text": ["daeths"]}, {"periods": ["daeths"]}])
def test_a_misspelt_column_is_refused_with_the_nearest(options):
    with pytest.raises(ValueError, match="'daeths'; did you mean 'deaths'"):
        show.table(FRAME, **options)


def drawing():
    bars = alt.Chart(FRAME).mark_bar().encode(x="year:O", y="deaths:Q")
    return Drawing(bars, "Bar chart", FRAME, (sentences.trend("Deaths", FRAME["year"], FRAME["deaths"]),))


def test_a_chart_carries_titles_text_alternative_source_and_data(give):
    figure = show.chart(
        drawing(),
        values=give,
        message="{quoted} deaths since {first}",
        measure="Deaths, United States",
        caption="Deaths since {first}",
        sources=["final", "provisional", "plan"],
        source_note="our arithmetic",
        note="The claim says {quoted}.",
        columns={"year": "Year", "deaths": "Deaths"},
        text=["year"],
    )
    data, about = figure._repr_mimebundle_()
    assert data[VEGALITE_MIME]["title"]["text"] == ["More than 72,000 deaths since 2016"]
    assert about[FIGURE_KEY] == {
        "alt": "Bar chart. Deaths: 63,632. The claim says more than 72,000.",
        "caption": "Deaths since 2016. Source: CDC, WONDER; VSRR; State Department plan; our arithmetic.",
        "columns": ["Year", "Deaths"],
        "data": [{"Year": "2016", "Deaths": "63,632"}, {"Year": "2017", "Deaths": "–"}],
        "csv": "Year,Deaths\n2016,63632.0\n2017,\n",
    }


def test_the_table_behind_a_chart_can_be_another_than_the_frame_drawn(give):
    texts = {"message": "a", "measure": "b", "caption": "c"}
    figure = show.chart(drawing(), values=give, sources=["plan"], data=pd.DataFrame({"A": [1]}), **texts)
    assert figure.data == ({"A": "1"},)


def test_a_chart_without_a_source_is_refused(give):
    with pytest.raises(ValueError, match="needs a source"):
        show.chart(drawing(), values=give, message="a", measure="b", caption="c")


def test_a_misspelt_source_is_refused_with_the_nearest(give):
    with pytest.raises(KeyError, match="did you mean final"):
        show.chart(drawing(), values=give, message="a", measure="b", caption="c", sources=["finl"])


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([2**63 - 1, 12345678901234567], ["9,223,372,036,854,775,807", "12,345,678,901,234,567"]),
        ([10**30], ["1,000,000,000,000,000,000,000,000,000,000"]),
        ([-1234], ["−1,234"]),
        ([1e300, 1e-300, 1e14, 0.0], ["1.000e+300", "1.000e-300", "100,000,000,000,000", "0"]),
        (pd.array([True, None], dtype="boolean"), ["yes", "–"]),
        ([np.float64(2.5), np.int64(7), "a", np.True_], ["2.5", "7", "a", "yes"]),
        ([Decimal("1234567.891"), Decimal("NaN")], ["1,234,568", "–"]),
        ([Decimal("-123456789012345678.12"), Decimal("Infinity")], ["−123,456,789,012,345,678", "∞"]),
        (
            [Decimal("1e1000000"), Decimal("1e-16"), Decimal("0.5"), Decimal(0)],
            ["1.000e+1000000", "1.000e-16", "0.5", "0"],
        ),
        (pd.array([0.1, None], dtype="Float32"), ["0.1", "–"]),
        (np.array([0.1, 1e-16], dtype="float32"), ["0.1", "1.000e-16"]),
    ],
)
def test_a_number_is_written_as_it_is_whatever_holds_it(cells, words):
    table = show.table(pd.DataFrame({"a": cells}))
    assert [line.strip() for line in table.plain.splitlines()[1:]] == words


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (np.float32(0.1), "0.1"),
        (np.array([0.1], dtype="float32"), "0.1"),
        (np.float16(2.3), "2.3"),
        (Decimal("123456789012345678.12"), "123456789012345678.12"),
        (Decimal("2012.0"), "2012"),
        (Decimal("100"), "100"),
        (Decimal("1e-50"), "1.000e-50"),
    ],
)
def test_a_number_that_is_a_name_has_the_digits_that_it_had(cell, words):
    column = cell if isinstance(cell, np.ndarray) else pd.Series([cell], dtype=object)
    assert show.table(pd.DataFrame({"a": column}), text=["a"]).plain.splitlines()[1] == words


def test_a_saved_number_has_the_digits_that_it_had():
    frame = pd.DataFrame({"a": np.array([0.1], dtype="float32"), "b": [Decimal("123456789012345678.12")]})
    assert tables.comma_separated(frame) == "a,b\n0.1,123456789012345678.12\n"
    assert tables.comma_separated(pd.DataFrame({"a": [Decimal("NaN"), "x"]})) == 'a\n""\nx\n'


def test_a_long_number_that_is_a_name_keeps_its_digits():
    assert show.table(pd.DataFrame({"a": [12345678901234567]}), text=["a"]).plain.endswith("\n12345678901234567")


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": [1]}).style, pd.Series([1]), [1], {"a": [1]}, None, "a"])
def test_what_is_no_data_frame_is_refused(frame):
    with pytest.raises(TypeError, match="made from a data frame, not from a"):
        show.table(frame)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.DataFrame(), "no columns"),
        (pd.DataFrame({"a": [1], "b": [2]}).groupby("a").sum(), "index is not shown"),
        (pd.DataFrame({"a": [1]}).describe(), "index is not shown"),
        (pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")])), "two levels"),
        (pd.DataFrame({"a": [object()]}), "has no words"),
        (pd.DataFrame({"a": [b"a"]}), "has no words"),
    ],
)
def test_a_frame_that_would_show_less_than_it_holds_or_other_things_each_time_is_refused(frame, message):
    with pytest.raises(ValueError, match=message):
        show.table(frame)


def test_an_index_is_left_out_where_columns_are_chosen_and_a_table_without_rows_says_so():
    indexed = pd.DataFrame({"a": ["x"], "b": [2]}).set_index("a")
    assert show.table(indexed, columns={"b": "B"}).plain == "B\n2"
    assert show.table(pd.DataFrame({"a": [], "b": []})).text.endswith("| – | – |")
