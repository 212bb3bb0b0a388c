"""The documentation is true: what a page names is there, and a command on it would run."""

import re
import shlex

import click
import pytest
from ruamel.yaml import YAML

from brief.base.project import find
from brief.cli.main import command
from brief.upkeep import manual

ROOT = find().root
PAGES = sorted(path.name for path in (ROOT / "docs").glob("*.md"))
BY_HAND = [name for name in PAGES if not name.startswith("reference")]

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"(?!text/)[A-Za-z.][\w.-]*(?:/[\w.*-]+)*/?")
_GENERATED = (".venv/", "reports/_output/", "reports/brief.qmd")


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def named_in(page):
    """What a page puts in back quotes within its sentences."""
    return re.findall(r"`([^`\n]+)`", _FENCE.sub("", text_of(f"docs/{page}")))


def commands_of(page):
    """The commands of a page: in its sentences, and after the prompts of its examples."""
    prompts = re.findall(r"^\$ (.+)$", text_of(f"docs/{page}"), re.MULTILINE)
    return [words for words in [*named_in(page), *prompts] if "…" not in words]


def refuse(words):
    """Why `brief` would not take these words; None: it would. The name of a command alone is fine."""
    known: click.Command | None = command
    while isinstance(known, click.Group):
        inner = known.get_command(click.Context(known), words[0]) if words else None
        if inner is None:
            return f"no command {' '.join(words[:1])}"
        known, words = inner, words[1:]
    if not words:
        return None
    try:
        known.make_context(known.name, list(words))
    except click.UsageError as error:
        return error.format_message()
    return None


def test_every_template_of_the_theme_is_in_its_table():
    templates = {f"reports/theme/pages/{path.name}" for path in (ROOT / "reports/theme/pages").glob("[!.]*")}
    assert templates <= set(named_in("how-to-publish.md"))


@pytest.mark.parametrize("name", manual.every(command))
def test_every_command_is_explained(name):
    assert any(name in text for text in [text_of("README.md"), *(text_of(f"docs/{page}") for page in BY_HAND)])


@pytest.mark.parametrize("page", BY_HAND)
def test_every_command_on_a_page_would_run(page):
    targets = re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE)
    for words in map(shlex.split, commands_of(page)):
        if words[:1] == ["brief"] and len(words) > 1:
            assert refuse(words[1:]) is None, words
        if words[:1] == ["make"] and len(words) > 1:
            assert words[1] in targets, words
            for flags in (word.partition("=")[2] for word in words if word.startswith("BRIEF_FLAGS=")):
                assert refuse(["build", *shlex.split(flags)]) is None, words


@pytest.mark.parametrize("page", PAGES)
def test_every_file_on_a_page_is_there(page):
    words = [word for command in commands_of(page) for word in command.split()]
    paths = [word for word in words if "/" in word and _PATH.fullmatch(word) and not word.startswith(_GENERATED)]
    missing = [path for path in paths if not any(ROOT.glob(path.rstrip("/")))]
    example = {"seeds/port-report.txt", "seeds/originals/", "data/reviews/"}  # those of an invented document
    assert set(missing) <= example


@pytest.mark.parametrize("page", PAGES)
def test_every_link_on_a_page_leads_somewhere(page):
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)", text_of(f"docs/{page}")):
        aim = ROOT / "docs" / (target or page)
        assert aim.is_file(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", aim.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w\s-]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("words", [["buld"], ["new"], ["new", "editon", "x"], ["build", "--editon", "x"], []])
def test_a_command_that_would_not_run_is_seen(words):
    assert refuse(words)


@pytest.mark.parametrize("page", ["README.md", "docs/how-to-add-a-claim.md"])
def test_the_record_that_a_page_shows_is_the_ledgers(page):
    [block] = re.findall(
        r"^```yaml\n(  - id: state-synthetic-growth\n.*?)^```", text_of(page), re.MULTILINE | re.DOTALL
    )
    [shown] = YAML(typ="safe").load(block)
    claims = YAML(typ="safe").load(ROOT / "data/ledger/state-plan.yml")["claims"]
    [record] = [claim for claim in claims if claim["id"] == shown["id"]]
    assert shown == {name: record.get(name) for name in shown}
