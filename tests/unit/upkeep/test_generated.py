"""A file that comes from the code is stale until it holds what it should."""

from brief.upkeep import generated


def test_a_file_is_stale_when_it_is_missing_or_was_edited_and_not_once_it_is_written(tmp_path):
    files = {tmp_path / "new" / "a.md": "a\n", tmp_path / "b.md": "b\n", tmp_path / "c.md": "c\n"}
    missing, edited, kept = files
    edited.write_text("edited\n", encoding="utf-8")
    kept.write_text("c\n", encoding="utf-8")
    assert generated.stale(files) == [missing, edited]
    assert generated.write(files) == [missing, edited]
    assert generated.stale(files) == [] and missing.read_text(encoding="utf-8") == "a\n"
