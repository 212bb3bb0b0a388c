"""A project with one edition of two notebooks and two sections."""

import nbformat
import pytest

from brief.base.project import Project

EDITION = """title: Small
audience: testers
date: 2026-11-21
notebooks: [01-doses, 02-prices]
sections: [summary, sources]
parameters:
  lethal_dose_mg: 3
"""
CELLS = {
    "01-doses": 'lethal_dose_mg = 2.0  # mg\nshared_by = 2  # documents\ntopics = ["growth"]  # topics',
    "02-prices": 'lethal_dose_mg = 1.0  # mg\nclaim_id = "x"  # claim\ndetailed = False  # all claims\n'
    "months = [1]  # months",
}


@pytest.fixture
def made_up(tmp_path):
    """A project with one edition of two notebooks and two sections."""
    project = Project(tmp_path)
    project.notebooks.mkdir()
    project.editions.mkdir(parents=True)
    (project.reports / "sections").mkdir()
    for name, source in CELLS.items():
        cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), project.notebook(name))
    for name in ("summary", "sources"):
        (project.reports / "sections" / f"{name}.qmd").write_text("# Words\n", encoding="utf-8")
    (project.edition("small")).write_text(EDITION, encoding="utf-8")
    return project
