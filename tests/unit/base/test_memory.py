"""The garbage collector waits while much is loaded, and no longer."""

import gc

import pytest

from brief.base import memory


def test_the_collector_waits_while_something_is_loaded_and_works_again_behind_it():
    with pytest.raises(ValueError, match="broken"), memory.growing():
        assert not gc.isenabled()
        raise ValueError("broken")
    assert gc.isenabled()
