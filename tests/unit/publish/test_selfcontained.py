"""A page holds all that it shows: no file beside it is asked for."""

import base64

import pytest

from brief.base.problems import Problems
from brief.publish import selfcontained


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "theme" / "fonts").mkdir(parents=True)
    (tmp_path / "theme" / "brief.css").write_text("@font-face { src: url(fonts/a.ttf); }", encoding="utf-8")
    (tmp_path / "theme" / "fonts" / "a.ttf").write_bytes(b"font")
    (tmp_path / "theme" / "brief.js").write_text("run();", encoding="utf-8")
    (tmp_path / "a dot.png").write_bytes(b"dot")
    return tmp_path


def held(content):
    return base64.b64encode(content).decode("ascii")


def test_pictures_scripts_and_style_are_in_the_page(folder):
    html = (
        '<link rel="stylesheet" href="theme/brief.css"><img alt="" src="a%20dot.png">'
        '<img src="data:image/png;base64,eA=="><script src="theme/brief.js"></script>'
    )
    assert selfcontained.page(html, folder) == (
        f"<style>\n@font-face {{ src: url(data:font/ttf;base64,{held(b'font')}); }}</style>"
        f'<img alt="" src="data:image/png;base64,{held(b"dot")}"><img src="data:image/png;base64,eA==">'
        "<script>run();</script>"
    )


def test_every_picture_that_is_missing_or_none_is_named(folder):
    with pytest.raises(Problems) as raised:
        selfcontained.page('<img src="none.png"><img src="theme/brief.js">', folder)
    first, second = map(str, raised.value.problems)
    assert "there is no picture 'none.png'" in first
    assert "'theme/brief.js' is no picture" in second
