"""The notebooks keep the rules of notebooks."""

from brief.corpus import vocabulary
from brief.notebooks import files as notebooks
from brief.notebooks import rules


def test_every_real_notebook_is_fit(project):
    names = notebooks.available(project.notebooks)
    words = vocabulary.load(project).judgement_words
    assert len(names) >= 5
    for name in names:
        path = project.notebook(name)
        assert rules.check(notebooks.read(path, project.shown(path)), project.shown(path), words) == []
