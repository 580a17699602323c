"""Credibility: what the challenger believes of each guarantor at each rung (section 8)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def legal_prior(
    bindingness: float, bind_declared: float, belief_lo: float, belief_hi: float
) -> float:
    """Return what the law of a commitment alone would make one believe."""
    return belief_lo + (belief_hi - belief_lo) * (bindingness - bind_declared) / (
        1.0 - bind_declared
    )


@rule
def prior_belief(
    legal: float, conduct: float, current_calculus: float, belief_min: float, belief_max: float
) -> float:
    """Return the belief without a record: law, and what acting would cost at present."""
    mixed = (1.0 - current_calculus) * legal + current_calculus * conduct
    return max(belief_min, min(belief_max, mixed))


@rule
def relax(count: float, memory: float, mass: float, prior: float) -> float:
    """Return one count of a Beta belief a week on, drawn back to its prior."""
    return memory * count + (1.0 - memory) * mass * prior


@rule
def credibility(kept: float, broken: float) -> float:
    """Return the mean of a Beta belief."""
    total = kept + broken
    return kept / total if total > 0.0 else 0.0


@rule
def evidence_weight(severity: float, severity_believed: float, spillover: float) -> float:
    """Return how much an answer at one rung says about another rung."""
    return math.sqrt(severity) * math.exp(-abs(severity - severity_believed) / spillover)


@rule
def remembered(prior: float, count: float, keep: float) -> float:
    """Return a belief's count after a change of government: part of the record goes."""
    return prior + keep * (count - prior)


@rule
def withdrawn(kept: float, owed: float) -> float:
    """Return the count of kept promises once one that was only announced is given up."""
    return max(0.0, kept - owed)
