"""The first page of the briefing, for the README: `make picture` writes docs/brief.png from the built edition."""

from __future__ import annotations

import shutil
import sys

from playwright.sync_api import sync_playwright

from brief.base.project import DEFAULT_EDITION, HTML, find

SIZE = {"width": 1280, "height": 900}


def main() -> None:
    project = find()
    page, picture = project.output / DEFAULT_EDITION / HTML, project.docs / "brief.png"
    if not page.is_file():
        sys.exit(f"there is no {project.shown(page)}: make brief, first")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport=SIZE)
        tab.goto(page.as_uri())
        tab.screenshot(path=picture)
        browser.close()
    print(f"wrote {project.shown(picture)}")


if __name__ == "__main__":
    main()
