"""What the page shows of one run, taken from `Results` as far as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.engine import simulate
from coalition_sim.engine.raw import SERIES
from coalition_sim.engine.tables import ceasefire_weeks

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from coalition_sim.engine.raw import Array
    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario

WHILE_DRAGGING = 300
AT_REST = 1000
QUANTILES = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}
RECORDED = SERIES.index("recorded")


@dataclass(frozen=True)
class Picture:
    """A run and the tables that are drawn of it.

    Attributes
    ----------
    results : Results
        The run.
    """

    results: Results
    survival: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    recorded: Mapping[str, Array] = field(default_factory=dict)

    @cached_property
    def replicates(self) -> int:
        """How many futures it rests on."""
        return self.results.replicates

    def last(self, event: str) -> tuple[float, float, float]:
        """Return share, low and high of survival at the horizon."""
        row: Any = self.survival[event].iloc[-1]
        return float(row["share"]), float(row["low"]), float(row["high"])


def take(scenario: Scenario, replicates: int, seed: int) -> Picture:
    """Simulate, and take from the results what is drawn.

    Parameters
    ----------
    scenario : Scenario
        What is simulated.
    replicates, seed : int
        As in `simulate`.
    """
    return picture_of(simulate(scenario, replicates, seed=seed))


def picture_of(results: Results) -> Picture:
    """Return what is drawn of a run."""
    survival = {event: results.survival(event) for event in ("armed", "offensive")}
    return Picture(results, survival, recorded_quantiles(results))


def recorded_quantiles(results: Results) -> dict[str, Array]:
    """Return quantiles of recorded violations by week, as `Results.weekly` has them.

    Notes
    -----
    That table holds six statistics of twelve series and takes longer than the simulation; here
    one series is sorted once.
    """
    futures = np.sort(ceasefire_weeks(results.raw)[:, :, RECORDED].astype(float), axis=0)
    running = np.count_nonzero(~np.isnan(futures), axis=0)
    weeks = np.arange(futures.shape[1])
    found = {}
    for name, share in QUANTILES.items():
        place = np.maximum(running - 1, 0) * share
        below = np.floor(place).astype(int)
        above = np.minimum(below + 1, np.maximum(running - 1, 0))
        low, high = futures[below, weeks], futures[above, weeks]
        found[name] = low + (high - low) * (place - below)
    return found
