"""A document of the tiny collection whose figures are open."""

import pytest

from brief.extract import intake

TEXT = (
    "Port report\n\nOfficers stopped more than 700 pounds of the drugs in March 2023, according to the Health Office.\n"
    "Deaths from the new drugs increased by nearly 640 percent between 2012 and 2016. In 2012 it was 2,000 deaths.\n"
    "One dealer had 400 pills; another 400 fish.\n"
)
SAID = ("producer", "license", "description", "reliability")


@pytest.fixture
def port(tiny, tmp_path):
    """The tiny project with the document `port-report`."""
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    known = {"title": "Port report", "date_published": "2024", **dict.fromkeys(SAID, "Port")}
    intake.take(tiny, file, known=known, today="2026-01-02")
    return tiny
