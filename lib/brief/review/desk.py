"""The desk: a review in JupyterLab, by keys. It shows what the session says and passes on what is pressed.

Only this module knows widgets. The session saves each decision at once, so a browser may close at any time.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from brief.base.problems import Problems
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.review import reading, showing
from brief.review import session as sessions

_HERE = Path(__file__).parent
_STEPS = {"refuse": sessions.refuse, "skip": sessions.skip, "back": sessions.undo}


class Desk(anywidget.AnyWidget):
    """A review of a document as a widget. `view` is all that the browser shows."""

    _esm = _HERE / "desk.js"
    _css = _HERE / "desk.css"
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, session: sessions.Session) -> None:
        super().__init__()
        self._session = session
        self._draft = session.draft()
        self._show()
        self.on_msg(lambda _, content, __: self.press(content))

    def press(self, content: dict[str, Any]) -> None:
        """Do what was pressed: `{"step": "accept"}`, refuse, skip, back; or take a `record` as edited."""
        try:
            told = self._step(content)
        except sessions.Changed as error:
            self._read_again(error)
        except Problems as error:
            problems = [showing.in_words(problem) for problem in error.problems]
            self._show(problems=problems, written=str(content.get("record", "")))
        else:
            self._show(told)

    def _read_again(self, changed: Problems) -> None:
        """Go on with what another desk or an editor wrote; where that is wrong, say so and stay."""
        problems = list(changed.problems)
        try:
            fresh = sessions.again(self._session)
            self._draft = sessions.carried(self._draft, self._session, fresh)
            self._session = fresh
        except Problems as error:
            problems += error.problems
        self._show(problems=[showing.in_words(problem) for problem in problems])

    def _step(self, content: dict[str, Any]) -> str:
        """The words for what was done."""
        if "record" in content and self._draft:
            self._draft = sessions.whole_record(str(content["record"]), self._session)
            return "changed"
        step = content.get("step", "")
        if step == "accept" and self._draft:
            claim_id = self._draft.claim_id
            self._session, told = sessions.accept(self._session, self._draft), f"wrote {claim_id}"
        elif step in _STEPS:
            self._session, told = _STEPS[step](self._session), step
        else:
            return ""
        self._draft = self._session.draft()
        return told

    def _show(self, told: str = "", problems: list[str] | None = None, written: str = "") -> None:
        """Show where the session stands; what somebody has `written` stays, whatever is wrong with it."""
        shown = showing.shown(self._session, self._draft) if self._draft else None
        session = self._session
        read = reading.read(session.document, session.ledger, session.decisions, session.kinds)
        self.view = {
            "document": self._session.document.source.title,
            "progress": self._session.progress,
            "shown": asdict(shown) | ({"record": written} if written else {}) if shown else None,
            "told": told,
            "problems": problems or [],
            "end": reading.in_words(read),
        }


def desk(name: str, *kinds: str, project: Project | None = None) -> Desk:
    """A desk for a document.

    Parameters
    ----------
    name
        The document's id, or its file in `seeds/`.
    kinds
        What to go through: `"rank"`, `"majority"` and the like, as `brief review --kind`; figures unless told.
    project
        The one around the working folder unless told.

    Raises
    ------
    Problems
        For a document that is none, and with all that is wrong in the ledger and in the reference.
    """
    return Desk(sessions.start(project or find_project(), name, reading.named_kinds(kinds)))
