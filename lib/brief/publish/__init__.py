"""From executed notebooks and prose to the brief: staging a Quarto project, and two renderers for it."""
