"""What documents write, and what may be read of it: nothing else may be, for a record could pass with it.

Each wording of wordings.txt stands before "=>". Behind it, between bars, stand the qualifiers and numbers that have to
be read; one behind "?" may be, and "?" alone says that nothing has to be. "-" says that nothing may be.
"""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from brief.quantity.grammar import read

LINES = Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8").splitlines()
WORDINGS = [line.rpartition(" => ")[::2] for line in LINES if " => " in line]
NO_FIGURES = {"date", "ordinal", "numbered", "year", "rank"}


def text_of(written):
    """The wording, in which line ends and letters that nobody sees stand by their codes."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), written)
    return text.replace("\\n", "\n").replace("\\f", "\f").replace("\\t", "\t")


def figure(part):
    qualifier, *numbers = part.strip("? ").split()
    return qualifier, tuple(map(Fraction, numbers))


@pytest.mark.parametrize(("written", "expected"), WORDINGS)
def test_of_a_wording_what_it_says_is_read_and_nothing_else(written, expected):
    parts = [part.strip() for part in expected.split("|")]
    allowed = [figure(part) for part in parts if part.strip("?-")]
    needed = [] if "?" in parts else [figure(part) for part in parts if part.strip("?-") and part[0] != "?"]
    found = [
        (expression.qualifier, expression.numbers)
        for expression in read(text_of(written))
        if expression.numbers and expression.kind not in NO_FIGURES
    ]
    assert all(part in allowed for part in found) and all(part in found for part in needed), found
