"""Numbers in words: what a reader sees is short, and stays true."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brief.quantity import words
from brief.quantity.bounds import Bounds

NUMBERS = st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) > 1e-9)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (640, "640"),
        (70237, "70,237"),
        (1234.56, "1,235"),
        (638.699, "638.7"),
        (0.00012345, "0.0001234"),
        (999.96, "1,000"),
        (-2.5, "−2.5"),
        (100.0, "100"),
    ],
)
def test_numbers_for_readers(value, text):
    assert words.number(value) == text


def _read(text):
    return float(text.replace(",", "").replace("−", "-"))


@given(NUMBERS)
def test_an_exact_number_reads_back_as_itself(value):
    assert _read(words.exact(value)) == pytest.approx(value, rel=1e-11, abs=0)


@given(NUMBERS, st.integers(1, 12))
def test_a_number_is_rounded_by_less_than_half_of_its_last_digit(value, digits):
    shown = _read(words.number(value, digits))
    assert shown == pytest.approx(value, rel=0.5000001 * 10 ** (1 - digits))


@pytest.mark.parametrize(("value", "text"), [(0, "zero"), (3, "three"), (10, "ten"), (11, "11"), (1200, "1,200")])
def test_small_counts_are_words(value, text):
    assert words.count(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2_267_961_850, "2.27 billion"),
        (1e6, "1 million"),
        (999_999_999, "1 billion"),
        (453_592, "453,592"),
        (1.5e12, "1.5 trillion"),
        (12.345, "12.3"),
    ],
)
def test_amounts_in_words(value, text):
    assert words.amount(value) == text


@pytest.mark.parametrize(
    ("dollars", "text"),
    [
        (5000, "$5,000"),
        (20, "$20"),
        (9.5, "$9.50"),
        (9.995, "$9.995"),
        (0.005, "$0.005"),
        (1.23e-5, "$0.000012"),
        (1.2e6, "$1.2 million"),
        (10e6, "$10 million"),
        (12_492_244, "$12.49 million"),
        (999_999, "$1 million"),
        (1e9, "$1 billion"),
        (0.1, "$0.10"),
        (0, "$0"),
        (0.996, "$0.996"),
        (123456.7, "$123,457"),
        (-5000, "−$5,000"),
    ],
)
def test_money_in_words(dollars, text):
    assert words.money(dollars) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(638.699, 1, "638.7 percent"), (50, 1, "50 percent"), (-0.01, 1, "0 percent"), (99.975, 3, "99.975 percent")],
)
def test_percentages_in_words(value, decimals, text):
    assert words.percent(value, decimals) == text


@pytest.mark.parametrize(
    ("part", "text"), [(0.99975, "99.975 percent"), (0.5, "50 percent"), (0, "0 percent"), (1, "100 percent")]
)
def test_shares_in_words(part, text):
    assert words.share(part) == text


@pytest.mark.parametrize(
    ("part", "text"),
    [(0.99975, "99.975 percent"), (0.975, "97.5 percent"), (0.9515, "95 percent"), (0.58333, "58 percent")]
    + [(0.0012, "0.12 percent"), (0, "0 percent"), (1, "100 percent")],
)
def test_a_computed_share_has_no_digits_that_nobody_knows(part, text):
    assert words.computed_share(part) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(10_310.2, 0, "10,300"), (5834.7, 0, "5,830"), (1.17, 1, "1.2"), (28.4, 0, "28"), (0, 0, "0")],
)
def test_an_estimate_has_three_digits(value, decimals, text):
    assert words.estimate(value, decimals) == text


def test_a_change_as_a_noun():
    assert words.change(-2.42) == "fall of 2.4 percent"
    assert words.change(3.3) == "rise of 3.3 percent"


@pytest.mark.parametrize(
    ("kilograms", "text"),
    [
        (2, "2 kg"),
        (0.02, "20 g"),
        (2000, "2 tonnes"),
        (1000, "1 tonne"),
        (2e-6, "2 mg"),
        (0.9999, "1 kg"),
        (999.9, "1 tonne"),
        (12_257, "12.3 tonnes"),
    ],
)
def test_weights_in_the_unit_that_suits_them(kilograms, text):
    assert words.mass(kilograms) == text


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        (Bounds(lower=300000, lower_open=True), "more than 300,000"),
        (Bounds(lower=5), "at least 5"),
        (Bounds(upper=640, upper_open=True), "less than 640"),
        (Bounds(upper=2.5), "at most 2.5"),
        (Bounds(50, 100), "50 to 100"),
        (Bounds(50, 100, lower_open=True), "more than 50 and at most 100"),
        (Bounds(1000, 1e6, upper_open=True), "at least 1,000 and less than 1,000,000"),
        (Bounds(1, 2, lower_open=True, upper_open=True), "more than 1 and less than 2"),
        (Bounds.point(1060), "1,060"),
        (Bounds(), "no bound"),
    ],
)
def test_open_and_closed_ends_have_their_own_words(ends, text):
    assert words.bounds(ends) == text


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        (Bounds(upper=10000, upper_open=True), "less than 10,000"),
        (Bounds(upper=169.4915, upper_open=True), "less than 170"),
        (Bounds(lower=9284.7, lower_open=True), "more than 9,280"),
        (Bounds(upper=0.3), "at most 0.3"),
        (Bounds(1.2341, 1.2349), "1.2341 to 1.2349"),
        (Bounds(lower=0, lower_open=True), "more than 0"),
        (Bounds.point(52.1786), "52.1786"),
    ],
)
def test_a_lone_end_is_rounded_outwards(ends, text):
    assert words.bounds(ends, digits=3) == text


@given(end=st.floats(1e-6, 1e12), digits=st.integers(2, 6))
@example(end=999_999_999_999.998, digits=2)
def test_a_rounded_end_stays_true_and_near(end, digits):
    upper = float(words.bounds(Bounds(upper=end), repr, digits=digits).removeprefix("at most "))
    lower = float(words.bounds(Bounds(lower=end), repr, digits=digits).removeprefix("at least "))
    assert lower * (1 - 1e-12) <= end <= upper * (1 + 1e-12)
    assert upper / lower <= 1 + 1.02 * 10 ** (1 - digits)


@pytest.mark.parametrize(
    ("ends", "unit", "text"),
    [
        (Bounds.point(70237), "deaths", "70,237 deaths"),
        (Bounds(lower=70000, lower_open=True), "deaths", "more than 70,000 deaths"),
        (Bounds.point(2600), "USD per kg", "$2,600 per kg"),
        (Bounds(1e7, 2e7), "USD", "$10 million to $20 million"),
        (Bounds.point(2), "rank", "second in rank"),
        (Bounds.point(12), "rank", "number 12 in rank"),
        (Bounds.point(2008), "calendar year", "2008"),
        (Bounds(50, 100), "times", "50 to 100 times"),
    ],
)
def test_a_quantity_has_its_unit(ends, unit, text):
    assert words.quantity(ends, unit) == text


def test_computed_percentages_are_rounded_to_a_tenth_and_all_else_to_three_digits():
    assert words.quantity(Bounds.point(638.699), "percent", words.rounded("percent")) == "638.7 percent"
    assert words.quantity(Bounds.point(1.56879), "substances", words.rounded("substances")) == "1.57 substances"
    assert words.quantity(Bounds.point(6073.9), "lb", words.rounded("lb")) == "6,074 lb"


@given(NUMBERS)
def test_no_form_writes_a_number_with_an_exponent_or_a_sign_on_zero(value):
    for form in (words.number, words.exact, words.amount, words.money, words.percent):
        text = form(value)
        assert "e" not in text.removesuffix("trillion").removesuffix("percent")
        assert not (text.startswith("−") and not any(digit in text for digit in "123456789"))
        assert math.isfinite(value)


def test_a_range_of_percentages_says_percent_once_and_below_zero_stands_a_minus():
    assert words.bounds(Bounds(0.9995, 0.99975), words.share) == "99.95 to 99.975 percent"
    assert words.quantity(Bounds.point(-22.7), "percent") == "−22.7 percent"
    assert words.decimal(-22.73, 1) == "−22.7" and words.decimal(10.04, 1) == "10"


def test_a_multiple_is_told_in_times():
    assert words.quantity(Bounds(50, 100), "multiple") == "50 to 100 times"
