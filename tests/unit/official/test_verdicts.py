"""A verdict has one word, one sign and one meaning, wherever it is shown."""

import re

import pytest

from brief.official.verdicts import Finding, Verdict


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_words_a_sign_a_meaning_and_a_class(verdict):
    assert verdict.label == verdict.value
    assert len(verdict.mark) == 1
    assert re.fullmatch(r"[A-Z].*\.", verdict.meaning)
    assert re.fullmatch(r"[a-z-]+", verdict.css)


def test_a_verdict_is_its_words():
    assert f"{Verdict.HELD_AT_THE_TIME}" == "held at the time"
    assert Verdict("out of date") is Verdict.OUT_OF_DATE
    assert {verdict for verdict in Verdict if not verdict.compared} == {
        "not checked",
        "no official series",
        "own statement",
    }


def test_what_readings_agree_on_is_a_verdict_unless_they_decide_nothing():
    assert set(Finding) - set(Verdict) == {Finding.UNDECIDED}
