"""The licenses of all that is shipped: `make licenses` writes the table in docs/licenses.md.

A package is shipped when `brief` needs it to run, with its extra for clusters, directly or not. What a package says of
itself is taken as it says it: an SPDX expression where it has one, else its classifiers, else its field `License`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from brief.base import project as projects

MARKS = "<!-- packages -->", "<!-- end of packages -->"
EXTRAS = ("", "cluster")
# Words of classifiers and fields that have a shorter name.
SHORT = {
    "BSD License": "BSD",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "MIT License": "MIT",
    "ISC License (ISCL)": "ISC",
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
}


def shipped() -> dict[str, str]:
    """By name, the license of each package that is shipped, as far as it is installed here."""
    waiting = [(requirement, EXTRAS) for requirement in distribution("brief").requires or []]
    licenses: dict[str, str] = {}
    while waiting:
        text, extras = waiting.pop()
        requirement = Requirement(text)
        name = canonicalize_name(requirement.name)
        wanted = requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras)
        if not wanted or (name in licenses and not requirement.extras):
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # another system's, or another Python's
            continue
        licenses[name] = of(package)
        waiting += [(needed, ("", *requirement.extras)) for needed in package.requires or [] if needed != text]
    return dict(sorted(licenses.items()))


def of(package: Distribution) -> str:
    """What a package says of its license."""
    about = package.metadata
    words = about.get("License-Expression") or " or ".join(_classifiers(about.get_all("Classifier", [])))
    field = (about.get("License") or "").strip().splitlines() or [""]
    if not words or words in SHORT and SHORT[words] == "BSD":
        words = field[0] if field[0] and "Copyright" not in field[0] and len(field[0]) < 60 else words
    return SHORT.get(words, words)


def _classifiers(classifiers: list[str]) -> Iterator[str]:
    for classifier in classifiers:
        if classifier.startswith("License ::") and not classifier.endswith("OSI Approved"):
            words = classifier.rpartition(" :: ")[2]
            yield SHORT.get(words, words)


def table(licenses: dict[str, str]) -> str:
    """The rows as Markdown, for each license the packages that have it."""
    groups: dict[str, list[str]] = {}
    for name, license_ in licenses.items():
        groups.setdefault(license_, []).append(name)
    lines = ["| license | packages |", "| --- | --- |"]
    lines += [f"| {license_} | {', '.join(names)} |" for license_, names in sorted(groups.items())]
    return "\n".join(lines)


def listed(page: str) -> dict[str, str]:
    """By name, the licenses that a page lists between its marks."""
    rows = page.split(MARKS[0])[1].split(MARKS[1])[0].strip().splitlines()[2:]
    cells = (re.fullmatch(r"\| (.+?) \| (.+) \|", row) for row in rows)
    return {name: match[1] for match in cells if match for name in match[2].split(", ")}


def main() -> None:
    """Write the table between the marks of its page."""
    page = projects.find(Path(__file__)).docs / "licenses.md"
    head, rest = page.read_text(encoding="utf-8").split(MARKS[0])
    text = f"{head}{MARKS[0]}\n{table(shipped())}\n{MARKS[1]}{rest.split(MARKS[1])[1]}"
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
