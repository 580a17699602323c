"""What assumptions weigh: how much of what the model says rests on numbers that nobody measured.

Every parameter has a status: declared, measured, calibrated, or assumed. If all of them range over
what their sources allow, part of the variance of an outcome is the doing of each of these groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.errors import StudyError
from coalition_sim.rules.draws import uniform4
from coalition_sim.scenario import load_scenario, sources
from coalition_sim.study.design import Design, latin_hypercube
from coalition_sim.study.noise import noise
from coalition_sim.study.one_at_a_time import tornado
from coalition_sim.study.paired import all_measures, check_outcomes
from coalition_sim.study.ranges import apart, sourced_ranges
from coalition_sim.study.runner import run_points

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from coalition_sim.engine.raw import Array
    from coalition_sim.scenario import Scenario

    Groups = Mapping[str, Sequence[str]]

OUTCOMES = ("survival_armed", "survival_offensive", "war_hazard")
FEWEST = 8
RESAMPLES = 500
NOISE_POINTS, NOISE_SEEDS = 24, 4
LARGEST_SEED = 2**32 - 1
ENDS = (2.5, 97.5)
LUCK = "luck"


def statuses() -> dict[str, str]:
    """Return the status of every parameter that has a range, by its name."""
    known = sourced_ranges()
    return {entry.key: entry.status for entry in sources() if entry.key in known}


def by_status() -> dict[str, list[str]]:
    """Return the parameters that have a range, by status."""
    groups: dict[str, list[str]] = {}
    for key, status in statuses().items():
        groups.setdefault(status, []).append(key)
    return groups


def variance_by_group(
    scenario: Scenario | str | Path,
    groups: Groups | None = None,
    *,
    outcomes: Sequence[str] = OUTCOMES,
    base: int = 128,
    replicates: int = 200,
    seed: int = 0,
    jobs: int | None = None,
    executor: str = "serial",
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Split the variance of outcomes among groups of parameters.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What is changed.
    groups : mapping, optional
        Parameters by group; by status unless given. Those of all groups vary together.
    outcomes : sequence of str
        Some of `paired.MEASURES`.
    base : int
        Size of the base sample; base x (groups + 2) points are run.
    replicates, seed, jobs, executor, progress
        As in `run_points`; all points share their luck.

    Returns
    -------
    pandas.DataFrame
        By outcome and group: parameters (how many), S1 (the share of the variance that the group
        makes by itself) and ST (with what it makes together with others), each with ``_low`` and
        ``_high`` (95 %, bootstrap over base points), and used (base points that could be run).
        The group ``luck`` has as ST the share of noise in what differs between points.

    Notes
    -----
    Sobol (2001) for groups, by the estimators of Jansen (1999); a base point is left out where one
    of its points breaks a rule of the model.
    """
    loaded, keys = load_scenario(scenario), check_outcomes(outcomes)
    chosen = {name: list(group) for name, group in (groups or by_status()).items()}
    if base < FEWEST:
        raise StudyError(f"base = {base} tells nothing; give {FEWEST} or more")

    def evaluate(design: Design, luck: int) -> pd.DataFrame:
        return run_points(
            loaded, design, replicates=replicates, seed=luck, measure=all_measures, jobs=jobs,
            executor=executor, progress=progress,
        )  # fmt: skip

    design = mixed_design(loaded, chosen, base, seed)
    found = evaluate(design, seed)
    rows = []
    for key in keys:
        values = found[key].to_numpy(float).reshape(len(chosen) + 2, base)
        used = ~np.isnan(values).any(axis=0)
        rows += [
            {"outcome": key, "group": name, "parameters": len(chosen[name]), **shares}
            | {"used": int(used.sum())}
            for name, shares in zip(chosen, group_shares(values[:, used], seed), strict=True)
        ]
    few = Design(design.kind, design.keys, design.points[:NOISE_POINTS])
    left = noise(
        lambda luck: lambda _: evaluate(few, luck)[list(keys)],
        pd.DataFrame(index=range(len(few))),
        [(seed + n) % LARGEST_SEED for n in range(NOISE_SEEDS)],
    )["share_common"]
    rows += [{"outcome": key, "group": LUCK, "ST": left[key]} for key in keys]
    return pd.DataFrame(rows).set_index(["outcome", "group"]).sort_index(sort_remaining=False)


def mixed_design(scenario: Scenario, groups: Groups, base: int, seed: int) -> Design:
    """Return two samples, then for each group the first with that group from the second."""
    names = [key for group in groups.values() for key in group]
    ranges = {key: list(ends) for key, ends in apart(sourced_ranges(names), scenario).items()}
    one, two = (latin_hypercube(ranges, base, seed=(seed + n) % LARGEST_SEED) for n in (0, 1))
    points = [*one.points, *two.points]
    for group in groups.values():
        swapped = [key in set(group) for key in one.keys]
        points += [
            tuple(b if swap else a for a, b, swap in zip(first, second, swapped, strict=True))
            for first, second in zip(one.points, two.points, strict=True)
        ]
    return Design("list", one.keys, tuple(points))


def group_shares(values: Array, seed: int = 0) -> list[dict[str, float]]:
    """Return S1 and ST of each group, with their intervals.

    Parameters
    ----------
    values : array [groups + 2, base points]
        The outcome over both samples, then over the first with each group swapped.
    seed : int
        Seed of the bootstrap.
    """
    n = values.shape[1]
    if n < FEWEST:
        raise StudyError(f"only {n} base points could be run; give narrower ranges, or more points")
    whole = np.arange(n)
    picks = [_resample(n, number, seed) for number in range(RESAMPLES)]
    rows = []
    for group in range(2, len(values)):
        told = _shares(values, group, whole)
        ends = np.percentile([_shares(values, group, each) for each in picks], ENDS, axis=0)
        row: dict[str, float] = {}
        for place, name in enumerate(("S1", "ST")):
            low, high = ends[:, place]
            row |= {name: told[place], f"{name}_low": float(low), f"{name}_high": float(high)}
        rows.append(row)
    return rows


def _resample(n: int, number: int, seed: int) -> Array:
    luck = [uniform4(seed, number, place, 0, 0, 0) for place in range(-(-n // 4))]
    return (np.ravel(luck)[:n] * n).astype(int)


def _shares(values: Array, group: int, chosen: Array) -> tuple[float, float]:
    one, two, mixed = (values[place, chosen] for place in (0, 1, group))
    variance = float(np.var(np.concatenate([one, two])))
    if variance == 0:
        return np.nan, np.nan
    alone = 1 - float(np.mean((two - mixed) ** 2)) / (2 * variance)
    return alone, float(np.mean((one - mixed) ** 2)) / (2 * variance)


def swings(
    scenario: Scenario | str | Path, keys: Sequence[str] = (), **options: Any
) -> pd.DataFrame:
    """Return what each parameter does at the ends of its range, with its status.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What is changed.
    keys : sequence of str
        Parameters; all that have a range unless given.
    **options
        As of `tornado`: outcome, replicates, seed, jobs, progress.

    Returns
    -------
    pandas.DataFrame
        What `tornado` returns, with ``status`` and ``clear``: whether either end differs from the
        present value by more than luck.
    """
    table = tornado(scenario, sourced_ranges(keys), **options)
    table.insert(0, "status", pd.Series(statuses()))
    clear = [
        (table[f"at_{end}_low"] > 0) | (table[f"at_{end}_high"] < 0)
        for end in ("low", "high")
        if f"at_{end}_low" in table
    ]
    return table.assign(clear=np.any(clear, axis=0))
