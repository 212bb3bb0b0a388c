"""Texts of a notebook that judge: they rest on a condition over its values and are said only while it holds."""

from __future__ import annotations

from dataclasses import dataclass

from brief.quantity.conditions import Facts, evaluate
from brief.quantity.judging import short


class JudgementError(ValueError):
    """A text whose condition does not hold, and which has no other words for the case."""


@dataclass(frozen=True)
class Judged:
    """Words with the condition that they rest on; `otherwise` is what is said where it does not hold."""

    words: str
    when: str
    otherwise: str = ""

    def settled(self, facts: Facts) -> str:
        """What is to be said.

        Raises `JudgementError` where nothing is, `ConditionError` for a condition that can't be judged.
        """
        finding = evaluate(self.when, facts)
        if finding.holds:
            return self.words
        if self.otherwise:
            return self.otherwise
        outcome = "is not known" if finding.holds is None else "does not hold"
        raise JudgementError(
            f"“{short(self.words)}” rests on {self.when}, which {outcome}: {'; '.join(finding.seen)}; "
            "give other words for the case, otherwise=, or say something else"
        )


Text = str | Judged
"""A text for readers, which may name values in braces: a string, or one that rests on a condition."""
