"""What the numbers that nobody knows do to an outcome: screening, variance shares, one at a time.

Ranges come from the sources of the parameters. All points share their luck, so that what differs
between points is the parameters' doing as far as that is possible; `noise_split` says how far.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from coalition_sim.engine.results import DISCLAIMER, software_versions
from coalition_sim.errors import MissingExtraError, StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.design import Design, is_whole, latin_hypercube
from coalition_sim.study.noise import noise
from coalition_sim.study.one_at_a_time import tornado
from coalition_sim.study.paired import all_measures, check_outcomes
from coalition_sim.study.ranges import apart, problem_of, sourced_ranges
from coalition_sim.study.runner import run_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from coalition_sim.engine.raw import Array
    from coalition_sim.scenario import Scenario
    from coalition_sim.study.ranges import Ranges

    Evaluate = Callable[[pd.DataFrame], pd.DataFrame]
    Progress = Callable[[int, int], None] | None

DEFAULT = ("survival_armed", "war_hazard")
NOISE_POINTS = 24
LARGEST = 2**32 - 1
NOISE_SEEDS = 4
TORNADO_REPLICATES = 1000
LEVELS = 4
FEWEST_BLOCKS = 4
MORRIS = ("mu_star", "mu_star_conf", "mu", "sigma")
SOBOL = ("S1", "S1_conf", "ST", "ST_conf")


def salib() -> Any:
    """Return the procedural parts of SALib, or say how to install it."""
    try:
        from SALib.analyze import morris as analyze_morris  # noqa: PLC0415 - an optional package
        from SALib.analyze import sobol as analyze_sobol  # noqa: PLC0415 - an optional package
        from SALib.sample import morris as sample_morris  # noqa: PLC0415 - an optional package
        from SALib.sample import sobol as sample_sobol  # noqa: PLC0415 - an optional package
    except ImportError as error:
        rule = "sensitivity needs SALib, which is not installed"
        remedy = 'python -m pip install "coalition_sim[sensitivity]"'
        raise MissingExtraError(f"{rule}; {remedy}") from error
    return SALib(analyze_morris, analyze_sobol, sample_morris, sample_sobol)


class SALib(NamedTuple):
    """The modules of SALib that are used."""

    analyze_morris: Any
    analyze_sobol: Any
    sample_morris: Any
    sample_sobol: Any


class Study(NamedTuple):
    """Indices, and the points that they rest on.

    ``samples`` has ``sample`` (its number), ``block`` (the trajectory or the group of points that
    stand and fall together), the values of the parameters, the outcomes, ``error`` and ``used``.
    """

    indices: pd.DataFrame
    samples: pd.DataFrame


def morris(evaluate: Evaluate, ranges: Ranges, *, trajectories: int = 10, seed: int = 0) -> Study:
    """Screen parameters by elementary effects.

    Parameters
    ----------
    evaluate : callable
        Takes a table of values, one column a parameter, and returns a table of outcomes, with
        nan (and ``error``) where a point cannot be run.
    ranges : mapping
        Low and high by parameter.
    trajectories : int
        Random ways through the parameters' box, each of one step a parameter.
    seed : int
        Seed of the ways.

    Returns
    -------
    Study
        Indices by outcome and parameter: mu_star (mean size of the effect of crossing the range),
        mu_star_conf (half of its 95 % interval), mu (mean), sigma (spread: interaction, curvature).

    Notes
    -----
    Morris (1991); mu_star: Campolongo, Cariboni and Saltelli (2007). A trajectory with a point
    that breaks a rule of the model is left out as a whole.
    """
    tools, problem = salib(), problem_of(ranges)
    points = tools.sample_morris.sample(
        problem, trajectories, num_levels=LEVELS, seed=_never_0(seed)
    )
    samples = _evaluated(evaluate, points, ranges, block=len(ranges) + 1)

    def analyze(kept: Array, values: Array) -> dict[str, Array]:
        found = tools.analyze_morris.analyze(
            problem, kept, values, num_levels=LEVELS, seed=_never_0(seed), print_to_console=False
        )
        return {name: np.asarray(found[name], float) for name in MORRIS}

    return _study(analyze, samples, points, ranges)


def sobol(evaluate: Evaluate, ranges: Ranges, *, base: int = 64, seed: int = 0) -> Study:
    """Split the variance of outcomes among parameters.

    Parameters
    ----------
    evaluate, ranges, seed
        As in `morris`.
    base : int
        Size of the base sample, a power of 2; base x (parameters + 2) points are run.

    Returns
    -------
    Study
        Indices by outcome and parameter: S1 (share of the variance that the parameter makes by
        itself), ST (with all its interactions), and halves of their 95 % intervals.

    Notes
    -----
    Sobol (2001) by the estimators of Saltelli et al. (2010), as in SALib. A group of points with
    one that breaks a rule of the model is left out as a whole.
    """
    if base < FEWEST_BLOCKS or base & (base - 1):
        raise StudyError(f"base = {base} is no power of 2 from {FEWEST_BLOCKS}; give 64, 128 ...")
    tools, problem = salib(), problem_of(ranges)
    luck = _never_0(seed)
    points = tools.sample_sobol.sample(problem, base, calc_second_order=False, seed=luck)
    samples = _evaluated(evaluate, points, ranges, block=len(ranges) + 2)

    def analyze(_: Array, values: Array) -> dict[str, Array]:
        if not np.ptp(values):  # no variance to share
            return dict.fromkeys(SOBOL, np.zeros(len(ranges)))
        found = tools.analyze_sobol.analyze(
            problem, values, calc_second_order=False, seed=luck, print_to_console=False
        )
        return {name: np.asarray(found[name], float) for name in SOBOL}

    return _study(analyze, samples, points, ranges)


def _never_0(seed: int) -> int:
    """Return a seed for SALib, which takes 0 for no seed at all in places."""
    return seed + 1 if seed < LARGEST else LARGEST


def _evaluated(evaluate: Evaluate, points: Array, ranges: Ranges, *, block: int) -> pd.DataFrame:
    table = pd.DataFrame(points, columns=list(ranges))
    for key in ranges:
        if is_whole(key):
            table[key] = table[key].round().astype(int)
    found = evaluate(table).reset_index(drop=True)
    table.insert(0, "sample", np.arange(len(table)))
    table.insert(1, "block", np.arange(len(table)) // block)
    return pd.concat([table, found], axis=1)


def _study(
    analyze: Callable[[Array, Array], dict[str, Array]],
    samples: pd.DataFrame,
    points: Array,
    ranges: Ranges,
) -> Study:
    taken = {"sample", "block", "error", *ranges}
    outcomes = [name for name in samples if name not in taken]
    bad = samples[outcomes].isna().any(axis=1)
    used = ~samples["block"].isin(samples.loc[bad, "block"]).to_numpy()
    samples["used"] = used
    n_blocks = samples.loc[used, "block"].nunique()
    if n_blocks < FEWEST_BLOCKS:
        errors = samples.get("error", pd.Series(dtype=str))
        first = next((error for error in errors if error), "an outcome is not known there")
        raise StudyError(f"too few points could be used ({n_blocks} groups); the first: {first}")
    parts = {
        name: pd.DataFrame(
            analyze(points[used], samples[name].to_numpy(float)[used]), index=list(ranges)
        )
        for name in outcomes
    }
    return Study(pd.concat(parts, names=["outcome", "parameter"]), samples)


def strongest(screening: pd.DataFrame, keep: int) -> list[str]:
    """Return the parameters with the largest effect on any outcome, strongest first.

    Parameters
    ----------
    screening : pandas.DataFrame
        Indices that `morris` returned.
    keep : int
        How many.
    """
    sizes = screening["mu_star"].unstack("outcome")  # noqa: PD010 - one value a cell
    relative = (sizes / sizes.max()).max(axis=1)
    return [str(key) for key in relative.sort_values(ascending=False, kind="stable").index[:keep]]


def evaluator(
    scenario: Scenario,
    outcomes: Iterable[str],
    *,
    replicates: int,
    seed: int = 0,
    out: Path | None = None,
    resume: bool = False,
    study: str = "points",
    jobs: int | None = None,
    progress: Progress = None,
) -> Evaluate:
    """Return the function that runs a table of points through the runner of studies."""
    keys = check_outcomes(outcomes)

    def evaluate(points: pd.DataFrame) -> pd.DataFrame:
        rows = tuple(tuple(row) for row in points.astype(object).itertuples(index=False))
        table = run_points(
            scenario,
            Design("list", tuple(map(str, points)), rows),
            replicates=replicates,
            seed=seed,
            measure=all_measures,
            out=out,
            resume=resume,
            executor="auto",
            jobs=jobs,
            progress=progress,
            study=study,
        )
        return table.reindex(columns=[*keys, "error"])

    return evaluate


@dataclass(frozen=True)
class Sensitivity:
    """What a sensitivity study found.

    Attributes
    ----------
    scenario : Scenario
        What was varied.
    ranges : dict
        Low and high by parameter, of all that took part.
    outcomes : tuple of str
        What was looked at; the tornado is of the first.
    screening, variance : Study or None
        Morris and Sobol, where they were asked for.
    noise : pandas.DataFrame
        Share of luck in what differs between points, by outcome.
    tornado : pandas.DataFrame
        One at a time, of the parameters that passed the screening.
    replicates, seed : int
        Futures of each point, and the seed that all share.
    """

    scenario: Scenario
    ranges: dict[str, tuple[float, float]]
    outcomes: tuple[str, ...]
    screening: Study | None
    variance: Study | None
    noise: pd.DataFrame
    tornado: pd.DataFrame
    replicates: int
    seed: int

    @property
    def footer(self) -> str:
        """One line that says where the numbers come from; figures carry it."""
        version = f"coalition_sim {software_versions()['coalition_sim']}"
        size = f"{self.replicates:,} replicates a point on common luck"
        return " · ".join([self.scenario.name, size, f"seed {self.seed}", version, DISCLAIMER])


def sensitivity(
    scenario: Scenario | str | Path,
    parameters: Iterable[str] = (),
    *,
    outcomes: Iterable[str] = DEFAULT,
    screen: int = 8,
    keep: int = 12,
    base: int = 64,
    replicates: int = 100,
    seed: int = 0,
    jobs: int | None = None,
    out: Path | None = None,
    resume: bool = False,
    progress: Progress = None,
) -> Sensitivity:
    """Screen parameters, split the variance among those that matter, and tell noise apart.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What is varied.
    parameters : iterable of str
        Which, as ``lambda_c`` or ``lambda_c=6:14``; every parameter with a sourced range unless
        given.
    outcomes : iterable of str
        Keys of `paired.MEASURES`.
    screen : int
        Trajectories of the screening; 0 leaves it out.
    keep : int
        How many parameters go on from the screening.
    base : int
        Base sample of the variance shares, a power of 2; 0 leaves them out.
    replicates, seed, jobs, progress
        As in `run_points`.
    out : Path, optional
        Folder for the points, from which an interrupted study can go on.
    resume : bool
        Whether to go on with the study in that folder.
    """
    loaded, keys = load_scenario(scenario), check_outcomes(outcomes)
    salib()
    ranges = apart(sourced_ranges(parameters), loaded)

    def evaluate(study: str, its_seed: int = seed) -> Evaluate:
        place = None if out is None else out / study
        options: dict[str, Any] = {"out": place, "resume": resume, "study": study, "jobs": jobs}
        return evaluator(
            loaded, keys, replicates=replicates, seed=its_seed, progress=progress, **options
        )

    screening = variance = None
    if screen:
        screening = morris(evaluate("screening"), ranges, trajectories=screen, seed=seed)
    kept = strongest(screening.indices, keep) if screening else list(ranges)[:keep]
    chosen = {key: ranges[key] for key in kept}
    if base:
        variance = sobol(evaluate("variance"), chosen, base=base, seed=seed)
    split = noise(
        lambda number: evaluate(f"noise_{number}", number),
        spread_points(chosen, NOISE_POINTS, seed),
        range(seed, seed + NOISE_SEEDS),
    )
    alone = tornado(
        loaded, chosen, outcome=keys[0], replicates=TORNADO_REPLICATES, seed=seed, jobs=jobs,
        progress=progress,
    )  # fmt: skip
    return Sensitivity(loaded, ranges, keys, screening, variance, split, alone, replicates, seed)


def spread_points(ranges: Ranges, points: int, seed: int) -> pd.DataFrame:
    """Return points of a Latin hypercube over ranges, one column a parameter."""
    design = latin_hypercube({key: list(ends) for key, ends in ranges.items()}, points, seed=seed)
    return pd.DataFrame(design.points, columns=list(design.keys))
