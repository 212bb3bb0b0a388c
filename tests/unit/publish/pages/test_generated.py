"""Of the texts that staging makes, an edition gets those that its prose includes."""

from brief.notebooks import files as notebooks
from brief.official.collection import Collection
from brief.publish.pages import generated


def test_what_is_included_is_made(collection, planned, executed):
    assert list(generated.included(collection, planned, executed)) == ["evidence.qmd"]


def test_every_text_can_be_made(project, planned):
    paths = sorted(project.notebooks.glob("[0-9]*.ipynb"))
    executed = {path.stem: notebooks.read(path, path.stem) for path in paths}
    whole = planned.edition.model_copy(update={"sections": ("economics", "sources", "evidence"), "evidence": "all"})
    texts = generated.included(Collection(project), type(planned)("small", whole, {}), executed)
    assert list(texts) == list(generated.PAGES)
    assert texts["explorer.qmd"] == "::: {.explorer-form}\n:::\n"
