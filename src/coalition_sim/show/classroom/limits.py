"""How much one visitor, and all of them, may ask of the server."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_VISITORS = 4096  # remembered at once; the longest silent is forgotten first
LARGEST_BODY = 4096  # bytes


class Meter:
    """A bucket for each visitor: so many at once, and so many a second thereafter.

    Parameters
    ----------
    burst : float
        How many at once.
    rate : float
        How many a second. [1/s]
    clock : callable
        Seconds.
    """

    def __init__(
        self, burst: float, rate: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self.rate, self._clock = burst, rate, clock
        self._levels: dict[str, tuple[float, float]] = {}

    def has_room(self, visitor: str) -> bool:
        """Whether a visitor may go on; nothing is counted."""
        return self._level(visitor) >= 1.0

    def count(self, visitor: str) -> bool:
        """Count one; return whether it was within the limit."""
        level = self._level(visitor)
        allowed = level >= 1.0
        self._levels.pop(visitor, None)
        self._levels[visitor] = (level - 1.0 if allowed else level, self._clock())
        if len(self._levels) > MOST_VISITORS:
            del self._levels[next(iter(self._levels))]
        return allowed

    def _level(self, visitor: str) -> float:
        level, then = self._levels.get(visitor, (self.burst, self._clock()))
        return min(self.burst, level + self.rate * (self._clock() - then))


class Limits:
    """The limits of a session.

    Attributes
    ----------
    requests : Meter
        All requests of one address; thirty phones may share one.
    wrong_codes : Meter
        Wrong join codes and keys of one address.
    all_wrong_codes : Meter
        The same of everybody.
    moves : Meter
        Moves of one seat.

    Notes
    -----
    At most 120 wrong codes, then one a second, from everybody together: in a lesson of 90 minutes
    that is 5,520 tries at one of 31 to the sixth codes, one chance in 160,000.
    """

    def __init__(self) -> None:
        self.requests = Meter(600, 150)
        self.wrong_codes = Meter(20, 0.2)
        self.all_wrong_codes = Meter(120, 1)
        self.moves = Meter(20, 2)

    def may_guess(self, visitor: str) -> bool:
        """Whether a visitor may try a code or a key."""
        return self.wrong_codes.has_room(visitor) and self.all_wrong_codes.has_room("")

    def guessed_wrong(self, visitor: str) -> None:
        """Count a wrong code or key."""
        self.wrong_codes.count(visitor)
        self.all_wrong_codes.count("")
