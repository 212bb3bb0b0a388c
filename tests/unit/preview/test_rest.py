"""Paper, Word and data are made while nobody saves, and given up at a save."""

import subprocess
import sys
import time

import pytest

from brief.cli.build import build
from brief.preview.rest import Rest


@pytest.fixture
def rest(tiny, monkeypatch):
    """A rest whose build runs the code in `rest.code`, and what was told, in `rest.told`."""
    told: list[str] = []
    made = Rest(tiny, "full", 60, told.append)
    real, made.told, made.started, made.code = subprocess.Popen, told, [], "pass"

    def start(command, **options):
        assert command[1:4] == ["-m", "brief", "build"]
        asked = build.make_context("build", command[4:]).params  # as the command itself reads it
        assert (asked["edition_ids"], asked["renderer"], asked["cell_seconds"]) == (("full",), "embedded", 60)
        made.started.append(real([sys.executable, "-c", made.code], **options))
        return made.started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return made


def _until_told(rest):
    for _ in range(500):
        rest.go_on()
        if rest.told:
            return rest.told
        time.sleep(0.02)
    raise AssertionError("nothing was told")


def test_nothing_is_built_before_a_page_was_made(rest):
    rest.go_on()
    assert rest.started == []


def test_it_is_built_once_for_a_page_and_said(rest):
    rest.wait_for_it()
    assert _until_told(rest) == ["built: paper, Word and data too"]
    rest.go_on()
    assert len(rest.started) == 1


def test_what_is_wrong_with_it_is_said(rest):
    rest.code = "print('brief.typ: no such font'); raise SystemExit(1)"
    rest.wait_for_it()
    assert _until_told(rest) == ["brief.typ: no such font"]


def test_much_that_is_said_does_not_stop_it(rest):
    rest.code = "print('brief.typ: no such font\\n' * 10_000); raise SystemExit(1)"
    rest.wait_for_it()
    assert len(_until_told(rest)[0]) > 200_000


def test_a_save_ends_what_is_on_its_way(rest):
    rest.code = "import time; time.sleep(60)"
    rest.wait_for_it()
    rest.go_on()
    rest.give_up()
    assert rest.started[0].poll() is not None
    rest.go_on()
    assert (len(rest.started), rest.told) == (1, [])


def test_a_save_ends_what_it_started_too(rest, tmp_path):
    trace = tmp_path / "trace"
    worker = f"import time\nwhile True: open({str(trace)!r}, 'a').write('x'); time.sleep(0.01)"
    rest.code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {worker!r}])"
    rest.wait_for_it()
    rest.go_on()
    deadline = time.monotonic() + 60
    while not trace.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    rest.give_up()
    time.sleep(0.1)
    length = trace.stat().st_size
    time.sleep(0.3)
    assert 0 < length == trace.stat().st_size
