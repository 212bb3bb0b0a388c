"""Quotes are found in the documents however their white space is mangled."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from brief.corpus.quotes import find_quote


def joined(text):
    """Words in one line, with words that a line end divides put together."""
    return " ".join(re.sub(r"-[ \t]*\n\s*", "-", text).split())


def occurrences(text, part):
    return sum(text.startswith(part, position) for position in range(len(text)))


GAPS = st.sampled_from([" ", "\n", "  \n ", "\t"])


@given(
    data=st.data(),
    name=st.sampled_from(["state-plan", "uk-news", "white-house", "journal-press", "hsi-strategy"]),
)
def test_any_words_of_a_document_are_found_however_the_white_space_is_mangled(ledger, data, name):
    text = ledger.documents[name].text
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    first = data.draw(st.integers(0, len(spans) - 12))
    last = first + data.draw(st.integers(4, 11))
    start, end = spans[first][0], spans[last][1]
    words = text[start:end].split()
    assume(occurrences(joined(text), joined(text[start:end])) == 1)
    exact = "".join(word + data.draw(GAPS) for word in words)
    assert find_quote(text, exact) == (start, end)
