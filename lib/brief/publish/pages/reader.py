"""The source reader: each document's full text with every quote highlighted and linked to its evidence."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path

from brief.corpus.ledger import Anchored, Ledger

FILE = "sources.html"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"


def page(ledger: Ledger, theme: Path, title: str, brief: str = "brief.html") -> str:
    """One self-contained HTML page. Every quote has the id `quote-<claim id>` and links to `brief#claim-<claim id>`."""
    documents = [
        (document, [anchored for anchored in ledger if anchored.document is document])
        for document in ledger.documents.values()
    ]
    contents = "\n".join(
        f'<li><a href="#{document.source.id}">{escape(document.source.attribution_short)}</a> '
        f"({len(claims)} quotes)</li>"
        for document, claims in documents
    )
    sections = "\n".join(
        f'<section id="{document.source.id}" aria-labelledby="{document.source.id}-title">'
        f'<h2 id="{document.source.id}-title">{escape(document.source.attribution_short)}</h2>'
        f"<p>{escape(document.source.citation_full)}</p>"
        f'<div class="document">{_marked(document.text, claims, brief)}</div></section>'
        for document, claims in documents
    )
    return f"""<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>The documents: {escape(title)}</title>
<style>{style(theme)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the documents</a>
<header class="masthead"><div class="wrap"><p class="kicker">Source reader</p>
<h1>The documents, with every quote marked</h1>
<p class="subtitle">The texts are shown as they were read, scanning errors included.
A marked passage leads to its entry in <a href="{brief}">the briefing</a>.</p></div></header>
<div class="wrap page">
<nav class="toc" aria-label="Documents"><h2>Documents</h2><ul>{contents}</ul></nav>
<main id="content" tabindex="-1">
{sections}
</main>
</div>
</body>
</html>
"""


def _marked(text: str, claims: list[Anchored], brief: str) -> str:
    """The text as HTML. Where quotes overlap, the words lead to the shortest quote that holds them."""
    ends = sorted({0, len(text), *(anchored.start for anchored in claims), *(anchored.end for anchored in claims)})
    parts: list[str] = []
    named: set[str] = set()
    for start, end in zip(ends, ends[1:], strict=False):
        words = escape(text[start:end], quote=False)
        covering = [anchored for anchored in claims if anchored.start <= start and end <= anchored.end]
        if not covering:
            parts.append(words)
            continue
        anchors = ""
        for anchored in covering:
            if anchored.claim.id not in named:
                named.add(anchored.claim.id)
                anchors += f'<span id="quote-{anchored.claim.id}"></span>'
        shortest = min(covering, key=lambda anchored: anchored.end - anchored.start).claim
        parts.append(
            f'{anchors}<mark class="quoted"><a href="{brief}#claim-{shortest.id}" '
            f'title="{escape(shortest.measure)}">{words}</a></mark>'
        )
    return "".join(parts)


def style(theme: Path) -> str:
    """The theme's style sheet with its fonts inside, for a page that nothing else comes with."""

    def inside(match: re.Match[str]) -> str:
        data = base64.b64encode((theme / match[1]).read_bytes()).decode("ascii")
        return f"url(data:font/ttf;base64,{data})"

    return re.sub(r"url\((fonts/[^)]+)\)", inside, (theme / "brief.css").read_text(encoding="utf-8"))
