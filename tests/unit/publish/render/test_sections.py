"""Sections rendered apart make the page, to the byte, that the whole text makes."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brief.publish.render import embedded, marks, sections
from brief.publish.render.sections import Kept

FRONT = "---\ntitle: Small\naudience: tests\ndate: 2026-01-02\nlang: en-US\n---\n\n::: {.reach}\nTo 2025.\n:::\n\n"
SOURCES = "## Sources {#sources}\n\n::: {#refs}\n:::\n"
BLOCKS = (
    "Some *words* that go on and on\nto the next line, and a third [@two], as in [@one; @ten].",
    'A claim of []{.shortcode name="claim" arg1="deaths"}, and @ten has it in words.',
    'Again []{.shortcode name="claim" arg1="seized" arg2="other words"}.',
    '[There are more]{.judged when="more > less"}[There are fewer]{.otherwise}, they say.',
    '::: {.judgement when="more > less"}\nThere are more [@one].\n\n::: {.otherwise}\nFewer.\n:::\n:::',
    "### Below\n\n- A list [@ten]\n- of 5 mg\n\n> a quote",
    "A link to [sources](#sources) and \\[brackets\\].",
    'Lines\\\nof `code` -- and "quotes" ...',
    "| A | B |\n|---|--:|\n| words [@two] | 2 |",
)
FIGURE = '![Dots of {0}, as @fig-{0} says](pixel.png){{#fig-{0} fig-alt="A {0}"}}'
TABLE = "| A | B |\n|---|--:|\n| one | 2 |\n\n: Rows of {0} {{#tbl-{0}}}"
REACHING = (
    "A note[^1].\n\n[^1]: Its words.",
    "An ^[inline note].",
    "A [name].\n\n[name]: https://example.org/",
    "A [Sources] by name.",
    "(@) First of all.",
    "```python\na = 1\n```",
    "| A |\n|---|\n| @fig-a |",
    "---\n\nBehind a rule.",
    "::: {.definition}\n## Within {#within}\n:::",
    "### With [@one]",
    '![Dots [@two]](pixel.png){#fig-b fig-alt="B"}',
    "### What @fig-a shows",
    "See [the report [@two]](https://example.org/).",
    "See [Sources]{see this} there.",
    'See [Sources](see the "annex" for it.',
    "A letter: &#xE004;, or &#xE002;9&#xE001;.",
)


@pytest.fixture
def staged(small, tmp_path):
    folder = tmp_path / "stage"
    shutil.copytree(small, folder)
    (folder / "sections").mkdir(exist_ok=True)
    return folder


def both(staged, texts, kept):
    """The page from its sections, or nothing, and from the whole."""
    for number, text in enumerate(texts):
        (staged / "sections" / f"{number}.qmd").write_text(text, encoding="utf-8")
    includes = "\n\n".join(f"{{{{< include /sections/{number}.qmd >}}}}" for number in range(len(texts)))
    (staged / "brief.qmd").write_text(FRONT + includes + "\n", encoding="utf-8")
    brief, made = embedded._read(staged)

    def run(folder, *arguments):
        embedded._run(folder, *arguments, made=made)

    apart = sections.page(staged, brief, run, kept)
    run(staged, "theme/render.lua", "html")
    whole = (staged / "_generated" / "brief.html").read_text(encoding="utf-8")
    return apart and marks.with_cards(apart), marks.with_cards(whole)


def section(number, blocks, figures):
    parts = [f"## Section {number} {{#section-{number}}}", *blocks, *figures]
    return "\n\n".join(parts).replace("### Below", f"### Below {number}") + "\n"


@st.composite
def _briefs(draw):
    """Briefs of a few sections with some of the blocks, figures, tables, and references across sections."""
    names = draw(st.lists(st.sampled_from("abcd"), unique=True))
    texts, figures = [], [FIGURE.format(name) for name in names] + [TABLE.format(name) for name in names]
    for number in range(draw(st.integers(1, 3))):
        blocks = draw(st.lists(st.sampled_from(BLOCKS), max_size=4, unique=True))
        if names and draw(st.booleans()):
            name = draw(st.sampled_from(names))
            blocks.append(f"As @fig-{name} and [the table](#tbl-{name}) show, and @tbl-{name}.")
        own = [figures.pop() for _ in range(draw(st.integers(0, len(figures))))]
        texts.append(section(number, blocks, own))
    return [*texts[:-1], section(len(texts) - 1, [], figures) + texts[-1].partition("\n")[2], SOURCES]


KEPT = Kept()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_briefs())
def test_any_sections_make_the_page_that_the_whole_makes(staged, texts):
    shutil.rmtree(staged / "sections")
    (staged / "sections").mkdir()
    apart, whole = both(staged, texts, KEPT)
    assert apart == whole


@pytest.mark.parametrize("text", REACHING)
def test_what_reaches_beyond_its_section_is_rendered_with_the_whole(staged, text):
    texts = [section(0, [text], [FIGURE.format("a")]), section(1, ["Words."], []), SOURCES]
    kept = Kept()
    apart, whole = both(staged, texts, kept)
    assert apart is None and 'id="section-1"' in whole
    if kept.parts:
        assert len(kept.parts) == 3, "all others are kept"


def test_a_section_is_rendered_again_only_where_it_or_a_record_that_it_names_is_another(staged):
    texts = [section(0, BLOCKS[:2], []), section(1, BLOCKS[2:4], []), SOURCES]
    kept = Kept()
    both(staged, texts, kept)
    first = dict(kept.parts)
    claims = staged / "_generated" / "claims.json"
    claims.write_text(claims.read_text(encoding="utf-8").replace("nearly", "about"), encoding="utf-8")
    both(staged, texts, kept)
    assert len(first.keys() & kept.parts.keys()) == 2, "the opening and the sources name no claim"
    second = dict(kept.parts)
    texts[1] = texts[1].replace("Again", "Once more")
    apart, whole = both(staged, texts, kept)
    assert apart == whole and "Once more" in apart and len(second.keys() & kept.parts.keys()) == 3


def test_headings_and_labels_of_the_same_name_are_told_apart_by_the_whole(staged):
    for twice in ("### The same", FIGURE.format("a")):
        texts = [section(number, [twice], []) for number in range(2)]
        apart, whole = both(staged, [*texts, SOURCES], Kept())
        assert apart is None and whole


def test_cards_are_numbered_as_they_stand():
    page = "".join(f'<a aria-describedby="{name}"></a><b class="card" id="{name}"></b>' for name in ("card-7", "why-2"))
    assert marks.with_cards(page + page) == page.replace("7", "1").replace("2", "1") + page.replace("7", "2")
    assert marks.with_cards(page + '<h3 id="why-9">') == page.replace("7", "1").replace("2", "1") + '<h3 id="why-9">'


ENTRY = """### Document {0} {{#evidence-{0}}}

::: {{#claim-{0} .evidence}}
**Deaths**

> [Words]{{.quoted}} of document {0}.
:::
"""


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("behind", ["\n:::\n", "\n\nMore.\n:::\n", "\n:::\n\n## Behind {#behind}\n\nWords [@ten].\n"])
def test_of_the_evidence_the_documents_that_changed_are_rendered(staged, count, behind):
    entries = [ENTRY.format(number) for number in range(count)]
    texts = [section(0, BLOCKS[:1], []), SOURCES, "## Evidence {#evidence}\n\nAll of it [@two].\n\n::: {.two-column}\n"]
    texts[-1] += "{{< include /_generated/evidence.qmd >}}" + behind
    path, kept = staged / "_generated" / "evidence.qmd", Kept()
    path.write_text("\n".join(entries), encoding="utf-8")
    apart, whole = both(staged, texts, kept)
    assert apart == whole and 'id="claim-0"' in apart
    before = set(kept.parts)
    path.write_text("\n".join(entries).replace("document 0", "another"), encoding="utf-8")
    apart, whole = both(staged, texts, kept)
    assert apart == whole and "of another." in apart
    assert len(before - kept.parts.keys()) == 1
    assert len(before) == 4 + (count if count > 1 and "More" not in behind else 0)
