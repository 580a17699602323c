"""Which of many futures to tell: typical ones, by a stated rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from coalition_sim.engine import tables
from coalition_sim.engine.raw import SERIES
from coalition_sim.errors import CoalitionError, did_you_mean
from coalition_sim.scenario import INSTRUMENTS as INSTRUMENT_NAMES

if TYPE_CHECKING:
    from coalition_sim.engine.raw import Array
    from coalition_sim.engine.results import Results

PICKS = ("median", "worst", "best", "turning-point")
TENTH = 10
FALL_WEEKS = 4
YEAR = 52


def pick(results: Results, which: str = "median") -> int:
    """Return a future worth telling, by its replicate; of several equal ones the first.

    Futures without a ceasefire are left out, unless there are no others.

    Parameters
    ----------
    results : Results
        The futures to choose from.
    which : {"median", "worst", "best", "turning-point"}
        "median": the future nearest to the median one, in the sum of squared distances of
        weeks without deliberate armed act, weeks without war, deniable acts, armed acts,
        recorded violations, share of answers given, credibility at the end and ground lost,
        each over its standard deviation.

        "worst" and "best": futures are ordered by whether war came, then ground lost, then armed
        acts, then deniable acts, then recorded violations; of the tenth at that end, the one
        nearest to that tenth's own median. So it is typical of bad or good futures, and no
        curiosity.

        "turning-point": of the futures whose weekly series were kept and in which a deliberate
        armed act came, the one in which credibility fell most within four weeks of the year
        before the first of them: conduct was seen to fail, and was then tested. If there is
        none, the median future.

    Returns
    -------
    int
        Number of the replicate.

    Raises
    ------
    CoalitionError
        For another word.
    """
    if which not in PICKS:
        near = did_you_mean(which, PICKS) or f"; choose from {', '.join(PICKS)}"
        raise CoalitionError(f'pick = "{which}" is unknown{near}')
    outcomes = results.raw.outcomes
    signed = np.flatnonzero(outcomes["signed"] == 1)
    if not len(signed):
        return 0
    if which == "turning-point":
        found = _turning_point(results)
        return found if found >= 0 else pick(results, "median")
    if which != "median":
        order = _worst_first(outcomes[signed])
        number = max(1, len(signed) // TENTH)
        signed = signed[order[:number] if which == "worst" else order[-number:]]
    return int(np.sort(signed)[_nearest_to_median(outcomes[np.sort(signed)], results.weeks)])


def _worst_first(outcomes: Array) -> Array:
    """Return the order from the worst future to the best."""
    harm = (
        outcomes["recorded"],
        outcomes["n_deniable"],
        outcomes["n_armed"],
        outcomes["ground"],
        outcomes["first_offensive"] >= 0,
    )
    return np.lexsort([-column.astype(float) for column in harm])


def _nearest_to_median(outcomes: Array, weeks: int) -> int:
    columns = np.array(_measures(outcomes, weeks))
    spread = columns.std(axis=1, keepdims=True)
    scaled = (columns - np.median(columns, axis=1, keepdims=True)) / np.where(spread, spread, 1.0)
    return int((scaled**2).sum(axis=0).argmin())


def _measures(outcomes: Array, weeks: int) -> list[Array]:
    asked = sum(outcomes[f"asked_{k}"].astype(float) for k in INSTRUMENT_NAMES)
    acted = sum(outcomes[f"acted_{k}"].astype(float) for k in INSTRUMENT_NAMES)
    until = [
        np.where(outcomes[name] < 0, weeks, outcomes[name]).astype(float)
        for name in ("first_armed", "first_offensive")
    ]
    counts = ("n_deniable", "n_armed", "recorded", "credibility", "ground")
    return [*until, *(outcomes[name].astype(float) for name in counts),
            np.divide(acted, asked, out=np.zeros_like(asked), where=asked > 0)]  # fmt: skip


def _turning_point(results: Results) -> int:
    """Return the kept future with the sharpest fall of credibility before its first armed act."""
    weekly = tables.ceasefire_weeks(results.raw)
    credibility = weekly[:, :, SERIES.index("credibility")]
    sharpest, found = 0.0, -1
    for replicate, first in enumerate(results.raw.outcomes["first_armed"][: len(weekly)]):
        before = credibility[replicate, max(0, first - YEAR) : first + 1]
        if first < 0 or len(before) <= FALL_WEEKS:
            continue
        fall = float(np.nanmax(before[:-FALL_WEEKS] - before[FALL_WEEKS:]))
        if fall > sharpest:
            sharpest, found = fall, replicate
    return found
