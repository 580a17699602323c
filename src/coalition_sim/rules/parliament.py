"""Finalisation of the binding text, and votes in parliaments (section 9)."""

from __future__ import annotations

from coalition_sim.rules._compile import rule
from coalition_sim.rules.guarantor import logistic


@rule
def finalised_bindingness(bindingness: float, needs_vote: bool, bind_signed: float) -> float:
    """Return bindingness once the binding text is agreed (section 9).

    Parameters
    ----------
    bindingness : float
        Legal force before. [0-1]
    needs_vote : bool
        Whether a parliament must agree.
    bind_signed : float
        Bindingness of a signed promise. [0-1]

    Returns
    -------
    float
        Bindingness: signed where a vote is due, else binding. [0-1]

    Notes
    -----
    Source: parisdeclaration2026 (commitments are to be finalised), statements2026 (where a vote
    is due).
    """
    return max(bindingness, bind_signed) if needs_vote else 1.0


@rule
def vote_chance(support: float, vote_mid: float, vote_slope: float) -> float:
    """Return the chance that a vote passes (section 9).

    Parameters
    ----------
    support : float
        Public support at home for acting. [share]
    vote_mid : float
        Support at which a vote is even. [share]
    vote_slope : float
        Steepness of the logit. [1/share]

    Returns
    -------
    float
        Chance of passing. [probability]

    Notes
    -----
    Source: bundestag2026 (nearly all that is tabled passes), judgement (slope).
    """
    return logistic(vote_slope * (support - vote_mid))


@rule
def rejected_bindingness(bindingness: float, bind_declared: float) -> float:
    """Return bindingness after a lost vote (section 9).

    Parameters
    ----------
    bindingness : float
        Legal force before. [0-1]
    bind_declared : float
        Bindingness of a promise that was only declared. [0-1]

    Returns
    -------
    float
        Bindingness: declared at most. [0-1]

    Notes
    -----
    Source: judgement.
    """
    return min(bindingness, bind_declared)
