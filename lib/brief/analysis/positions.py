"""Where documents stand on a question, in their own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from brief.charts import columns
from brief.corpus.documents import Document
from brief.quantity.periods import in_words


def check(document: Document, words: str) -> str:
    """The words as they were given, once it is sure that the document has them.

    Parameters
    ----------
    document
        The document.
    words
        What it should say; line ends do not matter.

    Raises
    ------
    ValueError
        Where the document does not have the words.

    Examples
    --------
    >>> from brief.analysis import positions
    >>> from brief.corpus import ledger
    >>> positions.check(ledger.load().documents["hsi-strategy"], "Conduct outreach with private industry")
    'Conduct outreach with private industry'
    """
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

    Examples
    --------
    >>> from brief.analysis import positions
    >>> from brief.corpus import ledger
    >>> asked = ("What industry is asked for", "hsi-strategy", "Conduct outreach with private industry")
    >>> positions.stated([asked], ledger.load().documents)[["document", "date"]].loc[0].to_list()
    ['HSI release', '19 Sep 2023']
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

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import positions
    >>> items = pd.DataFrame({"document": ["Plan", "Plan", "Release"], "actor": ["state", "industry", "state"]})
    >>> positions.by_document(items, "actor", "industry")
      document  actions  counted
    0     Plan        2        1
    1  Release        1        0
    """
    columns.check("positions.by_document", "items", items, text=["document", column])
    grouped = items.groupby("document", sort=False, observed=True)
    counted = grouped[column].agg(lambda codes: int((codes == code).sum()))
    return pd.DataFrame({"actions": grouped.size(), "counted": counted}).reset_index()
