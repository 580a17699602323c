"""How sure one can be that evidence is the challenger's, without knowing the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.engine.codes import ARMED, DENIABLE, OFFENSIVE

if TYPE_CHECKING:
    from coalition_sim.engine.results import Results
    from coalition_sim.show.classroom.table import Question

COUNTED = {DENIABLE: "n_attributed_deniable", ARMED: "n_armed"}


def his_chance(question: Question, results: Results) -> float:
    """Return the probability that evidence is the challenger's own act.

    Parameters
    ----------
    question : Question
        The evidence, with the weekly chance of the innocent account at a front as tense as this.
    results : Results
        Simulated futures: how often such acts come to light in a week.

    Returns
    -------
    float
        By Bayes' rule, from what simulated futures have in common and the tension at the front.
        Nothing of the future that is played enters but that tension. [probability]
    """
    if question.rung not in COUNTED:
        return float(question.rung == OFFENSIVE)
    signed = results.raw.signed
    weeks = float(signed["end_week"].sum())
    rate = float(signed[COUNTED[question.rung]].sum()) / weeks if weeks else 0.0
    total = rate + question.rival
    return rate / total if total > 0.0 else 1.0
