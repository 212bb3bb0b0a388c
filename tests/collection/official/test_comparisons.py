"""Whether the documents agree, in the ways that are asked."""

import pytest

from brief.base.problems import Problems
from brief.official import comparisons
from brief.tables.comparisons import listing, table


@pytest.fixture(scope="module")
def real(ledger, reference, project):
    return table(comparisons.load(ledger, project), ledger, reference)


def test_the_rate_of_new_substances_is_told_in_two_ways_that_disagree(real):
    rows = real[real["comparison"] == "nps-rate"].set_index("claim_id")
    assert rows["result"].tolist() == ["disagree", "disagree"]
    assert rows.loc["state-nps-per-week", "value"] == pytest.approx(52.18)
    assert (rows.loc["state-nps-per-year", "lower"], rows.loc["state-nps-per-year", "upper"]) == (75, 85)


def test_a_stock_is_compared_with_what_was_there_and_what_was_added(real):
    rows = real[real["comparison"] == "nps-total"].set_index("claim_id")
    assert rows["result"].tolist() == ["agree", "agree"]
    assert rows.loc["state-nps-per-year", "value"] == 166 + 9 * 80


def test_the_length_of_the_plan_is_told_in_ways_that_agree(real):
    assert set(real.loc[real["comparison"] == "plan-length", "result"]) == {"agree"}


def test_the_listing_has_a_row_a_comparison_with_what_each_claim_amounts_to(real, ledger, reference, project):
    frame = listing(comparisons.load(ledger, project), ledger, reference).set_index("question")
    assert len(frame) == real["comparison"].nunique()
    rate = frame.loc["How many new psychoactive substances appear in a year?"]
    assert rate["claims"].endswith(
        "“some 80 new substances per year” (State Department plan), 75 to 85 substances per year"
    )
    assert rate["result"] == "can't all be true"
    length = frame.loc["Over how many years is the State Department's plan to work?"]
    assert length["claims"].count("(State Department plan)") == 3
    assert length["result"] == "can all be true"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "claim: state-nps-per-week",
            "claim: state-nps-per-weak",
            "nps-rate.terms.0.claim: no claim 'state-nps-per-weak' in the ledger\n    try: state-nps-per-week",
        ),
        (
            "\n      - {claim: state-nps-per-year}\n",
            "\n",
            "nps-rate.terms: nothing to compare with\n    expected: two claims or more",
        ),
        ("times: 52.18", "time: 52.18", "nps-rate.terms.0.time: no such field"),
        (
            "unit: substances per year",
            "unit: substances",
            "nps-rate.terms.0: state-nps-per-week is a rate, the comparison counts substances\n"
            "    expected: plus: the stock that the rate was added to",
        ),
        (
            'times: 52.18, how: "one a week, and no more, for 52.18 weeks"',
            "times: 52.18",
            "nps-rate.terms.0.how: multiplied by 52.18\n    expected: how: why by that",
        ),
        (
            'claim: state-nps-per-week, times: 52.18, how: "one a week, and no more, for 52.18 weeks"',
            "claim: state-nps-per-week",
            "nps-rate.terms.0: state-nps-per-week is in substances per week, the comparison in substances per year\n"
            "    expected: times: what brings it to that unit",
        ),
    ],
)
def test_a_bad_comparison_is_refused_with_its_line(copy, ledger, old, new, message):
    path = copy.comparisons
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text.count("\n", 0, text.index("- id: nps-rate")) + 1
    with pytest.raises(Problems) as caught:
        comparisons.load(ledger, copy)
    problem = caught.value.problems[0]
    offset = 4 if ".terms.0" in message else 3
    assert str(problem).startswith(f"data/comparisons.yml:{line + offset} {message}")
