"""Letters that no font has stand there by their codes; the others stay."""

from brief.publish.render import glyphs


def test_a_letter_that_cant_be_drawn_is_written_by_its_code():
    assert glyphs.replaced("a 芬 → b", lambda letters: "芬" not in letters) == "a ‹U+82AC› → b"


def test_usual_letters_are_not_tried():
    tried = []
    assert glyphs.replaced("“Précis” – £5", lambda letters: tried.append(letters) or True) == "“Précis” – £5"
    assert tried == []


def test_unusual_letters_are_tried_together():
    tried = []
    assert glyphs.replaced("→ ≤ ≥", lambda letters: tried.append(letters) or True) == "→ ≤ ≥"
    assert tried == ["→≤≥"]
