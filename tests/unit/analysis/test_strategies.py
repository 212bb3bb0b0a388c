"""What the documents set out to do is counted from their items; nothing drops out unseen."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import strategies
from brief.base.project import Project
from brief.corpus import frameworks

STAGES, MEANS, SOURCES = ["a", "b", "c"], ["x", "y"], ["one", "two", "three"]
ITEM = st.fixed_dictionaries(
    {
        "source_id": st.sampled_from(SOURCES),
        "stage": st.sampled_from(STAGES),
        "instrument": st.sampled_from(MEANS),
    }
)


def frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    """Actions with nothing but what a crosswalk needs, each code its own name for readers."""
    table = pd.DataFrame([{**row, "item_id": str(number)} for number, row in enumerate(rows)])
    return table.assign(
        document=pd.Categorical(table["source_id"], SOURCES),
        stage_title=pd.Categorical(table["stage"], STAGES),
        instrument_title=pd.Categorical(table["instrument"], MEANS),
    )


@pytest.fixture(scope="module")
def tiny():
    return frameworks.load(Project(Path(__file__).parents[2] / "tiny"))


def test_items_have_names_for_readers_beside_their_codes(tiny):
    items = strategies.items(tiny).set_index("item_id")
    assert items.loc["detect", "stage_title"] == "Trafficking"
    assert items.loc["detect", "actor_title"] == "Partners"
    assert items.loc["detect", "document"] == tiny.documents["plan"].source.attribution_short
    assert items["stage_title"].cat.categories.tolist() == ["Trafficking", "Demand"]
    assert items["goal_id"].tolist() == ["goal-1", "goal-1", "goal-1", "goal-2", "goal-2"]
    assert items.loc["treat", "goal"] == "2. Reduce demand"
    assert items["action"].tolist() == [False, True, True, False, True]
    assert (items["initiative"] == "").all()


def test_actions_are_what_is_done_once_each():
    items = pd.DataFrame({"item_id": ["1", "2", "3"], "action": [False, True, True], "duplicate_of": ["", "", "2"]})
    assert strategies.actions(items)["item_id"].tolist() == ["2"]


def test_levels_are_counted_in_their_order(tiny):
    counts = strategies.counts(strategies.items(tiny))
    assert counts[["level", "items", "distinct", "lost_dash"]].to_dict("list") == {
        "level": ["goal", "programme"],
        "items": [2, 3],
        "distinct": [2, 3],
        "lost_dash": [0, 0],
    }
    assert counts["level_title"].tolist() == ["Goals", "Programmes"]
    assert counts["kind"].tolist() == ["aim", "action"]


def test_an_item_without_a_value_is_refused_by_the_crosswalk():
    items = frame([{"source_id": "one", "stage": "a", "instrument": None}])
    with pytest.raises(ValueError, match="1 of 1 items have no instrument_title"):
        strategies.crosswalk(items, "stage_title", "instrument_title")


def test_values_that_are_no_categories_come_in_their_own_order():
    items = frame(
        [{"source_id": "one", "stage": "c", "instrument": "y"}, dict(source_id="one", stage="a", instrument="y")]
    )
    assert strategies.crosswalk(items, "stage", "instrument").to_dict() == {"y": {"c": 1, "a": 1}}


@given(st.lists(ITEM, min_size=1))
def test_matrix_gaps_and_overlaps_agree_with_the_items(rows):
    items = frame(rows)
    matrix = strategies.crosswalk(items, "stage_title", "instrument_title")
    assert matrix.to_numpy().sum() == len(items)
    assert (matrix.index.tolist(), matrix.columns.tolist()) == (STAGES, MEANS)
    sources: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        sources.setdefault((row["stage"], row["instrument"]), []).append(row["source_id"])
    empty = {(stage, means) for stage in STAGES for means in MEANS} - set(sources)
    assert set(strategies.gaps(matrix).itertuples(index=False, name=None)) == empty
    overlaps = strategies.overlaps(items)
    counted = {(row.stage, row.instrument): (row.documents, row.items) for row in overlaps.itertuples()}
    assert counted == {pair: (len(set(ids)), len(ids)) for pair, ids in sources.items() if len(set(ids)) > 1}
    assert overlaps["documents"].is_monotonic_decreasing


def test_an_overlap_says_how_many_items_each_document_has():
    rows = [{"source_id": source, "stage": "a", "instrument": "x"} for source in ("two", "one", "two")]
    assert strategies.overlaps(frame(rows))["of_each"].tolist() == ["two 2; one 1"]


def test_gaps_are_listed_by_row_with_the_aims_stated_there():
    items = frame([{"source_id": "one", "stage": "a", "instrument": "x"}])
    matrix = strategies.crosswalk(items, "document", "stage_title").loc[["one", "two"]]
    aims = pd.DataFrame({"document": ["one", "two"], "stage_title": ["a", "b"]})
    assert strategies.listed_gaps(matrix, aims).to_dict("list") == {
        "row": ["one", "two"],
        "columns": ["b, c", "a, b, c"],
        "aimed": ["none", "b"],
    }
    assert list(strategies.listed_gaps(matrix).columns) == ["row", "columns"]


def test_the_coding_rule_is_told_code_by_code(tiny):
    codes = strategies.codes(tiny.coding)
    assert codes.iloc[0].tolist() == ["Stage", "Trafficking", "The words act on movement."]
    assert len(codes) == 9
    assert strategies.tie_breaks(tiny.coding).to_dict("list") == {
        "about": ["Stages"],
        "rule": ["The earliest stage wins."],
    }
