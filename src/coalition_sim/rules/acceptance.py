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
    """Return the chance that the challenger accepts the guaranteed ceasefire (section 13).

    Parameters
    ----------
    deal : float
        What relief from war and sanctions is worth to him. [v]
    presence : float
        What foreign troops in Ukraine cost him. [v per 1,000]
    troops : float
        Foreign troops that are planned. [thousands]
    punishment : float
        What the whole coalition's answer would cost the challenger. [v]
    answer : float
        Expected answer to an offensive at planned strength (equation C3). [share]
    ambition : float
        What full success is worth to him at week 0. [v]
    win_chance : float
        Chance that war succeeds without the force (equation C1). [probability]
    war_cost : float
        His own cost of full war. [v]
    lambda_a : float
        Precision of the two acceptances. [1/v]

    Returns
    -------
    float
        Chance that he signs. [probability]

    Notes
    -----
    Source: schelling1966 (a guarantee that deters is dear to the one it deters), judgement
    (levels).
    A logit of one comparison: what the deal gives less what the guarantee takes, against war
    now.
    """
    war = ambition * win_chance - war_cost
    return logistic(lambda_a * (deal - presence * troops - punishment * answer - war))


@rule
def feared_ambition(ambition_median: float, ambition_sd: float, fear_z: float) -> float:
    """Return the ambition that the protégé prepares for (section 13).

    Parameters
    ----------
    ambition_median : float
        Median ambition. [v]
    ambition_sd : float
        Standard deviation of its logarithm. [log]
    fear_z : float
        Standard normal quantile that the protégé prepares for. [standard deviations]

    Returns
    -------
    float
        Feared ambition. [v]

    Notes
    -----
    Source: judgement.
    A quantile of the lognormal that ambition is drawn from.
    """
    return ambition_median * math.exp(fear_z * ambition_sd)


@rule
def protege_signs(u_offensive: float, need: float, lambda_a: float) -> float:
    """Return the chance that the protégé accepts the guaranteed ceasefire (section 13).

    Parameters
    ----------
    u_offensive : float
        What an offensive would be worth to the challenger it fears (equation C4). [v]
    need : float
        Margin by which war must not pay. [v]
    lambda_a : float
        Precision of the two acceptances. [1/v]

    Returns
    -------
    float
        Chance that it signs. [probability]

    Notes
    -----
    Source: judgement.
    The guarantee must make war worse by ``need`` than complying for an ambition that is feared.
    """
    return logistic(lambda_a * (-u_offensive - need))
