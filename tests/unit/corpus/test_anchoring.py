"""No claim loads that its document does not bear out: words, number, qualifier and unit are those of the quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.base.problems import Place, Problems
from brief.base.records import Entry
from brief.corpus.anchoring import anchor
from brief.corpus.claims import Claim
from brief.corpus.documents import Document, Source
from brief.corpus.vocabulary import Unit, Vocabulary

TEXT = """Officers stopped nearly 10,000 pounds of the drugs in just two months, 9,500
pounds of them at sea, and seized more than $5 billion in currency. Nearly a dozen sub-
stances were listed. For seven straight months deaths were flat. The drug is approximately 50 to
100 times as strong, and kills 60 percent of all who die. They first met in 2018.
It is the deadliest crisis. Nearly nine out of ten pills are false.
Experts came from countries that include Chile, Peru and
Togo. He saw Lima, Oslo and Rome. A kilogram brings $10-20 million on the street.
The plan is a plan.
"""
VOCABULARY = Vocabulary(
    topics={"seizures": "Seizures", "growth": "Growth"},
    units={
        "percent": Unit(plural="percent", words=("percent", "%", "out of"), measure=True),
        "deaths": Unit(plural="deaths", words=("death*", "die")),
        "lb": Unit(plural="lb", words=("pound*",), measure=True),
        "kg": Unit(plural="kg", words=("kilogram*",), measure=True),
        "USD": Unit(plural="USD", words=("$",), measure=True),
        "months": Unit(plural="months", words=("month*",), measure=True),
        "times": Unit(plural="times", words=("times",), measure=True),
        "substances": Unit(plural="substances", words=("substance*",)),
        "countries": Unit(plural="countries", words=("countries",)),
        "cities": Unit(plural="cities", words=(), listed=("Lima", "Oslo", "Rome")),
        "rank": Unit(plural="rank", words=()),
        "calendar year": Unit(plural="calendar year", words=()),
    },
    caveats={"agency_claim": "An agency says so of itself."},
    source_caveats={},
)
DOCUMENT = Document(Source.model_construct(id="news"), TEXT)
CLAIMS = {
    "stopped": {"exact": "stopped nearly 10,000 pounds of the drugs", "value": 10000, "qualifier": "nearly"},
    "months": {"exact": "in just two months", "value": 2, "unit": "months"},
    "assets": {"exact": "more than $5 billion in currency", "value": 5e9, "qualifier": "more_than", "unit": "USD"},
    "listed": {"exact": "Nearly a dozen substances", "value": 12, "qualifier": "nearly", "unit": "substances"},
    "flat": {"exact": "seven straight months", "value": 7, "unit": "months"},
    "strength": {
        "exact": "approximately 50 to 100 times",
        "range": (50, 100),
        "qualifier": "approximately",
        "unit": "times",
    },
    "share": {"exact": "kills 60 percent of all who die", "value": 60, "unit": "percent"},
    "meeting": {"exact": "first met in 2018", "value": 2018, "unit": "calendar year"},
    "crisis": {"exact": "the deadliest crisis", "value": 1, "unit": "rank"},
    "false": {"exact": "Nearly nine out of ten pills", "value": 90, "qualifier": "nearly", "unit": "percent"},
    "experts": {
        "exact": "countries that include Chile, Peru and Togo",
        "value": 3,
        "qualifier": "at_least",
        "unit": "countries",
        "counted": ("Chile", "Peru", "Togo"),
    },
    "visits": {
        "exact": "He saw Lima, Oslo and Rome",
        "value": 3,
        "unit": "cities",
        "counted": ("Lima", "Oslo", "Rome"),
    },
    "street": {"exact": "brings $10-20 million", "range": (10e6, 20e6), "qualifier": "range", "unit": "USD"},
}
FIELDS = {"topic": "seizures", "measure": "m", "qualifier": "exact", "unit": "lb"}


def entry(name, **changes):
    record = Claim(id=name, **(FIELDS | CLAIMS[name] | changes))
    lines = {field: line for line, field in enumerate(Claim.model_fields, start=12)}
    return Entry(record, Place("data/ledger/news.yml", 11, name), lines)


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_that_its_document_bears_out_is_anchored_to_the_character(name):
    anchored = anchor(entry(name), DOCUMENT, VOCABULARY)
    assert anchored.quote == TEXT[anchored.start : anchored.end]
    assert anchored.quote.replace("-\n", "").split() == CLAIMS[name]["exact"].split()
    assert anchored.line == TEXT.count("\n", 0, anchored.start) + 1


def test_where_a_quote_stands_is_said_by_page_line_and_in_a_long_line_by_word():
    assert anchor(entry("months"), DOCUMENT, VOCABULARY).where == "line 1 of our copy"
    long = Document(Source.model_construct(id="news"), "First page.\f\n" + "a word " * 40 + "first met in 2018.")
    assert anchor(entry("meeting"), long, VOCABULARY).where == "page 2, line 2 of our copy, word 81"


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("stopped", "nearly 10,000 pounds"),
        ("false", "Nearly nine out of ten"),
        ("street", "$10-20 million"),
        ("strength", "approximately 50 to 100 times"),
        ("share", "60 percent"),
        ("meeting", "2018"),
        ("crisis", "the deadliest crisis"),
        ("experts", "3 countries"),
    ],
)
def test_the_phrase_for_prose_is_the_number_with_its_qualifier_and_unit(name, phrase):
    assert anchor(entry(name), DOCUMENT, VOCABULARY).phrase == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Nearly a dozen substance products were listed.", "Nearly a dozen substance products"),
        ("Nearly a dozen substance-type products were listed.", "Nearly a dozen substance-type products"),
        ("Nearly a dozen substances, of products banned, were listed.", "Nearly a dozen substances"),
    ],
)
def test_the_phrase_takes_in_each_word_for_the_unit_that_follows_at_once(text, phrase):
    units = VOCABULARY.units | {"substances": Unit(plural="substances", words=("substance*", "products"))}
    document = Document(Source.model_construct(id="news"), text)
    changes = {"exact": text.removesuffix(" were listed."), "value": 12}
    anchored = anchor(entry("listed", **changes), document, VOCABULARY.model_copy(update={"units": units}))
    assert anchored.phrase == phrase


NUMBER = "the record says {}, the quote says “{}” = {}"
ALTERATIONS = {
    "a digit": (
        "stopped",
        {"value": 1000},
        "value",
        NUMBER.format("1000", "nearly 10,000 pounds", 10000),
        "value: 10000",
    ),
    "a digit in many": (
        "assets",
        {"value": 5e8},
        "value",
        NUMBER.format("500000000", "more than $5 billion", 5000000000),
        "value: 5000000000",
    ),
    "a dozen": ("listed", {"value": 10}, "value", NUMBER.format("10", "Nearly a dozen", 12), "value: 12"),
    "a number in words": ("flat", {"value": 8}, "value", NUMBER.format("8", "seven", 7), "value: 7"),
    "an end of a range": (
        "strength",
        {"range": (50, 110)},
        "range",
        NUMBER.format("[50, 110]", "approximately 50 to 100 times", "[50, 100]"),
        "range: [50, 100]",
    ),
    "a range for a value": (
        "stopped",
        {"value": None, "range": (9000, 10000), "qualifier": "range"},
        "range",
        NUMBER.format("[9000, 10000]", "nearly 10,000 pounds", 10000),
        "value: 10000",
    ),
    "a value for a range": (
        "street",
        {"value": 10e6, "range": None, "qualifier": "exact"},
        "value",
        NUMBER.format("10000000", "$10-20 million", "[10000000, 20000000]"),
        "range: [10000000, 20000000]",
    ),
    "a calendar year": ("meeting", {"value": 2019}, "value", NUMBER.format("2019", "2018", 2018), "value: 2018"),
    "a rank": ("crisis", {"value": 2}, "value", NUMBER.format("2", "deadliest", 1), "value: 1"),
    "a number where none is": (
        "crisis",
        {"unit": "deaths"},
        "value",
        "the record says 1, the quote says no number",
        "",
    ),
    "a unit that no word signals": (
        "stopped",
        {"unit": "kg"},
        "unit",
        "no word in the quote signals kg: “stopped nearly 10,000 pounds of the drugs”",
        "lb",
    ),
    "a unit other than at the number": (
        "share",
        {"unit": "deaths"},
        "unit",
        "the record says deaths, the quote says percent",
        "unit: percent",
    ),
    "money for weight": (
        "assets",
        {"unit": "lb"},
        "unit",
        "no word in the quote signals lb: “more than $5 billion in currency”",
        "USD",
    ),
    "a unit not on the list": ("months", {"unit": "month"}, "unit", "unknown unit 'month'", "months"),
    "a qualifier": (
        "stopped",
        {"qualifier": "approximately"},
        "qualifier",
        "the record says approximately, the quote says “nearly 10,000 pounds”",
        "qualifier: nearly",
    ),
    "a qualifier left out": (
        "assets",
        {"qualifier": "exact"},
        "qualifier",
        "the record says exact, the quote says “more than $5 billion”",
        "qualifier: more_than",
    ),
    "a qualifier made up": (
        "months",
        {"qualifier": "nearly"},
        "qualifier",
        "the record says nearly, the quote says “two months”",
        "qualifier: exact",
    ),
    "a qualifier not on the list": (
        "stopped",
        {"qualifier": "nearley"},
        "qualifier",
        "unknown qualifier 'nearley'",
        "nearly",
    ),
    "a qualifier that a range can't have": (
        "strength",
        {"qualifier": "nearly"},
        "qualifier",
        "a range of two numbers takes the qualifier range or approximately, not nearly",
        "",
    ),
    "a topic not on the list": ("stopped", {"topic": "seizure"}, "topic", "unknown topic 'seizure'", "seizures"),
    "a caveat not on the list": (
        "stopped",
        {"caveats": ("agency_claims",)},
        "caveats",
        "unknown caveat 'agency_claims'",
        "agency_claim",
    ),
    "a word of the quote": (
        "stopped",
        {"exact": "seized nearly 10,000 pounds of the drugs"},
        "exact",
        "the quote is not in the document: “seized nearly 10,000 pounds of the drugs”",
        "the document has “stopped nearly 10,000 pounds of the drugs",
    ),
    "a digit of the quote": (
        "stopped",
        {"exact": "stopped nearly 11,000 pounds of the drugs"},
        "exact",
        "the quote is not in the document: “stopped nearly 11,000 pounds of the drugs”",
        "the document has “stopped nearly 10,000 pounds of the drugs",
    ),
    "a quote cut inside a number": (
        "stopped",
        {"exact": "0,000 pounds of the drugs"},
        "exact",
        "the quote is not in the document: “0,000 pounds of the drugs”",
        "the document has “10,000 pounds of the drugs",
    ),
    "a qualifier left out of the quote": (
        "stopped",
        {"exact": "10,000 pounds of the drugs", "qualifier": "exact"},
        "exact",
        "the quote leaves out words that belong to its number: “nearly 10,000 pounds”",
        "start the quote at “nearly”",
    ),
    "a quote that stands twice": (
        "stopped",
        {"exact": "plan"},
        "exact",
        "the quote stands in 2 places (lines 8, 8): “plan”",
        "add prefix: or suffix: with the words right before or after it",
    ),
    "a wrong count": ("visits", {"value": 4}, "value", "the record says 4, 3 items are listed", "value: 3"),
    "a counted item that is not quoted": (
        "experts",
        {"counted": ("Chile", "Cuba", "Togo")},
        "counted",
        "“Cuba” is not in the quote after the item before it",
        "",
    ),
    "a counted item out of order": (
        "experts",
        {"counted": ("Peru", "Chile", "Togo")},
        "counted",
        "“Chile” is not in the quote after the item before it",
        "",
    ),
    "a complete list called incomplete": (
        "visits",
        {"qualifier": "at_least"},
        "qualifier",
        "at_least needs a word such as include in the quote",
        "qualifier: exact",
    ),
    "a counted list with another qualifier": (
        "experts",
        {"qualifier": "nearly"},
        "qualifier",
        "a counted list is exact or at_least, not nearly",
        "",
    ),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_altered_record_is_refused_with_its_place_and_the_right_thing(what):
    name, changes, field, message, suggestion = ALTERATIONS[what]
    altered = entry(name, **changes)
    with pytest.raises(Problems) as caught:
        anchor(altered, DOCUMENT, VOCABULARY)
    [problem] = caught.value.problems
    assert problem.place == altered.at(field)
    assert problem.message == message
    assert problem.suggestion.startswith(suggestion)
    assert bool(problem.suggestion) == bool(suggestion)


def test_an_item_that_is_counted_twice_stands_twice_in_the_quote():
    anchor(entry("visits", counted=("Lima", "Oslo", "Rome")), DOCUMENT, VOCABULARY)
    with pytest.raises(Problems, match="“Lima” is not in the quote after the item before it"):
        anchor(entry("visits", counted=("Lima", "Lima", "Rome")), DOCUMENT, VOCABULARY)


def test_words_off_their_lists_and_a_wrong_quote_are_said_at_once():
    with pytest.raises(Problems) as caught:
        anchor(entry("stopped", topic="x", unit="y", exact="z"), DOCUMENT, VOCABULARY)
    assert [problem.place.field for problem in caught.value.problems] == ["topic", "unit", "exact"]


def test_a_unit_off_the_list_is_no_way_out():
    document = Document(Source.model_construct(id="news"), "They seized 5 kWh of pounds. They seized 9 kWh.")
    for exact, value in (("seized 5 kWh of pounds", 5), ("seized 9 kWh", 9)):
        with pytest.raises(Problems) as caught:
            anchor(entry("stopped", exact=exact, value=value, qualifier="exact"), document, VOCABULARY)
        [problem] = caught.value.problems
        assert problem.place.field == "unit" and not problem.suggestion


def test_no_word_of_another_paragraph_belongs_to_a_number():
    document = Document(DOCUMENT.source, "The rest was nearly\n\n500 pounds of the drugs\n\nor more of the others.")
    claim = Claim(
        id="rest",
        topic="seizures",
        measure="Rest",
        exact="500 pounds of the drugs",
        value=500,
        qualifier="exact",
        unit="lb",
    )
    assert anchor(Entry(claim, Place("claims.yml")), document, VOCABULARY).phrase == "500 pounds"


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("It took 10-\n20 pounds of it.", "took 1020 pounds", 1020),
        ("It took 1-\n000 pounds of it.", "took 1000 pounds", 1000),
        ("It took 640\t712 pounds of it.", "took 640 712 pounds", 640712),
        ("It took 10\n- 20 pounds of it.", "took 10 - 20 pounds", None),  # a range, or two items of a list
        ("It took 640   712 pounds of it.", "took 640 712 pounds", 640712),
        ("It took 12\n\n640 pounds of it.", "took 12 640 pounds", 12640),
        ("It took 12\f640 pounds of it.", "took 12 640 pounds", 12640),
        ("It took more\n\nthan 640 pounds of it.", "more than 640 pounds", 640),
        ("It did not\n\ntake 640 pounds.", "take 640 pound", 640),
    ],
)
def test_a_number_that_the_document_divides_is_not_joined_by_its_quote(text, exact, value):
    document = Document(Source.model_construct(id="news"), text)
    qualifier = "more_than" if "more" in exact else "exact"
    number = {"value": value} if value else {"value": None, "range": (10, 20), "qualifier": "range"}
    claim = entry("stopped", **({"exact": exact, "qualifier": qualifier} | number))
    with pytest.raises(Problems) as caught:
        anchor(claim, document, VOCABULARY)
    assert {problem.place.field for problem in caught.value.problems} <= {"exact", "value", "qualifier"}


@pytest.mark.parametrize("text", ["It took 10-\n20 pounds.", "It took 10-20\npounds."])
def test_a_range_over_the_end_of_a_line_is_one(text):
    document = Document(Source.model_construct(id="news"), text)
    exact = " ".join(text.replace("-\n", "-").split())[3:-1]
    claim = entry("stopped", exact=exact, value=None, range=(10, 20), qualifier="range")
    assert "20 pounds" in anchor(claim, document, VOCABULARY).phrase


@pytest.mark.parametrize(
    "rate",
    [
        "in 100,000",
        "per 100 000",
        "/100,000",
        "/100k",
        "per capita",
        "in every 1,000",
        "for each million",
        "per ten thousand",
        "/million",
        "to every 1,000",
        "per kilogram of",
    ],
)
def test_a_count_for_so_many_is_no_count(rate):
    document = Document(Source.model_construct(id="news"), f"There were 640 deaths {rate} people.")
    with pytest.raises(Problems) as caught:
        anchor(entry("share", exact="640 deaths", value=640, unit="deaths"), document, VOCABULARY)
    [problem] = caught.value.problems
    assert problem.place.field == "unit" and "a rate" in problem.message


@pytest.mark.parametrize(
    "rate", ["Per 100,000 people", "For every thousand births,", "In each million persons", "per 100,000,"]
)
def test_a_count_behind_so_many_is_no_count(rate):
    document = Document(Source.model_construct(id="news"), f"{rate} 640 deaths were counted.")
    with pytest.raises(Problems) as caught:
        anchor(entry("share", exact="640 deaths", value=640, unit="deaths"), document, VOCABULARY)
    [problem] = caught.value.problems
    assert problem.place.field == "unit" and f"{rate} 640" in problem.message


@pytest.mark.parametrize(
    "rest", ["in 100,000.", "in 1,000 live births.", "out of 100,000 Americans.", "in 100,000 in 2019."]
)
def test_a_count_in_a_round_number_of_persons_or_births_is_a_rate(rest):
    document = Document(Source.model_construct(id="news"), f"There were 640 deaths {rest}")
    with pytest.raises(Problems):
        anchor(entry("share", exact="640 deaths", value=640, unit="deaths"), document, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit"),
    [
        ("They paid $5,000 for 100,000 pills.", "$5,000", 5000, "USD"),
        ("It paid $5,000 for 100,000 people.", "$5,000", 5000, "USD"),
        ("They hid 640 pounds in 1,000 packages.", "640 pounds", 640, "lb"),
        ("There were 640 deaths in 1000 hospitals.", "640 deaths", 640, "deaths"),
    ],
)
def test_a_price_or_a_count_in_so_many_things_is_no_rate(text, exact, value, unit):
    document = Document(Source.model_construct(id="news"), text)
    assert anchor(entry("share", exact=exact, value=value, unit=unit), document, VOCABULARY).quote == exact


def refused(text, **claim):
    """The problem of a claim on a document of this text."""
    document = Document(Source.model_construct(id="news"), text)
    with pytest.raises(Problems) as caught:
        anchor(entry("share", **claim), document, MASSES)
    [problem] = caught.value.problems
    return problem


MASSES = VOCABULARY.model_copy(
    update={
        "units": VOCABULARY.units
        | {
            "tonnes": Unit(plural="tonnes", words=("tonne*", "metric ton*"), measure=True),
            "km": Unit(plural="km", words=("km",)),
            "hours": Unit(plural="hours", words=("hour*",), measure=True),
        }
    }
)


@pytest.mark.parametrize("before", ["", "It is given in million tonnes (Mt). "])
def test_mt_that_may_be_megatonnes_are_no_tonnes(before):
    problem = refused(f"{before}They burnt 5 Mt of it.", exact="5 Mt of it", value=5, unit="tonnes")
    assert problem.place.field == "unit" and "millions of them" in problem.message and problem.suggestion


@pytest.mark.parametrize(
    ("before", "unit"),
    [("It is given in metric tons (Mt). ", "Mt"), ("(Mt: tonnes.) ", "Mt"), ("", "mt"), ("", "MT")],
)
def test_mt_that_the_document_calls_tonnes_are_tonnes(before, unit):
    document = Document(Source.model_construct(id="news"), f"{before}They burnt 5 {unit} of it.")
    assert anchor(entry("share", exact=f"5 {unit} of it", value=5, unit="tonnes"), document, MASSES)


@pytest.mark.parametrize("unit", ["km", "hours"])
def test_of_two_like_numbers_that_with_the_unit_is_meant(unit):
    document = Document(Source.model_construct(id="news"), "They ran 5 km, and 5 hours later they stopped.")
    assert anchor(entry("share", exact="5 km, and 5 hours later", value=5, unit=unit), document, MASSES)


def test_a_comma_that_may_be_a_decimal_point_is_called_so():
    problem = refused("It weighed 3,5 kilograms.", exact="weighed 3,5 kilograms", value=3.5, unit="kg")
    assert problem.place.field == "value" and "decimal point" in problem.message and problem.suggestion


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("They paid CAD$5 million.", "CAD$5 million", 5e6),
        ("They paid CAD $5 million.", "$5 million", 5e6),
        ("They paid NT$5 million.", "NT$5 million", 5e6),
        ("They paid HK $5 million.", "$5 million", 5e6),
        ("They paid C $5 million.", "$5 million", 5e6),
        ("They paid 5 million Liberian dollars.", "5 million Liberian dollars", 5e6),
        ("They paid 5 million Fiji dollars.", "5 million Fiji dollars", 5e6),
        ("They paid 5 million in Fiji dollars.", "5 million in Fiji dollars", 5e6),
        ("They paid 5 million (Liberian dollars).", "5 million (Liberian dollars)", 5e6),
        ("They paid 5 million Trinidad and Tobago dollars.", "5 million Trinidad and Tobago dollars", 5e6),
        ("In dollars it was 5 million won.", "In dollars it was 5 million won", 5e6),
        ("The dollar fell; they paid 5 million dinars.", "The dollar fell; they paid 5 million dinars", 5e6),
        ("They paid 200 million pesos (US$12 million).", "200 million pesos (US$12 million)", 2e8),
        ("They paid MXN 200 million (US$12 million).", "MXN 200 million (US$12 million)", 2e8),
        ("They paid 5 million Singapore dollars.", "5 million Singapore dollars", 5e6),
    ],
)
def test_other_money_is_no_us_dollars(text, exact, value):
    words = ("$", "dollar*")
    units = MASSES.units | {"USD": Unit(plural="USD", words=words, measure=True)}
    document = Document(Source.model_construct(id="news"), text)
    with pytest.raises(Problems) as caught:
        claim = entry("share", exact=exact, value=value, unit="USD")
        anchor(claim, document, MASSES.model_copy(update={"units": units}))
    assert [problem.place.field for problem in caught.value.problems] in (["unit"], ["exact"])


MONEY = MASSES.model_copy(
    update={
        "units": MASSES.units
        | {
            "USD": Unit(plural="USD", words=("$", "dollar*"), measure=True),
            "CAD": Unit(plural="CAD", words=("C$",), measure=True),
            "GBP": Unit(plural="GBP", words=("£",), measure=True),
            "lb": Unit(plural="lb", words=("pound*", "lb*"), measure=True),
            "deaths": Unit(plural="deaths", words=("death*",)),
        }
    }
)


def fields_refused(text, exact, **record):
    """The fields of a record that its document does not bear out."""
    try:
        anchor(entry("share", exact=exact, **record), Document(Source.model_construct(id="news"), text), MONEY)
    except Problems as error:
        return {problem.place.field for problem in error.problems}
    return set()


@pytest.mark.parametrize(
    ("text", "exact", "unit"),
    [
        ("The Home Office spent 5 million pounds on it.", "5 million pounds", "lb"),
        ("It cost £3m. A further 5 million pounds went to them.", "5 million pounds", "lb"),
        ("The UK government gave 5 million pounds of new money.", "5 million pounds", "lb"),
        ("It was worth 5 million pounds.", "5 million pounds", "lb"),
        ("It was worth 5 million pounds.", "5 million pounds", "GBP"),
        ("In Britain, at £2, they paid 5 million pounds a year.", "5 million pounds", "lb"),
        ("They paid 5 million Egyptian pounds.", "5 million Egyptian pounds", "lb"),
        ("Fines of 5 million pounds were paid.", "5 million pounds", "lb"),
        ("It paid a 5 million pound fine.", "5 million pound", "lb"),
        ("The RCMP said that it cost $5 million.", "cost $5 million", "USD"),
        ("Canada gave 5 million dollars.", "5 million dollars", "USD"),
        ("The Australian Federal Police seized $5 million.", "seized $5 million", "USD"),
        ("Police in New Zealand seized $5 million.", "seized $5 million", "USD"),
        ("Police in New\nZealand seized $5 million.", "seized $5 million", "USD"),
        ("The Home\nOffice spent 5 million pounds on it.", "5 million pounds", "lb"),
        ("It was valued\nat 5 million pounds.", "5 million pounds", "lb"),
    ],
)
def test_money_of_another_kind_or_country_is_not_what_its_word_first_means(text, exact, unit):
    assert fields_refused(text, exact, value=5e6, unit=unit) == {"unit"}


@pytest.mark.parametrize(
    ("text", "exact", "unit"),
    [
        ("The Home Office spent 5 million pounds on it.", "5 million pounds", "GBP"),
        ("They seized 5 million pounds of it, worth £3 a gram.", "seized 5 million pounds of it", "lb"),
        ("At £2 a gram they took 5 million pounds (2 million kg).", "5 million pounds (2 million kg)", "lb"),
        ("They seized 5 million pounds.", "seized 5 million pounds", "lb"),
        ("They stole 5 million pounds of it.", "stole 5 million pounds of it", "lb"),
        ("They made sales of 5 million pounds of it.", "sales of 5 million pounds of it", "lb"),
        ("CBP and the Metropolitan Police stopped 5 million pounds.", "stopped 5 million pounds", "lb"),
        ("Canada, with Canadian police, agreed. The White House spends $5 million.", "spends $5 million", "USD"),
        ("World Drug Report\nAustralia and New Zealand: it came to $5 million.", "came to $5 million", "USD"),
        ("The RCMP said that it cost $5 million.", "cost $5 million", "CAD"),
        ("The RCMP said that it cost US$5 million.", "cost US$5 million", "USD"),
        ("Canada and the DEA of the United States gave $5 million.", "gave $5 million", "USD"),
        ("In Canada (all sums are in US dollars) it cost $5 million.", "cost $5 million", "USD"),
        ("In Canada (all sums are in US\ndollars) it cost $5 million.", "cost $5 million", "USD"),
        ("Canada and the United\nStates spent $5 million.", "spent $5 million", "USD"),
        ("It cost $5 million.", "cost $5 million", "USD"),
    ],
)
def test_money_and_weight_are_what_their_document_makes_them(text, exact, unit):
    assert not fields_refused(text, exact, value=5e6, unit=unit)


COMMAS = "They seized 3,5 kg in May and 10,25 kg in June, in all 1.234,5 kg, then 2.500 kg. "


@pytest.mark.parametrize(
    ("exact", "value", "refused"),
    [
        ("seized 3,5 kg", 3.5, set()),
        ("seized 3,5 kg", 35, {"value"}),
        ("10,25 kg in June", 10.25, set()),
        ("in all 1.234,5 kg", 1234.5, set()),
        ("then 2.500 kg", 2500, set()),
        ("then 2.500 kg", 2.5, {"value"}),
    ],
)
def test_decimal_commas_are_read_in_a_document_that_has_no_others(exact, value, refused):
    assert fields_refused(COMMAS, exact, value=value, unit="kg") == refused


@pytest.mark.parametrize("other", ["It was 2.5 kg before.", "There were 1,204 deaths."])
def test_decimal_commas_are_not_read_beside_points(other):
    assert fields_refused(f"{COMMAS}{other}", "seized 3,5 kg", value=3.5, unit="kg") == {"value"}


@pytest.mark.parametrize(
    "heading",
    [
        "Deaths (thousands)",
        "Deaths ('000)",
        "Table 2. Deaths (in thousands of persons)",
        "Deaths, in thousands",
        "Value £m",
        "Deaths [thousands]",
        "Table 2. Deaths, thousands",
        "Deaths (x1000)",
        "Unit: 1,000 deaths",
        "Figures are in thousands.",
    ],
)
def test_digits_of_a_table_in_thousands_are_not_the_number_alone(heading):
    text = f"{heading}\nYear Deaths\n2019 70 deaths\n2020 93 deaths\n"
    assert fields_refused(text, "93 deaths", value=93, unit="deaths") == {"value"}


def test_rows_with_blank_lines_between_them_are_of_one_table():
    text = "Deaths (thousands)\n\nOhio 70 deaths\n\nTexas 93 deaths\n"
    assert fields_refused(text, "93 deaths", value=93, unit="deaths") == {"value"}


@pytest.mark.parametrize(
    "text",
    [
        "Deaths (thousands)\n2019 70\n\nIn May there were 93 deaths in the north of it.\n",
        "Deaths\n2019 70 deaths\n2020 93 deaths\n",
        "They came in thousands\nto the place. There were 93 deaths.\n",
        "Deaths (thousands)\nYear Deaths\n2019 70\n2020 71\n\nIn 2017, 93 deaths came of it.\n",
        "Spending (millions)\n\nPart two\n\n• 93 deaths in Ohio\n",
        "A wave (thousands dead)\n\nGoal one\n\n93 deaths\n",
        "Seized tunnels (m)\nOhio 93 deaths\n",
    ],
)
def test_a_number_that_no_heading_scales_is_the_number(text):
    assert not fields_refused(text, "93 deaths", value=93, unit="deaths")


@given(
    number=st.sampled_from(
        ["more than $5 billion", "one hundred and five", "10–20 million", "not 640 but 712", "-12 to -5"]
    ),
    data=st.data(),
)
def test_no_quote_holds_another_number_than_its_document(number, data):
    text = f"It came to {number} pounds of the drugs that year."
    document = Document(Source.model_construct(id="news"), text)
    start = data.draw(st.integers(0, len(text) - 2))
    quote = text[start : data.draw(st.integers(start + 2, len(text)))].strip()
    numbers = [{"value": value} for value in (5, 10, 12, 20, 100, 105, 640, 712, 5e6, 5e9, 20e6, -5, -12)]
    numbers += [{"range": ends, "value": None} for ends in ((10, 20e6), (5, 12), (10, 20), (10e6, 20e6), (-12, -5))]
    whole = {"105": "exact", "712": "exact", "5000000000.0": "more_than", "None": "range"}
    for stated in numbers:
        for qualifier in ("exact", "more_than", "at_least", "up_to", "range"):
            claim = {"exact": quote, "qualifier": qualifier, "unit": "lb"} | stated
            try:
                anchor(entry("stopped", **claim), document, VOCABULARY)
            except (Problems, ValueError):
                continue
            assert qualifier == whole[str(stated["value"])] and stated.get("range") != (10, 20e6), (quote, stated)
