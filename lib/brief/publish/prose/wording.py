"""Words of judgement: a sentence that compares, ranks, tells a trend, an amount or a verdict rests on something.

It stands in a judgement (see `brief.publish.prose.judgements`), or it reports a claim that it names. The words are
data, `judgement_words` in data/vocabulary.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from brief.base.problems import Problem
from brief.publish.prose import judgements
from brief.publish.prose.sections import Known, Section, blanked

VERDICT = "verdict"  # the kind of words that no document says of itself
_CLAIM = re.compile(r"\{\{<\s*claim\s.*?>\}\}", re.DOTALL)
# What holds nobody's judgement: shortcodes, comments, HTML, addresses, attributes, citations, code, the documents' own
# words, words that are spoken of, the fences of blocks.
_NOT_OURS = (
    r"\{\{<.*?>\}\}",
    r"<!--.*?-->",
    r"<[^>\s]+>",
    r"\]\([^)]*\)",
    r"\{[#.][^}]*\}",
    r"@[\w-]+",
    r"`[^`]*`",
    r"“[^”]*”",
    r"(?<!\*)\*[\w ]+\*(?!\*)",
    r"^:{3,}.*?$",
)
# What a word means here, or what we do: nothing that data could change.
_DEFINITION = r"^:{3,} \{\.definition\}[ \t]*\n.*?\n:{3,}[ \t]*$|\[[^\]]*\]\{\.definition\}"
_SENTENCE = re.compile(r"(?:(?!\n[ \t]*\n|\n#|\n\s*\d+\. |\n\s*- )[^.!?:]|[.!?:](?!\s|\*))+[.!?:]?", re.DOTALL)


def bound(section: Section, known: Known) -> Iterator[Problem]:
    """A sentence with a word of judgement is bound to a condition, or to the claim that it reports."""
    for offset, sentence, reports in sentences(section):
        for kind, word, place in _judging(sentence, known.judgement_words):
            if reports and kind != VERDICT:
                continue
            words = _short(section.text[offset : offset + len(sentence)])
            yield section.problem(
                offset + place,
                f"“{words}” judges ({word}, a word of {kind}) and rests on nothing",
                "a condition, or the claim that it reports",
                '[…]{.judged when="…"}',
            )
            break


def sentences(section: Section) -> Iterator[tuple[int, str, bool]]:
    """Every sentence outside judgements, with its offset, without what is not ours, and whether it names a claim."""
    text = section.text
    for judgement in judgements.find(section):
        span = text[judgement.start : judgement.end]
        text = text[: judgement.start] + re.sub(r"[^\n]", " ", span) + text[judgement.end :]
    text = blanked(text, _DEFINITION)
    claims = [match.start() for match in _CLAIM.finditer(text)]
    ours = blanked(text, *_NOT_OURS)
    for match in _SENTENCE.finditer(ours):
        if match.group().strip():
            yield match.start(), match.group(), any(match.start() <= claim < match.end() for claim in claims)


def _judging(sentence: str, words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, int]]:
    """Words of judgement in a sentence: kind, word, place. A star in the list stands for any ending."""
    for kind, listed in words.items():
        pattern = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in listed)
        for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", sentence, re.IGNORECASE):
            yield kind, match.group(), match.start()


def _short(sentence: str) -> str:
    plain = " ".join(sentence.split())
    return plain if len(plain) <= 90 else f"{plain[:87]}…"
