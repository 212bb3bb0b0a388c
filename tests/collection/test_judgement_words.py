"""The words of judgement, as data: sentences that an analyst might write are seen to judge, and plain ones are not."""

import pytest

from brief.corpus import vocabulary
from brief.quantity.judging import unbound

JUDGING = """
The largest seizure was made in April.
Production outpaces control.
Nearly all of it came by land.
Seizures surged in two years.
The fall is unprecedented.
The plan is on track.
Nitazenes outnumber fentanyl.
The document fails to name its source.
Overdoses soared after the pandemic.
The measure succeeded.
Deaths peaked in July.
The trend reversed in the spring.
Purity halved in a year.
The epidemic is worsening.
Treatment lags behind enforcement.
The number is accurate.
China dominates the supply of precursors.
The estimate overshoots the count.
The evidence is weak.
Control accelerated under the plan.
Deaths have improved since.
The effect is significant.
Seizures account for the bulk of the weight.
Every document mentions industry.
The price collapsed.
The gap is widening.
The claim is misleading.
The measures led to the fall.
""".strip().splitlines()
PLAIN = """
Deaths are counted by year of registration.
The plan has five goals.
Customs and Border Protection publishes its seizures by month.
""".strip().splitlines()


@pytest.fixture(scope="module")
def words(project):
    return vocabulary.load(project).judgement_words


@pytest.mark.parametrize("sentence", JUDGING)
def test_a_sentence_that_judges_is_seen_to(sentence, words):
    assert unbound(sentence, words, reports=False)


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_one_is_not(sentence, words):
    assert unbound(sentence, words, reports=False) is None
