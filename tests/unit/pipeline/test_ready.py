"""What is started before anything else."""

import signal
from unittest.mock import Mock

from brief.pipeline import ready


def test_the_server_that_workers_are_forked_from_starts_deaf_to_an_interrupt(monkeypatch):
    masks = []
    server = Mock(ensure_running=lambda: masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, ())))
    monkeypatch.setattr(ready, "forkserver", server)
    ready._serve()
    assert signal.SIGINT in masks[0]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
