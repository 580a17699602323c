"""The challenger: what violating is worth to him, and which rung he chooses (C1-C5)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def log_ambition(sd: float, persistence: float, lasting: float, drifting: float) -> float:
    """Return the logarithm of the challenger's ambition over its median (section 3)."""
    return sd * (math.sqrt(persistence) * lasting + math.sqrt(1.0 - persistence) * drifting)


@rule
def drift(drifting: float, memory: float, shock: float) -> float:
    """Return the drifting part of ambition one week on (stationary, variance 1)."""
    return memory * drifting + math.sqrt(1.0 - memory * memory) * shock


@rule
def contest(attack: float, defence: float, troops: float, troop_worth: float) -> float:
    """Return the attacker's chance of success (equation C1)."""
    own = defence + troop_worth * troops
    strength = attack * attack
    total = strength + own * own
    return strength / total if total > 0.0 else 0.5


@rule
def answer(weight: float, credibility: float, hit_effect: float, hit: float) -> float:
    """Return one guarantor's part of the expected answer (equation C3)."""
    return weight * (credibility + (1.0 - credibility) * hit_effect * hit)


@rule
def challenger_utility(
    severity: float,
    ambition: float,
    win_chance: float,
    attribution: float,
    answer: float,
    punishment: float,
    war_cost: float,
    world_cost: float,
    break_cost: float,
    deniability: float,
) -> float:
    """Return what one rung of violation is worth to the challenger (equation C4)."""
    return (
        severity * (ambition * win_chance - punishment * attribution * answer)
        - severity * severity * (war_cost + world_cost * attribution)
        - break_cost * math.sqrt(severity) * (1.0 - deniability * (1.0 - attribution))
    )


@rule
def challenger_choice(
    u_deniable: float, u_armed: float, u_offensive: float, lambda_c: float
) -> tuple[float, float, float, float]:
    """Return the chances of the four rungs, complying being worth 0 (equation C5)."""
    best = max(0.0, u_deniable, u_armed, u_offensive)
    w0 = math.exp(lambda_c * (0.0 - best))
    w1 = math.exp(lambda_c * (u_deniable - best))
    w2 = math.exp(lambda_c * (u_armed - best))
    w3 = math.exp(lambda_c * (u_offensive - best))
    total = w0 + w1 + w2 + w3
    return w0 / total, w1 / total, w2 / total, w3 / total


@rule
def pick(p_comply: float, p_deniable: float, p_armed: float, draw: float) -> int:
    """Return the rung that a uniform draw picks from the four chances."""
    if draw < p_comply:
        return 0
    if draw < p_comply + p_deniable:
        return 1
    if draw < p_comply + p_deniable + p_armed:
        return 2
    return 3
