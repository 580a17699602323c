"""Finalisation of the binding text, and votes in parliaments (section 9)."""

from __future__ import annotations

from coalition_sim.rules._compile import rule
from coalition_sim.rules.guarantor import logistic


@rule
def finalised_bindingness(bindingness: float, needs_vote: bool, bind_signed: float) -> float:
    """Return bindingness once the text is agreed: signed, or binding where no vote is needed."""
    return max(bindingness, bind_signed) if needs_vote else 1.0


@rule
def vote_chance(support: float, vote_mid: float, vote_slope: float) -> float:
    """Return the chance that a vote passes."""
    return logistic(vote_slope * (support - vote_mid))


@rule
def rejected_bindingness(bindingness: float, bind_declared: float) -> float:
    """Return bindingness after a lost vote."""
    return min(bindingness, bind_declared)
