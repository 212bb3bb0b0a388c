"""Numbers in words: the one place that says how a reader sees a number, an amount, money, a weight, bounds.

In texts and tables "percent" is written out; its sign stands in charts alone. Below zero stands a minus, no hyphen.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from brief.quantity.bounds import Bounds

Form = Callable[[float], str]
"""How one number is written."""

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_POWERS = {
    12: "dozens",
    1e2: "hundreds",
    1e3: "thousands",
    1e4: "tens of thousands",
    1e5: "hundreds of thousands",
    1e6: "millions",
    1e9: "billions",
    1e12: "trillions",
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MINUS = "\N{MINUS SIGN}"
_PERCENT = " percent"
_IN_WORDS = {"multiple": "times"}  # a unit of a series that readers know by another word
_NEAR = 3  # percent from 0 or 100 within which a tenth matters
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(value: float, digits: int = 4) -> str:
    """Thousands separated, `digits` significant digits but never less than whole ones, no trailing zeros: "2.4".

    Parameters
    ----------
    value
        The number.
    digits
        Significant digits; whole ones are kept beyond them.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.number(2.43651)
    '2.437'
    >>> words.number(70237.4)
    '70,237'
    """
    if value == 0:
        return "0"
    return _trimmed(value, max(0, digits - 1 - _exponent(value)))


def exact(value: float) -> str:
    """A number with all the digits that were written: "70,237", "4,535.92".

    Parameters
    ----------
    value
        The number.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.exact(4535.92)
    '4,535.92'
    """
    return number(value, digits=12)


def decimal(value: float, decimals: int = 0) -> str:
    """Thousands separated, so many decimals at most, no trailing zeros: "68.9", "−22.7", "10".

    Parameters
    ----------
    value
        The number.
    decimals
        Decimals at most.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.decimal(-22.73, 1), words.decimal(10.04, 1)
    ('−22.7', '10')
    """
    return _trimmed(value, decimals)


def count(value: int) -> str:
    """A small whole number as running text writes it: up to ten in words.

    Parameters
    ----------
    value
        A whole number.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.count(7), words.count(1234)
    ('seven', '1,234')
    """
    return _SMALL[value] if 0 <= value < len(_SMALL) else f"{value:,}"


def counted(value: int, noun: str) -> str:
    """A number of things that running text counts: "one claim", "27 claims".

    Parameters
    ----------
    value
        A whole number.
    noun
        What is counted, in the singular; its plural ends with s.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.counted(1, "claim"), words.counted(27, "claim")
    ('one claim', '27 claims')
    """
    return f"{count(value)} {noun}{'' if value == 1 else 's'}"


def agreeing(value: int, one: str, several: str) -> str:
    """A number of things with its verb: "none names", "one names", "27 name".

    Parameters
    ----------
    value
        A whole number.
    one, several
        The verb, and what else goes with the number, for one thing and for several.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.agreeing(1, "is", "are"), words.agreeing(0, "is", "are"), words.agreeing(33, "is", "are")
    ('one is', 'none is', '33 are')
    """
    return f"{count(value) if value else 'none'} {one if value in (0, 1) else several}"


def amount(value: float) -> str:
    """A number as readers take it in: "2.27 billion", "45.4 million", "5,760"; three significant digits.

    Parameters
    ----------
    value
        Of anything that is counted.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.amount(45_359_237)
    '45.4 million'
    """
    for size, name in _SCALES:
        # 999,999,999 is "1 billion", not "1,000 million".
        if abs(value) >= size * 0.9995:
            return f"{number(value / size, 3)} {name}"
    return number(value, 3)


def less_than(value: float) -> str:
    """An upper end that is itself left out, rounded up to three significant digits so that the words stay true.

    Parameters
    ----------
    value
        The end.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.less_than(442_250_000)
    'less than 443 million'

    """
    return bounds(Bounds(upper=value, upper_open=True), amount, digits=3)


def money(dollars: float) -> str:
    """Dollars for readers: "$5,000", "$1.2 million", "$9.50", "$9.995", "$0.005".

    Parameters
    ----------
    dollars
        US dollars.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.money(5000), words.money(1_234_567), words.money(0.005)
    ('$5,000', '$1.23 million', '$0.005')
    """
    sign, size = _MINUS if dollars < 0 else "", abs(dollars)
    for scale, name in _SCALES:
        if size >= scale * 0.999995:
            return f"{sign}${_trimmed(size / scale, 2)} {name}"
    if size >= 1000 or float(size).is_integer():
        return f"{sign}${size:,.0f}"
    if size < 0.1:
        return f"{sign}${number(size, 2)}"
    # The powder in a pill costs half a cent: rounding to cents would lose it from the margin.
    decimals = 2 if math.isclose(size, round(size, 2)) else 3
    return f"{sign}${size:,.{decimals}f}"


def percent(value: float, decimals: int = 1) -> str:
    """A value in percent: "638.7 percent", "50 percent".

    Parameters
    ----------
    value
        In percent: 50 for a half.
    decimals
        Decimals at most.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.percent(638.699)
    '638.7 percent'
    """
    return f"{_trimmed(value, decimals)}{_PERCENT}"


def share(part: float) -> str:
    """A share from 0 to 1 in percent, to a thousandth: "99.975 percent", "50 percent".

    Parameters
    ----------
    part
        From 0 to 1.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.share(0.99975)
    '99.975 percent'
    """
    return percent(100 * part, decimals=3)


def computed_share(part: float) -> str:
    """A share that was computed: "58 percent"; near 0 and 100, two digits of what remains: "99.975 percent".

    Parameters
    ----------
    part
        From 0 to 1.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.computed_share(0.58333), words.computed_share(0.9515), words.computed_share(0.99975)
    ('58 percent', '95 percent', '99.975 percent')
    """
    rest = 100 * min(part, 1 - part)
    return percent(100 * part, 0 if rest <= 0 or rest >= _NEAR else max(0, 1 - _exponent(rest)))


def estimate(value: float, decimals: int = 0) -> str:
    """An estimated number: three significant digits, so many decimals at most: "10,300", "1.2".

    Parameters
    ----------
    value
        The number.
    decimals
        Decimals at most.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.estimate(10_310.2), words.estimate(1.234, 1)
    ('10,300', '1.2')
    """
    return decimal(round(value, 2 - _exponent(value)) if value else value, decimals)


def change(value: float) -> str:
    """A change in percent as a noun: "fall of 2.4 percent", "rise of 0.8 percent".

    Parameters
    ----------
    value
        In percent; below 0 for a fall.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.change(-2.44)
    'fall of 2.4 percent'
    """
    return f"{'fall' if value < 0 else 'rise'} of {percent(abs(value))}"


def power(value: float) -> str:
    """A power of ten, or a dozen, as a noun that stands without a number: "millions", "tens of thousands".

    Parameters
    ----------
    value
        12, or a power of ten.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.power(1e4)
    'tens of thousands'
    """
    return _POWERS.get(value) or f"multiples of {number(value)}"


def mass(kilograms: float) -> str:
    """A weight in the unit that suits it: "20 g", "2 kg", "2 tonnes"; three significant digits.

    Parameters
    ----------
    kilograms
        A weight in kg.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.mass(0.02), words.mass(4535.92)
    ('20 g', '4.54 tonnes')
    """
    if kilograms >= 999.5:
        tonnes = number(kilograms / 1000, 3)
        return f"{tonnes} tonne" if tonnes == "1" else f"{tonnes} tonnes"
    if kilograms >= 0.9995:
        return f"{number(kilograms, 3)} kg"
    return f"{number(kilograms * 1000, 3)} g" if kilograms >= 0.9995e-3 else f"{number(kilograms * 1e6, 3)} mg"


def bounds(ends: Bounds, form: Form = exact, *, digits: int | None = None) -> str:
    """What bounds leave open: "more than 300,000", "at most 5", "50 to 100", "7", "no bound".

    "More than" and "less than" leave the end out, "at least" and "at most" include it.

    Parameters
    ----------
    ends
        The interval.
    form
        How one end is written: a function of this module.
    digits
        Round a lone end outwards to so many significant digits, so that the words stay true.

    Examples
    --------
    >>> from brief.quantity import words
    >>> from brief.quantity.bounds import Bounds
    >>> words.bounds(Bounds(lower=300_000, lower_open=True))
    'more than 300,000'
    >>> words.bounds(Bounds(upper=169.49), digits=3)
    'at most 170'
    >>> words.bounds(Bounds(10e6, 20e6), words.money)
    '$10 million to $20 million'
    """
    lower, upper = ends.lower, ends.upper
    if lower is None:
        return "no bound" if upper is None else f"{_up_to(ends)} {form(_rounded(upper, digits, math.ceil))}"
    if upper is None:
        return f"{_from(ends)} {form(_rounded(lower, digits, math.floor))}"
    if ends.lower_open or ends.upper_open:
        return f"{_from(ends)} {form(lower)} and {_up_to(ends)} {form(upper)}"
    first, last = form(lower), form(upper)
    return last if first == last else f"{first.removesuffix(_PERCENT)} to {last}"


def _from(ends: Bounds) -> str:
    return "more than" if ends.lower_open else "at least"


def _up_to(ends: Bounds) -> str:
    return "less than" if ends.upper_open else "at most"


def quantity(ends: Bounds, unit: str, form: Form = exact, *, short: bool = False) -> str:
    """Bounds with their unit: "more than 70,000 deaths", "$10 million to $20 million", "first in rank", "2008".

    Parameters
    ----------
    ends
        The interval.
    unit
        A unit of `data/vocabulary.yml`.
    form
        How one end is written, where the unit has no form of its own.
    short
        Write the sign for percent: "7%".

    Examples
    --------
    >>> from brief.quantity import words
    >>> from brief.quantity.bounds import Bounds
    >>> words.quantity(Bounds(lower=70_000, lower_open=True), "deaths")
    'more than 70,000 deaths'
    >>> words.quantity(Bounds.point(1), "rank")
    'first in rank'
    """
    if unit == "rank":
        return bounds(ends, _place)
    if unit == "calendar year":
        return bounds(ends, "{:.0f}".format)
    if unit.startswith("USD"):
        return f"{bounds(ends, money)}{unit.removeprefix('USD')}"
    return f"{bounds(ends, form)}{'%' if short and unit == 'percent' else f' {unit_word(unit)}'}"


def unit_word(unit: str) -> str:
    """A unit as readers know it: "times" for "multiple".

    Parameters
    ----------
    unit
        A unit of `data/vocabulary.yml`.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.unit_word("multiple"), words.unit_word("deaths")
    ('times', 'deaths')

    """
    return _IN_WORDS.get(unit, unit)


def _place(rank: float) -> str:
    ordinal = _ORDINALS[int(rank) - 1] if rank in range(1, len(_ORDINALS) + 1) else f"number {exact(rank)}"
    return f"{ordinal} in rank"


def rounded(unit: str) -> Form:
    """How a computed value is rounded for readers: percentages to a tenth, all else to three digits.

    Parameters
    ----------
    unit
        A unit of `data/vocabulary.yml`.

    Returns
    -------
    Form
        Takes the value, returns the words.

    Examples
    --------
    >>> from brief.quantity import words
    >>> words.rounded("percent")(638.699)
    '638.7'
    """
    return (lambda value: _trimmed(value, 1)) if unit == "percent" else (lambda value: number(value, 3))


def _trimmed(value: float, decimals: int) -> str:
    text = f"{round(value, decimals) + 0.0:,.{decimals}f}"  # + 0.0: what rounds to zero has no sign
    text = text.replace("-", _MINUS)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _exponent(value: float) -> int:
    """The power of ten of the first digit, exactly: a logarithm takes 999,999,999,999.998 for 10¹²."""
    return Decimal(float(value)).adjusted()


def _rounded(value: float, digits: int | None, outwards: Callable[[float], int]) -> float:
    if digits is None or value == 0:
        return value
    places = digits - 1 - _exponent(value)
    # A number of no more digits stays, whatever its binary form: 0.3 is not rounded up to 0.301.
    return value if round(value, places) == value else outwards(value * 10.0**places) / 10.0**places
