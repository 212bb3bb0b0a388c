"""Where a tool is told to look away, the line says which rule, and why."""

import re
import subprocess

import pytest

SUPPRESSION = re.compile(r"#\s*(?:noqa|type:\s*ignore|nosec|pragma:\s*no cover)(?P<rule>[:\[][^#-]*)?(?P<why>.*)")


def silent(lines):
    """The numbers of the lines that suppress and don't name the rule, or say why: behind it, or in the line above."""
    for number, (above, line) in enumerate(zip(["", *lines], lines, strict=False), start=1):
        match = SUPPRESSION.search(line)
        if match and not (match["rule"] and (match["why"].strip("# -") or above.strip().startswith("# "))):
            yield number


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["x = y  # type: ignore[misc]  # it ships no types", "# We know.", "x  # noqa: B018"], []),
        (["x  # noqa: B018 - to ask for it is the test", "x = 1"], []),
        (["x  # noqa: B018", "y = x  # type: ignore  # why not", "z  # noqa"], [1, 2, 3]),
    ],
)
def test_a_suppression_without_a_rule_or_a_reason_is_seen(lines, numbers):
    assert list(silent(lines)) == numbers


def test_every_suppression_names_its_rule_and_says_why(project):
    if not (project.root / ".git").exists():
        pytest.skip("no checkout: git lists the files")
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=project.root, capture_output=True, text=True, check=True)
    found = {
        f"{name}:{number}"
        for name in listed.stdout.split()
        if not name.endswith("test_suppressions.py")
        for number in silent((project.root / name).read_text(encoding="utf-8").splitlines())
    }
    assert found == set()
