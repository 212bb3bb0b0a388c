"""A judgement is said while its condition holds, in other words where it has some, and refused where it has none."""

import pytest

from brief.publish.prose import judgements, sections
from brief.publish.prose.sections import Known
from brief.quantity.conditions import Facts, Quantity

FACTS = Facts(
    values={"rise": Quantity(5, "percent", text="5 percent")},
    outcomes={"verdict": {"growth": "holds"}, "comparison": {}},
    words={"verdict": ("holds", "overstated"), "comparison": ("agree", "disagree")},
)
KNOWN = Known({}, (), {"rise": "7"}, {}, set(), set(), FACTS, {})
BLOCK = '::: {.judgement when="rise > 3 percent" confidence="high" changes="A later count."}\nWe judge.\n:::\n'


def section(text):
    return sections.parse("reports/sections/x.qmd", text)


def test_a_sentence_a_heading_and_a_block_are_found_with_their_words():
    text = (
        '## It rose {#rise when="rise > 0 percent" otherwise="It did not rise"}\n\n'
        'So [it *rose* by [a lot](#x)]{.judged when="verdict(growth) is\nholds"}[it did not]{.otherwise}.\n\n'
        '::: {.judgement when="rise > 3 percent" confidence="low" because="Why." changes="What."}\n'
        "**We judge** so.\n\n::: otherwise\nNot so.\n:::\n:::\n"
    )
    heading, sentence, block = judgements.find(section(text))
    assert (heading.form, heading.words, heading.otherwise) == ("heading", "It rose", "It did not rise")
    assert (sentence.words, sentence.otherwise) == ("it *rose* by [a lot](#x)", "it did not")
    assert sentence.when == "verdict(growth) is holds"
    assert (block.words, block.otherwise, block.confidence, block.because) == (
        "**We judge** so.",
        "Not so.",
        "low",
        "Why.",
    )
    assert [judgement.place.line for judgement in (heading, sentence, block)] == [1, 3, 6]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[It rose]{.judged}", "“It rose” rests on nothing"),
        ('[It rose]{.judged whne="x"}', "a judgement has no attribute 'whne'"),
        ('[It rose]{.judged when="rse > 3 percent"}', "no value 'rse'"),
        ('[It rose]{.judged when="rise > 3 deaths"}', "the units don't fit"),
        ('[It rose]{.judged when="rise > 3 percent" confidence="sure"}', "unknown confidence 'sure'"),
        ('::: {.judgement when="rise > 3 percent"}\nWe judge.\n:::', "does not say how sure we are"),
    ],
)
def test_what_can_not_be_judged_is_refused(text, message):
    assert any(message in problem.message for problem in judgements.fit(section(text), KNOWN))


def test_what_is_well_formed_has_no_problem():
    assert list(judgements.fit(section(BLOCK), KNOWN)) == list(judgements.stand(section(BLOCK), KNOWN)) == []


def test_a_judgement_that_fails_is_refused_with_what_was_found_unless_it_has_other_words():
    failing = '[It rose much]{.judged when="rise > 9 percent"}'
    (problem,) = judgements.stand(section(failing), KNOWN)
    assert "“It rose much” rests on rise > 9 percent, which does not hold: rise = 5 percent" in problem.message
    assert problem.place.line == 1
    assert list(judgements.stand(section(f"{failing}[It rose]{{.otherwise}}"), KNOWN)) == []


def test_what_is_said_follows_the_condition():
    text = '[Much]{.judged when="rise > 9 percent"}[Little]{.otherwise} [some]{.judged when="rise > 1 percent"}'
    assert [entry.words for entry in judgements.settle(section(text), FACTS)] == ["Little", "some"]


def test_a_judged_part_keeps_the_sentence_that_it_is_a_part_of():
    text = (
        'Nothing here. The count [rose]{.judged when="rise > 3 percent"} and [it fell]{.judged when="rise < 3 percent"}'
        "[it did not fall]{.otherwise} again. Nothing there.\n\nAnother paragraph.\n"
    )
    rose, fell = judgements.settle(section(text), FACTS)
    assert rose.context == "The count \x02rose\x03 and it did not fall again."
    assert fell.context == "The count rose and \x02it did not fall\x03 again."
