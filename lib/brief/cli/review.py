"""`brief review`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from brief.base.problems import Problems
from brief.base.project import find
from brief.extract.kinds import CLAIMABLE, EVERY, STATISTIC

if TYPE_CHECKING:
    from brief.review.drafts import Draft
    from brief.review.session import Session
    from brief.review.showing import Shown

KEYS = {"a": "accept", "c": "correct", "r": "refuse", "s": "skip", "b": "back", "q": "quit"}

kind_option = click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([*CLAIMABLE, EVERY]),
    help=f"What to list beside or in place of figures; may stand more than once. Default: {STATISTIC}.",
)


@click.command()
@click.argument("file")
@kind_option
def review(file: str, kinds: tuple[str, ...]) -> None:
    """Go through the figures that a document states: accept, correct or refuse each with a key.

    FILE is a document of the project: its id, its text or its original in seeds/. An accepted figure becomes a claim in
    data/ledger, not checked until somebody says how; a refused one is kept in data/reviews and not asked for again.
    Each decision is saved at once: come back whenever you like. Without a terminal, keys are read from the input.
    """
    from brief.review import reading, showing
    from brief.review import session as sessions

    session = sessions.start(find(), file, reading.named_kinds(kinds))
    draft = session.draft()
    while draft and (shown := showing.shown(session, draft)):
        _show(session, shown)
        key = _key()
        if key in ("q", ""):
            break
        try:
            session, draft = _step(session, draft, key)
        except Problems as error:
            _tell(error)
            if isinstance(error, sessions.Changed):
                session, draft = _read_again(session, draft)
    _end(session)


def _read_again(session: Session, draft: Draft | None) -> tuple[Session, Draft | None]:
    """The session and the draft with what somebody else wrote; where that is wrong, say so and stay."""
    from brief.review import session as sessions

    try:
        fresh = sessions.again(session)
        return fresh, sessions.carried(draft, session, fresh)
    except Problems as error:
        _tell(error)
        return session, draft


def _tell(error: Problems) -> None:
    from brief.review import showing

    for problem in error.problems:
        click.secho(f"  ✗ {showing.in_words(problem)}", fg="red")


def _step(session: Session, draft: Draft, key: str) -> tuple[Session, Draft | None]:
    """The session and the draft after a key."""
    from brief.review import session as sessions

    if key == "c":
        return session, sessions.changed(draft, _line(), session)
    if key == "a":
        session = sessions.accept(session, draft)
        click.secho(f"  wrote {draft.claim_id}", fg="green")
    else:
        session = {"r": sessions.refuse, "s": sessions.skip, "b": sessions.undo}[key](session)
        click.secho(f"  {KEYS[key]}", fg="cyan")
    return session, session.draft()


def _show(session: Session, shown: Shown) -> None:
    """Print a figure in its sentence, its record, what stands beside it, and the keys."""
    done = session.progress
    page = f", page {shown.page}" if shown.page else ""
    click.secho(
        f"\n{done['figures'] - done['open'] + 1} of {done['figures']} · line {shown.line}{page} · "
        f"{done['claimed']} in claims, {done['refused']} refused, {done['open']} open",
        dim=True,
    )
    click.echo(f"{shown.before} {click.style(f'⟦{shown.figure}⟧', bold=True)} {shown.behind}\n")
    click.echo("\n".join(f"    {line}" for line in shown.record.splitlines()))
    for note in shown.notes:
        click.secho(f"  · {note}", fg="yellow")
    for problem in shown.problems:
        click.secho(f"  ✗ {problem}", fg="red")
    click.echo("  " + "  ".join(f"{key} {name}" for key, name in KEYS.items()))


def _key() -> str:
    """The next key that means something; empty at the end of the input."""
    while True:
        key = click.getchar() if sys.stdin.isatty() else sys.stdin.read(1)
        if key.lower() in KEYS or not key:
            return key.lower()
        if key in ("\x03", "\x04"):  # Ctrl+C, Ctrl+D
            return "q"


def _line() -> str:
    """What somebody writes to correct a record, such as `unit: kg`."""
    if sys.stdin.isatty():
        return str(click.prompt("  field: value", default="", show_default=False))
    rest = sys.stdin.readline()
    return rest if rest.strip() else sys.stdin.readline()


def _end(session: Session) -> None:
    from brief.review import reading

    decided = reading.read(session.document, session.ledger, session.decisions, session.kinds)
    click.echo(f"\n{reading.in_words(decided)}")
    if session.current:
        click.echo("Go on with the same command.")
