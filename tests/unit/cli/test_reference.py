"""`brief reference`: what a file is, in words, and rows that agree or not as the exit code."""

import pytest
from click.testing import CliRunner

import agency_files
from brief.base.problems import Problems
from brief.cli.reference import reference

FILE = "series_id\tyear\tperiod\tvalue\tfootnote_codes\n" + "".join(
    f"CUUR0000SA0\t2024\tM{month:02}\t300.5\t\n" for month in range(1, 13)
)


@pytest.fixture
def run(tiny, monkeypatch, tmp_path):
    """Runs the command in the tiny collection; `download.txt` is a file of the BLS."""
    monkeypatch.chdir(tiny.root)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "download.txt").write_text(FILE, encoding="utf-8")

    def ran(verb, *paths):
        return CliRunner().invoke(reference, [verb, *(str(tmp_path / path) for path in paths)], catch_exceptions=False)

    return ran


def test_a_file_is_told_with_its_checksum_where_it_is_new(run):
    told = run("read", "files/download.txt").output
    assert told.startswith("BLS, CPI-U, series CUUR0000SA0, data to 2024-12\nuniverse: us-urban-consumers\n")
    assert f"    bytes: {len(FILE)}\n    sha256: " in told
    assert "cpi-u-annual-average: 1 rows, 2024 to 2024 (no such series in data/reference)" in told


def test_rows_that_no_file_covers_are_no_fault(run):
    told = run("verify", "files")
    assert told.exit_code == 0 and "read download.txt: not in releases.yml" in told.output


def test_two_files_are_compared(run):
    assert run("diff", "files/download.txt", "files/download.txt").output == (
        "cpi-u-annual-average: 0 revised, 1 same, 0 added, 0 gone\n"
    )


def test_a_file_that_no_reader_knows_is_a_problem(run, tmp_path):
    (tmp_path / "files" / "notes.txt").write_text("something else", encoding="utf-8")
    with pytest.raises(Problems, match="no reader knows this file"):
        run("read", "files/notes.txt")


def test_what_is_neither_a_file_nor_a_release_is_refused(run):
    with pytest.raises(Problems, match="is no file, and no release has that id"):
        run("diff", "files/download.txt", "files/nothing.txt")


def test_two_files_without_a_series_in_common_are_not_compared(run, tmp_path):
    export = tmp_path / "files" / "query.csv"
    export.write_bytes(agency_files.NFLIS.encode())
    with pytest.raises(Problems, match="has no series in common with"):
        run("diff", "files/download.txt", "files/query.csv")
