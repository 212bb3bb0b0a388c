"""What runs with the right to publish, to sign or to write runs no code of ours or of a package."""

import re

import pytest
from ruamel.yaml import YAML

WORKFLOWS = ("publish", "release", "weekly")


@pytest.fixture(scope="module")
def workflows(project):
    folder = project.root / ".github" / "workflows"
    assert sorted(path.stem for path in folder.iterdir()) == list(WORKFLOWS)
    return {name: YAML(typ="safe").load(folder / f"{name}.yml") for name in WORKFLOWS}


@pytest.fixture(scope="module")
def jobs(workflows):
    return {f"{name}.{job}": about for name, workflow in workflows.items() for job, about in workflow["jobs"].items()}


def test_each_workflow_reads_and_no_more_unless_a_job_asks(workflows):
    assert {name: workflow["permissions"] for name, workflow in workflows.items()} == dict.fromkeys(
        WORKFLOWS, {"contents": "read"}
    )


def test_a_job_that_may_write_runs_nothing_of_ours(jobs):
    writing = {name: job for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}
    assert set(writing) == {"publish.deploy", "release.release", "weekly.propose"}
    for job in writing.values():
        for step in job["steps"]:
            assert not re.search(r"\bmake\b|\.venv|python|pip", step.get("run", ""))


def test_a_job_that_runs_our_code_keeps_no_password(jobs):
    for name, job in jobs.items():
        if any("make" in step.get("run", "") for step in job["steps"]):
            [checkout] = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
            assert checkout["with"] == {"persist-credentials": False}, name


def test_each_job_ends(jobs):
    assert all(job["timeout-minutes"] <= 120 for job in jobs.values())


def test_what_can_be_trusted_is_tried_before_it_is_published(jobs):
    assert {"lint", "test", "lowest", "torture"} <= set(jobs["publish.publish"]["needs"])
    assert jobs["release.release"]["needs"] == "build"


def test_every_command_of_a_workflow_is_one_of_make(project, jobs):
    targets = set(re.findall(r"^([\w./-]+):", (project.root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = {
        match
        for job in jobs.values()
        for step in job["steps"]
        for match in re.findall(r"make ([\w./]+)", step.get("run", ""))
    }
    assert called and called <= targets
