"""Forces: both armies, the multinational force, and how its troops are hit (C2, section 11)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def hit_rate(theta: float, severity: float) -> float:
    """Return the logarithm of the chance that a thousand troops are spared (equation C2)."""
    exposure = theta * severity
    return math.log1p(-exposure) if exposure < 1.0 else -math.inf


@rule
def hit_chance(hit_rate: float, troops: float) -> float:
    """Return the chance that an act hits at least one of so many troops (equation C2)."""
    return -math.expm1(troops * hit_rate) if troops > 0.0 else 0.0


@rule
def deployed(troops: float, target: float, step: float) -> float:
    """Return troops in the field a week on: at most one step nearer to the target."""
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
    """Return the strength toward which the protégé's army grows."""
    return F0 * (
        1.0
        + aid
        + train * troops / train_troops
        + coop * min(1.0, week / coop_weeks)
        + chi * aid_stock
    )


@rule
def opposing_target(G0: float, zeta: float, sanctions_stock: float) -> float:
    """Return the strength toward which the challenger's army grows."""
    return G0 * (1.0 - zeta * sanctions_stock)


@rule
def force_next(force: float, target: float, rate: float, loss: float) -> float:
    """Return an army's strength a week on."""
    return max(0.0, force + rate * (target - force) - loss * force)
