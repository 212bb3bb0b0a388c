"""The five documents hold what their texts list."""

import pytest

from brief.analysis import strategies
from brief.corpus import frameworks


@pytest.fixture(scope="module")
def items(project):
    return strategies.items(frameworks.load(project))


def test_the_five_documents_hold_what_their_texts_list(items):
    counts = strategies.counts(items).set_index(["source_id", "level"])
    plan = counts.loc["state-plan"]
    assert plan["items"].to_dict() == {
        "goal": 5,
        "initiative": 21,
        "intervention": 76,
        "commitment": 39,
        "vision": 5,
    }
    assert (plan.loc["intervention", "distinct"], plan.loc["intervention", "lost_dash"]) == (74, 6)
    assert counts.groupby("source_id")["items"].sum().drop("state-plan").to_dict() == {
        "hsi-strategy": 14,
        "white-house": 8,
        "uk-news": 8,
        "journal-press": 6,
    }


def test_each_action_of_the_plan_stands_under_a_goal_and_an_initiative(items):
    actions = strategies.actions(items)
    plan = actions[actions["source_id"] == "state-plan"]
    assert plan["goal_id"].nunique() == 5
    assert (plan["goal_id"] == plan["item_id"].str.extract(r"(state-\d)")[0]).all()
    assert (plan["number"] == plan["item_id"].str.removeprefix("state-").str.replace("-", ".")).all()
    assert (plan.loc[plan["level"] == "intervention", "initiative"] != "").all()


def test_the_paragraph_on_social_media_and_online_payment_is_coded(items):
    industry = items[(items["actor"] == "industry") & (items["stage"] == "online_finance")]
    assert industry["text"].str.contains("social media platforms, .* online-payment providers").any()


def test_a_repeated_intervention_says_which_it_repeats(items):
    repeats = items[items["duplicate_of"] != ""]
    assert len(repeats) == 2
    assert repeats["words"].str.contains(r"\(repeats \d\.\d\.\d+\)$").all()
