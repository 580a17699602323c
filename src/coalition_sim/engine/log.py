"""The ledger of one future: who was asked, who acted, what was delivered or broken, how late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.engine.codes import ABANDONED, ACTED, ASKED, DELIVERED, INSTRUMENTS, RUNGS
from coalition_sim.engine.raw import LAG_BINS

if TYPE_CHECKING:
    from coalition_sim.engine.guarantor import Guarantor
    from coalition_sim.engine.model import CoalitionModel



class Ledger:
    """Counts of one future, by state and by legal force.

    Attributes
    ----------
    counts : list
        ``counts[state][instrument][rung - 1][what]``.
    legal : list
        ``legal[level][instrument][rung - 1][what]``; level by legal force at the time.
    lags : list
        ``lags[instrument][weeks]`` from first call to delivery.
    """

    def __init__(self, model: CoalitionModel) -> None:
        self.model = model
        self.counts = [_empty() for _ in model.guarantors]
        self.legal = [_empty() for _ in range(4)]
        self.lags = [[0] * LAG_BINS for _ in INSTRUMENTS]
        self.week = [0] * 4

    def start_week(self) -> None:
        """Set this week's counts to zero."""
        self.week = [0] * 4

    def asked(self, g: Guarantor, k: int, rung: int, *, acted: bool) -> None:
        """Note that a state owed an answer, and whether it acted."""
        self._add(g, k, rung, ASKED, 1)
        if acted:
            self._add(g, k, rung, ACTED, 1)

    def delivered(self, g: Guarantor, k: int) -> None:
        """Note that every open call on an instrument was kept."""
        self._close(g, k, DELIVERED)
        weeks = min(self.model.week - g.pending_since[k], LAG_BINS - 1)
        self.lags[k][weeks] += 1

    def abandoned(self, g: Guarantor, k: int) -> None:
        """Note that every open call on an instrument was broken."""
        self._close(g, k, ABANDONED)

    def _close(self, g: Guarantor, k: int, what: int) -> None:
        for rung in RUNGS:
            if g.calls[k][rung]:
                self._add(g, k, rung, what, g.calls[k][rung])

    def _add(self, g: Guarantor, k: int, rung: int, what: int, number: int) -> None:
        self.counts[g.place][k][rung - 1][what] += number
        self.legal[self.model.legal_rank(g.bindingness)][k][rung - 1][what] += number
        self.week[what] += number

    def total(self, k: int, what: int) -> int:
        """Return the count of one instrument over all states and rungs."""
        return sum(
            self.counts[g.place][k][rung - 1][what] for g in self.model.guarantors for rung in RUNGS
        )


def _empty() -> list[list[list[int]]]:
    return [[[0] * 4 for _ in RUNGS] for _ in INSTRUMENTS]
