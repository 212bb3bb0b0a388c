"""The official series can be cited, and their counts are not mixed."""

import pytest


def test_the_real_final_and_provisional_counts_are_never_mixed(collection):
    with pytest.raises(ValueError, match="must not be mixed"):
        collection.reference.union("us-overdose-deaths-all-drugs", "us-provisional-overdose-deaths-all-drugs-predicted")


def test_every_real_observation_can_be_cited(collection):
    assert len(collection.reference.observations) > 100
    assert collection.reference.observations["publication"].str.len().min() > 0
    assert (collection.reference.observations["release"] != "").all()
    assert set(collection.reference.observations["series_id"]) == set(collection.reference.series)


def test_the_official_growth_is_the_one_the_brief_tells(collection):
    deaths = collection.reference.annual("us-overdose-deaths-synthetic-opioids").set_index("year")["value"]
    assert (deaths[2012], deaths[2016]) == (2628, 19413)


def test_a_real_sample_is_the_number_that_the_scope_says(collection):
    sampled = [series for series in collection.reference.series.values() if series.sample]
    assert sampled
    assert all(series.scope.split()[0] == str(series.sample) for series in sampled)


def test_the_count_that_the_prose_calls_preliminary_is_not_final(collection):
    rows = collection.reference.observations.query("series_id == 'un-nps-first-reported-annual'")
    assert rows.loc[rows["period_start"].idxmax(), "status"] == "provisional"
