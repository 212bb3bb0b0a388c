"""Every text that is made can be made of the collection."""

from brief.editions import editions
from brief.notebooks import files as notebooks
from brief.publish.pages import generated


def test_every_text_can_be_made(project, collection):
    paths = sorted(project.notebooks.glob("[0-9]*.ipynb"))
    executed = {path.stem: notebooks.read(path, path.stem) for path in paths}
    planned = editions.plan(project, "full")
    texts = generated.included(collection, planned, executed)
    assert list(texts) == list(generated.PAGES)
    assert texts["explorer.qmd"] == "::: {.explorer-form}\n:::\n"
