"""Of a large ledger other processes find some as one would find all, and the same is said of what is wrong."""

import sys
from contextlib import contextmanager
from threading import Semaphore

import pytest

from brief.base import cores, trace
from brief.base.problems import Problems
from brief.corpus import finding, ledger


@pytest.fixture
def started(monkeypatch):
    """A ledger of two claims is a large one, on three cores; the processes that were started for it."""
    processes = []
    real = cores._started
    monkeypatch.setattr(finding, "MANY", 2)
    monkeypatch.setattr(cores, "count", lambda: 3)
    monkeypatch.setattr(cores, "_started", lambda command: processes.append(real(command)) or processes[-1])
    return processes


@pytest.fixture
def patient(started, monkeypatch):
    """The first claim is looked for when the others are through; what is found here by then."""
    ended, here = Semaphore(0), []
    collect, elsewhere, anchor = cores._collect, cores.elsewhere, finding.anchor

    def collected(*given):
        collect(*given)
        ended.release()

    @contextmanager
    def waiting(function, values):
        with elsewhere(function, values) as lists:
            for _ in values:
                ended.acquire(timeout=60)
            yield lists

    monkeypatch.setattr(cores, "_collect", collected)
    monkeypatch.setattr(cores, "elsewhere", waiting)
    monkeypatch.setattr(ledger, "anchor", lambda entry, *given: here.append(entry.record.id) or anchor(entry, *given))
    return here


def test_all_is_found_as_one_process_finds_it(copy, collection, started, patient):
    claims = ledger.load(copy).claims
    assert [process.returncode for process in started] == [0, 0]
    assert patient == []
    assert list(claims) == list(collection.ledger.claims)
    assert [_without_document(claim) for claim in claims.values()] == [
        _without_document(claim) for claim in collection.ledger.claims.values()
    ]


def test_no_more_processes_are_started_than_have_enough_to_find(copy, collection, started, monkeypatch):
    claims = len(collection.ledger.claims)
    monkeypatch.setattr(finding, "MANY", claims)
    monkeypatch.setattr(cores, "count", lambda: 64)
    ledger.load(copy)
    assert len(started) == 1


def test_nobody_waits_for_those_that_find_nothing(copy, collection, started, monkeypatch):
    real = cores._started
    monkeypatch.setattr(cores, "_started", lambda command: real([sys.executable, "-c", "import time; time.sleep(600)"]))
    assert list(ledger.load(copy).claims) == list(collection.ledger.claims)
    assert len(started) == 2 and all(process.returncode for process in started)


def test_what_is_wrong_is_said_in_the_same_words_and_order(copy, collection, patient, monkeypatch):
    for path in copy.ledger.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("    value: ", "    value: 9").replace("    topic: ", "    tropic: ", 1)
        path.write_text(text, encoding="utf-8")
    together = _problems(copy)
    assert 20 < len(patient) < len(collection.ledger.claims)
    monkeypatch.setattr(finding, "MANY", 10_000)
    assert together == _problems(copy)
    assert len(together) > 20


def test_where_a_process_dies_this_one_finds_what_it_should_have(copy, collection, started, patient, monkeypatch):
    real = cores._started
    monkeypatch.setattr(cores, "_started", lambda command: real([*command[:-1], "brief.corpus.finding:missing"]))
    assert list(ledger.load(copy).claims) == list(collection.ledger.claims) == patient
    assert [process.returncode for process in started] == [1, 1]


def test_a_notebook_that_notes_what_it_reads_starts_no_program(copy, started, monkeypatch):
    monkeypatch.setattr(trace, "noting", lambda: True)
    ledger.load(copy)
    assert started == []


def _problems(copy):
    with pytest.raises(Problems) as caught:
        ledger.load(copy)
    return caught.value.problems


def _without_document(anchored):
    return anchored.claim, anchored.start, anchored.end, anchored.phrase, anchored.origins, anchored.document.source.id
