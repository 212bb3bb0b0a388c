"""The notebooks are kept clean."""

import copy as copy_

from brief.notebooks import files as notebooks


def test_every_real_notebook_is_kept_clean(project):
    for name in notebooks.available(project.notebooks):
        found = notebooks.read(project.notebook(name), name)
        cleaned = notebooks.clean(copy_.deepcopy(found))
        if notebooks.SEAL not in found.metadata:
            del cleaned.metadata[notebooks.SEAL]
        assert cleaned == found, name
