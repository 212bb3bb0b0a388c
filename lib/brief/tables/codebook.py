"""The codebook: every code that stands in a table, with what it means. It goes with the data package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from brief.corpus.fields import From
from brief.corpus.items import LEVELS, Coding
from brief.corpus.vocabulary import Vocabulary
from brief.official.releases.catalog import CONFIDENCE
from brief.official.rows import GUARDS, ORIGINS
from brief.official.series import SERIES_WORDS, STATUSES
from brief.official.verdicts import Finding, Verdict
from brief.quantity.qualifiers import QUALIFIERS

COLUMNS = {
    "table": "table in which the code stands",
    "column": "column of the table",
    "code": "the code, as it stands there; where a column holds several, they are separated by a space",
    "title": "what readers call it",
    "meaning": "what it means, or when it is given; empty where its title says it",
}
_ROLES = {
    "reading": "A fair reading of the words: the readings decide.",
    "then": "The release that existed when the document was written.",
    "now": "The present of a claim in the present tense.",
    "beside": "Another measure, population or agency, shown beside: it decides nothing.",
}
_RESULTS = {"agree": "All can be true at once.", "disagree": "They can't all be true."}
_FROM = {
    From.QUOTE: "The quote says it.",
    From.DOCUMENT: "Other words of the document say it.",
    From.SUPPLIED: "We supply it, with a reason.",
}
Codes = Mapping[str, tuple[str, str]]


def table(vocabulary: Vocabulary, coding: Coding) -> pd.DataFrame:
    """One row a code of a column of a table.

    Parameters
    ----------
    vocabulary
        The closed lists of claims and documents.
    coding
        The coding rule of the frameworks.

    Returns
    -------
    pd.DataFrame
        `COLUMNS`, all `str`.
    """
    rows = [
        (name, column, code, title, meaning)
        for (name, column), codes in _lists(vocabulary, coding)
        for code, (title, meaning) in codes.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _lists(words: Vocabulary, coding: Coding) -> Iterator[tuple[tuple[str, str], Codes]]:
    """The codes of each column that holds codes, by table and column."""
    yield ("claims", "topic"), {name: (title, "") for name, title in words.topics.items()}
    yield ("claims", "qualifier"), {name: (one.name_in_lists, one.meaning) for name, one in QUALIFIERS.items()}
    yield ("claims", "unit"), {name: (unit.plural, unit.note) for name, unit in words.units.items()}
    yield ("claims", "caveats"), _meant(words.caveats)
    for field in ("period", "geography", "population", "attributed_to"):
        yield ("claims", f"{field}_from"), _meant({str(word): meaning for word, meaning in _FROM.items()})
    yield ("sources", "caveats"), _meant(words.source_caveats)
    for column, codes in SERIES_WORDS.items():
        yield ("series", column), _meant(codes)
    yield ("reference", "status"), _meant(STATUSES)
    yield ("reference", "caveats"), _meant(SERIES_WORDS["caveats"])
    yield ("reference", "origin"), _meant(ORIGINS)
    yield ("reference", "held_by"), _meant(GUARDS)
    yield ("releases", "confidence"), _meant(CONFIDENCE)
    yield ("audit", "verdict"), {str(verdict): (verdict.label, verdict.meaning) for verdict in Verdict}
    yield ("readings", "verdict"), {str(finding): (str(finding), finding.meaning) for finding in Finding}
    yield ("readings", "role"), _meant(_ROLES)
    yield ("comparisons", "result"), _meant(_RESULTS)
    yield ("frameworks", "level"), {name: (name.replace("_", " "), level.plural) for name, level in LEVELS.items()}
    for column, rules in coding.codes.items():
        yield ("frameworks", column), {name: (code.title, code.rule) for name, code in rules.items()}


def _meant(meanings: Mapping[str, str]) -> Codes:
    """Codes that are called by their own name."""
    return {str(name): (str(name).replace("_", " "), meaning) for name, meaning in meanings.items()}
