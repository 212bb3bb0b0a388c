"""The source reader shows every letter of a document, and every quote leads to its evidence."""

import pytest

from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim
from brief.corpus.documents import Document, Source
from brief.corpus.ledger import Ledger
from brief.official.collection import Collection
from brief.publish.pages import reader

TEXT = "Rose by <nearly>\n  640 percent, and\nfell & rose."


def document(text):
    source = Source.model_construct(id="plan", attribution_short="Plan <2018>", citation_full="An office, A plan.")
    return Document(source, text)


def quoted(plan, name, words):
    claim = Claim.model_construct(id=name, measure=f"Growth “{name}”", exact=words)
    start = plan.text.index(words)
    return Anchored(claim, plan, start, start + len(words), "")


@pytest.fixture
def plan():
    return document(TEXT)


def test_passages_are_the_whole_text_divided_where_quotes_begin_and_end(plan):
    claims = [quoted(plan, "all", "nearly>\n  640 percent, and\nfell"), quoted(plan, "part", "640 percent")]
    passages = reader.passages(plan.text, claims)
    assert "".join(passage.text for passage in passages) == TEXT
    assert [(passage.claim and passage.claim.id, passage.begins) for passage in passages] == [
        (None, ()),
        ("all", ("all",)),
        ("part", ("part",)),
        ("all", ()),
        (None, ()),
    ]


def test_quotes_of_the_same_words_all_begin_there(plan):
    claims = [quoted(plan, "a", "640"), quoted(plan, "b", "640"), quoted(plan, "c", "640 percent")]
    [begins] = [passage.begins for passage in reader.passages(plan.text, claims) if passage.begins]
    assert begins == ("a", "b", "c")


def test_the_page_keeps_the_spaces_of_the_text_and_escapes_it(plan, project):
    collection = Collection(project)
    vars(collection)["ledger"] = Ledger({"plan": plan}, None, {"a": quoted(plan, "a", "640 percent")})
    page = reader.page(collection, "Title & more", {"a"})
    assert (
        '<div class="document">Rose by &lt;nearly&gt;\n  <span id="quote-a"></span><mark class="quoted">'
        '<a href="brief.html#claim-a" title="Growth “a”">640 percent</a></mark>, and\nfell &amp; rose.</div>'
    ) in page
    assert "<title>The documents: Title &amp; more</title>" in page
    assert '<li><a href="#document-plan">Plan &lt;2018&gt;</a> (1 quote)</li>' in page
    assert "src=" not in page and page.count("<link") == 1 and '<link rel="icon" href="data:' in page


def test_a_quote_without_an_entry_is_marked_and_leads_nowhere(plan, project):
    collection = Collection(project)
    claims = {"a": quoted(plan, "a", "640 percent"), "b": quoted(plan, "b", "fell")}
    vars(collection)["ledger"] = Ledger({"plan": plan}, None, claims)
    for text in (reader.page(collection, "Title", {"a"}), reader.section(collection, {"a"})):
        assert text.count("#claim-a") == 1 and "#claim-b" not in text
        assert '<span id="quote-b"></span><mark class="quoted">fell</mark>' in text
    assert 'href="#claim-a"' in reader.section(collection, {"a"})
