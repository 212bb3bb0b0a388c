"""The evidence appendix and the list of sources, as Markdown made from the ledger."""

from __future__ import annotations

from brief.base.markdown import escape, number
from brief.corpus.ledger import Anchored, Ledger
from brief.official.audit import LABELS, Audited, arithmetic
from brief.publish.pages import reader
from brief.quantity.qualifiers import QUALIFIERS

CONTEXT = 160


def evidence(ledger: Ledger, audited: dict[str, Audited], shown: set[str]) -> str:
    """One entry a claim, by document: the quote in its context, where it stands, what it leaves open, the verdict.

    Only the claims whose ids are in `shown`.

    Each entry has the id `claim-<claim id>`, which every number of the prose links to.
    """
    parts: list[str] = []
    for document in ledger.documents.values():
        claims = [anchored for anchored in ledger if anchored.document is document and anchored.claim.id in shown]
        if not claims:
            continue
        parts.append(f"### {escape(document.source.attribution_short)} {{#evidence-{document.source.id}}}")
        parts += [_entry(anchored, ledger, audited[anchored.claim.id]) for anchored in claims]
    return "\n\n".join(parts) + "\n"


def _entry(anchored: Anchored, ledger: Ledger, found: Audited) -> str:
    claim = anchored.claim
    lines = [
        f"::: {{#claim-{claim.id} .evidence}}",
        f"**{escape(claim.measure)}**",
        "",
        f"> {context(anchored)}",
        "",
        f"{escape(anchored.document.source.attribution_short)}, line {anchored.line}"
        f"[ ([in the document]({reader.FILE}#quote-{claim.id}))]{{.screen-only}}. {_reading(anchored)}",
        *([_caveats(anchored, ledger)] if claim.caveats else []),
        "",
        f"[{LABELS[found.verdict]}]{{.verdict .{found.verdict.replace('_', '-')}}} {escape(arithmetic(found))}"
        + (f" {escape(found.note)}" if found.note else ""),
        ":::",
    ]
    return "\n".join(lines)


def context(anchored: Anchored) -> str:
    """The quote, marked, with a little of what stands before and after it."""
    text = anchored.document.text
    before = text[max(0, anchored.start - CONTEXT) : anchored.start]
    after = text[anchored.end : anchored.end + CONTEXT]
    before = before.rpartition("\n\n")[2]
    after = after.partition("\n\n")[0]
    start = "… " if before.strip() and anchored.start > CONTEXT and len(before) == CONTEXT else ""
    end = " …" if len(after) == CONTEXT else ""
    if start:
        before = before.partition(" ")[2]
    if end:
        after = after.rpartition(" ")[0]
    before_space = " " if before[-1:].isspace() else ""
    after_space = " " if after[:1].isspace() else ""
    return (
        f"{start}{escape(before)}{before_space}[{escape(anchored.quote)}]{{.quoted}}{after_space}{escape(after)}{end}"
    ).strip()


def _reading(anchored: Anchored) -> str:
    claim = anchored.claim
    said = [f"Read as {bounds_in_words(anchored)} ({QUALIFIERS[claim.qualifier].meaning})."]
    if claim.counted:
        said = [f"Counted from the list: {escape(bounds_in_words(anchored))}."]
    if claim.period:
        said.append(f"Period: {period_in_words(claim.period)}.")
    if claim.geography:
        said.append(f"Where: {escape(claim.geography)}.")
    said.append(
        f"The document attributes it to {escape(claim.attributed_to)}."
        if claim.attributed_to
        else "The document names no authority for it."
    )
    return " ".join(said)


def _caveats(anchored: Anchored, ledger: Ledger) -> str:
    return "Caveats: " + " ".join(escape(ledger.vocabulary.caveats[name]) for name in anchored.claim.caveats)


def period_in_words(period: str) -> str:
    """A period as readers write it: "2012 to 2016", "since 2000", "fiscal year 2022"."""
    if period.startswith("FY"):
        return f"fiscal year {period[2:]}"
    start, _, end = period.partition("/")
    if end == "..":
        return f"since {start}"
    return f"{start} to {end}" if end else start


def bounds_in_words(anchored: Anchored) -> str:
    """What the claim says as bounds: "below 640 percent", "10,000,000 to 20,000,000 USD"."""
    claim, bounds = anchored.claim, anchored.claim.bounds
    unit = claim.unit
    if claim.range is not None:
        return f"{number(claim.range[0])} to {number(claim.range[1])} {unit}"
    if unit == "calendar year":
        return f"the year {claim.value:.0f}"
    if unit == "rank":
        return "first in rank"
    match claim.qualifier:
        case "nearly" | "less_than":
            return f"below {number(claim.value)} {unit}"
        case "up_to":
            return f"at most {number(claim.value)} {unit}"
        case "more_than" | "majority":
            return f"above {number(claim.value)} {unit}"
        case "at_least" | "as_little_as":
            return f"{number(claim.value)} {unit} or more"
        case "approximately" | "some":
            return f"near {number(claim.value)} {unit}"
        case "order_of_magnitude":
            return f"{number(bounds.lower)} {unit} or more, below {number(bounds.upper)}"
    return f"{number(claim.value)} {unit}"


def sources(ledger: Ledger) -> str:
    """Each document with its citation, our description of its reliability and its caveats."""
    parts = []
    for document in ledger.documents.values():
        source = document.source
        count = sum(anchored.document is document for anchored in ledger)
        caveats = " ".join(ledger.vocabulary.source_caveats[name] for name in source.caveats)
        link = f" <{source.url_main}>" if source.url_main else ""
        parts.append(
            "\n".join(
                [
                    f"::: {{#source-{source.id} .source}}",
                    f"**{escape(source.attribution_short)}.** {escape(source.citation_full)}{link} "
                    f"Licence: {escape(source.license.name)}. {count} claims.",
                    "",
                    f"{escape(source.reliability)} {escape(caveats)}",
                    ":::",
                ]
            )
        )
    return "\n\n".join(parts) + "\n"
