"""What a cell shows of a chart or table: itself, and its caption, which is no part of the output that a brief takes."""

import altair as alt
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from brief import show as short_door
from brief.notebooks import show
from brief.notebooks.outputs import FIGURE_KEY, VEGALITE_MIME


@pytest.fixture
def outputs():
    """The outputs of a cell that ends with something, as JupyterLab gets them."""
    InteractiveShell.instance()
    yield _outputs
    InteractiveShell.clear_instance()


def _outputs(shown):
    with capture_output() as captured:
        shown._ipython_display_()
    return captured.outputs


def test_a_table_stands_below_its_caption(outputs):
    caption, table = outputs(show.table(pd.DataFrame({"a": [1]}), caption="Deaths at $5 to $10"))
    assert caption.data["text/markdown"] == r"*Deaths at \$5 to \$10*" and FIGURE_KEY not in caption.metadata
    assert table.metadata[FIGURE_KEY]["caption"] == "Deaths at $5 to $10"
    assert "Deaths at" not in table.data["text/markdown"]


def test_a_table_without_a_caption_stands_alone(outputs):
    assert len(outputs(show.table(pd.DataFrame({"a": [1]})))) == 1


@pytest.mark.parametrize("opened", [lambda: show.values("a"), short_door.values])
def test_a_plain_chart_is_drawn_by_jupyterlab_without_the_network(outputs, opened):
    opened()
    bars = alt.Chart(pd.DataFrame({"year": [2016], "deaths": [1]})).mark_bar().encode(x="year:O", y="deaths")
    for chart in (bars, bars + bars, bars | bars):
        data, _ = InteractiveShell.instance().display_formatter.format(chart)
        assert set(data) == {VEGALITE_MIME, "text/plain"} and "v5" in data[VEGALITE_MIME]["$schema"]


@pytest.mark.parametrize("column", ["yeer", "yeer:O"])
def test_a_column_that_a_plain_chart_misspells_is_named_with_the_nearest_in_its_place(outputs, column, capsys):
    show.values("a")
    bars = alt.Chart(pd.DataFrame({"year": [2016], "deaths": [1]})).mark_bar().encode(x=column, y="deaths")
    for chart in (bars, bars + bars, bars | bars):
        data, _ = InteractiveShell.instance().display_formatter.format(chart)
        assert data["text/plain"] == "✗ the data of the chart have no column 'yeer'; did you mean 'year'?"
    assert capsys.readouterr() == ("", "")


def test_outside_of_a_notebook_values_open_without_a_display():
    assert list(short_door.values().published()) == []
