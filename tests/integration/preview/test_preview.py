"""From save to seen, in a real browser."""

import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("preview"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH"),
]
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
EDITION = """\
title: A small edition
audience: tests
date: 2026-01-02
notebooks: [03-synthetic-opioid-growth]
sections: [own, sources, evidence]
evidence: used
"""
# Of two documents: evidence of one is rendered with the rest.
SECTION = """## Own {#own}

The plan says {{< claim state-synthetic-growth >}}, a story {{< claim uk-lethal-doses-seized >}}.
"""
PATIENCE = 120_000  # milliseconds


@pytest.fixture
def said(copy):
    """What the preview of a small edition says, line by line."""
    copy.edition("small").write_text(EDITION, encoding="utf-8")
    copy.section("own").write_text(SECTION, encoding="utf-8")
    command = [sys.executable, "-m", "brief", "preview", "--no-open", "--edition", "small"]
    with subprocess.Popen(command, cwd=copy.root, stdout=subprocess.PIPE, text=True) as preview:
        try:
            yield (line.strip() for line in preview.stdout)
        finally:
            preview.terminate()


@pytest.fixture
def previewed(copy, said):
    """The project, and the address of its preview."""
    return copy, next(said).split()[0]


def test_a_save_is_seen_a_problem_is_shown_and_the_last_good_page_stays(previewed):
    copy, address = previewed
    section, checks = copy.section("own"), copy.checks
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 800, "height": 300})
        blocked = []
        page.on("console", lambda message: blocked.append(message.text) if "Content Security" in message.text else None)
        page.goto(address)
        page.wait_for_selector("text=The plan says", timeout=PATIENCE)
        page.evaluate("scrollTo(0, 200); window.loaded = 'once'; document.querySelector('#sources').mark = 'as it was'")
        assert page.evaluate("document.querySelector('.toc details').open") is False, "on a narrow screen"
        page.evaluate("document.querySelector('.toc details').open = true")
        section.write_text(f"{SECTION}\nA line that was saved.\n", encoding="utf-8")
        page.wait_for_selector("text=A line that was saved.", timeout=PATIENCE)
        assert page.evaluate("document.querySelector('.toc details').open") is True, "what a reader opened stays open"
        assert page.evaluate("scrollY") == 200, "the reader is where he was"
        assert page.evaluate("window.loaded") == "once", "the page was not loaded anew"
        assert page.evaluate("document.querySelector('#sources').mark") == "as it was", "nor what stayed"
        claim = page.locator("#own .claim").first
        claim.hover()
        assert claim.locator(".card").is_visible()
        page.keyboard.press("Escape")
        assert not claim.locator(".card").is_visible()
        page.mouse.move(0, 0)
        claim.hover()
        assert claim.locator(".card").is_visible(), "what was exchanged is listened to"
        page.mouse.move(0, 0)
        text, check = checks.read_text(encoding="utf-8"), "- claims: [uk-lethal-doses-seized]\n"
        checks.write_text(text.replace(check, f"{check}    note: Nobody weighed it.\n"), encoding="utf-8")
        page.wait_for_selector("text=Nobody weighed it.", state="attached", timeout=PATIENCE)
        assert page.locator("[id^=evidence-]").count() == 2
        section.write_text(f"{SECTION}\n{{{{< var nothing_there >}}}}\n", encoding="utf-8")
        problems = page.wait_for_selector("#preview-problems", timeout=PATIENCE)
        assert "reports/sections/own.qmd:5: no notebook gives a value 'nothing_there'" in problems.inner_text()
        assert page.is_visible("text=A line that was saved."), "the last good page stays"
        section.write_text(SECTION, encoding="utf-8")
        page.wait_for_selector("#preview-problems", state="detached", timeout=PATIENCE)
        page.wait_for_selector("text=A line that was saved.", state="detached", timeout=PATIENCE)
        assert page.evaluate("window.loaded") == "once"
        sheet = copy.theme / "brief.css"
        with page.expect_event("load", timeout=PATIENCE):
            sheet.write_text(sheet.read_text(encoding="utf-8") + "main { --tried: 1; }\n", encoding="utf-8")
        assert page.evaluate("window.loaded") is None, "what is said in the head is loaded anew"
        assert page.evaluate("getComputedStyle(document.querySelector('main')).getPropertyValue('--tried')") == "1"
        assert blocked == []
        browser.close()


def test_paper_word_and_data_are_built_when_nobody_saves(copy, said):
    assert [next(said) for _ in range(3)][-1] == "built: paper, Word and data too"
    made = {path.name for path in (copy.output / "small").iterdir()}
    assert made >= {"brief.html", "brief.pdf", "brief.docx", "data"}
