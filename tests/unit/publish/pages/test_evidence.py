"""The evidence: every claim with its quote in context, what it leaves open, and the verdict."""

import pytest

from brief.publish.pages import evidence


@pytest.fixture
def entries(collection, edition, executed):
    """The appendix of all claims, by claim."""
    everything = edition.model_copy(update={"evidence": "all"})
    text = evidence.evidence(collection, everything, executed)
    return {part.split(" ", 1)[0]: part.strip() for part in text.split("::: {#claim-")[1:]}


def test_an_entry_says_quote_place_reading_authority_and_verdict(entries):
    assert entries["plan-growth"].split("\n\n")[:2] == [
        "plan-growth .evidence}\n**Deaths from the new drugs, change over the period**",
        "> [Deaths from the new drugs increased by nearly 640 percent]{.quoted} between 2012 and 2016, says the Health "
        "Office. A kilogram costs as little as \\$5,000 per kilogram and is pressed into one million pills.",
    ]
    words = " ".join(entries["plan-growth"].split())
    assert (
        "Plan, line 3 of our copy[\\ ([in the document](#quote-plan-growth))]{.screen-only}. "
        "Read as less than 640 percent (not quite the number). "
        "Period: 2012 to 2016 (the document says “between 2012 and 2016”). "
        "Attributed to: Health Office (the document says “says the Health Office”). [holds]{.verdict .holds} "
    ) in words


def test_an_entry_says_how_its_official_figures_came_here(entries):
    assert "Official figures from Health Office, tables: read at the agency, and typed." in entries["plan-growth"]


def test_a_claim_without_authority_says_so_and_caveats_are_spelled_out(entries):
    words = " ".join(entries["plan-price"].split())
    assert "The document names no authority for it. Caveats: The words leave much open." in words
    assert "[no official series]{.verdict .no-official-series} Needed" in words
    assert "A price list, a press, and a list of the countries." in words


def test_entries_stand_under_their_documents(collection, edition, executed):
    text = evidence.evidence(collection, edition.model_copy(update={"evidence": "all"}), executed)
    headings = [line for line in text.splitlines() if line.startswith("###")]
    assert headings == ["### Plan {#evidence-plan}", "### News {#evidence-news}"]
    assert text.index("#evidence-plan") < text.index("#claim-plan-pills") < text.index("#evidence-news")


def test_an_edition_may_show_only_what_its_prose_names_and_its_tables_link(collection, edition, executed):
    assert evidence.used(collection.project, edition, executed) == {"plan-growth", "news-growth"}
    text = evidence.evidence(collection, edition, executed)
    assert "#claim-news-growth" in text and "#claim-plan-price" not in text


def test_long_text_around_a_quote_is_cut_at_words(collection):
    quoted = collection.ledger["plan-pills"]
    context = evidence.context(quoted).replace("\\", "")  # without its escapes
    assert context.startswith("… ") and "[pressed into one million pills]{.quoted}." in context


def test_the_sources_are_cited_with_their_caveats_and_counted(collection, edition, executed):
    text = evidence.sources(collection, edition, executed)
    assert " ".join(text.split()) == (
        "::: {#source-plan .source} **Plan.** Office of Plans (2018). A plan against new drugs. "
        "License: public domain. 3 claims. None, it is invented. The text is damaged. ::: "
        "::: {#source-news .source} **News.** Daily Paper (2023). Officers stop drugs. License: public domain. "
        "3 claims. None, it is invented. The text is damaged. :::"
    )
