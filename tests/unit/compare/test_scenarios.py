"""The table of a matrix: what each of its finished editions says."""

import csv
import json

from brief.base.project import MANIFEST, Project
from brief.compare import scenarios
from brief.editions.editions import Planned


def test_a_row_has_the_parameters_that_vary_and_every_value(tmp_path):
    project = Project(tmp_path)
    planned = [Planned(f"scenarios/dose-{dose}", None, {}) for dose in (1, 2, 3)]
    for edition, dose in zip(planned[:2], (1, 2), strict=True):
        folder = project.output / edition.id
        folder.mkdir(parents=True)
        parameters = {
            "dose": {"value": dose, "default": 2, "differs": dose != 2},
            "year": {"value": 2016, "default": 2016, "differs": False},
        }
        record = {"notebooks": {"04": {"parameters": parameters}}, "values": {"pills": {"value": 10 / dose}}}
        (folder / MANIFEST).write_text(json.dumps(record), encoding="utf-8")
    with scenarios.table(project, planned[0], planned[:2]).open(encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == [
            {"edition": "scenarios/dose-1", "dose": "1", "pills": "10.0"},
            {"edition": "scenarios/dose-2", "dose": "2", "pills": "5.0"},
        ]
