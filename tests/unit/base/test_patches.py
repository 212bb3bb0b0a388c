"""Changes to other packages last as long as they are asked to, and there are none on import."""

import logging
from types import SimpleNamespace

import pytest

from brief.base import patches


def test_a_logger_tells_errors_alone_for_a_while():
    logger = logging.getLogger("tests.patches")
    with pytest.raises(ZeroDivisionError), patches.only_errors(logger.name):
        assert not logger.isEnabledFor(logging.WARNING) and logger.isEnabledFor(logging.ERROR)
        _ = 1 / 0
    assert logger.level == logging.NOTSET


def test_a_console_is_silent_for_a_while():
    console = SimpleNamespace(quiet=False)
    with pytest.raises(ZeroDivisionError), patches.silent(console):
        assert console.quiet
        _ = 1 / 0
    assert not console.quiet
