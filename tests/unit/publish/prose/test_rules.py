import pytest

from brief.publish.prose import rules as prose

CLAIMS = {"growth-claim": "nearly 640 percent", "share-claim": "nearly nine out of ten"}


@pytest.fixture
def problems_of(tmp_path):
    def check(text, **known):
        path = tmp_path / "section.qmd"
        path.write_text(text, encoding="utf-8")
        given = {
            "claims": CLAIMS,
            "values": {"deaths": "2,628"},
            "labels": {"03-growth": {"fig-growth"}},
            "citations": {"state-plan"},
        } | known
        return [str(problem) for problem in prose.check(path, "section.qmd", **given)]

    return check


def test_prose_with_known_things_has_no_problem(problems_of):
    assert (
        problems_of(
            "## Growth {#growth}\n\nIt rose by {{< claim growth-claim >}} to {{< var deaths >}} (@fig-growth) "
            "[@state-plan], see [growth](#growth), in 2012 and on 11 April 2023.\n\n1. listed\n\n"
            "{{< embed notebooks/03-growth.ipynb#fig-growth >}}\n\n::: {.judgement}\nx\n:::\n"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "found", "suggestion"),
    [
        ("It rose by 640 percent.", "'640' is typed", "{{< claim growth-claim >}}"),
        ("Costs $5,000.", "'$5,000' is typed", ""),
        ("For seven months.", "'seven' is typed", ""),
        ("Over 60% of them.", "'60%' is typed", ""),
        ("{{< claim growth-clam >}}", "no claim 'growth-clam'", "growth-claim"),
        ("{{< claim growth-claim 'almost 640 percent' >}}", "is not in the quote of growth-claim", ""),
        ("{{< var death >}}", "no notebook gives a value 'death'", "deaths"),
        ("{{< embed notebooks/03-growht.ipynb#fig-growth >}}", "no notebook '03-growht'", "03-growth"),
        ("{{< embed notebooks/03-growth.ipynb#fig-grow >}}", "no cell labelled 'fig-grow'", "fig-growth"),
        ("{{< video x.mp4 >}}", "unknown shortcode 'video'", ""),
        ("{{< include nothing.qmd >}}", "no file 'nothing.qmd'", ""),
        ("::: {.judgment}\nx\n:::", "unknown block 'judgment'", "judgement"),
        ("![A map](map.png)", "no text alternative", ""),
        ("[there](#growht)", "leads to no heading", ""),
        ("See @fig-growht.", "@fig-growht refers to nothing", "fig-growth"),
        ("As said [@state-pln].", "@state-pln refers to nothing", "state-plan"),
    ],
)
def test_each_mistake_is_refused_with_line_and_the_nearest_right_thing(problems_of, text, found, suggestion):
    [message] = problems_of(f"A line.\n\n{text}\n")
    assert message.startswith("section.qmd:3: ") and found in message
    if suggestion:
        assert f"try: {suggestion}" in message


def test_every_mistake_is_reported_at_once(problems_of):
    assert len(problems_of("It was 640.\n\nSee @fig-x.\n\n{{< claim nothing-like-it >}}\n")) == 3


def test_numbers_in_links_code_front_matter_and_attributes_are_not_typed_numbers():
    text = "---\ntitle: 5\n---\n\n[a](page-7.html) `x = 3` {{< var n4 >}} <https://a.example/9> ## H {#h-2}\n"
    assert prose.typed_numbers(text) == []
