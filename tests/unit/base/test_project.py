"""The project is found from any folder inside it, and paths are shown as a person types them."""

import os

import pytest

from brief.base import links, texts
from brief.base.problems import Problems
from brief.base.project import Project, find, listed


@pytest.mark.parametrize("inside", ["", "seeds", "data/ledger"])
def test_the_project_is_found_from_inside(tiny, inside):
    assert find(tiny.root / inside).root == tiny.root.resolve()


def test_outside_a_project_the_error_says_what_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        find(tmp_path)
    message = f"no seeds/sources.yml in {tmp_path.resolve()} or above: run this inside the project's folder"
    assert str(caught.value) == message


def test_paths_are_shown_from_the_projects_folder(tmp_path):
    project = Project(tmp_path / "project")
    assert project.shown(project.ledger / "uk-news.yml") == "data/ledger/uk-news.yml"
    assert project.shown(tmp_path / "elsewhere.txt") == str(tmp_path / "elsewhere.txt")


def test_a_finished_edition_is_all_its_files(tmp_path):
    project = Project(tmp_path)
    folder = project.output / "full"
    for name in ("data/claims.csv", "documents/wdr.html", "documents/wdr.2.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    assert [path.relative_to(folder).as_posix() for path in project.finished("full")] == [
        "brief.html",
        "brief.pdf",
        "brief.docx",
        "sources.html",
        "edition.json",
        "documents/wdr.2.html",
        "documents/wdr.html",
        "data/claims.csv",
    ]


def test_hidden_files_are_no_files_of_the_project(tmp_path):
    for name in ("b.yml", "a.yml", "._a.yml", ".hidden.yml"):
        (tmp_path / name).touch()
    (tmp_path / ".#a.yml").symlink_to("analyst@office.1234")
    assert [path.name for path in listed(tmp_path, "*.yml")] == ["a.yml", "b.yml"]


def test_links_that_lead_out_of_the_project_are_found(tmp_path):
    project = Project(tmp_path / "project")
    project.ledger.mkdir(parents=True)
    project.reports.mkdir()
    (tmp_path / "secret").touch()
    (project.ledger / "own.yml").touch()
    (project.ledger / "within.yml").symlink_to("own.yml")
    (project.ledger / "out.yml").symlink_to(tmp_path / "secret")
    (project.ledger / "nowhere.yml").symlink_to("gone.yml")
    (project.ledger / "circle.yml").symlink_to("circle.yml")
    project.output.symlink_to(tmp_path)
    (project.ledger / ".#own.yml").symlink_to("analyst@office.1234")
    found = [project.shown(path) for path in project.leading_out()]
    assert found == [*(f"data/ledger/{name}.yml" for name in ("circle", "nowhere", "out")), "reports/_output"]


def test_what_editors_keep_in_hidden_folders_is_not_the_projects_own(tmp_path):
    project = Project(tmp_path)
    hidden = project.notebooks / ".ipynb_checkpoints" / "deep"
    hidden.mkdir(parents=True)
    (hidden / "a.yaml").touch()
    (hidden / "gone").symlink_to("/nowhere")
    os.mkfifo(hidden / "pipe")
    assert list(links.leading_out(project)) == []


def test_pipes_and_files_in_the_place_of_folders_are_refused_before_anybody_opens_them(tmp_path):
    project = Project(tmp_path)
    project.ledger.mkdir(parents=True)
    project.sections.mkdir(parents=True)
    project.reference.mkdir()
    os.mkfifo(project.ledger / "pipe.yml")
    project.editions.touch()
    (project.ledger / "plan.yaml").touch()
    (project.data / "checks.yml.txt").touch()
    (project.reference / "deaths.CSV").touch()
    with pytest.raises(Problems) as refused:
        list(links.leading_out(project))
    assert [problem.place.file for problem in refused.value.problems] == [
        "data/ledger/pipe.yml",
        "reports/editions",
        "data/checks.yml.txt",
        "data/ledger/plan.yaml",
        "data/reference/deaths.CSV",
    ]
    with pytest.raises(Problems, match="is a pipe"):
        texts.read(project.ledger / "pipe.yml", "pipe.yml")
