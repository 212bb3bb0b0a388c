"""A matrix reads without its colors: every cell shows its number."""

import pandas as pd

from brief.charts.matrix import matrix


def test_every_cell_of_a_matrix_shows_its_number():
    long = "a heading too long for one line"
    counts = pd.DataFrame([[0, 8], [3, 12]], index=["one", "two words"], columns=["this", long])
    rows = [row for rows in matrix(counts).chart.to_dict()["datasets"].values() for row in rows]
    cells = [row for row in rows if "fill" in row]
    assert [row["text"] for row in cells] == ["0", "8", "3", "12"]
    assert cells[0]["fill"] == "white"
    assert len({row["fill"] for row in cells}) == 4
    labels = {row["text"] for row in rows} - {row["text"] for row in cells}
    assert labels == {"15", "All", "one", "two words", "this", "a heading too long for one", "line"}


def test_a_share_is_written_with_the_digits_that_it_has():
    shares = pd.DataFrame({"this": [16.0, 0.25], "that": [84.0, 0.5]}, index=["one", "two"])
    drawing = matrix(shares)
    rows = [row for rows in drawing.chart.to_dict()["datasets"].values() for row in rows]
    assert [row["text"] for row in rows if "fill" in row] == ["16", "84", "0.25", "0.5"]
    assert drawing.sentences[1] == "two: 0.75 in all, most at that (0.5)."
