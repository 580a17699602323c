"""What each member, instrument and component adds: the package less the package without it."""

from __future__ import annotations

from importlib.resources import files
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from coalition_sim.engine import simulate
from coalition_sim.engine.estimates import Z95, Estimate, even_ambition
from coalition_sim.scenario import INSTRUMENTS, load_scenario
from coalition_sim.study.contributions import of_instruments, of_members
from coalition_sim.study.paired import difference, pair_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coalition_sim.engine import Results
    from coalition_sim.engine.raw import Array
    from coalition_sim.scenario import Scenario

NO_PLEDGE = {f"states.*.pledges.{name}": 0.0 for name in INSTRUMENTS}
COMPONENTS: dict[str, dict[str, float]] = {
    "monitoring": {"states.*.monitoring": 0.0},
    "arms and money": {"aid": 0.0},
    "force": {"states.*.troops_planned": 0.0},
    "commitments": {**NO_PLEDGE, "finalise": 0.0},
    "cooperation": {"coop": 0.0},
    "binding text": {"finalise": 0.0},
    "American backstop": {"backstop": 0.0},
}
GROUPS = 50
FALSE_FINDINGS = 0.05


class Part(NamedTuple):
    """A part of a package, and the scenario without it."""

    kind: str
    name: str
    without: Scenario


def parts(scenario: Scenario) -> Iterator[Part]:
    """Yield each member, instrument and component, with the scenario that lacks it."""
    for code in scenario.states:
        yield Part("member", code, of_members(scenario, set(scenario.states) - {code}))
    for name in INSTRUMENTS:
        yield Part("instrument", name, of_instruments(scenario, set(INSTRUMENTS) - {name}))
    for name, changes in COMPONENTS.items():
        yield Part("component", name, scenario.with_overrides(changes))


def marginal_values(
    scenario: Scenario | str | Path,
    *,
    replicates: int = 1000,
    seed: int = 0,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Drop each part in turn, on common luck.

    Parameters
    ----------
    scenario : Scenario, str or Path
        The whole package.
    replicates, seed, jobs, progress
        As in `compare`.

    Returns
    -------
    pandas.DataFrame
        By kind and what was dropped, largest first: ``armed`` and ``offensive`` (what the part
        adds to survival of each kind, with ``_low``, ``_high``, ``_se`` and ``_n_changed``),
        ``v50`` (with ``_low`` and ``_high``), what was promised (see `promised`), and
        ``beyond_noise``: whether ``armed`` differs from 0 with all parts tested at once.
    """
    loaded = load_scenario(scenario)
    base = simulate(loaded, replicates, seed=seed, jobs=jobs, keep=0)
    dropped = list(parts(loaded))
    rows = []
    for done, (kind, name, without) in enumerate(dropped, start=1):
        other = simulate(without, replicates, seed=seed, jobs=jobs, keep=0)
        row: dict[str, Any] = {"kind": kind, "dropped": name}
        rows.append(row | gains(other, base) | promised(loaded, kind, name))
        if progress is not None:
            progress(done, len(dropped))
    table = pd.DataFrame(rows).set_index(["kind", "dropped"])
    bar = NormalDist().inv_cdf(1 - FALSE_FINDINGS / 2 / len(table))  # Bonferroni
    table["beyond_noise"] = table["armed"].abs() > bar * table["armed_se"]
    return table.sort_values("armed", ascending=False, kind="stable")


def gains(without: Results, base: Results) -> dict[str, float]:
    """Return how far survival of both kinds and v50 lie above those of a run without a part."""
    row: dict[str, float] = {}
    for name in ("armed", "offensive"):
        pair = [pair_of(run, f"survival_{name}") for run in (without, base)]
        found = difference(*pair, seed=base.seed)
        gap = pair[1].by_future - pair[0].by_future
        row |= {
            name: found.difference,
            f"{name}_low": found.low,
            f"{name}_high": found.high,
            f"{name}_se": float(np.std(gap, ddof=1) / np.sqrt(len(gap))),
            f"{name}_n_changed": found.n_changed,
        }
    v50 = v50_difference(without, base)
    return row | {"v50": v50.value, "v50_low": v50.low, "v50_high": v50.high}


def v50_difference(base: Results, other: Results) -> Estimate:
    """Return how far v50 of a run lies above that of its base, on common luck.

    Notes
    -----
    The interval is a jackknife over 50 groups of paired futures (Efron and Tibshirani 1993).
    """
    groups = np.arange(base.replicates) % GROUPS

    def gain(kept: Array) -> float:
        before, after = (
            even_ambition(rows["ambition"], rows["first_offensive"] >= 0).value
            for rows in (run.raw.outcomes[kept] for run in (base, other))
        )
        return after - before

    left = np.array([gain(groups != group) for group in range(GROUPS)])
    half = Z95 * float(np.sqrt((GROUPS - 1) * np.var(left)))
    value = gain(groups >= 0)
    return Estimate(value, value - half, value + half)


def promised(scenario: Scenario, kind: str, name: str) -> dict[str, float]:
    """Return what was promised: troops, and military pledges in defense spending and GDP.

    Parameters
    ----------
    scenario : Scenario
        The whole package.
    kind, name : str
        Of the part, as in `Part`.

    Returns
    -------
    dict
        ``troops`` [thousand], ``pledged_usd_bn`` [billion US dollars a year], ``pledged_pct_gdp``
        [%]. A member's share of GDP is its defense spending times the share of its military that
        it pledged. Nobody has priced the other promises: theirs is nan.
    """
    with (files("coalition_sim.scenario") / "data" / "facts.csv").open(encoding="utf-8") as text:
        facts = pd.read_csv(text).set_index("code")
    chosen = [name] if kind == "member" else list(scenario.states)
    troops = sum(scenario.states[code].troops_planned for code in chosen)
    pledged = pd.Series({code: scenario.states[code].pledges.military for code in chosen})
    spent = float((pledged * facts["defence_usd_bn"].reindex(chosen)).sum())
    if kind == "member":
        share = float((pledged * facts["defence_pct_gdp"].reindex(chosen)).sum())
        return {"troops": troops, "pledged_usd_bn": spent, "pledged_pct_gdp": share}
    return {
        "troops": troops if name == "force" else np.nan,
        "pledged_usd_bn": spent if name in {"military", "commitments"} else np.nan,
        "pledged_pct_gdp": np.nan,
    }
