"""The embedded renderer on a small staged project: what the page holds, and what is said when it can't be made."""

import shutil
import zipfile

import pytest

from brief.base.problems import Problems
from brief.publish import word
from brief.publish.render import embedded

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e366"
    "0000000049454e44ae426082"
)
FRONT = "---\ntitle: Small\naudience: tests\ndate: 2026-01-02\nlang: en-US\n---\n\n"


@pytest.fixture
def render(project, tmp_path):
    """Renders Markdown as a staged project and gives the page's text; PDF and Word lie beside it."""
    staged = tmp_path / "stage"
    (staged / "_generated").mkdir(parents=True)
    for name in ("theme", "_extensions"):
        shutil.copytree(project.reports / name, staged / name)
    for name in ("_variables.yml", "references.json", "_generated/figures.json", "_generated/claims.json"):
        (staged / name).write_text("[]" if name == "references.json" else "{}", encoding="utf-8")
    (staged / "_generated" / "head.html").write_text("<!-- head -->", encoding="utf-8")
    (staged / "_generated" / "documents.html").write_text("<!-- documents -->", encoding="utf-8")
    (staged / "_generated" / word.REFERENCE).write_bytes(word.reference(project.theme))
    (staged / "pixel.png").write_bytes(PIXEL)

    def rendered(text):
        (staged / "brief.qmd").write_text(FRONT + text, encoding="utf-8")
        embedded.render(staged, tmp_path)
        return (tmp_path / "brief.html").read_text(encoding="utf-8")

    return rendered


def test_the_page_holds_its_pictures_scripts_and_style(render, tmp_path):
    page = render('## One\n\n![A dot](pixel.png){fig-alt="One black dot"}\n')
    assert 'src="data:image/png;base64,iVBORw0KGgo' in page
    assert "<!-- head -->" in page and "url(data:font/ttf;base64," in page and "<script>//" in page
    assert 'src="theme' not in page and page.count("<link") == page.count('<link rel="icon" href="data:') == 1
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_in_word_blocks_have_styles_and_pictures_their_alternatives(render, tmp_path):
    render(
        "## One {#one}\n\n::: {.bottom-line}\n1. First\n:::\n\n::: {.new-page}\n:::\n\n"
        '![A dot](pixel.png){fig-alt="One \\"black\\" dot"}\n\n'
        "To [one](#one), [seen]{.quoted}[ on screen]{.screen-only}.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )
    with zipfile.ZipFile(tmp_path / "brief.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert '<w:pStyle w:val="BottomLine" /><w:numPr>' in text and '<w:rStyle w:val="Quoted" />' in text
    assert 'descr="One &quot;black&quot; dot"' in text and "on screen" not in text
    assert "<w:tr>" not in text.replace("<w:tr><w:trPr><w:cantSplit/>", "") and '"TableEnd"' in text
    assert '<w:br w:type="page"/>' in text and '<w:hyperlink w:anchor="one">' in text


@pytest.mark.parametrize(("columns", "hyphenated"), [(3, False), (9, True)])
def test_a_table_on_paper_is_hyphenated_only_where_its_words_have_no_room(columns, hyphenated, render, tmp_path):
    row = f"|{' not reproducible |' * columns} parafluorobutyrylfentanyl |\n"
    render(f"## One\n\n{row}|{'---|' * (columns + 1)}\n{row}{row}".replace("|---", "|---------------", 1))
    typst = (tmp_path / "stage" / "brief.typ").read_text(encoding="utf-8")
    assert "not reproducible" in typst and "p\u200ba\u200br\u200ba" in typst
    assert ("set text(hyphenate: true)" in typst) == hyphenated


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## One\n\nSee [@nobody].\n", ["pandoc, _generated/brief.md: [WARNING] Citeproc: citation nobody not found"]),
        ("::: {.judgement}\nopen\n", ["unclosed"]),
        ("See @fig-none.\n", ["Error running Lua", "@fig-none refers to nothing"]),
        ('![A](none.png){fig-alt="A"}\n', ["brief.html: there is no picture 'none.png'"]),
        ("![A](pixel.png)\n", ["Error running Lua", "the picture pixel.png has no text alternative"]),
        ("One\n\n{{< chart a >}}\n", ["brief.qmd:10: unknown shortcode 'chart'"]),
    ],
)
def test_what_is_not_understood_is_said_once_and_nothing_is_written(render, tmp_path, text, said):
    with pytest.raises(Problems) as raised:
        render(text)
    problems = [str(problem) for problem in raised.value.problems]
    assert len(problems) == len(said) and all(words in problem for words, problem in zip(said, problems, strict=True))
    assert not list(tmp_path.glob("brief.*"))


@pytest.mark.parametrize(
    "text",
    ["[a]{onclick=b}", "::: {onclick=b}\na\n:::", "`a`{onclick=b}", "``` {.text onclick=b}\na\n```", "### A {style=b}"],
)
def test_an_attribute_that_runs_is_refused_by_the_renderer_too(render, text):
    with pytest.raises(Problems, match="has no place in prose"):
        render(f"## One\n\n{text}\n")
