"""The numbers of rows with words are those of the words."""

from brief.official import quotations

EMPTY = {"value": "", "lower": "", "upper": ""}


def test_each_real_row_with_words_is_refused_with_another_digit(reference):
    rows = reference.rows[reference.rows["held_by"] == "words"]
    assert len(rows) > 150
    for row in rows.to_dict("records"):
        for column in ("value", "lower", "upper"):
            if row[column] == row[column]:
                for other in (row[column] + 1, row[column] * 10):
                    cells = EMPTY | {column: str(other), "note": row["note"]}
                    assert quotations.missing(cells) == [column], row
