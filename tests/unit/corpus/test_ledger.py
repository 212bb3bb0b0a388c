"""No claim loads that its document does not bear out, and every reason is said at once."""

import re

import pytest

from brief.base.problems import Problems
from brief.corpus import ledger as ledger_
from brief.corpus.ledger import Claim
from brief.quantity.bounds import Bounds

STATE, HSI, JOURNAL = "state-plan.yml", "hsi-strategy.yml", "journal-press.yml"
UK, WHITE_HOUSE = "uk-news.yml", "white-house.yml"


def letters(text):
    """A text without white space and without hyphens, which a line end may have made."""
    return re.sub(r"[\s-]", "", text)


def written_ids(path):
    return re.findall(r"^  - id: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_claim_stands_in_its_document_at_its_place(project, ledger):
    for anchored in ledger:
        text = (project.seeds / anchored.document.source.path).read_bytes().decode()
        assert letters(text[anchored.start : anchored.end]) == letters(anchored.claim.exact)
        assert anchored.quote == text[anchored.start : anchored.end]
        assert anchored.line == text[: anchored.start].count("\n") + 1


def test_the_number_of_every_claim_is_the_number_in_its_quote(ledger):
    for anchored in ledger:
        claim, found = anchored.claim, anchored.expression
        if claim.counted:
            assert claim.value == len(claim.counted)
            continue
        assert anchored.quote[found.start : found.end] == found.text
        assert found.qualifier == claim.qualifier, claim.id
        assert found.span == claim.range, claim.id
        assert found.value == (None if claim.range else pytest.approx(claim.value)), claim.id


def test_no_record_is_left_out(project, ledger):
    written = [name for path in project.ledger.glob("*.yml") for name in written_ids(path)]
    assert sorted(ledger.claims) == sorted(written)


def test_claims_come_in_the_order_of_the_documents_and_files(project, ledger):
    documents = list(ledger.documents)
    order = [documents.index(anchored.document.source.id) for anchored in ledger]
    assert order == sorted(order)
    ids = written_ids(project.ledger / STATE)
    assert list(ledger.claims)[: len(ids)] == ids


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("state-synthetic-growth", "nearly 640 percent"),
        ("state-fentanyl-positive", "nearly nine out of ten"),
        ("state-kilogram-street-value", "$10-20 million"),
        ("hsi-fentanyl-stopped", "nearly 10,000 pounds"),
        ("uk-lethal-doses-seized", "many millions of lethal doses"),
        ("state-global-smart-launch", "2008"),
        ("state-g7-members", "7 countries"),
    ],
)
def test_the_phrase_for_prose_is_the_number_with_its_qualifier_and_unit(ledger, name, phrase):
    assert ledger[name].phrase == phrase


def test_an_unknown_claim_is_answered_with_the_nearest(ledger):
    with pytest.raises(KeyError, match=r"no claim 'state-sintetic-growth' .* mean state-synthetic-growth\?"):
        ledger["state-sintetic-growth"]


def claim(**fields):
    return Claim(
        **(
            {
                "id": "x",
                "topic": "growth",
                "measure": "m",
                "exact": "q",
                "qualifier": "exact",
                "unit": "deaths",
            }
            | fields
        )
    )


@pytest.mark.parametrize(
    ("fields", "bounds"),
    [
        ({"value": 640, "qualifier": "nearly", "unit": "percent"}, Bounds(upper=640, upper_open=True)),
        ({"value": 60, "qualifier": "more_than", "unit": "percent"}, Bounds(60, 100, lower_open=True)),
        ({"value": 60, "qualifier": "at_least", "unit": "percent"}, Bounds(60, 100)),
        ({"value": 50, "qualifier": "majority", "unit": "percent"}, Bounds(50, 100, lower_open=True)),
        ({"value": 640, "qualifier": "more_than", "unit": "percent"}, Bounds(640, lower_open=True)),
        ({"value": 60, "qualifier": "more_than"}, Bounds(60, lower_open=True)),
        ({"range": (10, 20), "qualifier": "range"}, Bounds(10, 20)),
    ],
)
def test_a_share_ends_at_100_percent_and_growth_does_not(fields, bounds):
    assert claim(**fields).bounds == bounds


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (None, "", ""),
        ("2017", "2017", "2017"),
        (2017, "2017", "2017"),
        ("2012/2016", "2012", "2016"),
        ("2000/..", "2000", ""),
        ("2018-09", "2018-09", "2018-09"),
        ("FY2022", "2021-10", "2022-09"),
        ("2023-03-13/2023-05-10", "2023-03-13", "2023-05-10"),
    ],
)
def test_a_period_has_a_first_and_a_last_part(period, start, end):
    found = claim(value=1, period=period)
    assert (found.period_start, found.period_end) == (start, end)


@pytest.mark.parametrize("period", ["last year", "2012-2016", "FY22", "17", "2012/", "2012/2016/2018"])
def test_a_period_in_other_words_is_refused(period):
    with pytest.raises(ValueError, match=r"is not 2017, 2017-12, 2017-12-31, 2012/2016, 2000/\.\. or FY2022"):
        claim(value=1, period=period)


def test_a_claim_knows_its_bounds_what_official_values_fit_and_its_label():
    nearly = claim(value=640, qualifier="nearly", unit="percent")
    assert nearly.bounds == Bounds(upper=640, upper_open=True)
    assert nearly.accepted == Bounds(576, 640, upper_open=True)
    assert nearly.label == "nearly 640%"
    assert claim(range=(10, 20), qualifier="range").bounds == Bounds(10, 20)


class Altered:
    """A copy of the ledger in which records are altered; only the altered files are loaded, to be quick."""

    def __init__(self, copy):
        self.copy = copy
        self.files = set()

    def change(self, file, name, old, new):
        """Replaces words in one record; gives the line of the words and that of the record."""
        self.files.add(file)
        path = self.copy.ledger / file
        text = path.read_text(encoding="utf-8")
        record = text.index(f"  - id: {name}\n")
        place = text.index(old, record)
        assert "\n\n" not in text[record:place], f"{old!r} does not stand in {name}"
        path.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")
        return text.count("\n", 0, place) + 1, text.count("\n", 0, record) + 1

    def load(self):
        for path in self.copy.ledger.glob("*.yml"):
            if path.name not in self.files:
                path.unlink()
        return ledger_.load(self.copy)

    def refusal(self):
        with pytest.raises(Problems) as caught:
            self.load()
        return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def altered(copy):
    return Altered(copy)


def test_an_alteration_that_agrees_with_the_quote_loads(altered):
    altered.change(HSI, "hsi-fentanyl-stopped", "measure: Fentanyl stopped", "measure: Fentanyl seized")
    assert altered.load()["hsi-fentanyl-stopped"].claim.measure.startswith("Fentanyl seized")


ALTERATIONS = {
    "a digit": (
        HSI,
        "hsi-fentanyl-stopped",
        "value: 10000",
        "value: 1000",
        "value",
        "the record says 1000.0, the quote says “nearly 10,000” = 10000",
        "try: value: 10000",
    ),
    "a digit in many": (
        HSI,
        "hsi-assets-seized",
        "value: 5000000000",
        "value: 500000000",
        "value",
        "the record says 500000000.0, the quote says “more than $5 billion” = 5000000000",
        "try: value: 5000000000",
    ),
    "a dozen": (
        WHITE_HOUSE,
        "wh-precursors-scheduled",
        "value: 12",
        "value: 10",
        "value",
        "the record says 10.0, the quote says “nearly a dozen” = 12",
        "try: value: 12",
    ),
    "a number in words": (
        WHITE_HOUSE,
        "wh-deaths-falling-or-flat-months",
        "value: 7",
        "value: 8",
        "value",
        "the record says 8.0, the quote says “seven” = 7",
        "try: value: 7",
    ),
    "an end of a range": (
        JOURNAL,
        "jp-fentanyl-potency",
        "range: [50, 100]",
        "range: [50, 110]",
        "range",
        "the record says [50.0, 110.0], the quote says “approximately 50 to 100” = [50, 100]",
        "try: range: [50, 100]",
    ),
    "a range for a value": (
        HSI,
        "hsi-fentanyl-stopped",
        "value: 10000\n    qualifier: nearly",
        "range: [9000, 10000]\n    qualifier: range",
        "range",
        "the record says [9000.0, 10000.0], the quote says “nearly 10,000” = 10000",
        "try: value: 10000",
    ),
    "a calendar year": (
        UK,
        "uk-finance-dialogue-first-meeting",
        "value: 2018",
        "value: 2019",
        "value",
        "the record says 2019.0, the quote says “2018” = 2018",
        "try: value: 2018",
    ),
    "a rank": (
        JOURNAL,
        "jp-deadliest-crisis",
        "value: 1\n",
        "value: 2\n",
        "value",
        "the record says 2.0, the quote says “deadliest” = 1",
        "try: value: 1",
    ),
    "a unit that no word signals": (
        HSI,
        "hsi-fentanyl-stopped",
        "unit: lb",
        "unit: kg",
        "unit",
        "no word in the quote signals kg: “stopped nearly 10,000 pounds of fentanyl”",
        "try: lb",
    ),
    "a unit other than at the number": (
        JOURNAL,
        "jp-fentanyl-share",
        "unit: percent",
        "unit: deaths",
        "unit",
        "the record says deaths, the quote says percent",
        "try: unit: percent",
    ),
    "money for weight": (
        HSI,
        "hsi-assets-seized",
        "unit: USD",
        "unit: lb",
        "unit",
        "no word in the quote signals lb: “more than $5 billion in illicit currency and assets”",
        "try: USD",
    ),
    "a unit not on the list": (
        HSI,
        "hsi-fentanyl-stopped-months",
        "unit: months",
        "unit: month",
        "unit",
        "unknown unit 'month'",
        "try: months",
    ),
    "a qualifier": (
        HSI,
        "hsi-fentanyl-stopped",
        "qualifier: nearly",
        "qualifier: approximately",
        "qualifier",
        "the record says approximately, the quote says “nearly 10,000”",
        "try: qualifier: nearly",
    ),
    "a qualifier left out": (
        HSI,
        "hsi-narcotics-seized",
        "qualifier: more_than",
        "qualifier: exact",
        "qualifier",
        "the record says exact, the quote says “more than 1.8 million”",
        "try: qualifier: more_than",
    ),
    "a qualifier made up": (
        HSI,
        "hsi-fentanyl-stopped-months",
        "qualifier: exact",
        "qualifier: nearly",
        "qualifier",
        "the record says nearly, the quote says “two”",
        "try: qualifier: exact",
    ),
    "a qualifier not on the list": (
        HSI,
        "hsi-fentanyl-stopped",
        "qualifier: nearly",
        "qualifier: nearley",
        "qualifier",
        "unknown qualifier 'nearley'",
        "try: nearly",
    ),
    "a qualifier that a range can't have": (
        JOURNAL,
        "jp-fentanyl-potency",
        "qualifier: approximately",
        "qualifier: nearly",
        "qualifier",
        "a range of two numbers takes the qualifier range or approximately, not nearly",
        "",
    ),
    "a topic not on the list": (
        HSI,
        "hsi-fentanyl-stopped",
        "topic: seizures",
        "topic: seizure",
        "topic",
        "unknown topic 'seizure'",
        "try: seizures",
    ),
    "a caveat not on the list": (
        HSI,
        "hsi-fentanyl-stopped",
        "caveats: [agency_claim,",
        "caveats: [agency_claims,",
        "caveats",
        "unknown caveats 'agency_claims'",
        "try: agency_claim",
    ),
    "a word of the quote": (
        HSI,
        "hsi-fentanyl-stopped",
        "stopped nearly",
        "seized nearly",
        "exact",
        "the quote is not in the document: “seized nearly 10,000 pounds of fentanyl”",
        "try: the document has “stopped nearly 10,000 pounds of fentanyl",
    ),
    "a digit of the quote": (
        HSI,
        "hsi-fentanyl-stopped",
        "nearly 10,000 pounds",
        "nearly 11,000 pounds",
        "exact",
        "the quote is not in the document: “stopped nearly 11,000 pounds of fentanyl”",
        "try: the document has “stopped nearly 10,000 pounds of fentanyl",
    ),
    "a quote cut inside a number": (
        HSI,
        "hsi-fentanyl-stopped",
        "stopped nearly 10,000 pounds",
        "0,000 pounds",
        "exact",
        "the quote is not in the document",
        "try: the document has “10,000 pounds of fentanyl",
    ),
    "a quote that stands twice": (
        HSI,
        "hsi-strategy-goals",
        "Primary elements of the Strategy for Combating Illicit Opioids fall",
        "Strategy for Combating Illicit Opioids #",
        "exact",
        "the quote stands in 4 places (lines 4, 6, 10, 21)",
        "try: add prefix: or suffix:",
    ),
    "a wrong count": (
        JOURNAL,
        "jp-cities-visited",
        "value: 9",
        "value: 8",
        "value",
        "the record says 8, 9 items are listed",
        "try: value: 9",
    ),
    "a counted item that is not quoted": (
        JOURNAL,
        "jp-expert-countries",
        "[Botswana, Ecuador",
        "[Botswana, Peru",
        "counted",
        "“Peru” is not in the quote after the item before it",
        "",
    ),
    "a counted item out of order": (
        JOURNAL,
        "jp-expert-countries",
        "[Botswana, Ecuador",
        "[Ecuador, Botswana",
        "counted",
        "“Botswana” is not in the quote after the item before it",
        "",
    ),
    "a complete list called incomplete": (
        HSI,
        "hsi-operations-with-seizure",
        "qualifier: exact",
        "qualifier: at_least",
        "qualifier",
        "at_least needs a word such as include in the quote",
        "try: qualifier: exact",
    ),
    "a counted list with another qualifier": (
        JOURNAL,
        "jp-expert-countries",
        "qualifier: at_least",
        "qualifier: nearly",
        "qualifier",
        "a counted list is exact or at_least, not nearly",
        "",
    ),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_altered_record_is_refused_with_its_place_and_the_right_thing(altered, what):
    file, name, old, new, field, found, suggestion = ALTERATIONS[what]
    _, line = altered.change(file, name, old, new)
    [message] = altered.refusal()
    assert message.startswith(f"data/ledger/{file}:{line} {name}.{field}: {found}")
    assert suggestion in message
    assert ("try: " in message) == bool(suggestion)


MALFORMED = {
    "a field that does not exist": (
        "    measure: Narcotics",
        "    mesure: Narcotics",
        ".mesure: no such field\n    try: measure",
    ),
    "a value and a range": (
        "value: 1800000",
        "value: 1800000\n    range: [1, 2]",
        ": give either value: or range: [low, high]",
    ),
    "neither a value nor a range": ("    value: 1800000\n", "", ": give either value: or range: [low, high]"),
    "a value in words": (
        "value: 1800000",
        "value: many",
        ".value: Input should be a valid number, unable to parse string as a number (found 'many')",
    ),
    "a period in words": (
        "period: FY2022",
        "period: last year",
        ".period: period 'last year' is not 2017, 2017-12, 2017-12-31",
    ),
    "a counted range": (
        "value: 1800000",
        "range: [1, 2]\n    counted: [a, b]",
        ": a counted list takes value:, not range:",
    ),
}


@pytest.mark.parametrize("what", MALFORMED)
def test_a_malformed_record_is_refused_with_file_line_and_field(altered, what):
    old, new, message = MALFORMED[what]
    line, start = altered.change(HSI, "hsi-narcotics-seized", old, new)
    at = line if message.startswith(".") else start
    messages = altered.refusal()
    expected = f"data/ledger/{HSI}:{at} hsi-narcotics-seized{message}"
    assert any(found.startswith(expected) for found in messages), messages


def test_an_unknown_source_is_refused_with_the_nearest(altered):
    altered.files.add(UK)
    path = altered.copy.ledger / UK
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("source: uk-news", "source: uk-new"), encoding="utf-8")
    [message] = altered.refusal()
    assert message.startswith(f"data/ledger/{UK}:2 source: unknown source 'uk-new'\n    expected: state-plan, ")
    assert message.endswith("try: uk-news")


def test_an_id_in_two_files_is_refused_at_its_second_place(altered):
    altered.files.add(UK)
    _, line = altered.change(HSI, "hsi-narcotics-seized", "id: hsi-narcotics-seized", "id: uk-meetings-on-opioids")
    assert altered.refusal() == [f"data/ledger/{HSI}:{line} uk-meetings-on-opioids.id: this id is used twice"]


def test_broken_yaml_is_refused_with_file_and_line(altered):
    line, _ = altered.change(JOURNAL, "jp-fentanyl-potency", "range: [50, 100]", "range: [50, 100")
    [message] = altered.refusal()
    assert message.startswith(f"data/ledger/{JOURNAL}:{line + 1}: not readable as YAML: ")


def test_a_ledger_without_claims_is_refused(altered):
    assert altered.refusal() == ["data/ledger: holds no claims"]


def test_a_quote_that_leaves_out_its_qualifier_is_refused(altered):
    altered.change(HSI, "hsi-fentanyl-stopped", "stopped nearly 10,000", "10,000")
    altered.change(HSI, "hsi-fentanyl-stopped", "qualifier: nearly", "qualifier: exact")
    assert "nearly 10,000" in "".join(altered.refusal())


def test_every_mistake_in_every_file_is_said_at_once(altered):
    altered.change(HSI, "hsi-fentanyl-stopped", "value: 10000", "value: 1000")
    altered.change(HSI, "hsi-narcotics-seized", "unit: lb", "unit: pound")
    altered.change(HSI, "hsi-narcotics-seized", "topic: seizures", "topic: seizure")
    altered.change(HSI, "hsi-narcotics-seized", "narcotics\n", "narcotic drugs\n")
    altered.change(UK, "uk-meetings-on-opioids", "qualifier: exact", "qualifier: nearly")
    altered.change(WHITE_HOUSE, "wh-strategy-years", "unit: years", "units: years")
    altered.change(JOURNAL, "jp-fentanyl-potency", "range: [50, 100]", "range: [50, 100")
    message = "\n".join(altered.refusal())
    for expected in (
        "hsi-fentanyl-stopped.value: ",
        "hsi-narcotics-seized.unit: ",
        "hsi-narcotics-seized.topic: ",
        "hsi-narcotics-seized.exact: ",
        "uk-meetings-on-opioids.qualifier: ",
        f"data/ledger/{JOURNAL}:",
        "wh-strategy-years.unit: this field is missing",
        "wh-strategy-years.units: no such field",
    ):
        assert message.count(expected) == 1, expected
