"""From decision to delivery: delay, abandonment, sanctions packages, stocks (section 7)."""

from __future__ import annotations

from coalition_sim.rules._compile import rule

WAITING = 0
DELIVERED = 1
ABANDONED = 2


@rule
def abandonment_hazard(abandon: float, speed: float, support: float) -> float:
    """Return the weekly chance that an undelivered decision is given up."""
    return min(1.0, abandon * speed * (1.0 - support))


@rule
def fate(draw: float, deliver: float, abandon: float) -> int:
    """Return what happens to a pending decision this week: delivery is tried first."""
    if draw < deliver:
        return DELIVERED
    if draw < deliver + (1.0 - deliver) * abandon:
        return ABANDONED
    return WAITING


@rule
def package_wait(gap: float, hazard: float) -> float:
    """Return the mean wait for the next sanctions package from a random week.

    Intervals are the gap plus a geometric wait, so the mean residual is E[I²] / (2 E[I]).
    """
    if hazard <= 0.0:
        return 0.0
    mean = gap + 1.0 / hazard
    variance = (1.0 - hazard) / (hazard * hazard)
    return (variance + mean * mean) / (2.0 * mean)


@rule
def sanctions_abandonment(abandon: float, support: float, wait: float) -> float:
    """Return the weekly chance that a decided sanction is given up before a package comes."""
    return min(1.0, abandon * (1.0 - support) / wait) if wait > 0.0 else 0.0


@rule
def stock_next(stock: float, stock_keep: float, delivered: float) -> float:
    """Return a stock of delivered help or sanctions a week on, at most 1."""
    return min(1.0, stock_keep * stock + delivered)


@rule
def recommitment_chance(recommit: float, diplomacy: float) -> float:
    """Return the chance that delivered diplomacy brings a recommitment to the ceasefire."""
    return min(1.0, recommit * diplomacy)
