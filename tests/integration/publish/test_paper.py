"""The printed editions, page by page: how full each is, and where the parts begin."""

from unittest.mock import Mock

import numpy as np
import pypdfium2
import pytest

from brief.base.project import PDF, Project
from brief.editions import editions
from brief.pipeline import build

pytestmark = pytest.mark.xdist_group("brief")
MARGIN, HEIGHT = 22, 297  # of template.typ, in millimeters
DARK = 200  # of 255: ink, and no shade of a box


@pytest.fixture(scope="module")
def executive(brief):
    """The executive edition, built where the full one was: one notebook has other parameters."""
    own = Project(brief.parents[2])
    plans = [editions.plan(own, "executive")]
    build.build(build.prepare(own, plans, build.local(own, 2), renderer="embedded"), Mock())
    return own.output / "executive"


def sheets(path):
    """The text of each page, and how much of it is used, from 0 to 1."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            drawn = page.render(scale=0.5, grayscale=True).to_numpy().squeeze()
            pixels = drawn.shape[0] / HEIGHT
            body = drawn[int(MARGIN * pixels) : int((HEIGHT - MARGIN) * pixels)]
            inked = np.flatnonzero((body < DARK).any(axis=1))
            yield page.get_textpage().get_text_bounded(), (inked[-1] + 1) / len(body) if len(inked) else 0.0


def begins_a_part(text):
    # A figure may stand at the top of the page that a part begins on.
    return "Annex: how the numbers were checked" in text or text.lstrip().startswith("Judgments")


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
