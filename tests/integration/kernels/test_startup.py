"""What a kernel of `make lab` runs when it starts."""

import os
import subprocess
import sys

from jupyter_client.manager import start_new_kernel

from brief.notebooks.outputs import VEGALITE_MIME

SHOWING = """
import altair as alt, pandas as pd
print("plain_charts" in globals())
alt.Chart(pd.DataFrame({"year": [2017]})).mark_bar().encode(x="year:Q")
"""


def startup(project):
    return project.root / ".jupyter" / "startup.py"


def test_a_plain_chart_is_shown_as_its_specification_without_the_network(project):
    messages = []
    manager, client = start_new_kernel(env={**os.environ, "PYTHONSTARTUP": str(startup(project))})
    try:
        client.execute_interactive(SHOWING, timeout=60, output_hook=lambda message: messages.append(message["content"]))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert [content["text"] for content in messages if "text" in content] == ["False\n"], "no name of it is left"
    (kinds,) = [list(content["data"]) for content in messages if "data" in content]
    assert VEGALITE_MIME in kinds and "text/html" not in kinds


def test_a_python_without_the_library_starts_all_the_same(project):
    bare = [sys.executable, "-I", "-S", str(startup(project))]  # as one in a terminal of JupyterLab
    ended = subprocess.run(bare, capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("", "")
