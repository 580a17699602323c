"""Before week 0: would the challenger sign, would the protégé (section 13)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule
from coalition_sim.rules.guarantor import logistic


@rule
def challenger_signs(
    deal: float,
    presence: float,
    troops: float,
    punishment: float,
    answer: float,
    ambition: float,
    win_chance: float,
    war_cost: float,
    lambda_a: float,
) -> float:
    """Return the chance that the challenger accepts the ceasefire with its guarantee."""
    war = ambition * win_chance - war_cost
    return logistic(lambda_a * (deal - presence * troops - punishment * answer - war))


@rule
def feared_ambition(ambition_median: float, ambition_sd: float, fear_z: float) -> float:
    """Return the ambition that the protégé prepares for."""
    return ambition_median * math.exp(fear_z * ambition_sd)


@rule
def protege_signs(u_offensive: float, need: float, lambda_a: float) -> float:
    """Return the chance that the protégé accepts, given what war would be worth to the other."""
    return logistic(lambda_a * (-u_offensive - need))
