"""What a cell shows of a chart or table: itself, and its caption, which is no part of the output that a brief takes."""

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from brief.notebooks import show
from brief.notebooks.outputs import FIGURE_KEY


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
