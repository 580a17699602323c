"""Shapley values of any game whose coalitions have a value in each future, with their errors."""

from __future__ import annotations

from itertools import permutations as all_orders
from math import factorial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from coalition_sim.engine.estimates import Z95
from coalition_sim.errors import StudyError
from coalition_sim.rules.draws import uniform4

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coalition_sim.engine.raw import Array

    Coalition = frozenset[str]
    Orders = Sequence[tuple[str, ...]]
    Value = Callable[[Coalition], Array]

MOST_EXACT = 120
PAIR = 2


class Game:
    """Coalition values by future, each found once.

    Parameters
    ----------
    value : callable
        Takes a frozen set of players and returns one number a future, whose mean is the value.
    progress : callable, optional
        Called with coalitions done, and coalitions in all.
    """

    def __init__(self, value: Value, progress: Callable[[int, int], None] | None = None) -> None:
        self.value = value
        self.progress = progress
        self.found: dict[Coalition, Array] = {}

    def prepare(self, orders: Orders) -> None:
        """Find the value of every coalition on the way of these orders."""
        wanted = {frozenset(order[:n]) for order in orders for n in range(len(order) + 1)}
        for done, coalition in enumerate(sorted(wanted, key=sorted), start=1):
            self.of(coalition)
            if self.progress is not None:
                self.progress(done, len(wanted))

    def of(self, coalition: Coalition) -> Array:
        """Return the value of a coalition by future."""
        if coalition not in self.found:
            self.found[coalition] = np.asarray(self.value(coalition), float)
        return self.found[coalition]

    def gains(self, order: tuple[str, ...]) -> dict[str, Array]:
        """Return what each player adds when players join in this order, by future."""
        return {
            player: self.of(frozenset(order[: n + 1])) - self.of(frozenset(order[:n]))
            for n, player in enumerate(order)
        }


class Shapley(NamedTuple):
    """Shapley values with their errors, and the two ends that they add up between."""

    table: pd.DataFrame
    none: float
    everyone: float
    n_orders: int
    n_coalitions: int
    exact: bool


def draw_orders(players: Sequence[str], pairs: int, *, seed: int = 0) -> list[tuple[str, ...]]:
    """Return random orders of players in antithetic pairs: each is followed by its reverse.

    Parameters
    ----------
    players : sequence of str
        Who joins.
    pairs : int
        How many pairs.
    seed : int
        Seed of the orders.

    Notes
    -----
    Reversal: Mitchell, Cooper, Frank and Holmes (2022). A player that comes early in one order
    comes late in the other, which cancels much of what the moment of joining does.
    """
    orders = []
    for pair in range(pairs):
        luck = [uniform4(seed, pair, 0, n, 0, 0)[0] for n in range(len(players))]
        order = tuple(players[n] for n in np.argsort(luck))
        orders += [order, order[::-1]]
    return orders


def shapley(
    players: Sequence[str],
    value: Value,
    *,
    permutations: int = 16,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Shapley:
    """Return the Shapley value of each player.

    Parameters
    ----------
    players : sequence of str
        Who may join.
    value : callable
        Takes a frozen set of players and returns one number a future; all coalitions share
        their luck, future by future.
    permutations : int
        Orders to draw, in antithetic pairs; every order is taken instead where there are at
        most 120 of them.
    seed : int
        Seed of the orders.
    progress : callable, optional
        Called with coalitions done, and coalitions in all.

    Returns
    -------
    Shapley
        The table has, by player, value, se_orders (from drawing orders), se_luck (from the number
        of futures), se (both), and low, high: 95 % interval.

    Notes
    -----
    Shapley (1953), by sampled orders (Castro, Gomez and Tejada 2009). In each order the gains add
    up to v(all) - v(none), so the values do too, whatever the sample.
    """
    exact = factorial(len(players)) <= MOST_EXACT
    if not exact and permutations < 2 * PAIR:
        raise StudyError(f"permutations = {permutations} leaves no error to tell; give 4 or more")
    pairs = permutations // PAIR
    orders = list(all_orders(players)) if exact else draw_orders(players, pairs, seed=seed)
    game = Game(value, progress)
    game.prepare(orders)
    table = _table(game, orders, exact=exact)
    none, everyone = (float(game.of(frozenset(who)).mean()) for who in ((), players))
    return Shapley(table, none, everyone, len(orders), len(game.found), exact)


def _table(game: Game, orders: Orders, *, exact: bool) -> pd.DataFrame:
    by_future = {player: np.zeros(len(game.of(frozenset()))) for player in orders[0]}
    by_order: dict[str, list[float]] = {player: [] for player in orders[0]}
    for order in orders:
        for player, gain in game.gains(order).items():
            by_future[player] += gain / len(orders)
            by_order[player].append(float(gain.mean()))
    rows = {player: _row(by_order[player], by_future[player], exact=exact) for player in by_future}
    table = pd.DataFrame(rows).T.rename_axis("player")
    return table.sort_values("value", ascending=False, kind="stable")


def _row(by_order: list[float], by_future: Array, *, exact: bool) -> dict[str, float]:
    by_pair = np.array(by_order).reshape(-1, PAIR).mean(axis=1)
    value, se_luck = float(np.mean(by_order)), _standard_error(by_future)
    se_orders = 0.0 if exact else _standard_error(by_pair)
    se = float(np.hypot(se_orders, se_luck))
    errors = {"se_orders": se_orders, "se_luck": se_luck, "se": se}
    return {"value": value, **errors, "low": value - Z95 * se, "high": value + Z95 * se}


def _standard_error(values: Array) -> float:
    n = len(values)
    return float(np.std(values, ddof=1) / np.sqrt(n)) if n > 1 else np.nan
