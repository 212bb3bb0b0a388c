"""What became of what was announced: the document's words, what can be counted of them, then and now.

A course says which way a count went, never why. Nothing here credits a measure with a change, or blames it for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from brief.analysis import positions
from brief.corpus.documents import Document
from brief.official.reference import Reference
from brief.quantity import words
from brief.quantity.periods import in_words

Aim = Literal["more", "fewer", "happened", "met", "recounted", ""]
AS_ANNOUNCED, OTHER_WAY, DONE, UNMET = "as announced", "the other way", "done", "not met when last seen"
RECOUNTED, NOTHING = "counted another way", "nothing to count it by"
COURSES = (AS_ANNOUNCED, OTHER_WAY, DONE, UNMET, RECOUNTED, NOTHING)


@dataclass(frozen=True)
class Announcement:
    """What a document announced, and the series that counts some of it.

    `aim` says what was announced: that the count becomes more or fewer, that something happens (the observations from
    `start` to the end of `until` count it), or that a requirement is met (1 or 0); "recounted" is a count that changed
    its method, and shows no trend. Without a series nothing counts it.
    """

    source: str
    words: str
    counted: str = ""
    series: str = ""
    start: str = ""
    aim: Aim = ""
    until: str = ""


def followed(
    announcements: Iterable[Announcement], documents: Mapping[str, Document], official: Reference
) -> pd.DataFrame:
    """Each announcement with what became of it.

    Parameters
    ----------
    announcements
        In the order of the table.
    documents
        The documents by id: the words have to stand in them.
    official
        The series.

    Returns
    -------
    pd.DataFrame
        `document`, `words`, `counted`, `then_when`, `then_words`, `now_when`, `now_words`, `course` (`str`, one of
        `COURSES`), `then`, `now` (`float`; empty where nothing is counted, which is a dash in words).

    Raises
    ------
    ValueError
        Where a document does not have the words, or a series no observation of the start.

    Examples
    --------
    >>> from brief.analysis import outcomes
    >>> from brief.corpus import ledger
    >>> from brief.official import reference
    >>> announced = outcomes.Announcement("state-plan", "nearly 640 percent")
    >>> outcomes.followed([announced], ledger.load().documents, reference.load())["document"].to_list()
    ['State Department plan']
    """
    rows = []
    for each in announcements:
        document = documents[each.source]
        then, now = _counted(each, official) if each.series else (None, None)
        rows.append(
            {
                "document": document.source.attribution_short,
                "words": positions.check(document, each.words),
                "counted": each.counted,
                "then": then[1] if then else None,
                "then_when": in_words(then[0], short=True) if then else "",
                "then_words": words.number(then[1]) if then else "–",
                "now": now[1] if now else None,
                "now_when": in_words(now[0], short=True) if now else "",
                "now_words": _words(each.aim, now[1]) if now else "–",
                "course": course(each.aim, then[1] if then else None, now[1] if now else None),
            }
        )
    return pd.DataFrame(rows).astype({"then": float, "now": float})


def _words(aim: Aim, count: float) -> str:
    if aim == "met":
        return "met" if count > 0 else "not met"
    return words.number(count)


def course(aim: Aim, then: float | None, now: float | None) -> str:
    """Which way a count went, beside what was announced.

    Parameters
    ----------
    aim
        What was announced.
    then, now
        The count when it was announced and the last one; None where there is none.

    Returns
    -------
    str
        One of `COURSES`.

    Examples
    --------
    >>> from brief.analysis import outcomes
    >>> outcomes.course("fewer", 67_367, 79_384)
    'the other way'
    """
    if now is None or not aim:
        return NOTHING
    if aim in ("happened", "met"):
        return DONE if now > 0 else UNMET
    if then is None:
        return NOTHING
    if aim == "recounted":
        return RECOUNTED
    return AS_ANNOUNCED if (now > then) == (aim == "more") else OTHER_WAY


def _counted(each: Announcement, official: Reference) -> tuple[tuple[str, float] | None, tuple[str, float]]:
    """The first observation and the last; for what happened, how much did from the start on."""
    rows = (
        official.select(each.series).dropna(subset="value").drop_duplicates(["period_start", "period_end"], keep="last")
    )
    ends, values = rows["period_end"].astype(str).tolist(), rows["value"].astype(float).tolist()
    if each.aim == "happened":
        until = each.until or max(ends)
        later = [
            (end, value)
            for end, value in zip(ends, values, strict=True)
            if each.start <= end and end[: len(until)] <= until
        ]
        if not later:
            raise ValueError(f"{each.series} has no observation from {each.start} {_to(each)}")
        return None, (later[-1][0], sum(value for _, value in later))
    first = next((end for end in ends if end.startswith(each.start)), None)
    if first is None:
        raise ValueError(f"{each.series} has no observation that ends in {each.start}")
    last = (ends[-1], values[-1])
    return (None, last) if each.aim == "met" else ((first, values[ends.index(first)]), last)


def _to(each: Announcement) -> str:
    return f"to {each.until}" if each.until else "on"


def tally(rows: pd.DataFrame) -> pd.DataFrame:
    """How many announcements took each course: `course` (`str`, in the order of `COURSES`), `announcements` (`int`).

    Parameters
    ----------
    rows
        Of `followed`.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import outcomes
    >>> outcomes.tally(pd.DataFrame({"course": ["done", "as announced", "done"]}))
             course  announcements
    0  as announced              1
    1          done              2
    """
    counts = rows["course"].value_counts().reindex(COURSES, fill_value=0)
    counts = counts[counts > 0]
    return pd.DataFrame({"course": counts.index, "announcements": counts.to_numpy()})
