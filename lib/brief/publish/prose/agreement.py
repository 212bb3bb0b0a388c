"""Whether a verb goes with the number before it: a count that may be one or none takes its verb along."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.base.problems import Problem
from brief.publish.prose.sections import Known, Section

ALONE = frozenset({"0", "1", "zero", "one", "none"})
SEVERAL = (
    "are|were|have|do|act|add|come|concern|contain|differ|exclude|fall|give|hold|lie|mean|mention|name|pass|reach|rise|say|"
    "show|speak|stand|take|work"
)
"""Verbs as they go with several things. Those of the past go with any number, but *were*, and are not among them."""

# What may stand between: of them, of a second value, and what is counted.
_BEHIND = re.compile(rf"(?:\s+of\s+(?:the|them|these|\{{\{{<[^>]*>\}}\}}))?(?:\s+[a-z]+s)?\s+(?P<verb>{SEVERAL})\b")


def agrees(section: Section, known: Known) -> Iterator[Problem]:
    """No value that is one or none stands before the verb of several."""
    for code in section.named("var"):
        words = known.values.get(code.argument, "").split(" of ")[0]
        if words.lower() in ALONE and (match := _BEHIND.match(section.text, code.end)):
            yield section.problem(
                code.start,
                f"“{words} … {match['verb']}”: the verb is that of several things",
                "the verb with its number, from the notebook",
                f'give.agreeing("{code.argument.partition("_")[2]}", number, one, several)',
            )
