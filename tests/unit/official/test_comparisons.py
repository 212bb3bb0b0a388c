"""Whether documents agree is computed from the bounds of their claims."""

import pytest

from brief.base.problems import Problems
from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim
from brief.corpus.ledger import Ledger
from brief.official import comparisons
from brief.official.comparisons import Comparison, Term, result
from brief.quantity.bounds import Bounds
from brief.tables.comparisons import COLUMNS, listing, table


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([Bounds(1, 3), Bounds(2, 4)], "agree"),
        ([Bounds(1, 2), Bounds(2, 4)], "agree"),
        ([Bounds(1, 2, upper_open=True), Bounds(2, 4)], "disagree"),
        ([Bounds(1, 2), Bounds(2, 4, lower_open=True)], "disagree"),
        ([Bounds(1, 2), Bounds(3, 4)], "disagree"),
        ([Bounds(3, 4), Bounds(1, 2)], "disagree"),
        ([Bounds(upper=2), Bounds(lower=3)], "disagree"),
        ([Bounds(lower=2), Bounds(lower=3)], "agree"),
        ([Bounds(), Bounds(1, 2)], "agree"),
        ([Bounds(1, 3), Bounds(2, 4), Bounds(3.5, 5)], "disagree"),
    ],
)
def test_claims_agree_when_all_can_be_true_at_once(sides, expected):
    assert result(sides) == expected


def compared(ledger, reference, *terms):
    """One made-up comparison of the real document's claims, given as id, value, qualifier and `times`."""
    claims = {}
    for name, value, qualifier, _ in terms:
        claim = Claim(id=name, topic="t", measure="m", exact="q", value=value, qualifier=qualifier, unit="deaths")
        claims[name] = Anchored(claim, ledger.documents["uk-news"], 0, 0, "")
    made_up = Ledger(ledger.documents, ledger.vocabulary, claims)
    comparison = Comparison(
        id="c",
        question="How many?",
        unit="deaths a year",
        terms=tuple(Term(claim=name, times=times) for name, _, _, times in terms),
    )
    return table([comparison], made_up, reference)


def test_each_term_has_a_row_in_the_unit_of_the_comparison(ledger, reference):
    frame = compared(ledger, reference, ("a", 2, "up_to", 52), ("b", 110, "at_least", 1))
    assert list(frame.columns) == list(COLUMNS)
    assert frame["claim_id"].tolist() == ["a", "b"]
    assert frame["value"].tolist() == [104, 110]
    assert (frame["upper"][0], frame["lower"][1]) == (104, 110)
    assert frame["lower"].isna().tolist() == [True, False]
    assert set(frame["unit"]) == {"deaths a year"}
    assert set(frame["source_id"]) == {"uk-news"}


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([("a", 2, "up_to", 52), ("b", 110, "at_least", 1)], "disagree"),
        ([("a", 2, "up_to", 55), ("b", 110, "at_least", 1)], "agree"),
        ([("a", 100, "less_than", 1), ("b", 100, "at_least", 1)], "disagree"),
        ([("a", 80, "some", 1), ("b", 84, "exact", 1)], "agree"),
        ([("a", 80, "some", 1), ("b", 87, "exact", 1)], "disagree"),
    ],
)
def test_the_result_follows_from_the_claims(ledger, reference, terms, expected):
    assert set(compared(ledger, reference, *terms)["result"]) == {expected}


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
