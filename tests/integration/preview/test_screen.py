"""The page that a preview shows is the page that a build makes, to the byte."""

import pytest

from brief.base.problems import Problems
from brief.editions import editions
from brief.pipeline import build
from brief.pipeline.screen import Screen
from brief.publish.render import embedded

EDITION = """\
title: A small edition
audience: tests
date: 2026-01-02
notebooks: [05-seizures]
sections: [own, sources, evidence]
evidence: used
"""
SECTION = """## Own {#own}

The plan says {{< claim state-synthetic-growth >}}, and {{< var seizures_components >}}. A story tells of
{{< claim uk-lethal-doses-seized >}}.

{{< embed notebooks/05-seizures.ipynb#fig-seizures-claim >}}
"""
pytestmark = pytest.mark.xdist_group("preview")


@pytest.fixture
def screen(copy):
    copy.edition("small").write_text(EDITION, encoding="utf-8")
    copy.section("own").write_text(SECTION, encoding="utf-8")
    opened = Screen(copy, "small", 1, 60)
    yield opened
    opened.close()


def built(project):
    pool = build.local(project, 1)
    prepared = build.prepare(project, [editions.plan(project, "small")], pool, renderer="embedded")
    build.build(prepared, lambda _: None)
    return (project.output / "small" / "brief.html").read_text(encoding="utf-8"), set(prepared.why)


def test_the_page_is_that_of_a_build_and_what_was_executed_for_it_is_not_executed_again(screen, copy):
    page = screen.page()
    assert built(copy) == (page, {"edition small"})
    section, claims = copy.section("own"), copy.ledger / "state-plan.yml"
    section.write_text(SECTION.replace("The plan says", "The plan told of"), encoding="utf-8")
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("caveats: [deaths_not_overdoses, unsourced]", "caveats: [unsourced]", 1), "utf-8")
    again = screen.page()
    assert again != page
    assert built(copy) == (again, {"edition small"})
    copy.notebook("05-seizures").write_text(
        copy.notebook("05-seizures").read_text(encoding="utf-8").replace("The quoted seizure beside", "A seizure by"),
        encoding="utf-8",
    )
    assert "A seizure by" in screen.page()


def test_a_section_is_rendered_apart_and_kept_as_long_as_it_says_the_same(screen, copy, monkeypatch):
    run, rendered = embedded._run, []

    def noted(folder, script, what, *folders, made):
        rendered.extend(folders or [what])
        run(folder, script, what, *folders, made=made)

    monkeypatch.setattr(embedded, "_run", noted)
    screen.page()
    assert len(rendered) == 7 and rendered[-1] == "frame", "the opening, three sections, two documents of the evidence"
    copy.section("own").write_text(SECTION.replace("The plan says", "The plan told of"), encoding="utf-8")
    assert "The plan told of" in screen.page()
    assert len(rendered) == 8
    copy.section("own").write_text(SECTION + "\n[^own]\n\n[^own]: A note is of the whole page.\n", encoding="utf-8")
    page = screen.page()
    assert rendered[8:] == ["html"] and built(copy)[0] == page and "A note is of" in page
    copy.section("own").write_text(SECTION, encoding="utf-8")
    text, check = copy.checks.read_text(encoding="utf-8"), "- claims: [uk-lethal-doses-seized]\n"
    copy.checks.write_text(text.replace(check, f"{check}    note: Nobody weighed it.\n"), encoding="utf-8")
    noted_too = screen.page()
    assert "Nobody weighed it." in noted_too and built(copy)[0] == noted_too


def test_a_problem_is_raised_each_time_and_a_mended_one_is_gone(screen, copy):
    copy.section("own").write_text(SECTION.replace("seizures_components", "nothing_there"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Problems, match=r"reports/sections/own\.qmd:3: no notebook gives a value 'nothing_there'"):
            screen.page()
    copy.section("own").write_text(SECTION, encoding="utf-8")
    assert "The plan says" in screen.page()


def test_what_was_kept_and_can_not_be_read_is_thrown_away(screen, copy):
    page = screen.page()
    [lock] = copy.work.glob("pytask.lock")
    lock.write_text("a = 1\n", encoding="utf-8")
    copy.notebook("05-seizures").write_text(
        copy.notebook("05-seizures").read_text(encoding="utf-8").replace("The quoted seizure beside", "A seizure by"),
        encoding="utf-8",
    )
    again = screen.page()
    assert again != page and "A seizure by" in again


def test_what_was_kept_in_a_way_that_nobody_can_read_is_made_anew(screen, copy):
    page = screen.page()
    lock = copy.work / "pytask.lock"
    lock.write_text('lock-version = "none"\n', encoding="utf-8")
    copy.notebook("05-seizures").write_text(
        copy.notebook("05-seizures").read_text(encoding="utf-8").replace("The quoted seizure beside", "A seizure by"),
        encoding="utf-8",
    )
    again = screen.page()
    assert again != page and built(copy) == (again, {"edition small"})
