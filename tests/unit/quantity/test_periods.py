"""A period says when: it knows its days, its order and its words, and refuses a day that does not exist."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from brief.quantity import periods
from brief.quantity.periods import Period

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
POINTS = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))
ONES = POINTS.map(Period.parse)
PERIODS = st.one_of(
    ONES,
    POINTS.map(lambda point: Period.parse(f"{point}/..")),
    st.integers(1900, 2100).map(lambda year: Period.parse(f"FY{year}")),
    st.tuples(POINTS, POINTS)
    .map(lambda ends: sorted(ends, key=lambda point: Period.parse(point).first_day))
    .filter(lambda ends: Period.parse(ends[0]).first_day <= Period.parse(ends[1]).last_day)
    .map(lambda ends: Period(*ends)),
)


@pytest.mark.parametrize(
    ("text", "start", "end", "first", "last", "frequency", "said"),
    [
        ("2017", "2017", "2017", date(2017, 1, 1), date(2017, 12, 31), "annual", "2017"),
        ("2022-10", "2022-10", "2022-10", date(2022, 10, 1), date(2022, 10, 31), "monthly", "October 2022"),
        ("2023-04-11", "2023-04-11", "2023-04-11", date(2023, 4, 11), date(2023, 4, 11), "daily", "11 April 2023"),
        ("2012/2016", "2012", "2016", date(2012, 1, 1), date(2016, 12, 31), "annual", "2012 to 2016"),
        ("2000/..", "2000", "", date(2000, 1, 1), None, "annual", "since 2000"),
        ("FY2022", "2021-10", "2022-09", date(2021, 10, 1), date(2022, 9, 30), "monthly", "fiscal year 2022"),
        (
            "2021-12/2022-02",
            "2021-12",
            "2022-02",
            date(2021, 12, 1),
            date(2022, 2, 28),
            "monthly",
            "December 2021 to February 2022",
        ),
    ],
)
def test_a_written_period_has_days_and_words(text, start, end, first, last, frequency, said):
    period = Period.parse(text)
    assert (period.start, period.end) == (start, end)
    assert (period.first_day, period.last_day) == (first, last)
    assert (period.frequency, period.words()) == (frequency, said)
    assert str(period) == text


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-03-13", "2023-05-10", "13 March to 10 May 2023"),
        ("2023-03-13", "2023-03-20", "13 to 20 March 2023"),
        ("2023-03", "2023-05", "March to May 2023"),
        ("2022-03-13", "2023-03-13", "13 March 2022 to 13 March 2023"),
        ("2021-10", "2022-10", "October 2021 to October 2022"),
        ("2023-03", "2023-05-10", "March 2023 to 10 May 2023"),
        ("2012", "2016", "2012 to 2016"),
        ("2016", "2016", "2016"),
    ],
)
def test_what_both_ends_share_is_said_once(start, end, words):
    assert Period(start, end).words() == words


def test_words_may_be_short():
    assert periods.in_words("2022-10", short=True) == "Oct 2022"
    assert periods.in_words("2023-04-11", short=True) == "11 Apr 2023"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("last year", "is not 2017, 2017-12"),
        ("2012-2016", "is not 2017"),
        ("FY22", "is not 2017"),
        ("17", "is not 2017"),
        ("2012/", "is not 2017"),
        ("2012/2016/2018", "is not 2017"),
        ("", "is not 2017"),
        ("2017-13", "a month that does not exist"),
        ("2017-00", "a month that does not exist"),
        ("2023-02-29", "a day that does not exist"),
        ("2023-04-31", "a day that does not exist"),
        ("0000", "a year that does not exist"),
        ("2016/2012", "ends before it starts"),
        ("2016-05/2016-04", "ends before it starts"),
        ("２０１７", "is not 2017"),
    ],
)
def test_what_is_no_period_is_refused(text, message):
    with pytest.raises(ValueError, match=message):
        Period.parse(text)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [("2023-03-13", "2023-05-10", 59), ("2023-03", "2023-05", 92), ("2024", "2024", 366), ("2021-10", "2022-09", 365)],
)
def test_both_ends_count_in_its_length(start, end, days):
    assert Period(start, end).days == days


def test_an_open_period_has_no_length():
    assert Period.parse("2000/..").days is None


@given(PERIODS)
def test_what_is_written_reads_back_as_the_same_period(period):
    assert Period.parse(str(period)) == period
    assert str(Period.parse(str(period))) == str(period)


@given(PERIODS, PERIODS)
def test_order_is_of_days_and_agrees_with_equality(one, other):
    assert (one < other) + (one > other) + (one == other) == 1
    if one.first_day < other.first_day:
        assert one < other


@given(PERIODS, PERIODS)
def test_a_period_holds_another_when_it_holds_all_of_its_days(one, other):
    days = other.first_day, other.last_day or date.max
    assert (other in one) == all(one.first_day <= day <= (one.last_day or date.max) for day in days)
    assert one in one


@given(st.tuples(ONES, ONES).map(sorted).filter(lambda ends: ends[0].frequency == ends[1].frequency != "daily"))
def test_the_steps_of_a_period_fill_it_without_gap_or_overlap(ends):
    period = Period(ends[0].start, ends[1].end)
    steps = list(period.steps())
    assert (steps[0].first_day, steps[-1].last_day) == (period.first_day, period.last_day)
    assert sum(step.days for step in steps) == period.days
    assert steps == sorted(steps)


def test_a_period_without_an_end_has_no_steps():
    with pytest.raises(ValueError, match="has no end"):
        list(Period.parse("2000/..").steps())


def test_a_fiscal_year_is_the_same_time_as_its_months():
    assert Period.parse("FY2022") == Period("2021-10", "2022-09")
    assert Period("2021-10", "2022-09").words() == "October 2021 to September 2022"


@pytest.mark.parametrize(
    ("text", "passed", "year"),
    [
        ("2012", 0, 2012),
        ("2012", 1, 2013),
        ("2012-06", 1, 2012.5),
        ("2012-01", 0, 2012),
        ("2012-12", 1, 2013),
        ("2018-01-01", 1, 2018),
        ("2018-12-31", 0, 2018 + 364 / 365),
        ("2020-12-31", 0, 2020 + 365 / 366),
    ],
)
def test_decimal_years(text, passed, year):
    assert Period.parse(text).decimal_year(passed) == pytest.approx(year)


def test_more_than_one_year_is_no_decimal_year():
    with pytest.raises(ValueError, match="is not one year, month or day"):
        Period.parse("2012/2016").decimal_year()


class Dated(BaseModel):
    when: Period


@pytest.mark.parametrize("value", ["2017-12", 2017, date(2018, 9, 19), Period.parse("FY2022")])
def test_a_field_takes_what_yaml_reads(value):
    record = Dated(when=value)
    assert record.when == (value if isinstance(value, Period) else Period.parse(str(value)))
    assert Dated.model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize("value", ["2017-13", "soon", True, None, 2017.5, [2017]])
def test_a_field_refuses_the_rest(value):
    with pytest.raises(ValidationError):
        Dated(when=value)


def test_its_schema_lets_an_editor_complain():
    schema = TypeAdapter(Period).json_schema()
    assert {"type": "integer"} in schema["anyOf"]
    assert "FY" in schema["anyOf"][0]["pattern"]


@pytest.mark.parametrize(
    ("read", "text", "way_out"),
    [
        (periods.day, "21 November 2026", "write 2026-11-21"),
        (periods.day, "Nov. 21, 2026", "write 2026-11-21"),
        (periods.day, "2026", "such as 2018-09-19"),
        (periods.point, "Sep 2018", "write 2018-09"),
        (periods.point, "since 2018", "such as 2018, 2018-09, 2018-09-19"),
    ],
)
def test_a_date_in_words_is_told_how_it_is_written(read, text, way_out):
    with pytest.raises(ValueError, match=f"{re.escape(text)}.* is no .*: {re.escape(way_out)}"):
        read(text)


@pytest.mark.parametrize(
    "text", ["31 February 2018", "99 May 2018", "May 0, 2018", "2018 to 2012", "FY 0000", "FY \u0662\u0660\u0661\u0668"]
)
@pytest.mark.parametrize("read", [periods.day, periods.point, Period.parse])
def test_what_does_not_exist_is_no_way_out(read, text):
    with pytest.raises(ValueError, match="is no") as refused:
        read(text)
    assert "write" not in str(refused.value)
