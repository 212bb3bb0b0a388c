"""A candidate comes with the words of its sentence that say when, where, who says so and what is counted."""

import pytest

from brief.base.sentences import Sentences, sentence
from brief.extract.candidates import candidates
from brief.extract.kinds import STATISTIC


def figure(text):
    return next(found for found in candidates(text) if found.kind == STATISTIC)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Mexico, 12 tonnes were seized.", "Mexico"),
        ("About 100,000 people died across the U.S. last year.", "United States"),
        ("More than 72,000 Americans died.", "United States"),
        ("Scotland's 1,172 deaths were a record.", "Scotland"),
        ("Canada recorded 7,000 deaths.", "Canada"),
        ("5,448 deaths were registered in England and Wales.", "England and Wales"),
        ("U.S. overdose deaths rose to 72,000.", "United States"),
        # Where something comes from or goes to, and whose officers count it, is not where it is counted.
        ("Seizures from Mexico rose by 30%.", ""),
        ("U.S. Customs officers seized 40 kg.", ""),
        ("U.S. authorities seized 40 kg.", ""),
        ("The agency seized 40 kg in Mexico City.", ""),
        ("It was seized in Mexico. The agency took 40 kg.", ""),
    ],
)
def test_where(text, place):
    said = figure(text).geography
    assert said.value == place and text[said.start : said.end] == said.text


@pytest.mark.parametrize(
    ("text", "authority", "words"),
    [
        (
            "According to the National Crime Agency, 174 died.",
            "National Crime Agency",
            "According to the National Crime",
        ),
        ("Data from the Office for National Statistics (ONS) put it at 48.", "ONS", "Data from the Office"),
        ("The UNODC estimates that 296 million used drugs.", "UNODC", "UNODC estimates"),
        ("According to police, 400 tablets were found.", "police", "According to police"),
        ("“We took 40 kg,” said Secretary Ann B. Smith.", "Secretary Ann B. Smith", "said Secretary"),
        ("Seized: 40 kg. Source: Europol", "", ""),
        ("The agency estimated 400 kg.", "", ""),
        ("He said 5 people died, and they reported 6.", "", ""),
        ("Mexico reported 5 deaths.", "", ""),
    ],
)
def test_who_says_so(text, authority, words):
    said = figure(text).attributed_to
    assert said.value == authority and text[said.start : said.end] == said.text and said.text.startswith(words)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In 2017 more than 72,000 died.", "2017"),
        ("It was 12% more than in 2022.", ""),
        ("It rose to 40 kg in 2023, up from 2022.", "2023"),
        ("Seizures rose from 12 kg in 2019.", "2019"),
        ("That was in 2017. 45 tonnes were seized.", ""),
    ],
)
def test_when(text, period):
    assert figure(text).period.value == period


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("72,000 Americans died.", "Americans"),
        ("12,000 pounds of fentanyl were seized.", "fentanyl"),
        ("60% of the counterfeit pills had it.", "counterfeit pills"),
        ("sold for $10-20 million in the United States", ""),
        ("3 confirmed deaths", "confirmed deaths"),
        ("it increased to 10 in 2016", ""),
    ],
)
def test_what_is_counted(text, noun):
    said = figure(text).counted
    assert said.value == noun and text[said.start : said.end] == said.text


def test_the_sentences_of_a_text_are_those_of_each_place():
    text = "In the U.S. it rose. 45 tonnes came.\n\n- One. Two 3 four\n- Five 6"
    for start in (place for place, letter in enumerate(text) if letter.isalnum()):
        assert Sentences(text).around(start, start + 1) == sentence(text, start, start + 1)


def test_a_period_right_behind_a_number_is_its_own():
    text = "It rose from 400,000 in 1999 to 1.9 million in 2002 and to 2,000 pills in 2003."
    told = [found.period.value for found in candidates(text) if found.kind == STATISTIC]
    assert told == ["1999", "2002", "2003"]


def test_a_year_before_another_number_is_no_span_of_years():
    first, second = [found for found in candidates("Pills rose from 4 million in 2020 to 79 million in 2023.")][::2]
    assert (first.period.value, second.period.value) == ("2020", "2023")
