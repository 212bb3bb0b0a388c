"""A review: each decision is saved at once, can be taken back, and is not asked for twice."""

import pytest

from brief.base.problems import Problems
from brief.corpus import ledger as ledgers
from brief.extract import intake
from brief.extract.kinds import CLAIMABLE
from brief.review import decisions, drafts, reading, session, showing

FIRST = """\
# yaml-language-server: $schema=../schema/ledger.schema.json
source: port-report
claims:
  - id: port-drugs-stopped-officers
    topic: seizures
    measure: Drugs stopped by officers
    exact: Officers stopped more than 700 pounds of the drugs in March 2023, according to the Health Office
    value: 700
    qualifier: more_than
    unit: lb
    period: 2023-03
    attributed_to: Health Office
"""


def state(review):
    return {
        path.name: path.read_text() for path in [*review.project.ledger.glob("*"), *review.project.reviews.glob("*")]
    }


def accepted(review):
    return session.accept(review, review.draft())


def test_an_accepted_figure_is_a_claim_as_a_person_writes_it(port):
    review = accepted(session.start(port, "port-report"))
    assert (port.ledger / "port-report.yml").read_text() == FIRST
    assert ledgers.load(port)["port-drugs-stopped-officers"].claim.period.words == "March 2023"
    assert review.progress == {"figures": 5, "claimed": 1, "refused": 0, "open": 4}


def test_it_goes_on_where_it_stopped_and_asks_nothing_twice(port):
    review = session.refuse(accepted(session.start(port, "port-report")))
    again = session.start(port, "seeds/port-report.txt")
    assert again.current == review.current and again.current.text == "2,000"
    assert again.progress == {"figures": 5, "claimed": 1, "refused": 1, "open": 3}


def test_undo_takes_back_each_step_the_last_first_in_a_new_session_too(port):
    review = session.start(port, "port-report")
    before = state(review)
    review = session.refuse(accepted(review))
    review = session.start(port, "port-report")
    review = session.undo(session.undo(review))
    assert state(review) == before and review.current.text == "more than 700 pounds"
    with pytest.raises(Problems, match="nothing to undo"):
        session.undo(review)


def test_a_claim_that_somebody_changed_is_not_taken_out(port):
    review = accepted(session.start(port, "port-report"))
    path = port.ledger / "port-report.yml"
    path.write_text(path.read_text().replace("Drugs stopped by", "Drugs taken by"))
    with pytest.raises(session.Changed, match="changed meanwhile"):
        session.undo(review)
    with pytest.raises(Problems, match="changed since"):
        session.undo(session.again(review))
    assert "Drugs taken by" in path.read_text()


def test_two_reviews_at_once_overwrite_nothing_of_each_other(port):
    one, other = session.start(port, "port-report"), session.start(port, "port-report")
    one = session.refuse(one)
    with pytest.raises(session.Changed, match="changed meanwhile"):
        session.refuse(other)
    other = session.refuse(session.again(other))
    assert [decision.words for decision in other.decisions] == ["more than 700 pounds", "nearly 640 percent"]
    with pytest.raises(session.Changed):
        accepted(one)
    assert not (port.ledger / "port-report.yml").exists()
    one = accepted(session.again(one))
    assert one.progress == {"figures": 5, "claimed": 1, "refused": 2, "open": 2}


def test_claims_stand_in_the_order_of_the_document(port):
    review = session.skip(session.start(port, "port-report"))
    review = accepted(review)
    review = accepted(review)
    assert review.current.text == "400"
    review = session.undo(session.undo(review))
    review = accepted(review)
    review = session.skip(session.skip(session.skip(review)))
    assert review.current.text == "more than 700 pounds"
    accepted(review)
    text = (port.ledger / "port-report.yml").read_text()
    assert text.index("700 pounds") < text.index("640 percent")
    assert len(ledgers.load(port).claims) == 8


def test_a_skipped_figure_comes_again_and_a_skip_is_undone(port):
    review = session.skip(session.start(port, "port-report"))
    assert review.current.text == "nearly 640 percent"
    assert session.undo(review).current.text == "more than 700 pounds"


def test_a_draft_that_its_quote_does_not_bear_out_is_not_written(port):
    review = session.start(port, "port-report")
    before = state(review)
    for wrong in ("value: 800", "unit: kg", "exact: Officers stopped", "id: plan-growth", "geography: France"):
        draft = session.changed(review.draft(), wrong, review)
        assert draft.problems, wrong
        with pytest.raises(Problems):
            session.accept(review, draft)
    with pytest.raises(Problems):
        session.changed(review.draft(), "- no mapping", review)
    assert state(review) == before


def test_a_correction_is_held_against_the_quote_like_any_claim(port):
    review = session.start(port, "port-report")
    draft = session.changed(review.draft(), "measure: Weight of the drugs stopped", review)
    draft = session.changed(draft, "attributed_to: ''", review)
    review = session.accept(review, draft)
    claim = review.ledger[draft.claim_id].claim
    assert claim.measure == "Weight of the drugs stopped" and not claim.attributed_to.words


def test_what_says_the_same_and_what_contradicts_is_pointed_out(port):
    review = session.skip(session.start(port, "port-report"))
    assert "plan-growth says the same: “nearly 640 percent”, 2012 to 2016 (Plan)" in showing.notes(
        review, review.draft()
    )


def test_what_stands_in_two_places_gets_the_words_around_it(port):
    text = (port.seeds / "port-report.txt").read_text()
    review = session.start(port, "port-report")
    for _ in range(4):
        review = session.skip(review)
    assert review.current.text == "400" and text[review.current.end :].startswith(" fish")
    assert [problem.message for problem in review.draft().problems] == ["this field is missing"]


def test_how_complete_a_reading_is_stands_in_numbers(port):
    review = session.refuse(accepted(session.start(port, "port-report")))
    made = decisions.load(port, review.document)
    read = reading.read(review.document, ledgers.load(port), made)
    assert read.summary == {
        "figures": 5,
        "claimed": 1,
        "refused": 1,
        "open": 3,
        "read": 0.4,
        "claims": 1,
        "claims_without_a_figure": 0,
    }
    text = reading.as_text(read)
    assert "⟦✓ more than 700 pounds → port-drugs-stopped-officers⟧ of the drugs" in text
    assert "⟦✗ nearly 640 percent⟧" in text and "⟦? 2,000⟧" in text
    assert "40 percent read" in text
    assert reading.as_csv(read).count("\n") == 5


def test_a_claim_by_hand_covers_its_figure(tiny):
    review = session.start(tiny, "plan")
    assert review.progress == {"figures": 4, "claimed": 3, "refused": 0, "open": 1}
    assert review.current.text == "two"


@pytest.mark.parametrize(
    "damage", ["start: 3, words: nothing of it", "words: x", "start: 0, words: Port, decision: kept"]
)
def test_a_damaged_file_of_decisions_is_refused_with_its_line(port, damage):
    port.reviews.mkdir()
    path = port.reviews / "port-report.yml"
    path.write_text(f"source: port-report\ndecisions:\n  - {{{damage}}}\n")
    with pytest.raises(Problems, match=r"port-report.yml:3"):
        session.start(port, "port-report")


def test_an_unknown_document_is_named_with_the_nearest(port):
    with pytest.raises(Problems, match="port-report"):
        session.start(port, "port-reprot")


OTHERS = (
    "Fentanyl is the deadliest drug of all. The vast majority of the pills come from abroad, and deaths are increasing."
    " Both countries agreed to this in 2016. Cocaine is one of the largest threats.\n"
)


@pytest.fixture
def others(tiny, tmp_path):
    """A document that states a rank, a majority, a trend, "both" and a year, and no figure."""
    vocabulary = tiny.root / "data" / "vocabulary.yml"
    more = """units:\n  rank: {plural: rank, words: []}\n  countries: {plural: countries, words: ["countries"]}\n"""
    vocabulary.write_text(
        vocabulary.read_text().replace("units:\n", more).replace('"most"', '"most", "majority", "increasing"')
    )
    file = tmp_path / "others.txt"
    file.write_text(OTHERS, encoding="utf-8")
    known = {"title": "Others", "date_published": "2024", **dict.fromkeys(("producer", "license"), "Port")}
    intake.take(tiny, file, known=known | dict.fromkeys(("description", "reliability"), "Port"), today="2026-01-02")
    return tiny


def test_ranks_majorities_and_trends_are_asked_for_where_somebody_names_their_kind(others):
    assert session.start(others, "others").current is None
    review = session.start(others, "others", ("rank", "majority", "trend"))
    assert [figure.text for figure in review.figures] == ["deadliest", "vast majority", "are increasing", "Both"]
    while (draft := review.draft()) and draft.record["value"] != 2:
        review = session.accept(review, draft)
    claims = ledgers.load(others).claims
    records = [anchored.claim for anchored in claims.values() if anchored.document.source.id == "others"]
    said = [(claim.value, claim.qualifier, claim.unit, claim.measure) for claim in records]
    assert said == [
        (1, "exact", "rank", "Rank of Fentanyl as the deadliest drug of all"),
        (50, "majority", "percent", "Share of the pills that come from abroad"),
        (0, "more_than", "percent", "Deaths, change"),
    ]
    read = reading.read(review.document, review.ledger, review.decisions, review.kinds)
    assert (read.summary["claimed"], read.summary["open"], read.others) == (3, 1, [])


def test_one_of_the_largest_has_no_number_to_claim(others):
    document = ledgers.load(others).documents["others"]
    assert "largest" not in [figure.text for figure in reading.figures_of(document, CLAIMABLE)]


def test_a_kind_that_there_is_not_is_told_with_the_nearest():
    assert reading.named_kinds([]) == ("statistic",) and reading.named_kinds(["all"]) == CLAIMABLE
    with pytest.raises(Problems, match="(?s)no such kind.*rank"):
        reading.named_kinds(["ranks"])


def test_a_record_without_a_measure_is_no_claim(port):
    review = session.start(port, "port-report")
    record = dict(review.draft().record) | {"measure": ""}
    draft = drafts.held(record, review.document, review.ledger)
    assert draft.anchored is None and "nobody has said it yet" in str(draft.problems[0])
    with pytest.raises(Problems):
        session.accept(review, draft)


def test_the_mark_of_a_footnote_ends_no_quote_and_joins_no_sentences(tiny, tmp_path):
    file = tmp_path / "marks.txt"
    file.write_text(
        "Officers stopped 700 pounds of it in 2023.[1] About 60 percent of pills came by car.[2]\n", "utf-8"
    )
    known = {"title": "Marks", "date_published": "2024", **dict.fromkeys(("producer", "license"), "Port")}
    intake.take(tiny, file, known=known | dict.fromkeys(("description", "reliability"), "Port"), today="2026-01-02")
    review = session.start(tiny, "marks")
    assert review.draft().record["exact"] == "Officers stopped 700 pounds of it in 2023"
    assert session.skip(review).draft().record["exact"] == "About 60 percent of pills came by car"


def test_what_was_put_off_stays_so_and_can_be_undone_when_the_files_are_read_anew(port):
    review = session.again(session.skip(session.refuse(session.start(port, "port-report"))))
    assert review.current.text == "2,000"
    review = session.undo(review)
    assert review.current.text == "nearly 640 percent" and review.progress["refused"] == 1
    assert session.undo(review).progress["refused"] == 0


@pytest.mark.parametrize("module", [ledgers, decisions])
def test_what_is_written_while_a_review_starts_is_a_change(port, monkeypatch, module):
    load = module.load

    def slow(*arguments):
        loaded = load(*arguments)
        (port.ledger / "empty.yml").write_text("source: port-report\nclaims: []\n")
        port.reviews.mkdir(exist_ok=True)
        (port.reviews / "port-report.yml").write_text("source: port-report\ndecisions: []\n")
        return loaded

    monkeypatch.setattr(module, "load", slow)
    review = session.start(port, "port-report")
    with pytest.raises(session.Changed):
        session.refuse(review)
