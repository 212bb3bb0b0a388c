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

from brief.charts import columns
from brief.official.observations import bounds as bounds_of
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period
from brief.quantity.units import convert


def doses_per_kg(lethal_dose_mg: float, purity_percent: float) -> float:
    """Lethal doses in a kilogram.

    Parameters
    ----------
    lethal_dose_mg
        Milligrams of the pure drug in a dose.
    purity_percent
        How much of the kilogram is the drug, above 0 and at most 100.

    Raises
    ------
    ValueError
        For a dose that is not positive, or a purity that is not possible.

    Examples
    --------
    >>> from brief.analysis import potency
    >>> potency.doses_per_kg(2, 100)
    500000.0

    """
    if lethal_dose_mg <= 0:
        raise ValueError(f"a lethal dose is a positive number of milligrams, not {lethal_dose_mg}")
    if not 0 < purity_percent <= 100:
        raise ValueError(f"purity is above 0 and at most 100 percent, not {purity_percent}")
    return convert(1, "kilogram", "milligram") * purity_percent / 100 / lethal_dose_mg


def doses_per_lb(lethal_dose_mg: float, purity_percent: float) -> float:
    """Lethal doses in a pound; see `doses_per_kg`.

    Parameters
    ----------
    lethal_dose_mg
        mg of the pure drug, above 0.
    purity_percent
        The drug's share, above 0 and at most 100.

    Examples
    --------
    >>> from brief.analysis import potency
    >>> round(potency.doses_per_lb(2, 100))
    226796

    """
    return convert(1, "pound", "kilogram") * doses_per_kg(lethal_dose_mg, purity_percent)


def weight_kg(doses: Bounds, lethal_dose_mg: float, purity_percent: float) -> Bounds:
    """The weight in kilograms of so many lethal doses. Bounds of the doses become bounds of the weight.

    Parameters
    ----------
    doses
        How many.
    lethal_dose_mg
        mg of the pure drug, above 0.
    purity_percent
        The drug's share, above 0 and at most 100.

    Examples
    --------
    >>> from brief.analysis import potency
    >>> from brief.quantity.bounds import Bounds
    >>> potency.weight_kg(Bounds(1e6, 1e9), 2, 100)
    Bounds(lower=2.0, upper=2000.0, lower_open=False, upper_open=False)

    """
    return doses / Bounds.point(doses_per_kg(lethal_dose_mg, purity_percent))


def dose_grid(weight_lb: float, lethal_doses_mg: Iterable[float], purities_percent: Iterable[float]) -> pd.DataFrame:
    """Lethal doses in a weight for each pair of assumptions.

    Parameters
    ----------
    weight_lb
        Pounds.
    lethal_doses_mg, purities_percent
        The assumptions, as for `doses_per_kg`; each is taken once.

    Returns
    -------
    pd.DataFrame
        `purity_percent` (`float`, ascending), then a column a lethal dose (`float`), ascending, named by its mg: "2".

    Examples
    --------
    >>> from brief.analysis import potency
    >>> potency.dose_grid(1, [2, 3], [10, 100]).round()
       purity_percent         2         3
    0              10   22680.0   15120.0
    1             100  226796.0  151197.0

    """
    doses = sorted(set(lethal_doses_mg))
    return pd.DataFrame(
        [
            {"purity_percent": purity} | {f"{dose:g}": weight_lb * doses_per_lb(dose, purity) for dose in doses}
            for purity in sorted(set(purities_percent))
        ]
    )


def weights(doses: Iterable[float], assumptions: Mapping[str, tuple[float, float]]) -> pd.DataFrame:
    """The weight of so many lethal doses under each assumption.

    Parameters
    ----------
    doses
        Numbers of doses, a row each.
    assumptions
        By name: milligrams of the drug in a dose, and purity in percent.

    Returns
    -------
    pd.DataFrame
        `doses` (`float`), then the kilograms (`float`) under each assumption, by its name.

    Examples
    --------
    >>> from brief.analysis import potency
    >>> potency.weights([1e6, 1e9], {"pure": (2, 100), "a tenth pure": (2, 10)})
              doses    pure  a tenth pure
    0  1.000000e+06     2.0          20.0
    1  1.000000e+09  2000.0       20000.0

    """
    doses = list(doses)
    kilograms = {
        name: [number / doses_per_kg(dose_mg, purity) for number in doses]
        for name, (dose_mg, purity) in assumptions.items()
    }
    return pd.DataFrame({"doses": doses, **kilograms}, dtype=float)


def pill_content(means: pd.DataFrame, extremes: Mapping[str, Any], lethal_dose_mg: float) -> pd.DataFrame:
    """What a tested pill holds.

    Parameters
    ----------
    means
        Observations of the mean, in mg, each of a year.
    extremes
        An observation with a lower and an upper end, in mg.
    lethal_dose_mg
        Milligrams in a lethal dose.

    Returns
    -------
    pd.DataFrame
        `period` (`str`), `measure` (mean, lowest pill, highest pill), `mg` and `doses` (`float`, lethal ones).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import potency
    >>> means = pd.DataFrame({"period_start": ["2022"], "value": [2.4]})
    >>> potency.pill_content(means, {"period_start": "2022", "lower": 0.03, "upper": 9.0}, 2)
      period       measure    mg  doses
    0   2022          mean  2.40  1.200
    1   2022   lowest pill  0.03  0.015
    2   2022  highest pill  9.00  4.500

    """
    columns.check("potency.pill_content", "means", means, text=["period_start"], numbers=["value"])
    mean = means[["period_start", "value"]].set_axis(["period", "mg"], axis=1).assign(measure="mean")
    ends = pd.DataFrame({"measure": ["lowest pill", "highest pill"], "mg": [extremes["lower"], extremes["upper"]]})
    both = pd.concat([mean, ends.assign(period=extremes["period_start"])], ignore_index=True)
    return both.assign(doses=both["mg"] / lethal_dose_mg)[["period", "measure", "mg", "doses"]]


def statements(observations: pd.DataFrame, quoted: Bounds) -> pd.DataFrame:
    """What authorities said a multiple is, in order of date, and whether it lies within the quoted bounds.

    Parameters
    ----------
    observations
        Of one series (`Reference.select`).
    quoted
        What the claim leaves open.

    Returns
    -------
    pd.DataFrame
        `date`, `publication` (`str`), `lower`, `upper` (`float`, equal for a single number), `text` (`str`, both in
        words), `single`, `inside` (`bool`).

    Examples
    --------
    >>> from brief.analysis import potency
    >>> from brief.official import reference
    >>> from brief.quantity.bounds import Bounds
    >>> stated = potency.statements(reference.load().select("fentanyl-potency-vs-heroin"), Bounds(30, 50))
    >>> stated[["date", "text", "inside"]]
             date      text  inside
    0  2016-05-10  30 to 50    True
    1     2022-11        50    True

    """
    columns.check("potency.statements", "observations", observations, text=["period_start", "publication"])
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
    """From the lowest to the highest number of several statements.

    Parameters
    ----------
    stated
        `lower`, `upper` (`float`).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import potency
    >>> potency.envelope(pd.DataFrame({"lower": [50.0, 100.0], "upper": [100.0, 100.0]}))
    Bounds(lower=50.0, upper=100.0, lower_open=False, upper_open=False)

    """
    columns.check("potency.envelope", "stated", stated, numbers=["lower", "upper"])
    return Bounds(float(stated["lower"].min()), float(stated["upper"].max()))


def share_interval(share_percent: float, persons: int, confidence_percent: float = 95.0) -> Bounds:
    """What a share found among so many persons says of the people they were drawn from, in percent.

    Wilson's score interval (Wilson, Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22, 1927). It allows for chance alone, not for who was asked.

    Parameters
    ----------
    share_percent
        The share found, 0 to 100.
    persons
        How many were asked or tested.
    confidence_percent
        Confidence of the interval, above 0 and below 100.

    Raises
    ------
    ValueError
        For a share, a number of persons or a confidence that is not possible.

    Examples
    --------
    >>> from brief.analysis import potency
    >>> interval = potency.share_interval(66.7, 33)
    >>> round(interval.lower, 1), round(interval.upper, 1)
    (49.6, 80.3)

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

    Parameters
    ----------
    shares
        `value` (`float`, percent), `sample` (`int`, persons), and whatever else.
    confidence_percent
        Confidence of the intervals.

    Returns
    -------
    pd.DataFrame
        `shares` with `lower` and `upper` (`float`, percent).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import potency
    >>> potency.share_intervals(pd.DataFrame({"value": [86.6, 66.7], "sample": [231, 33]})).round(1)
       value  sample  lower  upper
    0   86.6     231   81.6   90.4
    1   66.7      33   49.6   80.3

    """
    columns.check("potency.share_intervals", "shares", shares, numbers=["value", "sample"])
    intervals = [
        share_interval(value, int(sample), confidence_percent)
        for value, sample in shares[["value", "sample"]].itertuples(index=False)
    ]
    lower, upper = (np.array([getattr(ends, end) for ends in intervals], dtype=float) for end in ("lower", "upper"))
    return shares.assign(lower=lower, upper=upper)


def by_period(observations: pd.DataFrame) -> pd.DataFrame:
    """One row a period of a series: the latest release, and what else was published.

    Parameters
    ----------
    observations
        Of one series (`Reference.select`).

    Returns
    -------
    pd.DataFrame
        `period_start`, `period_end` (`str`), `start` and `end` (`float`, its ends as decimal years), `value` of the
        latest release, `lower` and `upper` of all (`float`), `other` (`float`): what another publication says, empty
        where all agree.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import potency
    >>> observations = pd.DataFrame({"release": ["2021", "2022"], "value": [40.0, 44.0]})
    >>> observations = observations.assign(period_start="2021", period_end="2021")
    >>> potency.by_period(observations)[["period_start", "value", "other"]]
      period_start  value  other
    0         2021   44.0   40.0

    """
    columns.of_series("potency.by_period", "observations", observations)
    ordered = observations.sort_values(["period_start", "period_end", "release"], kind="stable")
    grouped = ordered.groupby(["period_start", "period_end"], sort=False)["value"]
    periods = grouped.agg(value="last", lower="min", upper="max").reset_index()
    # The end that is not the value: of two publications the earlier one.
    other = periods["lower"].where(periods["upper"] == periods["value"], periods["upper"])
    return periods.assign(
        start=[Period.parse(period).decimal_year(passed=0) for period in periods["period_start"]],
        end=[Period.parse(period).decimal_year(passed=1) for period in periods["period_end"]],
        other=other.where(periods["lower"] < periods["upper"]),
    )
