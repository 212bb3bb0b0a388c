"""The explorer starts from the claims."""

import re

from brief.publish.pages import explorer


def test_sliders_start_from_the_claims_and_reach_them(collection):
    sliders = explorer.sliders(collection.ledger)
    assert {slider.name: slider.start for slider in sliders} == {
        "price_per_kg": 5000,
        "mg_per_pill": 1,
        "purity": 1,
        "loss_share": 0,
        "price_per_pill": 10,
    }
    assert all(slider.low <= slider.start <= slider.high for slider in sliders)


def test_every_slider_has_a_label_and_an_output(collection):
    form = explorer.form(collection)
    inputs = re.findall(r'<input type="range" id="([\w-]+)"', form)
    assert len(inputs) == 5
    for name in inputs:
        assert f'<label for="{name}">' in form and f'<output for="{name}"' in form
