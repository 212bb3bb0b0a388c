"""An edition is checked whole before any kernel starts: its notebooks, sections and parameters."""

import nbformat
import pytest

from brief.base.problems import Problems
from brief.editions import editions


def edit(project, old, new):
    path = project.edition("small")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(project, edition_id="small", given=None):
    with pytest.raises(Problems) as caught:
        editions.plan(project, edition_id, given)
    return [str(problem) for problem in caught.value.problems]


def test_parameters_go_to_every_notebook_that_takes_them(made_up):
    planned = editions.plan(made_up, "small")
    assert planned.id == "small"
    assert planned.edition.date == "2026-11-21"
    assert planned.parameters == {"01-doses": {"lethal_dose_mg": 3.0}, "02-prices": {"lethal_dose_mg": 3.0}}


def test_given_parameters_win_over_the_editions(made_up):
    planned = editions.plan(made_up, "small", {"lethal_dose_mg": "1.5", "shared_by": "3", "claim_id": "y"})
    assert planned.parameters == {
        "01-doses": {"lethal_dose_mg": 1.5, "shared_by": 3},
        "02-prices": {"lethal_dose_mg": 1.5, "claim_id": "y"},
    }


@pytest.mark.parametrize(
    ("given", "notebook", "value"),
    [
        ({"lethal_dose_mg": "3"}, "01-doses", 3.0),
        ({"shared_by": "4.0"}, "01-doses", 4),
        ({"topics": '["growth", "supply"]'}, "01-doses", ["growth", "supply"]),
        ({"detailed": "yes"}, "02-prices", True),
        ({"months": "[1, 2.0]"}, "02-prices", [1, 2]),
    ],
)
def test_a_value_takes_the_type_of_its_parameter(made_up, given, notebook, value):
    [name] = given
    found = editions.plan(made_up, "small", given).parameters[notebook][name]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"lethal_dose": "1.5"},
            "-p lethal_dose: no notebook of this edition has such a parameter\n"
            "    expected: claim_id, detailed, lethal_dose_mg, months, shared_by, topics\n    try: lethal_dose_mg",
        ),
        (
            {"lethal_dose_mg": "much"},
            "-p lethal_dose_mg: 'much' is not a number\n    expected: mg (in 01-doses: 2.0)",
        ),
        (
            {"shared_by": "2.5"},
            "-p shared_by: '2.5' is not a whole number\n    expected: documents (in 01-doses: 2)",
        ),
        ({"detailed": "perhaps"}, "-p detailed: 'perhaps' is not true or false\n    expected: all claims"),
        ({"topics": "growth"}, "-p topics: 'growth' is not a list such as ['growth']"),
        ({"months": "['May']"}, "-p months: 'May' is not a number"),
    ],
)
def test_a_wrong_parameter_is_refused_with_what_would_be_right(made_up, given, message):
    [found] = refusal(made_up, given=given)
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "sections: [summary,",
            "sections: [summery,",
            "reports/editions/small.yml:5 sections: unknown section 'summery'\n"
            "    expected: sources, summary\n    try: summary",
        ),
        (
            "[01-doses, 02-prices]",
            "[01-doses, 02-price]",
            "reports/editions/small.yml:4 notebooks: unknown notebook '02-price'\n"
            "    expected: 01-doses, 02-prices\n    try: 02-prices",
        ),
        (
            "lethal_dose_mg: 3",
            "lethal_dose_mg: high",
            "reports/editions/small.yml:7 parameters.lethal_dose_mg: 'high' is not a number",
        ),
        (
            "lethal_dose_mg: 3",
            "lethal_dose_ng: 3",
            "reports/editions/small.yml:7 parameters.lethal_dose_ng: no notebook of this edition has such a",
        ),
        ("audience: testers\n", "", "reports/editions/small.yml audience: this field is missing"),
        (
            "audience:",
            "audiense: x\naudience:",
            "reports/editions/small.yml:2 audiense: no such field\n    try: audience",
        ),
        ("[summary, sources]", "[summary, sources", "reports/editions/small.yml:5: not readable as YAML"),
    ],
)
def test_a_wrong_edition_is_refused_with_what_would_be_right(made_up, old, new, message):
    edit(made_up, old, new)
    [found] = refusal(made_up)
    assert found.startswith(message)


@pytest.mark.parametrize("name", ["Small", "_site", "tables", "a b", "2026", "small."])
def test_an_edition_that_would_be_another_folder_on_some_system_is_refused(made_up, name):
    made_up.edition("small").rename(made_up.edition(name))
    assert refusal(made_up, name)[0].startswith(f"reports/editions/{name}.yml: the name of an edition's file names")


def test_an_unknown_edition_is_answered_with_the_nearest(made_up):
    assert refusal(made_up, "smal") == ["edition smal: there is no such edition\n    expected: small\n    try: small"]


def test_a_notebook_with_a_bad_parameters_cell_is_refused(made_up):
    path = made_up.notebook("02-prices")
    nbformat.write(nbformat.v4.new_notebook(), path)
    assert refusal(made_up) == ["notebooks/02-prices.ipynb: 0 cells are tagged parameters\n    expected: exactly one"]


def test_every_mistake_in_sections_and_notebooks_is_said_at_once(made_up):
    edit(made_up, "[summary, sources]", "[summery, source]")
    edit(made_up, "[01-doses, 02-prices]", "[01-dose, 02-prices]")
    assert len(refusal(made_up)) == 3


def test_every_wrong_parameter_is_said_at_once(made_up):
    edit(made_up, "lethal_dose_mg: 3", "lethal_dose_mg: high")
    found = refusal(made_up, given={"shared_by": "2.5", "topic": "[]"})
    assert [line.split(": ")[0] for line in found] == [
        "reports/editions/small.yml:7 parameters.lethal_dose_mg",
        "-p shared_by",
        "-p topic",
    ]


@pytest.mark.parametrize(
    ("day", "message"), [("0001-01-01", "1980 to 2107"), ("1979-12-31", "1980 to 2107"), ("9999-12-31", "1980 to 2107")]
)
def test_a_day_that_no_file_can_bear_is_refused(made_up, day, message):
    edit(made_up, "2026-11-21", day)
    assert message in refusal(made_up)[0]


@pytest.mark.parametrize("title", ["''", "'  '"])
def test_a_title_without_words_is_refused(made_up, title):
    path = made_up.edition("small")
    lines = [f"title: {title}" if line.startswith("title:") else line for line in path.read_text().splitlines()]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "a text without words" in refusal(made_up)[0]


@pytest.mark.parametrize("field", ["title", "subtitle"])
@pytest.mark.parametrize("words", ["Small: 64 deaths", "A third of them", "forty percent"])
def test_no_number_is_typed_on_the_title_page(made_up, field, words):
    path = made_up.edition("small")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{field}:")]
    path.write_text("\n".join([f'{field}: "{words}"', *lines]) + "\n", encoding="utf-8")
    [message] = refusal(made_up)
    assert field in message and "is typed" in message


def test_a_year_and_a_small_number_in_words_may_stand_on_the_title_page(made_up):
    edit(made_up, "title: Small", "title: Two documents, 2026")
    assert editions.plan(made_up, "small").edition.title.endswith("2026")
