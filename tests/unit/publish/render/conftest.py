"""A small staged project, as staging would lay it out."""

import json
import shutil

import pytest

from brief.publish import word
from brief.publish.render import embedded

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e366"
    "0000000049454e44ae426082"
)
FRONT = "---\ntitle: Small\naudience: tests\ndate: 2026-01-02\nlang: en-US\n---\n\n"
CLAIM = {"phrase": "nearly <9>", "quote": "It was nearly <9>.", "title": "A", "attributed": "", "verdict": "holds"}
RECORDS = {
    "references.json": [{"id": name, "type": "report", "title": f"On {name}"} for name in ("one", "two", "ten")],
    "_variables.yml": {},
    "_generated/figures.json": {},
    "_generated/claims.json": {name: CLAIM | {"mark": "+", "verdict_label": "holds"} for name in ("deaths", "seized")},
    "_generated/judgements.json": {"more > less": {"holds": True, "sign": "J1", "id": "judgement-1", "lines": ["So."]}},
}


@pytest.fixture(scope="module")
def small(project, tmp_path_factory):
    """The folder, where `brief.qmd` is missing yet."""
    staged = tmp_path_factory.mktemp("small") / "stage"
    (staged / "_generated").mkdir(parents=True)
    for name in ("theme", "_extensions"):
        shutil.copytree(project.reports / name, staged / name)
    for name, record in RECORDS.items():
        (staged / name).write_text(json.dumps(record), encoding="utf-8")
    (staged / "_generated" / "head.html").write_text("<!-- head -->", encoding="utf-8")
    (staged / "_generated" / "documents.html").write_text("<!-- documents -->", encoding="utf-8")
    (staged / "_generated" / word.REFERENCE).write_bytes(word.reference(project.theme))
    (staged / "pixel.png").write_bytes(PIXEL)
    return staged


@pytest.fixture
def render(small, tmp_path):
    """Renders Markdown as a staged project and gives the page's text; PDF and Word lie beside it."""
    staged = tmp_path / "stage"
    shutil.copytree(small, staged)

    def rendered(text):
        (staged / "brief.qmd").write_text(FRONT + text, encoding="utf-8")
        embedded.render(staged, tmp_path)
        return (tmp_path / "brief.html").read_text(encoding="utf-8")

    return rendered
