"""Numbers of today are held against the words of the documents."""

from brief.analysis import to_date
from brief.analysis.to_date import Present


def test_a_present_number_is_held_against_the_words_of_the_claim(ledger):
    rows = to_date.beside_quoted(
        ledger,
        {
            "state-overdose-deaths-2017": Present(72_108, "2025-09", "deaths, all drugs"),
            "jp-lethal-overdoses": Present(72_108, "2025-09", "deaths, all drugs"),
        },
    )
    assert list(rows["within"]) == [True, False]
    assert list(rows["when"]) == ["Sep 2025", "Sep 2025"]
    assert rows["document"].iloc[0] == "State Department plan"
