"""The printed editions, page by page: how full each is, and where the parts begin."""

import re
from unittest.mock import Mock

import pypdfium2
import pytest

from brief.base.project import PDF, Project
from brief.editions import editions
from brief.pipeline import build
from look import begins_a_part, sheets

pytestmark = pytest.mark.xdist_group("brief")


@pytest.fixture(scope="module")
def executive(brief):
    """The executive edition, built where the full one was: one notebook has other parameters."""
    own = Project(brief.parents[2])
    plans = [editions.plan(own, "executive")]
    build.build(build.prepare(own, plans, build.local(own, 2), renderer="embedded"), Mock())
    return own.output / "executive"


@pytest.mark.parametrize("edition", ["brief", "executive"])
def test_no_page_is_less_than_half_full_but_the_last_of_a_part(edition, request):
    pages = list(sheets(request.getfixturevalue(edition) / PDF))
    last = [begins_a_part(text) for text, _ in pages[1:]] + [True]
    table = [f"page {number}: {share:.0%}" for number, (_, share) in enumerate(pages, 1)]
    assert all(share >= 0.5 or ends for (_, share), ends in zip(pages, last, strict=True)), table


def test_the_executive_edition_is_two_pages_and_its_annex(executive):
    pages = list(sheets(executive / PDF))
    assert [begins_a_part(text) for text, _ in pages[:3]] == [False, False, True]


@pytest.mark.parametrize("edition", ["brief", "executive"])
def test_no_page_ends_with_a_heading(edition, request, project):
    titles = {
        line.lstrip("# ").partition(" {")[0].strip()
        for path in project.sections.glob("*.qmd")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    }
    for number, (text, _) in enumerate(sheets(request.getfixturevalue(edition) / PDF), 1):
        *lines, _ = [line.strip() for line in text.splitlines() if line.strip()]  # the last is the foot
        assert lines[-1] not in titles, (number, lines[-1])


def test_the_title_of_an_entry_stands_over_its_quote(brief, ledger):
    """On the same page, and in the same column."""
    titles = {r"\s+".join(map(re.escape, anchored.claim.measure.split())) for anchored in ledger}
    line = re.compile(rf"(?m)^(?:{'|'.join(sorted(titles))}) *\r?\n")
    told, seen = False, 0
    with pypdfium2.PdfDocument(brief / PDF) as document:
        for number, page in enumerate((page.get_textpage() for page in document), 1):
            text = page.get_text_range()
            told = told or "Every claim with its quote" in text
            for match in line.finditer(text) if told else ():
                assert match.end() < len(text), (number, match[0])
                above, below = (page.get_charbox(place)[1] for place in (match.end() - 3, match.end()))
                assert 5 < above - below < 40, (number, match[0])  # points: to the next line, and not to the foot
                seen += 1
    assert seen > 50


def test_no_word_of_a_table_is_divided(brief):
    page = " ".join((brief / "brief.html").read_text(encoding="utf-8").split())
    for number, (text, _) in enumerate(sheets(brief / PDF), 1):
        divided = re.findall(r"([A-Za-z]+)\x02\s*([a-z]+)", text)  # at the end of a line, whatever hyphen it is
        assert [pair for pair in divided if "-".join(pair) not in page] == [], number
