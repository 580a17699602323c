"""Forces: both armies, the multinational force, and how its troops are hit (C2, section 11)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def hit_rate(theta: float, severity: float) -> float:
    """Return the logarithm of the chance that a thousand troops are spared (equation C2).

    Parameters
    ----------
    theta : float
        Chance that an offensive hits a given thousand. [probability per 1,000]
    severity : float
        Severity of the act. [0-1]

    Returns
    -------
    float
        Log chance, 0 or below. [log per 1,000]

    Notes
    -----
    Source: reiterpoast2021 (tripwires), judgement (level).
    """
    exposure = theta * severity
    return math.log1p(-exposure) if exposure < 1.0 else -math.inf


@rule
def hit_chance(hit_rate: float, troops: float) -> float:
    """Return the chance that an act hits at least one of so many troops (equation C2).

    Parameters
    ----------
    hit_rate : float
        Log chance that a thousand are spared. [log per 1,000]
    troops : float
        Own troops in the field. [thousands]

    Returns
    -------
    float
        Chance of a hit; concave in troops. [probability]

    Notes
    -----
    Source: schelling1966, reiterpoast2021 (tripwires).
    Departs from them: thousands of troops are hit independently.
    """
    return -math.expm1(troops * hit_rate) if troops > 0.0 else 0.0


@rule
def deployed(troops: float, target: float, step: float) -> float:
    """Return troops in the field a week on: at most one step nearer to the target (section 11).

    Parameters
    ----------
    troops : float
        Foreign troops in the field. [thousands]
    target : float
        Troops that should stand there. [thousands]
    step : float
        Most that can move in a week. [thousands/week]

    Returns
    -------
    float
        Troops in the field. [thousands]

    Notes
    -----
    Source: natotiers (readiness).
    """
    if troops < target:
        return min(target, troops + step)
    return max(target, troops - step)


@rule
def force_target(
    F0: float,
    aid: float,
    train: float,
    troops: float,
    train_troops: float,
    coop: float,
    week: int,
    coop_weeks: float,
    chi: float,
    aid_stock: float,
) -> float:
    """Return the strength toward which the protégé's army grows (section 11).

    Parameters
    ----------
    F0 : float
        Strength without help. [1 at week 0]
    aid : float
        Standing help. [share of F0]
    train : float
        What training by the force adds. [share of F0]
    troops : float
        Foreign troops in the field. [thousands]
    train_troops : float
        Troops at which it adds that. [thousands]
    coop : float
        What long-term cooperation adds at last. [share of F0]
    week : int
        Week of the ceasefire. [weeks]
    coop_weeks : float
        Weeks until it adds all that. [weeks]
    chi : float
        What a full stock of delivered aid adds. [share of F0]
    aid_stock : float
        Stock of delivered aid. [share]

    Returns
    -------
    float
        Target strength. [1 at week 0]

    Notes
    -----
    Source: parisdeclaration2026 (components 2, 3 and 5: arms, a force that also regenerates the
    army, cooperation), judgement (levels).
    """
    return F0 * (
        1.0
        + aid
        + train * troops / train_troops
        + coop * min(1.0, week / coop_weeks)
        + chi * aid_stock
    )


@rule
def opposing_target(G0: float, zeta: float, sanctions_stock: float) -> float:
    """Return the strength toward which the challenger's army grows (section 11).

    Parameters
    ----------
    G0 : float
        Strength without sanctions. [1 at week 0]
    zeta : float
        What a full stock of sanctions takes. [share of G0]
    sanctions_stock : float
        Stock of sanctions. [share]

    Returns
    -------
    float
        Target strength. [1 at week 0]

    Notes
    -----
    Source: ddis2025 (regeneration), russiagdp2025 (what sanctions cost).
    """
    return G0 * (1.0 - zeta * sanctions_stock)


@rule
def force_next(force: float, target: float, rate: float, loss: float) -> float:
    """Return an army's strength a week on (section 11).

    Parameters
    ----------
    force : float
        Strength this week. [1 at week 0]
    target : float
        Strength that it moves to. [1 at week 0]
    rate : float
        Share of the gap that closes in a week. [1/week]
    loss : float
        Share lost this week. [share]

    Returns
    -------
    float
        Strength, at least 0. [1 at week 0]

    Notes
    -----
    Source: ddis2025 (how fast an army regenerates), judgement (losses).
    """
    return max(0.0, force + rate * (target - force) - loss * force)
