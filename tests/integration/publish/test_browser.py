"""The finished pages in a real Chromium: accessible, offline, usable by keyboard, touch and without JavaScript."""

import itertools
import random
import re
import shutil
from dataclasses import asdict

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import look
from brief.analysis import economics
from brief.base.project import HTML, SOURCES
from brief.publish import builds
from brief.publish.pages import site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("brief"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH: install the package chromium to run this"),
]
PAGES = [HTML, SOURCES, site.INDEX]
DESKTOP, TABLET, PHONE, NARROW = (1280, 900), (768, 1024), (390, 844), (320, 700)
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(brief, project, tmp_path_factory):
    """The folder with the pages of the brief, and with the page that links editions."""
    folder = tmp_path_factory.mktemp("pages")
    for name in (HTML, SOURCES):
        shutil.copy(brief / name, folder)
    described = [builds.read(brief).record["edition"]]
    (folder / site.INDEX).write_text(site.page(described, project.theme), encoding="utf-8")
    return folder


@pytest.fixture
def visit(chromium, pages):
    """Opens a page of the brief, with the network refused, and says what it asked the network for."""
    contexts = []

    def open_page(name=HTML, size=DESKTOP, **options):
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.requested, page.complaints = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto((pages / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    list(itertools.product(PAGES, [DESKTOP, PHONE], ["light", "dark"])),
)
def test_axe_finds_nothing(visit, name, size, scheme):
    page = visit(name, size, color_scheme=scheme)
    for details in page.locator("details").all():
        details.evaluate("node => node.open = true")
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_no_request_leaves_the_page_and_nothing_complains(visit, name):
    page = visit(name)
    assert [url for url in page.requested if not url.startswith(("file:", "data:"))] == []
    assert page.complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_at_320_pixels(visit, name):
    page = visit(name, NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


# The smallest letters of each chart that is shown, in pixels of the screen.
SMALLEST = """
[...document.querySelectorAll('figure svg')].filter(svg => svg.getBoundingClientRect().width).map(svg => {
  const inside = svg.getBoundingClientRect().width - 2 * parseFloat(getComputedStyle(svg).paddingLeft);
  const scale = inside / svg.viewBox.baseVal.width;
  const sizes = [...svg.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize));
  return [svg.querySelector('title').id, Math.min(...sizes) * scale];
})
"""


@pytest.mark.parametrize(("size", "least"), [(DESKTOP, 12), (PHONE, 9.5)])
def test_the_letters_of_every_chart_can_be_read(visit, size, least):
    shown = visit(size=size).evaluate(SMALLEST)
    assert len(shown) >= 10
    assert [name for name, pixels in shown if pixels < least] == []
    assert all(name.endswith("-narrow-title") == (size == PHONE) for name, _ in shown)


# Tables of the text that are wider than their place, and words that are broken without a hyphen.
TOO_WIDE = """
[...document.querySelectorAll('main .scroll')].filter(box => !box.closest('details'))
  .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.getAttribute('aria-label'))
"""
BROKEN = r"""
[...document.querySelectorAll('main td, main th')].filter(cell => !cell.closest('details')).flatMap(cell => {
  const range = document.createRange(), walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/\p{L}{3,}/gu)) {
      range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
      const tops = [...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top));
      if (new Set(tops).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})
"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_tables_fit_their_place_and_break_no_word(visit, size):
    page = visit(size=size)
    assert page.locator("main .scroll").count() > 3
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(BROKEN) == []


def test_on_a_telephone_the_key_numbers_show_their_verdict(visit):
    page = visit(size=PHONE)
    verdict = page.locator("#tbl-key-numbers tbody tr").first.locator("td").last
    assert verdict.get_attribute("data-label") == "Verdict"
    box = verdict.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0]


def test_on_a_telephone_the_bottom_line_begins_on_the_first_screen(visit):
    page = visit(size=PHONE)
    assert page.locator("main h2").first.bounding_box()["y"] < PHONE[1]
    page.get_by_text("Contents", exact=True).click()
    assert page.get_by_role("link", name="The documents", exact=True).is_visible()
    assert visit(size=DESKTOP).get_by_role("link", name="The documents", exact=True).is_visible()


@pytest.mark.parametrize(("name", "head"), [(HTML, ".toc summary"), (SOURCES, ".toc h2")])
def test_contents_have_a_small_head(visit, name, head):
    style = "(e) => [getComputedStyle(e).fontSize, getComputedStyle(e).borderTopWidth]"
    assert visit(name).locator(head).evaluate(style) == ["16px", "0px"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_line_on_the_dates_of_the_figures_keeps_clear_of_the_header(visit, size):
    page = visit(size=size)
    header, line = (page.locator(part).bounding_box() for part in (".masthead", ".reach"))
    assert line["y"] - (header["y"] + header["height"]) >= 16


def test_on_a_telephone_the_bottom_line_begins_on_the_first_screen_before_the_dates_of_the_figures(visit):
    page = visit(size=PHONE)
    heading, box, line = (page.locator(part).first.bounding_box() for part in ("main h2", ".bottom-line li", ".reach"))
    assert heading["y"] < box["y"] < PHONE[1] - 100 and box["y"] < line["y"]
    following = page.locator("main h2").nth(1).bounding_box()
    assert line["y"] < following["y"]  # after the bottom line, and no later


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [
        *itertools.product(PAGES, [DESKTOP, TABLET, PHONE, NARROW], ["light"]),
        (HTML, DESKTOP, "dark"),
        (HTML, PHONE, "dark"),
    ],
)
def test_no_blemish_is_found(visit, name, size, scheme):
    page = visit(name, size, color_scheme=scheme)
    assert [problem for probe in look.PROBES for problem in page.evaluate(probe)] == []


def test_the_page_sent_alone_has_no_link_that_leads_nowhere(chromium, brief, tmp_path):
    shutil.copy(brief / HTML, tmp_path)
    page = chromium.new_page()
    page.goto((tmp_path / HTML).as_uri())
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))")
    assert len(links) > 500 and all(link.startswith(("#", "http", "data:")) for link in links)
    assert "brief.docx" in page.locator(".files").inner_text()
    page.close()


def test_a_copied_sentence_carries_its_source_and_no_mark(visit):
    page = visit()
    page.evaluate("""() => {
        addEventListener("copy", (event) => { window.copied = event.clipboardData.getData("text/plain"); });
        const sentence = document.querySelector(".claim:not(.why)").closest("li, p");
        getSelection().selectAllChildren(sentence);
        document.execCommand("copy");
    }""")
    copied, _, sources = page.evaluate("window.copied").partition("\n\n")
    assert "nearly 640 percent" in copied and not set(copied) & set("✓○◷▲▼≠◑⁠") and "J2" not in copied
    assert "State Department plan, line" in sources and "Illicit synthetic drugs, as of 2026-11-21" in sources


def test_the_page_describes_itself_to_those_who_share_it(visit):
    page = visit()
    said = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('meta[name], meta[property]')]"
        ".map(meta => [meta.getAttribute('name') || meta.getAttribute('property'), meta.content]))"
    )
    said = {name: " ".join(text.split()) for name, text in said.items()}  # Pandoc wraps lines where it may
    assert said["og:title"] == page.title() and said["og:description"] == said["description"] != ""
    assert page.locator("html").get_attribute("lang") == "en-US"
    assert page.locator("link[rel=icon]").get_attribute("href").startswith("data:image/svg+xml")


def card(page):
    return page.locator(".claim:not(.why)").first.locator(".card")


def test_a_claim_shows_its_quote_on_hover(visit):
    page = visit()
    assert not card(page).is_visible()
    page.locator(".claim:not(.why) > a").first.hover()
    assert card(page).is_visible()
    assert "nearly 640 percent" in card(page).inner_text() and "Verdict: holds" in card(page).inner_text()


def test_a_claim_shows_its_quote_on_focus_and_escape_closes_it(visit):
    page = visit()
    page.locator(".claim:not(.why) > a").first.focus()
    assert card(page).is_visible()
    page.keyboard.press("Escape")
    assert not card(page).is_visible()


def test_a_card_stays_on_a_narrow_screen(visit):
    page = visit(size=NARROW)
    for claim in page.locator(".claim:not(.why) > a").all()[:8]:
        claim.focus()
        box = claim.locator("xpath=..").locator(".card").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= NARROW[0]


def test_a_tap_opens_the_card_and_the_next_one_follows_the_link(visit):
    page = visit(size=PHONE, has_touch=True, is_mobile=True)
    link = page.locator(".claim:not(.why) > a").first
    link.tap()
    assert card(page).is_visible() and "#claim-" not in page.url
    link.tap()
    page.wait_for_url("**#claim-state-synthetic-growth")


def test_without_javascript_a_claim_leads_to_its_evidence_and_on_to_the_document(visit):
    page = visit(java_script_enabled=False)
    page.locator(".claim:not(.why) > a").first.click()
    assert page.url.endswith("#claim-state-synthetic-growth")
    page.locator("#claim-state-synthetic-growth a[href^='#quote']").click()
    assert page.url.endswith("brief.html#quote-state-synthetic-growth")


def test_the_keyboard_reaches_the_text_first_and_every_claim_after(visit):
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**#content")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href') || ''"))
    assert "#claim-state-synthetic-growth" in reached


def test_the_explorer_computes_what_the_library_computes(visit):
    page = visit()
    chosen = random.Random(1)
    for _ in range(50):
        given = {
            "price_per_kg": chosen.uniform(500, 60000),
            "mg_per_pill": chosen.uniform(0.1, 9),
            "purity": chosen.uniform(0.01, 1),
            "loss_share": chosen.uniform(0, 1),
            "price_per_pill": chosen.uniform(0.1, 50),
        }
        assert page.evaluate("given => chain(given)", given) == pytest.approx(asdict(economics.chain(**given)))


def test_the_explorer_answers_a_slider_and_goes_back(visit):
    page = visit()
    result = page.locator("[data-output=pills]")
    assert result.inner_text() == "1,000,000"
    page.locator("#explorer-mg_per_pill").fill("2")
    assert result.inner_text() == "500,000"
    page.locator("form.explorer button").click()
    page.wait_for_function("document.querySelector('[data-output=pills]').textContent === '1,000,000'")


def test_print_leaves_out_what_only_a_screen_can_do(visit):
    page = visit()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for selector in (".toc", "form.explorer", "details.data", ".evidence .screen-only"):
        assert not page.locator(selector).first.is_visible()
    assert "brief.pdf" in page.locator(".paper").inner_text()
    page.emulate_media(media="screen")
    assert not page.locator(".paper").is_visible()


def test_printed_from_the_browser_a_table_stays_with_its_caption_and_a_title_with_its_quote(visit, tmp_path):
    page = visit()
    caption = "table => [table.caption.innerText, table.tHead.rows[0].cells[0].innerText].join(' ')"
    title = "entry => entry.children[0].innerText + ' ' + entry.children[1].innerText.slice(0, 30)"
    together = [
        *page.locator("main table:visible").evaluate_all(f"tables => tables.filter(t => t.caption).map({caption})"),
        *page.locator(".evidence:has(> blockquote)").evaluate_all(f"entries => entries.map({title})"),
    ]
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as document:
        pages = [_letters(sheet.get_textpage().get_text_range()) for sheet in document]
    assert len(together) > 80
    assert [words for words in together if not any(_letters(words) in page for page in pages)] == []


def _letters(text):
    return re.sub(r"[^A-Za-z0-9]", "", text)


@pytest.mark.parametrize(("name", "words"), [(HTML, ".evidence .quoted"), (SOURCES, ".document mark")])
def test_quoted_words_are_told_from_others_where_the_system_chooses_the_colors(name, words, visit):
    page = visit(name, forced_colors="active")
    color = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(words).first.evaluate(color) != page.locator("body").evaluate(color)


def test_reduced_motion_is_respected(visit):
    page = visit(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
