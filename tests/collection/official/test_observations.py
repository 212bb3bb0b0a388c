"""Observations that an agency published open."""

from brief.official import observations


def test_more_than_published_is_open_and_at_least_its_number(reference):
    """The words of the publication stand in the note of every row with a lone end: none says "at least"."""
    rows = reference.rows
    lone = rows[rows["value"].isna() & (rows["lower"].isna() != rows["upper"].isna())]
    assert len(lone) > 10
    for row in lone.to_dict("records"):
        ends = observations.bounds(row)
        assert ends.lower_open if ends.upper is None else ends.upper_open
        assert not any(words in row["note"].lower() for words in ("at least", "at most", "up to", "or more"))
