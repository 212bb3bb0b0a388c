"""The project is found from any folder inside it, and paths are shown as a person types them."""

import pytest

from brief.base.project import Project, find


@pytest.mark.parametrize("inside", ["", "notebooks", "data/ledger"])
def test_the_project_is_found_from_inside(copy, inside):
    assert find(copy.root / inside).root == copy.root.resolve()


def test_outside_a_project_the_error_says_what_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        find(tmp_path)
    message = f"no seeds/sources.yml in {tmp_path.resolve()} or above: run this inside the project's folder"
    assert str(caught.value) == message


def test_paths_are_shown_from_the_projects_folder(tmp_path):
    project = Project(tmp_path / "project")
    assert project.shown(project.ledger / "uk-news.yml") == "data/ledger/uk-news.yml"
    assert project.shown(tmp_path / "elsewhere.txt") == str(tmp_path / "elsewhere.txt")
