"""The drawing of the rooms says what the imports are, and where they break a rule."""

import ast
import re

import pytest

from brief.upkeep import architecture

FLOORS = [["cli"], ["tables", "charts"], ["corpus"], ["base"]]
ARROWS = {("cli", "tables"), ("cli", "base"), ("tables", "corpus"), ("charts", "base"), ("corpus", "base")}


def test_every_room_of_the_library_has_a_floor_and_every_floor_a_room(project):
    rooms = sorted(path.parent.name for path in architecture.LIBRARY.glob("*/__init__.py"))
    assert sorted(room for floor in architecture.floors(project) for room in floor) == rooms


def test_each_room_says_what_it_imports_and_contributors_find_it_on_its_floor(project):
    page = (project.root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    lines = dict(re.findall(r"^\| (\d+) \| (.*) \|$", page, re.MULTILINE))
    floors = architecture.floors(project)
    assert len(lines) == len(floors)
    for height, rooms in zip(range(len(floors), 0, -1), floors, strict=True):
        assert all(f"`{room}`" in lines[str(height)] for room in rooms), (height, rooms)
        for room in rooms:
            said = ast.get_docstring(ast.parse((architecture.LIBRARY / room / "__init__.py").read_text("utf-8")))
            assert "Imports " in said, room


def test_an_arrow_leads_from_a_room_to_another():
    arrows = architecture.arrows()
    assert ("official", "corpus") in arrows and not any(room == other for room, other in arrows)


def test_an_arrow_to_the_same_floor_or_up_is_upward():
    assert architecture.upward(ARROWS, FLOORS) == []
    wrong = ARROWS | {("tables", "charts"), ("base", "corpus")}
    assert architecture.upward(wrong, FLOORS) == [("base", "corpus"), ("tables", "charts")]


def test_a_circle_is_named():
    assert architecture.circle(ARROWS) == []
    assert set(architecture.circle(ARROWS | {("base", "tables")})) == {"tables", "corpus", "base"}


def test_an_arrow_that_a_longer_way_replaces_is_not_drawn():
    assert ARROWS - set(architecture.direct(ARROWS)) == {("cli", "base")}


def test_the_drawing_says_what_is_right_and_what_is_wrong():
    right = architecture.drawing(FLOORS, ARROWS)
    assert "  cli --> tables\n" in right and "cli --> base" not in right
    assert "5 rooms on 4 floors, 5 arrows between them;" in right
    assert "None leads upward. There is no circle." in right
    wrong = architecture.drawing(FLOORS, ARROWS | {("base", "corpus")})
    assert "  base -. upward .-> corpus\n" in wrong and "Upward: base to corpus. A circle: " in wrong


def test_a_page_without_its_marks_is_refused(tiny):
    tiny.docs.mkdir()
    architecture.path(tiny).write_text("# Rooms\n", encoding="utf-8")
    with pytest.raises(ValueError, match="explanation-architecture.md needs the lines"):
        architecture.page(tiny)
