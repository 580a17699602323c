"""Run what was asked for last: while a slider moves few futures, at rest all of them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Asked = TypeVar("Asked")
Found = TypeVar("Found")

PAUSE_S = 0.12


class Answer(NamedTuple, Generic[Asked, Found]):
    """What was found for a request.

    Attributes
    ----------
    number : int
        The request's number; a later request has a larger one.
    asked : object
        What was asked for.
    found : object
        What came of it; an exception where it failed.
    is_final : bool
        Whether it rests on all futures.
    """

    number: int
    asked: Asked
    found: Found | Exception
    is_final: bool


class Latest(Generic[Asked, Found]):
    """Answers requests one at a time; of those that wait, only the last is kept.

    Parameters
    ----------
    work : async callable
        Takes a request and whether all futures are wanted; returns what was found.
    show : callable
        Takes an `Answer`. Numbers never fall, and the last one shown is the last one asked for.
    """

    def __init__(
        self,
        work: Callable[[Asked, bool], Awaitable[Found]],
        show: Callable[[Answer[Asked, Found]], None],
    ) -> None:
        self._work, self._show = work, show
        self._asked: Asked | None = None
        self._at_rest = True
        self._running = False
        self._stopped = False
        self.number = 0

    def ask(self, asked: Asked, *, at_rest: bool = True) -> bool:
        """Put a request in place of one that waits; return whether somebody must call `run`.

        Parameters
        ----------
        asked : object
            The request.
        at_rest : bool
            Whether no other is expected soon, so that it is answered in full at once.
        """
        self.number += 1
        self._at_rest = at_rest
        self._asked = asked
        return not self._running and not self._stopped

    def stop(self) -> None:
        """Show nothing any more."""
        self._stopped = True

    async def run(self) -> None:
        """Answer until nothing new is asked for."""
        if self._running or self._asked is None:
            return
        self._running = True
        try:
            while not self._stopped and not await self._settle():
                pass
        finally:
            self._running = False

    async def _settle(self) -> bool:
        """Answer the newest request; return whether it is still the newest."""
        number, asked = self.number, self._asked
        if asked is None:
            return True
        if not self._at_rest:
            await self._answer(number, asked, is_final=False)
            if self.number == number:
                await asyncio.sleep(PAUSE_S)
        if self.number == number and not self._stopped:
            await self._answer(number, asked, is_final=True)
        return self.number == number

    async def _answer(self, number: int, asked: Asked, *, is_final: bool) -> None:
        found: Found | Exception
        try:
            found = await self._work(asked, is_final)
        except Exception as error:  # noqa: BLE001 - the page says what went wrong
            found = error
        if not self._stopped and (not is_final or number == self.number):
            self._show(Answer(number, asked, found, is_final))
