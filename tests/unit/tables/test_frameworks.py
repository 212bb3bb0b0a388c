"""What the documents set out to do, as a table."""

from brief.corpus import frameworks
from brief.tables.frameworks import CODING_COLUMNS, ITEM_COLUMNS, coding, items


def test_an_item_becomes_a_row_with_its_lines(tiny):
    table = items(frameworks.load(tiny))
    assert list(table.columns) == list(ITEM_COLUMNS)
    assert table["item_id"].tolist() == ["goal-1", "detect", "train", "goal-2", "treat"]
    detect = table.set_index("item_id").loc["detect"]
    assert (detect["line_start"], detect["line_end"], detect["parent_id"]) == (9, 10, "goal-1")
    assert table["duplicate_of"].tolist() == [""] * 5
    assert not table["lost_dash"].any()


def test_the_coding_rule_is_a_table_with_a_row_a_code_and_a_tie_break(tiny):
    loaded = frameworks.load(tiny)
    table = coding(loaded)
    assert list(table.columns) == list(CODING_COLUMNS)
    codes = sum(len(codes) for codes in loaded.coding.codes.values())
    assert len(table) == codes + len(loaded.coding.tie_breaks)
    assert not table.duplicated(["field", "code"]).any()
