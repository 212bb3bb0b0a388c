"""What a build withstands, a try each; `make torture` tries all of it, and kills builds by the hundred."""

import os
import random
import signal
import subprocess
import sys

import pytest

import torture

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks for what is left in /proc"),
    pytest.mark.xdist_group("faults"),
]


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """A project with one small edition, built."""
    bench = torture.Bench.make(tmp_path_factory.mktemp("torture"))
    bench.good()
    yield bench
    subprocess.run(["rm", "-rf", str(bench.temporary)], check=True)


@pytest.mark.parametrize(
    "fault",
    ["a cell loops and can't be interrupted", "a cell ends its kernel", "a cell fails and leaves a process"],
)
def test_a_cell_that_misbehaves_is_named_and_the_brief_is_whole(bench, monkeypatch, fault):
    source, words = torture.CELLS[fault]
    bench.cells(source, torture.GOOD, torture.VALUE)
    torture.kept(bench, fault, bench.build, words, "notebooks/90-own.ipynb cell 2")


def test_200_mb_of_output_are_cut_and_the_brief_is_built(bench):
    bench.cells(torture.HARMLESS["a cell prints 200 MB"], torture.GOOD, torture.VALUE)
    torture.kept(bench, "prints", bench.build, "prints more than 1,000,000 letters: cut", code=0)


def test_ctrl_c_works_at_once(bench):
    bench.cells("import time\ntime.sleep(1e6)", torture.GOOD, torture.VALUE)
    torture.kept(bench, "Ctrl+C", lambda: torture.interrupted(bench), code=130)


def test_ctrl_c_at_any_moment_is_quiet(bench):
    bench.cells(torture.GOOD, torture.VALUE)
    torture.interrupts(bench, 4, random.Random(1))


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be another user")
def test_another_user_gets_nowhere(bench):
    torture.intruded(bench)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can mount")
@pytest.mark.parametrize("room", ["64k", "4m"])
def test_a_temporary_folder_without_room_is_said_in_a_line(bench, room):
    bench.cells(torture.GOOD, torture.VALUE)
    command = f"{sys.executable} -m brief build --edition small --renderer {bench.renderer} --force"
    torture.filled(bench, room, f"mount -t tmpfs -o size={room} none {bench.temporary} && {command}")


def test_killed_builds_lose_nothing(bench):
    bench.cells(torture.GOOD, torture.VALUE)
    torture.kills(bench, 4, "incremental", random.Random(2))


def test_a_damaged_cache_is_thrown_away_and_said(bench):
    bench.cells(torture.GOOD, torture.VALUE)
    digest = bench.good()
    [record] = (bench.root / "reports/_output/.work/runs").glob("*.json")
    record.write_text("{rubbish", encoding="utf-8")
    code, said = bench.build()
    assert code == 0 and "is damaged" in said and bench.digest() == digest


def test_output_that_nobody_reads_ends_the_command_without_a_word(bench):
    process = subprocess.Popen(
        [sys.executable, "-m", "brief", "--help"], cwd=bench.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() in (0, 1, -signal.SIGPIPE)


def test_a_matrix_with_an_editions_name_is_refused(bench):
    (bench.root / "reports/small.yml").write_text(torture.MATRIX, encoding="utf-8")
    code, said = bench.run("build", "--matrix", "reports/small.yml")
    assert code == 1 and "reports/small.yml: its editions would stand in the folder 'small'" in said


@pytest.mark.skipif(os.getuid() == 0, reason="root writes wherever")
def test_a_project_that_may_not_be_written_can_be_explained(bench):
    bench.root.chmod(0o500)
    assert bench.build("--explain")[0] == 0
    bench.root.chmod(0o700)
