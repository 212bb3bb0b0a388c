"""A staged project holds all that a renderer reads, and says where nothing is to be edited."""

import copy
import json

import pytest
from ruamel.yaml import YAML

from brief.base.problems import Problems
from brief.base.project import DOCUMENTS, SOURCES
from brief.publish import stage
from brief.publish.pages import evidence


@pytest.fixture
def folder(collection, planned, executed, tmp_path):
    folder = tmp_path / "stage"
    (folder / "old").mkdir(parents=True)
    stage.stage(collection, planned, executed, folder)
    return folder


def read(path):
    return path.read_text(encoding="utf-8")


def test_the_folder_is_made_anew_with_copies_and_what_is_made(folder):
    assert {path.name for path in folder.iterdir()} == {
        "_quarto.yml",
        "_extensions",
        "theme",
        "sections",
        "_generated",
        "_variables.yml",
        "brief.qmd",
        "notebooks",
        "references.json",
    }
    assert {path.name for path in (folder / "_generated").iterdir()} == {
        "claims.json",
        "judgements.json",
        "evidence.qmd",
        "figures.json",
        "head.html",
        "documents.html",
        "fig-deaths.png",
        "reference.docx",
    }


def test_a_staged_project_is_not_laid_out_once_more(folder, project):
    assert stage.PRE_RENDER in read(project.reports / "_quarto.yml")
    assert "pre-render" not in read(folder / "_quarto.yml")


def test_the_master_has_the_editions_metadata_and_its_sections_in_order(folder):
    _, front, body = read(folder / "brief.qmd").split("---\n")
    assert YAML(typ="safe").load(front) == {
        "title": r"Drugs \& deaths",
        "subtitle": "What holds",
        "audience": "testers",
        "date": "2026-01-02",
        "lang": "en-US",
        "files": True,
    }
    *opening, _, include = body.strip().splitlines()
    assert opening[1] == "The newest official figure was published in 2019; later releases were not read."
    assert include == "{{< include /sections/growth.qmd >}}"


def test_values_charts_and_notebooks_are_there_by_name(folder):
    assert YAML(typ="safe").load(folder / "_variables.yml") == {"deaths": "19,413"}
    assert list(json.loads(read(folder / "_generated" / "figures.json"))) == ["fig-deaths"]
    assert "fig-alt" in read(folder / "notebooks" / "01-deaths.ipynb")


def test_laying_out_refuses_prose_that_could_not_be_rendered(collection, planned):
    collection.project.notebooks.mkdir()
    with pytest.raises(Problems, match="there is no such notebook"):
        stage.lay_out(collection, planned)


@pytest.fixture
def kept(collection, executed, monkeypatch):
    """The tiny collection with its notebook in place, so that it can be laid out in reports/; its theme is a link."""
    monkeypatch.setattr(stage.pictures, "draw", lambda *_: None)
    monkeypatch.setattr(stage.links, "leading_out", lambda _: [])
    collection.project.notebooks.mkdir()
    notebook = stage.cells.notebooks.written(executed["01-deaths"])
    (collection.project.notebooks / "01-deaths.ipynb").write_bytes(notebook)
    return collection


def test_what_stays_as_it_is_keeps_its_time_and_what_is_of_another_edition_goes(kept, planned):
    reports = kept.project.reports
    (reports / "_generated").mkdir()
    (reports / "_generated" / "explorer.qmd").write_text("of another edition", encoding="utf-8")
    stage.lay_out(kept, planned)
    assert not (reports / "_generated" / "explorer.qmd").exists() and (reports / "sources.html").is_file()
    times = {path: path.stat().st_mtime_ns for path in reports.rglob("*") if path.is_file() and not path.is_symlink()}
    (reports / "_generated" / "claims.json").write_text("{}", encoding="utf-8")
    stage.lay_out(kept, planned)
    again = {path: path.stat().st_mtime_ns for path in times}
    assert [path.name for path in times if times[path] != again[path]] == ["claims.json"]


def test_pages_of_documents_that_are_none_any_more_go(kept, planned, monkeypatch):
    documents = kept.project.reports / "documents"
    monkeypatch.setattr(evidence, "MOST", 2)
    stage.lay_out(kept, planned)
    assert {path.name for path in documents.iterdir()} == {"plan.html", "news.html"}
    monkeypatch.undo()
    monkeypatch.setattr(stage.pictures, "draw", lambda *_: None)
    monkeypatch.setattr(stage.links, "leading_out", lambda _: [])
    stage.lay_out(kept, planned)
    assert list(documents.iterdir()) == []


def test_quarto_takes_all_pages_along_that_its_page_leads_to(project):
    settings = YAML(typ="safe").load(project.reports / "_quarto.yml")
    assert settings["project"]["resources"] == [f"/{SOURCES}", f"/{DOCUMENTS}/*.html"]


def test_preview_is_shown_what_an_edition_is_made_from(kept, planned):
    stage.lay_out(kept, planned)
    links = {path.name: path.resolve() for path in (kept.project.reports / "_extensions" / "watched").iterdir()}
    assert links["reports.sections.growth.qmd"] == kept.project.section("growth").resolve()
    assert links["notebooks.01-deaths.ipynb"] == kept.project.notebook("01-deaths").resolve()


def test_only_a_page_in_reports_may_speak_to_its_server(kept, planned, folder):
    stage.lay_out(kept, planned)
    assert "served: true" in read(kept.project.reports / "brief.qmd") and "served" not in read(folder / "brief.qmd")


def test_what_was_laid_out_of_a_notebook_stays_as_long_as_it_is_the_same_one(collection, planned, executed, tmp_path):
    laid, folders = {}, [tmp_path / "first", tmp_path / "second", tmp_path / "third"]
    stage.stage(collection, planned, executed, folders[0], laid)
    first = dict(laid)
    stage.stage(collection, planned, executed, folders[1], laid)
    assert all(laid[name] is first[name] for name in executed)
    files = [{path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} for folder in folders[:2]]
    assert list(files[0].values()) == list(files[1].values())
    name = next(iter(executed))
    others = executed | {name: copy.deepcopy(executed[name])}
    stage.stage(collection, planned, others, folders[2], laid)
    assert laid[name] is not first[name] and laid.keys() == executed.keys()
