"""A new edition: the file it starts as can be built, and says everything that can be chosen."""

import re
from datetime import date

import pytest
from click.testing import CliRunner

from brief.base.problems import Problems
from brief.cli.main import command
from brief.editions import editions
from brief.editions.editions import Edition
from brief.notebooks import files as notebooks
from brief.notebooks import parameters
from brief.upkeep import new_edition
from brief.upkeep.check import check

GIVEN = {"title": "", "audience": "", "source": "full", "date": "2026-01-02"}


def text(project, edition_id):
    return (project.edition(edition_id)).read_text(encoding="utf-8")


def uncommented(found, line):
    """The file with one line that was a comment taken in, as an editor's key for comments does it."""
    marked = [entry for entry in found.splitlines() if re.match(rf"# (?:  (?:- )?)?{line}(?:\s|:|$)", entry)]
    assert len(marked) == 1, (line, marked)
    return found.replace(f"\n{marked[0]}\n", f"\n{marked[0].removeprefix('# ')}\n")


def test_a_new_edition_is_planned_and_checked_without_a_problem(copy):
    path = new_edition.write(copy, "customs", **GIVEN)
    assert path == copy.edition("customs")
    new, full = editions.plan(copy, "customs"), editions.plan(copy, "full")
    assert new.parameters == full.parameters
    assert new.edition == full.edition.model_copy(update={"title": "Customs", "date": "2026-01-02"})
    problems, counts = check(copy)
    assert [problem for problem in problems if "customs" in problem.place.file] == []
    assert counts["editions"] == len(editions.available(copy)) and "customs" in editions.available(copy)


def test_title_audience_and_source_are_taken(copy):
    small = copy.edition("small")
    small.write_text(
        "title: Small\nsubtitle: 'One: two'\naudience: tests\ndate: 2026-01-01\n"
        "notebooks: [03-synthetic-opioid-growth]\nsections: [sources, growth]\n"
        "parameters: {end_year: 2015}\n",
        encoding="utf-8",
    )
    given = {"title": "Drugs: a “year” # 1", "audience": "customs, mostly", "source": "small"}
    new_edition.write(copy, "customs-2", **{**GIVEN, **given})
    planned = editions.plan(copy, "customs-2")
    assert planned.parameters == {"03-synthetic-opioid-growth": {"end_year": 2015}}
    made = planned.edition
    assert (made.title, made.audience, made.subtitle) == (given["title"], given["audience"], "One: two")
    assert made.sections == ("sources", "growth") and made.date == "2026-01-02"


def test_every_field_section_notebook_and_parameter_stands_there_with_its_meaning(copy):
    new_edition.write(copy, "customs", **GIVEN)
    found = text(copy, "customs")
    for name, field in Edition.model_fields.items():
        assert re.search(rf"^(?:# )?{name}:", found, re.MULTILINE), name
        assert f"\n# {field.description}\n" in found
    assert re.search(r"- growth +# Growth from 2012 to 2016", found)
    for path in (copy.reports / "sections").glob("*.qmd"):
        assert re.search(rf"^(?:# )?  - {path.stem} +# \S", found, re.MULTILINE), path.stem
    for name in notebooks.available(copy.notebooks):
        assert re.search(rf"^(?:# )?  - {name} +# \S", found, re.MULTILINE), name
        read = notebooks.read(copy.notebook(name), name)
        for parameter in parameters.parse(read, name).values():
            line = rf"^(?:# )?  {parameter.name}: .*{name}"
            assert re.search(line, found, re.MULTILINE), parameter.name
    assert "mg of pure fentanyl" in found and "(05-seizures, 07-potency-and-exposure)" in found


def test_what_stands_in_comments_counts_once_the_mark_is_gone(copy):
    (copy.edition("small")).write_text(
        "title: Small\naudience: tests\ndate: 2026-01-01\nnotebooks: [03-synthetic-opioid-growth]\n"
        "sections: [sources]\n",
        encoding="utf-8",
    )
    path = new_edition.write(copy, "customs", **{**GIVEN, "source": "small"})
    found = path.read_text(encoding="utf-8")
    for line in ("05-seizures", "growth", "parameters", "lethal_doses_mg", "series_id"):
        found = uncommented(found, line)
    path.write_text(found.replace("[1.0, 2.0, 3.0]", "[1.5]"), encoding="utf-8")
    planned = editions.plan(copy, "customs")
    assert planned.edition.sections == ("growth", "sources")
    assert set(planned.edition.parameters) == {"series_id", "lethal_doses_mg"}
    assert planned.parameters == {"03-synthetic-opioid-growth": {}, "05-seizures": {"lethal_doses_mg": [1.5]}}


def test_what_is_left_out_stands_before_the_sources_and_defaults_that_differ_are_all_named(copy):
    found = new_edition.write(copy, "customs", **{**GIVEN, "source": "interdiction"}).read_text(encoding="utf-8")
    sections = [line for line in re.findall(r"^(?:# )?  - (\S+) +# ", found.split("\nsections:")[1], re.MULTILINE)]
    chosen = editions.plan(copy, "interdiction").edition.sections
    assert "sources" in chosen and set(sections) >= set(chosen)
    assert sections[sections.index("sources") :] == list(chosen[chosen.index("sources") :])
    [first_month] = [line for line in found.splitlines() if line.startswith("#   first_month:")]
    assert '05-seizures: "2021-10"' in first_month and '11-deaths-to-date: "2019-12"' in first_month


@pytest.mark.parametrize(
    ("edition_id", "source", "expected"),
    [
        ("full", "full", "there is such an edition already"),
        ("Public Health", "full", "try: public-health"),
        ("../full", "full", "try: full"),
        ("2026", "full", "try: public-health"),
        ("tables", "full", "not an id"),
        ("customs-", "full", "try: customs"),
        ("customs", "ful", "try: full"),
    ],
)
def test_an_id_that_is_taken_or_bad_and_an_unknown_source_are_refused(copy, edition_id, source, expected):
    before = {path: path.read_bytes() for path in copy.root.rglob("*.yml")}
    with pytest.raises(Problems) as caught:
        new_edition.write(copy, edition_id, **{**GIVEN, "source": source})
    assert expected in str(caught.value)
    assert {path: path.read_bytes() for path in copy.root.rglob("*.yml")} == before


def test_the_command_writes_the_file_and_says_what_comes_next(copy, monkeypatch):
    monkeypatch.chdir(copy.root)
    told = CliRunner().invoke(
        command,
        ["new", "edition", "customs", "--title", "At the border", "--audience", "customs", "--from", "full"],
    )
    assert told.exit_code == 0, told.exception
    made = editions.plan(copy, "customs").edition
    assert (made.title, made.audience, made.date) == ("At the border", "customs", date.today().isoformat())
