"""A chart's picture: the same bytes each time, ids of its own, and a text alternative."""

import base64
import io
import re

import nbformat
import pytest
from PIL import Image

from brief.base.problems import Problems
from brief.notebooks.outputs import FIGURE_KEY, PNG_MIME, SVG_MIME, VEGALITE_MIME
from brief.publish import pictures

SPEC = {
    "title": {"text": ["Up", "& <away>"]},
    "mark": {
        "type": "area",
        "clip": True,
        "color": {
            "gradient": "linear",
            "stops": [{"offset": 0, "color": "white"}, {"offset": 1, "color": "navy"}],
        },
    },
    "data": {"values": [{"x": 1, "y": 2}, {"x": 2, "y": 3}]},
    "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}},
}


@pytest.fixture
def svg(project):
    return lambda name: pictures.svg(SPEC, "Up & <away>", 'Area chart. "Up".', name, str(project.fonts))


def test_a_picture_is_one_image_with_title_and_description(svg):
    picture = svg("fig-a")
    assert picture.count(' role="') == 1 and picture.count(" aria-") == 1
    assert (
        'role="img" aria-labelledby="fig-a-title fig-a-desc"><title id="fig-a-title">Up &amp; &lt;away&gt;</title>'
        in (picture)
    )
    assert '<desc id="fig-a-desc">Area chart. &quot;Up&quot;.</desc>' in picture


def test_its_ids_are_its_own_and_the_same_whatever_was_drawn_before(svg):
    first, other, second = svg("fig-a"), svg("fig-b"), svg("fig-a")
    assert first == second and first.replace("fig-a", "fig-b") == other
    ids = re.findall(r'\bid="([^"]+)"', first)
    assert len(ids) == len(set(ids)) > 2 and all(name.startswith("fig-a-") for name in ids)
    used = re.findall(r"url\(#([^)]+)\)", first)
    assert used and set(used) <= set(ids)


def test_for_word_it_is_twice_as_sharp_and_the_same_each_time(svg, project):
    picture = svg("fig-a")
    width, height = (int(number) for number in re.search(r'width="(\d+)" height="(\d+)"', picture).groups())
    drawn = pictures.png(picture, str(project.fonts))
    assert drawn == pictures.png(picture, str(project.fonts))
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.size == (2 * width, 2 * height) and image.mode == "P"
        assert [round(dpi) for dpi in image.info["dpi"]] == [192, 192]


@pytest.mark.parametrize("anchor", ["left", "right", "center"])
def test_the_lines_of_a_text_are_words_apart_when_copied(project, anchor):
    label = {"type": "text", "align": anchor, "lineBreak": "\n", "text": "in 69\npercent"}
    picture = pictures.svg({**SPEC, "mark": label}, "Up", "Text.", "fig-a", str(project.fonts))
    lines = re.sub(r"<[^>]*>", "", "".join(re.findall(r"<text.*?</text>", picture)))
    assert "in 69 percent" in lines and "Up &amp; &lt;away&gt;" in lines


def test_every_labelled_chart_of_a_notebook_is_drawn(executed, project):
    notebook = executed["01-deaths"]
    output = notebook.cells[0].outputs[0]
    del output["data"][SVG_MIME], output["data"][PNG_MIME]
    pictures.draw(notebook, project.fonts, "notebooks/01-deaths.ipynb")
    assert VEGALITE_MIME in output["data"] and base64.b64decode(output["data"][PNG_MIME]).startswith(b"\x89PNG")
    assert (
        '<title id="fig-deaths-title">Deaths rose</title><desc id="fig-deaths-desc">Line chart. Up.</desc>'
        in (output["data"][SVG_MIME])
    )


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        ("point", {"href": {"value": "javascript:alert(1)"}}),
        ("point", {"href": {"value": "https://example.org"}}),
        ({"type": "image", "url": "https://example.org/a.png"}, {}),
        ("point", {}),
    ],
)
def test_a_picture_that_leads_elsewhere_is_refused_with_its_cell(executed, project, mark, encoding):
    notebook = executed["01-deaths"]
    output = notebook.cells[0].outputs[0]
    data = {"values": [{"a": 1}]} if encoding or isinstance(mark, dict) else {"url": "http://127.0.0.1:9/a.csv"}
    spec = {"mark": mark, "encoding": {"x": {"field": "a"}, **encoding}, "data": data, "title": {"text": ["a"]}}
    output["data"][VEGALITE_MIME] = spec
    with pytest.raises(Problems) as caught:
        pictures.draw(notebook, project.fonts, "notebooks/01-deaths.ipynb")
    [problem] = caught.value.problems
    assert problem.place.record == "cell fig-deaths"
    for _ in range(3):  # and the next charts are drawn as if nothing had been
        pictures.svg(SPEC, "Up", "Up.", "fig-a", str(project.fonts))


def test_what_can_not_be_kept_is_refused_with_its_cell(project):
    output = nbformat.v4.new_output(
        "execute_result", data={VEGALITE_MIME: {"mark": "nothing"}}, metadata={FIGURE_KEY: {"alt": "Up."}}
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("draw()", outputs=[output])])
    with pytest.raises(Problems, match="01-deaths.ipynb cell 1: can't be drawn"):
        pictures.keep(notebook, project.fonts, "01-deaths.ipynb")


def test_a_notebook_keeps_a_small_picture_of_each_chart(project):
    output = nbformat.v4.new_output(
        "execute_result", data={VEGALITE_MIME: SPEC, "text/plain": "Chart."}, metadata={FIGURE_KEY: {"alt": "Up."}}
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("draw()", outputs=[output])])
    pictures.keep(notebook, project.fonts, "01-deaths.ipynb")
    [kept] = notebook.cells[0].outputs
    drawn = base64.b64decode(kept["data"][PNG_MIME])
    assert drawn.startswith(b"\x89PNG") and len(drawn) < 20_000


def test_a_letter_is_painted_for_word_as_vl_convert_does(project):
    fonts = str(project.fonts)
    shape = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="40" viewBox="0 0 {0} 40">{1}</svg>'
    text = '<rect width="100%" height="100%" fill="white"/><text x="5" y="25" font-family="Public Sans">{}</text>'
    letters = "".join(sorted(letter for letter in pictures.OWN if letter.isprintable() and letter not in "<>&"))
    picture = shape.format(1600, text.format(letters))

    def pixels(png):
        with Image.open(io.BytesIO(png)) as image:
            return image.convert("RGB").tobytes()

    drawn = pictures._converter(fonts).svg_to_png(picture, scale=2)
    assert pixels(pictures._painted(picture, fonts, 2)) == pixels(drawn)


@pytest.mark.parametrize(
    "picture",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="5" y="25">漢</text></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="5" y="25">≥ 2</text></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path stroke-width="2" d="M0 0L9 9"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="40" viewBox="0 0 6 4"><path d="M0 0L9 9"/></svg>',
    ],
)
def test_a_picture_with_a_letter_that_the_fonts_lack_or_of_no_width_is_painted_by_vl_convert(picture, project):
    whole = pictures._converter(str(project.fonts)).svg_to_png(picture, scale=2)
    with (
        Image.open(io.BytesIO(whole)) as drawn,
        Image.open(io.BytesIO(pictures.png(picture, str(project.fonts)))) as own,
    ):
        assert own.size == drawn.size
        few = drawn.convert("RGB").quantize(pictures.COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        assert own.convert("RGB").tobytes() == few.convert("RGB").tobytes()


def test_a_picture_that_typst_does_not_understand_is_left_to_vl_convert(project):
    assert pictures._painted('<svg width="60" height="40"><a xlink:href="', str(project.fonts), 2) is None
