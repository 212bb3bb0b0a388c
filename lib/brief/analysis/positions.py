"""Where documents stand on a question, in their own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from brief.corpus.documents import Document
from brief.quantity.periods import in_words


def check(document: Document, words: str) -> str:
    """The words as they were given. Raises ValueError where the document does not have them (line ends aside)."""
    if " ".join(words.split()) not in " ".join(document.text.split()):
        raise ValueError(f"{document.source.id} does not say {words!r}")
    return words


def stated(entries: Iterable[tuple[str, str, str]], documents: Mapping[str, Document]) -> pd.DataFrame:
    """What each document says on a question.

    Parameters
    ----------
    entries
        The question, the id of a document, and its words.
    documents
        The documents by id: the words have to stand in them.

    Returns
    -------
    pd.DataFrame
        `question`, `document`, `date`, `words` (`str`), in the order given.

    Raises
    ------
    ValueError
        Where a document does not have the words.
    """
    rows = []
    for question, name, words in entries:
        source = documents[name].source
        date = in_words(source.date_published, short=True)
        rows.append((question, source.attribution_short, date, check(documents[name], words)))
    return pd.DataFrame(rows, columns=["question", "document", "date", "words"])


def by_document(items: pd.DataFrame, column: str, code: str) -> pd.DataFrame:
    """How many of a document's actions have a code.

    Parameters
    ----------
    items
        Actions of `brief.analysis.strategies`: `document` and the column (`str`).
    column, code
        Which code is counted: `actor` and `industry`, for instance.

    Returns
    -------
    pd.DataFrame
        `document` (`str`), `actions`, `counted` (`int`), the documents in order of their first item.
    """
    grouped = items.groupby("document", sort=False, observed=True)
    counted = grouped[column].agg(lambda codes: int((codes == code).sum()))
    return pd.DataFrame({"actions": grouped.size(), "counted": counted}).reset_index()
