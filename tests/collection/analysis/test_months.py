"""The months on file make the years on file."""

import pytest

from brief.analysis import months
from brief.official import reference


def test_the_official_months_make_the_official_years():
    official = reference.load()
    monthly = months.latest(official.select("cbp-fentanyl-seizures-monthly"))
    published = official.select("cbp-fentanyl-seizures-fiscal-year", release="2025-08")
    sums = months.fiscal_years(monthly).set_index("fiscal_year")["value"]
    for row in published.to_dict("records"):
        assert sums[int(row["period_end"][:4])] == pytest.approx(row["value"], abs=0.2)
    _, bounds = months.within(monthly, "2023-03-13", "2023-05-10")
    assert bounds.upper == pytest.approx(8757.4)
