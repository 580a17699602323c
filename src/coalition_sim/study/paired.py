"""What differs between two runs on common luck, future by future, with 95 % intervals.

Every quantity here is a ratio of two sums over futures, so that one estimator, one interval and one
gain in precision serve all of them: for a share the lower sum counts futures, for an honor rate the
answers asked for.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from coalition_sim.engine.headline import WEEKS_PER_YEAR, exposure
from coalition_sim.errors import StudyError, did_you_mean
from coalition_sim.scenario import INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coalition_sim.engine.raw import Array
    from coalition_sim.engine.results import Results

RESAMPLES = 2000
CONFIDENCE = 0.95
FEW = 10
BATCH = 4_000_000


class Measure(NamedTuple):
    """A quantity that two runs are compared by: a sum over futures by another."""

    quantity: str
    unit: str
    top: Callable[[Array, int], Array]
    bottom: Callable[[Array, int], Array]


class Pair(NamedTuple):
    """The two sums of a quantity, one entry a future."""

    top: Array
    bottom: Array

    @property
    def value(self) -> float:
        """The quantity; nan where its lower sum is 0."""
        total = float(self.bottom.sum())
        return float(self.top.sum()) / total if total else np.nan

    @property
    def by_future(self) -> Array:
        """One number a future, whose mean is the quantity and whose spread is its noise.

        Notes
        -----
        For a ratio these are the linearised values of survey statistics (Cochran 1977, 6.4).
        """
        mean = self.bottom.mean()
        if not mean:
            return np.full(len(self.top), np.nan)
        value = self.value
        values: Array = value + (self.top - value * self.bottom) / mean
        return values


class Difference(NamedTuple):
    """How far a changed run lies above its base."""

    difference: float
    low: float
    high: float
    gain: float
    n_changed: int
    note: str = ""


def _signed(outcomes: Array, _: int) -> Array:
    signed: Array = outcomes["signed"] == 1
    return signed


def _without(event: str) -> Callable[[Array, int], Array]:
    return lambda outcomes, weeks: np.logical_and(_signed(outcomes, weeks), outcomes[event] < 0)


def _field(name: str, factor: float = 1.0) -> Callable[[Array, int], Array]:
    return lambda outcomes, _: factor * outcomes[name]


def _answers(count: str, *instruments: str) -> Callable[[Array, int], Array]:
    names = [f"{count}_{name}" for name in instruments]
    return lambda outcomes, _: np.sum([outcomes[name] for name in names], axis=0)


def _honor(*instruments: str) -> Any:
    return _answers("acted", *instruments), _answers("asked", *instruments)


def _exposure(outcomes: Array, weeks: int) -> Array:
    weeks_lived: Array = _signed(outcomes, weeks) * exposure(outcomes, weeks)
    return weeks_lived


PER_FUTURE = "per future"
MEASURES = {
    "survival_armed": Measure(
        "No deliberate armed violation", "share", _without("first_armed"), _signed
    ),
    "survival_offensive": Measure(
        "No renewed offensive", "share", _without("first_offensive"), _signed
    ),
    "honor": Measure("Honor rate, all instruments", "share", *_honor(*INSTRUMENTS)),
    "honor_military": Measure("Honor rate, military", "share", *_honor("military")),
    "violations_deniable": Measure("Deniable acts", PER_FUTURE, _field("n_deniable"), _signed),
    "violations_armed": Measure("Armed violations", PER_FUTURE, _field("n_armed"), _signed),
    "violations_spiral": Measure(
        "Armed clashes nobody chose", PER_FUTURE, _field("n_spiral"), _signed
    ),
    "violations_offensive": Measure(
        "Renewed offensives", PER_FUTURE, lambda o, _: o["first_offensive"] >= 0, _signed
    ),
    "ground": Measure("Ground lost, over all futures", "% of territory", _field("ground"), _signed),
    "war_hazard": Measure(
        "Chance of an offensive", "per year", _field("war_hazard", WEEKS_PER_YEAR), _exposure
    ),
}
"""What runs are compared by, and studies ask about; keys as in the headline where both have it."""


def check_outcomes(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys, each of them one of `MEASURES`, or say which is not."""
    chosen = tuple(keys)
    for key in chosen:
        if key not in MEASURES:
            remedy = did_you_mean(key, MEASURES) or f"; choose from {', '.join(MEASURES)}"
            raise StudyError(f'no outcome "{key}"{remedy}')
    return chosen


def pair_of(results: Results, key: str) -> Pair:
    """Return the two sums of a quantity by future.

    Parameters
    ----------
    results : Results
        A run.
    key : str
        One of `MEASURES`.
    """
    measure, outcomes = MEASURES[key], results.raw.outcomes
    top, bottom = (part(outcomes, results.weeks) for part in measure[2:])
    return Pair(np.asarray(top, float), np.asarray(bottom, float))


def all_measures(results: Results) -> dict[str, tuple[float]]:
    """Measure a point of a study by every quantity of `MEASURES`: one row."""
    return {key: (pair_of(results, key).value,) for key in MEASURES}


def difference(base: Pair, other: Pair, *, seed: int = 0) -> Difference:
    """Return how far a quantity of one run lies above that of its base, on common luck.

    Parameters
    ----------
    base, other : Pair
        The quantity in both runs; entry r of both is the future of replicate r.
    seed : int
        Seed of the resampling.

    Returns
    -------
    Difference
        With a paired bootstrap interval and ``gain``: how many times the futures that two runs
        on separate luck would need for the same precision.

    Notes
    -----
    Futures are drawn with replacement, both runs together (Efron and Tibshirani 1993), by
    `scipy.stats.bootstrap`, percentile ends. With fewer than 10 futures that differ the
    interval is too short, and the note says so.
    """
    value = other.value - base.value
    changed = int(np.count_nonzero((base.top != other.top) | (base.bottom != other.bottom)))
    if np.isnan(value):
        return Difference(value, np.nan, np.nan, np.nan, changed, "never asked in one of the runs")
    if changed == 0:
        return Difference(0.0, 0.0, 0.0, np.nan, 0, "the same in every future")
    low, high = _interval(base, other, seed)
    note = f"only {changed} futures differ: the interval is too short" if changed < FEW else ""
    return Difference(value, low, high, precision_gain(base, other), changed, note)


def precision_gain(base: Pair, other: Pair) -> float:
    """Return the variance of a difference of runs on separate luck over that on common luck."""
    one, two = base.by_future, other.by_future
    paired = float(np.var(two - one))
    return float(np.var(one) + np.var(two)) / paired if paired else np.nan


def _interval(base: Pair, other: Pair, seed: int) -> tuple[float, float]:
    n = len(base.top)
    if n == 1:
        return np.nan, np.nan
    from scipy.stats import DegenerateDataWarning, bootstrap  # noqa: PLC0415 - slow

    options: dict[str, Any] = {
        "paired": True,
        "vectorized": True,
        "n_resamples": RESAMPLES,
        "batch": max(1, BATCH // n),
        "confidence_level": CONFIDENCE,
        "method": "percentile",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DegenerateDataWarning)  # nan says it
        try:
            found = bootstrap((*base, *other), _ratio_difference, rng=seed, **options)
        except TypeError:  # SciPy before 1.15; the same generator under its old name
            found = bootstrap((*base, *other), _ratio_difference, random_state=seed, **options)
    return float(found.confidence_interval.low), float(found.confidence_interval.high)


def _ratio_difference(*sums: Array, axis: int = -1) -> Array:
    top, bottom, other_top, other_bottom = (each.sum(axis=axis) for each in sums)
    with np.errstate(invalid="ignore", divide="ignore"):
        difference: Array = other_top / other_bottom - top / bottom
    return difference
