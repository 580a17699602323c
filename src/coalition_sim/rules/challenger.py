"""The challenger: what violating is worth to him, and which rung he chooses (C1-C5)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def log_ambition(sd: float, persistence: float, lasting: float, drifting: float) -> float:
    """Return the logarithm of ambition over its median (section 3).

    Parameters
    ----------
    sd : float
        Standard deviation of the logarithm. [log]
    persistence : float
        Share of the variance that lasts for good. [share]
    lasting : float
        Lasting part, standard normal.
    drifting : float
        Drifting part, standard normal.

    Returns
    -------
    float
        Log of ambition over its median. [log]

    Notes
    -----
    Source: werneryuen2005 (the hazard falls with time), judgement (that half lasts).
    Lognormal, with the same variance whatever part lasts.
    """
    return sd * (math.sqrt(persistence) * lasting + math.sqrt(1.0 - persistence) * drifting)


@rule
def drift(drifting: float, memory: float, shock: float) -> float:
    """Return the drifting part of ambition one week on (section 3).

    Parameters
    ----------
    drifting : float
        Drifting part this week, standard normal.
    memory : float
        Share of it that lasts a week. [1/week]
    shock : float
        Standard normal draw.

    Returns
    -------
    float
        Drifting part, standard normal like the one before.

    Notes
    -----
    Source: judgement.
    First-order autoregression, stationary at variance 1.
    """
    return memory * drifting + math.sqrt(1.0 - memory * memory) * shock


@rule
def contest(attack: float, defence: float, troops: float, troop_worth: float) -> float:
    """Return the attacker's chance of success in a contest of arms (equation C1).

    Parameters
    ----------
    attack : float
        Strength of the attacker's army. [1 at week 0]
    defence : float
        Strength of the defender's own army. [1 at week 0]
    troops : float
        Foreign troops in the field. [thousands]
    troop_worth : float
        What a thousand foreign troops add. [strength per 1,000]

    Returns
    -------
    float
        Chance that an offensive succeeds; ½ where nobody has an army. [probability]

    Notes
    -----
    Source: hirshleifer1989 (contest success in ratio form, after Tullock; exponent 2).
    """
    own = defence + troop_worth * troops
    strength = attack * attack
    total = strength + own * own
    return strength / total if total > 0.0 else 0.5


@rule
def answer(weight: float, credibility: float, hit_effect: float, hit: float) -> float:
    """Return one guarantor's part of the expected answer (equation C3).

    Parameters
    ----------
    weight : float
        What the state's pledges weigh at this rung. [share]
    credibility : float
        Belief that the state would act. [probability]
    hit_effect : float
        Share of the remaining doubt that a hit on own troops removes. [share]
    hit : float
        Chance that the act hits the state's own troops (equation C2). [probability]

    Returns
    -------
    float
        Part of the whole coalition's answer that he expects from this state. [share]

    Notes
    -----
    Source: huthrussett1988 (credibility and strength of the defender's partners),
    musgraveward2023 (weak effect of a tripwire), schelling1966 (tripwire).
    """
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
    """Return what one rung of violation is worth to the challenger (equation C4).

    Parameters
    ----------
    severity : float
        Severity of the act. [0-1]
    ambition : float
        What full success is worth to the challenger this week. [v]
    win_chance : float
        Chance that an offensive succeeds (equation C1). [probability]
    attribution : float
        Chance that the act is laid at his door (equation M2). [probability]
    answer : float
        Answer that he expects to an attributed act (equation C3). [share]
    punishment : float
        What the whole coalition's answer would cost the challenger. [v]
    war_cost : float
        His own cost of full war. [v]
    world_cost : float
        What the rest of the world does once a breach of full severity is established. [v]
    break_cost : float
        Price of openly breaking his word. [v]
    deniability : float
        Share of that price that he escapes while nothing is proved; 0 above rung 1. [share]

    Returns
    -------
    float
        Utility of the act over complying. [v]

    Notes
    -----
    Source: zagarekilgour2000 (deterrence by a credible threat), altman2017 (limited gains by
    fait accompli), fortna2003 (monitoring), judgement (w_0, deniability).
    Departs from them: ambition, answer and attribution enter one sum, gains grow linearly with
    severity and the cost of war with its square.
    """
    return (
        severity * (ambition * win_chance - punishment * attribution * answer)
        - severity * severity * (war_cost + world_cost * attribution)
        - break_cost * math.sqrt(severity) * (1.0 - deniability * (1.0 - attribution))
    )


@rule
def challenger_choice(
    u_deniable: float, u_armed: float, u_offensive: float, lambda_c: float
) -> tuple[float, float, float, float]:
    """Return the chances of the four rungs, complying being worth 0 (equation C5).

    Parameters
    ----------
    u_deniable : float
        Utility of a deniable act (equation C4). [v]
    u_armed : float
        Utility of an armed violation. [v]
    u_offensive : float
        Utility of an offensive. [v]
    lambda_c : float
        Precision of the challenger's choice; 0 is chance, infinity the best rung. [1/v]

    Returns
    -------
    tuple of float
        Chances of complying, deniable, armed and offensive; they sum to 1. [probability]

    Notes
    -----
    Source: mckelveypalfrey1995 (quantal response), signorino1999 (in crises).
    Departs from them: no equilibrium is sought; he reads beliefs as they stand.
    """
    best = max(0.0, u_deniable, u_armed, u_offensive)
    w0 = math.exp(lambda_c * (0.0 - best))
    w1 = math.exp(lambda_c * (u_deniable - best))
    w2 = math.exp(lambda_c * (u_armed - best))
    w3 = math.exp(lambda_c * (u_offensive - best))
    total = w0 + w1 + w2 + w3
    return w0 / total, w1 / total, w2 / total, w3 / total


@rule
def pick(p_comply: float, p_deniable: float, p_armed: float, draw: float) -> int:
    """Return the rung that a uniform draw picks from the four chances (equation C5).

    Parameters
    ----------
    p_comply : float
        Chance of complying. [probability]
    p_deniable : float
        Chance of a deniable act. [probability]
    p_armed : float
        Chance of an armed violation. [probability]
    draw : float
        Uniform draw, strictly between 0 and 1.

    Returns
    -------
    int
        Rung, 0 to 3.

    Notes
    -----
    Source: mckelveypalfrey1995.
    Inversion in order of the rungs; the fourth chance is what the three leave.
    """
    if draw < p_comply:
        return 0
    if draw < p_comply + p_deniable:
        return 1
    if draw < p_comply + p_deniable + p_armed:
        return 2
    return 3
