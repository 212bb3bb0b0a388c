"""What the documents set out to do, as a table."""

from brief.corpus import frameworks
from brief.tables.frameworks import ITEM_COLUMNS, items


def test_an_item_becomes_a_row_with_its_lines(tiny):
    table = items(frameworks.load(tiny))
    assert list(table.columns) == list(ITEM_COLUMNS)
    assert table["item_id"].tolist() == ["goal-1", "detect", "train", "goal-2", "treat"]
    detect = table.set_index("item_id").loc["detect"]
    assert (detect["line_start"], detect["line_end"], detect["parent_id"]) == (9, 10, "goal-1")
    assert table["duplicate_of"].tolist() == [""] * 5
    assert not table["lost_dash"].any()
