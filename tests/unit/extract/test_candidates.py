"""A candidate says where it stands, what it says, what it leaves open, when, and which rule found it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.extract.candidates import candidates
from brief.extract.kinds import RULES, STATISTIC

TEXT = "In 2017 more than 72,000 people died, nearly 640 percent more; one in five was under 30. See Table 3."


def test_a_candidate_has_all_that_a_draft_needs():
    deaths, growth, share, *_ = [found for found in candidates(TEXT) if found.kind == STATISTIC]
    assert (deaths.text, TEXT[deaths.start : deaths.end]) == ("more than 72,000", "more than 72,000")
    assert (deaths.value, deaths.lower, deaths.upper, deaths.qualifier) == (72_000, 72_000, None, "more_than")
    assert (deaths.period.value, deaths.unit, deaths.rule) == ("2017", "", "number")
    assert (growth.unit, growth.lower, growth.upper, growth.rule) == ("percent", None, 640, "number with unit")
    assert (share.value, share.unit, share.rule) == (20, "percent", "share")


KINDS = {
    "unreadable": ("10,00 pills", "unreadable"),
    "denied": ("It was not 640.", "negated"),
    "majority": ("both meetings", "majority"),
    "trend": ("the trend of decreasing deaths", "trend"),
    "name or verb": ("in Central America it", "reference"),
    "rank": ("the deadliest crisis", "rank"),
    "rate in words": ("a new NPS each week", "rate"),
    "clock": ("at 5 p.m. sharp", "date"),
    "day of a month": ("on 26 June they met", "date"),
    "year": ("since 2016 it has grown", "year"),
    "ordinal": ("the 21st century", "ordinal"),
    "telephone": ("Tel: 26060 in all", "reference"),
    "law": ("under 21 U.S.C. it is", "reference"),
    "list": ("1. First point", "reference"),
    "citation": ("as was found (3), and", "reference"),
    "contents": ("Foreword ........ 12", "reference"),
    "paper": ("as said (HC 221, 2001-02)", "reference"),
    "index base": ("an index (2010 = 100) of", "reference"),
    "journal": ("BMJ 2013;346 in all", "reference"),
    "address": ("see page/12 of it", "reference"),
    "numbered": ("see Table 3, and", "reference"),
    "named": ("a new Boeing 737 is", "reference"),
    "significance": ("it was so (p<0.05)", "significance"),
    "confidence level": ("a 95% CI was", "confidence"),
    "age": ("adults aged 15 and", "age"),
    "axis": ("Deaths\n\n12\n", "axis"),
    "denominator": ("deaths per 100,000 people", "denominator"),
    "period": ("over the past five years it", "period"),
    "title": ("the FIVE-YEAR GLOBAL PLAN of", "reference"),
    "counts nothing": ("one day it was", "determiner"),
    "enumeration": ("there are two reasons for it", "enumeration"),
    "frequency": ("they met twice a week", "frequency"),
    "score": ("a 5–7 vote was taken", "reference"),
}


@pytest.mark.parametrize("rule", [name for name, *_ in RULES])
def test_each_rule_tells_a_kind_apart(rule):
    text, kind = KINDS[rule]
    assert (kind, rule) in [(found.kind, found.rule) for found in candidates(text)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In fiscal year 2022, they seized 5 kg.", "FY2022"),
        ("Between 2012 and 2016 deaths rose by 640 percent.", "2012/2016"),
        ("Since 2009, 38 new drugs were found.", "2009/.."),
        ("In September 2018 they seized 5 kg, in 2019 more.", "2018-09"),
        ("On 26 June 2014 they seized 5 kg.", "2014-06-26"),
        ("They seized 5 kg. In 2018 nothing.", ""),
        ("2013–2019: 5 kg", "2013/2019"),
    ],
)
def test_the_period_is_what_the_sentence_says_nearest_to_the_number(text, period):
    assert next(found.period.value for found in candidates(text) if found.kind == STATISTIC) == period


@settings(max_examples=settings.default.max_examples * 3 // 5)
@given(st.text(alphabet=st.characters() | st.sampled_from("0123456789.,-–/%$£½()[] \naeJun"), max_size=80))
def test_nothing_raises(text):
    for found in candidates(text):
        assert " ".join(text[found.start : found.end].split()) == found.text
        assert (found.kind == STATISTIC) <= (found.value is not None or found.lower is not None)


def test_two_hyphens_are_a_dash_and_no_part_of_a_word():
    [share] = [found for found in candidates("better off in several ways--over half had a home") if found.value]
    assert (share.text, share.qualifier) == ("over half", "more_than")


def test_a_number_too_long_for_any_is_none():
    assert {found.kind for found in candidates("123," * 20_000)} <= {"unreadable"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("(Of 640 deaths, 30 were children.)", ["640", "30"]),
        ("(The 500 people who died)", ["500"]),
        ("(In 1200 cases)", ["1200"]),
        ("It rose again (Iran 4500, Iraq 300).", ["4500", "300"]),
        ("It rose again (UK 640).", ["640"]),
        ("See them (HC 221-II) and others (Cm 6271 and 6302).", []),
        ("| Ohio | 640 | 712 | 12 |", ["640", "712", "12"]),
        ("640 | 712 | Ohio", ["640", "712"]),
        ("He had 14 I believe.", ["14"]),
        ("It fell in Portugal (27 per million), Denmark (26), and Ireland (31).", ["27", "26", "31"]),
        ("It fell, as they found. (251)(254)(270) It rose by 640.", ["640"]),
        ("Finance 458 481 5.1% of it", ["458", "481", "5.1%"]),
    ],
)
def test_figures_in_brackets_and_in_rows_are_no_papers_and_no_pages(text, figures):
    assert [found.text for found in candidates(text) if found.kind == STATISTIC] == figures
