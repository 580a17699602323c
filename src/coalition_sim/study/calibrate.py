"""Find the parameter sets that reproduce the patterns: all that pass, not the best alone.

History matching: a Latin hypercube over the ranges that sources give, and then waves drawn around
what has passed; a parameter set is dropped at the first pattern that its futures exclude. An
optimiser would return one best fit, where the patterns leave a wide set.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.scenario import load_scenario, sources
from coalition_sim.study.design import latin_hypercube
from coalition_sim.study.pattern_runs import Runs
from coalition_sim.study.patterns import PATTERNS
from coalition_sim.study.ranges import apart, sourced_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from coalition_sim.engine.estimates import Estimate
    from coalition_sim.study.patterns import Pattern

    Vector = Mapping[str, float]
    Say = Callable[[str, int, int], None]

UNCERTAIN = (
    "lambda_c", "ambition_median", "ambition_persistence", "ambition_memory",
    "severity_1", "severity_2", "punishment", "world_cost", "deniability",
    "base_m1", "base_m2", "mech_m1", "mech_m2", "hit_effect", "theta", "c_n",
    "lambda_g", "reneging", "free_riding", "resolve_sd", "us_weight",
    "belief_lo", "belief_hi", "belief_mass", "memory", "spillover", "current_calculus",
    "fatigue", "bind_boost", "casualty_slope", "rho_f", "rho_g", "e_s", "zeta",
)  # fmt: skip
"""What is not calibrated, yet varies with what is: disputed in the literature, or influential."""

ROUGH = 400
CONFIRMED = 2000
FIRST_WAVE = 500
SECOND_WAVE = 2500
WAVE = 600
MOST_WAVES = 10
MEMBERS = 200
NEARLY = 0.9
LAST_WAVES = 100
ENOUGH = 20
KERNEL = 0.5
WIDENED = 0.1
COST_ORDER = ("minsk_2015", "minsk_willing", "bare_truce", "paris")


def calibrated() -> tuple[str, ...]:
    """Return the parameters whose status is "calibrated"."""
    return tuple(s.key for s in sources() if s.status == "calibrated" and "." not in s.key)


def free_ranges() -> dict[str, tuple[float, float]]:
    """Return the ranges over which parameter sets are drawn, by parameter."""
    return apart(sourced_ranges((*calibrated(), *UNCERTAIN)), load_scenario("paris"))


def judge(
    vector: Vector, *, replicates: int, seed: int, exact: bool = False, thorough: bool = False
) -> dict[str, Any]:
    """Measure the patterns of one parameter set, until one excludes it.

    Parameters
    ----------
    vector : mapping
        Values by parameter.
    replicates, seed : int
        Futures of each scenario, and their luck.
    exact : bool
        Whether a statistic must lie in its band; else its interval must meet the band.
    thorough : bool
        Whether to measure every pattern whatever the first ones say.

    Returns
    -------
    dict
        ``passed``, ``failed`` (the first pattern that excluded it) and each statistic measured.
    """
    runs = Runs(vector, replicates=replicates, seed=seed, jobs=1)
    found: dict[str, Any] = {"passed": True, "failed": ""}
    for pattern in in_order_of_cost():
        estimate = pattern.measure(runs)
        name = f"{pattern.key}_{pattern.name}"
        holds = _holds(pattern, estimate, exact=exact)
        found |= {name: estimate.value, f"{name}_holds": holds}
        if not holds and pattern.calibrates:
            found["passed"] = False
            found["failed"] = found["failed"] or name
            if not thorough:
                break
    return found


def _holds(pattern: Pattern, estimate: Estimate, *, exact: bool) -> bool:
    return pattern.holds(estimate) if exact else pattern.may_hold(estimate)


def in_order_of_cost() -> list[Pattern]:
    """Return the patterns, those first whose scenarios are cheap to run."""

    def cost(pattern: Pattern) -> int:
        places = [
            COST_ORDER.index(name) if name in COST_ORDER else len(COST_ORDER)
            for name in pattern.scenarios
        ]
        return max(places)

    return sorted(PATTERNS, key=cost)


def judge_all(
    vectors: Sequence[Vector],
    *,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    **options: Any,
) -> pd.DataFrame:
    """Judge many parameter sets in processes: a row each, its values and what was measured."""
    rows = []
    with ProcessPoolExecutor(jobs or os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for row in pool.map(partial(judge, **options), vectors, chunksize=4):
            rows.append(row)
            if progress is not None:
                progress(len(rows), len(vectors))
    return pd.concat([pd.DataFrame(list(vectors)), pd.DataFrame(rows)], axis=1)


def prior_draws(number: int, seed: int) -> list[dict[str, float]]:
    """Return parameter sets spread over their ranges, knowing nothing of the patterns."""
    return _hypercube(free_ranges(), number, seed)


def _hypercube(ranges: Mapping[str, Any], number: int, seed: int) -> list[dict[str, float]]:
    design = latin_hypercube(ranges, number, seed=seed)
    return [design.overrides(n) for n in range(number)]


def box(judged: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Return the ranges that are left when each pattern alone has had its say.

    Parameters
    ----------
    judged : pandas.DataFrame
        Thoroughly judged draws from the full ranges.

    Notes
    -----
    For each pattern the box around the draws that pass it, widened by a tenth; then what all
    of them share.
    """
    ranges = free_ranges()
    for _, columns in _by_pattern():
        passing = judged[judged[columns].all(axis=1)]
        for key, (low, high) in ranges.items():
            margin = WIDENED * (high - low)
            ranges[key] = (
                max(low, float(passing[key].min()) - margin),
                min(high, float(passing[key].max()) + margin),
            )
    return ranges


def _by_pattern() -> Iterator[tuple[str, list[str]]]:
    for key in dict.fromkeys(pattern.key for pattern in PATTERNS):
        names = [p.name for p in PATTERNS if p.key == key and p.calibrates]
        yield key, [f"{key}_{name}_holds" for name in names]


def near(passed: pd.DataFrame, number: int, seed: int) -> list[dict[str, float]]:
    """Return parameter sets drawn around those that passed, within the ranges of the sources.

    Notes
    -----
    A normal kernel on each parameter, with `KERNEL` times the spread of those that passed;
    what would leave the range is folded back into it.
    """
    luck = np.random.default_rng(seed)
    ranges = free_ranges()
    low, high = np.array(list(ranges.values())).T
    known = passed[list(ranges)].to_numpy(float)
    chosen = known[luck.integers(len(known), size=number)]
    moved = chosen + KERNEL * known.std(axis=0) * luck.standard_normal(chosen.shape)
    moved = low + np.abs(moved - low)
    moved = np.clip(high - np.abs(high - moved), low, high)
    return [dict(zip(ranges, map(float, row), strict=True)) for row in moved]


def null_rates(judged: pd.DataFrame) -> pd.DataFrame:
    """Return the share of random draws that pass each statistic and each whole pattern."""
    rows = [(p.key, p.name, judged[f"{p.key}_{p.name}_holds"].mean()) for p in PATTERNS]
    rows += [(key, "all", judged[cols].all(axis=1).mean()) for key, cols in _by_pattern()]
    rows.append(("all", "all", judged["passed"].mean()))
    table = pd.DataFrame(rows, columns=["pattern", "statistic", "null_rate"])
    return table.assign(draws=len(judged))


def calibrate(
    out: Path,
    say: Say,
    *,
    seed: int = 1,
    wanted: int = MEMBERS,
    jobs: int | None = None,
) -> pd.DataFrame:
    """Find parameter sets that pass every pattern, in waves; go on where a run was ended.

    Parameters
    ----------
    out : Path
        Folder that keeps each wave.
    say : callable
        Called with a wave's name, parameter sets judged, and how many there are.
    seed : int
        Seed of the draws and of all luck.
    wanted : int
        How many members to find.
    jobs : int, optional
        Processes.

    Returns
    -------
    pandas.DataFrame
        The accepted set, every member confirmed with `CONFIRMED` futures a scenario.
    """
    out.mkdir(parents=True, exist_ok=True)
    judging = partial(_judge_and_keep, out, say, jobs=jobs, seed=seed)
    first = judging("wave-1", prior_draws(FIRST_WAVE, seed), replicates=ROUGH, thorough=True)
    null_rates(first).to_csv(out / "null_rates.csv", index=False)
    second = judging("wave-2", _hypercube(box(first), SECOND_WAVE, seed + 1), replicates=ROUGH)
    passed = pd.concat([first[first.passed], second[second.passed]])
    confirmed = pd.DataFrame()
    for n in range(MOST_WAVES):
        around = confirmed if len(confirmed) >= ENOUGH else passed
        number = WAVE if len(confirmed) < NEARLY * wanted else LAST_WAVES
        drawn = judging(f"wave-{n + 3}", near(around, number, seed + 2 + n), replicates=ROUGH)
        rough = drawn[drawn.passed]
        passed = pd.concat([passed, rough])
        fresh = [dict(row) for _, row in rough[list(free_ranges())].iterrows()]
        sure = judging(f"confirmed-{n + 3}", fresh, replicates=CONFIRMED, exact=True)
        confirmed = pd.concat([confirmed, sure[sure.passed]], ignore_index=True)
        if len(confirmed) >= wanted:
            break
    confirmed.to_parquet(out / "accepted.parquet")
    return confirmed


def _judge_and_keep(
    out: Path, say: Say, name: str, vectors: Sequence[Vector], **options: Any
) -> pd.DataFrame:
    file = out / f"{name}.parquet"
    if file.exists():
        return pd.read_parquet(file)
    judged = judge_all(vectors, progress=partial(say, name), **options)
    judged.to_parquet(file)
    return judged
