"""The ledger holds every claim of every document, or says every reason at once why not."""

import pytest

from brief.base.problems import Place, Problems
from brief.corpus import ledger as ledger_


@pytest.fixture
def written(tiny):
    """A copy of the tiny ledger in whose files words are replaced."""

    class Written:
        def change(self, file, old, new):
            path = tiny.ledger / file
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, old
            path.write_text(text.replace(old, new), encoding="utf-8")

        def line(self, file, words):
            text = (tiny.ledger / file).read_text(encoding="utf-8")
            return text.count("\n", 0, text.index(words)) + 1

        def load(self):
            return ledger_.load(tiny)

        def refusal(self):
            with pytest.raises(Problems) as caught:
                self.load()
            return caught.value.problems

    return Written()


def test_claims_come_in_the_order_of_the_documents_and_of_the_files(written):
    ledger = written.load()
    assert list(ledger.documents) == ["plan", "news"]
    assert list(ledger.claims) == [
        "plan-growth",
        "plan-price",
        "plan-pills",
        "news-weight",
        "news-countries",
        "news-growth",
    ]


def test_a_claim_stands_in_its_document_at_its_place(written):
    growth = written.load()["plan-growth"]
    text = growth.document.text
    assert (
        growth.quote == text[growth.start : growth.end] == "Deaths from the new drugs increased by nearly 640 percent"
    )
    assert (growth.line, growth.phrase) == (3, "nearly 640 percent")


def test_an_unknown_claim_is_answered_with_the_nearest(written):
    with pytest.raises(KeyError, match=r"no claim 'plan-grwoth' in the ledger; did you mean plan-growth\?"):
        written.load()["plan-grwoth"]


MALFORMED = {
    "a field that does not exist": ("measure: Price", "mesure: Price", "mesure", "no such field"),
    "a value and a range": (
        "value: 5000",
        "value: 5000\n    range: [1, 2]",
        "",
        "give either value: or range: [low, high]",
    ),
    "neither a value nor a range": ("    value: 5000\n", "", "", "give either value: or range: [low, high]"),
    "a value in words": ("value: 5000", "value: many", "value", "not a number (found 'many')"),
    "a period in words": (
        "value: 5000",
        "value: 5000\n    period: last year",
        "period",
        "period 'last year' is not 2017, 2017-12, 2017-12-31",
    ),
    "a counted range": (
        "value: 5000",
        "range: [1, 2]\n    counted: [a, b]",
        "",
        "a counted list takes value:, not range:",
    ),
}


@pytest.mark.parametrize("what", MALFORMED)
def test_a_malformed_record_is_refused_with_file_line_and_field(written, what):
    old, new, field, message = MALFORMED[what]
    written.change("plan.yml", old, new)
    record = written.line("plan.yml", "- id: plan-price")
    lines = {"": record, "mesure": record + 2, "value": record + 4, "period": record + 5}
    place = Place("data/ledger/plan.yml", lines[field], "plan-price", field)
    [told] = [problem.message for problem in written.refusal() if problem.place == place]
    assert told.startswith(message)


def test_a_misspelt_key_loses_no_claims_in_silence(written):
    written.change("news.yml", "claims:", "clams:")
    missing, unknown = written.refusal()
    assert (missing.place, missing.message) == (Place("data/ledger/news.yml", field="claims"), "this key is missing")
    assert (unknown.place.field, unknown.message, unknown.suggestion) == ("clams", "no such key", "claims")


def test_an_id_in_two_files_is_refused_at_its_second_place(written):
    written.change("news.yml", "id: news-weight", "id: plan-price")
    [problem] = written.refusal()
    assert problem.place == Place("data/ledger/news.yml", 3, "plan-price", "id")
    assert problem.message == "this id is used twice"
    assert f"data/ledger/plan.yml:{written.line('plan.yml', '- id: plan-price')} plan-price" in problem.expected


def test_a_ledger_without_claims_is_refused(tiny, written):
    for path in tiny.ledger.glob("*.yml"):
        path.unlink()
    [problem] = written.refusal()
    assert (problem.place, problem.message) == (Place("data/ledger"), "holds no claims")


def test_every_mistake_in_every_file_is_said_at_once(written):
    written.change("plan.yml", "value: 640", "value: 64")
    written.change("plan.yml", "unit: USD per kg", "unit: USD a kg")
    written.change("plan.yml", "topic: growth", "topic: grwoth")
    written.change("plan.yml", "into one million pills", "into a million pills")
    written.change("news.yml", "unit: lb", "units: lb")
    written.change("news.yml", "qualifier: majority", "qualifier: exact")
    assert sorted((problem.place.record, problem.place.field) for problem in written.refusal()) == [
        ("news-countries", "qualifier"),
        ("news-weight", "unit"),
        ("news-weight", "units"),
        ("plan-growth", "topic"),
        ("plan-pills", "exact"),
        ("plan-price", "unit"),
    ]
