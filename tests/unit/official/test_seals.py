"""No official figure changes, comes or goes without its seal: a slip of the hand is told with its line."""

import pytest

from brief.base.problems import Problems
from brief.official import sealing, seals
from brief.official.collection import Collection

DEATHS = "data/reference/deaths.csv"
ROW = "deaths,2013,2013,180,,,deaths,2018,final"


@pytest.fixture
def sealed(tiny):
    """The tiny collection, all sealed."""
    seals.save(sealing.sealing(tiny, [], None).seals, tiny)
    return tiny


def change(project, old, new, file=DEATHS):
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(project):
    return [str(problem) for problem in Collection(project).problems("unsealed")]


def test_what_is_sealed_is_no_problem(sealed):
    assert told(sealed) == []
    assert Collection(sealed).unsealed == []


def test_what_is_written_does_not_hang_on_the_order_of_rows(sealed):
    before = sealed.seals.read_bytes()
    lines = (sealed.root / DEATHS).read_text(encoding="utf-8").splitlines()
    (sealed.root / DEATHS).write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n", encoding="utf-8")
    seals.save(sealing.sealing(sealed, [], None).seals, sealed)
    assert sealed.seals.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [(ROW, ROW.replace("180", "130")), ('"Health Office, tables"', '"Health Office, other tables"')],
)
def test_a_changed_row_is_told_with_its_line_and_a_way_out(sealed, old, new):
    change(sealed, old, new)
    [problem] = told(sealed)
    line = 3 if "180" in old else 2
    assert problem == (
        f"{DEATHS}:{line} deaths: this row was changed since it was sealed\n"
        "    expected: as it was; or brief reference seal deaths, once it was compared"
    )


def test_another_period_is_a_row_that_came_and_one_that_went(sealed):
    change(sealed, "deaths,2013,2013,180", "deaths,2011,2011,180")
    came, went = told(sealed)
    assert came.startswith(f"{DEATHS}:3 deaths: this row is not sealed")
    assert went.startswith("data/seals.csv:4 deaths: the row of 2013, release of 2018, is gone")


def test_a_series_that_counts_something_else_is_told_at_its_record(sealed):
    change(sealed, "universe: residents", "universe: visitors", "data/reference/series.yml")
    [problem] = told(sealed)
    assert problem.startswith("data/reference/series.yml:2 deaths: this record was changed since it was sealed")


def test_words_for_readers_may_change(sealed):
    change(sealed, "title: Deaths from", "title: The deaths from", "data/reference/series.yml")
    assert told(sealed) == []


def test_a_series_of_which_nothing_is_sealed_may_still_be_written(sealed):
    lines = sealed.seals.read_text(encoding="utf-8").splitlines(keepends=True)
    sealed.seals.write_text("".join(line for line in lines if not line.startswith("weight")), encoding="utf-8")
    change(sealed, ",850,", ",851,")
    assert told(sealed) == []
    assert Collection(sealed).unsealed == ["weight"]


def test_only_what_is_named_is_sealed(sealed):
    change(sealed, ",850,", ",851,")
    change(sealed, ROW, ROW.replace("180", "130"))
    made = sealing.sealing(sealed, ["weight"], None)
    assert made.changes == {("weight", "2023-03", "2023-04", "2023-06"): "changed"}
    seals.save(made.seals, sealed)
    assert len(told(sealed)) == 1


def test_a_name_that_is_none_is_answered_with_the_nearest(sealed):
    with pytest.raises(Problems, match="no series or release 'death'\n    try: deaths"):
        sealing.sealing(sealed, ["death"], None)


def test_a_computed_row_is_not_sealed_without_the_file_that_it_was_computed_from(sealed, tmp_path):
    (sealed.reference / "releases.yml").write_text(
        "releases:\n  - {id: tables-2018, agency: P, dataset: T, as_of: to 2016, release: 2018, "
        f'page: "https://p.example", license: public domain, bytes: 10, sha256: {"a" * 64}, confidence: one_copy}}\n',
        encoding="utf-8",
    )
    change(sealed, 'deaths,2012,2012,100,,,deaths,2018,final,"Health Office, tables",,,,,,',
           'deaths,2012,2012,100,,,deaths,2018,final,"Health Office, tables",,,,tables-2018,,')  # fmt: skip
    (tmp_path / "files").mkdir()
    with pytest.raises(Problems) as caught:
        sealing.sealing(sealed, ["deaths"], tmp_path / "files")
    assert [problem.message for problem in caught.value.problems] == [
        "not sealed: no file of tables-2018 says the same"
    ]


def test_a_seal_that_stands_twice_is_refused(sealed):
    text = sealed.seals.read_text(encoding="utf-8")
    sealed.seals.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    [problem] = told(sealed)
    assert "sealed twice" in problem
