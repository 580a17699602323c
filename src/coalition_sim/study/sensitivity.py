"""What the numbers that nobody knows do to an outcome: screening, variance shares, one at a time.

Ranges come from the sources of the parameters. All points share their luck, so that what differs
between points is the parameters' doing as far as that is possible; `noise_split` says how far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from coalition_sim.engine import simulate
from coalition_sim.errors import MissingExtraError, ScenarioError, StudyError
from coalition_sim.scenario import load_scenario, sources
from coalition_sim.study.design import Design, is_whole, read_axes, sourced_range
from coalition_sim.study.paired import all_measures, check_outcomes, difference, pair_of
from coalition_sim.study.runner import run_points
from coalition_sim.study.sweeps import present_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from coalition_sim.engine.raw import Array
    from coalition_sim.scenario import Scenario

    Ranges = Mapping[str, tuple[float, float]]
    Evaluate = Callable[[pd.DataFrame], pd.DataFrame]
    Progress = Callable[[int, int], None] | None

LEVELS = 4
FEWEST_BLOCKS = 4


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


def sourced_ranges(keys: Iterable[str] = ()) -> dict[str, tuple[float, float]]:
    """Return the ranges that sources give: of these keys, or of every parameter that has one.

    Parameters
    ----------
    keys : iterable of str
        ``lambda_c``, ``states.GBR.support``, or with a range of one's own ``lambda_c=1:3``.
    """
    given = dict(item.partition("=")[::2] for item in keys)
    if given:
        return {axis.key: _ends(axis) for axis in read_axes(given)}
    entries = [entry for entry in sources() if "." not in entry.key]
    known = [e for e in entries if e.low is not None and e.high is not None and e.low < e.high]
    return {entry.key: sourced_range(entry.key) for entry in known}


def _ends(axis: Any) -> tuple[float, float]:
    if axis.levels:
        raise StudyError(f"{axis.key}: needs a range, not levels; write {axis.key}=LOW:HIGH")
    return float(axis.low), float(axis.high)


ORDERED = (
    ("severity_1", "severity_2"),
    ("bind_vague", "bind_declared"),
    ("bind_declared", "bind_signed"),
    ("support_min", "support_max"),
    ("belief_min", "belief_max"),
)
GAP = 0.001


def apart(ranges: Ranges, scenario: Scenario) -> dict[str, tuple[float, float]]:
    """Return ranges cut so that parameters that must stand in order do so at every point.

    Parameters
    ----------
    ranges : mapping
        Low and high by parameter.
    scenario : Scenario
        Where those stand that do not vary.

    Notes
    -----
    Two ranges that overlap are cut in the middle of the overlap. Otherwise many points would
    break a rule of the model, and be lost.
    """
    cut = dict(ranges)
    for lower, upper in ORDERED:
        ends = [cut.get(key, (present_value(scenario, key),) * 2) for key in (lower, upper)]
        top, bottom = ends[0][1], ends[1][0]
        if top < bottom:
            continue
        middle = (top + bottom) / 2
        if lower in cut:
            cut[lower] = (ends[0][0], (middle if upper in cut else bottom) - GAP)
        if upper in cut:
            cut[upper] = ((middle if lower in cut else top) + GAP, ends[1][1])
    return cut


def problem_of(ranges: Ranges) -> dict[str, Any]:
    """Return ranges as a problem of SALib."""
    return {
        "num_vars": len(ranges),
        "names": list(ranges),
        "bounds": [list(ends) for ends in ranges.values()],
    }


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
    points = tools.sample_morris.sample(problem, trajectories, num_levels=LEVELS, seed=seed)
    samples = _evaluated(evaluate, points, ranges, block=len(ranges) + 1)

    def analyze(kept: Array, values: Array) -> dict[str, Array]:
        found = tools.analyze_morris.analyze(
            problem, kept, values, num_levels=LEVELS, seed=seed, print_to_console=False
        )
        return {name: np.asarray(found[name], float) for name in MORRIS}

    return _study(analyze, samples, points, ranges)


MORRIS = ("mu_star", "mu_star_conf", "mu", "sigma")
SOBOL = ("S1", "S1_conf", "ST", "ST_conf")


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
    points = tools.sample_sobol.sample(problem, base, calc_second_order=False, seed=seed)
    samples = _evaluated(evaluate, points, ranges, block=len(ranges) + 2)

    def analyze(_: Array, values: Array) -> dict[str, Array]:
        found = tools.analyze_sobol.analyze(
            problem, values, calc_second_order=False, seed=seed, print_to_console=False
        )
        return {name: np.asarray(found[name], float) for name in SOBOL}

    return _study(analyze, samples, points, ranges)


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
        name: pd.DataFrame(analyze(points[used], samples.loc[used, name].to_numpy(float)), index=list(ranges))
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
            Design("list", tuple(points), rows),
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


class Noise(NamedTuple):
    """How the variance of an outcome over points and seeds splits."""

    points: float
    seeds: float
    left: float

    @property
    def share_common(self) -> float:
        """Share of noise in what differs between points that share their luck."""
        total = self.points + self.left
        return self.left / total if total else np.nan

    @property
    def share_separate(self) -> float:
        """Share of noise in what would differ between points on luck of their own."""
        total = self.points + self.seeds + self.left
        return (self.seeds + self.left) / total if total else np.nan


def noise_split(values: Array) -> Noise:
    """Split the variance of an outcome into parameters, luck, and luck that does not cancel.

    Parameters
    ----------
    values : array [points, seeds]
        The outcome at some points, each run with the same seeds.

    Returns
    -------
    Noise
        Variance components of points (parameters), seeds (luck that moves all points alike, and
        cancels where points share it) and what is left (luck that moves each point its own way).

    Notes
    -----
    Two-way random effects without replication (Searle, Casella and McCulloch 1992); a component
    that comes out below 0 is 0.
    """
    n_points, n_seeds = values.shape
    grand = values.mean()
    rows, columns = values.mean(axis=1), values.mean(axis=0)
    rest = values - rows[:, None] - columns[None, :] + grand
    left = float((rest**2).sum() / ((n_points - 1) * (n_seeds - 1)))
    by_point = n_seeds * float(rows.var(ddof=1))
    by_seed = n_points * float(columns.var(ddof=1))
    return Noise(
        max(0.0, (by_point - left) / n_seeds), max(0.0, (by_seed - left) / n_points), left
    )


def noise(
    evaluate_with: Callable[[int], Evaluate], points: pd.DataFrame, seeds: Iterable[int]
) -> pd.DataFrame:
    """Return, by outcome, how much of what differs between points is luck.

    Parameters
    ----------
    evaluate_with : callable
        Takes a seed and returns what runs points with it.
    points : pandas.DataFrame
        Some points of the study; those that fail with any seed are left out.
    seeds : iterable of int
        Two or more.
    """
    runs = [evaluate_with(seed)(points).drop(columns="error", errors="ignore") for seed in seeds]
    rows = []
    for outcome in runs[0]:
        values = np.column_stack([run[outcome].to_numpy(float) for run in runs])
        split = noise_split(values[~np.isnan(values).any(axis=1)])
        rows.append(
            {"outcome": outcome, **split._asdict(), "share_common": split.share_common,
             "share_separate": split.share_separate}
        )
    return pd.DataFrame(rows).set_index("outcome")


def tornado(
    scenario: Scenario | str | Path,
    ranges: Ranges,
    *,
    outcome: str = "survival_armed",
    replicates: int = 200,
    seed: int = 0,
    jobs: int | None = None,
    progress: Progress = None,
) -> pd.DataFrame:
    """Set one parameter at a time to the ends of its range, on common luck.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What is changed.
    ranges : mapping
        Low and high by parameter.
    outcome : str
        One of `paired.MEASURES`.
    replicates, seed, jobs, progress
        As in `compare`.

    Returns
    -------
    pandas.DataFrame
        By parameter, widest first: base, low, high (values), and for each end the paired
        difference from the scenario itself with its 95 % interval (``at_low``, ``at_low_low``,
        ``at_low_high`` ...), ``width`` and ``error``.
    """
    check_outcomes([outcome])
    loaded = load_scenario(scenario)
    base = pair_of(simulate(loaded, replicates, seed=seed, jobs=jobs, keep=0), outcome)
    rows = []
    for done, (key, ends) in enumerate(ranges.items(), start=1):
        row: dict[str, Any] = {"parameter": key, "present": present_value(loaded, key), "error": ""}
        row |= dict(zip(("low", "high"), apart({key: ends}, loaded)[key], strict=True))
        for end in ("low", "high"):
            value = round(row[end]) if is_whole(key) else row[end]
            try:
                changed = loaded.with_overrides({key: value})
            except ScenarioError as error:
                row["error"] = str(error)
                continue
            run = simulate(changed, replicates, seed=seed, jobs=jobs, keep=0)
            found = difference(base, pair_of(run, outcome), seed=seed)
            row |= {f"at_{end}": found[0], f"at_{end}_low": found[1], f"at_{end}_high": found[2]}
        rows.append(row)
        if progress is not None:
            progress(done, len(ranges))
    return _widest_first(pd.DataFrame(rows).set_index("parameter"))


def _widest_first(table: pd.DataFrame) -> pd.DataFrame:
    ends = table.reindex(columns=["at_low", "at_high"])
    spread = ends.assign(none=0.0)
    table["width"] = spread.max(axis=1) - spread.min(axis=1)
    return table.sort_values("width", ascending=False, kind="stable")
