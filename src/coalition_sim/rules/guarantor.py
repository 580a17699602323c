"""A guarantor: what acting is worth, whom it follows, when the backstop holds (G1, G2)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def logistic(z: float) -> float:
    """Return 1 / (1 + exp(-z)) without overflow."""
    e = math.exp(-abs(z))
    upper = 1.0 / (1.0 + e)
    return upper if z >= 0.0 else e * upper


@rule
def share(part: float, whole: float) -> float:
    """Return part / whole, and 0 where there is no whole."""
    return part / whole if whole > 0.0 else 0.0


@rule
def left_to_do(others: float, free_riding: float) -> float:
    """Return the share of the stake that others' expected answers leave to oneself (G1)."""
    return math.pow(max(0.0, 1.0 - others), free_riding)


@rule
def response_utility(
    severity: float,
    stake: float,
    left_to_do: float,
    reneging: float,
    bindingness: float,
    pledge: float,
    hit_resolve: float,
    hit: float,
    cost: float,
    support: float,
    risk: float,
    backstop: float,
    resolve: float,
) -> float:
    """Return what acting with one instrument is worth to a guarantor (equation G1)."""
    return (
        severity * (stake * left_to_do + reneging * bindingness * pledge)
        + hit_resolve * hit
        - cost * 0.5 / support
        - risk * (1.0 - backstop)
        + resolve
    )


@rule
def response_probability(utility: float, push: float, lambda_g: float) -> float:
    """Return the chance of acting, given the push of those already in (equation G2)."""
    return logistic(lambda_g * (utility + push))


@rule
def response_threshold(draw: float, utility: float, lambda_g: float) -> float:
    """Return the push above which a guarantor acts, given its draw (equation G2)."""
    return math.log(draw / (1.0 - draw)) / lambda_g - utility


@rule
def backstop_reliability(
    backstop: float, ambiguity: float, draw_ambiguous: float, draw_side: float
) -> float:
    """Return how far the backstop can be relied on in one incident."""
    if draw_ambiguous < ambiguity:
        return 1.0 if draw_side < backstop else 0.0
    return backstop
