"""What the documents set out to do as a tidy table: one row an item."""

from __future__ import annotations

import pandas as pd

from brief.corpus.frameworks import Frameworks

ITEM_COLUMNS = {
    "source_id": "document it was quoted from",
    "level": "goal, initiative, intervention, vision and so on; of the closed list",
    "item_id": "name of the item",
    "parent_id": "item that it stands under; empty: none",
    "text": "its words, mended where scanning damaged them",
    "line_start": "line of the document on which it starts, from 1",
    "line_end": "line on which it ends",
    "stage": "stage of the supply chain, of the closed list in coding.yml",
    "actor": "whom the author works with, helps, persuades or targets, of the closed list",
    "instrument": "means, of the closed list",
    "place": "where it takes effect, of the closed list",
    "duplicate_of": "item of the same document that it repeats; empty: none",
    "lost_dash": "whether its list mark was lost in scanning",
}


CODING_COLUMNS = {
    "field": "stage, actor, instrument or place; tie_break: which code wins where several fit",
    "code": "the code, of the closed list; of a tie-break what it is about",
    "title": "its name for readers",
    "rule": "when an item gets it",
}


def coding(frameworks: Frameworks) -> pd.DataFrame:
    """The rule by which the items are coded. Columns: `CODING_COLUMNS`."""
    rule = frameworks.coding
    rows = [(field, name, code.title, code.rule) for field, codes in rule.codes.items() for name, code in codes.items()]
    rows += [("tie_break", about.lower(), about, words) for about, words in rule.tie_breaks.items()]
    return pd.DataFrame(rows, columns=list(CODING_COLUMNS))


def items(frameworks: Frameworks) -> pd.DataFrame:
    """Every item, in the order of the documents. Columns: `ITEM_COLUMNS`."""
    return pd.DataFrame(
        [
            {
                "source_id": anchored.document.source.id,
                "level": item.level,
                "item_id": item.id,
                "parent_id": item.parent or "",
                "text": item.text,
                "line_start": anchored.line_start,
                "line_end": anchored.line_end,
                "stage": item.stage,
                "actor": item.actor,
                "instrument": item.instrument,
                "place": item.place,
                "duplicate_of": item.duplicate_of or "",
                "lost_dash": item.lost_dash,
            }
            for anchored in frameworks
            for item in [anchored.item]
        ],
        columns=list(ITEM_COLUMNS),
    )
