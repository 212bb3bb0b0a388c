"""Checksums of whatever JSON can hold."""

from brief.base import fingerprints


def test_a_checksum_minds_what_is_said_and_not_in_which_order():
    assert fingerprints.sha256({"a": 1, "b": [2, 3]}) == fingerprints.sha256({"b": [2, 3], "a": 1})
    assert fingerprints.sha256({"a": 1, "b": [2, 3]}) != fingerprints.sha256({"a": 1, "b": [3, 2]})
