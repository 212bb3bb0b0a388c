"""Ranges in rows, and bands along a scale."""

from __future__ import annotations

import pandas as pd
import pytest

from brief.charts.ranges import bands, range_rows


def test_an_unknown_end_is_drawn_as_an_arrow_and_a_known_one_is_not() -> None:
    def shapes(**row: object) -> set[str]:
        rows = pd.DataFrame([{"name": "a", "text": "t", "kind": "quoted"} | row])
        layers = range_rows(rows, x_title="x", x_format="d").chart.to_dict()["layer"]
        return {layer["mark"]["shape"] for layer in layers if "shape" in layer["mark"]}

    assert shapes(lower=1.0, upper=2.0) == set()
    assert shapes(lower=1.0, upper=None) == {"triangle-right"}
    assert shapes(lower=None, upper=2.0) == {"triangle-left"}
    assert shapes(lower=1.0, upper=2.0, or_less=True) == {"triangle-left"}


def test_linear_ranges_start_at_zero_and_logarithmic_ones_at_a_power_of_ten() -> None:
    rows = pd.DataFrame([{"name": "a", "text": "t", "kind": "official", "lower": 30.0, "upper": 4000.0}])

    def domain(log: bool) -> list[float]:
        spec = range_rows(rows, x_title="x", x_format="d", log=log).chart.to_dict()
        return spec["layer"][0]["encoding"]["x"]["scale"]["domain"]

    assert domain(False)[0] == 0
    assert domain(False)[1] > 4000
    assert domain(True) == [10, 10000]


CURVES = pd.concat(
    [
        pd.DataFrame({"band": name, "cost": [1e3, 1e5, 1e6], "lower": lower, "upper": upper})
        for name, lower, upper in (
            ("quoted", [99.0, 90, 50], [100.0, 95, 75]),
            ("tested", [98.0, 60, 0], [99.0, 80, 10]),
        )
    ]
)


def test_bands_are_told_by_their_two_ends_and_the_point_stands_on_the_first():
    drawing = bands(
        CURVES, x="cost", x_title="costs", x_format="$~s", y_title="share lost", point_x=1e3, point_label="as quoted"
    )
    assert drawing.sentences[1:] == (
        "Quoted: 99 to 100 percent at 1,000, 50 to 75 percent at 1,000,000.",
        "Tested: 98 to 99 percent at 1,000, 0 to 10 percent at 1,000,000.",
        "Claims drawn beside it: as quoted.",
    )
    spec = drawing.chart.to_dict()
    point = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
    assert [row["upper"] for row in spec["datasets"][point["data"]["name"]]] == [100]


def test_a_logarithmic_axis_that_begins_below_one_is_not_labelled_zero():
    rows = pd.DataFrame({"name": ["a", "b"], "kind": "official", "text": "", "lower": [0.5, 20], "upper": [0.5, 20]})
    with pytest.raises(ValueError, match="would write 0.1 as 0"):
        range_rows(rows, x_title="per million", x_format=",.0f", log=True)
