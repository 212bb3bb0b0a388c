"""Importing the library changes nothing; what changes other packages is asked for."""

import subprocess
import sys

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
