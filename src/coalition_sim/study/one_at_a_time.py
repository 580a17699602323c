"""One number at a time to the ends of its range, on common luck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from coalition_sim.engine import simulate
from coalition_sim.errors import ScenarioError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.design import is_whole
from coalition_sim.study.paired import check_outcomes, difference, pair_of
from coalition_sim.study.ranges import apart
from coalition_sim.study.sweeps import present_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coalition_sim.scenario import Scenario
    from coalition_sim.study.ranges import Ranges


def tornado(
    scenario: Scenario | str | Path,
    ranges: Ranges,
    *,
    outcome: str = "survival_armed",
    replicates: int = 200,
    seed: int = 0,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
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
