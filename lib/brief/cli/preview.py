"""`brief preview`."""

from __future__ import annotations

import click

from brief.base import cores
from brief.base.project import DEFAULT_EDITION, find
from brief.cli import options
from brief.publish.render import names


@click.command()
@click.option("--edition", "edition_id", default=DEFAULT_EDITION, show_default=True, metavar="ID")
@click.option("--renderer", type=click.Choice(names.CHOICES), default=names.EMBEDDED, show_default=True)
@options.cell_seconds
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: any that is free.")
@click.option("--open/--no-open", "opens", default=True, help="Open it in the browser.")
def preview(*, edition_id: str, renderer: str, cell_seconds: int, port: int, opens: bool) -> None:
    """Show an edition in the browser while it is written: a save is built and seen by itself.

    A problem is shown on the page with file and line, and the last good page stays. Only this machine can reach it.
    Ctrl+C ends it.
    """
    from brief.preview.session import Preview

    def started(address: str) -> None:
        click.echo(f"{address} (Ctrl+C ends it)")
        if opens:
            click.launch(address)

    try:
        jobs = cores.count()
        Preview(find(), edition_id, renderer, jobs, cell_seconds, port, started, click.echo).run()
    except KeyboardInterrupt:
        click.echo("ended")
