"""The record of a build of the real project, from the outputs that its notebooks keep."""

from brief.base import fingerprints
from brief.base.project import MANIFEST, TABLES
from brief.editions import editions
from brief.notebooks import files as notebooks
from brief.official.verdicts import Verdict
from brief.publish import builds, manifest
from brief.publish.prose import settled
from brief.tables import package


def test_the_record_of_the_real_project_names_all_of_it(project, collection, ledger, reference, audited, tmp_path):
    planned = editions.plan(project, "full")
    executed = {name: notebooks.read(project.notebook(name), name) for name in planned.parameters}
    package.write(package.resources(collection), tmp_path / TABLES, "Title", "2026-01-02")
    judged = settled.of_edition(collection, planned.edition, executed)
    manifest.write(
        collection, planned, executed, tmp_path, judged=judged, modules=fingerprints.library(fingerprints.LIBRARY)
    )
    record = builds.read(tmp_path).record
    assert list(record["claims"]) == list(ledger.claims)
    unchecked = {name for name, entry in audited.items() if entry.verdict == Verdict.NOT_CHECKED}
    assert set(ledger.claims) - set(record["checks"]) == unchecked
    assert list(record["series"]) == list(reference.series)
    assert len(record["judgements"]) == len(judged) > 0
    assert not any("{{<" in judgement["said"] for judgement in record["judgements"].values())
    values = [name for notebook in executed.values() for name in notebooks.values(notebook)]
    assert list(record["values"]) == values
    labels = {label for notebook in executed.values() for label in notebooks.labels(notebook)}
    assert labels == set(record["charts"]) | set(record["tables"])
    assert {name: entry.verdict for name, entry in audited.items()} == record["verdicts"]
    assert all("brief.notebooks.show" in entry["imports"] for entry in record["notebooks"].values())
    known = {
        *record["claims"],
        *record["series"],
        *record["files"],
        *ledger.documents,
        "data/ledger",
        "data/reference",
        "data/checks.yml",
    }
    for name, entry in record["values"].items():
        assert set(entry["derived_from"]) <= known, name
    assert (tmp_path / MANIFEST).stat().st_size < 1_000_000
