"""A quote is found in its document to the character."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brief.corpus import quotes
from brief.corpus.quotes import QuoteError, find_quote

TEXT = """Deaths rose by nearly 640 per-
cent from
2012 to 2016. Pre-ven-
tion works; a high-
level group, cross-border crime.
Deaths fell. Worth $25,000 or 1.8 million pills."""


def quoted(exact, prefix="", suffix="", text=TEXT):
    start, end = find_quote(text, exact, prefix, suffix)
    return text[start:end]


@pytest.mark.parametrize(
    ("exact", "found"),
    [
        ("Deaths rose", "Deaths rose"),
        ("nearly 640 percent from 2012", "nearly 640 per-\ncent from\n2012"),
        ("Pre-vention works", "Pre-ven-\ntion works"),
        ("a high-level group", "a high-\nlevel group"),
        ("cross-border", "cross-border"),
        ("\n  nearly\t640 ", "nearly 640"),
    ],
)
def test_a_quote_is_found_over_line_breaks_and_hyphenation(exact, found):
    assert quoted(exact) == found


@pytest.mark.parametrize("exact", ["Pre vention", "cross border", "near ly", "percentfrom", "deaths rose"])
def test_white_space_and_case_are_not_made_up(exact):
    with pytest.raises(QuoteError, match="^the quote is not in the document$"):
        find_quote(TEXT, exact)


@pytest.mark.parametrize("exact", ["5,000", "000 or", "$25", "8 million pills", "1", "64"])
def test_a_quote_starts_and_ends_no_number_in_its_middle(exact):
    with pytest.raises(QuoteError, match="^the quote is not in the document$"):
        find_quote(TEXT, exact)


@pytest.mark.parametrize("exact", ["", "  \n"])
def test_an_empty_quote_is_refused(exact):
    with pytest.raises(QuoteError, match="^the quote is empty$"):
        find_quote(TEXT, exact)


def test_a_quote_that_stands_twice_is_refused_with_both_lines():
    with pytest.raises(QuoteError, match=r"^the quote stands in 2 places \(lines 1, 6\)$") as caught:
        find_quote(TEXT, "Deaths")
    assert caught.value.suggestion == "add prefix: or suffix: with the words right before or after it"


def test_places_that_overlap_are_two_places():
    with pytest.raises(QuoteError, match="stands in 2 places"):
        find_quote("by day by day by", "by day by")


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("", "rose", 0),
        ("", "fell.", TEXT.index("Deaths fell")),
        ("crime.", "", TEXT.index("Deaths fell")),
        ("border   crime.", "fell", TEXT.index("Deaths fell")),
    ],
)
def test_the_words_around_a_quote_decide_which_place_is_meant(prefix, suffix, start):
    assert find_quote(TEXT, "Deaths", prefix, suffix) == (start, start + len("Deaths"))


def test_words_around_a_quote_that_do_not_stand_there_are_refused():
    with pytest.raises(QuoteError, match="not in the document"):
        find_quote(TEXT, "Deaths", prefix="level group")


def test_a_quote_with_a_changed_word_is_answered_with_what_stands_there():
    with pytest.raises(QuoteError) as caught:
        find_quote(TEXT, "Deaths rose by nearly 650 percent from 2012")
    assert caught.value.suggestion.startswith("the document has “Deaths rose by nearly 640 per- cent from")


@pytest.mark.parametrize(
    ("exact", "start"),
    [
        ("seized nearly 640 percent", "rose by nearly 640 per-"),
        ("5,000 or 1.8 million pills", "$25,000 or"),
    ],
)
def test_what_stands_there_is_told_in_whole_words(exact, start):
    with pytest.raises(QuoteError) as caught:
        find_quote(TEXT, exact)
    assert caught.value.suggestion.startswith(f"the document has “{start}")


def test_a_quote_that_resembles_nothing_gets_no_suggestion():
    with pytest.raises(QuoteError) as caught:
        find_quote(TEXT, "an entirely unrelated sentence")
    assert caught.value.suggestion == ""


def occurrences(text, part):
    return sum(text.startswith(part, position) for position in range(len(text)))


WORDS = st.lists(st.sampled_from(["ab", "b-a", "ba.", "12", "“a", "1,2"]), min_size=1, max_size=12)


GAPS = st.sampled_from([" ", "\n", "  \n ", "\t"])


@given(data=st.data(), words=WORDS)
def test_words_that_stand_once_are_found_at_their_place(data, words):
    gaps = [data.draw(GAPS) for _ in words]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    exact = " ".join(words[first : last + 1])
    assume(occurrences(" ".join(words), exact) == 1)
    pieces = [word + gap for word, gap in zip(words, gaps, strict=True)]
    start, end = (len("".join(pieces[:count])) for count in (first, last + 1))
    assert find_quote(text, exact) == (start, end - len(gaps[last]))


@given(data=st.data())
def test_a_word_divided_at_any_letter_is_found_by_the_whole_word(data):
    words = ["of", "prevention", "measures", "and"]
    word = data.draw(st.integers(1, 2))
    cut = data.draw(st.integers(1, len(words[word]) - 1))
    end = data.draw(st.sampled_from(["-\n", "- \n", "-\n  ", "-\n\n"]))
    divided = [*words]
    divided[word] = words[word][:cut] + end + words[word][cut:]
    text = "A list " + " ".join(divided) + " so on."
    start, stop = find_quote(text, " ".join(words))
    assert text[start:stop] == " ".join(divided)


PIECES = ["a", "b", "ab", "1", "2", ",", ".", "“", "é", " ", "\n", "\t", "\u00a0", "-", "-\n", "- \n "]


SOUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@st.composite
def texts_and_quotes(draw):
    """A text of few letters, so that they repeat, and prefix, quote and suffix that stand in it, or nearly."""
    text = draw(SOUP)
    cuts = sorted(draw(st.integers(0, len(text))) for _ in range(4))
    prefix, exact, suffix = (
        draw(st.sampled_from([part, re.sub(r"-[ \t]*\n\s*", "", part)]))
        for part in (text[start:end] for start, end in pairwise(cuts))
    )
    either = st.sampled_from
    return text, draw(either([exact, draw(SOUP)])), draw(either([prefix, ""])), draw(either([suffix, ""]))


@given(texts_and_quotes())
@settings(max_examples=10 * settings.default.max_examples)
def test_the_places_of_a_quote_are_all_that_its_pattern_matches(text_and_quote):
    text, *quote = text_and_quote
    assume(quote[0].split())
    plainly = [match.span("exact") for match in re.finditer(f"(?={quotes._around(*quote)})", text)]
    assert list(quotes._places(text, *quote)) == plainly
