"""What a chart says to a reader who does not see it."""

from brief.charts import sentences


def test_a_trend_names_first_last_and_what_lies_beyond_them():
    assert sentences.trend("Deaths", [1, 2, 3, 4], [5, 9, 2, 6]) == (
        "Deaths: 5 in 1, 6 in 4; highest 9 in 2; lowest 2 in 3."
    )


def test_a_trend_that_only_rises_needs_no_highest_and_no_lowest():
    assert sentences.trend("Deaths", ["Jan", "Feb"], [1000, 2000]) == "Deaths: 1,000 in Jan, 2,000 in Feb."


def test_a_gap_is_named_and_an_empty_end_is_not_part_of_the_trend():
    assert sentences.trend("Deaths", [1, 2, 3, 4], [5, None, 6, None]) == "Deaths: 5 in 1, 6 in 3; no number for 2."


def test_a_single_number_is_no_trend():
    assert sentences.trend("Final", ["now"], [70237]) == "Final: 70,237."


def test_rows_and_claims_are_said_in_order_without_line_breaks():
    assert sentences.rows(["A\nb", "C"], ["1", 2]) == "A b: 1; C: 2."
    assert sentences.claims(["claimed: more\nthan 5", "7"]) == "Claims drawn beside it: more than 5; 7."


def test_neighboring_gaps_are_one_stretch():
    told = sentences.trend("As it stands now", [1, 2, 3, 4, 5, 6], [5, None, None, 6, None, 7])
    assert told == "As it stands now: 5 in 1, 7 in 6; no number for 2 to 3, 5."


def test_a_series_without_a_number_says_so():
    assert sentences.trend("reported", [1, 2], [None, None]) == "Reported: no number."
