"""Which saves are a reason to build."""

import asyncio
import itertools

import pytest
from watchfiles import Change

from brief.preview import following
from brief.preview.following import Own, follow
from brief.preview.state import State


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("reports/sections/growth.qmd", True),
        ("reports/theme/brief.css", True),
        ("data/ledger/plan.yml", True),
        ("notebooks/02-deaths.ipynb", True),
        ("reports/_output/full/brief.html", False),
        ("reports/_generated/figures.json", False),
        ("notebooks/.ipynb_checkpoints/02-deaths.ipynb", False),
        ("reports/sections/.growth.qmd.swp", False),
        ("reports/sections/growth.qmd~", False),
        ("reports/sections/#growth.qmd#", False),
    ],
)
def test_what_a_person_writes_counts_and_what_is_made_does_not(tmp_path, name, counts):
    assert Own()(Change.modified, str(tmp_path / name)) is counts


def test_it_builds_at_once_and_after_each_save_and_tells_what_came_of_it(tiny):
    for folder in (tiny.notebooks, tiny.reports):
        folder.mkdir(parents=True, exist_ok=True)
    outcomes = iter([(), ("wrong",), ()])

    async def followed():
        state, stop, built = State(), asyncio.Event(), []

        def build():
            built.append(state.version)
            return next(outcomes)

        following = asyncio.create_task(follow(tiny, state, build, stop))
        for number in (1, 2, 3):
            while len(built) < number:
                await asyncio.sleep(0.02)
            await asyncio.sleep(0.3)  # until it watches again
            if number == 2:
                assert state.problems == ("wrong",) and state.version == 1, "the last good build stays"
            if number < 3:
                (tiny.reports / "growth.qmd").write_text(f"{number}", encoding="utf-8")
        stop.set()
        await following
        return state

    state = asyncio.run(asyncio.wait_for(followed(), 30))
    assert (state.version, state.problems) == (2, ())


def test_the_rest_is_due_after_a_good_page_given_up_at_a_save_and_goes_on_while_nobody_saves(tiny, monkeypatch):
    monkeypatch.setattr(following, "IDLE", 100)
    for folder in (tiny.notebooks, tiny.reports):
        folder.mkdir(parents=True, exist_ok=True)
    happened = []

    class Noted:
        def __getattr__(self, name):
            return lambda: happened.append(name)

    outcomes = iter([(), ("wrong",)])

    async def followed():
        state, stop = State(), asyncio.Event()

        def build():
            happened.append("build")
            return next(outcomes)

        following_ = asyncio.create_task(follow(tiny, state, build, stop, Noted()))
        while "go_on" not in happened:
            await asyncio.sleep(0.02)
        (tiny.reports / "growth.qmd").write_text("saved", encoding="utf-8")
        while happened.count("build") < 2 or happened[-1] != "go_on":
            await asyncio.sleep(0.02)
        stop.set()
        await following_

    asyncio.run(asyncio.wait_for(followed(), 30))
    steps = [name for name, _ in itertools.groupby(happened)]
    assert steps == ["build", "wait_for_it", "go_on", "give_up", "build", "go_on"]
