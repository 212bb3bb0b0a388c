"""How the time of reading figures grows with the text: `make growth`. No text makes it slow.

Seconds depend on the machine and on what else it does, so this is no test. A text of eight or sixteen times the length
must not take more than some times as long as that; what does so ends the command with an error.
"""

from __future__ import annotations

import sys
import time

from brief.base import project
from brief.extract.candidates import candidates

PARTS = ("(1", "1 ", "5 percent and ", "Table 3 ", "2016 ", "$5-", "in one of ", "between 5 and ", "not ", "more than ")
# What is read around a figure: period, authority, place.
PARTS += ("5 Aa ", "According to the A of ", "in the U.S. 5 ", "12 Aa (BB) said\n")
SHORT, LONG = 250, 4_000
MOST = 6  # times the time for each time the length: were it quadratic, 16


def seconds(text: str) -> float:
    """What reading a text takes, of three times the least."""
    taken = []
    for number in ("first", "second", "third"):  # what was read before is kept: each is another text
        started = time.process_time()
        candidates(f"{text} {number}")
        taken.append(time.process_time() - started)
    return min(taken)


def main() -> None:
    """Measure, print, and end with an error where the time grows faster than the text."""
    seed = (project.find().seeds / "state-five-year-plan.txt").read_text(encoding="utf-8")
    cases = {repr(part): (part * SHORT, part * LONG) for part in PARTS} | {"a document": (seed, seed * 8)}
    slow = False
    for name, (short, long) in cases.items():
        first, second = seconds(short), seconds(long)
        growth = second / max(first, 0.001) / (len(long) / len(short))
        slow |= growth > MOST
        times = len(long) // len(short)
        print(f"{name}: {first:.3f} s, {times} times the text {second:.3f} s: {growth:.1f} for each time")
    sys.exit(slow)


if __name__ == "__main__":
    main()
