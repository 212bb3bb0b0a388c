"""The values that a notebook gives to the brief: named where they are computed, in words, with what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from brief.base.problems import nearest
from brief.corpus.anchoring import Anchored
from brief.notebooks import sources, templates
from brief.notebooks.judged import Judged, Text
from brief.notebooks.outputs import VALUES_MIME
from brief.notebooks.sources import Citable
from brief.notebooks.tables import table
from brief.quantity import conditions, periods, words
from brief.quantity.bounds import Bounds
from brief.quantity.conditions import Facts, Quantity

Ids = str | Iterable[str]
"""The id of a claim, a series or a document; a file of the project; or several of them."""


@dataclass(frozen=True)
class Value:
    """A value as the brief's prose uses it.

    `number` is empty where the value is words alone; `bounds` are what the claims behind it leave open;
    `derived_from` holds the ids of those claims and series; `unit` is that of the number, empty for a bare one.
    """

    text: str
    number: float | None = None
    derived_from: tuple[str, ...] = ()
    bounds: Bounds | None = None
    unit: str = ""

    def quantity(self) -> Quantity:
        """As conditions speak of it."""
        ends = self.bounds or Bounds()
        return Quantity(self.number, self.unit, ends.lower, ends.upper, self.text)

    def entry(self) -> dict[str, Any]:
        """As it is published."""
        derived_from = list(self.derived_from)
        entry = {"value": self.number, "unit": self.unit, "text": self.text, "derived_from": derived_from}
        return entry if self.bounds is None else {**entry, "lower": self.bounds.lower, "upper": self.bounds.upper}


@dataclass
class Values:
    """What a notebook gives to the brief, by name. Made with `show.values`; as a cell's last line it lists them all.

    Each method gives one value: its name without the notebook's prefix, the number, and `of`, the ids of the claims
    and series that it was computed from (a file of the project is its path). To give a name again replaces its value:
    a cell can be run twice.

    Examples
    --------
    >>> from brief.notebooks import show
    >>> from brief.quantity.bounds import Bounds
    >>> give = show.values("overdose")
    >>> give.count("deaths", 70237)
    >>> give.percent("rise", 638.699)
    >>> give.change("since", -2.44)
    >>> give.money("price", 5000)
    >>> give.bounds("claimed", Bounds(lower=72000, lower_open=True))
    >>> give.part("holding", 7, 9, in_words=True)
    >>> give.whether("higher", 70237 > 63632, "more", "fewer")
    >>> print(give.fill("{deaths}; {rise}; {since}; {price}; {claimed}; {holding}; {higher}"))
    70,237; 638.7 percent; fall of 2.4 percent; $5,000; more than 72,000; seven of nine; more
    """

    prefix: str
    citable: tuple[Citable, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        """One value, by its name without the prefix. Raises KeyError with the nearest known name."""
        try:
            return self.values[name]
        except KeyError:
            close = nearest(name, self.values)
            hint = f"; did you mean {close}?" if close else ""
            raise KeyError(f"no value {name!r} was given in the cells above{hint}") from None

    def fill(self, template: Text) -> str:
        """A text with the values that it names, for a label in a chart: `give.fill("claimed: {quoted}")`.

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.count("deaths", 70237)
        >>> give.fill("claimed: {deaths}")
        'claimed: 70,237'
        """
        return templates.fill(self._settled(template), self._words)

    def title(self, template: Text) -> str:
        """As `fill`, with a capital letter where a value starts the text.

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.in_words("months", 7)
        >>> give.title("{months} months in a row")
        'Seven months in a row'
        """
        return templates.headed(self._settled(template), self._words)

    def judgements(self, texts: Iterable[Text]) -> list[dict[str, str]]:
        """Those of the texts that rest on a condition, as the brief gets them: words, when, otherwise."""
        return [
            {
                "words": templates.headed(text.words, self._words),
                "when": conditions.qualified(text.when, f"{self.prefix}_"),
                "otherwise": templates.headed(text.otherwise, self._words),
            }
            for text in texts
            if isinstance(text, Judged)
        ]

    def rows(self, entries: Iterable[tuple[str, str, str]]) -> pd.DataFrame:
        """Values as the rows of a chart (`bars.bar_rows`, `ranges.range_rows`).

        Parameters
        ----------
        entries
            For each row its name for readers, which may name values; where it comes from: quoted, official, computed
            or assumed; and the name of the value.

        Returns
        -------
        pandas.DataFrame
            Columns name, kind, text (str: the value in words), value, lower, upper (float: the value's bounds, or its
            number where it has none; a bound that is not known is empty).

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.money("price", 5000)
        >>> give.rows([("A kilogram", "quoted", "price")])[["name", "text", "lower", "upper"]].values.tolist()
        [['A kilogram', '$5,000', 5000.0, 5000.0]]
        """
        rows = []
        for label, kind, name in entries:
            value = self[name]
            bounds = value.bounds or Bounds(value.number, value.number)
            rows.append((self.title(label), kind, value.text, value.number, bounds.lower, bounds.upper))
        frame = pd.DataFrame(rows, columns=["name", "kind", "text", "value", "lower", "upper"])
        return frame.astype({"value": float, "lower": float, "upper": float})

    def count(self, name: str, number: float, *, of: Ids = (), unit: str = "", period: str = "") -> None:
        """A number of things, in full: "70,237"; with a unit, "11,340 doses"; with a period, "26 in 2023".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.count("doses", 11340, unit="doses")
        >>> give["doses"].text
        '11,340 doses'
        """
        self.text(name, _measured(words.decimal(number), unit, period), of=of, number=number, unit=unit)

    def number(
        self,
        name: str,
        number: float,
        *,
        of: Ids = (),
        decimals: int | None = None,
        unit: str = "",
        period: str = "",
        bounds: Bounds | None = None,
    ) -> None:
        """A measured or computed number: "1.94 mg in 2023"; with decimals=1, "7.4 times".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.number("content", 1.94, unit="mg", period="2023")
        >>> give["content"].text
        '1.94 mg in 2023'
        """
        text = words.exact(number) if decimals is None else words.decimal(number, decimals)
        self.text(name, _measured(text, unit, period), of=of, number=number, bounds=bounds, unit=unit)

    def about(
        self,
        name: str,
        number: float,
        *,
        of: Ids = (),
        decimals: int = 0,
        unit: str = "",
        bounds: Bounds | None = None,
    ) -> None:
        """An estimate, three significant digits: "about 5,830 lb"; with decimals=1, "about 1.2 percent".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.about("weight", 5834.7, unit="lb")
        >>> give["weight"].text
        'about 5,830 lb'
        """
        text = f"about {words.estimate(number, decimals)}"
        self.text(name, _measured(text, unit), of=of, number=number, bounds=bounds, unit=unit)

    def percent(
        self,
        name: str,
        percent: float,
        *,
        of: Ids = (),
        decimals: int | None = 1,
        period: str = "",
        bounds: Bounds | None = None,
    ) -> None:
        """A value in percent: "68.9 percent"; with decimals=None as it was written, "0.5 percent in 2020".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.percent("share", 68.94)
        >>> give["share"].text
        '68.9 percent'
        """
        self.number(name, percent, of=of, decimals=decimals, unit="percent", period=period, bounds=bounds)

    def change(self, name: str, percent: float, *, of: Ids = ()) -> None:
        """A change in percent, as a noun: "fall of 2.4 percent".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.change("since", -2.4)
        >>> give["since"].text
        'fall of 2.4 percent'
        """
        self.text(name, words.change(percent), of=of, number=percent, unit="percent")

    def money(self, name: str, usd: float, *, of: Ids = (), bounds: Bounds | None = None) -> None:
        """US dollars: "$5,000", "$1.2 million".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.money("revenue", 1_200_000)
        >>> give["revenue"].text
        '$1.2 million'
        """
        self.text(name, words.money(usd), of=of, number=usd, bounds=bounds, unit="USD")

    def year(self, name: str, year: float, *, of: Ids = ()) -> None:
        """A calendar year: "2017".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.year("first", 1999)
        >>> give["first"].text
        '1999'
        """
        self.text(name, f"{year:.0f}", of=of, number=year)

    def period(self, name: str, start: str, end: str = "", *, of: Ids = (), short: bool = False) -> None:
        """A year, month or day as the ledger writes it, or from one to another: "October 2022" (short: "Oct 2022").

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.period("span", "2022-03", "2022-10")
        >>> give["span"].text
        'March to October 2022'
        """
        self.text(name, periods.in_words(f"{start}/{end}" if end else start, short=short), of=of)

    def part(self, name: str, part: int, whole: int, *, of: Ids = (), in_words: bool = False) -> None:
        """Some of all: "2 of 8"; in words up to ten, "two of eight", "none of eight". The number published is the part.

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.part("agreeing", 2, 8, in_words=True)
        >>> give["agreeing"].text
        'two of eight'
        """
        form = words.count if in_words else "{:,}".format
        some = "none" if in_words and part == 0 else form(int(part))
        self.text(name, f"{some} of {form(int(whole))}", of=of, number=part)

    def in_words(self, name: str, number: int, *, of: Ids = ()) -> None:
        """A small whole number as running text writes it: "seven", "20".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.in_words("documents", 5)
        >>> give["documents"].text
        'five'
        """
        self.text(name, words.count(int(number)), of=of, number=number)

    def agreeing(self, name: str, number: int, one: str, several: str, *, of: Ids = ()) -> None:
        """A number of things with the verb that it asks for: "none is", "one is", "13 are".

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.agreeing("rising", 1, "rises", "rise")
        >>> give["rising"].text
        'one rises'
        """
        self.text(name, words.agreeing(int(number), one, several), of=of, number=number)

    def listed(self, name: str, items: Iterable[str], *, of: Ids = (), empty: str = "none") -> None:
        """Several words as a list: "a, b and c"; `empty` where there are none. The number published is how many.

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.listed("stages", ["makers", "routes", "sellers"])
        >>> give["stages"].text
        'makers, routes and sellers'
        """
        listed = list(items)
        text = " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)
        self.text(name, text or empty, of=of, number=len(listed))

    def whether(self, name: str, condition: bool, yes: str, no: str, *, of: Ids = ()) -> None:
        """One of two wordings, by a condition. The number published is 1 or 0.

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.whether("side", 5 > 3, "more", "fewer")
        >>> give["side"].text, give["side"].number
        ('more', 1.0)
        """
        self.text(name, yes if condition else no, of=of, number=bool(condition))

    def bounds(
        self,
        name: str,
        bounds: Bounds,
        *,
        of: Ids = (),
        number: float | None = None,
        unit: str = "",
        period: str = "",
        form: words.Form = words.exact,
        digits: int | None = None,
    ) -> None:
        """What claims leave open: "more than 300,000", "less than 170 times".

        Parameters
        ----------
        name
            Its name, without the notebook's prefix.
        bounds
            The interval.
        of
            The ids of the claims and series behind it.
        number
            The number published beside the words: unless told, the end that is known, if only one is.
        unit
            Written behind the bounds.
        period
            The year, month or day they are of, as the ledger writes it: "FY2023".
        form
            How one end is written: a function of `brief.quantity.words`, such as `words.money`.
        digits
            Round the ends outwards to so many significant digits first.

        """
        if number is None and (bounds.lower is None or bounds.upper is None or bounds.lower == bounds.upper):
            number = bounds.upper if bounds.lower is None else bounds.lower
        text = _measured(words.bounds(bounds, form, digits=digits), unit, period)
        self.text(name, text, of=of, number=number, bounds=bounds, unit=unit or ("USD" if form is words.money else ""))

    def claim(self, name: str, anchored: Anchored) -> None:
        """A claim's number as its document puts it, with qualifier and unit: "nearly 640 percent".

        Examples
        --------
        >>> from brief.corpus import ledger
        >>> from brief.notebooks import show
        >>> claims = ledger.load()
        >>> give = show.values("growth", claims)
        >>> give.claim("quoted", claims["state-synthetic-growth"])
        >>> give["quoted"].text
        'nearly 640 percent'
        """
        claim = anchored.claim
        self.text(name, anchored.phrase, of=claim.id, number=claim.value, bounds=claim.bounds, unit=claim.unit)

    def label(self, name: str, anchored: Anchored) -> None:
        """A claim's number as a chart writes it: "nearly 640%".

        Examples
        --------
        >>> from brief.corpus import ledger
        >>> from brief.notebooks import show
        >>> claims = ledger.load()
        >>> give = show.values("growth", claims)
        >>> give.label("quoted", claims["state-synthetic-growth"])
        >>> give["quoted"].text
        'nearly 640%'
        """
        claim = anchored.claim
        self.text(name, claim.label, of=claim.id, number=claim.value, bounds=claim.bounds, unit=claim.unit)

    def text(
        self,
        name: str,
        text: str,
        *,
        of: Ids = (),
        number: float | None = None,
        bounds: Bounds | None = None,
        unit: str = "",
    ) -> None:
        """Words of your own, where no other method has them; with the number that they put in words, if there is one.

        `unit` is the number's, for the conditions of judgements; it is not written.

        Raises KeyError for an id of a claim or series that nobody knows, ValueError for a name that no text can use.

        Examples
        --------
        >>> from brief.notebooks import show
        >>> give = show.values("overdose")
        >>> give.text("passed", "before the plan was written", number=2017)
        >>> give["passed"].text
        'before the plan was written'
        """
        derived_from = (of,) if isinstance(of, str) else tuple(of)
        self.give(name, Value(text, None if number is None else float(number), derived_from, bounds, unit))

    def give(self, name: str, value: Value) -> None:
        """A value that was made elsewhere. Raises what `text` does."""
        if not templates.is_name(name):
            raise ValueError(f"{name!r} can't be named in a text: letters, digits and _ only")
        if self.citable:
            for each in value.derived_from:
                if "/" not in each:  # a file of the project needs no citation
                    sources.cite(self.citable, each)
        self.values[name] = value

    def published(self) -> dict[str, dict[str, Any]]:
        """All values as the brief gets them, by name with the prefix."""
        prefix = f"{self.prefix}_" if self.prefix else ""
        return {f"{prefix}{name}": value.entry() for name, value in self.values.items()}

    def _words(self, name: str) -> str:
        return self[name].text

    def _settled(self, text: Text) -> str:
        """What is to be said, on the values given so far. Raises `JudgementError` where nothing is."""
        return text.settled(self._facts()) if isinstance(text, Judged) else text

    def _facts(self) -> Facts:
        return Facts({name: value.quantity() for name, value in self.values.items()})

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        published = self.published()
        listed = table(
            pd.DataFrame(
                {
                    "Name": list(published),
                    "Value": [entry["text"] for entry in published.values()],
                    "Computed from": [", ".join(entry["derived_from"]) for entry in published.values()],
                }
            )
        )
        return {VALUES_MIME: published, "text/markdown": listed.text, "text/plain": listed.plain}


def _measured(text: str, unit: str, period: str = "") -> str:
    """A number with its unit and the year, month or day it is of."""
    return " ".join([text, *([unit] if unit else []), *([f"in {periods.in_words(period)}"] if period else [])])
