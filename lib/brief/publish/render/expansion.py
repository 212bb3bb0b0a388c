"""A staged project as one Markdown text: what Quarto's include, embed and var do, for a renderer that has them not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbformat import NotebookNode
from ruamel.yaml import YAML

from brief.base import nodes
from brief.base.markdown import attribute
from brief.base.problems import Place, Problem, Problems
from brief.notebooks import files as notebooks
from brief.notebooks.outputs import SVG_MIME
from brief.publish.prose import shortcodes
from brief.publish.prose.shortcodes import Shortcode, ShortcodeError

MASTER = "brief.qmd"
_FENCE = "---\n"  # around the metadata
EVIDENCE = "_generated/evidence.qmd"  # the longest of all texts
# Letters of no text: around what the brief itself includes, and around the evidence within that.
_BORDER, WITHIN = "\0", "\1"


@dataclass(frozen=True)
class Brief:
    """The whole brief: its metadata, and its texts in order, those between the sections that it includes too.

    In a text the evidence stands between two `WITHIN`.
    """

    front: str
    texts: list[str]

    @property
    def whole(self) -> str:
        """The brief as one text."""
        return "".join([self.front, *self.texts]).replace(WITHIN, "")


def brief(staged: Path) -> Brief:
    """The brief. Pictures that it shows are written to `_generated`; claims are left to the filter.

    Raises `Problems` for a shortcode that can't be expanded.
    """
    front, *texts = _Expansion(staged).of(MASTER).split(_BORDER)
    opening, metadata, rest = front.split(_FENCE, 2)
    return Brief(f"{opening}{_FENCE}{metadata}{_FENCE}", [rest, *texts])


def day(staged: Path) -> datetime:
    """When files say that they were made: on the brief's own date, so that the same brief is the same bytes."""
    _, front, _ = (staged / MASTER).read_text(encoding="utf-8").split(_FENCE, 2)
    return datetime.fromisoformat(str(YAML(typ="safe").load(front)["date"])).replace(tzinfo=UTC)


class _Expansion:
    """The texts of one staged project, with each shortcode replaced by what it stands for."""

    def __init__(self, staged: Path) -> None:
        self._staged = staged
        self._variables = nodes.read(staged / "_variables.yml", "_variables.yml")
        self._notebooks: dict[str, NotebookNode] = {}
        self._open: list[str] = []

    def of(self, name: str) -> str:
        """A text of the project, whatever it includes in it."""
        if name in self._open:
            raise Problems([Problem(Place(name), "includes itself", " → ".join([*self._open, name]))])
        functions = {"include": self._include, "var": self._var, "claim": _claim, "embed": self._embed}
        self._open.append(name)
        try:
            text = (self._staged / name).read_text(encoding="utf-8-sig")
            return shortcodes.expand(re.sub("<!--.*?-->", "", text, flags=re.DOTALL), functions)
        except ShortcodeError as error:
            raise Problems([Problem(Place(name, error.line), str(error))]) from None
        finally:
            self._open.pop()

    def _include(self, shortcode: Shortcode) -> str:
        name = shortcode.arguments[0].removeprefix("/")  # the project's folder
        text = f"{WITHIN}{self.of(name)}{WITHIN}" if name == EVIDENCE else self.of(name)
        return f"{_BORDER}{text}{_BORDER}" if self._open == [MASTER] else text

    def _var(self, shortcode: Shortcode) -> str:
        return str(self._variables[shortcode.arguments[0]])

    def _embed(self, shortcode: Shortcode) -> str:
        name, _, label = shortcode.arguments[0].partition("#")
        if name not in self._notebooks:
            self._notebooks[name] = notebooks.shared(self._staged / name, name)
        cell = notebooks.labels(self._notebooks[name])[label]
        options = notebooks.options(cell)
        parts = [self._output(output.get("data", {}), label, options) for output in cell.outputs]
        return "\n\n".join([f"::: {{#cell-{label}}}", *filter(None, parts), ":::"])

    def _output(self, data: dict[str, str], label: str, options: dict[str, str]) -> str:
        """An output as Markdown: a captioned picture or table; nothing for any other."""
        if SVG_MIME in data:
            picture = f"_generated/{label}.svg"
            (self._staged / picture).write_text(data[SVG_MIME], encoding="utf-8")
            return f'![{options["fig-cap"]}]({picture}){{#{label} fig-alt="{attribute(options["fig-alt"])}"}}'
        caption = f"\n\n: {options['tbl-cap']} {{#{label}}}" if "tbl-cap" in options else ""
        return data["text/markdown"] + caption if "text/markdown" in data else ""


def _claim(shortcode: Shortcode) -> str:
    """A claim as a span for the filter, which does with it what Quarto does with the shortcode."""
    words = " ".join(f'arg{place}="{attribute(word)}"' for place, word in enumerate(shortcode.arguments, 1))
    return f'[]{{.shortcode name="claim" {words}}}'
