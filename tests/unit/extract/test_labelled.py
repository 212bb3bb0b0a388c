"""Figures are found in passages that a person marked, construction by construction, and in the project's documents."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from brief.extract.measure import Figure, Passage, Score, ours, passages, score, unmarked

HERE = Path(__file__).parent
PASSAGES = list(passages(HERE / "labelled.txt"))
SEEDS = HERE.parents[2] / "seeds"


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.construction)
def test_every_figure_of_a_construction_is_found_and_nothing_else(passage):
    assert score(passage, ours(passage.text)).errors == []


def documents():
    """Each seed with the figures that a person marked in it, in order; the words around each tell its place."""
    for part in (HERE / "seeds.txt").read_text(encoding="utf-8").split("# ")[1:]:
        name, *lines = part.splitlines()
        text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
        figures, end = [], 0
        for line in filter(None, lines):
            words, [figure] = unmarked(line)
            parts = words[: figure.start], words[figure.start : figure.end], words[figure.end :]
            pattern = "({})({}){}".format(*(r"\s+".join(map(re.escape, re.split(r"\s+", part))) for part in parts))
            match = re.compile(pattern).search(text, end)
            assert match, line
            end = match.end(2)
            figures.append(replace(figure, start=match.start(2), end=end))
        yield Passage(name, text, tuple(figures))


def test_the_figures_of_the_projects_documents_are_found():
    total = sum((score(passage, ours(passage.text)) for passage in documents()), Score())
    assert total.recall >= 0.97, total.errors
    assert total.precision >= 0.85, total.errors
    assert total.record >= 0.92, total.errors


def test_what_is_wrong_is_said_in_words():
    passage = Passage("x", "He saw 5 kg go.", (Figure(7, 11, (5.0,), "exact", ""),))
    result = score(passage, ours(passage.text))
    assert result.errors == ["wrong unit: He saw ⟦5 kg⟧ go."]
    assert score(passage, []).errors == ["missed He saw ⟦5 kg⟧ go."]
