"""What the documents set out to do, counted and set against each other: by document, stage, actor and instrument."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from brief.charts import columns as columns_
from brief.corpus.frameworks import Frameworks
from brief.corpus.items import LEVELS, Coding
from brief.tables import frameworks as tables

ITEM_COLUMNS = {
    "action": "whether it says what is done; an aim says what it is done for",
    "goal_id": "goal that it stands under (a goal: itself); empty: none",
    "document": "document, by its short name",
    "level_name": "level in words",
    "number": "its place in the document, from its name: 1.2.6",
    "goal": "the goal that it stands under, with its number; empty: none",
    "initiative": "the initiative that it stands under, without what stands before a colon; empty: none",
    "words": "its text, and which item it repeats",
    "stage_title": "stage in words",
    "actor_title": "actor in words",
    "instrument_title": "instrument in words",
    "place_title": "place in words",
}


def items(frameworks: Frameworks) -> pd.DataFrame:
    """Every item, in the order of the documents, with its codes and their names for readers.

    Documents, stages, actors and instruments in words are ordered categories, in the order of the documents and of the
    coding rule.

    Parameters
    ----------
    frameworks
        What the documents set out to do (`frameworks.load()`).

    Returns
    -------
    pd.DataFrame
        The columns of `brief.corpus.frameworks.table` and `ITEM_COLUMNS`, which say what they mean.

    Examples
    --------
    >>> from brief.analysis import strategies
    >>> from brief.corpus import frameworks
    >>> items = strategies.items(frameworks.load())
    >>> items["stage_title"].dtype.name, items["action"].dtype.name
    ('category', 'bool')
    """
    table = tables.items(frameworks)
    by_id = table.set_index("item_id")
    numbers = pd.Series(by_id.index.str.split("-", n=1).str[-1].str.replace("-", "."), by_id.index)
    initiatives = {
        item_id: _after_colon(text) for item_id, text in by_id.loc[by_id["level"] == "initiative", "text"].items()
    }
    repeated = table["duplicate_of"].map(numbers)
    documents = {name: document.source.attribution_short for name, document in frameworks.documents.items()}
    titles = {
        f"{field}_title": _named(table[field], frameworks.coding.titles(field))
        for field in ("stage", "actor", "instrument", "place")
    }
    goal_ids = table["item_id"].map(_goals(by_id))
    return table.assign(
        action=[LEVELS[level].action for level in table["level"]],
        goal_id=goal_ids,
        document=_named(table["source_id"], documents),
        level_name=table["level"].str.replace("_", " "),
        number=numbers.to_numpy(),
        goal=goal_ids.map(numbers + ". " + by_id["text"]).fillna(""),
        initiative=[initiatives.get(parent_id, "") for parent_id in table["parent_id"]],
        words=table["text"].where(repeated.isna(), table["text"] + " (repeats " + repeated + ")"),
        **titles,
    )


def _goals(by_id: pd.DataFrame) -> dict[str, str]:
    """Each item's goal, by the item's id: an item stands after what it stands under."""
    goals: dict[str, str] = {"": ""}
    for item_id, level, parent_id in zip(by_id.index, by_id["level"], by_id["parent_id"], strict=True):
        goals[item_id] = item_id if level == "goal" else goals[parent_id]
    return goals


def _after_colon(title: str) -> str:
    """What an initiative sets out to do, without the motto before its colon."""
    words = title.split(": ", 1)[-1]
    return words[:1].upper() + words[1:]


def _named(codes: pd.Series[str], titles: dict[str, str]) -> pd.Categorical[str]:
    return pd.Categorical(codes.map(titles), list(dict.fromkeys(titles.values())), ordered=True)


def actions(items: pd.DataFrame) -> pd.DataFrame:
    """What is done, once each: the items whose level is an action, without repeats.

    Parameters
    ----------
    items
        What `items` returns.

    Returns
    -------
    pd.DataFrame
        The columns of `items`.

    Examples
    --------
    >>> from brief.analysis import strategies
    >>> from brief.corpus import frameworks
    >>> items = strategies.items(frameworks.load())
    >>> bool(strategies.actions(items)["action"].all())
    True
    """
    return items[items["action"] & (items["duplicate_of"] == "")].reset_index(drop=True)


def counts(items: pd.DataFrame) -> pd.DataFrame:
    """How many items each document has at each level.

    Documents stand in their own order, levels in that of `brief.corpus.items.LEVELS`.

    Parameters
    ----------
    items
        What `items` returns.

    Returns
    -------
    pd.DataFrame
        `document`, `source_id`, `level` (`str`), `items`, `distinct` (without repeats), `lost_dash` (list marks lost
        in scanning; `int`), `level_title` ("Lines of effort"), `kind` ("action" or "aim"; `str`).

    Examples
    --------
    >>> from brief.analysis import strategies
    >>> from brief.corpus import frameworks
    >>> items = strategies.items(frameworks.load())
    >>> strategies.counts(items).columns.to_list()[3:]
    ['items', 'distinct', 'lost_dash', 'level_title', 'kind']
    """
    levels = pd.Categorical(items["level"], list(LEVELS), ordered=True)
    counted = (
        items.assign(level=levels, items=1, distinct=items["duplicate_of"] == "")
        .groupby(["document", "source_id", "level"], observed=True)[["items", "distinct", "lost_dash"]]
        .sum()
        .astype(int)
        .reset_index()
        .astype({"level": str, "document": str})
    )
    return counted.assign(
        level_title=[LEVELS[level].plural.capitalize() for level in counted["level"]],
        kind=["action" if LEVELS[level].action else "aim" for level in counted["level"]],
    )


def crosswalk(items: pd.DataFrame, rows: str, columns: str) -> pd.DataFrame:
    """How many items have each combination of two columns.

    A column of categories keeps their order and gives each its place; any other has its values in the order in which
    they come. A combination that no item has is 0.

    Parameters
    ----------
    items
        Rows, such as those of `items`.
    rows
        The column whose values stand down the side.
    columns
        The column whose values stand across.

    Returns
    -------
    pd.DataFrame
        Counts (`int`); the index has the values of `rows`, the columns those of `columns`.

    Raises
    ------
    ValueError
        For items without a value: nothing drops out unseen.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import strategies
    >>> items = pd.DataFrame({"document": ["A", "A", "B"], "stage": ["supply", "demand", "supply"]})
    >>> matrix = strategies.crosswalk(items, "document", "stage")
    >>> int(matrix.loc["B", "supply"]), int(matrix.loc["B", "demand"])
    (1, 0)
    """
    columns_.check("strategies.crosswalk", "items", items, text=[rows, columns])
    for column in (rows, columns):
        if items[column].isna().any():
            raise ValueError(f"{items[column].isna().sum()} of {len(items)} items have no {column}")
    counted = pd.crosstab(items[rows].astype(object), items[columns].astype(object))
    placed = counted.reindex(index=_values(items[rows]), columns=_values(items[columns]), fill_value=0)
    return placed.astype(int).rename_axis(index=rows, columns=columns)


def _values(column: pd.Series[str]) -> list[str]:
    return list(column.cat.categories if isinstance(column.dtype, pd.CategoricalDtype) else column.unique())


def gaps(matrix: pd.DataFrame) -> pd.DataFrame:
    """The combinations of a crosswalk that no item has.

    Parameters
    ----------
    matrix
        What `crosswalk` returns.

    Returns
    -------
    pd.DataFrame
        `row`, `column` (`str`).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import strategies
    >>> items = pd.DataFrame({"document": ["A", "A", "B"], "stage": ["supply", "demand", "supply"]})
    >>> matrix = strategies.crosswalk(items, "document", "stage")
    >>> print(strategies.gaps(matrix).to_string(index=False))
    row column
      B demand
    """
    return pd.DataFrame(
        [(row, column) for row in matrix.index for column in matrix.columns if matrix.loc[row, column] == 0],
        columns=["row", "column"],
    )


def listed_gaps(matrix: pd.DataFrame, aims: pd.DataFrame | None = None) -> pd.DataFrame:
    """The gaps of a crosswalk for readers, a row each that has any.

    Parameters
    ----------
    matrix
        What `crosswalk` returns.
    aims
        Of a crosswalk of documents and stages: rows of `items`. They add the column `aimed`.

    Returns
    -------
    pd.DataFrame
        `row`, `columns` (a list in words), `aimed` (those of the columns that the document states an aim for; `str`).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import strategies
    >>> items = pd.DataFrame({"document": ["A", "A", "B"], "stage": ["supply", "demand", "supply"]})
    >>> matrix = strategies.crosswalk(items, "document", "stage")
    >>> print(strategies.listed_gaps(matrix).to_string(index=False))
    row columns
      B  demand
    """
    stated = set() if aims is None else set(zip(aims["document"], aims["stage_title"], strict=True))
    listed = pd.DataFrame(
        [
            {
                "row": row,
                "columns": _list(names["column"]),
                "aimed": _list(name for name in names["column"] if (row, name) in stated),
            }
            for row, names in gaps(matrix).groupby("row", sort=False)
        ],
        columns=["row", "columns", "aimed"],
    )
    return listed if aims is not None else listed.drop(columns="aimed")


def _list(names: Iterable[str]) -> str:
    return ", ".join(name.lower() for name in names) or "none"


OVERLAP_COLUMNS = {
    "stage": "stage of the supply chain that the items share",
    "instrument": "means that they share",
    "documents": "how many documents they come from, two or more",
    "items": "how many items they are",
    "source_ids": "the documents, separated by a space",
    "item_ids": "the items, separated by a space",
    "stage_title": "stage in words",
    "instrument_title": "means in words",
    "of_each": "how many items each document has, in words",
}


def overlaps(items: pd.DataFrame) -> pd.DataFrame:
    """Where different documents act on the same stage by the same instrument, the most shared first.

    Parameters
    ----------
    items
        What `items` or `actions` returns.

    Returns
    -------
    pd.DataFrame
        `OVERLAP_COLUMNS`, which say what they mean.

    Examples
    --------
    >>> from brief.analysis import strategies
    >>> from brief.corpus import frameworks
    >>> items = strategies.items(frameworks.load())
    >>> bool((strategies.overlaps(items)["documents"] > 1).all())
    True
    """
    shared = pd.DataFrame(
        [
            {
                "stage": stage,
                "instrument": instrument,
                "documents": len(of_each),
                "items": len(group),
                "source_ids": " ".join(group["source_id"].unique()),
                "item_ids": " ".join(group["item_id"]),
                "stage_title": group["stage_title"].iloc[0],
                "instrument_title": group["instrument_title"].iloc[0],
                "of_each": "; ".join(f"{document} {count}" for document, count in of_each.items()),
            }
            for (stage, instrument), group in items.groupby(["stage", "instrument"])
            for of_each in [group["document"].astype(str).value_counts(sort=False)]
            if len(of_each) > 1
        ],
        columns=list(OVERLAP_COLUMNS),
    )
    return shared.sort_values(["documents", "items"], ascending=False, kind="stable", ignore_index=True)


def codes(coding: Coding) -> pd.DataFrame:
    """The coding rule for readers: what each code means.

    Parameters
    ----------
    coding
        The coding rule (`frameworks.load().coding`).

    Returns
    -------
    pd.DataFrame
        `field`, `code`, `rule` (`str`).

    Examples
    --------
    >>> from brief.analysis import strategies
    >>> from brief.corpus import frameworks
    >>> strategies.codes(frameworks.load().coding)["field"].unique().tolist()
    ['Stage', 'Actor', 'Instrument', 'Place']
    """
    return pd.DataFrame(
        [
            {"field": field.capitalize(), "code": code.title, "rule": code.rule}
            for field, codes in coding.codes.items()
            for code in codes.values()
        ]
    )


def tie_breaks(coding: Coding) -> pd.DataFrame:
    """The coding rule for readers: which code wins when several fit.

    Parameters
    ----------
    coding
        The coding rule (`frameworks.load().coding`).

    Returns
    -------
    pd.DataFrame
        `about`, `rule` (`str`).

    Examples
    --------
    >>> from brief.analysis import strategies
    >>> from brief.corpus import frameworks
    >>> strategies.tie_breaks(frameworks.load().coding).columns.to_list()
    ['about', 'rule']
    """
    return pd.DataFrame(coding.tie_breaks.items(), columns=["about", "rule"])
