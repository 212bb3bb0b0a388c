"""Potency and exposure: lethal doses in a weight, the weight of so many doses, statements, tested shares.

A lethal dose is a rule of thumb of law enforcement (series fentanyl-lethal-dose): it varies with body,
tolerance and past use. What follows from it is an equivalence of weights, never a count of deaths.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd

from brief.official.observations import bounds as bounds_of
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.units import convert


def doses_per_kg(lethal_dose_mg: float, purity_percent: float) -> float:
    """Lethal doses in a kilogram of which `purity_percent` is the drug: 500,000 at 2 mg and 100 percent.

    Raises ValueError for a dose that is not positive, or a purity that is not above 0 and at most 100.
    """
    if lethal_dose_mg <= 0:
        raise ValueError(f"a lethal dose is a positive number of milligrams, not {lethal_dose_mg}")
    if not 0 < purity_percent <= 100:
        raise ValueError(f"purity is above 0 and at most 100 percent, not {purity_percent}")
    return convert(1, "kilogram", "milligram") * purity_percent / 100 / lethal_dose_mg


def doses_per_lb(lethal_dose_mg: float, purity_percent: float) -> float:
    """Lethal doses in a pound; see `doses_per_kg`."""
    return convert(1, "pound", "kilogram") * doses_per_kg(lethal_dose_mg, purity_percent)


def weight_kg(doses: Bounds, lethal_dose_mg: float, purity_percent: float) -> Bounds:
    """The weight in kilograms of so many lethal doses. Bounds of the doses become bounds of the weight."""
    return doses / Bounds.point(doses_per_kg(lethal_dose_mg, purity_percent))


def dose_grid(weight_lb: float, lethal_doses_mg: Iterable[float], purities_percent: Iterable[float]) -> pd.DataFrame:
    """Lethal doses in a weight for each pair of assumptions.

    Columns: purity_percent (float, ascending), then one a lethal dose (float), ascending, named by its mg ("2").
    """
    doses = sorted(set(lethal_doses_mg))
    return pd.DataFrame(
        [
            {"purity_percent": purity} | {f"{dose:g}": weight_lb * doses_per_lb(dose, purity) for dose in doses}
            for purity in sorted(set(purities_percent))
        ]
    )


def weights(doses: Iterable[float], assumptions: Mapping[str, tuple[float, float]]) -> pd.DataFrame:
    """The weight of so many lethal doses under each assumption, named: (mg of the drug in a dose, purity in percent).

    Columns: doses (float), then the kilograms (float) under each assumption, by its name.
    """
    doses = list(doses)
    kilograms = {
        name: [number / doses_per_kg(dose_mg, purity) for number in doses]
        for name, (dose_mg, purity) in assumptions.items()
    }
    return pd.DataFrame({"doses": doses, **kilograms}, dtype=float)


def pill_content(means: pd.DataFrame, extremes: Mapping[str, Any], lethal_dose_mg: float) -> pd.DataFrame:
    """What a tested pill holds. `means` are observations with a value, `extremes` is one with a lower and an upper.

    Columns: period (str), measure (mean, lowest pill, highest pill), mg (float), doses (float, lethal ones in it).
    """
    mean = means[["period_start", "value"]].set_axis(["period", "mg"], axis=1).assign(measure="mean")
    ends = pd.DataFrame({"measure": ["lowest pill", "highest pill"], "mg": [extremes["lower"], extremes["upper"]]})
    both = pd.concat([mean, ends.assign(period=extremes["period_start"])], ignore_index=True)
    return both.assign(doses=both["mg"] / lethal_dose_mg)[["period", "measure", "mg", "doses"]]


def statements(observations: pd.DataFrame, quoted: Bounds) -> pd.DataFrame:
    """What authorities said a multiple is, in order of date, and whether it lies within the quoted bounds.

    Columns: date, publication (str), lower, upper (float, equal for a single number), text (str, both in
    words), single, inside (bool).
    """
    stated = [bounds_of(row) for row in observations.to_dict("records")]
    return pd.DataFrame(
        {
            "date": observations["period_start"],
            "publication": observations["publication"],
            "lower": [ends.lower for ends in stated],
            "upper": [ends.upper for ends in stated],
            "text": [words.bounds(ends) for ends in stated],
            "single": [ends.lower == ends.upper for ends in stated],
            "inside": [ends.within(quoted) for ends in stated],
        }
    )


def envelope(stated: pd.DataFrame) -> Bounds:
    """From the lowest to the highest number of several statements (columns: lower, upper)."""
    return Bounds(float(stated["lower"].min()), float(stated["upper"].max()))


def share_interval(share_percent: float, persons: int, confidence_percent: float = 95.0) -> Bounds:
    """What a share found among so many persons says of the people they were drawn from, in percent.

    Wilson's score interval (Wilson, Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22, 1927). It allows for chance alone, not for who was
    asked. Raises ValueError for a share outside 0 to 100, nobody asked, or a confidence outside 0 to 100.
    """
    if not 0 <= share_percent <= 100 or persons < 1 or not 0 < confidence_percent < 100:
        raise ValueError(f"no interval: {share_percent}% of {persons}, confidence {confidence_percent}%")
    share, z = share_percent / 100, NormalDist().inv_cdf((1 + confidence_percent / 100) / 2)
    centre = share + z * z / (2 * persons)
    half = z * math.sqrt(share * (1 - share) / persons + z * z / (4 * persons * persons))
    width = 1 + z * z / persons
    return Bounds(max(0.0, 100 * (centre - half) / width), min(100.0, 100 * (centre + half) / width))


def share_intervals(shares: pd.DataFrame, confidence_percent: float = 95.0) -> pd.DataFrame:
    """Shares found in samples, each with its interval; see `share_interval`.

    `shares` has the columns value (float, percent) and sample (int); what else it has stays. The columns lower and
    upper (float, percent) are added.
    """
    intervals = [
        share_interval(value, int(sample), confidence_percent)
        for value, sample in shares[["value", "sample"]].itertuples(index=False)
    ]
    lower, upper = (np.array([getattr(ends, end) for ends in intervals], dtype=float) for end in ("lower", "upper"))
    return shares.assign(lower=lower, upper=upper)


def by_period(observations: pd.DataFrame) -> pd.DataFrame:
    """One row a period of a series: the latest vintage, and the lowest and highest that was published.

    Columns: period_start, period_end (str), value, lower, upper (float), and other (float): what another publication
    says, empty where all agree.
    """
    ordered = observations.sort_values(["period_start", "period_end", "vintage"], kind="stable")
    grouped = ordered.groupby(["period_start", "period_end"], sort=False)["value"]
    periods = grouped.agg(value="last", lower="min", upper="max").reset_index()
    # The end that is not the value: of two publications the earlier one.
    other = periods["lower"].where(periods["upper"] == periods["value"], periods["upper"])
    return periods.assign(other=other.where(periods["lower"] < periods["upper"]))
