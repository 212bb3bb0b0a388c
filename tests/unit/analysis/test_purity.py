import pandas as pd
import pytest

from brief.analysis import purity
from brief.analysis.purity import Case

PURITIES = pd.DataFrame(
    {
        "period_start": ["2018", "2022", "2022-10", "2024"],
        "period_end": ["2018", "2022", "2023-09", "2024"],
        "value": [5.3, 19.2, 19.5, 11.36],
    }
)
WEIGHTS = pd.DataFrame(
    {
        "period_end": ["2019-09", "2022-09", "2023-09", "2023-09", "2024-09"],
        "value": [2803.6, 14699.9, 26000.0, 27022.9, 21889.2],
    }
)


def test_a_purity_is_that_of_the_fiscal_year_or_of_the_calendar_year_that_overlaps_it():
    assert purity.of_fiscal_year(PURITIES, 2023) == (19.5, "Fiscal year 2023")
    assert purity.of_fiscal_year(PURITIES, 2024) == (11.36, "2024")
    assert purity.of_fiscal_year(PURITIES, 2021) is None


def test_only_years_with_a_published_purity_have_a_pure_weight():
    weights = purity.pure_weights(WEIGHTS, PURITIES).set_index("year")
    assert list(weights.index) == [2022, 2023, 2024]
    assert weights.loc[2023, "kg"] == pytest.approx(12257.4, abs=0.1)
    assert weights.loc[2023, "pure_kg"] == pytest.approx(2390.2, abs=0.1)
    assert weights.loc[2024, "purity_of"] == "2024"


def test_purities_stand_in_order_of_time():
    rows = purity.published(PURITIES.iloc[[3, 1, 0, 2]])
    assert list(rows["name"]) == ["2018", "2022", "Fiscal year 2023", "2024"]
    assert list(rows["text"]) == ["5.3 percent", "19.2 percent", "19.5 percent", "11.36 percent"]


def test_doses_and_what_the_fentanyl_in_one_costs():
    assert purity.doses(2, 2) == 1_000_000
    assert purity.cost_of_dose(34_500, 15.9, 2) == pytest.approx(0.434, abs=0.001)


def test_the_economics_follow_the_content_and_the_purity():
    cases = [Case("as quoted", 5000, 100, 1.0), Case("as published", 34_500, 15.9, 1.94)]
    rows = purity.rerun(cases, (10, 20)).set_index("case")
    assert rows.loc["as quoted", "pills"] == 1_000_000
    assert rows.loc["as quoted", "times_high"] == 4000
    assert rows.loc["as quoted", "sold"] == "$10 million to $20 million"
    assert rows.loc["as published", "pills"] == 81_959
    assert rows.loc["as published", "times_low"] == pytest.approx(23.76, abs=0.01)
