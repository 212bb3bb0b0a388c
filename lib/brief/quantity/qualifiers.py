"""The closed list of qualifiers: the words that signal each, what it leaves open, and how it is said.

Adding a qualifier is adding it here: the grammar finds its words, the audit takes its bounds, the reference and the
schemas name it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from brief.quantity import words as words_
from brief.quantity.bounds import Bounds

# How near "nearly" is, and how far an exact or approximate number may be rounded: a tenth of the number.
# "Nearly 640 percent" is held to 576-640; without a lower end, nothing would ever contradict "nearly".
NEAR = 0.10
WHOLE = 100.0  # percent


def _exactly(value: float, whole: float | None) -> Bounds:
    return Bounds.point(value)


def _unknown(value: float, whole: float | None) -> Bounds:
    return Bounds()


def _below(value: float, whole: float | None) -> Bounds:
    return Bounds(upper=value, upper_open=True)


def _at_most(value: float, whole: float | None) -> Bounds:
    return Bounds(upper=value)


def _above(value: float, whole: float | None) -> Bounds:
    return Bounds(value, whole, lower_open=True)


def _at_least(value: float, whole: float | None) -> Bounds:
    return Bounds(value, whole)


def _in_its_power(value: float, whole: float | None) -> Bounds:
    return Bounds(value, value * 1000, upper_open=True)


def _whole(quoted: Quoted) -> float | None:
    """The most that a quantity can be: a share ends at the whole, a growth nowhere."""
    share = quoted.unit == "percent" and (quoted.value or 0) <= WHOLE and not quoted.growth
    return WHOLE if share else None


def _rounded(value: float) -> Bounds:
    """Half of the last digit that is written and not zero (10 for 640, a tenth for 7.3), but at most a tenth."""
    last_digit = 10.0 ** int(Decimal(str(value)).normalize().as_tuple().exponent)
    width = min(last_digit / 2, NEAR * abs(value))
    return Bounds(value - width, value + width)


def _close_below(value: float) -> Bounds:
    return Bounds(value - NEAR * abs(value), value, upper_open=True)


@dataclass(frozen=True)
class Qualifier:
    """A qualifier, all that is known of it."""

    meaning: str
    """What it says of a number, to readers."""
    bounds: Callable[[float, float | None], Bounds]
    """What it gives a value; the second number is the most that the quantity can be, where it has a most."""
    words: tuple[str, ...] = ()
    """The words that signal it in front of a number."""
    after: tuple[str, ...] = ()
    """The words that signal it behind a number."""
    accepts: Callable[[float], Bounds] | None = None
    """The official values with which a value holds, where these are not its bounds."""
    title: str = ""
    """How a list calls it, where not by its first words."""
    label: Callable[[float, str], str] | None = None
    """A value and its unit in a few words, where these are not its first word and the number."""
    takes_value: bool = True
    """Whether one number may carry it."""
    takes_range: bool = False
    """Whether a range of two numbers may."""
    example: tuple[float | tuple[float, float], str] = (640, "deaths")
    """A value or a range, and a unit, to explain it by."""

    @property
    def name_in_lists(self) -> str:
        """Its title, or its first words."""
        return self.title or ", ".join(self.words[:2])


PERHAPS = ("possibly", "perhaps", "maybe", "probably", "likely")
"""Words between a number and "more" behind it: "340 deaths, possibly more" are at least 340."""


# How two words compare, and what their negation says: "no more than" is up to.
_GREATER = ("more", "greater", "higher", "larger", "bigger", "longer", "older", "better", "heavier")
_FEWER = ("less", "fewer", "lower", "smaller", "shorter", "younger")


_CLIMBING = ("climbed", "climbing", "rose", "risen", "rising", "soared", "surged", "jumped", "grew", "grown", "went")


def _than(words: tuple[str, ...], negation: str = "") -> tuple[str, ...]:
    return tuple(f"{negation} {word} than".strip() for word in words)


def _listed(words: str) -> tuple[str, ...]:
    """Words, one after the other, between bars."""
    return tuple(words.split(" | "))


QUALIFIERS: dict[str, Qualifier] = {
    "exact": Qualifier("the number itself", _exactly, accepts=_rounded, title="no qualifier"),
    "approximately": Qualifier(
        "near the number, on either side; the text does not say how near, so no bound is invented",
        _unknown,
        _listed(
            "approximately | roughly | around | about | an estimated | estimated | estimated at | circa | "
            "estimated to be | approx | approx. | ca | ca. | c. | ~ | ∼ | ≈ | perhaps | maybe | "
            "in the region of | in the order of | on the order of | of the order of | in the neighborhood of | "
            "in the vicinity of | something like | somewhere around | more or less | an average of | "
            "an estimated average of | a rough | not far off | not far from | averaging | est. | "
            "an estimate of | estimates of | ≅ | ≃ | in the neighbourhood of | or about | "
            "(est.) | (estimated) | (approx.) | (approximately) | near | near to | at or near"
        ),
        after=_listed(
            "or so | or thereabouts | give or take | , give or take | , or so | approximately | -odd | odd | "
            "-ish | ish | -some | -something | more or less | , more or less | est. | approx. | (approx.) | "
            "(approximately) | (estimated) | (est.)"
        ),
        accepts=_rounded,
        takes_range=True,
    ),
    "some": Qualifier(
        "a round number; the text does not say how round, so no bound is invented",
        _unknown,
        ("some",),
        accepts=_rounded,
    ),
    "nearly": Qualifier(
        "not quite the number",
        _below,
        _listed(
            "nearly | almost | close to | just under | just below | approaching | nearing | not quite | "
            "just short of | just shy of | shy of | close on | getting on for | not far short of | nigh on | "
            "verging on | bordering on | neared | nears | approached | approaches | a near | near-"
        ),
        accepts=_close_below,
    ),
    "up_to": Qualifier(
        "the number or less",
        _at_most,
        (
            *_listed(
                "up to | as much as | as many as | at most | no more than | a maximum of | maximum of | ≤ | <= | "
                "≦ | ⩽ | &le; | < = | not exceeding | not to exceed | within | at the most | anywhere up to | "
                "anything up to | as high as | as large as | as old as | as long as | as great as | not above | "
                "not over | upward to | maximum | max | max. | limited to | up to and including | "
                "less than or equal to | capped at | a ceiling of | a cap of | not as many as | at or below | "
                "at or under | equal to or less than | equal to or fewer than | ≯ | ≲ | &lt;= | =< | "
                "at the very most"
            ),
            *_than(_GREATER, "not"),
            *_than(_GREATER[1:], "no"),
        ),
        after=_listed(
            "or less | or fewer | (or less) | (or fewer) | , or less | , or fewer | or under | or below | "
            "or lower | or younger | or smaller | at most | and under | and younger | and below | or shorter | "
            "at the most | maximum | max | as a maximum | at the very most | (maximum) | (at most)"
        ),
    ),
    "more_than": Qualifier(
        "above the number",
        _above,
        (
            *_listed(
                "more than | over | exceeds | exceeding | exceed | exceeded | in excess of | upwards of | "
                "upward of | above | > | ＞ | &gt; | topping | topped | tops | surpassing | surpassed | surpasses | "
                "surpass | beyond | north of | eclipsed | eclipses | eclipsing | ≫"
            ),
            *(f"{verb} past" for verb in _CLIMBING),
            *_than(_GREATER[1:]),
        ),
    ),
    "at_least": Qualifier(
        "the number or more",
        _at_least,
        (
            *_listed(
                "at least | no fewer than | no less than | a minimum of | minimum of | ≥ | >= | ≧ | ⩾ | &ge; | "
                "> = | min. | more than or equal to | greater than or equal to | at a minimum | not under | "
                "not below | minimum | a floor of | at or above | at or over | ≮ | ≳ | nothing less than | "
                "nothing short of | equal to or more than | equal to or greater than | &gt;= | => | "
                "at the very least"
            ),
            *_than(_FEWER, "not"),
            *_than(_FEWER[2:], "no"),
        ),
        after=_listed(
            "or more | (or more) | , or more | + | -plus | plus | or over | or above | or greater | or higher | "
            "or older | or longer | or larger | and over | and older | and above | and up | and upwards | "
            "upwards | at least | at a minimum | minimum | at the least | if not more | or better | "
            "at minimum | as a minimum | at the very least | (if not more) | , if not more | (at least) | "
            "(minimum) | or even more | and counting | or upwards | — or more | – or more | "
            "and upward"
        )
        + tuple(
            phrase.format(perhaps)
            for perhaps in PERHAPS
            for phrase in ("and {} more", "or {} more", ", {} more", ", and {} more", "({} more)", "(and {} more)")
        ),
    ),
    "as_little_as": Qualifier(
        "the lowest that was seen: the number or more",
        _at_least,
        _listed("as little as | as few as | as low as | as young as | as small as | as short as | as cheap as"),
    ),
    "less_than": Qualifier(
        "below the number",
        _below,
        (
            *_listed("less than | fewer than | under | below | < | ＜ | ≪ | &lt; | short of"),
            *_than(_FEWER[2:]),
        ),
    ),
    "range": Qualifier(
        "between the two numbers, both included",
        _exactly,
        title="a range",
        takes_value=False,
        takes_range=True,
        example=((10, 20), "deaths"),
    ),
    "majority": Qualifier(
        "more than half",
        _above,
        _listed("majority | most | mostly | largely"),
        label=lambda value, unit: "a majority",
        example=(50, "percent"),
    ),
    "order_of_magnitude": Qualifier(
        "counted in that power of ten: from one of them up to the next named power, a thousand of them",
        _in_its_power,
        title="millions, thousands",
        label=lambda value, unit: f"{words_.power(value)} of {unit}",
        example=(1e6, "deaths"),
    ),
}


def qualifier_of(words: str) -> str:
    """The qualifier that words such as "over" signal; empty where they signal none."""
    flat = words.lower().strip()
    return next((name for name, about in QUALIFIERS.items() if flat in about.words + about.after), "")


_ONE_SIDED = ("more_than", "at_least", "as_little_as", "less_than", "up_to")


@dataclass(frozen=True)
class Quoted:
    """A number as it was quoted: one value, or a range of two, with its qualifier and its unit."""

    qualifier: str
    unit: str
    value: float | None = None
    range: tuple[float, float] | None = None
    growth: bool = False
    """Whether it is a growth in percent, which the whole does not end."""
    many: bool = False
    """Whether "many" stands before a power of ten, as in "many millions": two of it at least."""

    @property
    def bounds(self) -> Bounds:
        """What the words give. A share in percent ends at the whole.

        Raises ValueError for a qualifier that is not on the list, or has no meaning for what is given.
        """
        if self.qualifier not in QUALIFIERS:
            raise ValueError(f"unknown qualifier {self.qualifier!r}")
        qualifier = QUALIFIERS[self.qualifier]
        if self.range is not None:
            if not qualifier.takes_range:
                names = " or ".join(sorted((name for name in QUALIFIERS if QUALIFIERS[name].takes_range), reverse=True))
                raise ValueError(f"a range of two numbers takes the qualifier {names}, not {self.qualifier}")
            return Bounds(*self.range)
        if self.value is None:
            raise ValueError("a value or a range of two values is needed")
        if not qualifier.takes_value:
            raise ValueError(f"the qualifier {self.qualifier} needs two numbers, range: [a, b]")
        bounds = qualifier.bounds(self.value, _whole(self))
        return replace(bounds, lower=2 * self.value) if self.many else bounds

    @property
    def accepted(self) -> Bounds:
        """The official values with which it holds: its bounds, with an end to "nearly" and a width to round numbers.

        A rank and a year are what they are. Two numbers are their own bounds.
        """
        if self.value is None:
            return self.bounds
        if self.unit in ("rank", "calendar year"):
            return Bounds.point(self.value)
        accepts = QUALIFIERS[self.qualifier].accepts
        return accepts(self.value) if accepts else self.bounds

    @property
    def describes(self) -> Bounds:
        """The official values that it describes: of a bound on one side, those within a tenth of its number.

        "More than 90,000" is true of 108,951, and no longer says how many there are.
        """
        accepted = self.accepted
        if self.value is None or self.qualifier not in _ONE_SIDED:
            return accepted
        width = NEAR * abs(self.value)
        if self.qualifier in ("more_than", "at_least", "as_little_as"):
            return replace(accepted, upper=self.value + width, upper_open=False)
        return replace(accepted, lower=self.value - width, lower_open=False)

    @property
    def label(self) -> str:
        """The number with its qualifier in a few words, for a chart: "nearly 640%"."""
        qualifier = QUALIFIERS[self.qualifier]
        if self.unit in ("rank", "calendar year"):
            return self._number()
        if qualifier.label and self.value is not None:
            return f"{'many ' if self.many else ''}{qualifier.label(self.value, self.unit)}"
        return " ".join([*qualifier.words[:1], self._number(short=True)])

    @property
    def in_words(self) -> str:
        """What it leaves open, with its unit: "less than 640 percent", "near 80 substances per year"."""
        if self.bounds.known:
            return words_.quantity(self.bounds, self.unit)
        return f"near {self._number()}"

    def _number(self, *, short: bool = False) -> str:
        """The one or two numbers without their qualifier."""
        ends = self.bounds if self.value is None else Bounds.point(self.value)
        return words_.quantity(ends, self.unit, short=short)
