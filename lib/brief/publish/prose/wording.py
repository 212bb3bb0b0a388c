"""Words of judgement: a sentence that compares, ranks, tells a trend, an amount or a verdict rests on something.

It stands in a judgement (see `brief.publish.prose.judgements`), or it reports a claim that it names. The words are
data, `judgement_words` in data/vocabulary.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.base.problems import Problem
from brief.publish.prose import judgements, markup
from brief.publish.prose.markup import blanked
from brief.publish.prose.sections import Known, Section
from brief.quantity.judging import sentences as split
from brief.quantity.judging import short, unbound

_CLAIM = re.compile(r"\{\{<\s*claim\s.*?>\}\}", re.DOTALL)
# What holds nobody's judgement, beside code, shortcodes, addresses and attributes: remarks, citations, the documents'
# own words, words that are spoken of, the fences of blocks.
_NOT_OURS = (
    r"<!--.*?-->",
    r"(?<![\w\\])@[\w-]+",
    r"“[^”]*”",
    r"(?<!\*)\*[\w ]+\*(?!\*)",
    r"^:{3,}.*?$",
)
# What a word means here, or what we do: nothing that data could change.
_DEFINITION = r"^:{3,} \{\.definition\}[ \t]*\n.*?\n:{3,}[ \t]*$|\[[^\]]*\]\{\.definition\}"


def bound(section: Section, known: Known) -> Iterator[Problem]:
    """A sentence with a word of judgement is bound to a condition, or to the claim that it reports."""
    for offset, sentence, reports in sentences(section):
        if word := unbound(sentence, known.judgement_words, reports=reports):
            kind, written, place = word
            yield section.problem(
                offset + place,
                f"“{short(section.text[offset : offset + len(sentence)])}” judges ({written}, a word of {kind}) and "
                "rests on nothing",
                "a condition, or the claim that it reports",
                '[…]{.judged when="…"}',
            )


def sentences(section: Section) -> Iterator[tuple[int, str, bool]]:
    """Every sentence outside judgements, with its offset, without what is not ours, and whether it names a claim."""
    text = section.text
    for judgement in judgements.find(section):
        span = text[judgement.start : judgement.end]
        text = text[: judgement.start] + re.sub(r"[^\n]", " ", span) + text[judgement.end :]
    text = blanked(text, _DEFINITION)
    claims = [match.start() for match in _CLAIM.finditer(text)]
    ours = blanked(markup.without(text), *_NOT_OURS)
    for offset, sentence in split(ours):
        yield offset, sentence, any(offset <= claim < offset + len(sentence) for claim in claims)
