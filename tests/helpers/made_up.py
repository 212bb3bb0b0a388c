"""Made-up series, and what an operation reads off them."""

import pandas as pd
from pydantic import TypeAdapter

from brief.official.operations.readings import Reading
from brief.official.reference import Reference
from brief.official.series import Series

READINGS = TypeAdapter(Reading)


def series(name, unit="deaths", universe="residents", **fields):
    return Series(
        id=name,
        title=f"Title of {name}",
        producer="P",
        publication="Tables",
        universe=universe,
        scope="all",
        unit=unit,
        **{"kind": "flow", "frequency": "annual", "status": "final"} | fields,
    )


def observed(*rows, **known):
    """Made-up series. A row is series, period (start/end), value or (lower, upper), and the release."""
    entries = {}
    table = []
    for name, period, value, *release in rows:
        entries[name] = known.get(name) or series(name)
        start, _, end = period.partition("/")
        point = not isinstance(value, tuple)
        lower, upper = (None, None) if point else value
        table.append(
            {
                "series_id": name,
                "period_start": start,
                "period_end": end or start,
                "value": value if point else None,
                "lower": lower,
                "upper": upper,
                "unit": entries[name].unit,
                "release": release[0] if release else "2020",
            }
        )
    frame = pd.DataFrame(table)
    return Reference(entries, frame.astype({"value": "float64", "lower": "float64", "upper": "float64"}))


def read(reference, **reading):
    """The official value that a reading, given by its fields, reads off the series."""
    return READINGS.validate_python(reading).read(reference)


YEARS = observed(
    ("d", "2014", 80),
    ("d", "2015", 90, "2019"),
    ("d", "2016", 100, "2018"),
    ("d", "2016", 120, "2019"),
    ("d", "2017", (300, None)),
    ("e", "2016", 60, "2018"),
    ("e", "2016", 66, "2019"),
    ("f", "2016", 10, "2018"),
    ("p", "2016", 130),
    p=series("p", universe="occurrences"),
)
