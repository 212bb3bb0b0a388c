"""What the desk tells the browser, and what it does with what comes back."""

import pytest

from brief.review import session
from brief.review.desk import Desk


@pytest.fixture
def desk(port):
    return Desk(session.start(port, "port-report"))


def test_it_shows_a_figure_in_its_sentence_with_its_record(desk):
    shown = desk.view["shown"]
    assert (shown["before"], shown["figure"]) == ("Officers stopped", "more than 700 pounds")
    assert shown["record"].startswith("id: port-") and shown["line"] == 3
    assert desk.view["progress"]["open"] == 5


def test_steps_are_those_of_the_session(desk, port):
    desk.press({"step": "refuse"})
    desk.press({"step": "skip"})
    assert (desk.view["told"], desk.view["progress"]["refused"]) == ("skip", 1)
    desk.press({"step": "back"})
    desk.press({"step": "back"})
    assert desk.view["shown"]["figure"] == "more than 700 pounds" and not list(port.reviews.glob("*"))
    desk.press({"step": "back"})
    assert desk.view["problems"] == ["nothing to undo"]
    desk.press({"step": "accept"})
    assert desk.view["told"] == "wrote port-drugs-stopped-officers"
    desk.press({"nonsense": 1})
    desk.press({"step": "nonsense"})
    assert desk.view["progress"]["claimed"] == 1


def test_a_record_that_somebody_wrote_is_held_against_the_quote_and_stays_whatever_is_wrong(desk):
    record = desk.view["shown"]["record"]
    desk.press({"record": record.replace("700\n", "800\n")})
    assert any("value: the record says 800" in problem for problem in desk.view["shown"]["problems"])
    desk.press({"step": "accept"})
    assert desk.view["problems"] and desk.view["progress"]["claimed"] == 0
    desk.press({"record": "id: [broken"})
    assert desk.view["shown"]["record"] == "id: [broken" and desk.view["problems"]


def test_a_ledger_edited_by_hand_meanwhile_is_read_anew_and_said(desk, port):
    other = Desk(session.start(port, "port-report"))
    other.press({"step": "refuse"})
    desk.press({"step": "accept"})
    assert "changed meanwhile" in desk.view["problems"][0] and desk.view["shown"]["figure"] == "nearly 640 percent"
    file = port.ledger / "by-hand.yml"
    file.write_text("source: port-report\nclaims: [oops]\n")
    desk.press({"step": "refuse"})
    assert len(desk.view["problems"]) > 1 and "by-hand" not in desk.view["told"]
    file.unlink()
    desk.press({"step": "refuse"})
    assert desk.view["told"] == "refuse" and desk.view["progress"]["refused"] == 2


def test_at_the_end_it_says_how_complete_the_reading_is(desk):
    for _ in range(5):
        desk.press({"step": "refuse"})
    assert desk.view["shown"] is None and "100 percent read" in desk.view["end"]


def test_a_record_that_somebody_corrected_stays_when_the_ledger_changed_meanwhile(desk, port):
    desk.press({"record": desk.view["shown"]["record"].replace("Drugs stopped", "Weight of the drugs stopped")})
    path = port.ledger / "plan.yml"
    path.write_text(path.read_text() + "# seen\n")
    desk.press({"step": "accept"})
    assert "changed meanwhile" in desk.view["problems"][0]
    assert "measure: Weight of the drugs stopped" in desk.view["shown"]["record"]
    desk.press({"step": "accept"})
    assert "Weight of the drugs stopped" in (port.ledger / "port-report.yml").read_text()
