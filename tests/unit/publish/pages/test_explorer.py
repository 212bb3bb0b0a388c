"""The explorer starts from the quoted case, and its form can be used by keyboard and screen reader."""

import pytest

from brief.analysis import economics
from brief.base.problems import Problems
from brief.publish.pages import explorer


def test_without_the_claims_that_it_starts_from_there_is_no_explorer(collection):
    with pytest.raises(Problems) as raised:
        explorer.sliders(collection.ledger)
    assert [problem.message.split("'")[1] for problem in raised.value.problems] == [
        "state-kilogram-price",
        "state-pills-per-kilogram",
        "state-kilogram-street-value",
    ]


@pytest.mark.parametrize(
    ("start", "before", "after", "text"),
    [(5000, "$", "", "$5,000"), (1.5, "", " mg", "1.5 mg"), (0.05, "", " %", "5 %")],
)
def test_a_slider_writes_its_start_as_the_page_does(start, before, after, text):
    assert explorer.Slider("a", "A", 0, 9, 1, start, before, after).text == text


def test_outputs_are_fields_of_the_chain():
    chain = economics.chain(price_per_kg=5000, mg_per_pill=1, purity=1, loss_share=0, price_per_pill=10)
    texts = {output.name: output.text for output in explorer.outputs(chain)}
    assert texts == {"pills": "1,000,000", "revenue": "$10,000,000", "multiple": "2,000", "break_even_loss": "99.95 %"}
    assert all(hasattr(chain, name) for name in texts)
