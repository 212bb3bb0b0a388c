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


def test_each_action_is_a_commit_whose_version_stands_behind_it(project):
    lines = [
        line.strip()
        for path in sorted((project.root / ".github" / "workflows").glob("*.yml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    form = re.compile(r"(- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert lines and [line for line in lines if not form.fullmatch(line)] == []


def test_a_newer_push_ends_an_older_run_but_not_one_that_publishes(workflows):
    on_others = "github.ref != format('refs/heads/{0}', github.event.repository.default_branch)"
    assert on_others in workflows["publish"]["concurrency"]["cancel-in-progress"]


def test_no_cache_reaches_a_release(project):
    assert "actions/cache" not in (project.root / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
