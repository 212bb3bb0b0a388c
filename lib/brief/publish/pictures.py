"""Charts as static pictures, the same bytes each time: SVG with a title and a description, and PNG for Word."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from nbformat import NotebookNode

from brief.base import letters
from brief.base.problems import Place, Problem, Problems
from brief.charts.narrow import narrow
from brief.notebooks import files as notebooks
from brief.notebooks.outputs import FIGURE_KEY, NARROW_MIME, PNG_MIME, SVG_MIME, VEGALITE_MIME

if TYPE_CHECKING:
    import typst

VEGALITE_VERSION = "5.21"
SCALE, COLORS = 2, 256  # pixels of a PNG for Word to one of the chart: sharp on paper
KEPT_SCALE, KEPT_COLORS = 1, 32  # of the picture that a notebook keeps: each costs the repository its bytes
LEVEL, KEPT_LEVEL = 6, 9  # of compression: the last tenth of the bytes takes five times as long
POINTS = 72  # to an inch of paper: a pixel of a chart is drawn as one
PPI = 96  # at which a chart is as large in Word as on screen
_ROLE = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
_FOREIGN = {"script", "foreignObject", "image", "a"}  # elements of a picture that run, or lead elsewhere
_ID = re.compile(r'\bid="([^"]+)"')
_TEXT = re.compile(r"<text[^>]*>.*?</text>")
_LINE_BREAK = re.compile(r"</tspan><tspan[^>]*>")
_USE = re.compile(r'(\bid="|url\(#|href="#)([^")]+)')
_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.picture), format: "svg", width: float(sys.inputs.width) * 1pt)
"""
# Letters that the theme's fonts surely have: for another vl-convert looks through the fonts of the machine.
OWN = frozenset(map(chr, range(128))) | frozenset("–—−×’‘“”…£€·½²µ™ñé\u00a0")
_WIDTH = re.compile(r'<svg\b[^>]*\swidth="([\d.]+)"')


@cache
def _converter(fonts: str) -> ModuleType:
    import vl_convert

    vl_convert.register_font_directory(fonts)
    return vl_convert


@cache
def _painter(fonts: str) -> typst.Compiler:
    """Typst, which holds the fonts in memory: vl-convert opens a file for each letter, and takes thrice as long."""
    import typst

    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]))


def get_ready(fonts: Path) -> None:
    """Draw nothing once: a process's first picture takes most of a second, and a worker has to wait at first anyway."""
    _converter(str(fonts)).vegalite_to_svg({"mark": "point", "data": {"values": []}}, vl_version=VEGALITE_VERSION)


def draw(notebook: NotebookNode, fonts: Path, file: str) -> None:
    """Put the pictures (for a screen, a telephone and Word) beside each labelled chart's specification.

    Messages name the notebook `file`.

    Raises `Problems` for a chart that can't be drawn, or whose picture would lead elsewhere.
    """
    for label, cell in notebooks.labels(notebook).items():
        for data, spec, alt in _charts(cell):
            title = " ".join(spec["title"]["text"]) if isinstance(spec.get("title"), dict) else ""
            with _named(Place(file, record=f"cell {label}")):
                data |= _drawn(json.dumps(spec), title, alt, label, str(fonts))


def keep(notebook: NotebookNode, fonts: Path, file: str) -> None:
    """Put a small picture beside each chart's specification, for viewers that don't draw it, such as GitHub.

    It is the same bytes on each machine. It is drawn from the specification after execution, and nbval compares no PNG,
    so no kernel has to draw. Messages name the notebook `file`.

    Raises `Problems` for a chart that can't be drawn, or whose picture would lead elsewhere.
    """
    for number, cell in enumerate(notebook.cells, start=1):
        for data, spec, alt in _charts(cell):
            with _named(notebooks.place(file, number, cell.source)):
                picture = svg(spec, "", alt, "kept", str(fonts))
                small = png(picture, str(fonts), KEPT_SCALE, KEPT_COLORS, KEPT_LEVEL)
            data[PNG_MIME] = base64.b64encode(small).decode()


def _charts(cell: NotebookNode) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Of each chart that a cell shows: the output's data, the specification among them, and the text alternative."""
    for output in cell.get("outputs", []):
        figure = output.get("metadata", {}).get(FIGURE_KEY)
        spec = output.get("data", {}).get(VEGALITE_MIME)
        if figure and spec:
            yield output["data"], spec, figure["alt"]


@contextmanager
def _named(place: Place) -> Iterator[None]:
    """Raises `Problems` that name the place of a chart that can't be drawn."""
    try:
        yield
    except ValueError as error:
        raise Problems([Problem(place, f"can't be drawn: {str(error).splitlines()[0]}")]) from None


@lru_cache(256)  # in a preview a notebook runs again and again, and most of its charts stay
def _drawn(spec: str, title: str, description: str, label: str, fonts: str) -> dict[str, str]:
    """The pictures of a chart, which is given as JSON, by their kinds."""
    chart = json.loads(spec)
    picture = svg(chart, title, description, label, fonts)
    narrowed = svg(narrow(chart), title, description, f"{label}-narrow", fonts)
    return {SVG_MIME: picture, NARROW_MIME: narrowed, PNG_MIME: base64.b64encode(png(picture, fonts)).decode()}


def svg(spec: dict[str, Any], title: str, description: str, name: str, fonts: str) -> str:
    """A chart specification as SVG, with the text alternative that a screen reader reads.

    `name` makes the ids of this picture its own on a page that holds many; `fonts` is the folder of the theme's
    fonts, so that text is measured with the letters it will be drawn with.

    Raises ValueError for a chart that can't be drawn, or whose picture would lead elsewhere.
    """
    _refuse_links(spec)
    drawn = _converter(fonts).vegalite_to_svg(_visible(spec), vl_version=VEGALITE_VERSION, allowed_base_urls=[])
    _refuse_foreign(drawn)
    picture = _own_ids(_TEXT.sub(_spaced, drawn), name)
    # The picture is one image to a screen reader; Vega names every mark in it, and names most of them with nothing.
    head, rest = _ROLE.sub("", picture).split(">", 1)
    return (
        f'{head} role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(letters.visible(title))}</title>'
        f'<desc id="{name}-desc">{escape(letters.visible(description))}</desc>{rest}'
    )


def png(picture: str, fonts: str, scale: int = SCALE, colors: int = COLORS, level: int = LEVEL) -> bytes:
    """An SVG of ours as PNG. In as many colors as a chart has it takes an eighth of the bytes of a photograph."""
    from PIL import Image

    painted = _painted(picture, fonts, scale) if OWN.issuperset(picture) else None
    painted = painted or _converter(fonts).svg_to_png(picture, scale=scale)
    drawn = Image.open(io.BytesIO(painted)).convert("RGB")
    packed = io.BytesIO()
    few = drawn.quantize(colors, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(packed, "PNG", compress_level=level, dpi=(scale * PPI, scale * PPI))
    return packed.getvalue()


def _painted(picture: str, fonts: str, scale: int) -> bytes | None:
    """An SVG as PNG by Typst, the same pixels as vl-convert's as long as the theme's fonts have its letters.

    None where the picture has no width of its own or Typst doesn't understand it. One at a time: no thread may call it
    while another does.
    """
    from typst import TypstError

    width = _WIDTH.match(picture)
    if not width:
        return None
    asked = {"picture": picture, "width": width[1]}
    try:
        painted = _painter(fonts).compile(_PAGE, format="png", ppi=POINTS * scale, sys_inputs=asked)
    except TypstError:
        return None
    assert isinstance(painted, bytes), "it is one page"
    return painted


def _refuse_links(spec: Any) -> None:
    """Raises ValueError for marks that link: over a bad address the renderer stumbles when it draws the next chart."""
    if isinstance(spec, dict):
        if "href" in spec:
            raise ValueError("its marks link elsewhere (href)")
        parts = [value for key, value in spec.items() if key not in ("data", "datasets")]
    else:
        parts = spec if isinstance(spec, list) else []
    for part in parts:
        _refuse_links(part)


def _refuse_foreign(drawn: str) -> None:
    """Raises ValueError for a picture that holds a script, a handler, a link or another picture."""
    for element in ElementTree.fromstring(drawn).iter():
        name = element.tag.rpartition("}")[2]
        attributes = {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}
        leads = [
            key for key, value in attributes.items() if key.startswith("on") or (key == "href" and value[:1] != "#")
        ]
        if name in _FOREIGN or leads:
            raise ValueError(f"its picture holds {' '.join([name, *leads])}")


def _visible(spec: Any) -> Any:
    """A specification whose texts hold no letter that hides: a control in one ends the process that draws it."""
    if isinstance(spec, dict):
        return {letters.visible(key): _visible(value) for key, value in spec.items()}
    if isinstance(spec, list):
        return [_visible(value) for value in spec]
    return letters.visible(spec) if isinstance(spec, str) else spec


def _spaced(text: re.Match[str]) -> str:
    """A text whose lines stay words apart when it is copied: a space at each line break, on the side that moves none.

    A line that ends at its anchor would be pushed away from it by a space at its own end.
    """
    form = r"\g<0> " if 'text-anchor="end"' in text[0] else r" \g<0>"
    return _LINE_BREAK.sub(form, text[0])


def _own_ids(picture: str, name: str) -> str:
    """Ids such as gradient_7 and clip12 count up over a process: number them anew within the picture."""
    ids = {old: f"{name}-{place}" for place, old in enumerate(dict.fromkeys(_ID.findall(picture)), start=1)}
    return _USE.sub(lambda match: f"{match[1]}{ids.get(match[2], match[2])}", picture)
