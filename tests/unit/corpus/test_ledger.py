"""The ledger holds every claim of every document, or says every reason at once why not."""

import re

import pytest

from brief.base.problems import Place

STATE, HSI, JOURNAL = "state-plan.yml", "hsi-strategy.yml", "journal-press.yml"
UK, WHITE_HOUSE = "uk-news.yml", "white-house.yml"


def written_ids(path):
    return re.findall(r"^  - id: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_no_record_is_left_out(project, ledger):
    written = [name for path in project.ledger.glob("*.yml") for name in written_ids(path)]
    assert sorted(ledger.claims) == sorted(written)


def test_claims_come_in_the_order_of_the_documents_and_files(project, ledger):
    documents = list(ledger.documents)
    order = [documents.index(anchored.document.source.id) for anchored in ledger]
    assert order == sorted(order)
    ids = written_ids(project.ledger / STATE)
    assert list(ledger.claims)[: len(ids)] == ids


def test_an_unknown_claim_is_answered_with_the_nearest(ledger):
    with pytest.raises(KeyError, match=r"no claim 'state-sintetic-growth' .* mean state-synthetic-growth\?"):
        ledger["state-sintetic-growth"]


MALFORMED = {
    "a field that does not exist": (
        "    measure: Narcotics",
        "    mesure: Narcotics",
        "mesure",
        "no such field",
    ),
    "a value and a range": (
        "value: 1800000",
        "value: 1800000\n    range: [1, 2]",
        "",
        "give either value: or range: [low, high]",
    ),
    "neither a value nor a range": ("    value: 1800000\n", "", "", "give either value: or range: [low, high]"),
    "a value in words": (
        "value: 1800000",
        "value: many",
        "value",
        "Input should be a valid number, unable to parse string as a number (found 'many')",
    ),
    "a period in words": (
        "period: FY2022",
        "period: last year",
        "period",
        "period 'last year' is not 2017, 2017-12, 2017-12-31",
    ),
    "a counted range": (
        "value: 1800000",
        "range: [1, 2]\n    counted: [a, b]",
        "",
        "a counted list takes value:, not range:",
    ),
}


@pytest.mark.parametrize("what", MALFORMED)
def test_a_malformed_record_is_refused_with_file_line_and_field(altered, what):
    old, new, field, message = MALFORMED[what]
    altered.change(HSI, "hsi-narcotics-seized", old, new)
    place = altered.place(HSI, "hsi-narcotics-seized", field)
    [told] = [problem.message for problem in altered.refusal() if problem.place == place]
    assert told.startswith(message)


def test_an_unknown_source_is_refused_with_the_nearest(altered):
    altered.files.add(UK)
    path = altered.copy.ledger / UK
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("source: uk-news", "source: uk-new"), encoding="utf-8")
    [problem] = altered.refusal()
    assert problem.place == Place(f"data/ledger/{UK}", 2, field="source")
    assert (problem.message, problem.suggestion) == ("unknown source 'uk-new'", "uk-news")
    assert problem.expected.startswith("state-plan, ")


def test_a_misspelt_key_loses_no_claims_in_silence(altered):
    altered.files.add(UK)
    path = altered.copy.ledger / UK
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nclaims:", "\nclams:"), encoding="utf-8")
    missing, unknown = altered.refusal()
    assert (missing.place, missing.message) == (Place(f"data/ledger/{UK}", field="claims"), "this key is missing")
    assert (unknown.place.field, unknown.message, unknown.suggestion) == ("clams", "no such key", "claims")


def test_an_id_in_two_files_is_refused_at_its_second_place(altered):
    altered.files.add(UK)
    altered.change(HSI, "hsi-narcotics-seized", "id: hsi-narcotics-seized", "id: uk-meetings-on-opioids")
    [problem] = altered.refusal()
    assert problem.place == altered.place(HSI, "uk-meetings-on-opioids", "id")
    assert problem.message == "this id is used twice"
    assert str(altered.place(UK, "uk-meetings-on-opioids")) in problem.expected


def test_broken_yaml_is_refused_with_file_and_line(altered):
    line = altered.place(JOURNAL, "jp-fentanyl-potency", "range").line
    altered.change(JOURNAL, "jp-fentanyl-potency", "range: [50, 100]", "range: [50, 100")
    [problem] = altered.refusal()
    assert problem.place == Place(f"data/ledger/{JOURNAL}", line + 1)
    assert problem.message.startswith("not readable as YAML: ")


def test_a_ledger_without_claims_is_refused(altered):
    [problem] = altered.refusal()
    assert (problem.place, problem.message) == (Place("data/ledger"), "holds no claims")


def test_every_mistake_in_every_file_is_said_at_once(altered):
    altered.change(HSI, "hsi-fentanyl-stopped", "value: 10000", "value: 1000")
    altered.change(HSI, "hsi-narcotics-seized", "unit: lb", "unit: pound")
    altered.change(HSI, "hsi-narcotics-seized", "topic: seizures", "topic: seizure")
    altered.change(HSI, "hsi-narcotics-seized", "narcotics\n", "narcotic drugs\n")
    altered.change(UK, "uk-meetings-on-opioids", "qualifier: exact", "qualifier: nearly")
    altered.change(WHITE_HOUSE, "wh-strategy-years", "unit: years", "units: years")
    altered.change(JOURNAL, "jp-fentanyl-potency", "range: [50, 100]", "range: [50, 100")
    assert sorted((problem.place.record, problem.place.field) for problem in altered.refusal()) == [
        ("", ""),
        ("hsi-fentanyl-stopped", "value"),
        ("hsi-narcotics-seized", "exact"),
        ("hsi-narcotics-seized", "topic"),
        ("hsi-narcotics-seized", "unit"),
        ("uk-meetings-on-opioids", "qualifier"),
        ("wh-strategy-years", "unit"),
        ("wh-strategy-years", "units"),
    ]
