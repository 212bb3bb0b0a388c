"""Functions of the library called in processes of their own."""

import os
import subprocess

from brief.base import cores

SQUARE = "math:isqrt"


def results(function, values):
    with cores.elsewhere(function, values) as answers:
        return [answer() for answer in answers]


def test_each_value_has_its_result_in_order():
    assert results(SQUARE, [4, 9, 16]) == [2, 3, 4] and results(SQUARE, []) == []


def test_what_goes_wrong_in_one_is_nothing_to_the_others():
    assert results(SQUARE, [4, "four", 16]) == [2, None, 4]


def test_where_a_process_cannot_be_started_there_is_no_result(monkeypatch):
    start, started = subprocess.Popen, []

    def second_fails(*given, **named):
        started.append(given)
        if len(started) == 2:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return start(*given, **named)

    monkeypatch.setattr(subprocess, "Popen", second_fails)
    assert results(SQUARE, [4, 9, 16]) == [2, None, 4]


def test_what_is_printed_is_no_part_of_the_result():
    assert results("pprint:pp", ["words"]) == [None] and results("builtins:len", ["words"]) == [5]


def test_words_that_are_no_result_are_none():
    with subprocess.Popen(["echo", "words"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert cores._answer(process, 1) is None


def test_what_is_at_work_when_it_is_left_is_ended():
    with cores.elsewhere("time:sleep", [60, 60]):
        pass


def test_it_counts_the_cores_that_this_process_may_use(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    assert cores.count() == 1
