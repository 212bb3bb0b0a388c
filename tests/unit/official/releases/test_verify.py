"""Rows held against files: only a difference from the file that a row names is a fault."""

import urllib.request
from email.message import Message
from http.client import IncompleteRead
from types import SimpleNamespace

import pandas as pd
import pytest

from brief.base.problems import Problems
from brief.official.releases import fetch as fetching
from brief.official.releases import report
from brief.official.releases.catalog import Release
from brief.official.releases.content import COLUMNS, File
from brief.official.releases.revisions import revisions
from brief.official.releases.verify import verify

HEADER = "series_id\tyear\tperiod\tvalue\tfootnote_codes\n"
CPI = "cpi-u-annual-average"


def prices(index):
    """A whole file of the BLS in which every month of 2024 has this index."""
    return (HEADER + "".join(f"CUUR0000SA0\t2024\tM{month:02}\t{index}\t\n" for month in range(1, 13))).encode()


def release(name, data, address="https://agency.example/file"):
    return Release(
        id=name, agency="BLS", dataset="CPI-U", as_of="data to 2024", release="2025-01", page="https://agency.example",
        address=address, license="public domain", bytes=len(data), sha256=File("", data).sha256, confidence="one_copy",
    )  # fmt: skip


@pytest.fixture
def verified(tmp_path):
    """Verifies rows (value, release) of one series and year against the files given by name."""

    def run(rows, files):
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        frame = pd.DataFrame([{"value": value, "file": name, "release": "2025-01"} for value, name in rows])
        frame = frame.assign(series_id=CPI, period_start="2024", period_end="2024", origin="agency")
        releases = {name: release(name, prices(index)) for name, index in (("old", 300), ("new", 310))}
        return verify(SimpleNamespace(rows=frame, releases=releases), tmp_path)

    return run


def results(verified):
    return verified.rows["result"].tolist()


def test_a_row_is_held_against_the_file_that_it_names(verified):
    told = verified([(300.0, "old"), (301.0, "old")], {"a.txt": prices(300), "b.txt": prices(310)})
    assert results(told) == ["equal", "different"]
    lines = list(report.of_verified(told, told.rows.assign(origin="computed", held_by="file")))
    assert f"  {CPI}, 2024, release of 2025-01: 301.0; a.txt: 300.0" in lines


def test_another_release_may_say_something_else(verified):
    told = verified([(310.0, ""), (305.0, ""), (300.0, "old")], {"b.txt": prices(310)})
    assert results(told) == ["same_elsewhere", "revised", "revised"]
    assert told.different.empty


def test_a_row_that_no_file_holds_is_not_covered_and_a_strange_file_is_told(verified):
    told = verified([(300.0, "")], {"notes.txt": b"something else"})
    assert results(told) == ["not_covered"]
    assert [problem.place.file for problem in told.refused] == ["notes.txt"]


def test_revisions_tell_what_a_release_changed_added_and_left_out():
    old = pd.DataFrame(
        [("a", "2022", "2022", 100.0), ("a", "2023", "2023", 50.0), ("b", "2022", "2022", 1.0)], columns=COLUMNS
    )
    new = pd.DataFrame(
        [("a", "2022", "2022", 110.0), ("a", "2023", "2023", 50.0), ("a", "2024", "2024", 7.0)], columns=COLUMNS
    )
    changed = revisions(old, new)
    assert changed["change"].tolist() == ["revised", "same", "added", "gone"]
    assert changed["change_percent"].iloc[0] == pytest.approx(10)
    assert list(report.of_revisions(changed))[:2] == [
        "a: 1 revised, 1 same, 1 added, 0 gone",
        "  2022: 100.0 became 110.0 (+10.00%)",
    ]


def test_a_download_with_the_right_checksum_is_kept_under_the_name_of_its_release(tmp_path):
    fetched, problems = fetching.fetch([release("old", prices(300))], tmp_path, lambda _: prices(300))
    assert ([entry.path.name for entry in fetched], problems) == (["old.txt"], [])
    again, _ = fetching.fetch([release("old", prices(300))], tmp_path, pytest.fail)
    assert again[0].message == "there already, with the right checksum"


def test_a_newer_release_stands_beside_the_old_one(tmp_path):
    (tmp_path / "old.txt").write_bytes(prices(300))
    releases = [release("old", prices(300)), release("older", prices(290))]
    fetched, problems = fetching.fetch(releases, tmp_path, lambda _: prices(310))
    assert (tmp_path / "old.txt").read_bytes() == prices(300) and not problems
    assert fetched[0].path.name.startswith("new-")
    assert fetched[0].message == "a release that releases.yml does not have: data to 2024-12"


@pytest.mark.parametrize("data", [b"<html>Service unavailable</html>", prices(310)[:-5]])
def test_a_bad_download_is_thrown_away_and_replaces_nothing(tmp_path, data):
    fetched, problems = fetching.fetch([release("old", prices(300))], tmp_path, lambda _: data)
    assert not fetched and len(problems) == 1 and not list(tmp_path.iterdir())


def test_without_a_network_each_address_is_a_problem_with_the_page_to_go_to(tmp_path):
    def offline(_):
        raise OSError("no route to host")

    _, [problem] = fetching.fetch([release("old", prices(300))], tmp_path, offline)
    assert (
        str(problem)
        == "https://agency.example/file: can't be fetched: no route to host\n    expected: https://agency.example"
    )


def test_a_release_without_an_address_is_not_fetched(tmp_path):
    assert fetching.fetch([release("old", prices(300), address="")], tmp_path, pytest.fail) == ([], [])


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(Problems, match="there is no such file"):
        File.open(tmp_path / "none.csv")


def test_an_address_that_leads_away_from_https_is_not_followed():
    request = urllib.request.Request("https://agency.example/file")
    with pytest.raises(OSError, match="it leads to http://agency.example/file, which is not https"):
        fetching.Secure().redirect_request(request, None, 302, "Found", Message(), "http://agency.example/file")
    followed = fetching.Secure().redirect_request(request, None, 302, "Found", Message(), "https://files.example/file")
    assert followed.full_url == "https://files.example/file"


def test_an_answer_that_stops_in_the_middle_is_a_problem_and_keeps_nothing(tmp_path, monkeypatch):
    class Cut:
        def open(self, address, timeout):
            raise IncompleteRead(b"1999", 5000)

    monkeypatch.setattr(urllib.request, "build_opener", lambda *handlers: Cut())
    fetched, [problem] = fetching.fetch([release("old", prices(300))], tmp_path)
    assert "can't be fetched: the answer is cut off or damaged (IncompleteRead(4 bytes read, 5000 more" in str(problem)
    assert not fetched and not list(tmp_path.iterdir())
