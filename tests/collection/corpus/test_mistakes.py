"""Mistakes that people made in a record of the ledger, each with the line, what is said, and the way out."""

import shutil

import pytest

from brief.base.project import Project
from brief.official.collection import Collection

RECORD = "state-opioid-deaths"
QUOTE = "more than 300,000 Americans dying from opioid-related overdoses since 2000"
MISTAKES = [
    # what was there, what was written, the field, what is said, the way out
    ("unit: deaths", "unit: pounds", "unit", "unknown unit 'pounds'", "lb"),
    ("unit: deaths", "unit: dollars", "unit", "unknown unit 'dollars'", "USD"),
    ("unit: deaths", "unit: death", "unit", "unknown unit 'death'", "deaths"),
    ("unit: deaths", "unit: kg", "unit", "no word in the quote signals kg", ""),
    ("value: 300000", "value: 1,800,000", "value", "not a number (found '1,800,000')", "value: 1800000"),
    ("value: 300000", "value: 300 thousand", "value", "not a number (found '300 thousand')", "value: 300000"),
    ("value: 300000", "value: $1.5 million", "value", "not a number (found '$1.5 million')", "value: 1500000"),
    ("value: 300000", "value: 300%", "value", "not a number (found '300%')", "value: 300"),
    ("value: 300000", "value: many", "value", "not a number (found 'many')", ""),
    ("value: 300000", "value: 30000", "value", "the record says 30000,", "value: 300000"),
    ("    value: 300000\n", "", "", "give either value: or range: [low, high]", ""),
    ("value: 300000", "range: 300000", "range", "not a list (found 300000)", "range: [300000]"),
    ("caveats: [unsourced]", "caveats: unsourced", "caveats", "not a list (found 'unsourced')", "caveats: [unsourced]"),
    ("caveats: [unsourced]", "caveats: [unsorced]", "caveats", "unknown caveat 'unsorced'", "unsourced"),
    ("caveats: [unsourced]", "caveats: [unsourced, unsourced]", "caveats", "stands twice", ""),
    ("period: 2000/..", "period: 2001/..", "period", "the record says 2001/..", "period: {is:"),
    ("period: 2000/..", "period: since 2000", "period", "write 2000/..", ""),
    ("period: 2000/..", "period: 2000-2010", "period", "write 2000/2010", ""),
    ("period: 2000/..", "period: fiscal year 2022", "period", "write FY2022", ""),
    ("period: 2000/..", "period: 2000-13", "period", "has a month that does not exist", ""),
    ("period: 2000/..", "period: 2010/2000", "period", "ends before it starts", ""),
    ("qualifier: more_than", "qualifier: more than", "qualifier", "unknown qualifier 'more than'", "more_than"),
    ("qualifier: more_than", "qualifier: nearly", "qualifier", "the record says nearly", "qualifier: more_than"),
    ("    qualifier: more_than\n", "", "qualifier", "this field is missing", ""),
    (f"exact: {QUOTE}", "exact: 300,000 Americans dying", "exact", "leaves out words", "start the quote at “more”"),
    (f"exact: {QUOTE}", "exact: more than 300,000 Americans diing", "exact", "not in the document", "the document has"),
    (f"id: {RECORD}", "id: state opioid deaths", "id", "an id is one word", ""),
    (f"id: {RECORD}", "id: State-Deaths", "id", "an id is one word", ""),
    (f"id: {RECORD}", "id: state-synthetic-growth", "id", "this id is used twice", ""),
    ("topic: overdose", "topic: overdoses", "topic", "unknown topic 'overdoses'", "overdose"),
    ("population: Americans", "populaton: Americans", "populaton", "no such field", "population"),
    ("geography: United States", "geography: USA", "geography", "the record says USA", "geography: {is:"),
    ("measure: Deaths from", "measure:\n    # Deaths from", "measure", "this field is empty", ""),
    ("measure: Deaths from", "measure: Deaths: from", "", 'a second ": " in a line', "quotation marks"),
    ("    unit: deaths", "\tunit: deaths", "", "a tab", "spaces in the place of the tab"),
    ("    unit: deaths", "   unit: deaths", "", "not readable as YAML", "as many spaces before it"),
    ("caveats: [unsourced]", "caveats: [unsourced", "", "not readable as YAML", "closes the list"),
    ("period: 2000/..", "period: {is: 2000/..", "", "not readable as YAML", "closes the fields"),
    ("period: 2000/..", "period: 3 May 2000", "period", "write 2000-05-03", ""),
    ("period: 2000/..", "period: May 3, 2000", "period", "write 2000-05-03", ""),
    ("value: 300000", "value: 300'000", "value", "not a number", "value: 300000"),
    ("value: 300000", "value: 300.000", "value", "the record says 300, the quote says", "value: 300000"),
    ("value: 300000", "range: [300000]", "range", "too few values (found [300000])", ""),
    ("value: 300000", "range: 300000-400000", "range", "not a list", "range: [300000, 400000]"),
    ("unit: deaths", "unit: %", "", "not readable as YAML", "quotation marks around a text that begins"),
    ("period: 2000/..", "period: 2000/present", "period", "write 2000/..", ""),
    ("period: 2000/..", "period: Jan 2000", "period", "write 2000-01", ""),
    ("period: 2000/..", "period: [2000, 2010]", "period", "write 2000/2010", ""),
    ("qualifier: more_than", "qualifier: over", "qualifier", "unknown qualifier 'over'", "more_than"),
    ("unit: deaths", "unit: deaths\n    unit: pills", "", "duplicate key", "one of the two lines"),
    ("exact: more", 'exact: "more', "", "a quotation mark that nothing closes", "at the end of the text"),
    ("geography: United States", "geography:", "geography", "this field is empty", ""),
]


@pytest.fixture
def own(project, tmp_path):
    for name in ("seeds", "data"):
        shutil.copytree(project.root / name, tmp_path / name)
    for path in (tmp_path / "data" / "ledger").glob("*.yml"):
        if path.stem != "state-plan":
            path.unlink()
    return Project(tmp_path)


@pytest.mark.parametrize(("old", "new", "field", "message", "way_out"), MISTAKES, ids=lambda text: text[:30].strip())
def test_a_mistake_is_named_with_its_line_and_a_way_out(own, old, new, field, message, way_out):
    path = own.ledger / "state-plan.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index(f"  - id: {RECORD}\n")
    end = text.index("\n  - id:", start)
    text = text[: text.index("\n  - id:", end + 1)]  # this one and its neighbors: as much as is needed
    record = text[start:end]
    assert old in record
    path.write_text(text[:start] + record.replace(old, new, 1) + text[end:], encoding="utf-8")
    problems = Collection(own).problems("ledger")
    matching = [problem for problem in problems if message in problem.message]
    assert matching, [str(problem) for problem in problems]
    [problem, *_] = matching
    assert problem.place.file == "data/ledger/state-plan.yml" and way_out in problem.suggestion
    first = text[:start].count("\n") + 1
    assert first <= problem.place.line <= first + record.count("\n") + 4
    assert problem.place.field.startswith(field)
    assert bool(problem.suggestion or problem.expected) or message in str(problem)
