"""Credibility: what the challenger believes of each guarantor at each rung (section 8)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def legal_prior(
    bindingness: float, bind_declared: float, belief_lo: float, belief_hi: float
) -> float:
    """Return what the law of a commitment alone would make one believe (section 8).

    Parameters
    ----------
    bindingness : float
        Legal force of the commitment; 1 is ratified. [0-1]
    bind_declared : float
        Bindingness of a promise that was only declared. [0-1]
    belief_lo : float
        Belief in a promise that was only declared. [probability]
    belief_hi : float
        Belief in a ratified one. [probability]

    Returns
    -------
    float
        Belief from legal force alone; below ``belief_lo`` for a vague promise. [probability]

    Notes
    -----
    Source: leeds2000, berkemeierfuhrmann2018 (how often alliances are honored).
    Departs from them: a straight line in legal force between their two ends. An assumption, and
    at ``current_calculus`` 1 without effect.
    """
    return belief_lo + (belief_hi - belief_lo) * (bindingness - bind_declared) / (
        1.0 - bind_declared
    )


@rule
def prior_belief(
    legal: float, conduct: float, current_calculus: float, belief_min: float, belief_max: float
) -> float:
    """Return the belief without a record: law, and what acting would cost now (section 8).

    Parameters
    ----------
    legal : float
        Belief from legal force. [probability]
    conduct : float
        Share of its duty that the state would probably do now. [share]
    current_calculus : float
        Weight of present cost against law. [share]
    belief_min : float
        Lowest belief. [probability]
    belief_max : float
        Highest belief. [probability]

    Returns
    -------
    float
        Prior belief that the state would act. [probability]

    Notes
    -----
    Source: press2005 (current calculus), weisigeryarhimilo2015 (reputation).
    The weight between the two is disputed, and swept.
    """
    mixed = (1.0 - current_calculus) * legal + current_calculus * conduct
    return max(belief_min, min(belief_max, mixed))


@rule
def relax(count: float, memory: float, mass: float, prior: float) -> float:
    """Return one count of a Beta belief a week on, drawn back to its prior (section 8).

    Parameters
    ----------
    count : float
        Count of kept, or of broken, promises. [observations]
    memory : float
        Share of the record that lasts a week. [1/week]
    mass : float
        What the prior weighs. [observations]
    prior : float
        Prior share of this count. [share]

    Returns
    -------
    float
        Count a week on. [observations]

    Notes
    -----
    Source: judgement.
    Exponential forgetting: the record fades, the prior does not.
    """
    return memory * count + (1.0 - memory) * mass * prior


@rule
def credibility(kept: float, broken: float) -> float:
    """Return the mean of a Beta belief (section 8).

    Parameters
    ----------
    kept : float
        Count of kept promises. [observations]
    broken : float
        Count of broken promises. [observations]

    Returns
    -------
    float
        Credibility; 0 where there is no belief. [probability]

    Notes
    -----
    Source: krepswilson1982 (reputation as a belief about type).
    Departs from them: a belief about a frequency, not about a type.
    """
    total = kept + broken
    return kept / total if total > 0.0 else 0.0


@rule
def evidence_weight(severity: float, severity_believed: float, spillover: float) -> float:
    """Return how much an answer at one rung says about another rung (section 8).

    Parameters
    ----------
    severity : float
        Severity of the act that was answered, or not. [0-1]
    severity_believed : float
        Severity of the rung that the belief is about. [0-1]
    spillover : float
        Distance at which the weight falls to 1/e. [severity]

    Returns
    -------
    float
        Weight K of the observation. [observations]

    Notes
    -----
    Source: crescenzi2007 (reputation spills over, less as situations differ).
    Departs from it: distance in severity, not between states.
    """
    return math.sqrt(severity) * math.exp(-abs(severity - severity_believed) / spillover)


@rule
def remembered(prior: float, count: float, keep: float) -> float:
    """Return a belief's count after a change of government (section 8).

    Parameters
    ----------
    prior : float
        Count without a record. [observations]
    count : float
        Count before the change. [observations]
    keep : float
        Share of the record that outlives a government. [share]

    Returns
    -------
    float
        Count after the change. [observations]

    Notes
    -----
    Source: renshon2018 (reputation adheres to leaders in part).
    """
    return prior + keep * (count - prior)


@rule
def withdrawn(kept: float, owed: float) -> float:
    """Return the count of kept promises once an announced one is given up (section 8).

    Parameters
    ----------
    kept : float
        Count of kept promises. [observations]
    owed : float
        Part of it that was credited on announcement. [observations]

    Returns
    -------
    float
        Count after the promise is taken back, at least 0. [observations]

    Notes
    -----
    Source: judgement.
    An answer that was announced and never came did not keep a promise.
    """
    return max(0.0, kept - owed)
