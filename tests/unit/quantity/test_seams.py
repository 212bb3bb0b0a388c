"""What belongs to a number is read with it, or nothing is read: no part of a whole passes as a number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.quantity.grammar import read


def numbers(text):
    """The numbers of a text with their qualifiers; those that can't be read, and dates, have none."""
    return [
        (expression.qualifier, *map(float, expression.numbers))
        for expression in read(f"In that year {text} there.")
        if expression.numbers and expression.kind not in ("date", "ordinal")
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "±5",
            "5 ± 2 percent",
            "5±2",
            "5 +/- 2",
            "+/-5",
            "plus or minus 5",
            "5 plus or minus 2",
            "≠500",
            "√5",
            "5 ÷ 2",
        ),
        *("10^6", "10**6", "10⁶", "5×10^6", "5·10⁶", "2.5·10⁶"),
        *(
            "1,000 000",
            "5 0000",
            "50 00",
            "10,\n000",
            "10,-\n000",
            "1, 000",
            "1 ,000",
            ",500",
            "5;000",
            "5|000",
            "1 000 000,5",
        ),
        *("5...10", "5…10", "1.O", "5.l", "٥٠٠", "５00", "５,000"),
        *("1 / 3", "two/thirds", "one / third", "3 to 1", "3-to-1", "ten-to-one", "five to one"),
        *("one two", "twenty nineteen", "five five", "one thousandth", "five tenth", "one fifth party"),
        *("one thousand 500", "1 million 500", "5 hundred and 20"),
        *("six-figure", "six figure", "5-digit", "triple-digit", "mid-five figures", "low six figures"),
        *("fifteen (50)", "5 (fifty)"),
        *("72,000.1 In 2017", "5.2 The rest"),
        *("one in four or five", "one to two thirds", "7-Eleven", "5%-10", "10-$20 million"),
        *("twenty-first", "12 March", "March 12, 2016,", "5 p.m.", "11 a.m."),
        *("4-ANPP", "3-methylfentanyl", "2-fluorofentanyl", "4-MMC", "5-MeO-DMT"),
    ],
)
def test_a_part_of_what_nobody_here_reads_is_no_number(text):
    in_the_open = {("exact", 2016.0), ("exact", 2017.0)}  # years
    assert set(numbers(text)) <= in_the_open


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half of one percent", ("exact", 0.5)),
        ("less than half of 1 percent", ("less_than", 0.5)),
        ("a tenth of a percentage point", ("exact", 0.1)),
        ("half of 10 percent", ("exact", 5)),
        ("one and a quarter million", ("exact", 1_250_000)),
        ("two and two-thirds times", ("exact", float(Fraction(8, 3)))),
        ("5 and 1/2 percent", ("exact", 5.5)),
        ("5 and 1/2 of them", ("exact", 5)),
        ("half percent", ("exact", 0.5)),
        ("½ percent", ("exact", 0.5)),
        ("1/2 percent", ("exact", 0.5)),
        ("half a percent", ("exact", 0.5)),
        ("half to two-thirds percent", ("range", 0.5, float(Fraction(2, 3)))),
        ("quarter-million deaths", ("exact", 250_000)),
        ("¼ million", ("exact", 250_000)),
        ("1/4 of a million", ("exact", 250_000)),
        ("1/10th of deaths", ("exact", 10)),
        ("2/3rds of deaths", ("exact", float(Fraction(200, 3)))),
        ("rose by point five percent", ("exact", 0.5)),
        ("hundred and five deaths", ("exact", 105)),
        ("a hundredfold", ("exact", 100)),
        ("10 lakh", ("exact", 1_000_000)),
        ("5 crore", ("exact", 50_000_000)),
        ("5+ million", ("at_least", 5_000_000)),
        ("$5-plus billion", ("at_least", 5_000_000_000)),
        ("one in five+ million", ("at_least", 20)),
        ("those two figures", ("exact", 2)),
        ("5 figures", ("exact", 5)),
        ("one figure", ("exact", 1)),
        ("-₱5 million", ("exact", -5_000_000)),
        ("₱5b", ("exact", 5_000_000_000)),
        ("₱5 b.", ("exact", 5_000_000_000)),
        ("$5MM", ("exact", 5_000_000)),
        ("$5 m in cash", ("exact", 5_000_000)),
        ("$5 B.", ("exact", 5_000_000_000)),
        ("one in every hundred", ("exact", 1)),
        ("one person in five", ("exact", 20)),
        ("three out of the four", ("exact", 75)),
        ("one in five to one in four", ("range", 20, 25)),
        ("more than 5 but less than 6 percent", ("range", 5, 6)),
        ("at least 5, but no more than 6", ("range", 5, 6)),
        ("5 or more but fewer than 10", ("range", 5, 10)),
        ("more than 1.2 but less than 1.5 million deaths", ("range", 1_200_000, 1_500_000)),
        ("5 or more but fewer than 10 million", ("range", 5_000_000, 10_000_000)),
        ("more than 500 but less than 1 million deaths", ("range", 500, 1_000_000)),
        ("5 to over 10", ("range", 5, 10)),
        ("5 million to nearly 10 million", ("range", 5_000_000, 10_000_000)),
        ("5 through 10", ("range", 5, 10)),
        ("5~10 percent", ("range", 5, 10)),
        ("2- or 3-fold", ("range", 2, 3)),
        ("$5-10 pills", ("range", 5, 10)),
        ("more than a record 500", ("more_than", 500)),
        ("over a whopping 500", ("more_than", 500)),
        ("at or above 500", ("at_least", 500)),
        ("500 more or less", ("approximately", 500)),
        ("500 deaths, if not more", ("at_least", 500)),
        ("500 deaths minimum", ("at_least", 500)),
        ("500 (estimated)", ("approximately", 500)),
        ("500ish", ("approximately", 500)),
        ("five (5) deaths", ("exact", 5)),
        ("two five-year plans", ("exact", 2)),
        ("5-year plan", ("exact", 5)),
        ("72,000.1 percent", ("exact", 72_000.1)),
    ],
)
def test_the_whole_is_read(text, expected):
    assert numbers(text)[0] == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("not the reported 500", "is not currently 500", "did not reach 500", "failed to reach 500"),
        *("nothing like 500", "anything but 500", "scarcely 500"),
    ],
)
def test_a_number_that_is_denied_at_a_distance_says_none(text):
    assert numbers(text) == []


@pytest.mark.parametrize("sign", ["₱", "₩", "₦", "₿", "₤"])
def test_the_sign_of_any_currency_is_one(sign):
    assert [expression.sign for expression in read(f"It cost {sign}500 there, or 500{sign}.")][:1] == [sign]


@given(
    number=st.integers(2, 10**9).map("{:,}".format),
    sign=st.characters(categories=["Sm"], exclude_characters="+=|<>~∼≈≅≃≤≥≦≧⩽⩾≪≫≲≳≮≯−×⁄¬＜＞＋＝～"),
)
def test_a_sign_of_mathematics_that_is_not_known_makes_it_part_of_a_formula(number, sign):
    assert not numbers(f"{sign}{number}") and not numbers(f"{number} {sign} 2")
