"""`brief review` and `brief claims`."""

import json

import pytest
from click.testing import CliRunner

from brief.base.problems import Problems
from brief.cli.main import command


def run(project, monkeypatch, *arguments, keys=""):
    monkeypatch.chdir(project.root)
    done = CliRunner().invoke(command, list(arguments), input=keys)
    assert done.exception is None or isinstance(done.exception, Problems), done.output
    return done


def test_keys_accept_correct_refuse_skip_go_back_and_quit(tiny, monkeypatch):
    # The claim for the pills is taken out, so that figure is open again beside the two goals.
    path = tiny.ledger / "plan.yml"
    path.write_text(path.read_text(encoding="utf-8").partition("  - id: plan-pills")[0], encoding="utf-8")
    done = run(tiny, monkeypatch, "review", "plan", keys="c\nmeasure: Pills of a kilogram\nasbrq")
    assert "wrote plan-" in done.output and "measure: Pills of a kilogram" in path.read_text(encoding="utf-8")
    assert "plan: 4 figures, 3 in claims, 1 refused, 0 open: 100 percent read." in done.output
    assert "words: two" in (tiny.reviews / "plan.yml").read_text(encoding="utf-8")


def test_what_is_wrong_is_said_and_nothing_is_written(tiny, monkeypatch):
    done = run(tiny, monkeypatch, "review", "plan", keys="ac\n: : :\nq")
    assert "unit: this field is missing" in done.output and "✗" in done.output
    assert not tiny.reviews.exists()
    assert done.output.endswith("Go on with the same command.\n")


def test_the_input_may_end_at_any_place(tiny, monkeypatch):
    for keys in ("", "c", "c\n", "s"):
        assert run(tiny, monkeypatch, "review", "plan", keys=keys).exit_code == 0


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_claims_are_shown_in_the_document_and_in_numbers(tiny, monkeypatch, form):
    done = run(tiny, monkeypatch, "claims", "seeds/plan.txt", "--format", form)
    if form == "json":
        told = json.loads(done.output)
        assert (told["figures"], told["claimed"], told["open"], told["read"]) == (4, 3, 1, 0.75)
    assert "nearly 640 percent" in done.output and "plan-growth" in done.output


def test_a_file_of_decisions_that_says_what_is_not_so_is_a_problem(tiny, monkeypatch):
    run(tiny, monkeypatch, "review", "plan", keys="rq")
    path = tiny.reviews / "plan.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("two", "nine"), encoding="utf-8")
    path.with_name("plna.yml").write_text("source: plna\ndecisions: []\n", encoding="utf-8")
    told = str(run(tiny, monkeypatch, "check").exception)
    assert "data/reviews/plan.yml:6 nine.words: not what stands at" in told
    assert "no document 'plna'" in told and "try: plan" in told


def test_a_correction_stays_when_the_ledger_changed_meanwhile_and_a_broken_ledger_ends_nothing(tiny, monkeypatch):
    path = tiny.ledger / "plan.yml"
    whole = path.read_text(encoding="utf-8").partition("  - id: plan-pills")[0]
    path.write_text(whole, encoding="utf-8")
    written = iter([("c", whole), ("a", f"{whole}  - oops\n"), ("a", f"{whole}# seen\n"), ("a", None), ("q", None)])

    def key():
        pressed, text = next(written)
        if text:
            path.write_text(text, encoding="utf-8")
        return pressed

    monkeypatch.setattr("brief.cli.review._key", key)
    done = run(tiny, monkeypatch, "review", "plan", keys="measure: Pills of a kilogram\n")
    assert done.exception is None and done.output.count("changed meanwhile") == 2
    assert "measure: Pills of a kilogram" in path.read_text(encoding="utf-8")
