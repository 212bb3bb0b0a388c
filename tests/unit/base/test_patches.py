"""Changes to other packages last as long as they are asked to, and there are none on import."""

import logging
import subprocess
import sys
from types import SimpleNamespace

import pytest

from brief.base import patches

IMPORTED = """
import importlib, logging, pkgutil, sys
import brief
for module in pkgutil.walk_packages(brief.__path__, "brief."):
    if module.name not in ("brief.__main__", "brief.pipeline.forkserver"):  # what these do is run
        importlib.import_module(module.name)
import altair
from brief.kernels import forking
assert sys.modules["rfc3987_syntax"]
assert altair.theme.active == altair.renderers.active == "default"
assert logging.getLogger("papermill.translators").level == logging.NOTSET
assert forking._zygote is None and not forking._end_with_process.cache_info().currsize
"""


def test_importing_the_library_changes_nothing():
    subprocess.run([sys.executable, "-c", IMPORTED], check=True)


def test_the_grammar_of_iris_is_skipped_and_what_checks_with_jsonschema_works():
    skip = "from brief.base import patches; patches.skip_iri_grammar()"
    check = "import sys, altair, nbformat; altair.Chart().to_dict(validate=False); assert 'lark' not in sys.modules"
    subprocess.run([sys.executable, "-c", f"{skip}; {check}"], check=True)


def test_a_logger_tells_errors_alone_for_a_while():
    logger = logging.getLogger("tests.patches")
    with pytest.raises(ZeroDivisionError), patches.only_errors(logger.name):
        assert not logger.isEnabledFor(logging.WARNING) and logger.isEnabledFor(logging.ERROR)
        _ = 1 / 0
    assert logger.level == logging.NOTSET


def test_a_console_is_silent_for_a_while():
    console = SimpleNamespace(quiet=False)
    with pytest.raises(ZeroDivisionError), patches.silent(console):
        assert console.quiet
        _ = 1 / 0
    assert not console.quiet
