"""Schedules of forced violations: what they do, and which one does most.

A challenger who plans is not part of the model. These functions force his hand in chosen weeks
instead, and read what that changes on common luck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.engine import simulate
from coalition_sim.engine.raw import SERIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coalition_sim.engine.raw import Array
    from coalition_sim.scenario import Scenario

    Aftermath = Mapping[str, Array]

ARMED = 2


def forced(scenario: Scenario, weeks: Iterable[int], rung: str = "deniable") -> Scenario:
    """Return a scenario in which the challenger also commits acts of a rung in these weeks."""
    acts = [{"week": week, "kind": "violation", "rung": rung} for week in sorted(weeks)]
    return scenario.replace(events=[*scenario.events, *acts]) if acts else scenario


def evenly_spaced(acts: int, weeks: int) -> list[int]:
    """Return the weeks of some acts at even distances, from week 0 on."""
    return [weeks * act // acts for act in range(acts)]


def aftermath(
    scenario: Scenario, since: int, *, replicates: int, seed: int = 0, jobs: int | None = None
) -> dict[str, Array]:
    """Return what a schedule leaves behind, one entry a future.

    Parameters
    ----------
    scenario : Scenario
        With its forced acts.
    since : int
        First week that counts.
    replicates, seed, jobs
        As in `simulate`.

    Returns
    -------
    dict of array
        ``credibility`` (the coalition's at the end), ``armed`` (deliberate armed violations from
        week ``since`` on) and ``war`` (summed chance of an offensive from then on).
    """
    raw = simulate(scenario, replicates, seed=seed, jobs=jobs, keep=replicates).raw
    act, war = (raw.weekly[:, since:, SERIES.index(name)] for name in ("act", "p_offensive"))
    return {
        "credibility": raw.outcomes["credibility"],
        "armed": (np.nan_to_num(act) == ARMED).sum(axis=1),
        "war": np.nansum(war, axis=1),
    }


def mean_change(before: Aftermath, after: Aftermath) -> dict[str, float]:
    """Return mean paired differences, each with its standard error as ``_se``."""
    row: dict[str, float] = {}
    for key, first in before.items():
        gap = np.asarray(after[key], float) - first
        row[key] = float(gap.mean())
        row[f"{key}_se"] = float(np.std(gap, ddof=1) / np.sqrt(len(gap)))
    return row


def greedy_schedule(
    score: Callable[[list[int]], float],
    candidates: Iterable[int],
    length: int,
    progress: Callable[[int, int], None] | None = None,
) -> list[int]:
    """Return weeks chosen one by one, each where the score then is lowest.

    Parameters
    ----------
    score : callable
        Takes weeks and returns what the schedule's author wants small.
    candidates : iterable of int
        Weeks to choose from.
    length : int
        How many to choose.
    progress : callable, optional
        Called with weeks chosen, and weeks to choose.

    Returns
    -------
    list of int
        In the order in which they were added, so that its first n are the schedule of n acts.

    Notes
    -----
    A search finds what luck flatters: judge its schedule with another seed.
    """
    free, weeks = list(candidates), list[int]()
    for chosen in range(1, length + 1):
        scores = [score([*weeks, week]) for week in free]
        weeks.append(free.pop(int(np.argmin(scores))))
        if progress is not None:
            progress(chosen, length)
    return weeks


def damage_and_repair(calm: Aftermath, mended: Aftermath, attacked: Aftermath) -> dict[str, Any]:
    """Return where a mended package under attack stands against the unmended one at peace.

    Parameters
    ----------
    calm, mended, attacked : mapping of array
        What `aftermath` returns of the package without attack, of the mended one without attack,
        and of the mended one under attack.

    Returns
    -------
    dict
        `mean_change` from calm to attacked, and ``damage``: what the attack takes from the
        credibility of the mended package.
    """
    damage = mean_change(mended, attacked)
    own = {"damage": damage["credibility"], "damage_se": damage["credibility_se"]}
    return mean_change(calm, attacked) | own
