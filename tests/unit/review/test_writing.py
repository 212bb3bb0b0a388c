"""A record is written as a person writes it, and read back it is the same."""

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from brief.review import writing

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=200).map(
    lambda text: " ".join(text.split())
)
VALUES = st.one_of(
    WORDS.filter(bool),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.tuples(WORDS.filter(bool), WORDS.filter(bool)),
    st.fixed_dictionaries({"is": WORDS.filter(bool), "exact": WORDS.filter(bool)}),
)


def plain(value):
    return list(value) if isinstance(value, tuple) else value


@given(st.dictionaries(st.sampled_from(["measure", "exact", "value", "likelihood"]), VALUES, min_size=1))
def test_what_is_written_reads_back(record):
    text = writing.with_block("", "port", writing.block({"id": "port-x", **record}))
    [back] = YAML(typ="safe").load(text)["claims"]
    for name, value in record.items():
        expected = plain(value)
        if isinstance(expected, float):
            assert abs(back[name] - expected) <= 1e-12 * abs(expected)
        else:
            assert str(back[name]) == str(expected)


TWO = "source: port\nclaims:\n  - id: one\n    value: 1\n\n  # about two\n  - id: two\n    value: 2\n"


def test_a_record_goes_in_and_out_and_leaves_the_rest_as_it_was():
    written = writing.block({"id": "new", "value": 5.0})
    for before in ("", "one", "two"):
        longer = writing.with_block(TWO, "port", written, before)
        assert writing.without_block(longer, written) == TWO
        assert longer.index("id: new") < (longer.index(f"id: {before}") if before else len(longer))


def test_words_that_yaml_takes_for_something_else_are_quoted():
    assert [writing.inline(words) for words in ("no", "a: b", "# x", "5", "plain words")] == [
        '"no"',
        '"a: b"',
        '"# x"',
        '"5"',
        "plain words",
    ]
