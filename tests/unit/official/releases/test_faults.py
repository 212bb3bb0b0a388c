"""Every layout and fault of an agency's file that is tried has its answer in the documentation, word for word."""

import pytest

import agency_files

CASES = list(agency_files.cases())


def test_the_page_says_what_is_answered():
    assert agency_files.PAGE.read_text(encoding="utf-8") == agency_files.page(), (
        "docs/reference-files.md is older than the readers: python tests/helpers/agency_files.py"
    )


@pytest.mark.parametrize("case", CASES, ids=[f"{case.reader}: {case.what}" for case in CASES])
def test_a_file_is_read_or_refused_in_words(case):
    said = agency_files.answer(case.data)
    assert said.startswith(("read: ", "refused: FILE"))
    assert said.startswith("read: ") or "; expected: " in said


def test_no_file_in_an_agency_s_layout_is_unknown():
    published = [case for case in CASES if case.what == "as the agency publishes it"]
    assert len(published) == 7
    assert all(agency_files.answer(case.data).startswith("read: ") for case in published)
