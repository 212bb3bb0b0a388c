"""What marks an output of a notebook as one for the brief: it is written by `show`, and read where briefs are made."""

# JupyterLab draws Vega-Lite up to version 5 without an extension. The charts keep to what 5 and 6 share, and are
# declared, drawn and tested as 5.
VEGALITE_MIME = "application/vnd.vegalite.v5+json"
VEGALITE_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
SVG_MIME = "image/svg+xml"
PNG_MIME = "image/png"
NARROW_MIME = "application/vnd.brief.narrow+svg"  # the same chart for a telephone
VALUES_MIME = "application/vnd.brief.values+json"
FIGURE_KEY = "brief"  # in an output's metadata: caption, text alternative and data of a chart or table
