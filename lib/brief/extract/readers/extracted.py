"""What a reader makes of a file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from brief.corpus.documents import PAGE


@dataclass(frozen=True)
class Extracted:
    """The text of a file, and what the file says of itself; empty where it says nothing.

    Lines end with a line feed, pages with a form feed. `published` is a year, a month or a day.
    `reader` names what read it, with its version; empty where the text is the file as it is.
    """

    text: str
    media_type: str
    title: str = ""
    producer: str = ""
    published: str = ""
    license: str = ""
    url: str = ""
    reader: str = ""

    @property
    def pages(self) -> int:
        """How many pages it has; 0 where the format has none."""
        return self.text.count(PAGE)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def cleaned(text: str) -> str:
    """Text with one kind of line end, without characters that nobody sees, and without empty lines in a row.

    Letters stay as they are: what looks damaged is for a person to judge. No-break and thin spaces stay too.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").replace("\u00ad", "")
    kept = "".join(letter for letter in unified if letter in "\n\t\f" or not _unseen(letter))
    lines = "\n".join(line.rstrip(" \t") for line in kept.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


def _unseen(letter: str) -> bool:
    """Whether a character is a control or a mark of direction, or stands for none at all."""
    category = unicodedata.category(letter)
    return category in ("Cc", "Cn", "Co", "Cs") or (category == "Cf" and letter not in "\u200c\u200d")
