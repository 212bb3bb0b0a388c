"""The annex on judgments is written for readers: whole sentences, units, no names of values."""

import re

from brief.publish.pages import judgements
from brief.publish.prose import judgements as prose
from brief.publish.prose import sections
from brief.quantity.conditions import Facts, Quantity

FACTS = Facts(
    values={
        "deaths_now": Quantity(79384, "deaths", text="79,384"),
        "deaths_peak": Quantity(107941, "deaths", text="107,941"),
        "rise": Quantity(5, "percent", text="5 percent"),
    },
    outcomes={"verdict": {"growth": "holds"}, "comparison": {}},
    words={"verdict": ("holds", "overstated"), "comparison": ("agree", "disagree")},
    subjects={"verdict": {"growth": "the check of “nearly 640 percent”"}},
)
TEXT = (
    'So the count [came down]{.judged when="deaths_now < deaths_peak"} from its peak [@cdc].\n\n'
    '[It rose]{.judged when="rise > 0 percent and verdict(growth) is holds"}.\n'
)


def annex(project):
    settled = prose.settle(sections.parse("reports/sections/x.qmd", TEXT), FACTS)
    return " ".join(judgements.annex(settled, project.theme).split())


def test_a_part_of_a_sentence_stands_in_its_sentence(project):
    assert "**J1.** So the count **came down** from its peak." in annex(project)
    assert "**J2.** It rose." in annex(project)


def test_what_was_found_is_told_with_units_and_without_names(project):
    text = annex(project)
    assert "Found: 79,384 deaths is less than 107,941 deaths." in text
    assert "Found: 5 percent is more than 0 percent; the check of “nearly 640 percent”: holds." in text
    assert not re.search(r"deaths_now|rise|verdict\(", text)


def test_a_margin_says_no_hundred_percent(project):
    text = annex(project)
    assert "a difference of 28,557 deaths, 26.5 percent of the larger number." in text
    assert "a difference of 5 percentage points in the nearest of these." in text
