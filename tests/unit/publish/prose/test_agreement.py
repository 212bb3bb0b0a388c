"""A verb goes with the number before it."""

import pytest

from brief.publish.prose import agreement, sections
from brief.publish.prose.sections import Known
from brief.quantity.conditions import Facts

VALUES = {"given_one": "1", "given_word": "one of five", "given_none": "0", "given_many": "13", "given_all": "142"}


def problems_of(text):
    known = Known(
        claims={}, includes=(), values=VALUES, labels={}, citations=(), headings=(), facts=Facts(), judgement_words={}
    )
    return list(agreement.agrees(sections.parse("section.qmd", text), known))


@pytest.mark.parametrize(
    "text",
    [
        "Of 13 actions {{< var given_one >}} concern online sales.",
        "{{< var given_word >}} documents are silent.",
        "{{< var given_none >}} of {{< var given_all >}} actions act on it.",
        "{{< var given_one >}} of them\nhave a number.",
    ],
)
def test_one_thing_with_the_verb_of_several_is_refused(text):
    (problem,) = problems_of(text)

    assert "the verb is that of several things" in problem.message
    assert problem.suggestion.startswith("give.agreeing(")


@pytest.mark.parametrize(
    "text",
    [
        "{{< var given_many >}} of {{< var given_all >}} actions concern online sales.",
        "{{< var given_one >}} concerns online sales.",
        "{{< var given_none >}} of {{< var given_all >}} actions acted on it.",
        "In {{< var given_one >}} year deaths fall.",
    ],
)
def test_what_agrees_passes(text):
    assert problems_of(text) == []
