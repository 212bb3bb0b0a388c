"""The garbage collector waits while much is loaded, and no longer."""

import gc

import pytest

from brief.base import memory


def test_the_collector_waits_while_something_is_loaded_and_works_again_behind_it():
    with pytest.raises(ValueError, match="broken"), memory.growing():
        assert not gc.isenabled()
        raise ValueError("broken")
    assert gc.isenabled()


def test_while_a_command_loads_the_collector_looks_rarely_and_not_at_its_end():
    before = gc.get_threshold()
    with memory.loading():
        assert gc.get_threshold() == memory.RARELY and gc.isenabled()
    try:
        assert gc.get_threshold() == before and gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
