"""What a lesson needs before it begins: simulated futures to compare with, and luck to play."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coalition_sim.engine import simulate
from coalition_sim.errors import StudyError
from coalition_sim.show.classroom.plan import ROUNDS, Plan
from coalition_sim.show.classroom.replay import Opening, replay
from coalition_sim.show.classroom.table import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario

TRIED = 24
FEW_ARMED = 3


@dataclass(frozen=True)
class Lesson:
    """An opening, the futures to compare with, and how usual the opening's luck is.

    Attributes
    ----------
    opening : Opening
        Scenario, luck and plan.
    results : Results
        Simulated futures of the same scenario and seed.
    share : float
        Share of signed futures with as many known incidents as the one that is played. [share]
    """

    opening: Opening
    results: Results
    share: float


def prepare(
    scenario: Scenario,
    *,
    seed: int = 0,
    rounds: int = ROUNDS,
    replicates: int = 1000,
    progress: Callable[[int, int], None] | None = None,
) -> Lesson:
    """Simulate the futures to compare with and choose the luck that the class plays.

    Parameters
    ----------
    scenario : Scenario
        What is played.
    seed : int
        Seed of all luck.
    rounds : int
        Rounds wanted.
    replicates : int
        Futures to compare with.
    progress : callable, optional
        Called with futures done and futures in all.

    Raises
    ------
    StudyError
        If in no future anybody signs the ceasefire.

    Notes
    -----
    The future is the first by number that, left to the model, makes as many rounds as were asked
    for, has no renewed offensive, and knows one to three armed violations; failing that, the first
    of those that make the most rounds. The choice follows from scenario and seed alone. It is a
    future in which much happens: the debrief says how usual that is.
    """
    results = simulate(scenario, replicates, seed=seed, progress=progress)
    plan = Plan.of(scenario.weeks, rounds)
    best, most = None, -1
    for replicate in _promising(results, plan.rounds):
        opening = Opening(scenario, seed, replicate, plan)
        made = rounds_made(opening)
        if made > most:
            best, most = opening, made
        if most >= plan.rounds:
            break
    if best is None:
        raise StudyError(
            f"{scenario.name}: nobody signs this ceasefire in any of {replicates} futures, so that "
            "there is nothing to play; choose another scenario"
        )
    return Lesson(best, results, share_like(results, best.replicate))


def rounds_made(opening: Opening) -> int:
    """Return how many rounds a future makes while nobody is seated."""
    idle = [Decision({}, frozenset())] * (opening.plan.rounds + 1)
    return len(replay(opening, idle, stops=False).rounds)


def share_like(results: Results, replicate: int) -> float:
    """Return the share of signed futures with at least as many known incidents as one of them."""
    known = _known(results)
    return float((known[_signed(results)] >= known[replicate]).mean())


def _promising(results: Results, rounds: int) -> Iterator[int]:
    """Yield replicates worth trying, the fittest for a lesson first."""
    o, known, signed = results.raw.outcomes, _known(results), _signed(results)
    calm = signed & (o["first_offensive"] < 0) & (known >= rounds)
    armed = (o["n_attributed_armed"] >= 1) & (o["n_attributed_armed"] <= FEW_ARMED)
    for wanted in (calm & armed, calm & ~armed, signed & ~calm):
        order = np.flatnonzero(wanted)
        yield from (int(replicate) for replicate in order[:TRIED])


def _known(results: Results) -> np.ndarray:
    o = results.raw.outcomes
    found: np.ndarray = o["n_attributed_deniable"] + o["n_attributed_armed"] + o["n_alarms"]
    return found


def _signed(results: Results) -> np.ndarray:
    signed: np.ndarray = results.raw.outcomes["signed"] == 1
    return signed
