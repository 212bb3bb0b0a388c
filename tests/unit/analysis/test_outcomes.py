from types import SimpleNamespace

import pandas as pd
import pytest

from brief.analysis import outcomes
from brief.analysis.outcomes import Announcement

PLAN = SimpleNamespace(
    text="We will save\nlives, and see to it that   a class is controlled. Trade slows.",
    source=SimpleNamespace(id="plan", attribution_short="Plan"),
)


class Official:
    ROWS = {
        "deaths": [("2018", 67.0), ("2022", 108.0), ("2024", 79.0)],
        "controls": [("2017-03", 2.0), ("2022-03", 3.0), ("2024-03", 2.0)],
        "required": [("2019-08", 0.0)],
    }

    def select(self, name):
        ends = [end for end, _ in self.ROWS[name]]
        return pd.DataFrame(
            {"period_start": ends, "period_end": ends, "value": [value for _, value in self.ROWS[name]]}
        )


def follow(*announcements):
    return outcomes.followed(announcements, {"plan": PLAN}, Official()).iloc[0]


def test_a_count_is_followed_from_the_start_to_its_last_observation():
    row = follow(Announcement("plan", "save lives", "deaths", "deaths", "2018", "fewer"))
    assert (row["then"], row["now"], row["now_when"], row["course"]) == (67, 79, "2024", "the other way")
    assert follow(Announcement("plan", "save lives", "deaths", "deaths", "2022", "fewer"))["course"] == "as announced"


def test_what_happened_is_counted_from_the_start_on():
    row = follow(Announcement("plan", "a class is controlled", "controls", "controls", "2018-09", "happened"))
    assert (row["now"], row["course"]) == (5, "done")
    assert pd.isna(row["then"])


def test_what_happened_later_may_be_something_else():
    row = follow(Announcement("plan", "a class is controlled", "", "controls", "2018-09", "happened", until="2022"))
    assert (row["now"], row["now_when"]) == (3, "Mar 2022")


def test_a_requirement_that_was_not_met_is_not_known_to_be_unmet_since():
    row = follow(Announcement("plan", "Trade slows", "requirement", "required", "2019", "met"))
    assert (row["now_when"], row["now_words"], row["course"]) == ("Aug 2019", "not met", "not met when last seen")


def test_a_count_by_another_method_has_no_course():
    row = follow(Announcement("plan", "save lives", "deaths", "deaths", "2018", "recounted"))
    assert (row["then_words"], row["now_words"], row["course"]) == ("67", "79", "counted another way")


def test_without_a_series_nothing_counts_it():
    rows = outcomes.followed(
        [Announcement("plan", "Trade slows"), Announcement("plan", "save lives", "", "deaths", "2018", "more")],
        {"plan": PLAN},
        Official(),
    )
    assert list(rows["course"]) == ["nothing to count it by", "as announced"]
    assert outcomes.tally(rows).to_dict("list") == {
        "course": ["as announced", "nothing to count it by"],
        "announcements": [1, 1],
    }


def test_words_that_the_document_does_not_have_are_refused():
    with pytest.raises(ValueError, match="plan does not say 'save money'"):
        follow(Announcement("plan", "save money"))


def test_a_start_without_an_observation_is_refused():
    with pytest.raises(ValueError, match="deaths has no observation that ends in 2016"):
        follow(Announcement("plan", "save lives", "deaths", "deaths", "2016", "fewer"))
    with pytest.raises(ValueError, match="controls has no observation from 2025 on"):
        follow(Announcement("plan", "save lives", "controls", "controls", "2025", "happened"))
