"""Two builds compared as a whole."""

from brief.base.project import MANIFEST
from brief.compare.differences import compare
from brief.compare.words import as_markdown, as_text


def test_the_same_build_twice_has_the_same_bytes_and_no_difference(small, before):
    after = small.build("after")
    assert (after / MANIFEST).read_bytes() == (before / MANIFEST).read_bytes()
    assert compare(before, after) == []
    for say in (as_text, as_markdown):
        assert "before → after: no difference" in say([], "before", "after")
