"""The one container that both engines fill: counts, sums and kept futures, no statistics."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

MODEL_VERSION = "0.1"
"""The version of the model's equations, apart from the package's: the one a paper cites."""

_FLOATS = (
    "ambition",
    "recorded",
    "war_hazard",
    "credibility",
    "support",
    "troops",
    "casualties",
    "ground",
    "p_moscow",
    "p_kyiv",
)
_WEEKS = ("first_armed", "first_armed_any", "first_offensive", "finalised", "end_week")
_COUNTS = (
    "n_deniable",
    "n_armed",
    "n_spiral",
    "n_attributed_deniable",
    "n_attributed_armed",
    "n_alarms",
    "n_retaliations",
    "n_recommitments",
    "n_ratified",
    "n_votes_failed",
)
_LAGS = ("lag_deniable", "lag_armed")
_ANSWERS = tuple(
    f"{count}_{instrument}"
    for instrument in ("military", "intelligence", "diplomacy", "sanctions")
    for count in ("asked", "acted", "delivered", "abandoned")
)
_OFFENSIVE_ANSWERS = ("asked_military_offensive", "acted_military_offensive")
_CODES = ("defence", "signed")

OUTCOME = np.dtype(
    [(name, "f8") for name in _FLOATS]
    + [(name, "i2") for name in (*_WEEKS, *_COUNTS)]
    + [(name, "i4") for name in (*_LAGS, *_ANSWERS, *_OFFENSIVE_ANSWERS)]
    + [(name, "i1") for name in _CODES],
)
"""One replicate's outcome. A week that never came is -1."""

SERIES = (
    "act",
    "recorded",
    "tension",
    "p_offensive",
    "credibility",
    "support",
    "troops",
    "ambition",
    "force",
    "opposing",
    "aid_stock",
    "sanctions_stock",
)
"""The weekly series of a kept future, in the order of the last axis of `Raw.weekly`."""

TRACE = (
    "week", "act", "origin", "recorded", "tension", "ambition",
    "p_comply", "p_deniable", "p_armed", "p_offensive",
    "force", "opposing", "troops", "monitoring",
    "credibility_1", "credibility_2", "credibility_3", "answer_1", "answer_2", "answer_3",
    "support", "aid_stock", "sanctions_stock", "attributed", "alarms",
    "asked", "acted", "delivered", "abandoned", "retaliated", "finalised", "ratified", "front",
)  # fmt: skip
"""The columns of one future's weekly status."""

STATE_TRACE = (
    "support", "bindingness", "troops", "casualties",
    "kept_1", "kept_2", "kept_3", "broken_1", "broken_2", "broken_3",
    "credibility_1", "credibility_2", "credibility_3",
    "pending_military", "pending_intelligence", "pending_diplomacy", "pending_sanctions",
    "owed_military", "owed_intelligence", "owed_diplomacy", "owed_sanctions",
)  # fmt: skip
"""What is traced of every state; ``owed`` at the rung armed."""

DEFENCES = ("none", "repelled", "held", "lost_ground")
"""How a war went, in the order of the code in `outcomes["defence"]`."""

COUNTS = ("asked", "acted", "delivered", "abandoned")
"""What is counted of answers, in the order of the last axis of `Raw.counts`."""

LAG_BINS = 105
"""Bins of `Raw.lags`: weeks 0 to 103, and 104 or more."""

Array = npt.NDArray[Any]


@dataclass
class Raw:
    """What an engine hands over.

    Parameters
    ----------
    outcomes : structured array [replicates]
        One row a replicate, dtype `OUTCOME`.
    weekly : float32 array [kept, weeks, len(SERIES)]
        The first futures in full; nan after a future's end.
    ladder : int64 array [weeks, 5]
        Futures whose week was comply, deniable, armed (deliberate), offensive (its first
        week), and already ended.
    hazard : float64 array [weeks]
        Sum over futures of the chance that an offensive begins in the week.
    counts : int64 array [states, 4 instruments, 3 rungs, 4]
        Answers asked, acted, delivered, abandoned.
    legal : int64 array [4 legal forces, 4 instruments, 3 rungs, 4]
        The same by the legal force of the pledge at the time.
    lags : int64 array [4 instruments, 105]
        Weeks from first call to delivery; the last bin holds 104 or more.
    state_weekly : float64 array [states, weeks, 3]
        Sums over futures alive of credibility (rung armed), support and troops.
    alive : int64 array [weeks]
        Futures alive.
    """

    outcomes: Array
    weekly: Array
    ladder: Array
    hazard: Array
    counts: Array
    legal: Array
    lags: Array
    state_weekly: Array
    alive: Array

    @classmethod
    def empty(cls, *, replicates: int, kept: int, weeks: int, states: int) -> Raw:
        """Return a container of the right shapes, with nothing counted yet."""
        outcomes = np.zeros(replicates, OUTCOME)
        for name in ("first_armed", "first_armed_any", "first_offensive", "finalised"):
            outcomes[name] = -1
        return cls(
            outcomes=outcomes,
            weekly=np.full((kept, weeks, len(SERIES)), np.nan, np.float32),
            ladder=np.zeros((weeks, 5), np.int64),
            hazard=np.zeros(weeks),
            counts=np.zeros((states, 4, 3, 4), np.int64),
            legal=np.zeros((4, 4, 3, 4), np.int64),
            lags=np.zeros((4, LAG_BINS), np.int64),
            state_weekly=np.zeros((states, weeks, 3)),
            alive=np.zeros(weeks, np.int64),
        )

    @property
    def signed(self) -> Array:
        """The outcomes of the futures in which both sides signed; no copy where all did."""
        signed = self.outcomes["signed"] == 1
        return self.outcomes if signed.all() else self.outcomes[signed]

    def equals(self, other: Raw) -> bool:
        """Return whether every array has the same bytes in meaning (nan equals nan)."""
        return all(
            _same(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)
        )


def _same(one: Array, other: Array) -> bool:
    if one.dtype.names is None:
        return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    return one.dtype == other.dtype and all(_same(one[n], other[n]) for n in one.dtype.names)
