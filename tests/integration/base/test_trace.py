"""What a notebook reads is noted: records one by one, everything else by file and folder."""

import subprocess
import sys
import textwrap

import pytest


@pytest.fixture
def noted(project, tmp_path):
    """Runs code in a process of its own, in the folder of the notebooks; gives what it notes."""

    def run(code):
        path = tmp_path / "noted"
        imports = "from pathlib import Path\nfrom brief.base import trace\n"
        start = f"{imports}trace.start({str(path)!r}, Path('..').resolve())\n"
        # -P: or importing looks into the folder first
        command = [sys.executable, "-P", "-c", start + textwrap.dedent(code)]
        subprocess.run(command, cwd=project.notebooks, check=True)
        return set(path.read_text(encoding="utf-8").splitlines())

    return run


def test_to_look_a_claim_up_is_to_read_it_and_no_other(noted):
    found = noted("from brief.corpus import ledger\nledger.load()['state-synthetic-growth']")
    assert found == {"claim state-synthetic-growth", "file data/vocabulary.yml"}


@pytest.mark.parametrize("code", ["list(book)", "len(book.claims)", "list(book.claims.items())", "tables.claims(book)"])
def test_to_go_through_the_claims_is_to_read_all(noted, code):
    assert "claim *" in noted(
        f"from brief.corpus import ledger\nfrom brief.tables import claims as tables\nbook = ledger.load()\n{code}"
    )


def test_a_claim_that_is_missing_was_looked_for(noted):
    assert "claim nobody" in noted("from brief.corpus import ledger\n'nobody' in ledger.load().claims")


def test_to_select_a_series_is_to_read_it_and_no_other(noted):
    found = noted(
        "from brief.official import reference\nreference.load().annual('us-overdose-deaths-synthetic-opioids')"
    )
    assert found == {"series us-overdose-deaths-synthetic-opioids"}
    assert "series *" in noted("from brief.official import reference\nreference.load().observations")


def test_a_file_that_is_opened_and_a_folder_that_is_listed_were_read(noted):
    found = noted(
        """
        import pandas as pd
        pd.read_csv("../data/reference/cpi.csv")
        list(Path("../data/frameworks").glob("*.yml"))
        """
    )
    assert found == {"file data/reference/cpi.csv", "folder data/frameworks"}


def test_a_file_that_is_opened_to_be_changed_was_read(noted):
    code = 'import os\nos.close(os.open("../data/reference/cpi.csv", os.O_RDWR))  # as memory maps and shelves do'
    assert noted(code) == {"file data/reference/cpi.csv"}


def test_what_is_written_and_what_is_elsewhere_was_not_read(noted, project, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("x", encoding="utf-8")
    output = project.output / "written.txt"
    output.parent.mkdir(exist_ok=True)
    assert (
        noted(f"open({str(other)!r}).read()\nopen({str(output)!r}, 'w').close()\nimport json, brief.analysis.growth")
        == set()
    )
    output.unlink()


def test_nothing_is_noted_in_a_process_that_is_not_asked_to(project):
    imports = "from brief.base import trace\nfrom brief.corpus import ledger\n"
    code = f"{imports}list(ledger.load())\nassert trace._file is None and not trace._noted"
    subprocess.run([sys.executable, "-c", code], cwd=project.root, check=True)
