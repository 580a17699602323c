"""From decision to delivery: delay, abandonment, sanctions packages, stocks (section 7)."""

from __future__ import annotations

from coalition_sim.rules._compile import rule

WAITING = 0
DELIVERED = 1
ABANDONED = 2


@rule
def abandonment_hazard(abandon: float, speed: float, support: float) -> float:
    """Return the weekly chance that an undelivered decision is given up (section 7).

    Parameters
    ----------
    abandon : float
        Abandonment over delivery at support 0. [ratio]
    speed : float
        Weekly chance of delivery. [1/week]
    support : float
        Public support at home for acting. [share]

    Returns
    -------
    float
        Hazard of abandonment. [1/week]

    Notes
    -----
    Source: kiel2026 (share of announced help that arrived).
    Departs from it: abandonment grows as support falls, in step with the speed of delivery.
    """
    return min(1.0, abandon * speed * (1.0 - support))


@rule
def fate(draw: float, deliver: float, abandon: float) -> int:
    """Return what happens to a pending decision this week: delivery is tried first (section 7).

    Parameters
    ----------
    draw : float
        Uniform draw, strictly between 0 and 1.
    deliver : float
        Weekly chance of delivery. [1/week]
    abandon : float
        Weekly chance of abandonment if not delivered. [1/week]

    Returns
    -------
    int
        ``WAITING``, ``DELIVERED`` or ``ABANDONED``.

    Notes
    -----
    Source: judgement.
    In the long run ``deliver / (deliver + (1 - deliver) abandon)`` of all decisions are
    delivered.
    """
    if draw < deliver:
        return DELIVERED
    if draw < deliver + (1.0 - deliver) * abandon:
        return ABANDONED
    return WAITING


@rule
def package_wait(gap: float, hazard: float) -> float:
    """Return the mean wait for the next sanctions package from a random week (section 7).

    Parameters
    ----------
    gap : float
        Weeks after a package in which none is possible. [weeks]
    hazard : float
        Weekly chance of a package once possible. [1/week]

    Returns
    -------
    float
        Mean wait; 0 where no package ever comes. [weeks]

    Notes
    -----
    Source: eupackages (intervals between packages).
    Intervals are the gap plus a geometric wait, so the mean residual is E[I²] / (2 E[I]).
    """
    if hazard <= 0.0:
        return 0.0
    geometric = 1.0 / hazard
    mean = gap + geometric
    variance = (geometric - 1.0) * geometric
    return (variance + mean * mean) / (2.0 * mean)


@rule
def sanctions_abandonment(abandon: float, support: float, wait: float) -> float:
    """Return the weekly chance that a decided sanction is given up (section 7).

    Parameters
    ----------
    abandon : float
        Abandonment over delivery at support 0. [ratio]
    support : float
        Public support at home for acting. [share]
    wait : float
        Mean wait for a package. [weeks]

    Returns
    -------
    float
        Hazard of abandonment while waiting for a package. [1/week]

    Notes
    -----
    Source: judgement.
    Like that of other instruments, at the speed of one package a mean wait.
    """
    return min(1.0, abandon * (1.0 - support) / wait) if wait > 0.0 else 0.0


@rule
def stock_next(stock: float, stock_keep: float, delivered: float) -> float:
    """Return a stock of delivered help or sanctions a week on (section 7).

    Parameters
    ----------
    stock : float
        Stock this week. [share]
    stock_keep : float
        Share that lasts a week. [1/week]
    delivered : float
        What arrives this week. [share]

    Returns
    -------
    float
        Stock, at most 1. [share of what the full roster could give]

    Notes
    -----
    Source: hufbauer2007, pape1997 (sanctions work little, and wear off), judgement (rate).
    """
    return min(1.0, stock_keep * stock + delivered)


@rule
def recommitment_chance(recommit: float, diplomacy: float) -> float:
    """Return the chance that delivered diplomacy brings a recommitment (section 7).

    Parameters
    ----------
    recommit : float
        Chance if the whole roster's diplomacy arrives. [probability]
    diplomacy : float
        Diplomacy delivered this week. [share]

    Returns
    -------
    float
        Chance of a recommitment this week. [probability]

    Notes
    -----
    Source: claytonsticher2021 (truces are renewed by talks), judgement (level).
    """
    return min(1.0, recommit * diplomacy)
