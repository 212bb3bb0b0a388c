"""Official series: each observation has its unit, release and publication; look-alikes are never mixed."""

import os

import pandas as pd
import pytest

from brief.base.problems import Problems
from brief.base.project import Project
from brief.official import reference
from brief.official.rows import COLUMNS

SERIES = """series:
  - {id: deaths, title: Deaths, producer: P, publication: Tables, universe: residents, scope: all,
     unit: deaths, kind: flow, frequency: annual, status: final, caveats: [second_hand]}
  - {id: deaths-provisional, title: Deaths, producer: P, publication: Dashboard, universe: occurrences,
     scope: all, unit: deaths, kind: flow, frequency: twelve-months-ending, status: provisional}
  - {id: deaths-opioids, title: Deaths with opioids, producer: P, publication: Tables, universe: residents,
     scope: opioids, unit: deaths, kind: flow, frequency: annual, status: final}
"""


RELEASES = f"""releases:
  - {{id: tables-2018, agency: P, dataset: Tables, as_of: data to 2016, release: 2018, page: "https://p.example",
     license: public domain, bytes: 10, sha256: {"a" * 64}, confidence: one_copy}}
"""


PROVISIONAL = {"series_id": "deaths-provisional", "status": "provisional"}


ROWS = [
    {"series_id": "deaths", "period_start": "2016", "period_end": "2016", "value": "100", "release": "2018"},
    {"series_id": "deaths", "period_start": "2016", "period_end": "2016", "value": "110", "release": "2019"},
    {"series_id": "deaths", "period_start": "2015", "period_end": "2015", "value": "90", "release": "2019"},
    PROVISIONAL | {"period_start": "2015-07", "period_end": "2016-06", "value": "95"},
    PROVISIONAL | {"period_start": "2015-08", "period_end": "2016-07", "lower": "95"},
    {"series_id": "deaths-opioids", "period_start": "2015", "period_end": "2015", "value": "60"},
]


FILLED = {"unit": "deaths", "release": "2018", "status": "final", "publication": "Tables, 2018"}


@pytest.fixture
def load(tmp_path):
    """Loads made-up series: `changes` alter fields of a row by its position, `more` are further rows."""
    folder = tmp_path / "data" / "reference"
    folder.mkdir(parents=True)

    def loaded(changes=None, more=(), series=SERIES, releases=RELEASES, columns=tuple(COLUMNS)):
        rows = [FILLED | row | (changes or {}).get(position, {}) for position, row in enumerate(ROWS)]
        rows += [FILLED | row for row in more]
        frame = pd.DataFrame([{name: row.get(name, "") for name in COLUMNS} for row in rows])
        frame[list(columns)].to_csv(folder / "deaths.csv", index=False)
        (folder / "series.yml").write_text(series, encoding="utf-8")
        (folder / "releases.yml").write_text(releases, encoding="utf-8")
        return reference.load(Project(tmp_path))

    return loaded


@pytest.fixture
def refusal(load):
    def refused(**given):
        with pytest.raises(Problems) as caught:
            load(**given)
        return [str(problem) for problem in caught.value.problems]

    return refused


def test_observations_of_a_series_come_in_order_of_period_and_release(load):
    found = load().select("deaths")
    assert found[["period_start", "release", "value"]].to_numpy().tolist() == [
        ["2015", "2019", 90],
        ["2016", "2018", 100],
        ["2016", "2019", 110],
    ]


@pytest.mark.parametrize(
    ("selection", "values"),
    [
        ({"start": "2016"}, [100, 110]),
        ({"end": "2015"}, [90]),
        ({"release": "2018"}, [100]),
        ({"start": "2015", "end": "2016", "release": "2019"}, [90, 110]),
        ({"start": "2017"}, []),
    ],
)
def test_a_selection_keeps_periods_within_it_and_one_release(load, selection, values):
    assert load().select("deaths", **selection)["value"].tolist() == values


def test_a_year_as_the_end_keeps_its_months(load):
    found = load().select("deaths-provisional", start="2015-08", end="2016")
    assert found["period_end"].tolist() == ["2016-07"]


def test_a_published_bound_has_no_value(load):
    found = load().select("deaths-provisional").iloc[1]
    assert pd.isna(found["value"])
    assert found["lower"] == 95


def test_a_year_has_the_value_of_its_latest_release(load):
    assert load().annual("deaths").to_dict("list") == {"year": [2015, 2016], "value": [90, 110]}


def test_periods_that_are_no_calendar_years_are_no_annual_series(load):
    assert load().annual("deaths-provisional").empty


def test_an_unknown_series_is_answered_with_the_nearest(load):
    with pytest.raises(KeyError, match=r"no series 'deaths-opiods' in .*; did you mean deaths-opioids\?"):
        load().select("deaths-opiods")


def test_series_of_one_universe_and_unit_stand_in_one_table(load):
    assert load().union("deaths", "deaths-opioids")["value"].tolist() == [90, 100, 110, 60]


def test_look_alikes_with_different_universes_are_never_mixed(load):
    with pytest.raises(ValueError) as caught:
        load().union("deaths", "deaths-provisional")
    assert str(caught.value) == (
        "these series count different things and must not be mixed "
        "(deaths: residents, deaths; deaths-provisional: occurrences, deaths)"
    )


def test_series_with_different_units_are_never_mixed(load):
    series = SERIES.replace("scope: opioids, unit: deaths", "scope: opioids, unit: percent")
    loaded = load({5: {"unit": "percent"}}, series=series)
    with pytest.raises(ValueError, match="must not be mixed .*deaths-opioids: residents, percent"):
        loaded.union("deaths", "deaths-opioids")


def test_a_citation_names_producer_and_publication(load):
    assert load().cite("deaths") == ("P", "Tables, 2018")


ROW_PROBLEMS = {
    "an unknown series": (
        {"series_id": "deaths-provisionel"},
        "deaths-provisionel.series_id: no such series in series.yml\n"
        "    expected: deaths, deaths-provisional, deaths-opioids\n    try: deaths-provisional",
    ),
    "another unit": ({"unit": "death"}, "deaths-provisional.unit: unit 'death'\n    expected: deaths"),
    "a value in words": ({"value": "many"}, "deaths-provisional.value: 'many' is not a number"),
    "a bound in words": ({"upper": "1,000"}, "deaths-provisional.upper: '1,000' is not a number"),
    "no number": ({"value": ""}, "deaths-provisional: neither a value nor a bound"),
    "a period backwards": (
        {"period_end": "2015-06"},
        "deaths-provisional.period_end: 2015-06 is before 2015-07",
    ),
    "no finite number": ({"lower": "inf"}, "deaths-provisional.lower: 'inf' is not a number"),
    "a number for machines": ({"value": "1e3"}, "deaths-provisional.value: '1e3' is not a number"),
    "bounds the wrong way": (
        {"value": "", "lower": "9", "upper": "7"},
        "deaths-provisional.upper: 7 is not more than lower, 9",
    ),
    "a value outside": ({"lower": "96"}, "deaths-provisional.value: 95 lies outside 96 to .."),
    "another period than the series has": (
        {"period_start": "2016-06"},
        "deaths-provisional.period_end: 2016-06 in a series that is twelve-months-ending\n    expected: 12 months",
    ),
    "released before it happened": (
        {"release": "2014"},
        "deaths-provisional.release: released in 2014, before 2015-07/2016-06",
    ),
    "published after it was read": (
        {"published": "2019"},
        "deaths-provisional.published: 2019, after the release that was read, 2018",
    ),
    "a status that the series has not": (
        {"status": "final"},
        "deaths-provisional.status: final, in a series that is provisional",
    ),
    "an address that is none": ({"url": "ftp://x"}, "deaths-provisional.url: 'ftp://x' is no address"),
    "a caveat twice": ({"caveats": "derived derived"}, "deaths-provisional.caveats: a caveat stands twice"),
    "second-hand from nowhere": (
        {"caveats": "second_hand"},
        "deaths-provisional.read_via: is empty, of a number that was read second-hand",
    ),
    "another number than the words": (
        {"note": 'quoted as "some 96 deaths"'},
        "deaths-provisional.value: 95 is not what the quoted words say: “some 96 deaths”\n    expected: the number of",
    ),
    "computed and a bound": (
        {"file": "tables-2018", "lower": "90"},
        "deaths-provisional.lower: a bound, of a number computed from a file",
    ),
    "a date of a spreadsheet": (
        {"release": "1/31/2018"},
        "deaths-provisional.release: '1/31/2018' is not a year, month or day",
    ),
    "a month without its zero": (
        {"release": "2018-9"},
        "deaths-provisional.release: '2018-9' is not a year, month or day",
    ),
    "a month that is none": (
        {"period_end": "2016-13"},
        "deaths-provisional.period_end: '2016-13' has a month that does not exist",
    ),
    "a release without a date": ({"release": ""}, "deaths-provisional.release: is empty\n    expected: a year"),
    "a day that is none": (
        {"published": "2018-02-30"},
        "deaths-provisional.published: '2018-02-30' has a day that does not exist",
    ),
    "an unknown status": (
        {"status": "finall"},
        "deaths-provisional.status: unknown status 'finall'\n"
        "    expected: final, provisional, estimate\n    try: final",
    ),
    "an unknown release": (
        {"file": "tables-2019"},
        "deaths-provisional.file: no file 'tables-2019' in releases.yml\n"
        "    expected: the id of a record of releases.yml\n    try: tables-2018",
    ),
    "a file of another release": (
        {"file": "tables-2018", "release": "2019"},
        "deaths-provisional.release: 2019, but computed from tables-2018\n    expected: 2018",
    ),
    "computed and read": (
        {"file": "tables-2018", "read_via": "a newspaper"},
        "deaths-provisional.file: computed from a file and read elsewhere too",
    ),
    "computed and second-hand": (
        {"file": "tables-2018", "caveats": "second_hand", "read_via": "a newspaper"},
        "deaths-provisional.file: computed from a file and read elsewhere too",
    ),
    "no publication": (
        {"publication": ""},
        "deaths-provisional.publication: a figure without a publication can't be cited",
    ),
    "an unknown caveat": (
        {"caveats": "derived provisonal"},
        "deaths-provisional.caveats: unknown caveat 'provisonal'",
    ),
}


@pytest.mark.parametrize("what", ROW_PROBLEMS)
def test_a_bad_observation_is_refused_with_its_line_and_field(refusal, what):
    change, message = ROW_PROBLEMS[what]
    [found] = refusal(changes={3: change})
    assert found.startswith(f"data/reference/deaths.csv:5 {message}")


def test_an_unknown_caveat_is_answered_with_the_nearest(refusal):
    [found] = refusal(changes={3: {"caveats": "provisonal"}})
    assert found.endswith("try: provisional")


def test_the_same_period_and_release_twice_is_refused_at_the_second_row(refusal):
    assert refusal(more=[ROWS[3]]) == [
        "data/reference/deaths.csv:8 deaths-provisional: the same period and release stand twice: "
        "data/reference/deaths.csv:5\n    expected: one value"
    ]


def test_a_row_says_what_holds_its_number(load):
    changes = {
        0: {"file": "tables-2018"},
        1: {"note": 'told as "110 deaths"'},
        2: {"note": 'from "9 a month"', "caveats": "derived"},
    }
    rows = load(changes).observations
    assert rows["held_by"].tolist()[:4] == ["file", "words", "seal", "seal"]
    assert rows["words"].tolist()[:4] == ["", "110 deaths", "9 a month", ""]


def test_a_release_that_may_be_the_same_as_another_is_refused(refusal):
    [problem] = refusal(changes={3: {"release": "2018-10"}}, more=[ROWS[3] | {"value": "96"}])
    assert problem.startswith(
        "data/reference/deaths.csv:8 deaths-provisional.release: 2018 beside 2018-10, data/reference/deaths.csv:5: "
        "which is the later release?"
    )


def test_a_row_without_the_optional_column_is_read(load):
    loaded = load(columns=[name for name in COLUMNS if name != "file"])
    assert set(loaded.observations["origin"]) == {"agency"}


def test_a_row_says_whether_it_was_computed_read_at_the_agency_or_second_hand(load):
    changes = {0: {"file": "tables-2018"}, 1: {"caveats": "derived second_hand", "read_via": "a newspaper"}}
    assert load(changes).observations["origin"].tolist()[:3] == ["computed", "second_hand", "agency"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "one_copy",
            "one_copie",
            "releases.yml:3 tables-2018.confidence: unknown confidence 'one_copie'",
        ),
        ("bytes: 10", "bytes: 0", "releases.yml:3 tables-2018.bytes: Input should be greater than 0 (found 0)"),
        ("a" * 64, "abc", "releases.yml:3 tables-2018.sha256: a sha256 is 64 digits and letters from a to f"),
        ("agency: P, ", "", "releases.yml:2 tables-2018.agency: "),
    ],
)
def test_a_bad_release_is_refused_with_its_line_and_field(refusal, old, new, message):
    assert any(
        problem.startswith(f"data/reference/{message}") for problem in refusal(releases=RELEASES.replace(old, new))
    )


def test_the_same_file_twice_is_refused(refusal):
    twice = RELEASES + RELEASES.partition("\n")[2].replace("id: tables-2018", "id: tables-2019")
    [problem] = refusal(releases=twice)
    assert problem == "data/reference/releases.yml:5 tables-2019.sha256: the same file as tables-2018"


def test_a_series_without_an_observation_is_refused(refusal):
    assert refusal(changes={5: {"series_id": "deaths"}}) == [
        "data/reference/series.yml:6 deaths-opioids: this series has no observation\n"
        "    expected: rows of it in a file of data/reference, or the series taken out"
    ]


def test_other_columns_are_refused_with_those_expected(refusal):
    [found] = refusal(columns=[name for name in COLUMNS if name != "release"])
    assert found.startswith("data/reference/deaths.csv:1: no column release\n    expected: series_id, period_start")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "caveats: [second_hand]",
            "caveats: [secondhand]",
            "data/reference/series.yml:3 deaths.caveats: unknown caveat 'secondhand'",
        ),
        ("id: deaths-opioids", "id: deaths", "data/reference/series.yml:6 deaths.id: this id is used twice"),
        (
            "kind: flow, frequency: twelve-months-ending",
            "kind: flow, frequenzy: twelve-months-ending",
            "data/reference/series.yml:5 deaths-provisional.frequenzy: no such field\n    try: frequency",
        ),
        (
            "kind: flow, frequency: twelve-months-ending",
            "kind: flows, frequency: twelve-months-ending",
            "data/reference/series.yml:5 deaths-provisional.kind: unknown kind 'flows'",
        ),
        (
            "status: provisional",
            "status: provisional, sample: 0",
            "data/reference/series.yml:5 deaths-provisional.sample: Input should be greater than 0 (found 0)",
        ),
    ],
)
def test_a_bad_series_is_refused_with_its_line_and_field(refusal, old, new, message):
    assert any(found.startswith(message) for found in refusal(series=SERIES.replace(old, new)))


def test_every_mistake_is_said_at_once(refusal):
    found = "\n".join(
        refusal(
            changes={
                0: {"unit": "death"},
                1: {"value": "x"},
                2: {"period_end": "2014"},
                5: {"publication": ""},
            },
            series=SERIES.replace("caveats: [second_hand]", "caveats: [secondhand]"),
        )
    )
    for expected in (
        "deaths.csv:2 deaths.unit",
        "deaths.csv:3 deaths.value",
        "deaths.csv:4 deaths.period_end",
        "deaths.csv:7 deaths-opioids.publication",
        "series.yml:3 deaths.caveats",
    ):
        assert expected in found


def test_what_is_edited_is_read_anew_though_its_size_and_time_are_the_same(load, tmp_path):
    assert load().select("deaths")["value"].max() == 110
    path = tmp_path / "data" / "reference" / "deaths.csv"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace(",110,", ",111,"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert reference.load(Project(tmp_path)).select("deaths")["value"].max() == 111


def test_a_refused_row_is_refused_each_time(refusal):
    assert refusal(changes={0: {"unit": "pills"}}) == refusal(changes={0: {"unit": "pills"}})


def test_what_a_reader_does_to_its_table_nobody_else_sees(load, tmp_path):
    table = load().observations
    table["value"] = 0
    assert reference.load(Project(tmp_path)).observations["value"].max() == 110


@pytest.mark.parametrize(
    ("given", "file", "count"),
    [
        ({"series": SERIES.replace("kind:", "knid:", 1)}, "series.yml", 2),
        ({"series": SERIES.replace("series:", "series", 1)}, "series.yml", 1),
        ({"releases": RELEASES.replace("agency:", "agnecy:", 1)}, "releases.yml", 2),
        ({"releases": "releases: []"}, "releases.yml", 1),
    ],
)
def test_a_slip_in_a_list_is_not_told_again_for_each_row_that_names_it(refusal, given, file, count):
    problems = refusal(changes={0: {"file": "tables-2018"}}, **given)
    assert len(problems) == count
    assert all(problem.startswith(f"data/reference/{file}") for problem in problems)
