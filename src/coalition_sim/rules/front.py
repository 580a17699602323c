"""The front line: tension, recorded violations, spirals, recommitments (section 5)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule

_QUIET = 30.0  # below this mean the Poisson quantile is summed, above it expanded


@rule
def tension_target(x0: float, p_violate: float, x_min: float) -> float:
    """Return the level toward which tension moves (section 5).

    Parameters
    ----------
    x0 : float
        Reference level of incidents. [incidents/week]
    p_violate : float
        Chance that the challenger violates this week. [probability]
    x_min : float
        Lowest level. [share of x0]

    Returns
    -------
    float
        Level of incidents. [incidents/week]

    Notes
    -----
    Source: loc2021 (willing leaders quieten a line), judgement.
    The more violation pays, the higher.
    """
    return x0 * max(p_violate, x_min)


@rule
def tension_next(
    tension: float, target: float, r_x: float, x_brake: float, sigma_x: float, shock: float
) -> float:
    """Return tension a week on, before this week's acts are felt (section 5).

    Parameters
    ----------
    tension : float
        Level of background incidents at the front. [incidents/week]
    target : float
        Level that it moves to. [incidents/week]
    r_x : float
        Rate of growth far below the target. [1/week]
    x_brake : float
        Bound of the pull down, over the rate of growth. [ratio]
    sigma_x : float
        Weekly noise of the logarithm. [log]
    shock : float
        Standard normal draw.

    Returns
    -------
    float
        Tension. [incidents/week]

    Notes
    -----
    Source: oscesmm, loc2021 (growth, dispersion and memory of recorded violations).
    Logistic growth in logarithms with multiplicative noise of mean 1; the pull down is bounded.
    """
    pull = max(1.0 - tension / target, -x_brake) if target > 0.0 else -x_brake
    return tension * math.exp(r_x * pull + sigma_x * shock - sigma_x * sigma_x / 2.0)


@rule
def flare(severity: float, j_x: float, retaliated: float, p_jump: float) -> float:
    """Return the factor by which this week's act and its answer raise tension (section 5).

    Parameters
    ----------
    severity : float
        Severity of the act. [0-1]
    j_x : float
        What an act of full severity adds. [share]
    retaliated : float
        1 if the protégé retaliated, else 0.
    p_jump : float
        What retaliation adds. [share]

    Returns
    -------
    float
        Factor, 1 or above.

    Notes
    -----
    Source: judgement.
    """
    return 1.0 + j_x * severity + p_jump * retaliated


@rule
def clip(value: float, low: float, high: float) -> float:
    """Return the value kept between two bounds.

    Parameters
    ----------
    value : float
        Any number.
    low : float
        Lower bound, in the same unit.
    high : float
        Upper bound, in the same unit.

    Returns
    -------
    float
        Value between the bounds, in its own unit.

    Notes
    -----
    Source: judgement.
    """
    return max(low, min(high, value))


@rule
def spiral_chance(spiral: float, tension: float, x0: float) -> float:
    """Return the weekly chance that an incident spirals into an unintended armed act (section 5).

    Parameters
    ----------
    spiral : float
        Weekly chance at tension x0. [1/week]
    tension : float
        Level of background incidents at the front. [incidents/week]
    x0 : float
        Reference level of incidents. [incidents/week]

    Returns
    -------
    float
        Chance of a spiral. [probability]

    Notes
    -----
    Source: werneryuen2005, schelling1966 (the risk that nobody controls), judgement (level).
    """
    return min(1.0, spiral * tension / x0)


@rule
def poisson_quantile(mean: float, draw: float, shock: float) -> int:
    """Return a Poisson count: summed exactly below a mean of 30, expanded above it (section 5).

    Parameters
    ----------
    mean : float
        Expected count. [incidents]
    draw : float
        Uniform draw, used below a mean of 30.
    shock : float
        Standard normal draw, used from 30 on.

    Returns
    -------
    int
        Count of recorded violations. [incidents]

    Notes
    -----
    Source: judgement (Cornish and Fisher's expansion).
    Above 30 the expansion of the quantile at a normal shock has the Poisson's mean, variance
    and skewness, the variance but for 1/12 of rounding and 1/18 of the expansion.
    """
    if mean < _QUIET:
        term = math.exp(-mean)
        total = term
        count = 0
        while draw > total and term > 0.0:
            count += 1
            term = term * mean / count
            total += term
        return count
    expanded = mean + math.sqrt(mean) * shock + (shock * shock - 1.0) / 6.0 + 0.5
    return max(0, math.floor(expanded))
