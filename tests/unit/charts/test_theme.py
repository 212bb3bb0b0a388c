"""A chart brings its look with it."""

import altair as alt

from brief.charts import theme


def test_a_titled_chart_has_the_look_and_altairs_own_theme_stays_on():
    drawing = alt.Chart(alt.Data(values=[])).mark_point()
    spec = theme.titled(drawing, "The message", "The measure").to_dict()
    assert spec["config"] == theme.CONFIG
    assert spec["title"] == {"text": ["The message"], "subtitle": ["The measure"]}
    assert alt.theme.active == "default"
