"""The key numbers of the documents are rows with quote, official figure and verdict."""

import pytest

from brief.analysis import keynumbers
from brief.base.markdown import Markup


def test_a_row_tells_quote_source_official_figure_and_verdict(ledger, audited):
    names = ["state-synthetic-growth", "state-overdose-deaths-2017", "hsi-narcotics-seized"]
    frame = keynumbers.table(names, ledger, audited)
    assert list(frame.columns) == keynumbers.COLUMNS
    assert frame["claim_id"].tolist() == names
    assert frame["quoted"].tolist()[0] == "[nearly 640 percent](#claim-state-synthetic-growth)"
    assert all(isinstance(cell, Markup) for cell in frame["quoted"])
    assert frame["by"].tolist() == ["State Department plan, 2018"] * 2 + ["HSI release, 2023"]
    assert frame["official"].tolist() == [
        "638.7 percent (2012 to 2016)",
        "71,495 deaths (as released September 2025); 72,287 deaths (at the time, released August 2018); "
        "70,237 deaths (final count of residents)",
        "none found",
    ]
    assert frame["verdict"].tolist() == [audited[name].verdict for name in names]
    assert frame["label"].tolist() == [audited[name].verdict.label for name in names]


def test_an_unknown_claim_is_answered_with_the_nearest(ledger, audited):
    with pytest.raises(KeyError, match=r"did you mean state-synthetic-growth\?"):
        keynumbers.table(["state-synthetic-grouth"], ledger, audited)
