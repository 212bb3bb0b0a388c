"""Of the texts that staging makes, an edition gets those that its prose includes."""

from brief.publish.pages import generated


def test_what_is_included_is_made(collection, planned, executed):
    assert list(generated.included(collection, planned, executed)) == ["evidence.qmd"]
