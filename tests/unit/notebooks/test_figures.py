"""The short door of notebooks: plain Altair charts and values by hand; what leads out of a chart is refused."""

import io

import altair as alt
import pandas as pd
import pytest

from brief import show
from brief.charts import lines
from brief.charts.drawing import Drawing
from brief.notebooks import show as long_door

TEXTS = {"message": "Up {so far}", "measure": "Deaths", "caption": "Deaths", "alt_text": "Bars.", "source": "counted"}
FRAME = pd.DataFrame({"Year": ["2019", "2020", "2021"], "Deaths": [730, 70630.75, None], "A": ["=1+1", "a", None]})


def bars(data):
    return alt.Chart(data).mark_bar().encode(x="Year:O", y="Deaths:Q")


def test_a_plain_chart_is_shown_with_its_words_and_its_frame():
    figure = show.chart(bars(FRAME), **TEXTS)
    assert figure.alt == "Bars." and figure.caption == "Deaths. Source: counted."
    assert figure.spec["title"]["text"] == ["Up {so far}"]
    assert figure.columns == ("Year", "Deaths", "A")


def test_the_saved_data_are_numbers_in_the_notebooks_order_and_no_formula():
    saved = pd.read_csv(io.StringIO(show.chart(bars(FRAME), **TEXTS).csv), dtype={"Year": str})
    assert list(saved) == ["Year", "Deaths", "A"] and saved["Deaths"].iloc[1] == 70630.75
    assert saved["A"].tolist()[:2] == ["'=1+1", "a"]


@pytest.mark.parametrize("address", ["deaths.csv", "http://127.0.0.1:9/deaths.csv"])
def test_data_by_address_are_refused(address):
    with pytest.raises(ValueError, match="names its data by address"):
        show.chart(bars(address), data=FRAME, **TEXTS)
    looked_up = bars(FRAME).transform_lookup("Year", from_=alt.LookupData(alt.UrlData(address), "Year", ["A"]))
    with pytest.raises(ValueError, match="names its data by address"):
        show.chart(looked_up, **TEXTS)


def test_marks_that_are_links_or_pictures_are_refused():
    with pytest.raises(ValueError, match="pictures or links by address"):
        show.chart(bars(FRAME).encode(href="A:N"), **TEXTS)


def test_what_is_no_chart_has_no_frame_or_no_words_is_refused():
    with pytest.raises(TypeError, match="str is no chart of Altair"):
        show.chart("a", **TEXTS)
    with pytest.raises(ValueError, match="data=, a frame"):
        show.chart(bars(alt.InlineData([{"Year": 1}])), **TEXTS)
    with pytest.raises(ValueError, match="alt_text="):
        show.chart(bars(FRAME), **TEXTS | {"alt_text": " "})


@pytest.mark.parametrize("column", ["Yaer", "Yaer:O"])
def test_a_misspelt_column_is_named_with_the_nearest_whether_its_type_is_said_or_not(column):
    with pytest.raises(ValueError, match="no column 'Yaer'; did you mean 'Year'"):
        show.chart(bars(FRAME).encode(x=column), **TEXTS)


def test_values_by_hand_have_their_own_names():
    given = show.values(deaths=show.value(2, "two deaths", ("a", "b/c.csv")), words=show.value(None, "none", "a"))
    assert given.published()["deaths"] == {
        "value": 2.0, "unit": "", "text": "two deaths", "derived_from": ["a", "b/c.csv"]
    }  # fmt: skip
    assert list(given.published()) == ["deaths", "words"]


@pytest.mark.parametrize(("number", "text"), [(float("nan"), "a"), (float("inf"), "a"), (1, " ")])
def test_a_value_that_says_nothing_is_refused(number, text):
    with pytest.raises(ValueError, match=r"no number|its text is empty"):
        show.value(number, text, "a")


def test_both_doors_make_the_same_picture():
    drawing = Drawing(bars(FRAME), "", FRAME, ("Bars.",))
    long = long_door.chart(drawing, message="Up", measure="Deaths", caption="Deaths", source_note="counted")
    assert show.chart(bars(FRAME), **TEXTS | {"message": "Up"}) == long


def test_columns_of_a_pivot_and_days_are_shown():
    frame = pd.DataFrame({2019: [1], "day": [pd.Timestamp("2020-01-02")]})
    table = show.table(frame)
    assert table.plain.splitlines()[1].split() == ["1", "2020-01-02"]
    with pytest.raises(ValueError, match="two columns are called 'a'"):
        show.table(pd.DataFrame([[1, 2]], columns=["a", "a"]))


def test_a_misspelt_column_of_a_plain_chart_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="no column 'Deths'; did you mean 'Deaths'"):
        show.chart(bars(FRAME).encode(y="Deths:Q"), **TEXTS)


def test_a_drawn_series_that_the_table_leaves_out_is_refused():
    frame = pd.DataFrame({"year": [2019, 2020], "All drugs": [3, 4], "Cocaine": [1, 2]})
    drawn = lines.with_claims(frame, [], y_title="deaths")
    texts = {"message": "A", "measure": "Deaths", "caption": "A", "source_note": "counted"}
    assert long_door.chart(drawn, **texts, columns={name: name for name in frame}).columns == tuple(frame)
    with pytest.raises(ValueError, match="the chart draws Cocaine, which columns= leaves out"):
        long_door.chart(drawn, **texts, columns={"year": "Year", "All drugs": "All drugs"})
