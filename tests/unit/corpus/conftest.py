"""Copies of the real ledger in which records are altered."""

import pytest

from brief.base.problems import Place, Problems
from brief.corpus import ledger as ledger_


class Altered:
    """A copy of the ledger in which records are altered; only the altered files are loaded, to be quick."""

    def __init__(self, copy):
        self.copy = copy
        self.files = set()

    def change(self, file, name, old, new):
        """Replaces words in one record."""
        self.files.add(file)
        path = self.copy.ledger / file
        text = path.read_text(encoding="utf-8")
        record = text.index(f"  - id: {name}\n")
        place = text.index(old, record)
        assert "\n\n" not in text[record:place], f"{old!r} does not stand in {name}"
        path.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")

    def place(self, file, name, field=""):
        """Where a field of a record stands."""
        lines = (self.copy.ledger / file).read_text(encoding="utf-8").splitlines()
        record = lines.index(f"  - id: {name}")
        line = next(number for number, text in enumerate(lines) if number >= record and f"{field}:" in text[:20])
        return Place(f"data/ledger/{file}", (line if field else record) + 1, name, field)

    def load(self):
        for path in self.copy.ledger.glob("*.yml"):
            if path.name not in self.files:
                path.unlink()
        return ledger_.load(self.copy)

    def refusal(self):
        with pytest.raises(Problems) as caught:
            self.load()
        return caught.value.problems


@pytest.fixture
def altered(copy):
    return Altered(copy)
