"""The documents are what they were, byte for byte, and a quote is found in them to the character."""

import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brief.base.problems import Problems
from brief.base.records import read
from brief.corpus import documents
from brief.corpus.documents import QuoteError, find_quote

SOURCES = "seeds/sources.yml"


def edit(path, *changes):
    text = path.read_bytes()
    for old, new in changes:
        assert text.count(old.encode()) >= 1, old
        text = text.replace(old.encode(), new.encode(), 1)
    path.write_bytes(text)


def refused(copy, ledger):
    with pytest.raises(Problems) as caught:
        documents.load(copy, ledger.vocabulary)
    return str(caught.value)


def test_every_document_is_the_file_that_sources_yml_describes(project, ledger):
    records = read(project.sources, SOURCES)["sources"]
    assert [record["id"] for record in records] == list(ledger.documents)
    for record in records:
        content = (project.seeds / record["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == record["sha256"]
        assert len(content) == record["bytes"]
        assert ledger.documents[record["id"]].text.encode() == content


def test_every_text_in_seeds_is_a_document(project, ledger):
    texts = {path.name for path in project.seeds.iterdir()} - {"sources.yml"}
    assert texts == {document.source.path for document in ledger.documents.values()}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("uk-news-story.txt", (b"millions", b"billions")),
        ("white-house-fact-sheet.txt", (b"seven straight", b"seven  straight")),
        ("hsi-strategy-release.txt", (b"\n", b"\r\n")),
    ],
)
def test_a_changed_byte_is_refused_with_file_expected_and_found_checksum(copy, ledger, name, change):
    path = copy.seeds / name
    kept = path.read_bytes()
    changed = kept.replace(*change, 1)
    assert changed != kept
    path.write_bytes(changed)
    message = refused(copy, ledger)
    found = hashlib.sha256(changed).hexdigest()
    assert message.startswith(f"seeds/{name}: the document changed: sha256 {found}, {len(changed)} bytes")
    assert f"expected: sha256 {hashlib.sha256(kept).hexdigest()}, {len(kept)} bytes" in message
    assert f"try: git checkout seeds/{name}" in message


def test_a_missing_document_is_named_with_the_nearest_file(copy, ledger):
    (copy.seeds / "uk-news-story.txt").rename(copy.seeds / "uk-news-storey.txt")
    message = refused(copy, ledger)
    assert message.startswith("seeds/uk-news-story.txt: there is no such file\n    try: uk-news-storey.txt")


def test_a_text_that_nobody_registered_is_named(copy, ledger):
    (copy.seeds / "new.txt").write_text("words", encoding="utf-8")
    assert refused(copy, ledger).startswith("seeds/new.txt: a text that no source describes")


def test_every_mistake_in_the_sources_is_named_at_once(copy, ledger):
    edit(
        copy.sources,
        ("  - id: journal-press\n", "  - id: uk-news\n"),
        ("    producer: The White House\n", "    producr: X\n"),
    )
    edit(copy.seeds / "state-five-year-plan.txt", ("640 percent", "650 percent"))
    lines = copy.sources.read_text(encoding="utf-8").splitlines()
    message = refused(copy, ledger)
    white_house, twice = lines.index("  - id: white-house") + 1, lines.index("  - id: uk-news") + 1
    twice = lines.index("  - id: uk-news", twice) + 1
    assert f"{SOURCES}:{white_house} white-house.producer: this field is missing" in message
    assert (
        f"{SOURCES}:{lines.index('    producr: X') + 1} white-house.producr: no such field\n    try: producer"
    ) in message
    assert f"{SOURCES}:{twice} uk-news: this id is used twice" in message
    assert "seeds/state-five-year-plan.txt: the document changed" in message


def test_a_source_that_is_no_record_is_shown(copy, ledger):
    edit(copy.sources, ("  - id: uk-news\n", "  - uk-news\n  - id: uk-news\n"))
    message = refused(copy, ledger)
    assert message.startswith(f"{SOURCES} ?: Input should be a valid dictionary")
    assert message.endswith("(found 'uk-news')")


def test_an_unknown_source_caveat_is_refused_with_the_nearest(copy, ledger):
    edit(copy.sources, ("caveats: [reversed_sentences,", "caveats: [reversed_sentence,"))
    message = refused(copy, ledger)
    assert "white-house.caveats: unknown caveat 'reversed_sentence'" in message
    assert message.endswith("try: reversed_sentences")


def test_lines_are_counted_from_one_by_newlines(ledger):
    document = ledger.documents["state-plan"]
    for number, line in ((1, 0), (2, document.text.index("\n") + 1)):
        assert document.line(line) == number
    assert document.line(len(document.text)) == document.text.count("\n") + 1


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


def joined(text):
    """Words in one line, with words that a line end divides put together."""
    return " ".join(re.sub(r"-[ \t]*\n\s*", "-", text).split())


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
@settings(max_examples=1000)
def test_the_places_of_a_quote_are_all_that_its_pattern_matches(text_and_quote):
    text, *quote = text_and_quote
    assume(quote[0].split())
    plainly = [match.span("exact") for match in re.finditer(f"(?={documents._around(*quote)})", text)]
    assert list(documents._places(text, *quote)) == plainly
