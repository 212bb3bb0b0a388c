"""To which date the official figures reach."""

from types import SimpleNamespace

import pandas as pd

from brief.corpus.vocabulary import Part
from brief.official.reach import reach

PARTS = {
    "deaths from all drugs": Part(unit="deaths", places=("United States",), subjects=("all drugs",)),
    "deaths by drug": Part(unit="deaths", places=("United States",), subjects=("heroin", "opioids")),
    "seizures": Part(unit="lb"),
}
SERIES = {
    "all": SimpleNamespace(id="all", unit="deaths", geography="United States", subject="all drugs"),
    "abroad": SimpleNamespace(id="abroad", unit="deaths", geography="Canada", subject="all drugs"),
    "heroin": SimpleNamespace(id="heroin", unit="deaths", geography="United States", subject="heroin"),
    "border": SimpleNamespace(id="border", unit="lb", geography="Northern border", subject="heroin"),
}


def rows(*entries):
    return pd.DataFrame(entries, columns=["series_id", "status", "period_end", "release"])


def test_each_part_ends_by_itself():
    found = reach(
        rows(
            ("all", "final", "2023", "2025-01-17"),
            ("all", "final", "2024", "2026-01"),
            ("all", "provisional", "2025-09", "2026-02"),
            ("heroin", "provisional", "2026-01", "2026-06"),
            ("border", "final", "2025-12", "2026-02"),
            ("abroad", "final", "2026", "2026-05-14"),
        ),
        SERIES,
        PARTS,
    )
    assert found.words == (
        "Official figures behind this brief: deaths from all drugs, final to 2024 and provisional to September 2025; "
        "deaths by drug, provisional to January 2026; seizures, final to December 2025. "
        "The newest official figure was published in June 2026; later releases were not read."
    )


def test_provisional_figures_that_end_before_the_final_ones_are_not_named():
    found = reach(rows(("all", "final", "2024", "2025"), ("all", "provisional", "2024-12", "2025")), SERIES, PARTS)
    assert [end.words for end in found.ends] == ["deaths from all drugs, final to 2024"]


def test_a_year_and_its_last_month_end_alike_and_the_month_says_more():
    found = reach(rows(("all", "final", "2024", "2025"), ("all", "final", "2024-12", "2025")), SERIES, PARTS)
    assert [str(end.final) for end in found.ends] == ["2024-12"]


def test_without_parts_the_newest_release_is_said_and_without_figures_nothing():
    assert reach(rows(("all", "estimate", "2024", "2025")), SERIES, PARTS).words == (
        "The newest official figure was published in 2025; later releases were not read."
    )
    assert reach(rows(), SERIES, PARTS).words == ""
