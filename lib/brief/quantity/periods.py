"""A stretch of time as the ledger and the reference write it: 2017, 2017-12, 2012/2016, 2000/.., FY2022."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache, total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

_POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_PERIOD = re.compile(rf"(?:FY(?P<fiscal>\d{{4}})|(?P<start>{_POINT})(?:/(?P<end>\.\.|{_POINT}))?)", re.ASCII)
_DATE = re.compile(_POINT, re.ASCII)
_FORMS = "2017, 2017-12, 2017-12-31, 2012/2016, 2000/.. or FY2022"
_FREQUENCIES = ("annual", "monthly", "daily")


# Other ways in which people write a period.
_SINCE = re.compile(r"(?:since|from)\s+(\d{4})", re.IGNORECASE)
_SPAN = re.compile(r"(?:from\s+|between\s+)?(\d{4})\s*(?:-|–|—|to|until|and)\s*(\d{4})", re.IGNORECASE)
_OPEN = re.compile(r"(\d{4})\s*(?:/|-|–|—|to|until)\s*(?:present|now|today|date)", re.IGNORECASE)
_NAMES = "|".join([*calendar.month_name[1:], *calendar.month_abbr[1:]])
_MONTH = re.compile(rf"({_NAMES})\.?\s+(\d{{4}})", re.I)
_DAY_MONTH = re.compile(rf"(?P<day>\d{{1,2}})\.?\s+(?P<month>{_NAMES})\.?,?\s+(?P<year>\d{{4}})", re.I)
_MONTH_DAY = re.compile(rf"(?P<month>{_NAMES})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})", re.I)
_FISCAL = re.compile(r"(?:fiscal\s+(?:year\s+)?|fy\s*)(\d{4})", re.IGNORECASE)


def _meant(text: str) -> str:
    """The period that other words mean, as it is written here; empty where they are none of the usual ones."""
    written = _rewritten(text)
    try:
        return str(Period.parse(written)) if _PERIOD.fullmatch(written) else ""
    except ValueError:  # the 31st of February is no way out
        return ""


def _rewritten(text: str) -> str:
    if match := _SINCE.fullmatch(text.strip()) or _OPEN.fullmatch(text.strip()):
        return f"{match[1]}/.."
    if match := _SPAN.fullmatch(text.strip()):
        return f"{match[1]}/{match[2]}"
    if match := _MONTH.fullmatch(text.strip()):
        return f"{match[2]}-{_month(match[1])}"
    if match := _DAY_MONTH.fullmatch(text.strip()) or _MONTH_DAY.fullmatch(text.strip()):
        return f"{match['year']}-{_month(match['month'])}-{int(match['day']):02}"
    match = _FISCAL.fullmatch(text.strip())
    return f"FY{match[1]}" if match else ""


def _month(name: str) -> str:
    return f"{list(calendar.month_abbr).index(name[:3].title()):02}"


@total_ordering
@dataclass(frozen=True)
class Period:
    """From the first day of `start` to the last of `end`, each a year, a month or a day; an open end is "".

    Two periods are equal when they start and end alike; the earlier start, then the earlier end, comes first.
    `fiscal` says that it was written as a US fiscal year, which starts in October: FY2022 is 2021-10 to 2022-09.
    Raises ValueError for a month or day that does not exist, and for an end before the start.

    Examples
    --------
    >>> from brief.quantity.periods import Period
    >>> Period.parse("FY2022").words(), Period.parse("2012/2016").words()
    ('fiscal year 2022', '2012 to 2016')
    >>> Period.parse("2017-06") in Period.parse("2017")
    True
    """

    start: str
    end: str
    fiscal: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if self.last_day is not None and self.first_day > self.last_day:
            raise ValueError(f"period {str(self)!r} ends before it starts")

    @classmethod
    def parse(cls, text: str) -> Period:
        """A period as it is written. Raises ValueError for text that is none.

        Examples
        --------
        >>> from brief.quantity.periods import Period
        >>> Period.parse("FY2022").first_day
        datetime.date(2021, 10, 1)
        """
        match = _PERIOD.fullmatch(text)
        if not match:
            meant = _meant(text)
            raise ValueError(f"period {text!r} is not {_FORMS}{f'; write {meant}' if meant else ''}")
        if match["fiscal"]:
            year = int(match["fiscal"])
            return cls(f"{year - 1:04}-10", f"{year:04}-09", fiscal=True)
        return cls(match["start"], "" if match["end"] == ".." else match["end"] or match["start"])

    @classmethod
    def read(cls, value: Any) -> Period:
        """A period as YAML reads it: 2017 as a number, 2018-09-19 as a date. Raises ValueError for what is none."""
        if isinstance(value, Period):
            return value
        if isinstance(value, date):
            return cls.parse(value.isoformat())
        if isinstance(value, str | int) and not isinstance(value, bool):
            return cls.parse(str(value))
        meant = _meant("-".join(map(str, value))) if isinstance(value, list) else ""
        raise ValueError(f"a period is {_FORMS}{f'; write {meant}' if meant else ''}")

    def __str__(self) -> str:
        if self.fiscal:
            return f"FY{self.end[:4]}"
        return self.start if self.start == self.end else f"{self.start}/{self.end or '..'}"

    def __lt__(self, other: Period) -> bool:
        return self._key < other._key

    def __contains__(self, other: Period) -> bool:
        """Whether every day of another period lies in this one."""
        return self.first_day <= other.first_day and (other.last_day or date.max) <= (self.last_day or date.max)

    @property
    def _key(self) -> tuple[date, date, str, str]:
        return self.first_day, self.last_day or date.max, self.start, self.end

    @cached_property
    def first_day(self) -> date:
        """The first day of the first year, month or day."""
        return _days(self.start)[0]

    @cached_property
    def last_day(self) -> date | None:
        """The last day of the last year, month or day; None when the end is open."""
        return _days(self.end)[1] if self.end else None

    @property
    def days(self) -> int | None:
        """How many days it lasts, its first and last included; None when the end is open."""
        return None if self.last_day is None else (self.last_day - self.first_day).days + 1

    @property
    def frequency(self) -> str:
        """What its ends are: annual, monthly or daily; the finer one where they differ."""
        return _FREQUENCIES[max(self.start.count("-"), self.end.count("-"))]

    @property
    def years(self) -> float | None:
        """How many years it lasts, None when the end is open: whole months as twelfths, days as parts of 365.25."""
        if self.days is None or self.frequency == "daily":
            return None if self.days is None else self.days / 365.25
        return len(list(self.steps("monthly"))) / 12

    def steps(self, frequency: str = "") -> Iterator[Period]:
        """The single years, months or days that it touches, in order: by its own `frequency` unless told.

        Raises ValueError when the end is open.

        Examples
        --------
        >>> from brief.quantity.periods import Period
        >>> [str(step) for step in Period.parse("2012/2014").steps()]
        ['2012', '2013', '2014']
        """
        if self.last_day is None:
            raise ValueError(f"period {str(self)!r} has no end")
        length = {"annual": 4, "monthly": 7, "daily": 10}[frequency or self.frequency]
        day = self.first_day
        while day <= self.last_day:
            step = Period(day.isoformat()[:length], day.isoformat()[:length])
            yield step
            if step.last_day is None or step.last_day == date.max:
                return
            day = step.last_day + timedelta(days=1)

    def words(self, *, short: bool = False) -> str:
        """As readers write it: "2012 to 2016", "since 2000", "fiscal year 2022", "October 2022" (short: "Oct 2022").

        A month or year that both ends share is said once: "13 March to 10 May 2023".

        Examples
        --------
        >>> from brief.quantity.periods import Period
        >>> Period.parse("2023-03-13/2023-05-10").words()
        '13 March to 10 May 2023'
        """
        if self.fiscal:
            return f"fiscal year {self.end[:4]}"
        start = _point_in_words(self.start, short)
        if not self.end:
            return f"since {' '.join(start)}"
        end = _point_in_words(self.end, short)
        if start == end:
            return " ".join(end)
        shared = len(start) == len(end)
        while shared and start[-1] == end[len(start) - 1]:
            start.pop()
        return " ".join([*start, "to", *end])

    def decimal_year(self, passed: float = 0.5) -> float:
        """A year, month or day as a decimal year: 2012-06 is 2012.5 once it has `passed` whole (1).

        `passed` is the part of the year or month that lies behind; a day is itself. Raises ValueError for a period
        of more than one year, month or day.

        Examples
        --------
        >>> from brief.quantity.periods import Period
        >>> Period.parse("2012-06").decimal_year(passed=1)
        2012.5
        """
        if self.start != self.end:
            raise ValueError(f"period {str(self)!r} is not one year, month or day")
        year, *rest = (int(part) for part in self.start.split("-"))
        if not rest:
            return year + passed
        if len(rest) == 1:
            return year + (rest[0] - 1 + passed) / 12
        return year + (self.first_day - date(year, 1, 1)).days / (366 if calendar.isleap(year) else 365)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        pattern = re.sub(r"\?P<\w+>", "", _PERIOD.pattern)
        return {"anyOf": [{"type": "string", "pattern": f"^{pattern}$"}, {"type": "integer"}]}


def in_words(text: str, *, short: bool = False) -> str:
    """A written period as readers write it: see `Period.words`.

    Parameters
    ----------
    text
        Such as 2017, 2017-12, 2012/2016, 2000/.. or FY2022.
    short
        Write months in three letters.

    Raises
    ------
    ValueError
        For text that is no period.

    Examples
    --------
    >>> from brief.quantity import periods
    >>> periods.in_words("2022-10"), periods.in_words("2022-10", short=True)
    ('October 2022', 'Oct 2022')
    """
    return Period.parse(text).words(short=short)


@lru_cache(10_000)  # rows of a reference, and steps of a period, name the same months again and again
def _days(point: str) -> tuple[date, date]:
    """The first and the last day of a year, month or day."""
    if not re.fullmatch(_POINT, point, re.ASCII):
        raise ValueError(f"{point!r} is not a year, month or day")
    year, *rest = (int(part) for part in point.split("-"))
    if year < 1:
        raise ValueError(f"{point!r} has a year that does not exist")
    if rest and not 1 <= rest[0] <= 12:
        raise ValueError(f"{point!r} has a month that does not exist")
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    length = calendar.monthrange(year, rest[0])[1]
    if len(rest) == 1:
        return date(year, rest[0], 1), date(year, rest[0], length)
    if not 1 <= rest[1] <= length:
        raise ValueError(f"{point!r} has a day that does not exist")
    return (date(year, rest[0], rest[1]),) * 2


def _point_in_words(point: str, short: bool) -> list[str]:
    year, *rest = point.split("-")
    if not rest:
        return [year]
    month = (calendar.month_abbr if short else calendar.month_name)[int(rest[0])]
    return [*(f"{int(day)}" for day in rest[1:]), month, year]


def point(text: str) -> str:
    """A year, month or day that exists, as it was written: 2018, 2018-09, 2018-09-19. Raises ValueError for another."""
    if not _DATE.fullmatch(text):
        meant = _meant(text)
        way_out = f"write {meant}" if _DATE.fullmatch(meant) else "such as 2018, 2018-09, 2018-09-19"
        raise ValueError(f"{text!r} is no year, month or day: {way_out}")
    _days(text)
    return text


def day(text: str) -> str:
    """A day that exists, as it was written: 2018-09-19. Raises ValueError for any other text."""
    if text.count("-") != 2:
        meant = _meant(text)
        raise ValueError(f"{text!r} is no day: {f'write {meant}' if meant.count('-') == 2 else 'such as 2018-09-19'}")
    return point(text)
