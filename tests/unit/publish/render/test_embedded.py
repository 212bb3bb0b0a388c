"""The embedded renderer on a small staged project: what the page holds, and what is said when it can't be made."""

import shutil
import time
import zipfile

import pypdfium2
import pytest

from brief.base.problems import Problems
from brief.publish.render import embedded, expansion


def test_the_page_holds_its_pictures_scripts_and_style(render, tmp_path):
    page = render('## One\n\n![A dot](pixel.png){fig-alt="One black dot"}\n')
    assert 'src="data:image/png;base64,iVBORw0KGgo' in page
    assert "<!-- head -->" in page and "url(data:font/ttf;base64," in page and "<script>//" in page
    assert 'src="theme' not in page and page.count("<link") == page.count('<link rel="icon" href="data:') == 1
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_letters_that_paper_lacks_stay_in_the_charts_of_the_page(render, tmp_path, monkeypatch):
    """However late the page is made: paper, made beside it, replaces them."""
    chart = tmp_path / "stage" / "_generated" / "fig-a.svg"
    chart.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="20"><text y="9">芬</text></svg>')
    shutil.copy(tmp_path / "stage" / "pixel.png", chart.with_suffix(".png"))
    whole = embedded._whole
    monkeypatch.setattr(embedded, "_whole", lambda *given: (time.sleep(1), whole(*given))[1])
    page = render('## One\n\n![A dot](_generated/fig-a.svg){fig-alt="One"}\n')
    assert "芬" in page and "82AC" not in page


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


def test_a_picture_of_the_prose_is_as_large_as_it_says_on_paper_and_in_word(render, tmp_path):
    render(
        "## One\n\nA dot ![](pixel.png){fig-alt='A' width='20'} in words, and one "
        "![](pixel.png){fig-alt='B' width='50%' height='2cm'}.\n\n![C](pixel.png){#fig-c fig-alt='C'}\n"
    )
    staged = tmp_path / "stage"
    embedded._paper(staged, expansion.day(staged))
    typst = (staged / "brief.typ").read_text(encoding="utf-8")
    assert '#sized("pixel.png", alt: "A", width: 15' in typst
    assert '#sized("pixel.png", alt: "B", width: 50%, height: 2cm)' in typst
    assert '#image("pixel.png", alt: "C", width: 82%)' in typst
    with zipfile.ZipFile(tmp_path / "brief.docx") as archive:
        assert f'<wp:extent cx="{15 * 12700}"' in archive.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("size", "shape"),
    [("width='4000'", 1), ("width='300%'", 1), ("height='90cm'", 1), ("width='9cm' height='90cm'", 0.1)],
)
def test_no_picture_is_larger_than_the_page(size, shape, render, tmp_path):
    render(f"## One\n\n![](pixel.png){{fig-alt='A' {size}}}\n\n![C](pixel.png){{#fig-c fig-alt='C' {size}}}\n")
    paper = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    places = [
        picture.get_bounds() for page in paper for picture in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    ]
    assert len(places) == 2
    for left, low, right, high in places:  # on A4, in points
        assert left > 70 and low > 60 and right < 525 and high < 782
        assert abs((right - left) / (high - low) - shape) < 0.01


def test_words_of_a_column_begin_at_its_left_and_code_has_one_color(render, tmp_path):
    render("## One\n\n| A | B |\n|---|--:|\n| c | d |\n\n```python\nx = 'y'\n```\n")
    staged = tmp_path / "stage"
    embedded._paper(staged, expansion.day(staged))
    typst = (staged / "brief.typ").read_text(encoding="utf-8")
    assert "#set figure(numbering: none)\n#figure" in typst  # a table without a caption is not counted
    assert "align: (left,right,)" in typst and "```python" not in typst


@pytest.mark.parametrize(("columns", "hyphenated"), [(3, False), (9, True)])
def test_a_table_on_paper_is_hyphenated_only_where_its_words_have_no_room(columns, hyphenated, render, tmp_path):
    row = f"|{' not reproducible |' * columns} parafluorobutyrylfentanyl |\n"
    render(f"## One\n\n{row}|{'---|' * (columns + 1)}\n{row}{row}".replace("|---", "|---------------", 1))
    staged = tmp_path / "stage"
    embedded._paper(staged, expansion.day(staged))
    typst = (staged / "brief.typ").read_text(encoding="utf-8")
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
