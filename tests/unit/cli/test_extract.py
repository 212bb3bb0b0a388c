"""`brief extract`: what a document states, in four formats; a file that can't be read is refused with a reason."""

import csv
import json

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from brief.base.problems import Problems
from brief.cli.main import command

TEXT = "In 2017 more than 72,000 people died.\n\nSee Table 3.\n"


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(command, ["extract", *map(str, arguments)])


def test_figures_are_listed_and_other_numbers_when_asked_for(document):
    told = run(document)
    assert told.exit_code == 0
    assert "more than 72,000" in told.output and "1 candidates" in told.output and "reference" not in told.output
    assert "reference" in run(document, "--all").output


def test_programs_get_the_same_as_csv_json_and_yaml(document):
    [row] = csv.DictReader(run(document, "--format", "csv").output.splitlines())
    [record] = json.loads(run(document, "--format", "json").output)
    assert YAML(typ="safe").load(run(document, "--format", "yaml").output) == [record]
    assert (row["value"], row["upper"], record["value"], record["upper"]) == ("72000", "", 72000, None)
    assert list(row) == list(record)
    assert list(record)[:5] == ["start", "end", "text", "value", "lower"]


def test_places_are_those_in_the_file_and_other_formats_are_read_too(tmp_path):
    path = tmp_path / "report.txt"
    text = "\r\n\r\n\r\nThey seized more than 5 kg of it.\r\n"
    path.write_bytes(text.encode())
    [record] = json.loads(run(path, "--format", "json").output)
    assert text[record["start"] : record["end"]] == "more than 5 kg"
    page = tmp_path / "report.html"
    words = "<p>Police seized 150,000 tablets worth more than £1.5m, and eleven people were charged.</p>"
    page.write_text(f"<html><body><article><h1>Report</h1>{words}</article></body></html>", encoding="utf-8")
    assert "more than £1.5m" in run(page).output


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "there is no such file"),
        ("empty.txt", b" \n", "empty"),
        ("null.txt", b"5 \x00 kg of it all", "neither text nor a document"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    refused = run(path)
    assert isinstance(refused.exception, Problems) and message in str(refused.exception)
