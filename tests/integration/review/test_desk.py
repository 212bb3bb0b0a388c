"""The desk in real JupyterLab: by keys alone, a refusal undone, a browser closed in the middle."""

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from playwright.sync_api import sync_playwright

from brief.base.project import find

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("desk"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH"),
]
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
PATIENCE = 120_000  # milliseconds


@pytest.fixture
def lab(tiny, tmp_path):
    """The tiny project with two figures open, and the address of JupyterLab on its desk."""
    ledger = tiny.ledger / "plan.yml"
    ledger.write_text(ledger.read_text(encoding="utf-8").partition("  - id: plan-pills")[0], encoding="utf-8")
    notebook = nbformat.read(find().root / "desk" / "desk.ipynb", as_version=4)
    notebook.cells[1].source = notebook.cells[1].source.replace("state-plan", "plan")
    (tiny.root / "desk").mkdir()
    nbformat.write(notebook, tiny.root / "desk" / "desk.ipynb")
    own = {name: str(tmp_path / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    options = [f"--ServerApp.root_dir={tiny.root}", "--IdentityProvider.token=", "--ServerApp.port=0"]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", *options]
    environment = {**os.environ, **own, "HOME": str(tmp_path)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        try:
            for line in server.stderr:
                if address := re.search(r"http://127\.0\.0\.1:\d+/", line):
                    break
            yield tiny, f"{address[0]}lab/tree/desk/desk.ipynb"
        finally:
            server.terminate()


def open_desk(playwright, address):
    """A page on which the desk's cell was run with keys, and the desk has the focus."""
    page = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET).new_page()
    page.goto(address, timeout=PATIENCE)
    page.wait_for_selector(".jp-CodeCell", timeout=PATIENCE)
    page.wait_for_selector("text=| Idle", timeout=PATIENCE)
    page.click(".jp-CodeCell .jp-InputArea-editor")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".brief-desk:focus", timeout=PATIENCE)
    return page


def press(page, key, told):
    page.keyboard.press(key)
    page.wait_for_selector(f".brief-desk-told:text-is('{told}')", timeout=PATIENCE)


def test_keys_alone_decide_undo_and_lose_nothing_when_the_browser_closes(lab):
    tiny, address = lab
    refused = tiny.reviews / "plan.yml"
    with sync_playwright() as playwright:
        page = open_desk(playwright, address)
        cells = page.locator(".jp-Cell").count()
        assert "one million" in page.inner_text(".brief-desk-sentence mark")
        press(page, "r", "refuse")
        assert "one million" in refused.read_text(encoding="utf-8")
        press(page, "b", "back")
        assert not refused.exists()
        page.keyboard.press("c")
        page.keyboard.press("Control+End")
        page.keyboard.type("\nlikelihood: [perhaps]")
        press(page, "Control+Enter", "changed")
        assert "“perhaps” is not in the quote" in page.inner_text(".brief-desk-problems")
        page.keyboard.press("c")
        page.keyboard.press("Control+End")
        for _ in "\nlikelihood: [perhaps]":
            page.keyboard.press("Backspace")
        press(page, "Control+Enter", "changed")
        page.keyboard.press("a")
        page.wait_for_selector(".brief-desk-told:text-matches('wrote plan-')", timeout=PATIENCE)
        assert page.locator(".jp-Cell").count() == cells, "JupyterLab took a key for its own"
        page.context.browser.close()

        assert "1000000" in (tiny.ledger / "plan.yml").read_text(encoding="utf-8")
        page = open_desk(playwright, address)
        assert page.inner_text(".brief-desk-sentence mark") == "two"
        press(page, "r", "refuse")
        assert "Nothing is open. plan: 4 figures, 3 in claims, 1 refused" in page.inner_text(".brief-desk")
        page.context.browser.close()
