"""Pages that nothing else comes with: pictures, scripts, style sheet and fonts inside them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from brief.base.problems import Place, Problem, raise_any
from brief.base.project import HTML

_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PICTURE = re.compile(r'(<img\s[^>]*?\bsrc=")(?!data:)([^"]+)')
_STYLE_SHEET = re.compile(r'<link rel="stylesheet" href="theme/brief\.css">')
_FONT = re.compile(r"url\((fonts/[^)]+)\)")
_FACE = re.compile(r"@font-face\s*{[^}]*}\s*")
_POLICY = "script-src 'unsafe-inline'"
# Spelled here: what Python guesses depends on the machine.
MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
}
PICTURES = frozenset(suffix for suffix, kind in MEDIA_TYPES.items() if kind.startswith("image/"))


def page(html: str, folder: Path) -> str:
    """The page with the files that it names in it, which are looked for in `folder`.

    Pandoc can do it, but reads the whole page again for that. Raises `Problems` for every picture that isn't there
    or is none.
    """
    pictures = {match[2]: folder / unquote(unescape(match[2])) for match in _PICTURE.finditer(html)}
    raise_any(problem for name, path in pictures.items() for problem in _problems(name, path, folder))
    html = _PICTURE.sub(lambda match: f"{match[1]}{_data(pictures[match[2]])}", html)
    html = _SCRIPT.sub(lambda match: f"<script>{(folder / match[1]).read_text(encoding='utf-8')}</script>", html)
    html = _STYLE_SHEET.sub(lambda _: f"<style>\n{style(folder / 'theme')}</style>", html)
    return with_policy(html, folder / "theme")


def with_policy(html: str, theme: Path) -> str:
    """The page with a policy by which the theme's own scripts run, known by their checksums, and no other.

    No handler in an attribute runs and no `javascript:` address, whatever stands in a quote, a caption or an output.
    """
    own = {path.read_text(encoding="utf-8").strip() for path in theme.glob("*.js")}
    scripts = [match[1] for match in _INLINE.finditer(html) if match[1].strip() in own]
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii") for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    return html.replace(_POLICY, f"script-src {allowed}", 1)


def style(theme: Path) -> str:
    """The theme's style sheet with its fonts inside."""
    css = (theme / "brief.css").read_text(encoding="utf-8")
    return _FONT.sub(lambda match: f"url({_data(theme / match[1])})", css)


def plain_style(theme: Path) -> str:
    """The style sheet without its fonts, which each of many pages would repeat: they have those of the reader."""
    return _FACE.sub("", (theme / "brief.css").read_text(encoding="utf-8"))


def _problems(name: str, path: Path, folder: Path) -> Iterator[Problem]:
    if not path.resolve().is_relative_to(folder.resolve()):
        yield Problem(Place(HTML), f"the picture {name!r} is outside of the project")
    elif not path.is_file():
        yield Problem(Place(HTML), f"there is no picture {name!r}")
    elif path.suffix not in PICTURES:
        yield Problem(Place(HTML), f"{name!r} is no picture", ", ".join(sorted(PICTURES)))


def _data(path: Path) -> str:
    """A file as an address that holds it."""
    return f"data:{MEDIA_TYPES[path.suffix]};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"
