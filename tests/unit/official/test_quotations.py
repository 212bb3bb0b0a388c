"""The number of an official row is the number of the words in which it was read."""

import pytest

from brief.official import quotations

EMPTY = {"value": "", "lower": "", "upper": ""}


SAID = {
    "a number": ('"739 different NPS"; 106 countries', {"value": "739"}),
    "words": ('"close to 500 NPS, thirty-four opioids"', {"value": "34"}),
    "more than": ('"over 57.5 million pills"', {"lower": "57500000"}),
    "nearly": ('"nearly 10,000 pounds"', {"upper": "10000"}),
    "about": ('"about two milligrams"', {"value": "2"}),
    "a range": ('"50 to 100 times more potent"', {"lower": "50", "upper": "100"}),
    "two ends": ('"a low of 0.03 milligrams, a high of 9 milligrams"', {"lower": "0.03", "upper": "9"}),
    "a fall": ('"decreased 19.8% for stimulants"', {"value": "-19.8"}),
    "a fall by more": ('"fell by more than 50%"', {"upper": "-50"}),
    "a share": ('"six out of 10"', {"value": "60"}),
    "one in so many": ('"only one in seven is treated"', {"value": "7"}),
    "the second of two quotations": ('"of 2015", then "66 opioids"', {"value": "66"}),
    "other words": ("“nearly 1,500 pounds” elsewhere", {}),
}


@pytest.mark.parametrize("what", SAID)
def test_the_number_of_the_words_is_held(what):
    note, numbers = SAID[what]
    assert quotations.missing(EMPTY | numbers | {"note": note}) == []


@pytest.mark.parametrize(
    ("note", "numbers", "missing"),
    [
        ('"739 different NPS"', {"value": "793"}, ["value"]),
        ('"over 57.5 million pills"', {"value": "57500000"}, ["value"]),
        ('"57.5 million pills"', {"lower": "57500000"}, ["lower"]),
        ('"nearly 10,000 pounds"', {"lower": "10000"}, ["lower"]),
        ('"50 to 100 times"', {"lower": "50", "upper": "10"}, ["upper"]),
        ('"increased 19.8%"', {"value": "-19.8"}, ["value"]),
        ('"no number at all"', {"value": "1"}, ["value"]),
    ],
)
def test_another_number_is_not(note, numbers, missing):
    assert quotations.missing(EMPTY | numbers | {"note": note}) == missing
