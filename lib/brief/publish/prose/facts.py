"""What the judgements of an edition may rest on: its values, the verdicts, the comparisons, and how many of each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from nbformat import NotebookNode

from brief.notebooks import files as notebooks
from brief.official import margins
from brief.official.collection import Collection
from brief.official.verdicts import Verdict
from brief.quantity.conditions import Facts, Quantity
from brief.tables import comparisons

CHECKED, CLAIMS = "checked", "claims"
_AGREEMENT = ("agree", "disagree")


def of_edition(collection: Collection, executed: Mapping[str, NotebookNode]) -> Facts:
    """The facts of an edition, from its executed notebooks and what the collection holds."""
    verdicts = {name: str(audited.verdict) for name, audited in collection.audited.items()}
    compared = comparisons.table(collection.comparisons, collection.ledger, collection.reference)
    return Facts(
        values={
            name: _quantity(entry)
            for notebook in executed.values()
            for name, entry in notebooks.values(notebook).items()
        },
        outcomes={
            "verdict": verdicts,
            "comparison": dict(zip(compared["comparison"], compared["result"], strict=True)),
        },
        words={"verdict": tuple(str(verdict) for verdict in Verdict), "comparison": _AGREEMENT},
        margins={
            "verdict": margins.of_verdicts(collection.audited),
            "comparison": margins.of_comparisons(collection.comparisons, collection.ledger, collection.reference),
        },
        counts=_counted(verdicts.values()),
        subjects={
            "verdict": {anchored.claim.id: f"the check of “{anchored.phrase}”" for anchored in collection.ledger},
            "comparison": {each.id: f"“{each.question}”" for each in collection.comparisons},
        },
    )


def _quantity(entry: dict[str, Any]) -> Quantity:
    value, lower, upper = (_number(entry.get(end)) for end in ("value", "lower", "upper"))
    return Quantity(value, entry.get("unit", ""), lower, upper, entry["text"])


def _number(written: float | str | None) -> float | None:
    """A number as a notebook holds it: JSON has none that is not finite, and kernels write such a one as a word."""
    if written is None or not math.isfinite(float(written)):
        return None
    return float(written)


def _counted(verdicts: Iterable[str]) -> dict[str, int]:
    """Claims by verdict, how many there are, and how many of them a series can check."""
    counts = Counter(verdicts)
    every = sum(counts.values())
    return {
        **{str(verdict): counts[str(verdict)] for verdict in Verdict},
        CLAIMS: every,
        CHECKED: sum(counts[str(verdict)] for verdict in Verdict if verdict.compared),
    }
