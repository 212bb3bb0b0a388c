"""The claim extension: in the brief, and in a project that is not the brief; without Quarto, Pandoc runs it."""

import json
import subprocess

import pypandoc
import pytest

CARD = {
    "phrase": "nearly 640 percent", "quote": "increased by nearly 640 percent", "title": "A plan", "attributed": "",
    "mark": "✓", "verdict": "holds", "verdict_label": "holds",
}  # fmt: skip
FILTER = """\
local claim = dofile("%s").claim
local function use(meta)
  return pandoc.Para(claim({ pandoc.Inlines "growth" }, {}, meta))
end
return { { Pandoc = function(doc)
  doc.blocks = pandoc.Blocks { use(doc.meta), use(doc.meta) }
  return doc
end } }
"""


@pytest.fixture
def rendered(project, tmp_path):
    """Renders a claim, twice, in a project of its own with this metadata."""
    lua = (project.reports / "_extensions" / "brief" / "claim.lua").as_posix()
    (tmp_path / "filter.lua").write_text(FILTER % lua, encoding="utf-8")

    def run(metadata, target):
        (tmp_path / "a.md").write_text(f"---\n{metadata}---\n", encoding="utf-8")
        command = [pypandoc.get_pandoc_path(), "a.md", "-L", "filter.lua", "-t", target, "--wrap=none"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    (tmp_path / "mine.json").write_text(json.dumps({"growth": CARD}), encoding="utf-8")
    return run


ELSEWHERE = "claims: {file: mine.json, evidence: 'https://example.org/brief.html'}\n"


def test_a_claim_leads_to_the_page_that_has_its_evidence(rendered):
    page = rendered(ELSEWHERE, "html").stdout
    assert page.count('<a href="https://example.org/brief.html#claim-growth" aria-describedby="card-') == 2
    assert "increased by nearly 640 percent" in page and "Verdict: holds" in page


def test_without_a_page_of_evidence_nothing_is_linked_but_the_card_opens(rendered):
    page = rendered("claims: {file: mine.json}\n", "html").stdout
    assert "href" not in page and '<span class="words" tabindex="0" aria-describedby="card-1">' in page


@pytest.mark.parametrize("target", ["typst", "latex", "markdown"])
def test_on_paper_the_first_use_has_a_note(rendered, target):
    text = rendered(ELSEWHERE, target).stdout
    assert text.count("A plan. Verdict: holds.") == 1 and "https://example.org/brief.html" in text


def test_a_missing_file_is_named_with_the_way_out(rendered):
    failed = rendered("claims: {file: none.json}\n", "html")
    assert failed.returncode and "no none.json: brief stage writes it" in failed.stderr
