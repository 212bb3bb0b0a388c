"""A function of analysis that gets a frame which does not fit names itself, the column, and what is there."""

import pandas as pd
import pytest

from brief.analysis import dollars, final_counts, growth, months, substances, to_date, trend

MONTHS = pd.DataFrame({"mnth": ["2023-01"], "value": [1.0]})
YEARS = pd.DataFrame({"year": ["2012"], "value": [1.0]})
NONE = pd.DataFrame({"period_start": [], "period_end": [], "release": [], "value": []})


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: trend.count_of(MONTHS, "2023-01"), r"trend\.count_of: counts has no column 'month' \(did you mean"),
        (lambda: months.within(MONTHS, "2023-01", "2023-02"), r"months\.within: monthly has no column 'month'"),
        (
            lambda: growth.index(YEARS, 2012),
            r"growth\.index: series has '2012' in the column 'year', which is no number",
        ),
        (lambda: final_counts.in_year(YEARS, 2012, "val"), r"has no column 'val' \(did you mean 'value'\?\)"),
        (lambda: dollars.price_level(None, 2012, 2013), r"dollars\.price_level: cpi is None, not a frame"),
        (lambda: substances.stock(NONE), r"substances\.stock: observations has no rows"),
        (lambda: to_date.share(NONE, NONE), r"to_date\.share: part has no rows"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused_in_the_notebooks_terms(call, message):
    with pytest.raises((TypeError, ValueError), match=message):
        call()
