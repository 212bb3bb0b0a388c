"""Editors check the YAML files by schemas that follow the records and the vocabulary."""

import json

import jsonschema
import pytest
from ruamel.yaml import YAML

from brief.upkeep import generated
from brief.upkeep.schemas import schemas

FILES = {
    "seeds/sources.yml": "sources",
    "data/vocabulary.yml": "vocabulary",
    "data/checks.yml": "checks",
    "data/comparisons.yml": "comparisons",
    "data/reference/series.yml": "series",
    "data/frameworks/coding.yml": "coding",
    "reports/scenarios.yml": "scenarios",
}
FOLDERS = {"data/ledger": "ledger", "data/frameworks": "framework", "reports/editions": "edition"}


@pytest.fixture(scope="module")
def described(project):
    """Every YAML file that people write, with the name of its schema."""
    in_folders = {
        project.shown(path): schema
        for folder, schema in FOLDERS.items()
        for path in (project.root / folder).glob("*.yml")
    }
    return in_folders | FILES


def schema(project, name):
    return json.loads((project.schema / f"{name}.schema.json").read_text(encoding="utf-8"))


def as_json(project, name):
    """A YAML file as an editor sees it: a date is text, a year a number."""
    data = YAML(typ="safe").load((project.root / name).read_text(encoding="utf-8"))
    return json.loads(json.dumps(data, default=str))


def test_the_schemas_on_disk_are_up_to_date(project):
    assert generated.stale(schemas(project)) == []


def test_every_schema_on_disk_is_one_of_the_projects(project):
    assert set(project.schema.iterdir()) == set(schemas(project))


def test_every_schema_is_a_valid_schema(project):
    for path in schemas(project):
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


def test_every_yaml_file_is_valid_by_its_schema(project, described):
    assert len(described) > 15
    problems = []
    for name, kind in described.items():
        validator = jsonschema.Draft202012Validator(schema(project, kind))
        problems += [
            f"{name} {error.json_path}: {error.message[:200]}"
            for error in validator.iter_errors(as_json(project, name))
        ]
    assert problems == []


@pytest.mark.parametrize("kind", sorted({*FILES.values(), *FOLDERS.values()}))
def test_a_misspelt_field_is_marked_wherever_it_stands(project, described, kind):
    name = next(name for name, its in described.items() if its == kind)
    validator = jsonschema.Draft202012Validator(schema(project, kind))
    data = as_json(project, name)
    records = [data, *next((value for value in data.values() if isinstance(value, list)), [])]
    for record in (record for record in records if isinstance(record, dict)):
        record["idd"] = "x"
        assert any("'idd' was unexpected" in error.message for error in validator.iter_errors(data)), name
        del record["idd"]


def test_a_file_that_names_its_schema_names_the_right_one(project, described):
    named = 0
    for name, kind in described.items():
        path = project.root / name
        first = path.read_text(encoding="utf-8").splitlines()[0]
        if "$schema=" in first:
            named += 1
            assert first.startswith("# yaml-language-server: $schema="), name
            assert (path.parent / first.split("=")[1]).resolve() == project.schema / f"{kind}.schema.json"
    assert named > 10


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ({"qualifier": "nearly"}, {"qualifier": "nearley"}, "'nearley' is not one of"),
        ({"unit": "lb"}, {"unit": "pound"}, "'pound' is not one of"),
        ({"topic": "seizures"}, {"topic": "seizure"}, "'seizure' is not one of"),
        (
            {"caveats": ["agency_claim", "ambiguous_period"]},
            {"caveats": ["agency"]},
            "'agency' is not one of",
        ),
        ({"value": 10000}, {"value": "many"}, "'many' is not valid under any of the given schemas"),
        ({}, {"mesure": "x"}, "Additional properties are not allowed ('mesure' was unexpected)"),
    ],
)
def test_a_wrong_claim_is_marked_in_the_editor(project, old, new, message):
    data = as_json(project, "data/ledger/hsi-strategy.yml")
    [claim] = [claim for claim in data["claims"] if claim["id"] == "hsi-fentanyl-stopped"]
    assert old.items() <= claim.items()
    claim |= new
    errors = list(jsonschema.Draft202012Validator(schema(project, "ledger")).iter_errors(data))
    assert [error.message[: len(message)] for error in errors] == [message]


def test_a_new_word_in_the_vocabulary_makes_its_schema_stale_until_it_is_written(copy):
    assert generated.stale(schemas(copy)) == []
    text = copy.vocabulary.read_text(encoding="utf-8")
    text = text.replace("\ncaveats:\n", "\ncaveats:\n  hearsay: x\n", 1)
    copy.vocabulary.write_text(text, encoding="utf-8")
    assert generated.stale(schemas(copy)) == [copy.schema / "ledger.schema.json"]
    generated.write(schemas(copy))
    assert generated.stale(schemas(copy)) == []
    assert "hearsay" in (copy.schema / "ledger.schema.json").read_text(encoding="utf-8")


def test_a_missing_schema_is_stale(copy):
    (copy.schema / "checks.schema.json").unlink()
    assert generated.stale(schemas(copy)) == [copy.schema / "checks.schema.json"]
