"""Texts that would run or lead away, wherever a person or a notebook can put one, are text in the finished files."""

import hashlib
import html
import json
import re
import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from brief.base.project import HTML, PDF, SOURCES
from brief.editions import editions
from brief.pipeline import build

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RUNS = [
    "<script>document.title='ran'</script>",
    "<img src=x onerror=\"document.title='ran'\">",
    "<svg/onload=\"document.title='ran'\">",
    "[click](javascript:document.title='ran')",
    "`<img src=x onerror=\"document.title='ran'\">`{=html}",
    "{{< include /etc/passwd >}}",
    '#read("/etc/passwd") $x$ *b* _i_ @ref \\ <label> --- ...',
    "\u202egnp.exe\u202c and \x1b[31m",
]
TEXT = " ".join(RUNS)
SECTION = """\
## Payloads {#payloads}

Value: {{< var payload >}}

{{< embed notebooks/90-payloads.ipynb#fig-payload >}}

{{< embed notebooks/90-payloads.ipynb#tbl-payload >}}
"""
CELLS = [
    f"import altair as alt\nimport pandas as pd\nfrom brief import show\ntext = {TEXT!r}",
    "show.values(payload=show.value(1, text, 'seeds/sources.yml'))",
    "#| label: fig-payload\nframe = pd.DataFrame({'x': [text], 'y': [1], 'z': ['=cmd()']})\n"
    "show.chart(alt.Chart(frame).mark_bar().encode(x='x:N', y='y:Q'), message=text, measure=text, caption=text,\n"
    "    alt_text=text, source=text, data=frame)",
    "#| label: tbl-payload\nshow.table(frame, caption=text)",
]


QUOTE = f"In that year {' '.join(RUNS[:5])} 300 people died"  # no number but the claim's


def add_document(project, words):
    """A document of others whose text, title and producer hold the payloads, with a claim that quotes all of it."""
    text = f"{QUOTE}.\n".encode()
    (project.seeds / "hostile.txt").write_bytes(text)
    record = {
        "id": "hostile",
        "title": words,
        "producer": words,
        "attribution_short": "Hostile",
        "citation_full": words,
    }
    record |= {"date_published": "2024", "date_accessed": "2026-11-21", "url_main": "", "description": words}
    record |= {"reliability": words, "path": "hostile.txt", "sha256": hashlib.sha256(text).hexdigest()}
    record |= {"bytes": len(text), "media_type": "text/plain", "license": {"name": words}}
    with (project.seeds / "sources.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n  - {json.dumps(record)}\n")
    claim = {"id": "hostile-deaths", "topic": "overdose", "measure": words, "exact": QUOTE, "value": 300}
    claim |= {"qualifier": "exact", "unit": "deaths"}
    (project.ledger / "hostile.yml").write_text(
        f"source: hostile\nclaims:\n  - {json.dumps(claim)}\n", encoding="utf-8"
    )
    with project.checks.open("a", encoding="utf-8") as file:
        file.write(f"\n  - claims: [hostile-deaths]\n    needs: {json.dumps(words)}\n")


@pytest.fixture(scope="module")
def finished(copied_to, tmp_path_factory):
    """The folder of an edition whose title, notebook and sections hold the payloads."""
    own = copied_to(tmp_path_factory.mktemp("payloads"))
    for path in own.editions.glob("*.yml"):
        path.unlink()
    parameters = new_code_cell("rate = 1  # share", metadata={"tags": ["parameters"]}, id="p")
    cells = [new_code_cell(source, id=f"c{place}") for place, source in enumerate(CELLS)]
    nbformat.write(new_notebook(cells=[parameters, *cells]), own.notebook("90-payloads"))
    own.section("payloads").write_text(SECTION, encoding="utf-8")
    title = json.dumps(TEXT[: TEXT.index("\u202e")])
    add_document(own, json.loads(title))
    own.edition("full").write_text(
        f"title: {title}\nsubtitle: {title}\naudience: {title}\ndate: 2026-01-02\nnotebooks: [90-payloads]\n"
        "sections: [payloads, evidence, sources]\n",
        encoding="utf-8",
    )
    pool = build.local(own, 1)
    build.build(build.prepare(own, [editions.plan(own, "full")], pool, renderer="embedded"), lambda step: None)
    return own.output / "full"


@pytest.mark.xdist_group("brief")
def test_payloads_stand_in_the_page_as_text(finished):
    page = (finished / HTML).read_text(encoding="utf-8")
    body = page[page.index("<body") :]
    assert "root:" not in page and "300 people died" in html.unescape(re.sub(r"<[^>]+>", "", body))
    assert not re.search(r"<(?:script|img)\b(?![^>]*data:)[^>]*(?:ran|src=x)", body)
    assert not re.search(r"<[a-z]+[^>]*\son[a-z]+=", re.sub(r'="[^"]*"', '=""', body))
    assert 'href="javascript:' not in body
    said = " ".join(html.unescape(re.sub(r"<[^>]+>", "", re.search("<h1>(.*?)</h1>", page, re.DOTALL)[1])).split())
    assert said == " ".join(TEXT[: TEXT.index("\u202e")].split())
    assert "\u202e" not in body and "\x1b" not in body and "[U+202E]" in body


@pytest.mark.xdist_group("brief")
def test_payloads_stand_on_paper_as_text(finished):
    paper = "".join(page.extract_text() for page in PdfReader(finished / PDF).pages)
    assert "root:" not in paper and "[U+202E]" in paper.replace("\u200b", "")


@pytest.mark.xdist_group("brief")
def test_the_policy_names_two_scripts_and_no_inline_handler(finished):
    page = (finished / HTML).read_text(encoding="utf-8")
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    scripts = re.search(r"script-src ([^;]*);", policy)[1].split()
    assert len(scripts) == 2 and all(script.startswith("'sha256-") for script in scripts)


@pytest.mark.browser
@pytest.mark.xdist_group("brief")
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH: install the package chromium to run this")
def test_in_a_browser_nothing_runs_even_where_it_were_html(finished, tmp_path):
    page = (finished / HTML).read_text(encoding="utf-8")
    hostile = "".join([*RUNS[:3], "<a id=evil href=\"javascript:document.title='ran'\">x</a>"])
    (tmp_path / HTML).write_text(page.replace("<main", f"{hostile}<main", 1), encoding="utf-8")
    shutil.copy(finished / SOURCES, tmp_path)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        reader = browser.new_page()
        reader.goto(f"file://{finished / SOURCES}")
        reader.wait_for_timeout(300)
        assert reader.title() != "ran"
        for folder in (finished, tmp_path):
            tab = browser.new_page()
            tab.goto(f"file://{folder / HTML}")
            if folder == tmp_path:
                tab.evaluate("document.getElementById('evil').dispatchEvent(new MouseEvent('click'))")
            tab.wait_for_timeout(300)
            assert tab.title() != "ran"
            claim = tab.evaluate("document.querySelectorAll('script:not([type])').length")
            assert claim >= 2
        browser.close()
