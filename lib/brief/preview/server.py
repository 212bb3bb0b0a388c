"""The server of a preview: the files of one built edition, on this machine only, behind a token.

Its pages are those of the brief; what they get besides is a script that listens (`reports/theme/preview.js`) and, in
their policy, the leave to do so. Nothing of that is in the files.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from http import HTTPStatus
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler, StaticFileHandler

from brief.base.project import HTML
from brief.preview.state import State

LOOPBACK = "127.0.0.1"
SCRIPT = "preview.js"
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_EMPTY = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Preview</title></head>'
    "<body><main><h1>The first build is on its way</h1></main></body></html>"
)


def start(folder: Path, theme: Path, state: State, token: str, port: int) -> tuple[HTTPServer, str]:
    """Serve a built edition's folder; the server, and the address of its page. Port 0 is any that is free.

    Raises OSError for a port that is taken.
    """
    sockets = bind_sockets(port, LOOPBACK)
    taken = sockets[0].getsockname()[1]
    given = {"folder": folder, "state": state, "theme": theme}
    root = f"/{re.escape(token)}"
    application = Application(
        [
            (rf"{root}/events", _Events, given),
            (rf"{root}/{SCRIPT}", _Script, given),
            (rf"{root}/(?P<name>[\w-]+\.html)?", _Page, given),
            (rf"{root}/(.+)", _File, {"path": str(folder)}),
        ],
        hosts={f"{LOOPBACK}:{taken}", f"localhost:{taken}"},
    )
    server = HTTPServer(application)
    server.add_sockets(sockets)
    return server, f"http://{LOOPBACK}:{taken}/{token}/"


class _Guarded(RequestHandler):
    """Answers only what is addressed to this server: a page from elsewhere can't reach it by another name."""

    folder: Path
    theme: Path
    state: State

    def initialize(self, folder: Path, theme: Path, state: State) -> None:
        self.folder, self.theme, self.state = folder, theme, state

    def prepare(self) -> None:
        _guard(self)


def _guard(handler: RequestHandler) -> None:
    if handler.request.host not in handler.settings["hosts"]:
        raise HTTPError(HTTPStatus.FORBIDDEN)
    handler.set_header("Cache-Control", "no-store")
    handler.set_header("X-Content-Type-Options", "nosniff")
    handler.set_header("Referrer-Policy", "no-referrer")


def _inside(folder: Path, name: str) -> Path:
    """A file of a folder. Raises HTTPError for one that a link or a path leads out of it to."""
    path = folder / name
    if "\0" in name or not path.resolve().is_relative_to(folder.resolve()):
        raise HTTPError(HTTPStatus.NOT_FOUND)
    return path


class _Page(_Guarded):
    """A page of the edition, which listens."""

    def get(self, name: str | None) -> None:
        if self.state.page and name in (None, HTML):
            self._answer(self.state.page)
            return
        path = _inside(self.folder, name or HTML)
        if not path.is_file() and name:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self._answer(path.read_text(encoding="utf-8") if path.is_file() else _EMPTY)

    def _answer(self, text: str) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(listening(text, self.state.version))


class _Script(_Guarded):
    def get(self) -> None:
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish((self.theme / SCRIPT).read_bytes())


class _Events(_Guarded):
    """What happens, as server-sent events."""

    async def get(self) -> None:
        self.set_header("Content-Type", "text/event-stream")
        queue = self.state.listen()
        try:
            while True:
                self.write(f"data: {await queue.get()}\n\n")
                await self.flush()
        except (StreamClosedError, asyncio.CancelledError):
            pass
        finally:
            self.state.leave(queue)

    def on_connection_close(self) -> None:
        with contextlib.suppress(RuntimeError):
            super().on_connection_close()


class _File(StaticFileHandler):
    """Another file of the edition: PDF, tables."""

    def prepare(self) -> None:
        _guard(self)
        _inside(Path(self.root), self.path_args[0])


def listening(page: str, version: int) -> str:
    """A page with the script that listens, and with the leave to load it and to listen in its policy."""

    def allowed(match: re.Match[str]) -> str:
        rules = [rule.strip() for rule in match[2].split(";") if rule.strip()]
        script = next((rule for rule in rules if rule.startswith("script-src ")), "script-src")
        others = [rule for rule in rules if rule != script and not rule.startswith("connect-src ")]
        script = script.replace("script-src 'none'", "script-src")
        policy = "; ".join([*others, f"{script} 'self'", "connect-src 'self'"])
        return f"{match[1]}{policy}{match[3]}"

    body, end, rest = _POLICY.sub(allowed, page, count=1).rpartition("</body>")
    return f'{body}<script src="{SCRIPT}" data-version="{version}"></script>{end}{rest}'
