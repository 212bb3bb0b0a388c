"""A sentence with a word of judgement rests on a condition, or reports a claim."""

import pytest

from brief.publish.prose import sections, wording
from brief.publish.prose.sections import Known
from brief.quantity.conditions import Facts

WORDS = {"trend": ("rose", "increas*"), "comparison": ("more",), "verdict": ("confirm*", "out of date")}
KNOWN = Known({}, (), {}, {}, set(), set(), Facts(), WORDS)


def unbound(text):
    return [problem.place.line for problem in wording.bound(sections.parse("x.qmd", text), KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "Deaths rose.",
        "They were increasing.",
        "It is out\nof date.",
        "## Deaths rose",
        "1. **More of them.** See below.",
        "The count confirms {{< claim growth >}}.",
        "Plain. Deaths rose, and so on.",
    ],
)
def test_a_sentence_that_judges_and_rests_on_nothing_is_found(text):
    assert len(unbound(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nothing to see.",
        '[Deaths rose]{.judged when="x > 3"}.',
        '::: {.judgement when="x > 3"}\nDeaths rose.\n:::',
        "It rose by {{< claim growth >}}, says the plan.",
        "The plan says “deaths rose”.",
        "The word *more* is a bound.",
        "See `more` and <https://example.org/more>.",
        "::: {.definition}\nA claim that rose more is confirmed.\n:::",
        "[An increase is more]{.definition}",
        "A furthermore is no word of judgement.",
    ],
)
def test_what_is_bound_or_nobodys_judgement_is_let_through(text):
    assert unbound(text) == []


def test_the_line_is_that_of_the_word():
    assert unbound("One.\n\nTwo\nand deaths rose.\n") == [4]
