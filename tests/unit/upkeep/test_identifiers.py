"""The page of ids lists every series and every claim, and check says when it is out of date."""

from brief.base.project import Project
from brief.cli.main import command
from brief.official.collection import Collection
from brief.upkeep import identifiers
from brief.upkeep.check import check
from brief.upkeep.pages import of_records
from brief.upkeep.schemas import schemas


def test_a_series_has_the_years_of_its_observations(tiny):
    page = identifiers.page(Collection(tiny))
    [line] = [line for line in page.splitlines() if line.startswith("| `deaths` |")]
    assert line.endswith("| deaths | 2012 to 2016 |")


def test_pages_and_schemas_that_are_out_of_date_are_named_with_the_command_that_makes_them(tiny):
    for files in (schemas(tiny), of_records(Collection(tiny), command)):
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    assert check(tiny, command)[0] == []
    for path in (tiny.schema / "checks.schema.json", tiny.docs / "reference.md"):
        path.write_text("old", encoding="utf-8")
    assert [(problem.place.file, problem.suggestion) for problem in check(tiny, command)[0]] == [
        ("data/schema/checks.schema.json", "brief schema"),
        ("docs/reference.md", "brief docs"),
    ]


def test_a_project_without_such_pages_has_none_out_of_date(tiny):
    assert isinstance(tiny, Project) and not tiny.docs.exists()
    assert check(tiny, command)[0] == []
