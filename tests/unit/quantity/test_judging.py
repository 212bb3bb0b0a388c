"""Words that judge, in sentences."""

import pytest

from brief.quantity.judging import judging, sentences, unbound

WORDS = {"idiom": ("how many", "or more"), "comparison": ("more",), "quantity": ("many",), "verdict": ("confirm*",)}


def test_a_sentence_ends_at_a_full_stop_a_colon_a_blank_line_a_heading_and_a_list_mark():
    text = "One. Two: three\n\nfour\n# Five\n- six at 1.5"
    assert [sentence.strip() for _, sentence in sentences(text)] == [
        "One.",
        "Two:",
        "three",
        "four",
        "# Five",
        "- six at 1.5",
    ]


@pytest.mark.parametrize("sentence", ["Is it more?", "How many there are", "two or more", "Morenas"])
def test_a_question_an_idiom_and_another_word_judge_nothing(sentence):
    assert list(judging(sentence, WORDS)) == []


def test_a_word_that_is_no_part_of_an_idiom_judges_beside_one():
    assert list(judging("How many are more", WORDS)) == [("comparison", "more", 13)]


def test_a_report_may_compare_and_not_confirm():
    assert unbound("They say more", WORDS, reports=True) is None
    assert unbound("They say more, confirmed", WORDS, reports=True) == ("verdict", "confirmed", 15)
    assert unbound("More", WORDS, reports=False) == ("comparison", "More", 0)
