"""Which patterns of the past the model reproduces: it reports, it does not judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coalition_sim.engine.results import DISCLAIMER, software_versions
from coalition_sim.study.accepted import stored
from coalition_sim.study.pattern_runs import Runs
from coalition_sim.study.patterns import pattern_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd


@dataclass(frozen=True)
class Validation:
    """The patterns as measured, beside what random draws of the parameters pass.

    Attributes
    ----------
    table : pandas.DataFrame
        A row a statistic: pattern, statistic, what, scenario, value, low, high (95 %), band_low,
        band_high, passed, calibrates, source, null_rate (share of random draws that pass it).
    replicates, seed : int
        Futures of each scenario, and their luck.
    null_rate : float
        Share of random draws that pass every statistic asked of a parameter set.
    draws : int
        How many random draws there were.
    """

    table: pd.DataFrame
    replicates: int
    seed: int
    null_rate: float
    draws: int

    @property
    def failed(self) -> pd.DataFrame:
        """The statistics outside their bands."""
        return self.table[~self.table["passed"]]

    @property
    def footer(self) -> str:
        """One line that says where the numbers come from; figures carry it."""
        return " · ".join(
            [
                f"{self.replicates:,} replicates a scenario",
                f"seed {self.seed}",
                f"coalition_sim {software_versions()['coalition_sim']}",
                DISCLAIMER,
            ]
        )


def validate(
    changes: Mapping[str, Any] | None = None,
    *,
    replicates: int = 2000,
    seed: int = 0,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Validation:
    """Measure every pattern under the default parameters, or under a change of them.

    Parameters
    ----------
    changes : mapping, optional
        Overrides for every scenario, as ``{"lambda_c": 9}``.
    replicates : int
        Futures of each scenario.
    seed : int
        Seed of all luck.
    jobs : int, optional
        Threads; as many as there are cores unless given.
    progress : callable, optional
        Called with patterns done and patterns in all.
    """
    runs = Runs(changes, replicates=replicates, seed=seed, jobs=jobs)
    table = pattern_table(runs, progress=progress)
    rates = stored("null_rates")
    whole = rates[rates["pattern"] == "all"].iloc[0]
    merged = table.merge(rates.drop(columns="draws"), on=["pattern", "statistic"], how="left")
    return Validation(merged, replicates, seed, float(whole["null_rate"]), int(whole["draws"]))
