"""A number of a series is cited with the publication that holds it, not with the one its series began with."""

from __future__ import annotations

import pandas as pd
import pytest

from brief.official import publications
from brief.official.series import Series


@pytest.fixture
def purity() -> Series:
    """A series of one agency."""
    return Series(
        id="purity",
        title="Purity",
        producer="US DEA",
        publication="DEA, Threat Assessment 2018",
        universe="exhibits",
        scope="powders",
        unit="percent",
        kind="level",
        frequency="annual",
        status="final",
    )


def rows(*read: tuple[str, str]) -> pd.DataFrame:
    """Rows by period and publication."""
    return pd.DataFrame(
        [(period, period, name) for period, name in read], columns=["period_start", "period_end", "publication"]
    )


def test_each_publication_is_listed_with_its_periods(purity: Series) -> None:
    read = rows(("2018", "DEA, Threat Assessment 2018"), ("2022", "DEA, release"), ("2024", "DEA, release"))
    assert publications.listed(purity, read) == "Threat Assessment 2018 (2018); Release (2022, 2024)"


def test_the_publication_of_the_rows_stands_and_not_that_of_the_series(purity: Series) -> None:
    assert publications.listed(purity, rows(("2024", "DEA, release"))) == "Release"
    assert publications.counted(purity, rows(("2024", "DEA, release"))) == "Release"


def test_many_publications_are_counted(purity: Series) -> None:
    read = rows(*((str(year), f"DEA, release of {year}") for year in range(2010, 2020)))
    assert (
        publications.listed(purity, read)
        == "Threat Assessment 2018: 10 publications; the data name that of each number"
    )
    assert publications.counted(purity, read) == "Threat Assessment 2018, 10 publications"


@pytest.mark.parametrize(
    ("producer", "publication", "words"),
    [
        ("US Customs and Border Protection", "CBP, Drug Seizure Statistics", "Drug Seizure Statistics"),
        ("UNODC", "UNODC Early Warning Advisory", "Early Warning Advisory"),
        ("US DEA", "DEALERS, report", "DEALERS, report"),
        ("CDC, DEA, CBP", "CBP, written testimony", "CBP, written testimony"),
        ("ONS", "Home Office, answer", "Home Office, answer"),
    ],
)
def test_a_producer_is_not_named_twice(producer: str, publication: str, words: str) -> None:
    assert publications.without(producer, publication) == words
