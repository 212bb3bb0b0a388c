"""Two built editions compared: what changed in what they say, and which changed inputs that comes from."""

from __future__ import annotations

from pathlib import Path

from brief.compare import inputs, reasons, results
from brief.compare.changes import Change, Pair
from brief.compare.reasons import Reasons
from brief.publish import builds


def compare(old: Path, new: Path) -> list[Change]:
    """Every difference between two built editions, by kind.

    Raises `Problems` for a folder that holds no built edition, or one written in another format.
    """
    pair = Pair(builds.read(old), builds.read(new))
    parameters, claims, series = list(inputs.parameters(pair)), list(inputs.claims(pair)), list(inputs.series(pair))
    claim_reasons, series_reasons = reasons.named(claims), reasons.named(series)
    verdicts = list(inputs.verdicts(pair, claim_reasons, series_reasons))
    why = Reasons(pair, parameters, claim_reasons, series_reasons, reasons.named(verdicts))
    return [
        *inputs.edition(pair),
        *parameters,
        *results.judgements(pair),
        *results.values(pair, why),
        *claims,
        *series,
        *verdicts,
        *results.figures(pair, "charts", why),
        *results.figures(pair, "tables", why),
    ]
