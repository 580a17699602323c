"""Point estimates with 95 % intervals: shares, means, ratios, and the even ambition v50."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from coalition_sim.engine.raw import Array

Z95 = NormalDist().inv_cdf(0.975)
FEWEST_ON_EACH_SIDE = 10
NEWTON_STEPS = 50
TOLERANCE = 1e-10


class Estimate(NamedTuple):
    """A value with the ends of its 95 % interval, and what to know about it."""

    value: float
    low: float
    high: float
    note: str = ""


def unknown(note: str) -> Estimate:
    """Return the estimate of what these futures cannot tell."""
    return Estimate(math.nan, math.nan, math.nan, note)


def wilson(successes: Array, n: float) -> tuple[Array, Array]:
    """Return the ends of Wilson's 95 % interval for shares of n independent trials.

    Parameters
    ----------
    successes : array of int
        How many of the n trials succeeded.
    n : float
        Number of trials; a fraction where weights leave fewer in effect.

    Returns
    -------
    tuple of array
        Low and high ends. [share]

    Notes
    -----
    Wilson (1927): inverts the score test, so it never leaves [0, 1] and does not collapse
    at 0 or n successes.
    """
    if n == 0:
        nowhere = np.full(np.shape(successes), np.nan)
        return nowhere, nowhere
    share = np.asarray(successes) / n
    shrink = 1 / (1 + Z95 * Z95 / n)
    center = shrink * (share + Z95 * Z95 / (2 * n))
    half = shrink * Z95 * np.sqrt(share * (1 - share) / n + Z95 * Z95 / (4 * n * n))
    return np.clip(center - half, 0, share), np.clip(center + half, share, 1)


def share(hits: Array) -> Estimate:
    """Return the share of true entries with Wilson's interval."""
    n = len(hits)
    if n == 0:
        return unknown("no such future")
    count = int(np.count_nonzero(hits))
    low, high = wilson(np.array(count), n)
    return Estimate(count / n, float(low), float(high))


def weighted_share(hits: Array, weights: Array) -> Estimate:
    """Return the weighted share of true entries, with Wilson's interval.

    Parameters
    ----------
    hits : array [futures] of bool
        Whether each future counts.
    weights : array [futures]
        How much each future weighs, for instance the chance that both sides sign.

    Notes
    -----
    The interval uses Kish's (1965) effective number of futures, (sum w)^2 / sum w^2.
    """
    total = float(np.sum(weights))
    if total == 0:
        return unknown("nobody signs")
    value = float(np.sum(weights[hits])) / total
    n = total * total / float(np.sum(weights * weights))
    low, high = wilson(np.array(value * n), n)
    return Estimate(value, float(low), float(high))


def mean(values: Array) -> Estimate:
    """Return the mean with its normal interval."""
    return ratio(values, np.ones(len(values)))


def ratio(numerators: Array, denominators: Array) -> Estimate:
    """Return a ratio of sums over futures, with an interval that treats each future as a cluster.

    Parameters
    ----------
    numerators, denominators : array [futures]
        One entry a future, for instance answers acted and answers asked.

    Returns
    -------
    Estimate
        Sum over sum; nan where nothing was asked (0/0).

    Notes
    -----
    Linearised (Cochran 1977): decisions within a future share its luck, so counting them
    one by one would make the interval too short.
    """
    total = float(np.sum(denominators, dtype=float))
    if total == 0:
        return unknown("never asked")
    value = float(np.sum(numerators, dtype=float)) / total
    n = len(numerators)
    if n == 1:
        return Estimate(value, math.nan, math.nan, "one future: no interval")
    residuals = np.asarray(numerators, float) - value * np.asarray(denominators, float)
    half = Z95 * math.sqrt(n * float(np.var(residuals, ddof=1))) / total
    return Estimate(value, value - half, value + half)


def clipped(estimate: Estimate, low: float = 0.0, high: float = 1.0) -> Estimate:
    """Return the estimate with its interval inside the possible range."""
    if math.isnan(estimate.low):
        return estimate
    return estimate._replace(low=max(low, estimate.low), high=min(high, estimate.high))


def even_ambition(ambition: Array, war: Array) -> Estimate:
    """Return v50, the ambition at which war within the horizon is as likely as not.

    Parameters
    ----------
    ambition : array [futures]
        Mean ambition of the challenger over the horizon; drawn without regard to what
        happens. [v, above 0]
    war : array [futures] of bool
        Whether a renewed offensive began within the horizon.

    Returns
    -------
    Estimate
        v50 with a delta-method interval (on the log scale); nan, with a note that says why,
        where the futures cannot tell. [v]

    Notes
    -----
    Logistic regression of war on log ambition, as in a dose-response study (Finney 1971:
    the median effective dose): v50 = exp(-intercept/slope).
    """
    wars = int(np.count_nonzero(war))
    calm = len(war) - wars
    if min(wars, calm) < FEWEST_ON_EACH_SIDE:
        return unknown(f"not told: {wars} wars, {calm} without; at least 10 of each needed")
    fit = _logistic_fit(np.log(ambition), np.asarray(war, float))
    if fit is None:
        return unknown("not told: ambition separates war from no war")
    (intercept, slope), covariance = fit
    if slope <= 0:
        return unknown("not told: war does not rise with ambition")
    log_v50 = -intercept / slope
    gradient = np.array([-1 / slope, -log_v50 / slope])
    half = Z95 * math.sqrt(float(gradient @ covariance @ gradient))
    if log_v50 + half > math.log(1e6):
        return unknown("not told: war hardly rises with ambition")
    return Estimate(math.exp(log_v50), math.exp(log_v50 - half), math.exp(log_v50 + half))


def _logistic_fit(x: Array, y: Array) -> tuple[Array, Array] | None:
    """Return coefficients and covariance of a logistic regression, or None if it has no maximum."""
    design = np.column_stack([np.ones_like(x), x])
    coefficients = np.zeros(2)
    for _ in range(NEWTON_STEPS):
        with np.errstate(over="ignore"):
            p = 1 / (1 + np.exp(-design @ coefficients))
        information = design.T @ (design * (p * (1 - p))[:, None])
        if np.linalg.cond(information) > 1 / TOLERANCE:
            return None
        step = np.linalg.solve(information, design.T @ (y - p))
        coefficients = coefficients + step
        if np.max(np.abs(step)) < TOLERANCE:
            return coefficients, np.linalg.inv(information)
    return None
