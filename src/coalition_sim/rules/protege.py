"""The protégé: whether it retaliates (section 12)."""

from __future__ import annotations

from coalition_sim.rules._compile import rule
from coalition_sim.rules.guarantor import logistic


@rule
def retaliation_chance(
    severity: float, answer: float, p_u: float, p_b: float, p_c: float, lambda_p: float
) -> float:
    """Return the chance that the protégé answers an act itself: guarantees can embolden."""
    return logistic(lambda_p * (severity * p_u + p_b * answer - p_c))
