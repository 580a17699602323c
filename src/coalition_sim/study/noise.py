"""How much of what differs between the points of a study is luck."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coalition_sim.engine.raw import Array

    Evaluate = Callable[[pd.DataFrame], pd.DataFrame]


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
    return Noise(max(0.0, (by_point - left) / n_seeds), max(0.0, (by_seed - left) / n_points), left)


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
            {
                "outcome": outcome,
                **split._asdict(),
                "share_common": split.share_common,
                "share_separate": split.share_separate,
            }
        )
    return pd.DataFrame(rows).set_index("outcome")
