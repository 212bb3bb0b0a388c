"""A CSV file that people edit: what a spreadsheet or a hand does to it is refused with its line and column."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brief.base import tabular
from brief.base.problems import Problems


def read(folder, content):
    path = folder / "rows.csv"
    path.write_bytes(content)
    return [row.cells for row in tabular.read(path, "rows.csv", ["a", "b"], ["c"])]


def refusal(folder, content):
    with pytest.raises(Problems) as caught:
        read(folder, content)
    return [str(problem).splitlines()[0] for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (b"a,b\n1,2\n", {"a": "1", "b": "2", "c": ""}),
        (b"a,b\n1,2\n,\n\n,\n", {"a": "1", "b": "2", "c": ""}),
        (b"a,b\r\n1,2\r\n", {"a": "1", "b": "2", "c": ""}),
        (b"c,b,a\n1,2,3", {"a": "3", "b": "2", "c": "1"}),
        (b'a,b\n"1, ""x""","2"\n\n', {"a": '1, "x"', "b": "2", "c": ""}),
        ("a,b\n“é”,\n".encode(), {"a": "“é”", "b": "", "c": ""}),
    ],
)
def test_a_row_has_its_cells_by_their_columns(tmp_path, content, cells):
    assert read(tmp_path, content) == [cells]


REFUSED = {
    b"": "rows.csv: is empty",
    b"\n \n": "rows.csv: is empty",
    b"\xef\xbb\xbfa,b\n": "rows.csv:1: begins with a byte order mark (U+FEFF)",
    b"a;b\n1;2\n": "rows.csv:1: the cells are set apart by semicolons",
    b"a\tb\n": "rows.csv:1: the cells are set apart by tabs",
    b"Table 1\na,b\n": "rows.csv:1: is no header: 'Table 1'",
    b"A,B\n": "rows.csv:1: is no header: 'A,B'",
    b"a,b\n<<<<<<< x\n1,2\n=======\n>>>>>>> y\n": "rows.csv:2: two versions that git could not merge begin here",
    "a,b\n1,2\n".encode("utf-16-le"): "rows.csv:1: not UTF-8 text: every other byte is zero",
    b"a,b\r1,2\r": "rows.csv:1: its lines end with a carriage return alone (CR)",
    "a,b\né,2\n".encode("utf-16-le"): "rows.csv:1: not UTF-8 text (invalid continuation byte at byte 8)",
    b"a,x\n": "rows.csv:1: no such column 'x'",
    b"a\n": "rows.csv:1: no column b",
    b"a,b,a\n": "rows.csv:1: the column a stands twice",
    b'a,"b\n': "rows.csv:1: a quotation mark that is left open at column 3: '\"b'",
    b"a,b\n1,2\n1,2,3\n": "rows.csv:3: 3 cells for 2 columns",
    b"a,b\n1\n": "rows.csv:2: 1 cells for 2 columns",
    b'a,b\n1,"2\n': "rows.csv:2: a quotation mark that is left open at column 3: '\"2'",
    b'a,b\n1,"2\n3",4\n': "rows.csv:2: a quotation mark that is left open at column 3: '\"2'",
    b'a,b\n1,2"x"\n': "rows.csv:2: a quotation mark at column 4: '\"x\"'",
    b'a,b\n1, "2"\n': "rows.csv:2: a quotation mark that is left open at column 4: '\"2\"'",
    b"a,b\n1, 2\n": "rows.csv:2 b: a space before or behind '2'",
    b"a,b\n1,2\x00\n": "rows.csv:2 b: a letter that can't be seen (U+0000) in '2\\x00'",
    "a,b\n1,2\u200b\n".encode(): "rows.csv:2 b: a letter that can't be seen (U+200B) in '2\\u200b'",
    b"a,b\n1,2\n1,\xe9\n": "rows.csv:3: not UTF-8 text (invalid continuation byte at byte 10)",
}


@pytest.mark.parametrize("content", REFUSED)
def test_what_is_no_such_table_is_refused_with_its_place(tmp_path, content):
    assert refusal(tmp_path, content)[0] == REFUSED[content]


def test_every_bad_line_is_told_at_once(tmp_path):
    assert len(refusal(tmp_path, b'a,b\n1\n1,2,3\n1,"2\n 1,2\n')) == 4


def test_a_folder_in_place_of_a_file_is_refused(tmp_path):
    with pytest.raises(Problems, match="can't be read"):
        tabular.read(tmp_path, "rows.csv", ["a"])


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=6), min_size=2, max_size=2))
def test_what_a_csv_writer_writes_is_read_as_it_was(tmp_path_factory, cells):
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([["a", "b"], cells])
    assume(any(cells))  # a row without any is none
    [row] = read(tmp_path_factory.mktemp("csv"), written.getvalue().encode())
    assert [row["a"], row["b"]] == cells
