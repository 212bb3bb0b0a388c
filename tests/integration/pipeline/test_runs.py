"""A run's names: short for people, and never the same for two."""

from brief.pipeline.runs import Run


def test_a_run_says_its_parameters_and_long_ones_by_name():
    assert Run.of("03-growth", {}).words == ""
    assert Run.of("03-growth", {"end_year": 2015}).words == " with end_year=2015"
    long = Run.of("10-key-numbers", {"key_claims": ["a-long-name"] * 20})
    assert long.words.startswith(" with other key_claims (") and len(long.words) < 60


def test_no_two_runs_have_the_same_name_or_file():
    runs = [Run.of("10-key-numbers", {"key_claims": ["a-long-name"] * count}) for count in (0, 1, 20, 21)]
    assert len({run.words for run in runs}) == len({run.id for run in runs}) == 4
    assert Run.of("a", {"x": 1, "y": 2}) == Run.of("a", {"y": 2, "x": 1})
