"""The week as a game: the model's choices against a logit equilibrium of the extensive form.

The challenger of the model reads beliefs and does not reason about equilibrium. Where these beliefs
are the guarantors' own chances of acting (``current_calculus`` 1, no record), what both sides do
must still be the agent logit equilibrium of the one-shot game (McKelvey and Palfrey 1998), to the
last digits that a solver gives. Gambit solves that game from its tree, and knows nothing of the
model.
"""

from __future__ import annotations

import io
import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from coalition_sim.engine import CoalitionModel, trace
from coalition_sim.errors import MissingExtraError
from coalition_sim.study.structure_limits import ALONE, quiet_coalition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.scenario import Scenario

RUNGS = ("deniable", "armed", "offensive")
ONE_RUNG = ("armed",)
PAIR = ("FRA", "GBR")
READ: dict[str, Any] = {"current_calculus": 1, "belief_min": 0, "belief_max": 1}
SEEN: dict[str, Any] = {"base_m1": 0.02, "base_m2": 0.1, "mech_m1": 0, "mech_m2": 0}
TRIED: dict[str, dict[str, Any]] = {
    "as it is": {},
    "ambitious": {"ambition_median": 2.5},
    "irresolute": {"FRA__support": 0.3},
    "resolute": {"FRA__support": 0.9, "lambda_g": 9},
    "erring": {"lambda_c": 1.5, "lambda_g": 1},
    "seldom seen": {"consent": 0.2},
}
VOLUNTEERS: dict[str, Any] = {
    "lambda_g": 2, "reneging": 0, "cost_d": 0.3, "calculus_gap": 1, "memory": 0, "free_riding": 1,
    "break_cost": 1e3,
}  # fmt: skip
LONG_ENOUGH = 200
MOST_ROUNDS = 1000
CLOSE = 1e-13


class Play(NamedTuple):
    """Chances in one week: of complying and of each rung, and that each rung is answered."""

    chances: dict[str, float]
    answers: dict[str, float]


def stage(**changes: Any) -> Scenario:
    """Return the one week with one guarantor that model and game are compared on."""
    return quiet_coalition(ALONE, instrument="military", **(READ | SEEN | changes))


# the model ------------------------------------------------------------------------------------


def played(scenario: Scenario) -> Play:
    """Return the chances of the model's first week: all three rungs against complying."""
    week = trace(scenario).iloc[0]
    chances = {name: float(week[f"p_{name}"]) for name in ("comply", *RUNGS)}
    answers = {rung: float(week[f"credibility_{n}"]) for n, rung in enumerate(RUNGS, start=1)}
    return Play(chances, answers)


def played_on_two_rungs(scenario: Scenario) -> Play:
    """Return the chances of the model's first week on a ladder of two rungs: comply, or armed.

    Notes
    -----
    The model's ladder has four; a swapped rule of choice (C5) leaves him these two.
    """

    def choose(
        u_deniable: float,  # noqa: ARG001 - a rule keeps its arguments
        u_armed: float,
        u_offensive: float,  # noqa: ARG001 - a rule keeps its arguments
        lambda_c: float,
    ) -> tuple[float, float, float, float]:
        comply = 1.0 / (1.0 + math.exp(lambda_c * u_armed))
        return comply, 0.0, 1.0 - comply, 0.0

    model = CoalitionModel(scenario, rules={"challenger_choice": choose}, collect=False)
    model.step()
    comply, _, armed, _ = model.challenger.chances
    return Play({"comply": comply, "armed": armed}, {"armed": model.by_code[ALONE].credibility[2]})


def volunteers(**changes: Any) -> float:
    """Return the chance of acting in which two guarantors settle who reckon with each other."""
    pair = quiet_coalition(*PAIR, weeks=LONG_ENOUGH, **(READ | VOLUNTEERS | changes))
    return float(trace(pair)["credibility_3"].iloc[-1])


# the game -------------------------------------------------------------------------------------


def equilibrium(scenario: Scenario, rungs: tuple[str, ...] = RUNGS) -> Play:
    """Return the agent logit equilibrium of the one-shot game, as Gambit finds it.

    Parameters
    ----------
    scenario : Scenario
        From `stage`.
    rungs : tuple of str
        What the challenger can do besides complying.

    Notes
    -----
    The tree: he complies, or violates at a rung; chance attributes the act, or not; once it is
    attributed the guarantor acts or does not, at a node of its own for each rung. His payoff is C4
    with attribution and answer as they fall out instead of at their expected values; the
    guarantor's is G1, and 0 where it does not act.

    A logit equilibrium has one precision for all. The model has two, so that payoffs are scaled:
    the challenger's by ``lambda_c``, the guarantor's by ``lambda_g``, and the equilibrium is taken
    at precision 1. That is the same, since only the product of precision and payoff counts.
    """
    found = solved(tree(scenario, rungs))
    return Play(found["choice"], {rung: found[f"answer to {rung}"]["act"] for rung in rungs})


def volunteers_equilibrium(*, stake: float, cost: float, precision: float) -> float:
    """Return the chance of acting in the logit equilibrium of the volunteer's dilemma of two.

    Notes
    -----
    Diekmann (1985): the stake is safe once one of the two acts, and acting has a cost. Neither
    knows what the other does, so that the game is in strategic form; Gambit follows the path of
    its logit equilibria to this precision.
    """
    tools = gambit()
    acts = [precision * (stake - cost)] * 2
    waits = [precision * stake, 0.0]
    game = tools.Game.from_arrays([acts, waits], [[acts[0], waits[0]], [acts[1], waits[1]]])
    (found,) = tools.qre.logit_solve_lambda(game, [1.0])
    first = next(iter(game.players)).strategies
    return float(found.profile[next(iter(first))])


def tree(scenario: Scenario, rungs: tuple[str, ...] = RUNGS) -> str:
    """Return the one-shot game in Gambit's format of extensive games, payoffs scaled."""
    names = " ".join(f'"{name}"' for name in ("comply", *rungs))
    head = [
        'EFG 2 R "a week of the ceasefire" { "challenger" "guarantor" }',
        f'p "" 1 1 "choice" {{ {names} }} 0',
        _leaf(1, 0, 0),
    ]
    return "\n".join([*head, *(line for rung in rungs for line in _violation(scenario, rung))])


def _violation(scenario: Scenario, rung: str) -> Iterator[str]:
    """Yield what follows a violation: attribution by chance, then the guarantor's choice."""
    p: Any = scenario.parameters
    number = RUNGS.index(rung) + 1
    severity = (p.severity_1, p.severity_2, 1.0)[number - 1]
    spared = p.deniability if rung == "deniable" else 0.0
    word = p.break_cost * math.sqrt(severity)
    gain = severity * p.ambition_median / 2 - severity**2 * p.war_cost
    known = gain - word - severity**2 * p.world_cost
    seen = Fraction(attributed(scenario, rung))
    if seen < 1:
        yield f'c "" {number} "{rung} seen" {{ "seen" {seen} "missed" {1 - seen} }} 0'
    yield f'p "" 2 {number} "answer to {rung}" {{ "act" "wait" }} 0'
    worth = p.lambda_g * answer_worth(scenario, severity)
    yield _leaf(10 * number, p.lambda_c * (known - severity * p.punishment), worth)
    yield _leaf(10 * number + 1, p.lambda_c * known, 0)
    if seen < 1:
        yield _leaf(10 * number + 2, p.lambda_c * (gain - word * (1 - spared)), 0)


def _leaf(number: int, *payoffs: float) -> str:
    return f't "" {number} "{number}" {{ {", ".join(str(Fraction(each)) for each in payoffs)} }}'


def solved(game: str) -> dict[str, dict[str, float]]:
    """Return the agent logit equilibrium at precision 1 of a game in Gambit's format.

    Returns
    -------
    dict
        By information set and action, its chance.

    Notes
    -----
    The fixed point that defines it: at every node each action is chosen with the logit of what
    Gambit says that it is worth there. Found by iteration from even chances. (Gambit's own path
    follower, `logit_solve_lambda`, cannot hand over behavior in extensive games in its versions
    16.6 and 16.7; on games in strategic form it can, see `volunteers_equilibrium`.)
    """
    read = gambit().read_efg(io.BytesIO(game.encode()))
    nodes = list(read.infosets)
    profile = read.mixed_behavior_profile()
    for _ in range(MOST_ROUNDS):
        gap = 0.0
        for node in nodes:
            worth = {action.label: profile.action_value(action) for action in node.actions}
            chosen = _logit(worth)
            gap = max(gap, *(abs(profile[a] - chosen[a.label]) for a in node.actions))
            for action in node.actions:
                profile[action] = chosen[action.label]
        if gap < CLOSE:
            break
    return {n.label: {a.label: float(profile[a]) for a in n.actions} for n in nodes}


def _logit(worth: dict[str, float]) -> dict[str, float]:
    best = max(worth.values())
    weights = {name: math.exp(float(value) - float(best)) for name, value in worth.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def gambit() -> Any:
    """Return pygambit, or say how to install it."""
    try:
        import pygambit  # noqa: PLC0415 - an optional package
    except ImportError as error:
        rule = "the equilibrium needs pygambit, which is not installed"
        remedy = 'python -m pip install "coalition_sim[oracle]"'
        raise MissingExtraError(f"{rule}; {remedy}") from error
    return pygambit


def attributed(scenario: Scenario, rung: str) -> float:
    """Return the chance that an act is attributed before it lapses, worked out by itself (M2)."""
    p: Any = scenario.parameters
    if rung == "offensive":
        return 1.0
    evidence, window = (p.base_m1, p.window_1) if rung == "deniable" else (p.base_m2, p.window_2)
    weekly = p.consent * (1 - math.exp(-evidence))
    return float(1 - (1 - weekly) ** window)


def answer_worth(scenario: Scenario, severity: float) -> float:
    """Return what sending troops is worth to the lone guarantor, worked out by itself (G1)."""
    p: Any = scenario.parameters
    state = scenario.states[ALONE]
    kept = state.stake + p.reneging * p.bind_signed * state.pledges.military
    return float(severity * kept - p.cost_m / (2 * state.support) - p.risk_m)


def oracle_table() -> pd.DataFrame:
    """Return, by case and ladder, each chance in the model and in the equilibrium."""
    rows = []
    for case, changes in TRIED.items():
        scenario = stage(**changes)
        games = {
            "four rungs": (played(scenario), equilibrium(scenario)),
            "two rungs": (played_on_two_rungs(scenario), equilibrium(scenario, ONE_RUNG)),
        }
        for ladder, (model, game) in games.items():
            rows += [(case, ladder, *row) for row in _side_by_side(model, game)]
    for cost in (0.1, 0.3, 0.6):
        agreed = volunteers_equilibrium(stake=1, cost=cost, precision=VOLUNTEERS["lambda_g"])
        rows.append((f"cost {cost:g}", "two volunteers", "act", volunteers(cost_d=cost), agreed))
    columns = ["case", "ladder", "what", "model", "equilibrium"]
    return pd.DataFrame(rows, columns=columns).set_index(columns[:3])


def _side_by_side(model: Play, game: Play) -> Iterator[tuple[str, float, float]]:
    for name, chance in model.chances.items():
        yield name, chance, game.chances[name]
    for rung, chance in model.answers.items():
        yield f"answer to {rung}", chance, game.answers[rung]
