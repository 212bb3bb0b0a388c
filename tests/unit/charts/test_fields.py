"""A chart draws columns that its data have."""

import altair as alt
import pandas as pd
import pytest

from brief.charts import fields

FRAME = pd.DataFrame({"year": [2016, 2017], "deaths": [1, 2]})
BARS = alt.Chart(FRAME).mark_bar()
GOOD = BARS.encode(x="year:O", y="deaths:Q")


@pytest.mark.parametrize(
    "chart",
    [
        GOOD,
        GOOD + BARS.mark_text().encode(text="text:N").transform_calculate(text="datum.deaths + '!'"),
        GOOD | BARS.encode(x="count()", y="yearmonth(year):T"),
        BARS.transform_fold(["year", "deaths"]).encode(x="key:N", y="value:Q"),
        BARS.transform_aggregate(total="sum(deaths)", groupby=["year"]).encode(x="year:O", y="total:Q"),
        BARS.transform_pivot("year", value="deaths").encode(y="2016:Q"),
        alt.Chart(FRAME.iloc[:0]).mark_bar().encode(x="nothing:O"),
        alt.layer(alt.Chart().mark_bar().encode(x="year:O"), data=FRAME),
    ],
)
def test_columns_and_what_transforms_make_may_be_drawn(chart):
    fields.check(chart.to_dict())


@pytest.mark.parametrize(
    "chart",
    [
        BARS.encode(x="year:O", y="deths:Q"),
        GOOD + BARS.mark_text().encode(text="deths:N"),
        GOOD.encode(tooltip=["year:O", "deths:Q"]),
        GOOD.encode(color=alt.condition("datum.year > 2016", "deths:N", alt.value("gray"))),
        alt.layer(alt.Chart().mark_bar().encode(x="deths:O"), data=FRAME),
        GOOD | BARS.encode(x="deths:Q"),
    ],
)
def test_a_misspelt_column_is_answered_with_the_nearest(chart):
    with pytest.raises(ValueError, match="the data of the chart have no column 'deths'; did you mean 'deaths'"):
        fields.check(chart.to_dict())


def test_a_column_like_no_other_is_answered_with_those_that_there_are():
    with pytest.raises(ValueError, match="no column 'x', only deaths, year"):
        fields.check(BARS.encode(y="x:Q").to_dict())
