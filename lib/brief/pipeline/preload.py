"""What kernels have loaded when they start: the process that they are forked from calls `load` once."""

from __future__ import annotations

import contextlib
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from brief.base import patches
from brief.base.project import Project, find
from brief.kernels import forking

LIBRARIES = ("pandas", "altair")
# Every module of these may be imported by a notebook.
ROOMS = (
    "brief.quantity",
    "brief.corpus",
    "brief.official",
    "brief.tables",
    "brief.analysis",
    "brief.charts",
    "brief.notebooks",
)
# What the above import themselves when they first need it, and may do without.
IMPORTED_LATER = (
    "narwhals._pandas_like.namespace",
    "narwhals.stable.v1._namespace",
    "pandas.core.methods.to_dict",
    "ruamel.yaml.mergevalue",
)


def warm_up(project: Project) -> None:
    """Start, without waiting for it, what kernels for the project's notebooks are forked from."""
    forking.warm_up(f"{__name__}:{load.__name__}", project.root)


def load() -> None:
    """Import what notebooks import, and read the data of the project around the working folder.

    Raises ImportError for what is missing.
    """
    patches.skip_iri_grammar()
    for name in (*LIBRARIES, *modules()):
        import_module(name)
    for name in IMPORTED_LATER:
        with contextlib.suppress(ImportError):
            import_module(name)
    _read_data()


def modules() -> Iterator[str]:
    """The modules of the library that notebooks may import."""
    for room in ROOMS:
        yield from (module.name for module in pkgutil.iter_modules(import_module(room).__path__, f"{room}."))


def _read_data() -> None:
    """Read the data once. What is remembered of it is known by its content, so an edit is seen."""
    from brief.official.collection import Collection

    with contextlib.suppress(Exception):  # a notebook that reads it says what is wrong
        _ = Collection(find()).audited
