"""What notebooks import is loaded before their kernels start."""

import ast
import subprocess
import sys

from brief.notebooks import files as notebooks
from brief.pipeline import preload


def imported(source):
    """The modules that a notebook's code imports, but those of Python's own library."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            of_room = [f"{node.module}.{alias.name}" for alias in node.names]
            names |= {*of_room} if node.module in preload.ROOMS else {node.module}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.partition(".")[0] not in sys.stdlib_module_names}


def test_what_notebooks_import_is_loaded_before(project):
    code = "import sys; from brief.pipeline import preload; preload.load(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=project.root, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.split()
    for name in notebooks.maintained(project.notebooks):
        notebook = notebooks.read(project.notebooks / f"{name}.ipynb", name)
        assert imported(notebooks.code(notebook)) <= set(loaded), f"{name}: import it in brief.pipeline.preload"
