"""Quarto renders where its command is found, unless something else is asked for."""

import pytest

from brief.base.problems import Problems
from brief.publish.render import renderers


@pytest.fixture
def installed(monkeypatch):
    def set_installed(is_installed):
        monkeypatch.setattr(renderers.shutil, "which", lambda _: "/bin/quarto" if is_installed else None)

    return set_installed


@pytest.mark.parametrize(
    ("name", "is_installed", "renderer"),
    [
        ("auto", True, renderers.QUARTO),
        ("auto", False, renderers.EMBEDDED),
        ("quarto", True, renderers.QUARTO),
        ("embedded", True, renderers.EMBEDDED),
    ],
)
def test_the_renderer_is_the_one_asked_for(installed, name, is_installed, renderer):
    installed(is_installed)
    assert renderers.choose(name) is renderer


def test_quarto_is_refused_where_it_is_not_installed(installed):
    installed(False)
    with pytest.raises(Problems, match="the command quarto is not on the PATH"):
        renderers.choose("quarto")
