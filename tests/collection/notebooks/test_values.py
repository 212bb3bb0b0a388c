"""A claim is given to the brief in the words of its document."""

from brief.notebooks import show


def test_a_claim_is_given_in_the_words_of_its_document(ledger):
    give = show.values("growth", ledger)
    give.claim("quoted", ledger["state-synthetic-growth"])
    give.label("label", ledger["state-synthetic-growth"])
    published = give.published()
    assert published["growth_quoted"]["text"] == "nearly 640 percent"
    assert published["growth_label"]["text"] == "nearly 640%"
    assert {entry["upper"] for entry in published.values()} == {640}
    assert {tuple(entry["derived_from"]) for entry in published.values()} == {("state-synthetic-growth",)}
