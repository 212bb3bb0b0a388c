"""The values that a notebook gives to the brief: their words, what they rest on, how they are published."""

import pytest

from brief.notebooks import show
from brief.notebooks.outputs import VALUES_MIME
from brief.quantity import words
from brief.quantity.bounds import Bounds


class Series:
    """Two series, as the reference would cite them."""

    def cite(self, name):
        return {"deaths": ("CDC", "WONDER"), "provisional": ("CDC", "VSRR")}[name]

    def ids(self):
        return ["deaths", "provisional"]


@pytest.fixture
def give():
    return show.values("overdose", Series())


@pytest.mark.parametrize(
    ("method", "arguments", "options", "text", "number"),
    [
        ("count", [70237.0], {}, "70,237", 70237),
        ("count", [11340.4], {"unit": "doses"}, "11,340 doses", 11340.4),
        ("count", [26], {"period": "2023"}, "26 in 2023", 26),
        ("number", [1.94], {"unit": "mg", "period": "2023-07"}, "1.94 mg in July 2023", 1.94),
        ("number", [1.94], {"unit": "mg"}, "1.94 mg", 1.94),
        ("number", [7.386], {"decimals": 1, "unit": "times"}, "7.4 times", 7.386),
        ("about", [5835.3], {"unit": "lb"}, "about 5,840 lb", 5835.3),
        ("about", [1.17], {"decimals": 1, "unit": "percent"}, "about 1.2 percent", 1.17),
        ("percent", [68.94], {}, "68.9 percent", 68.94),
        ("percent", [68.94], {"period": "2021"}, "68.9 percent in 2021", 68.94),
        ("percent", [69.0], {}, "69 percent", 69),
        ("percent", [0.5], {"decimals": None}, "0.5 percent", 0.5),
        ("change", [-2.42], {}, "fall of 2.4 percent", -2.42),
        ("money", [5000], {}, "$5,000", 5000),
        ("year", [2017], {}, "2017", 2017),
        ("period", ["2022-10"], {}, "October 2022", None),
        ("period", ["2022-03", "2022-10"], {"short": True}, "Mar to Oct 2022", None),
        ("part", [2, 8], {}, "2 of 8", 2),
        ("part", [2, 8], {"in_words": True}, "two of eight", 2),
        ("in_words", [7], {}, "seven", 7),
        ("listed", [["a", "b", "c"]], {}, "a, b and c", 3),
        ("listed", [["a"]], {}, "a", 1),
        ("listed", [[]], {}, "none", 0),
        ("whether", [True, "is", "is not"], {}, "is", 1),
        ("whether", [False, "is", "is not"], {}, "is not", 0),
        ("bounds", [Bounds(lower=300000, lower_open=True)], {}, "more than 300,000", 300000),
        ("bounds", [Bounds(upper=169.49, upper_open=True)], {"digits": 3, "unit": "lb"}, "less than 170 lb", 169.49),
        ("bounds", [Bounds(10, 20)], {"form": words.money}, "$10 to $20", None),
        ("bounds", [Bounds(10, 20)], {"number": 20}, "10 to 20", 20),
        ("bounds", [Bounds.point(7)], {}, "7", 7),
        ("text", ["no year on file"], {}, "no year on file", None),
    ],
)
def test_a_value_has_words_and_a_number(give, method, arguments, options, text, number):
    getattr(give, method)("name", *arguments, of="deaths", **options)
    entry = give.published()["overdose_name"]
    assert (entry["text"], entry["value"], entry["derived_from"]) == (text, number, ["deaths"])


def test_bounds_are_published_beside_the_number(give):
    give.bounds("floor", Bounds(lower=5, lower_open=True), of=["deaths", "provisional"])
    entry = give.published()["overdose_floor"]
    assert (entry["lower"], entry["upper"]) == (5, None)
    assert entry["derived_from"] == ["deaths", "provisional"]


def test_a_misspelt_source_is_refused_with_the_nearest(give):
    with pytest.raises(KeyError, match="did you mean deaths"):
        give.count("n", 5, of="deths")


def test_a_file_of_the_project_is_a_source(give):
    give.count("n", 5, of="data/ledger")
    assert give.published()["overdose_n"]["derived_from"] == ["data/ledger"]


def test_a_misspelt_value_is_refused_with_the_nearest(give):
    give.count("peak_deaths", 5)
    with pytest.raises(KeyError, match="did you mean peak_deaths"):
        give.fill("{peak_death} at the peak")


def test_a_name_that_no_text_could_use_is_refused(give):
    with pytest.raises(ValueError, match="letters, digits and _"):
        give.count("peak deaths", 5)


def test_a_cell_can_be_run_twice(give):
    give.count("n", 5)
    give.count("n", 6)
    assert give.fill("{n}") == "6"


def test_the_last_cell_lists_the_values_and_gives_them_to_the_brief(give):
    give.count("peak_deaths", 107941, of="deaths")
    output = give._repr_mimebundle_()
    assert output[VALUES_MIME]["overdose_peak_deaths"]["text"] == "107,941"
    assert "overdose_peak_deaths  107,941  deaths" in output["text/plain"]
    assert "| overdose\\_peak\\_deaths | 107,941 | deaths |" in output["text/markdown"]


def test_values_are_the_rows_of_a_chart(give):
    give.year("year", 2017, of="deaths")
    give.bounds("quoted", Bounds(lower=72_000, lower_open=True), of="deaths")
    give.count("counted", 70_237, of="deaths")
    give.text("words", "many", of="deaths")
    rows = give.rows(
        [
            ("Quoted for {year}", "quoted", "quoted"),
            ("Counted", "official", "counted"),
            ("Said", "quoted", "words"),
        ]
    )
    assert rows[["name", "kind", "text"]].to_numpy().tolist() == [
        ["Quoted for 2017", "quoted", "more than 72,000"],
        ["Counted", "official", "70,237"],
        ["Said", "quoted", "many"],
    ]
    assert rows[["value", "lower", "upper"]].astype(object).where(rows.notna(), None).to_numpy().tolist() == [
        [72_000, 72_000, None],
        [70_237, 70_237, 70_237],
        [None, None, None],
    ]


def test_a_row_of_a_value_that_was_not_given_is_refused(give):
    give.count("counted", 70_237, of="deaths")
    with pytest.raises(KeyError, match="did you mean counted"):
        give.rows([("Counted", "official", "count")])
