"""A guarantor: what acting is worth, whom it follows, when the backstop holds (G1, G2)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def logistic(z: float) -> float:
    """Return 1 / (1 + exp(-z)) without overflow.

    Parameters
    ----------
    z : float
        Any number.

    Returns
    -------
    float
        Share between 0 and 1.

    Notes
    -----
    Source: mckelveypalfrey1995 (logit response).
    """
    e = math.exp(-abs(z))
    upper = 1.0 / (1.0 + e)
    return upper if z >= 0.0 else e * upper


@rule
def share(part: float, whole: float) -> float:
    """Return part / whole, and 0 where there is no whole.

    Parameters
    ----------
    part : float
        Any number.
    whole : float
        Any number, 0 or above, in the same unit.

    Returns
    -------
    float
        Ratio, 0 for a whole of 0.

    Notes
    -----
    Source: judgement.
    """
    return part / whole if whole > 0.0 else 0.0


@rule
def left_to_do(others: float, free_riding: float) -> float:
    """Return the share of the stake that others' expected answers leave to oneself (equation G1).

    Parameters
    ----------
    others : float
        Share of the coalition's answer that is expected anyway. [share]
    free_riding : float
        How strongly one leaves to others; 0 not at all. [exponent]

    Returns
    -------
    float
        What is left to do. [share]

    Notes
    -----
    Source: olsonzeckhauser1966 (free riding), diekmann1985 (exponent N-1: the volunteer's
    dilemma).
    """
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
    """Return what acting with one instrument is worth to a guarantor (equation G1).

    Parameters
    ----------
    severity : float
        Severity of the attributed violation. [0-1]
    stake : float
        What the protégé's security is worth to the state. [utility]
    left_to_do : float
        Share of the stake that others leave to oneself. [share]
    reneging : float
        Cost of reneging on a full, binding pledge. [utility]
    bindingness : float
        Legal force of the commitment; 1 is ratified. [0-1]
    pledge : float
        Share of the instrument that was pledged. [share]
    hit_resolve : float
        What a hit on own troops adds. [utility]
    hit : float
        1 if own troops were hit, else 0.
    cost : float
        Cost of acting at support ½. [utility]
    support : float
        Public support at home for acting. [share]
    risk : float
        Risk of escalation without a backstop. [utility]
    backstop : float
        How far the backstop can be relied on. [probability]
    resolve : float
        The coalition's common resolve, unknown before. [utility]

    Returns
    -------
    float
        Utility of acting over not acting. [utility: 1 is a stake of 1]

    Notes
    -----
    Source: fearon1997 (tying hands), olsonzeckhauser1966 (free riding), tomz2007 (cost of
    reneging), musgraveward2023 (own troops hit), powell1990 (risk of escalation), gelpi2006
    (cost at home).
    Departs from them: all enter one sum, and ``0.5 / support`` doubles the cost where one in
    four supports it.
    """
    return (
        severity * (stake * left_to_do + reneging * bindingness * pledge)
        + hit_resolve * hit
        - cost * 0.5 / support
        - risk * (1.0 - backstop)
        + resolve
    )


@rule
def response_probability(utility: float, push: float, lambda_g: float) -> float:
    """Return the chance of acting, given the push of those already in (equation G2).

    Parameters
    ----------
    utility : float
        Utility of acting (equation G1). [utility]
    push : float
        What those already in, and the backstop, add. [utility]
    lambda_g : float
        Precision of a guarantor's decision. [1/utility]

    Returns
    -------
    float
        Chance of acting. [probability]

    Notes
    -----
    Source: mckelveypalfrey1995 (logit), brockdurlauf2001 (social interaction).
    """
    return logistic(lambda_g * (utility + push))


@rule
def response_threshold(draw: float, utility: float, lambda_g: float) -> float:
    """Return the push above which a guarantor acts, given its draw (equation G2).

    Parameters
    ----------
    draw : float
        Uniform draw, strictly between 0 and 1.
    utility : float
        Utility of acting (equation G1). [utility]
    lambda_g : float
        Precision of a guarantor's decision. [1/utility]

    Returns
    -------
    float
        Threshold of the push. [utility]

    Notes
    -----
    Source: granovetter1978 (thresholds), brockdurlauf2001.
    The same draw that decides against a chance, turned round, so that one draw serves all
    rounds.
    """
    return math.log(draw / (1.0 - draw)) / lambda_g - utility


@rule
def backstop_reliability(
    backstop: float, ambiguity: float, draw_ambiguous: float, draw_side: float
) -> float:
    """Return how far the backstop can be relied on in one incident (section 6).

    Parameters
    ----------
    backstop : float
        Mean reliability. [probability]
    ambiguity : float
        Chance that this incident is ambiguous. [share]
    draw_ambiguous : float
        Uniform draw: is it ambiguous.
    draw_side : float
        Uniform draw: which way.

    Returns
    -------
    float
        Reliability: 0 or 1 if ambiguous, else as believed. [probability]

    Notes
    -----
    Source: benson2012 (ambiguous commitments).
    Departs from it: ambiguity spreads reliability and leaves its mean.
    """
    if draw_ambiguous < ambiguity:
        return 1.0 if draw_side < backstop else 0.0
    return backstop
