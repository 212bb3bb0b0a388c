"""Documents and series can be cited, and the edition describes itself to machines."""

import json
from dataclasses import replace

from brief.official.collection import Collection
from brief.publish.pages import citations


def test_documents_and_series_are_entries_under_their_ids(collection):
    entries = {entry["id"]: entry for entry in citations.references(collection)}
    assert list(entries) == ["plan", "news", "deaths", "weight"]
    assert entries["news"] == {
        "id": "news",
        "type": "report",
        "title": "Officers stop drugs",
        "author": [{"literal": "Daily Paper"}],
        "issued": {"date-parts": [[2023, 5]]},
    }
    assert entries["deaths"]["title"] == "Deaths from the new drugs. Tables"


def test_another_reading_of_the_project_has_its_own_references(collection, tiny):
    citations.references(collection)
    sources = tiny.seeds / "sources.yml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("Officers stop drugs", "Officers stop all drugs"))
    titles = [entry["title"] for entry in citations.references(Collection(tiny))]
    assert "Officers stop all drugs" in titles


def test_how_to_cite_the_edition_is_escaped(planned):
    assert citations.suggested(planned) == (
        "The brief project (2026). *Drugs \\& deaths: What holds*. Edition “small”, as of 2026-01-02.\n"
    )


def test_an_edition_without_a_subtitle_is_cited_by_its_title_alone(planned):
    alone = replace(planned, edition=planned.edition.model_copy(update={"subtitle": ""}))
    assert "*Drugs \\& deaths*." in citations.suggested(alone)


def test_the_head_holds_a_report_that_no_title_can_break_out_of(collection, edition):
    title = "</script><script>alert(1)"
    head = citations.head(collection, edition.model_copy(update={"title": title}))
    assert head.count("</script>") == 1 and head.endswith("</script>\n")
    report = json.loads(head.removeprefix('<script type="application/ld+json">').removesuffix("</script>\n"))
    assert report["name"] == title and report["@type"] == "Report"
    assert [document["name"] for document in report["isBasedOn"]] == ["A plan against new drugs", "Officers stop drugs"]
