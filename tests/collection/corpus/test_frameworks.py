"""Every item of the real frameworks stands in its document."""

import re


def test_a_list_mark_stands_before_every_intervention_of_the_plan_that_kept_it(collection):
    bullets = [anchored for anchored in collection.frameworks if anchored.item.level == "intervention"]
    without = {
        anchored.item.id
        for anchored in bullets
        if anchored.document.text[: anchored.spans[0][0]].rstrip()[-1] not in "—-–"
    }
    assert without == {anchored.item.id for anchored in bullets if anchored.item.lost_dash}


def test_every_span_holds_the_words_of_its_quote(collection):
    for anchored in collection.frameworks:
        for quote, (start, end) in zip(anchored.item.quotes, anchored.spans, strict=True):
            found = re.sub(r"-[ \t]*\n\s*", "", anchored.document.text[start:end])
            assert re.sub(r"[\s-]", "", found) == re.sub(r"[\s-]", "", quote.exact)
