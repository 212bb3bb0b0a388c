"""Records that note who reads them."""

from brief.base import trace


def test_records_are_a_mapping():
    records = trace.Noted("claim", {"a": 1, "b": 2})
    assert dict(records) == {"a": 1, "b": 2} and list(records) == ["a", "b"]
    assert "a" in records and "c" not in records and records.get("c") is None
