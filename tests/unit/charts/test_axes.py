"""The numbers along axes: none between what is counted in ones, none twice, years that are round."""

import re

import pandas as pd
import pytest
import vl_convert

from brief.charts import axes, bars, lines, ranges, rates, releases, tally
from brief.charts.theme import CONFIG

YEARS = pd.DataFrame({"year": [2015, 2016, 2017], "deaths": [1, 3, 2]})
MONTHS = pd.DataFrame({"month": ["2023-01", "2023-02", "2023-03"], "value": [1, 3, 2]})
STOCK = pd.DataFrame(
    {"period": ["2009-12", "2013-12", "2018-12"], "when": [2010.0, 2014.0, 2019.0], "value": [1, 2, 3]}
)
ROWS = pd.DataFrame(
    {"name": ["a", "b"], "kind": "official", "text": ["1", "3"], "value": [1, 3], "lower": [1, 3], "upper": [1, 3]}
)
SMALL = {
    "tally": lambda: tally.counts(
        pd.DataFrame({"topic": ["a", "b"], "claims": [1, 3]}), category="topic", value="claims", x_title=""
    ),
    "bar rows": lambda: bars.bar_rows(ROWS, x_title=""),
    "range rows": lambda: ranges.range_rows(ROWS, x_title="", x_format=axes.COUNT),
    "lines": lambda: lines.with_claims(YEARS, [], y_title=""),
    "lines with a path": lambda: lines.with_path(
        YEARS.rename(columns={"deaths": "value"}),
        YEARS.rename(columns={"deaths": "value"}),
        series_label="",
        claim_label="",
        y_title="",
    ),
    "months": lambda: lines.over_months(MONTHS, series_label="", y_title=""),
    "months with a claim": lambda: bars.months_with_claim(
        MONTHS, MONTHS.tail(1), series_label="", claim_label="", y_title=""
    ),
    "running total": lambda: releases.running_total(
        YEARS.rename(columns={"deaths": "total"}), lower=2, claim_label="", marked_year=2016, y_title=""
    ),
    "stock": lambda: rates.stock_with_paths(
        STOCK,
        pd.DataFrame({"path": "1", "when": [2010, 2019], "value": [1, 3], "label": ""}),
        lower=2,
        lower_label="",
        series_label="",
        y_title="",
    ),
}


def labels(drawing):
    """The numbers along each axis of a chart, as they are drawn."""
    spec = drawing.chart.properties(config=CONFIG).to_dict()
    picture = vl_convert.vegalite_to_svg(spec, vl_version="5.21")
    for axis in re.findall(r"role-axis-label.*?</g>", picture):
        yield [
            number for number in re.findall(r'opacity="1">([^<]+)</text>', axis) or re.findall(r">([^<]+)</text>", axis)
        ]


@pytest.mark.parametrize("name", SMALL)
def test_an_axis_of_small_counts_has_each_whole_number_once(name):
    along = list(labels(SMALL[name]()))
    assert along
    for numbers in along:
        assert len(set(numbers)) == len(numbers) and not any("." in number for number in numbers)


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (2015, 2017, [2015, 2016, 2017]),
        (2001, 2024, list(range(2002, 2025, 2))),
        (1999, 2024, [2000, 2005, 2010, 2015, 2020]),
    ],
)
def test_years_along_an_axis_are_round_and_few(first, last, named):
    assert axes.years(pd.Series([first, last])).to_dict()["axis"]["values"] == named


@pytest.mark.parametrize(("highest", "numbers"), [(0.4, 1), (1, 1), (3.2, 3), (6, 6), (80_000, 6)])
def test_an_axis_of_counts_has_no_more_numbers_than_whole_ones(highest, numbers):
    assert axes.ticks(highest) == numbers


def test_an_axis_of_shares_has_as_many_as_fit():
    assert axes.ticks(0.4, ".0%") == 6
