"""How the challenger reads the coalition at one moment; nothing here moves the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_sim.engine.codes import DENIABLE, RUNGS
from coalition_sim.rules import challenger, credibility, guarantor

if TYPE_CHECKING:
    from coalition_sim.engine.guarantor import Guarantor
    from coalition_sim.engine.model import CoalitionModel


@dataclass(frozen=True)
class Reading:
    """What the challenger believes, and what follows for him. Tuples are by rung, 0 to 3.

    Attributes
    ----------
    week : int
        Week of the reading.
    credibility : tuple of float
        Belief that the coalition answers, weighted by what each state pledged. [probability]
    states : dict
        The same for each state, by code.
    answers : tuple of float
        Answer that he expects, as a share of the whole coalition's. [share]
    utilities : tuple of float
        What each rung is worth to him over complying. [v]
    chances : tuple of float
        Chance of each rung in a week. [probability]
    win_chance : float
        Chance that an offensive would succeed. [probability]
    """

    week: int
    credibility: tuple[float, ...]
    states: dict[str, tuple[float, ...]]
    answers: tuple[float, ...]
    utilities: tuple[float, ...]
    chances: tuple[float, ...]
    win_chance: float


def read(model: CoalitionModel) -> Reading:
    """Return the challenger's reading of a model as it stands.

    Parameters
    ----------
    model : CoalitionModel
        A future, between two weeks or within one.
    """
    states = {g.code: tuple(_believed(g, rung) for rung in range(4)) for g in model.guarantors}
    answers = (0.0, *(_expected(model, states, rung) for rung in RUNGS))
    win = challenger.contest(
        model.challenger.strength, model.protege.strength, model.force.troops, model.parameters.c_n
    )
    utilities = (0.0, *(_utility(model, rung, answers[rung], win) for rung in RUNGS))
    return Reading(
        week=model.week,
        credibility=(0.0, *(_promised(model, states, rung) for rung in RUNGS)),
        states=states,
        answers=answers,
        utilities=utilities,
        chances=tuple(
            model.rules.challenger_choice(*utilities[1:], model.parameters.lambda_c),
        ),
        win_chance=win,
    )


def _believed(g: Guarantor, rung: int) -> float:
    if rung not in RUNGS or g.duty[rung] <= 0.0:
        return 0.0
    return float(credibility.credibility(g.kept[rung], g.broken[rung]))


def _promised(model: CoalitionModel, states: dict[str, tuple[float, ...]], rung: int) -> float:
    promised = sum(g.weight[rung] * states[g.code][rung] for g in model.guarantors)
    return float(guarantor.share(promised, model.total_weight[rung]))


def _expected(model: CoalitionModel, states: dict[str, tuple[float, ...]], rung: int) -> float:
    effect = model.parameters.hit_effect
    return sum(
        challenger.answer(g.weight[rung], states[g.code][rung], effect, g.hits[rung])
        for g in model.guarantors
    )


def _utility(model: CoalitionModel, rung: int, answer: float, win: float) -> float:
    p, him = model.parameters, model.challenger
    return float(
        model.rules.challenger_utility(
            model.severity[rung],
            him.ambition,
            win,
            model.monitoring.eventual_attribution(rung),
            answer,
            p.punishment,
            p.war_cost,
            p.world_cost,
            p.break_cost + him.willing,
            p.deniability if rung == DENIABLE else 0.0,
        )
    )
