"""The pages and pictures of docs/ that come from the code are what it says."""

import pytest

from brief.cli.main import command
from brief.upkeep import generated
from brief.upkeep.pages import pages


@pytest.fixture(scope="module")
def made(project):
    return pages(project, command)


def test_every_page_that_comes_from_the_code_is_what_it_says(project, made):
    assert [project.shown(path) for path in generated.stale(made)] == []


def test_no_picture_is_left_of_a_chart_that_is_no_more(project, made):
    assert {path for path in made if path.suffix == ".svg"} == set((project.docs / "charts").iterdir())


def test_the_pages_are_the_same_each_time(project, made):
    assert pages(project, command) == made
