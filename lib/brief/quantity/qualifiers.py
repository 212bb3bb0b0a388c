"""The closed list of qualifiers: the words that signal each and what they mean as bounds."""

from __future__ import annotations

from dataclasses import dataclass

from brief.quantity.bounds import Bounds


@dataclass(frozen=True)
class Qualifier:
    """`words` stand in front of the number, `after` behind it; `meaning` is said to readers."""

    words: tuple[str, ...]
    meaning: str
    after: tuple[str, ...] = ()


QUALIFIERS: dict[str, Qualifier] = {
    "exact": Qualifier((), "the number itself"),
    "approximately": Qualifier(
        ("approximately", "roughly", "around", "about", "an estimated", "estimated", "estimated at", "circa"),
        "near the number, on either side; the text does not say how near, so no bound is invented",
    ),
    "some": Qualifier(("some",), "a round number; the text does not say how round, so no bound is invented"),
    "nearly": Qualifier(("nearly", "almost", "close to", "just under"), "not quite the number"),
    "up_to": Qualifier(("up to", "as much as", "as many as", "at most", "no more than"), "the number or less"),
    "more_than": Qualifier(
        ("more than", "over", "exceeds", "exceeding", "exceed", "exceeded", "in excess of", "upwards of"),
        "above the number",
    ),
    "at_least": Qualifier(("at least", "no fewer than", "no less than"), "the number or more", after=("or more",)),
    "as_little_as": Qualifier(("as little as", "as few as"), "the lowest that was seen: the number or more"),
    "less_than": Qualifier(("less than", "fewer than", "under", "below"), "below the number"),
    "range": Qualifier((), "between the two numbers, both included"),
    "majority": Qualifier(("majority", "most", "mostly", "largely"), "more than half"),
    "order_of_magnitude": Qualifier(
        (), "counted in that power of ten: from one of them up to the next named power, a thousand of them"
    ),
}


def bounds_of(
    qualifier: str, value: float | None, span: tuple[float, float] | None = None, whole: float | None = None
) -> Bounds:
    """The bounds that a qualifier gives a value, or a span ("$10-20 million").

    `whole` is the most that the quantity can be, where it has a most: 100 for a share in percent.
    Raises ValueError for a qualifier that is not on the list or has no meaning for what was given.
    """
    if span is not None:
        if qualifier not in ("range", "approximately"):
            raise ValueError(f"a range of two numbers takes the qualifier range or approximately, not {qualifier}")
        return Bounds(*span)
    if value is None:
        raise ValueError("a value or a range of two values is needed")
    match qualifier:
        case "exact":
            return Bounds.point(value)
        case "approximately" | "some":
            return Bounds()
        case "nearly" | "less_than":
            return Bounds(upper=value, upper_open=True)
        case "up_to":
            return Bounds(upper=value)
        case "more_than":
            return Bounds(lower=value, lower_open=True, upper=whole)
        case "at_least" | "as_little_as":
            return Bounds(lower=value, upper=whole)
        case "majority":
            return Bounds(lower=value, lower_open=True, upper=whole)
        case "order_of_magnitude":
            return Bounds(lower=value, upper=value * 1000, upper_open=True)
        case "range":
            raise ValueError("the qualifier range needs two numbers, range: [a, b]")
    raise ValueError(f"unknown qualifier {qualifier!r}")
