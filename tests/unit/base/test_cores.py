"""Generators of the library called in processes of their own."""

import os
import signal
import subprocess
import sys
import time

import pytest

from brief.base import cores

COUNTING = "builtins:range"


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Write a module that other processes can import; its name."""

    def write(text):
        (tmp_path / "numbers_of_ours.py").write_text(text, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        return "numbers_of_ours"

    return write


def results(function, values, wanted):
    """What came, once as much came as is wanted of each."""
    with cores.elsewhere(function, values) as lists:
        deadline = time.monotonic() + 60
        while [len(parts) for parts in lists] != wanted and time.monotonic() < deadline:
            time.sleep(0.01)
        return [list(parts) for parts in lists]


def collected(function, value):
    """What came of one process by its end."""
    parts = []
    cores._collect(cores._started([sys.executable, "-P", "-m", "brief.base.cores", function]), value, parts)
    return parts


def test_each_value_has_what_is_generated_in_order():
    assert results(COUNTING, [2, 0, 3], [2, 0, 3]) == [[0, 1], [], [0, 1, 2]] and results(COUNTING, [], []) == []


def test_what_goes_wrong_in_one_is_nothing_to_the_others():
    assert results(COUNTING, [2, "two", 3], [2, 0, 3]) == [[0, 1], [], [0, 1, 2]]


def test_what_came_before_it_went_wrong_stays(module):
    name = module("def halves(numbers):\n    for number in numbers:\n        yield 1 / number\n")
    assert collected(f"{name}:halves", [2, 4, 0, 8]) == [0.5, 0.25]


def test_it_comes_while_the_process_is_at_work(module):
    name = module("import time\ndef slowly(number):\n    yield number\n    time.sleep(600)\n    yield number\n")
    assert results(f"{name}:slowly", [5], [1]) == [[5]]


def test_where_a_process_cannot_be_started_nothing_comes(monkeypatch):
    start, started = subprocess.Popen, []

    def second_fails(*given, **named):
        started.append(given)
        if len(started) == 2:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return start(*given, **named)

    monkeypatch.setattr(subprocess, "Popen", second_fails)
    assert results(COUNTING, [2, 2, 3], [2, 0, 3]) == [[0, 1], [], [0, 1, 2]]


def test_what_is_printed_is_no_part_of_it(module):
    name = module("def loudly(number):\n    print('words')\n    yield number\n")
    assert collected(f"{name}:loudly", 5) == [5]


def test_words_that_are_no_part_end_it():
    with subprocess.Popen(["echo", "words"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        parts = []
        cores._collect(process, 1, parts)
    assert parts == []


def test_what_is_at_work_when_it_is_left_is_ended(monkeypatch):
    processes, start = [], cores._started
    monkeypatch.setattr(cores, "_started", lambda command: processes.append(start(command)) or processes[-1])
    with cores.elsewhere("time:sleep", [60, 60]):
        pass
    assert [process.returncode for process in processes] == [-signal.SIGKILL] * 2


def test_it_counts_the_cores_that_this_process_may_use(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    assert cores.count() == 1
