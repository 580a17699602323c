"""What the smaller mechanisms of the model do: each at its strongest, against none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.engine import simulate
from coalition_sim.scenario import load_scenario
from coalition_sim.study.paired import Pair, difference, pair_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario

NONE_AND_STRONGEST: dict[str, tuple[dict[str, float], dict[str, float]]] = {
    "casualties": ({"casualty_slope": 0.0}, {"casualty_slope": 0.25}),
    "false alarms": ({"false_alarm": 0.0}, {"false_alarm": 0.1}),
    "noise of support": ({"d_noise": 0.0}, {"d_noise": 0.01}),
    "retaliation": (
        {"p_u": 0.0, "p_b": 0.0, "p_c": 1.0},
        {"p_u": 0.8, "p_b": 1.5, "p_c": 0.2},
    ),
    "vote drag": ({"vote_drag": 1.0}, {"vote_drag": 0.2}),
}
"""Parameters that (nearly) switch a mechanism off, and those at the strong ends of their ranges."""

OUTCOMES = (
    "survival_armed", "survival_offensive", "violations_deniable", "violations_armed",
    "violations_spiral", "ground",
)  # fmt: skip
LEVELS = ("support", "troops")


def mechanisms(
    scenarios: Sequence[Scenario | str | Path],
    chosen: Mapping[str, tuple[dict[str, float], dict[str, float]]] = NONE_AND_STRONGEST,
    *,
    replicates: int = 4000,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Return what each mechanism, at its strongest, changes against none of it.

    Parameters
    ----------
    scenarios : sequence of (Scenario, str or Path)
        In which it is measured.
    chosen : mapping
        By mechanism, the overrides that switch it off and those that make it strongest.
    replicates, seed
        Futures of each run; replicate r has the same luck with and without.
    progress : callable, optional
        Called with runs done and runs in all.

    Returns
    -------
    pandas.DataFrame
        By mechanism, scenario and outcome: without (the value with the mechanism off), difference,
        low, high (95 %, paired) and n_changed (futures). Outcomes are those of `paired.MEASURES`
        that count events and ground, and the levels of support (share) and troops (thousands) at
        the end.
    """
    loaded = [load_scenario(scenario) for scenario in scenarios]
    rows: list[dict[str, Any]] = []
    for name, ends in chosen.items():
        for scenario in loaded:
            off, strong = (
                simulate(scenario.with_overrides(end), replicates, seed=seed) for end in ends
            )
            place = {"mechanism": name, "scenario": scenario.name}
            rows += [place | row for row in _rows(off, strong)]
            if progress is not None:
                progress(len(rows) // len(OUTCOMES + LEVELS), len(chosen) * len(loaded))
    return pd.DataFrame(rows).set_index(["mechanism", "scenario", "outcome"])


def _rows(off: Results, strong: Results) -> list[dict[str, Any]]:
    rows = []
    for key in OUTCOMES + LEVELS:
        base, other = (_pair(results, key) for results in (off, strong))
        found = difference(base, other, seed=off.seed)
        told = {name: getattr(found, name) for name in ("difference", "low", "high", "n_changed")}
        rows.append({"outcome": key, "without": base.value, **told})
    return rows


def _pair(results: Results, key: str) -> Pair:
    if key not in LEVELS:
        return pair_of(results, key)
    level = np.asarray(results.raw.outcomes[key], float)
    return Pair(level, np.ones(len(level)))
