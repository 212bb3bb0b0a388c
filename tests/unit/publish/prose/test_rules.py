"""Each rule of the prose, and that all of them speak at once."""

import pytest

from brief.base.problems import Place
from brief.publish.prose import rules, sections
from brief.publish.prose.sections import Known
from brief.quantity.conditions import Facts

KNOWN = Known(
    claims={"growth-claim": "nearly\n640 percent", "share-claim": "nearly nine out of ten"},
    includes=["/_generated/evidence.qmd", "/sections/summary.qmd"],
    values={"deaths": "70,237 deaths"},
    labels={"03-growth": {"fig-growth", "printed"}},
    citations={"state-plan"},
    headings={"growth"},
    facts=Facts(outcomes={"verdict": {"growth-claim": "holds"}}, words={"verdict": ("holds",)}),
    judgement_words={"verdict": ("confirm*",)},
    figures={"03-growth": {"fig-growth": "fig-"}},
    written={"fig-map", "tbl-own"},
    pictures={"map.png"},
)


CALLOUT = "**Note.** and the words, in a paragraph of their own"
NUMBERED = '{#fig-… fig-alt="…"}'
HEADINGS = "a heading for each part: ### Words {#id}"
BELOW = "one part below the other, or {.two-column}: columns on paper"


def problems_of(text):
    return rules.check(sections.parse("section.qmd", text), KNOWN)


def test_prose_with_known_things_has_no_problem():
    assert (
        problems_of(
            "## Growth {#growth}\n\nIt rose by {{< claim growth-claim >}}, {{< claim growth-claim '640 percent' >}}, "
            "{{< claim growth-claim quote >}} to {{< var deaths >}} (@fig-growth) [@state-plan], see "
            "[growth](#growth), in 2012, in May 2012 and on 11 April 2023.\n\n1. listed\n\n"
            "{{< embed notebooks/03-growth.ipynb#fig-growth >}}\n\n{{< include /_generated/evidence.qmd >}}\n\n"
            "{{< include /sections/summary.qmd >}}\n\n{{< include sections/summary.qmd >}}\n\n"
            '![A map](map.png){#fig-map fig-alt="A map."}\n\nSee @fig-map and @tbl-own.\n\n'
            "| A | B |\n|---|---|\n| c | d |\n\n: A table {#tbl-own}\n\n| A |\n|---|\n| c |\n\n"
            "Term\n: Its definition\n\n\\$$ is a price, and `$$` code.\n\n"
            '::: {.judgement when="verdict(growth-claim) is holds" confidence="high" changes="y"}\nx\n:::\n\n'
            "::: new-page\n:::\n"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("It rose by 640 percent.", "the number '640' is typed", "{{< claim growth-claim >}}"),
        ("It weighed 640 lb.", "the number '640' is typed", ""),
        ("There were 70,237 of them.", "the number '70,237' is typed", "{{< var deaths >}}"),
        ("In nine out of ten.", "the number 'nine' is typed", ""),
        ("Costs $5,000.", "the number '$5,000' is typed", ""),
        ("For seventeen months.", "the number 'seventeen' is typed", ""),
        ("Over 60% of them.", "the number '60%' is typed", ""),
        ("{{< claim growth-clam >}}", "no claim 'growth-clam' in the ledger", "growth-claim"),
        ("{{< claim growth-claim '640 pills' >}}", "“640 pills” is not in the quote of growth-claim", ""),
        ("{{< var death >}}", "no notebook gives a value 'death'", "deaths"),
        ("{{< embed notebooks/03-growht.ipynb#fig-growth >}}", "no notebook '03-growht' in this edition", "03-growth"),
        ("{{< embed notebooks/03-growth.ipynb#fig-grow >}}", "no cell labelled 'fig-grow' in 03-growth", "fig-growth"),
        ("{{< vaar deaths >}}", "unknown shortcode 'vaar'", "var"),
        ("{{< >}}", "unknown shortcode ''", ""),
        ("{{< var >}}", "the shortcode var names nothing", ""),
        ('{{< claim "open >}}', '{{< claim "open >}}: No closing quotation', ""),
        ("{{< include nothing.qmd >}}", "there is no 'nothing.qmd' to include", ""),
        ("::: {.judgment}\nx\n:::", "unknown block 'judgment'", "judgement"),
        ("::: judgment\nx\n:::", "unknown block 'judgment'", "judgement"),
        ("::: {.callout-note}\nx\n:::", "unknown block 'callout-note'", CALLOUT),
        ('  ::: {.callout-tip title="A } b"}\n  x\n  :::', "unknown block 'callout-tip'", CALLOUT),
        ("::: panel-tabset :::\nx\n:::", "unknown block 'panel-tabset'", HEADINGS),
        ("> [!NOTE]\n> x", "[!NOTE] is a callout of GitHub", CALLOUT),
        ("- [ ] x", "[ ] is a box to tick, which paper has no letter for", "the list without boxes"),
        ("$$ x = y $$", "$$ begins a formula: none is typeset", "words, or a chart of a notebook"),
        (
            '![A](map.png){fig-alt="A"}',
            "this picture has a caption and no id, so it has no number",
            '{#fig-… fig-alt="…"}',
        ),
        ("::: {.columns}\nx\n:::", "unknown block 'columns'", BELOW),
        ("::: {.column-margin}\nx\n:::", "unknown block 'column-margin'", "a note: [^name]"),
        ('::: {layout-valign="top"}\nx\n:::', "'layout-valign' is laid out by Quarto only", "one below the other"),
        ('::: {#fig-a layout="[[1,1]]"}\nx\n:::', "'layout' is laid out by Quarto only", "one below the other"),
        ("## Words {.panel-tabset}", "'panel-tabset' is laid out by Quarto only", HEADINGS),
        ("[x]{.column-margin}", "'column-margin' is laid out by Quarto only", "a note: [^name]"),
        ('![A](a.png){.lightbox fig-alt="A"}', "'lightbox' is laid out by Quarto only", ""),
        ("![A map](map.png)", "this picture has no text alternative", '![caption](file){fig-alt="…"}'),
        ("[there](#growht)", "the link to #growht leads to no heading of this edition", "growth"),
        ("See @fig-growht.", "@fig-growht refers to nothing in this edition", "fig-growth"),
        ("As said [@state-pln].", "@state-pln refers to nothing in this edition", "state-plan"),
    ],
)
def test_each_mistake_is_refused_with_line_and_the_nearest_right_thing(text, message, suggestion):
    problem = problems_of(f"A line.\n\n{text}\n")[0]
    assert (problem.place, problem.message) == (Place("section.qmd", 3), message)
    assert suggestion in (problem.suggestion, problem.expected)


def test_every_mistake_is_reported_at_once_from_top_to_bottom():
    problems = problems_of(
        'See @fig-x.\n\n{{< claim "open >}}\n\n{{< claim nothing-like-it >}} and {{< var x >}}\n\n640'
    )
    assert [problem.place.line for problem in problems] == [1, 3, 5, 5, 7]


def test_numbers_in_links_code_front_matter_and_attributes_are_not_typed_numbers():
    text = (
        "---\ntitle: 5\n---\n\n[a](page-7.html) `x = 3` {{< var n4 >}} <https://a.example/9> ## H {#h-2}\n"
        "<!-- 640 --> [@nflis-2017], ICD 203\n"
    )
    assert rules.typed_numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Deaths rose by \\`640 percent\\` there.",
        "Use \\` once.\n\nSome 640 percent died.\n\nAnd \\` again.",
        "\\``x` 640 `y`",
        "\\\\` and `640`",
        "(a](640 percent)",
        "\\[a](640)",
        "[x [y](640)](c)",
        "to <640> there",
        "so {.640 percent} there",
        "so {.a lang=“640”} there",
        'Words\n::: {.judgement when="640"}\nx\n:::',
        "a \\@640 b",
        "---\n\n640\n\n---\n",
        "It rose to\n640. Then it fell.",
        "- It rose to\n  640. Then it fell.",
        "``` a b\n\n640\n\n```",
        "``` {.r .s\n\n640\n\n```",
    ],
)
def test_a_number_that_pandoc_prints_is_typed_whatever_it_looks_like(text):
    assert [number for _, number in rules.typed_numbers(text)] == ["640"]


def test_numbers_in_attributes_are_not_typed_numbers():
    text = (
        '## Growth {#growth .judged when="a > 640"}\n\n::: {.judgement when="a > 640 and b < 7"}\n'
        '[It [rose]{.a} by\n{{< claim x >}}]{.judged when="b = 640"}[not]{.otherwise} '
        '![A](a-640.png){fig-alt="A." width="640"}\n:::\n\n> ::: {.a when="640"}\n> b\n> :::\n'
    )
    assert rules.typed_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Deaths rose to\n64. Then they fell.", "64"),
        ("Deaths rose to\n> 64) and fell.", "64"),
        ('See [the list](https://a.example "64 deaths").', "64"),
        ("It is a tenfold rise.", "tenfold"),
        ("It is five-fold.", "five-fold"),
        ("They tripled.", "tripled"),
        ("They were halved.", "halved"),
        ("They doubled.", "doubled"),
        ("They trebled.", "trebled"),
        ("There were XIV deaths.", "XIV"),
        ("It was the third year running.", "third"),
        ("It is the second-largest there.", "second"),
        ("They fell for the seventh straight month.", "seventh"),
        ("A third of them died.", "A third"),
        ("It is a quarter more.", "a quarter"),
        ("It is ½ of them.", "½"),
        ("It is &frac12; of them.", "&frac12;"),
        ("Phase Ⅳ of it.", "Ⅳ"),
        ("It fell by -64 there.", "64"),
        ("There were 2017 pills in 2018.", "2017"),
    ],
)
def test_a_number_is_typed_in_whatever_letters_and_wherever_it_stands(text, number):
    assert [typed for _, typed in rules.typed_numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "1. A\n2. B\n",
        ":::\n1. A\n   a\n2. B\n",
        "## A\n1. A\n\n2. B\n",
        "> 1. A\n> 2. B",
        "1. A\n    1. a\n    2. b\n2. B\n",
        "- A\n    1. a\n    2. b\n- B\n    1. c",
        "> - A\n>     1. a\n>     2. b",
        "The third person, a quarter past, km², COVID-19.",
        "Phase II trials, Schedule IV drugs, its third goal, the second of them, MDMA pills, a CD.",
    ],
)
def test_marks_of_lists_and_ordinals_are_no_typed_numbers(text):
    assert rules.typed_numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "People who use IV drugs, and IV fluids for them.",
        "MI residents and DC residents, MIX tapes.",
        "On schedule II opioids, the schedule III substances, Schedules I and II drugs.",
        "On schedules III and VII drugs.",
        "After phase III trials, Phase II and III trials, class II devices, tier IV prices, type II errors.",
        "Under Titles XVIII and XIX programs are paid.",
        "Deaths per 100,000 people, per 1,000 tests, per million people, per\n100,000 of them.",
        "People aged 12 or older, those at ages 15 to 44, with a 95% CI.",
        "A 12-month count of the 50 states.",
        "An index (2015 = 100) of prices.",
    ],
)
def test_names_units_and_populations_are_no_typed_numbers(text):
    assert rules.typed_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("64 deaths per 100,000 people.", "64"),
        ("Deaths per 640 people.", "640"),
        ("Deaths per 100,640 people.", "100,640"),
        ("More than XIV deaths.", "XIV"),
        ("In 12 or more of them.", "12"),
        ("For 12 months.", "12"),
        ("By 95% in all.", "95%"),
    ],
)
def test_a_number_beside_a_unit_is_typed(text, number):
    assert [typed for _, typed in rules.typed_numbers(text)] == [number]


def test_no_number_is_typed_where_only_a_screen_reader_or_a_card_says_it():
    judged = '[b]{.judged when="x > 1" because="64 deaths" changes="66 deaths"}[c]{.otherwise}'
    problems = problems_of(f'![A](theme/a.svg){{fig-alt="Sixty deaths"}}\n\n{judged}')
    messages = [problem.message for problem in problems]
    assert "the number 'Sixty' is typed in fig-alt" in messages
    assert "the number '64' is typed in because" in messages
    assert "the number '66' is typed in changes" in messages


def test_every_rule_says_what_it_is_about():
    assert all(rule.__doc__ for rule in rules.RULES)


@pytest.mark.parametrize(
    "key", ["@a", "@Nobody", "@{nobody}", "[-@nobody]", "@2020x", "@_abc", "@a.b.c", "@Fig-x", "@éa", "a.@b"]
)
def test_a_citation_is_seen_however_it_is_spelled(key):
    assert any("refers to nothing" in problem.message for problem in problems_of(f"See {key} there"))


def test_mail_code_and_an_escaped_sign_are_no_citations():
    assert problems_of("Mail a@b.org, `@nobody` and \\@nobody.") == []
