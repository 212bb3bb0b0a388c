"""Of a large ledger each document has pages of its own, and every way on them leads somewhere."""

import re
import shutil

import nbformat
import pytest

from brief.corpus.claims import Claim
from brief.official.collection import Collection
from brief.publish import parts, stage, volumes
from brief.publish.pages import evidence
from brief.publish.pages.reader import Passage
from brief.publish.render import embedded

HREF, ID = re.compile(r'\shref="(?!data:)([^"]+)"'), re.compile(r'\sid="([^"]+)"')


@pytest.fixture
def whole(edition):
    return edition.model_copy(update={"evidence": "all"})


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(evidence, "MOST", 2)
    monkeypatch.setattr(volumes, "QUOTES", 2)


@pytest.fixture
def made(large, collection, whole, executed):
    return volumes.pages(collection, whole, executed)


def test_a_small_ledger_has_one_page_of_all_documents(collection, whole, executed):
    assert list(volumes.pages(collection, whole, executed)) == ["sources.html"]


def test_a_large_one_has_pages_for_each_document_of_as_many_claims_as_fit(made):
    assert list(made) == [
        "sources.html",
        "documents/plan.html",
        "documents/plan.2.html",
        "documents/news.html",
        "documents/news.2.html",
    ]


def test_every_claim_has_its_entry_and_its_quote_on_one_page(made, collection):
    for name in collection.ledger.claims:
        [page] = [page for page in made.values() if f'id="claim-{name}"' in page]
        assert f'id="quote-{name}"' in page and f'href="#quote-{name}"' in page
        assert f"#claim-{name}" in made["sources.html"]


def test_a_page_of_one_document_is_none_of_another_whatever_their_ids(large, collection, whole, executed):
    tiny = collection.project
    for path in (tiny.sources, *tiny.ledger.glob("*.yml")):
        path.write_text(re.sub(r"\bnews$", "plan-2", path.read_text(), flags=re.MULTILINE), encoding="utf-8")
    again = Collection(tiny)
    assert list(again.ledger.documents) == ["plan", "plan-2"]
    made = volumes.pages(again, whole, executed)
    assert len(made) == 5
    for name in again.ledger.claims:
        assert sum(f'id="claim-{name}"' in page for page in made.values()) == 1


@pytest.mark.parametrize("mark", ["\n\n", "\n", " ", ""])
def test_a_long_text_without_a_quote_is_cut_where_it_hurts_least(monkeypatch, mark):
    monkeypatch.setattr(volumes, "LETTERS", 10)
    quote = Passage("a quote", Claim.model_construct(id="a"), ("a",))
    words = f"one{mark}fourfour{mark}five{mark}{'x' * 25}"
    stretches = list(volumes._stretches([Passage(words, None, ()), quote, Passage("end", None, ())]))
    texts = ["".join(passage.text for passage in stretch) for stretch in stretches]
    assert "".join(texts) == f"{words}a quoteend" and all(len(text) <= 10 for text in texts)
    assert texts[0] == (f"one{mark}" if mark else "onefourfou") and texts[-1] == "a quoteend"


def test_no_link_leads_nowhere(made):
    ids = {name.rpartition("/")[2]: set(ID.findall(page)) for name, page in made.items()}
    for name, page in made.items():
        for target in HREF.findall(page):
            file, _, anchor = target.partition("#")
            if file.endswith("brief.html") or target.startswith("https://"):
                continue
            where = file.rpartition("/")[2] or name.rpartition("/")[2]
            assert anchor in ids[where] or not anchor, (name, target)


def test_claims_that_the_brief_uses_lead_to_it_and_it_has_no_others(made, collection, whole, executed):
    assert made["documents/plan.html"].count("../brief.html#claim-plan-growth") == 1
    assert evidence.entered(collection, whole, executed) == {"plan-growth", "news-growth"}
    text = " ".join(evidence.evidence(collection, whole, executed).split())
    assert text.startswith(
        "Here are the claims that this briefing uses: 2 of the 6 of the collection. The file `sources.html`, which"
    )
    assert "#claim-plan-price" not in text


def test_each_page_says_what_its_document_is_and_how_far_it_goes(made):
    pages = [page for name, page in made.items() if name.startswith("documents/")]
    assert len(pages) == 4
    for page in pages:
        for words in ("License: public domain. 3 claims.", "None, it is invented.", "The text is damaged."):
            assert page.count(words) == 1
        assert re.findall(r"<h([1-6])", page) == list("122232")  # with "This document", the list of its parts
    assert "Office of Plans (2018). A plan against new drugs." in " ".join(made["documents/plan.html"].split())


def test_what_the_prose_only_cites_is_among_its_sources(large, collection, edition, executed):
    section = collection.project.section("growth")
    without = "Deaths rose by {{< claim plan-growth >}}, see `@news`."
    section.write_text(f"## Growth {{#growth}}\n\n{without}\n", encoding="utf-8")
    none = {"01-deaths": nbformat.v4.new_notebook()}
    assert "{#source-news" not in evidence.sources(collection, edition, none)
    section.write_text(f"## Growth {{#growth}}\n\n{without} More [@news].\n", encoding="utf-8")
    assert "{#source-news" in evidence.sources(collection, edition, none)


def test_a_document_of_no_claim_has_its_page_in_an_edition_of_all_and_where_it_is_cited(
    large, collection, whole, edition, executed
):
    tiny = collection.project
    (tiny.ledger / "news.yml").unlink()
    tiny.checks.write_text("checks: []\n", encoding="utf-8")
    (tiny.data / "comparisons.yml").write_text("comparisons: []\n", encoding="utf-8")
    section = tiny.section("growth")
    section.write_text("## Growth {#growth}\n\nDeaths rose by {{< claim plan-growth >}}.\n", encoding="utf-8")
    again, none = Collection(tiny), {"01-deaths": nbformat.v4.new_notebook()}
    made = volumes.pages(again, whole, none)
    assert "None, it is invented." in made["documents/news.html"] and 'id="text"' in made["documents/news.html"]
    assert 'href="documents/news.html"' in made["sources.html"]
    assert made["sources.html"].count("No claim is used from it.") == 1
    assert "documents/news.html" not in volumes.pages(again, edition, none)
    section.write_text(f"{section.read_text(encoding='utf-8')}More [@news].\n", encoding="utf-8")
    assert "documents/news.html" in volumes.pages(again, edition, none)


def test_a_number_keeps_its_unit_on_the_pages_of_documents_too(collection):
    made = parts.rendered({"one": "They seized 30 kg, and 5 Mg.", "two": "Or 2 mg\n"}, collection.project)
    assert made == {"one": "<p>They seized 30\u00a0kg, and 5 Mg.</p>", "two": "<p>Or 2\u00a0mg</p>"}


def test_only_what_changed_is_rendered_again(large, collection, whole, executed, monkeypatch):
    tiny = collection.project
    tiny.work.mkdir(parents=True)
    rendered = []
    real = embedded.parts
    monkeypatch.setattr(embedded, "parts", lambda texts, theme: rendered.append(sorted(texts)) or real(texts, theme))
    made = volumes.pages(collection, whole, executed)
    assert rendered.pop() == ["news", "news.2", "plan", "plan.2"]
    assert volumes.pages(collection, whole, executed) == made
    assert rendered.pop() == []
    path = tiny.ledger / "plan.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("measure: ", "measure: Other ", 1), encoding="utf-8")
    again = volumes.pages(Collection(tiny), whole, executed)
    assert rendered.pop() == ["plan"]
    assert [name for name in made if made[name] != again[name]] == ["documents/plan.html"]
    for part in (tiny.work / parts.FOLDER).iterdir():
        part.write_text("damaged", encoding="utf-8")
    assert volumes.pages(Collection(tiny), whole, executed) == again
    assert len(rendered.pop()) == 4
    theme = tiny.theme.resolve()  # the project's own: what is changed here is a copy
    tiny.theme.unlink()
    shutil.copytree(theme, tiny.theme)
    script = tiny.theme / "render.lua"
    script.write_text(f"{script.read_text(encoding='utf-8')}-- other\n", encoding="utf-8")
    assert volumes.pages(Collection(tiny), whole, executed) == again
    assert len(rendered.pop()) == 4


def test_an_edition_of_what_it_uses_has_pages_of_that(large, collection, edition, executed):
    text = "".join(volumes.pages(collection, edition, executed).values())
    assert 'id="claim-news-growth"' in text and 'id="claim-plan-price"' not in text


def test_what_is_staged_holds_no_more_than_the_brief_uses(large, collection, planned, executed, tmp_path):
    stage.stage(collection, planned, executed, tmp_path / "staged")
    made = "".join(path.read_text() for path in (tmp_path / "staged" / "_generated").glob("*.[jh]*"))
    assert "plan-growth" in made and "Plan, line" in made and "plan-price" not in made.replace("quote-plan-price", "")
