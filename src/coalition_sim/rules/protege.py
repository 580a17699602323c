"""The protégé: whether it retaliates (section 12)."""

from __future__ import annotations

from coalition_sim.rules._compile import rule
from coalition_sim.rules.guarantor import logistic


@rule
def retaliation_chance(
    severity: float, answer: float, p_u: float, p_b: float, p_c: float, lambda_p: float
) -> float:
    """Return the chance that the protégé answers an act itself (section 12).

    Parameters
    ----------
    severity : float
        Severity of the act. [0-1]
    answer : float
        Promised answer of the coalition, weighted by belief. [share]
    p_u : float
        What answering an act of full severity is worth. [utility]
    p_b : float
        What the coalition's whole answer adds. [utility]
    p_c : float
        Cost of answering. [utility]
    lambda_p : float
        Precision of the protégé's decision. [1/utility]

    Returns
    -------
    float
        Chance of retaliation. [probability]

    Notes
    -----
    Source: benson2012 (guarantees can embolden), judgement (levels).
    """
    return logistic(lambda_p * (severity * p_u + p_b * answer - p_c))
