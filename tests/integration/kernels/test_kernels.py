"""A warm kernel is a cold one that starts sooner: same notebook, nothing kept from another, nothing left."""

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import papermill
import pytest
from jupyter_core.utils import run_sync
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook
from papermill.exceptions import PapermillExecutionError
from traitlets.utils.importstring import import_item

from brief.kernels import forking, managers, provisioner, zygote
from brief.kernels import forking as kernels
from brief.notebooks import files as notebooks
from brief.pipeline import preload

COLD, WARM = "brief.kernels.managers.PrivateKernelManager", "brief.kernels.managers.WarmKernelManager"
KERNELSPEC = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are warm on Linux alone")


@pytest.fixture(scope="module", autouse=True)
def ended(project):
    """Kernels have loaded what those of a build have."""
    preload.warm_up(project)
    yield
    kernels.close()


@pytest.fixture
def run(tmp_path):
    """Executes cells in one kernel; gives what they print."""

    def execute(*cells, manager=WARM, **options):
        source, output = tmp_path / "in.ipynb", tmp_path / "out.ipynb"
        made = [new_code_cell(cell, id=f"cell-{number}") for number, cell in enumerate(cells)]
        nbformat.write(new_notebook(cells=made, metadata={"kernelspec": KERNELSPEC}), source)
        executed = papermill.execute_notebook(
            source,
            output,
            kernel_manager_class=manager,
            cwd=tmp_path,
            progress_bar=False,
            **{"shutdown_kernel": "immediate", **options},
        )
        return "".join(part.get("text", "") for cell in executed.cells for part in cell.outputs)

    return execute


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(*pids, seconds=20):
    limit = time.monotonic() + seconds
    while any(alive(pid) for pid in pids) and time.monotonic() < limit:
        time.sleep(0.05)
    return not any(alive(pid) for pid in pids)


def is_warm(run):
    """Whether the next kernel is forked: its parent is not this process then."""
    return run("import os; print(os.getppid())").strip() != str(os.getpid())


@pytest.mark.parametrize("name", ["03-synthetic-opioid-growth", "10-key-numbers"])
def test_a_notebook_comes_out_byte_for_byte_as_from_a_cold_kernel(project, tmp_path, name):
    made = []
    for manager in (COLD, WARM):
        output = tmp_path / "out.ipynb"
        papermill.execute_notebook(
            project.notebook(name),
            output,
            kernel_manager_class=manager,
            cwd=project.notebooks,
            progress_bar=False,
            shutdown_kernel="immediate",
        )
        nbformat.write(notebooks.clean(nbformat.read(output, 4)), output)
        made.append(output.read_bytes())
    assert made[0] == made[1]


STATE = """
import altair, gc, json, os, random, signal, sys, threading
print(json.dumps({
    "modules": sorted(name for name in sys.modules if name.startswith("brief")),
    "environment": {name: value for name, value in os.environ.items() if name != "BRIEF_KERNEL"},
    "folder": os.getcwd(), "path": sys.path, "program": sys.argv[0],
    "theme": altair.theme.active, "renderer": altair.renderers.active, "shown by": str(type(sys.displayhook)),
    "signals": [str(signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)],
    "names": sorted(globals()), "session": os.getsid(0) == os.getpid(), "collects": gc.isenabled(),
    "thread": threading.Thread().name, "input": sys.stdin.read(),
}))
"""


def test_a_kernel_finds_what_a_cold_one_finds(run, monkeypatch):
    monkeypatch.setenv("BRIEF_PROBE", "set after the imports")
    warm, cold = json.loads(run(STATE)), json.loads(run(STATE, manager=COLD))
    assert cold.pop("modules") == []
    warm.pop("modules")
    assert warm.pop("environment") == cold.pop("environment") | forking.ONE_THREAD
    assert warm == cold


def test_nothing_stays_from_one_notebook_to_the_next(run):
    before = run(STATE)
    run(
        "import os, sys, random, numpy, altair, builtins, signal, pandas, types",
        "sys.modules['left'] = types.ModuleType('left'); builtins.left = 1; os.environ['LEFT'] = '1'",
        "os.chdir('/'); sys.path.append('/left'); random.seed(1); numpy.random.seed(1)",
        "altair.theme.enable('dark'); sys.displayhook = print; pandas.options.display.max_rows = 3",
    )
    assert run(STATE) == before
    assert (
        run(
            "import sys, builtins, pandas",
            "print('left' in sys.modules, hasattr(builtins, 'left'), pandas.options.display.max_rows)",
        )
        == "False False 60\n"
    )


def test_each_kernel_draws_its_own_random_numbers(run):
    draw = "import random, numpy; print(random.random(), numpy.random.random())"
    drawn = [run(draw).split() for _ in range(2)]
    assert len({number for pair in drawn for number in pair}) == 4


def test_an_error_is_told_in_the_same_words(run):
    told = []
    for manager in (COLD, WARM):
        with pytest.raises(PapermillExecutionError) as caught:
            run("print('so far')", "from brief.analysis import growth\ngrowth.index(None, 1)", manager=manager)
        error = caught.value
        told.append((error.ename, error.evalue, error.cell_index, error.traceback))
    assert told[0] == told[1] and "growth.py" in "".join(error.traceback)


@pytest.mark.parametrize("manager", [COLD, WARM])
def test_a_timeout_and_a_killed_kernel_are_told(run, manager):
    with pytest.raises(CellTimeoutError):
        run("import time; time.sleep(60)", manager=manager, execution_timeout=1)
    with pytest.raises(DeadKernelError):
        run("import os; os.kill(os.getpid(), 9)", manager=manager)


def test_a_cell_is_interrupted_and_the_kernel_goes_on(run):
    assert (
        run(
            "import time",
            "try:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print('interrupted')",
            "print('on')",
            execution_timeout=2,
            interrupt_on_timeout=True,
        )
        == "interrupted\non\n"
    )


def test_a_kernel_asked_to_end_ends_as_a_process_does(run, tmp_path):
    run("import atexit, pathlib; atexit.register(pathlib.Path('ended').touch)", shutdown_kernel="graceful")
    assert (tmp_path / "ended").exists()


@pytest.fixture
def kernel(tmp_path):
    """A kernel manager with a running warm kernel."""
    manager = managers.WarmKernelManager(kernel_name="python3")
    run_sync(manager.start_kernel)(cwd=str(tmp_path))
    yield manager
    run_sync(manager.shutdown_kernel)(now=True)


def test_the_traffic_is_private_and_the_kernel_keeps_its_name(kernel):
    info = kernel.get_connection_info()
    assert info["curve_publickey"] and info["transport"] == "ipc" and kernel.kernel_name == "python3"
    assert Path(info["ip"]).parent.stat().st_mode & 0o777 == 0o700
    assert isinstance(kernel.provisioner.process, forking.ForkedKernel)


def test_nothing_is_left_on_disk(run, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run("1") == ""
    assert {path.name for path in tmp_path.iterdir()} == {"in.ipynb", "out.ipynb"}


def test_a_kernel_ends_with_its_zygote_and_the_next_has_another(kernel, run):
    process = kernel.provisioner.process
    assert process.poll() is None
    os.kill(forking._zygote._process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL and gone(process.pid)
    assert not is_warm(run)  # this one finds out
    assert is_warm(run)


BORROWER = """
import os, socket, sys, time
from pathlib import Path
from jupyter_core.utils import run_sync
from brief.kernels import forking as kernels
from brief.kernels import managers
kernels.share(socket.socket(fileno=int(sys.argv[1])))
manager = managers.WarmKernelManager(kernel_name="python3")
run_sync(manager.start_kernel)(cwd=os.getcwd())
Path("part").write_text(str(manager.provisioner.pid))
Path("part").rename("pid")
time.sleep(600)
"""


def test_a_zygote_is_shared_and_a_kernel_ends_with_who_asked_for_it(kernel, tmp_path):
    control = kernels.shared()
    command = [sys.executable, "-c", BORROWER, str(control.fileno())]
    with subprocess.Popen(command, cwd=tmp_path, pass_fds=[control.fileno()]) as borrower:
        limit = time.monotonic() + 60
        while not (tmp_path / "pid").exists() and time.monotonic() < limit:
            time.sleep(0.05)
        theirs = int((tmp_path / "pid").read_text())
        zygote_pid = str(forking._zygote._process.pid)
        assert Path(f"/proc/{theirs}/stat").read_text().rpartition(")")[2].split()[1] == zygote_pid
        borrower.kill()
    assert gone(theirs)
    assert kernel.provisioner.process.poll() is None, "the zygote and who else it serves go on"


def test_what_was_started_for_nothing_is_ended_at_once(afresh):
    kernels.warm_up()
    started = time.monotonic()
    pid = forking._zygote._process.pid
    kernels.close()
    assert gone(pid) and time.monotonic() - started < 1


SCRIPT = """
import sys
from pathlib import Path
import nbformat, papermill
from nbformat.v4 import new_code_cell, new_notebook
from brief.base.project import find
from brief.pipeline import preload
preload.warm_up(find())
for number, cell in enumerate(sys.argv[2:]):
    folder = Path(sys.argv[1])
    nbformat.write(new_notebook(cells=[new_code_cell(cell)]), folder / "in.ipynb")
    papermill.execute_notebook(folder / "in.ipynb", folder / "out.ipynb", cwd=folder, progress_bar=False,
                               kernel_name="python3", kernel_manager_class="brief.kernels.managers.WarmKernelManager")
"""
WRITE_PIDS = """
import os, pathlib, subprocess
started = subprocess.Popen(["sleep", "600"])
pathlib.Path("part").write_text(f"{os.getpid()} {os.getppid()} {started.pid}")
pathlib.Path("part").rename("pids")
"""


@pytest.mark.parametrize("how", ["killed", "ends"])
def test_nothing_is_left_when_the_process_is_killed_or_ends(tmp_path, how):
    wait = "import time; time.sleep(600)" if how == "killed" else ""
    with subprocess.Popen([sys.executable, "-c", SCRIPT, tmp_path, WRITE_PIDS + wait]) as process:
        limit = time.monotonic() + 60
        while not (tmp_path / "pids").exists() and time.monotonic() < limit:
            time.sleep(0.05)
        kernel, parent, started = map(int, (tmp_path / "pids").read_text().split())
        assert parent != process.pid
        if how == "killed":
            process.kill()
    assert gone(kernel, parent)
    if how == "killed":
        assert gone(started)
    elif alive(started):
        os.kill(started, signal.SIGKILL)  # a cold kernel that ends by itself leaves what it started, too


def test_a_library_edited_meanwhile_is_imported_as_it_is_now(project, tmp_path):
    library = tmp_path / "lib" / "brief"
    shutil.copytree(Path(kernels.__file__).parents[1], library, ignore=shutil.ignore_patterns("__pycache__"))
    edit = f"import pathlib; pathlib.Path({str(library / 'analysis' / 'growth.py')!r}).write_text('EDITED = True')"
    subprocess.run(
        [sys.executable, "-c", SCRIPT, tmp_path, edit, "from brief.analysis import growth; assert growth.EDITED"],
        env={**os.environ, "PYTHONPATH": str(library.parent)},
        check=True,
        timeout=120,
    )


@pytest.fixture
def afresh():
    """No zygote and nothing said, before and after."""
    for _ in (1, 2):
        kernels.close()
        provisioner._said.clear()
        if _ == 1:
            yield


def test_where_no_fork_is_safe_kernels_start_cold_and_it_is_said_once(run, afresh, monkeypatch, caplog):
    monkeypatch.setattr(sys, "platform", "darwin")
    with caplog.at_level(logging.WARNING, "brief.kernels"):
        kernels.warm_up()
        assert run("print(1)") == run("print(1)") == "1\n"
    assert [record.getMessage() for record in caplog.records if record.name == "brief.kernels"] == [
        "notebooks start with a cold kernel, which takes seconds longer: "
        "darwin can't fork a process that has libraries loaded"
    ]


def test_a_library_that_is_missing_is_named(run, afresh, monkeypatch, caplog, tmp_path, project):
    (tmp_path / "altair.py").write_text("import no_such_library")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    preload.warm_up(project)
    with caplog.at_level(logging.WARNING, "brief.kernels"):
        assert run("print(1)") == "1\n"
    assert caplog.messages[0].endswith("ModuleNotFoundError: No module named 'no_such_library'")


@pytest.mark.parametrize(("told", "loaded"), [("own:load", "1"), ("", "0")])
def test_kernels_have_loaded_what_they_are_told_to_and_nothing_else(run, afresh, monkeypatch, tmp_path, told, loaded):
    (tmp_path / "own.py").write_text("count = 0\ndef load():\n    global count\n    count += 1")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    kernels.warm_up(told)
    assert run("import own; print(own.count)") == f"{loaded}\n"
    assert is_warm(run)
    assert run("import sys; print('brief' in sys.modules, 'pandas' in sys.modules)") == "False False\n"


def test_what_warns_as_it_is_loaded_would_show_in_a_notebook(run, afresh, monkeypatch, caplog, tmp_path):
    (tmp_path / "own.py").write_text("import warnings\ndef load():\n    warnings.warn('old')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    kernels.warm_up("own:load")
    with caplog.at_level(logging.WARNING, "brief.kernels"):
        assert run("print(1)") == "1\n"
    assert caplog.messages[0].endswith("RuntimeError: importing warns: old")


def test_a_kernel_that_python_must_start_otherwise_starts_cold(run, monkeypatch):
    assert is_warm(run)
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert run("print(hash('a'))", manager=COLD) == run("print(hash('a'))")


@pytest.mark.parametrize("manager", [COLD, WARM])
def test_a_folder_that_is_missing_is_an_error_as_ever(manager):
    made = import_item(manager)(kernel_name="python3")
    with pytest.raises(FileNotFoundError):
        run_sync(made.start_kernel)(cwd="/no/such/folder")


def test_a_process_with_a_second_thread_refuses():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="the second")
    thread.start()
    try:
        with pytest.raises(RuntimeError, match="the second"):
            zygote.check_alone()
    finally:
        stop.set()
        thread.join()
