"""The judgements of an edition as a table, on the outputs that the notebooks keep."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from brief.base.problems import raise_any
from brief.base.project import Project
from brief.editions import editions
from brief.notebooks import files
from brief.official.collection import Collection
from brief.publish import judged
from brief.publish.prose import settled
from brief.publish.prose.check import check_edition


def table(project: Project, edition_id: str) -> pd.DataFrame:
    """A row a judgement, with the columns of `judged.COLUMNS`.

    Raises `Problems` when the edition or its prose has any.
    """
    edition = editions.plan(project, edition_id).edition
    collection = Collection(project)
    paths = {name: project.notebooks / f"{name}.ipynb" for name in edition.notebooks}
    kept = {name: files.read(path, project.shown(path)) for name, path in paths.items()}
    raise_any(check_edition(collection, edition, kept))
    return judged.table(collection, kept, settled.of_edition(collection, edition, kept))


def lines(judgements: pd.DataFrame) -> Iterator[str]:
    """The table for the terminal: three lines a judgement, then how many there are and how many say other words."""
    for row in judgements.to_dict("records"):
        yield f"{row['place']}: {row['words']}"
        yield f"    {row['condition']}: {row['result']} ({row['found']})"
        if row["margin_of"]:
            yield f"    margin: {row['margin_in_words']} in {row['margin_of']}"
    others = (judgements["result"] != judged.HOLDS).sum()
    yield f"{len(judgements)} judgements; {others} say other words because their condition does not hold."
