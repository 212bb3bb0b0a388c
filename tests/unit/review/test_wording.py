"""A drafted record says what it measures as a person would; where no rule of English says it, it says nothing."""

import pytest

from brief.base.sentences import sentence
from brief.extract.candidates import candidates
from brief.review.wording import measure

WORDED = [
    ("HSI seized more than 1.8 million pounds of narcotics in 2022.", "Narcotics seized by HSI"),
    ("In 2022, customs officers found 12 labs at the border.", "Labs found by customs officers at the border"),
    ("Drug overdoses killed 63,632 Americans in 2016.", "Americans killed by drug overdoses"),
    ("More than 72,000 Americans died from drug overdoses in 2017.", "Americans who died from drug overdoses"),
    ("About 600 deaths were attributed to heroin in 2019.", "Deaths attributed to heroin"),
    ("In 2012 it was 2,000 deaths.", "Deaths"),
    ("In all 40 people were arrested in Leeds, and 12 charged.", "People arrested in Leeds"),
    ("Nearly 640 percent of deaths involved fentanyl.", "Share of deaths that involved fentanyl"),
    ("Cocaine accounted for 60% of the number of seizures.", "Share of seizures accounted for by cocaine"),
    ("Fentanyl was found in 60% of the samples.", "Share of the samples with fentanyl found"),
    ("The number of overdoses involving heroin increased by 7 percent.", "Overdoses involving heroin, change"),
    ("A 5% increase in road deaths was seen.", "Road deaths, change"),
    ("The death rate more than doubled.", "Death rate, change as a multiple"),
    ("Deaths in Lothian rose from 56 in 2018.", "Deaths in Lothian"),
    ("For instance, the number of people who tried it rose from 1,000 in 1999 to 2,000.", "People who tried it"),
    ("Fentanyl is 50 times more potent than morphine.", "How many times more potent fentanyl is than morphine"),
    ("The three-week exchange program began.", "Length of the exchange program"),
    ("For five years now, fentanyl has been a threat.", "Years for which fentanyl has been a threat"),
    ("He was sentenced to 72 months in prison.", "Prison sentence"),
    ("The tablets are worth $5 million.", "Worth of the tablets"),
    ("The vast majority of these drugs originate from abroad.", "Share of these drugs that originate from abroad"),
    ("Supplies rest largely in private hands.", "Share of supplies that rest in private hands"),
    ("Cash remains the most anonymous currency at hand.", "Rank of cash as the most anonymous currency at hand"),
    ("It is the highest toll ever recorded.", "Rank of the highest toll ever recorded"),
    ("Fatal overdoses are increasing.", "Fatal overdoses, change"),
    ("Online sales will likely continue to expand.", "Online sales, change to come"),
    ("Since 2015, China has taken action.", "Year since which China has taken action"),
]
SMALL = {"fentanyl", "cocaine", "cash", "supplies"}
UNSAID = [
    "FDA responded to two of them.",
    "Deaths rose, 12 of them in Leeds.",  # of whom
    "In 2017 it was 640.",
    "Of these, 63.1% died.",
    "That is $5 million more.",
    "DOS will expand programs abroad.",  # what somebody does is no change of it
    "It was in Vienna (12 of the days).",
    "To the donor five years of it had been too few.",  # "donor" ends in no "for"
]


def worded(text):
    for found in candidates(text):
        first, last = sentence(text, found.start, found.end)
        if found.kind != "year" or text.startswith("Since"):
            return measure(found, text[first : found.start], text[found.end : last], SMALL)
    return None


@pytest.mark.parametrize(("text", "words"), WORDED)
def test_a_figure_says_what_it_measures(text, words):
    assert worded(text) == words


@pytest.mark.parametrize("text", UNSAID)
def test_where_no_rule_of_english_holds_a_person_is_asked(text):
    assert worded(text) == ""
