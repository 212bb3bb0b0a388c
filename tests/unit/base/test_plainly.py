"""What libyaml reads plainly is what ruamel.yaml reads; of all else the first says nothing."""

import pytest

from brief.base import nodes, plainly

PLAIN = [
    "a: 1",
    "a: -2.50\nb: 0\nc: 0.5",
    "a: 2018-09-19\nb: 2012/2016\nc: 2017-12\nd: FY2022\ne: 2000/..",
    "a:\nb: ~\nc: null\nd: ''",
    "a: true\nb: false\nc: yes\nd: no\ne: on\nf: off\ng: y\nh: N",
    "a: 'don''t'\nb: \"tab\\u00a0\\x41\\/ \\\n  next\"",
    "a: >\n  folded\n  text\n\n  and more\nb: |\n  kept\n    as it is\nc: >-\n  cut\n\n\nd: |+\n  all\n\n",
    "a: over\n  two lines\n\n  and a third\nb: 'over\n  two'",
    "a: [1, 2.5, two words, 'x, y', {b: c}]\nd: {e: [f], g: }\nh: []\ni: {}",
    "a:\n- 1\n- - 2\n  - 3\n- b: c\n  d: e\n",
    "a: 110,000\nb: 50%\nc: $5\nd: 1st\ne: 12:30 at night\nf: .5th\ng: +many",
    "a: b # comment\n# another\nc: 'd # none'\ne: f#g",
    "a: http://x.org/?b=c&d=e*f!\nb: R&D and 5*3, wow!\nc: [http://x.org/a]",
    "a: 'x: y'\nb: x:y\n'c d': e\n\"f\": g",
    "über: 640 прoцентов — “nearly”\nb: 中文",
    "a: null and void\nb: True story\nc: nan of it\nd: infinite",
]
ODD = [
    "a: 1\na: 2", "a: &b 1\nc: *b", "a: !!str 1", "a: 010", "a: 0x10", "a: 0o7", "a: 1_000", "a: 1e3", "a: .inf",
    "a: .nan", "a: +1", "a: 2018-13-45", "a: 2018-09-19T10:00:00Z", "1: a", "true: a", "2018-09-19: a", "? [a]\n: b",
    "<<: {a: 1}", "a: {<<: {b: 1}}", "a: =", "a:\n\tb: c", "a: 1\n---\nb: 2", "- a", "a", "", "a: [1, 2", "a: b: c",
    "a: True", "a: NULL", "a: 'x", "a: @b", "a: `b`", "a: %b", "a: 1\n...\n", "~: a", "a: " + "[" * 3000,
]  # fmt: skip


def _types(node):
    if isinstance(node, dict):
        return {key: _types(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_types(value) for value in node]
    return next(kind for kind in (bool, int, float, str, type(None), object) if isinstance(node, kind))


@pytest.mark.parametrize("text", PLAIN)
def test_it_reads_as_the_careful_reader_does(text):
    plain, careful = plainly.read(text), nodes._carefully(text, "a.yml")
    assert plain == careful
    assert _types(plain) == _types(careful)
    assert dict(nodes.lines_of(plain)) == dict(nodes.lines_of(careful))
    assert plain.line == careful.line


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:20]))
def test_what_is_not_plain_it_leaves_to_the_careful_reader(text):
    assert plainly.read(text) is None
