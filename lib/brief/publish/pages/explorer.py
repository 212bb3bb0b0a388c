"""The explorer: the pill arithmetic with sliders, on the page and offline. Its static counterpart is a chart.

The page computes with theme/explorer.js, which repeats `brief.analysis.economics.chain`; a test holds the two
against each other. Without JavaScript the page shows the quoted case, computed here.
"""

from __future__ import annotations

from dataclasses import dataclass

from brief.analysis import economics
from brief.corpus.ledger import Ledger
from brief.quantity.bounds import Bounds

PRICE, PILLS, STREET = "state-kilogram-price", "state-pills-per-kilogram", "state-kilogram-street-value"


@dataclass(frozen=True)
class Slider:
    """One input. `start` is the quoted case; the ends only say how far the slider goes."""

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float
    before: str = ""
    after: str = ""


def sliders(ledger: Ledger) -> list[Slider]:
    """The inputs of `economics.chain`, starting from the claims: the lower street price, nothing lost, pure powder."""
    price, pills = ledger[PRICE].claim.value, ledger[PILLS].claim.value
    street = ledger[STREET].claim.range[0]
    return [
        Slider("price_per_kg", "Price of a kilogram", 1000, 50000, 100, price, before="$"),
        Slider(
            "mg_per_pill",
            "Fentanyl in a pill",
            0.5,
            5,
            0.1,
            economics.content_mg(Bounds.point(pills)).lower,
            after=" mg",
        ),
        Slider("purity", "Purity of the powder", 0.05, 1, 0.05, 1, after=" %"),
        Slider("loss_share", "Share of the pills lost", 0, 0.99, 0.01, 0, after=" %"),
        Slider("price_per_pill", "Street price of a pill", 0.5, 40, 0.5, street / pills, before="$"),
    ]


def block(ledger: Ledger) -> str:
    """The explorer as a raw HTML block: a form that works with the keyboard and says its results as they change."""
    inputs = sliders(ledger)
    result = economics.chain(**{slider.name: slider.start for slider in inputs})
    outputs = [
        ("pills", "Pills from the kilogram", f"{result.pills:,}"),
        ("revenue", "Sold for", f"${result.revenue:,.0f}"),
        ("multiple", "Times the purchase price", f"{result.multiple:,.0f}"),
        ("break_even_loss", "May be lost before it stops paying", f"{result.break_even_loss * 100:.2f} %"),
    ]
    rows = "\n".join(_row(slider) for slider in inputs)
    results = "\n".join(
        f'<div><dt>{label}</dt><dd data-output="{name}">{text}</dd></div>' for name, label, text in outputs
    )
    return f"""```{{=html}}
<form class="explorer" aria-labelledby="explorer-title">
<h3 id="explorer-title">Try other assumptions</h3>
<div class="inputs">
{rows}
</div>
<dl aria-live="polite">
{results}
</dl>
<p><button type="reset">Back to the numbers as quoted</button></p>
</form>
```
"""


def _row(slider: Slider) -> str:
    percent = slider.after == " %"
    shown = f"{slider.start * 100:g}" if percent else f"{slider.start:,g}"
    return (
        f'<div class="row"><label for="explorer-{slider.name}">{slider.label}</label>'
        f'<input type="range" id="explorer-{slider.name}" name="{slider.name}" min="{slider.low:g}" '
        f'max="{slider.high:g}" step="{slider.step:g}" value="{slider.start:g}">'
        f'<output for="explorer-{slider.name}" data-before="{slider.before}" data-after="{slider.after}">'
        f"{slider.before}{shown}{slider.after}</output></div>"
    )
