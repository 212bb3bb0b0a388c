"""Every official row that a brief may rest on is sealed."""


def test_no_series_is_still_being_written(collection):
    assert collection.unsealed == []
