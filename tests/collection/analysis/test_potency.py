"""Doses computed here agree with what authorities state."""

from brief.analysis import potency
from brief.official import reference


def test_doses_agree_with_what_authorities_state():
    official = reference.load()
    (dose,) = set(official.select("fentanyl-lethal-dose")["value"])
    assert potency.doses_per_kg(dose, 100) == official.select("fentanyl-lethal-doses-per-kg")["value"].iloc[0]
    # "more than 226,000 fatal doses" in a pound
    stated = official.select("fentanyl-lethal-doses-per-lb")["lower"].iloc[0]
    assert stated < potency.doses_per_lb(dose, 100) < stated * 1.01
