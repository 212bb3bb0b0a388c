"""The texts of a notebook that judge, found without running it, and the rule that each rests on a condition.

In code a text that judges is a `show.judged(words, when="…")`. In a text cell a comment, which no reader sees, stands
before the paragraph that rests on it:

    <!-- when: latest_deaths < peak_deaths -->
    Deaths have come down from their peak.

`<!-- definition -->` marks what a word means here, or what we do: nothing that data could change.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from brief.base.problems import Place, Problem, nearest
from brief.notebooks import files, templates
from brief.notebooks import texts as code
from brief.notebooks.outputs import FIGURE_KEY
from brief.quantity import conditions
from brief.quantity.conditions import ConditionError, Facts
from brief.quantity.judging import sentences, short, unbound

TEXTS = ("message", "measure", "caption", "note")  # of a chart or a table: what a reader gets in sentences
_SHOWN = ("show.chart", "show.table")
_JUDGED = "show.judged"
_REPORTING = ("claim", "label")  # methods of `Values` that give a claim's own words
_COMMENT = re.compile(
    r"<!--\s*(?P<kind>when|definition)\b:?\s*(?P<when>.*?)\s*-->\s*(?P<words>.*?)(?=\n\s*\n|<!--|\Z)", re.DOTALL
)
# What holds nobody's judgement: the documents' own words, words that are spoken of, code, names of values.
_NOT_OURS = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\*)\*[^*\s][^*]*\*(?!\*)|`[^`]*`|\{\w+\}", re.DOTALL)


@dataclass(frozen=True)
class Written:
    """A text for readers as its notebook has it: what it says, in which cell, and the condition that it rests on.

    `when` is empty where it rests on none; `otherwise` is what is said where the condition does not hold.
    """

    words: str
    place: Place
    when: str = ""
    otherwise: str = ""

    @property
    def names(self) -> list[str]:
        """The values that it names."""
        try:
            return templates.names(self.words)
        except templates.TemplateError:
            return []  # braces of another language


def check(notebook: NotebookNode, file: str, words: Mapping[str, tuple[str, ...]]) -> list[Problem]:
    """Sentences that judge and rest on nothing, conditions that can't be read or name what no cell gives."""
    given = code.given(notebook)
    names = {value.name for value in given}
    reporting = {value.name for value in given if value.method in _REPORTING}
    problems: list[Problem] = []
    for text in texts(notebook, file):
        problems += _condition(text, names) if text.when else _unbound(text, words, reporting)
    return [*problems, *_computed(notebook, file)]


def stand(notebook: NotebookNode, file: str, facts: Facts) -> list[Problem]:
    """Conditions of text cells that don't hold, or can't be judged on what the executed notebook gives."""
    problems: list[Problem] = []
    prefix = _prefix(notebook)
    for text in _of_text_cells(notebook, file):
        if not text.when:
            continue
        try:
            finding = conditions.evaluate(conditions.qualified(text.when, prefix), facts)
        except ConditionError as error:
            problems.append(Problem(text.place, f"“{short(text.words)}”: {error}", suggestion=error.suggestion))
            continue
        if not finding.holds:
            outcome = "is not known" if finding.holds is None else "does not hold"
            message = f"“{short(text.words)}” rests on {text.when}, which {outcome}: {'; '.join(finding.seen)}"
            problems.append(Problem(text.place, message, "a condition that holds", "another sentence"))
    return problems


def shown(notebook: NotebookNode, file: str) -> dict[str, list[Written]]:
    """What the charts and tables of an executed notebook say that rests on a condition, by the label of the cell.

    The conditions name values as the brief does, with the notebook's prefix.
    """
    return {
        label: [
            Written(text["words"], Place(file, record=f"cell {label}"), text["when"], text["otherwise"])
            for output in cell.outputs
            for text in output.get("metadata", {}).get(FIGURE_KEY, {}).get("judgements", [])
        ]
        for label, cell in files.labels(notebook).items()
    }


def texts(notebook: NotebookNode, file: str) -> list[Written]:
    """Every text for readers, with what it rests on: text cells, then charts, tables and texts that are given."""
    return [*_of_text_cells(notebook, file), *_of_code(notebook, file)]


def _of_text_cells(notebook: NotebookNode, file: str) -> Iterator[Written]:
    for position, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "markdown":
            continue
        place = files.place(file, position, "")
        for match in _COMMENT.finditer(cell.source):
            if match["kind"] == "when":
                yield Written(match["words"], place, match["when"])
        yield Written(_COMMENT.sub("\n\n", cell.source), place)


def _of_code(notebook: NotebookNode, file: str) -> Iterator[Written]:
    for position, call in _calls(notebook):
        place = files.place(file, position, notebook.cells[position - 1].source, call.lineno)
        if ast.unparse(call.func) == _JUDGED:
            words = [_literal(argument) for argument in call.args]
            options = {keyword.arg: _literal(keyword.value) for keyword in call.keywords}
            yield Written((words or [""])[0], place, options.get("when", ""), options.get("otherwise", ""))
        elif ast.unparse(call.func) in _SHOWN:
            yield from (Written(_literal(each.value), place) for each in call.keywords if each.arg in TEXTS)
        elif isinstance(call.func, ast.Attribute) and call.func.attr in ("fill", "title", "text"):
            yield from (Written(_literal(argument), place) for argument in call.args[-1:])


def _computed(notebook: NotebookNode, file: str) -> Iterator[Problem]:
    """Texts of charts and tables that are not written out where they are shown."""
    for position, call in _calls(notebook):
        for keyword in call.keywords if ast.unparse(call.func) in _SHOWN else []:
            judged = isinstance(keyword.value, ast.Call) and ast.unparse(keyword.value.func) == _JUDGED
            if keyword.arg in TEXTS and not judged and not isinstance(keyword.value, ast.Constant):
                source = notebook.cells[position - 1].source
                place = files.place(file, position, source, keyword.value.lineno)
                hint = f'{keyword.arg}="…", or show.judged("…", when="…")'
                yield Problem(place, f"the {keyword.arg} is computed: {ast.unparse(keyword.value)[:60]}", hint)


def _condition(text: Written, given: set[str]) -> Iterator[Problem]:
    words = f"“{short(text.words)}”"
    try:
        unknown = conditions.values(text.when) - given
    except ConditionError as error:
        yield Problem(text.place, f"{words}: {error}", suggestion=error.suggestion)
        return
    for name in sorted(unknown):
        yield Problem(text.place, f"{words} rests on {name}, which no cell gives", suggestion=nearest(name, given))


def _unbound(text: Written, words: Mapping[str, tuple[str, ...]], reporting: set[str]) -> Iterator[Problem]:
    reports = bool(reporting & set(text.names))
    ours = _NOT_OURS.sub(lambda match: " " * len(match.group()), text.words)
    for offset, sentence in sentences(ours):
        if word := unbound(sentence, words, reports=reports):
            kind, written, _ = word
            whole = text.words[offset : offset + len(sentence)]
            yield Problem(
                text.place,
                f"“{short(whole)}” judges ({written}, a word of {kind}) and rests on nothing",
                "a condition, or the claim that it reports",
                'show.judged("…", when="…"); in a text cell <!-- when: … --> before the paragraph',
            )


def _calls(notebook: NotebookNode) -> Iterator[tuple[int, ast.Call]]:
    for position, tree in code.trees(notebook):
        yield from ((position, node) for node in ast.walk(tree) if isinstance(node, ast.Call))


def _prefix(notebook: NotebookNode) -> str:
    """What stands before the notebook's values in the brief: `overdose_`; nothing where they are given by hand."""
    calls = (call for _, call in _calls(notebook) if ast.unparse(call.func) == "show.values")
    words = next((_literal(call.args[0]) for call in calls if call.args), "")
    return f"{words}_" if words else ""


def _literal(node: ast.expr) -> str:
    """A string that is written out; empty for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
