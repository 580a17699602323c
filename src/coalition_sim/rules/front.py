"""The front line: tension, recorded violations, spirals, recommitments (section 5)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule

_QUIET = 30.0  # below this mean the Poisson quantile is summed, above it expanded


@rule
def tension_target(x0: float, p_violate: float, x_min: float) -> float:
    """Return the level toward which tension moves: the more violation pays, the higher."""
    return x0 * max(p_violate, x_min)


@rule
def tension_next(
    tension: float, target: float, r_x: float, x_brake: float, sigma_x: float, shock: float
) -> float:
    """Return tension a week on, before this week's acts are felt."""
    pull = max(1.0 - tension / target, -x_brake)
    return tension * math.exp(r_x * pull + sigma_x * shock - sigma_x * sigma_x / 2.0)


@rule
def flare(severity: float, j_x: float, retaliated: float, p_jump: float) -> float:
    """Return the factor by which this week's act and its answer raise tension."""
    return 1.0 + j_x * severity + p_jump * retaliated


@rule
def clip(value: float, low: float, high: float) -> float:
    """Return the value kept between two bounds."""
    return max(low, min(high, value))


@rule
def spiral_chance(spiral: float, tension: float, x0: float) -> float:
    """Return the weekly chance that an incident spirals into an unintended armed act."""
    return min(1.0, spiral * tension / x0)


@rule
def poisson_quantile(mean: float, draw: float, shock: float) -> int:
    """Return a Poisson count: summed exactly below a mean of 30, expanded above it.

    Above, the Cornish-Fisher expansion of the quantile at a normal shock: mean, variance and
    skewness are the Poisson's.
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
    return max(0, int(math.floor(expanded)))
