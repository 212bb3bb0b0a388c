"""What a claim says besides its number can't be changed without its document: period, place, population, authority."""

from dataclasses import dataclass, field

import pytest

from brief.base.problems import Place, Problems
from brief.base.records import Entry
from brief.corpus import ledger as ledger_
from brief.corpus.anchoring import anchor
from brief.corpus.claims import Claim
from brief.corpus.fields import FIELDS, From
from brief.quantity.periods import Period

OTHERS = {
    "geography": ("United States", "China", "World", "Colombia", "United Kingdom", "Germany"),
    "population": ("Young men", "Veterans"),
    "attributed_to": ("DEA", "CDC", "United Nations", "Europol"),
}


@dataclass
class Tried:
    """Altered records: how many were tried, and those that loaded."""

    count: int = 0
    loaded: list[str] = field(default_factory=list)


@pytest.fixture
def refuse(ledger):
    """Anchors a claim with other fields, and notes whether it loads."""

    def alter(tried, anchored, **fields):
        record = Claim.model_validate(anchored.claim.model_dump(by_alias=True, exclude_defaults=True) | fields)
        tried.count += 1
        try:
            anchor(Entry(record, Place("ledger.yml")), anchored.document, ledger.vocabulary)
        except Problems:
            return
        tried.loaded.append(f"{record.id} {fields}")

    return alter


def altered(claim, name):
    """A field's record with other values, all else as it is."""
    told = getattr(claim, name).model_dump(by_alias=True, exclude_defaults=True)
    if name == "period":
        yield from (told | {"is": period} for period in moved(claim.period.value))
    else:
        yield from (told | {"is": value} for value in OTHERS[name] if value != told["is"])


def moved(period):
    """A period a year earlier and later, and with one end moved alone."""
    years = [(-1, -1), (1, 1)]
    if period.end and period.start != period.end and not period.fiscal:
        years += [(-1, 0), (0, 1)]
    for first, last in years:
        if period.fiscal:
            yield f"FY{int(period.end[:4]) + last}"
        else:
            yield str(Period(shifted(period.start, first), shifted(period.end, last)))


def shifted(point, years):
    return f"{int(point[:4]) + years}{point[4:]}" if point else ""


def test_an_altered_period_place_population_or_authority_is_refused(ledger, refuse):
    tried = Tried()
    for anchored in ledger:
        for name in anchored.origins:
            for fields in altered(anchored.claim, name):
                refuse(tried, anchored, **{name: fields})
    assert tried.count > 400
    assert len(tried.loaded) <= tried.count / 100, tried.loaded


def test_another_unit_of_a_counted_list_is_refused(ledger, refuse):
    tried = Tried()
    for anchored in ledger:
        if anchored.claim.counted:
            for unit in ledger.vocabulary.units:
                if unit != anchored.claim.unit:
                    refuse(tried, anchored, unit=unit)
    assert tried.count > 300
    assert len(tried.loaded) <= tried.count / 100, tried.loaded


def test_every_field_that_is_said_has_an_origin(ledger):
    for anchored in ledger:
        said = {name for name in FIELDS if getattr(anchored.claim, name).value}
        assert set(anchored.origins) == said
        for name, origin in anchored.origins.items():
            assert (origin.kind is From.SUPPLIED) == bool(origin.reason), (anchored.claim.id, name)


def test_a_word_of_likelihood_or_degree_may_not_be_left_out(ledger, refuse):
    tried = Tried()
    for anchored in ledger:
        for name in ("likelihood", "degree"):
            if getattr(anchored.claim, name):
                refuse(tried, anchored, **{name: ()})
    assert tried.count > 10
    assert not tried.loaded


class Altered:
    """A copy of the ledger in which records are altered; only the altered files are loaded, to be quick."""

    def __init__(self, copy):
        self.copy = copy
        self.files = set()

    def change(self, file, name, old, new):
        """Replaces words in one record."""
        self.files.add(file)
        path = self.copy.ledger / file
        text = path.read_text(encoding="utf-8")
        record = text.index(f"  - id: {name}\n")
        place = text.index(old, record)
        assert "\n\n" not in text[record:place], f"{old!r} does not stand in {name}"
        path.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")

    def load(self):
        for path in self.copy.ledger.glob("*.yml"):
            if path.name not in self.files:
                path.unlink()
        return ledger_.load(self.copy)

    def refusal(self):
        with pytest.raises(Problems) as caught:
            self.load()
        return caught.value.problems


@pytest.fixture
def altered_copy(copy):
    return Altered(copy)


STATE, HSI, UK, WHITE_HOUSE, JOURNAL = (
    "state-plan.yml",
    "hsi-strategy.yml",
    "uk-news.yml",
    "white-house.yml",
    "journal-press.yml",
)


def test_a_field_knows_where_it_comes_from(ledger):
    growth = ledger["state-synthetic-growth"]
    period = growth.origins["period"]
    assert (period.kind, growth.document.text[period.start : period.end]) == (
        From.DOCUMENT,
        "Between 2012 and 2016 alone",
    )
    assert ledger["state-colombia-record"].origins["geography"].kind is From.QUOTE
    assert ledger["state-nps-total"].origins["geography"].reason.endswith("in the world report")


REFUSED = {
    "a period that the quote doesn't say": (
        STATE, "state-opioid-deaths", "period: 2000/..", "period: 2001/..", "period",
        "the record says 2001/.., the quote says “more than 300,000 Americans dying from",
    ),
    "a period that its words don't say": (
        STATE, "state-synthetic-growth", "is: 2012/2016", "is: 2012/2017", "period",
        "the record says 2012/2017, the document says “Between 2012 and 2016 alone”",
    ),
    "a period that no words can say": (
        JOURNAL, "jp-lethal-overdoses", "geography:", "period: 2020-10/2021-09\n    geography:", "period",
        "the record says 2020-10/2021-09, the quote says",
    ),
    "words that are not in the document": (
        STATE, "state-synthetic-growth", "Between 2012 and 2016 alone", "From 2012 to 2016", "period",
        "the words are not in the document: “From 2012 to 2016”",
    ),
    "a place": (
        STATE, "state-colombia-record", "geography: Colombia", "geography: Peru", "geography",
        "the record says Peru, the quote says “fatal cocaine overdoses",
    ),
    "an authority": (
        HSI, "hsi-fentanyl-years", "is: Secretary of Homeland Security", "is: Attorney General", "attributed_to",
        "the record says Attorney General, the document says",
    ),
    "a reason that doesn't name what it is for": (
        STATE, "state-nps-total", "is: World", "is: Europe", "geography",
        "the record says Europe, the reason says",
    ),
    "supplied though the quote says it": (
        STATE, "state-colombia-record", "geography: Colombia",
        "geography: {is: Colombia, supplied: Colombia is meant}", "geography",
        "supplied, though the quote says it",
    ),
    "both words and a reason": (
        STATE, "state-synthetic-growth", 'exact: "Between', 'supplied: ours, exact: "Between', "period",
        "give either exact: or supplied:, not both",
    ),
    "a form without is": (
        STATE, "state-colombia-record", "geography: Colombia", "geography: {exact: Colombia}", "geography",
        "is: is missing",
    ),
    "a word of likelihood left out": (
        STATE, "state-china-precursor-source", "    likelihood: [will likely remain]\n", "    likelihood: [will]\n",
        "likelihood", "the quote says “likely”, the record leaves it out",
    ),
    "a word of degree made up": (
        STATE, "state-colombia-record", "    caveats:", "    degree: [vast majority]\n    caveats:",
        "degree", "“vast majority” is not in the quote",
    ),
    "a word that says no degree": (
        STATE, "state-colombia-record", "    caveats:", "    degree: [cocaine]\n    caveats:",
        "degree", "“cocaine” holds no word of degree",
    ),
    "a limit left out of the quote": (
        UK, "uk-lethal-doses-seized", "Although to date fentanyl", "fentanyl", "exact",
        "the quote leaves out words that limit or explain it: “Although to date”",
    ),
    "a cause left out of the quote": (
        WHITE_HOUSE, "wh-deaths-falling-or-flat-months", "These actions have contributed to a", "a", "exact",
        "the quote leaves out words that limit or explain it: “contributed to”",
    ),
    "words left out that don't stand there": (
        STATE, "state-essential-precursors", "exact: As a result of close", "exact: As a result of", "leaves_out",
        "“As a result of bilateral cooperation” does not stand before the quote",
    ),
    "another unit of a counted list": (
        STATE, "state-g7-members", "unit: countries", "unit: cities", "unit",
        "the record says cities, the quote lists countries",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_field_that_the_document_does_not_bear_out_is_refused(altered_copy, name):
    file, claim, old, new, field, message = REFUSED[name]
    altered_copy.change(file, claim, old, new)
    [problem] = altered_copy.refusal()
    assert (problem.place.record, problem.place.field) == (claim, field)
    assert message in problem.message
    assert problem.place.line


def test_all_fields_and_the_number_are_reported_at_once(altered_copy):
    altered_copy.change(STATE, "state-overdose-deaths-2017", 'period: "2017"', 'period: "2018"')
    altered_copy.change(STATE, "state-overdose-deaths-2017", "population: Americans", "population: Canadians")
    altered_copy.change(STATE, "state-overdose-deaths-2017", "value: 72000", "value: 73000")
    fields = [problem.place.field for problem in altered_copy.refusal()]
    assert sorted(fields) == ["period", "population", "value"]
