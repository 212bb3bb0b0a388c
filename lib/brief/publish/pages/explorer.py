"""The explorer: the pill arithmetic with sliders, on the page and offline. Its static counterpart is a chart.

The page computes with theme/explorer.js, which repeats `brief.analysis.economics.chain`; a test holds the two
against each other. Without JavaScript the page shows the quoted case, computed here.
"""

from __future__ import annotations

from dataclasses import dataclass

from brief.analysis import economics
from brief.base.problems import Place, Problem, nearest, raise_any
from brief.base.project import RELATIVE
from brief.corpus.claims import Claim
from brief.corpus.ledger import Ledger
from brief.official.collection import Collection
from brief.publish import templates
from brief.quantity.bounds import Bounds

PRICE, PILLS, STREET = "state-kilogram-price", "state-pills-per-kilogram", "state-kilogram-street-value"
PLACE = "::: {.explorer-form}\n:::\n"  # where the theme's filter puts the form, which is written beside it
PERCENT = " %"


@dataclass(frozen=True)
class Slider:
    """One input. `start` is the quoted case; the ends only say how far the slider goes.

    What ends in " %" is a share from 0 to 1, which the page writes as percent.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The start as the page writes it."""
        number = f"{self.start * 100:g}" if self.after == PERCENT else f"{self.start:,g}"
        return f"{self.before}{number}{self.after}"


@dataclass(frozen=True)
class Output:
    """One result, named for the field of `economics.Chain` that it shows."""

    name: str
    label: str
    text: str


def sliders(ledger: Ledger) -> list[Slider]:
    """The inputs of `economics.chain`, starting from the claims: the lower street price, nothing lost, pure powder.

    Raises `Problems` where the ledger has no such claims.
    """
    raise_any(
        Problem(
            Place(str(RELATIVE.ledger)),
            f"there is no claim {name!r}, from which the explorer starts",
            suggestion=nearest(name, ledger.claims),
        )
        for name in (PRICE, PILLS, STREET)
        if name not in ledger.claims
    )
    price, pills, street = (_number(ledger[name].claim) for name in (PRICE, PILLS, STREET))
    content = economics.content_mg(Bounds.point(pills)).lower or 0
    return [
        Slider("price_per_kg", "Price of a kilogram", 1000, 50000, 100, price, before="$"),
        Slider("mg_per_pill", "Fentanyl in a pill", 0.5, 5, 0.1, content, after=" mg"),
        Slider("purity", "Purity of the powder", 0.05, 1, 0.05, 1, after=PERCENT),
        Slider("loss_share", "Share of the pills lost", 0, 0.99, 0.01, 0, after=PERCENT),
        Slider("price_per_pill", "Street price of a pill", 0.5, 40, 0.5, street / pills, before="$"),
    ]


def outputs(chain: economics.Chain) -> list[Output]:
    """The results, as theme/explorer.js writes them."""
    return [
        Output("pills", "Pills from the kilogram", f"{chain.pills:,}"),
        Output("revenue", "Sold for", f"${chain.revenue:,.0f}"),
        Output("multiple", "Times the purchase price", f"{chain.multiple:,.0f}"),
        Output("break_even_loss", "May be lost before it stops paying", f"{chain.break_even_loss * 100:.2f} %"),
    ]


def form(collection: Collection) -> str:
    """The explorer as HTML: a form that works with the keyboard and says its results as they change."""
    inputs = sliders(collection.ledger)
    chain = economics.chain(**{slider.name: slider.start for slider in inputs})
    return templates.fill(collection.project.theme, "explorer.html", sliders=inputs, outputs=outputs(chain))


def _number(claim: Claim) -> float:
    """The number of a claim; of a range its lower end."""
    number = claim.value if claim.range is None else claim.range[0]
    if number is None:
        raise ValueError(f"{claim.id} holds no number")
    return number
