"""The command `brief`: its verbs, and how it ends when something is wrong."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from brief.base import memory, patches, refusals, scratch
from brief.base.problems import Problems, nearest

# In the order of a day's work. The sentence is the first one of the verb's own help.
VERBS = {
    "check": "Report every problem in documents, claims, series, notebooks, editions and prose.",
    "build": "Execute an edition's notebooks and render its brief: HTML, PDF, Word and data.",
    "preview": "Show an edition in the browser while it is written: a save is built and seen by itself.",
    "add": "Take a document in: text, Markdown, HTML, PDF or Word.",
    "extract": "List the figures that a document states, as candidates for the ledger.",
    "review": "Go through the figures that a document states: accept, correct or refuse each with a key.",
    "claims": "Show a document with its claims marked and the figures that no claim covers.",
    "judgements": "List what each judgement of an edition rests on, and how far it is from failing.",
    "site": "Put all finished editions in one folder, with a page that links them.",
    "diff": "Say what changed between two built editions, and why.",
    "new": "Start a new file of the project.",
    "refresh": "Re-execute notebooks and keep their outputs, ready to commit.",
    "reference": "Read, verify, fetch and compare the agencies' files that official rows are computed from.",
    "tables": "Write the tidy tables as CSV.",
    "stage": "Lay an edition out in reports/, for Quarto to render or preview.",
    "schema": "Write the JSON Schemas by which editors complete and check the YAML files.",
    "docs": "Write the pages of docs/ that come from the code.",
}

EXAMPLES = """\b
Examples:
  brief build --explain               what would run, and why
  brief build -p lethal_dose_mg=1.5   the brief with another assumption
  brief build --matrix FILE           an edition for each combination of parameters
  brief diff before full              what changed between two builds, and why
  brief new edition customs           another edition: which sections, for whom, with which parameters
  brief refresh 03                    a notebook's outputs as CI will compare them, before committing it
"""


MOST = 200  # problems that are printed: nobody reads more


class Verbs(click.Group):
    """Commands that are imported when they are called: `brief.cli.check` holds the command `check`."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of the verbs, in their order."""
        return list(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a verb; None for a word that is none."""
        if name not in VERBS:
            return None
        verb: click.Command = getattr(import_module(f"brief.cli.{name}"), name)
        return verb

    def resolve_command(
        self, context: click.Context, words: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that the first word names. Exits with the nearest one where it names none."""
        word = words[0]
        if word not in VERBS and not word.startswith("-") and (verb := nearest(word, VERBS)):
            context.fail(f"No such command '{word}'. Did you mean '{verb}'?")
        return super().resolve_command(context, words)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs into the help, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=Verbs, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="brief", prog_name="brief")
def command() -> None:
    """Turn policy documents into a briefing in which every number can be traced."""


def main() -> None:
    """Run the command; problems are printed, one message each, and the exit code is 1."""
    patches.skip_iri_grammar()
    try:
        with memory.loading(), scratch.session():
            code = command.main(standalone_mode=False)  # a number where the command chose its exit code
            sys.stdout.flush()  # here, where a closed output is nobody's fault
        sys.exit(code)
    except Problems as error:
        _report(error)
        sys.exit(1)
    except BrokenPipeError:  # whoever read what we say has stopped, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python complains as it flushes it at its end
        sys.exit(1)
    except OSError as error:
        _complain(str(refusals.problem(error, "brief")))
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        _stopped()
    except RuntimeError as error:  # in which Python 3.11 wraps what meets it while it makes a class of a module
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        _stopped()
    except click.ClickException as error:
        error.show()
        if isinstance(error, click.UsageError) and (hint := _hint(error)):
            click.echo(hint, err=True)
        sys.exit(error.exit_code)


def _hint(error: click.UsageError) -> str:
    """What a word is meant as that a verb has no place for: mostly the edition."""
    options = [name for option in error.ctx.command.params for name in option.opts] if error.ctx else []
    surplus = error.message.startswith("Got unexpected extra argument")
    return "An edition is named with --edition ID." if surplus and "--edition" in options else ""


def _stopped() -> NoReturn:
    click.echo("stopped", err=True)
    sys.exit(130)


def _report(error: Problems) -> None:
    for problem in error.problems[:MOST]:
        _complain(str(problem))
    count = len(error.problems)
    left = f" The first {MOST} are shown." if count > MOST else ""
    click.secho(f"1 problem.{left}" if count == 1 else f"{count} problems.{left}", bold=True, err=True)


def _complain(message: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"{click.style('✗', fg='red', bold=True)} {message}", err=True)
