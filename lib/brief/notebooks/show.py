"""What a notebook calls: `show.values`, `show.chart`, `show.table`, `show.judged`.

No output holds HTML, a random id, a time or a path, so the same inputs give the same bytes and CI can compare all of
it. JupyterLab draws the chart specification itself; the brief takes its picture from the same specification.
"""

from __future__ import annotations

from brief.notebooks import displayed
from brief.notebooks.figures import chart
from brief.notebooks.judged import Judged
from brief.notebooks.sources import Citable
from brief.notebooks.tables import table
from brief.notebooks.values import Values

__all__ = ["chart", "judged", "table", "values"]


def values(prefix: str, *citable: Citable) -> Values:
    """The collection in which a notebook gives its values to the brief.

    Parameters
    ----------
    prefix
        The notebook's own word: a value given as `peak_year` is `overdose_peak_year` in the brief.
    citable
        The ledger and the reference: they refuse a misspelt id of a claim or a series, and write source lines.

    Returns
    -------
    Values
        As the last line of the last cell it lists all values, and the brief reads them there.

    Examples
    --------
    >>> from brief.notebooks import show
    >>> give = show.values("overdose")
    >>> give.count("peak_deaths", 107941)
    >>> give.fill("{peak_deaths} deaths at the peak")
    '107,941 deaths at the peak'

    """
    displayed.plain_charts()
    return Values(prefix, citable)


def judged(words: str, *, when: str, otherwise: str = "") -> Judged:
    """A text that compares, ranks, tells a trend or a verdict: it is said only while its condition holds.

    Parameters
    ----------
    words
        The text, for a message, a measure, a caption or a note. May name values.
    when
        What it rests on: a condition over the values given so far, by the names that texts use
        (docs/explanation-judgements.md has the language).
    otherwise
        What is said where the condition does not hold. Without it the cell fails, with the values found.

    Returns
    -------
    Judged
        To be passed where a text is.

    Examples
    --------
    >>> from brief.notebooks import show
    >>> give = show.values("overdose")
    >>> give.count("peak", 107941, unit="deaths")
    >>> give.count("latest", 79384, unit="deaths")
    >>> give.title(show.judged("{latest} and fewer than at the peak", when="latest < peak"))
    '79,384 deaths and fewer than at the peak'

    """
    return Judged(words, when, otherwise)
