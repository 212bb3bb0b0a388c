"""To which date the official figures reach."""

import pandas as pd

from brief.official.reach import reach


def rows(*entries):
    return pd.DataFrame(entries, columns=["status", "period_end", "release"])


def test_final_and_provisional_figures_are_told_apart():
    found = reach(
        rows(
            ("final", "2023", "2025-01-17"),
            ("final", "2024", "2026-01"),
            ("provisional", "2025-09", "2026-02"),
            ("provisional", "2026-01", "2026-06"),
            ("estimate", "2027", "2026-05-14"),
        )
    )
    assert found.words == (
        "Official figures in this brief: final ones to 2024, provisional ones to January 2026, "
        "where a series goes so far; the newest was published in June 2026."
    )


def test_a_year_and_its_last_month_end_alike_and_the_month_says_more():
    assert str(reach(rows(("final", "2024", "2025"), ("final", "2024-12", "2025"))).final) == "2024-12"


def test_where_there_are_no_figures_nothing_is_said():
    assert reach(rows()).words == ""
    assert reach(rows(("estimate", "2024", "2025"))).words == ""
