"""Parameters that once made sentences false: the notebook is run with them, and what the brief would say is true.

Nothing is rendered: a notebook is executed in a kernel, and the judgements of the full edition are computed on it.
"""

import csv

import pytest

from brief.base.problems import Problems
from brief.editions import editions
from brief.notebooks import files
from brief.notebooks.execution import execute
from brief.official.collection import Collection
from brief.publish.prose import settled
from brief.publish.prose.check import check_edition


def said(project, name="", in_edition="full", **parameters):
    """What an edition says of each condition, with one notebook run with parameters; problems are raised."""
    collection, edition = Collection(project), editions.plan(project, in_edition).edition
    executed = {each: files.read(project.notebook(each), each) for each in edition.notebooks}
    if name:
        executed[name] = execute(project.notebook(name), parameters, name)
    problems = check_edition(collection, edition, executed)
    if problems:
        raise Problems(problems)
    return {judged.judgement.when: judged for judged in settled.of_edition(collection, edition, executed)}


def test_a_stricter_limit_of_flattening_does_not_say_that_all_months_pass(project):
    judged = said(project, "02-overdose-deaths", flat_percent=0.3)["overdose_flat_needed <= overdose_flat_percent"]
    assert not judged.finding.holds
    assert "all are within" not in judged.words and "overdose_months_level" in judged.words


def test_two_substances_a_week_are_not_called_one(project):
    whole = said(project, "06-new-substances", substances_per_week=2.0)
    values = [words for judged in whole.values() for words in judged.finding.seen]
    assert not any("209" in words and "1 a week" in words for words in values)
    notebook = execute(project.notebook("06-new-substances"), {"substances_per_week": 2.0}, "06-new-substances")
    given = files.values(notebook)
    assert given["substances_race_speed"]["text"] == "2 a week"
    assert given["substances_race"]["text"] == "209"
    race = str(files.labels(notebook)["fig-substances-race"].outputs[0].data)
    assert "104" not in race and "1 a week" not in race
    assert given["substances_race_un"]["text"] in race


def test_costs_that_the_sale_does_not_bear_are_not_said_to_be_borne(project):
    whole = said(project, "04-pill-economics", all_costs_times=1500.0)
    borne = [judged for when, judged in whole.items() if "break_even_all_costs_measured) > 0.5" in when]
    assert borne
    assert not any(judged.finding.holds for judged in borne)
    assert all("does not tell how much a seller can lose" in judged.words for judged in borne)


FLIPS = {
    # file, series, start of the period, release (empty: each), other value: the claim whose verdict turns
    ("overdose_deaths", "us-overdose-deaths-synthetic-opioids", "2016", "", "9413"): "state-synthetic-growth",
    (
        "overdose_deaths_provisional",
        "us-provisional-overdose-deaths-all-drugs-predicted",
        "2017-01",
        "2018-08",
        "71000",
    ): "state-overdose-deaths-2017",
    (
        "overdose_deaths_provisional",
        "us-provisional-overdose-deaths-all-drugs-predicted",
        "2021-10",
        "2024-12",
        "91000",
    ): "jp-lethal-overdoses",
    ("potency", "pill-fentanyl-content-mean", "2017", "", "0.95"): "state-pills-per-kilogram",
    ("potency", "fentanyl-potency-vs-morphine", "2017-03", "", "200"): "jp-fentanyl-potency",
    ("new_substances", "un-nps-reported-cumulative", "2016-12", "", "530"): "state-nps-per-week",
    ("conventions", "un-fentanyl-precursors-scheduled", "2022-03", "", "11"): "wh-precursors-scheduled",
    # With the other operation's 1,060 lb: 9,560 is nearly 10,000, and 12,560 is more than it.
    ("seizures", "blue-lotus-fentanyl-seizures", "2023-03-13", "2023-05", "8500"): "hsi-fentanyl-stopped",
    ("seizures", "blue-lotus-fentanyl-seizures", "2023-03-13", "2023-05", "11500"): "hsi-fentanyl-stopped",
}


def change(copy, file, series, start, release, value):
    """Put another value into the rows of a series."""
    path = copy.reference / f"{file}.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        rows, columns = list(reader), list(reader.fieldnames)
    changed = [
        each
        for each in rows
        if (each["series_id"], each["period_start"]) == (series, start) and release in ("", each["release"])
    ]
    assert changed
    for each in changed:
        each |= {"value": value, "lower": "", "upper": "", "note": ""}
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("row", "claim", "in_edition"),
    [
        *((row, claim, "full") for row, claim in FLIPS.items()),
        *((row, claim, "interdiction") for row, claim in FLIPS.items() if claim == "hsi-fentanyl-stopped"),
    ],
)
def test_a_changed_official_row_that_flips_a_verdict_changes_what_is_said(copy, row, claim, in_edition):
    whole = said(copy, in_edition=in_edition)
    before = {when: judged for when, judged in whole.items() if f"verdict({claim})" in when}
    assert before
    change(copy, *row)
    try:
        after = said(copy, in_edition=in_edition)
    except Problems as error:
        assert any(claim in str(problem) for problem in error.problems)
    else:
        turned = [when for when, judged in before.items() if after[when].words != judged.words]
        assert turned
        assert not any(after[when].finding.holds for when in turned)


@pytest.mark.parametrize("name", ["02-overdose-deaths", "04-pill-economics", "06-new-substances"])
def test_a_notebook_that_stands_as_it_is_gives_no_problem(project, name):
    assert said(project, name)
