"""Who deters, and with what: Shapley values of members and of instruments.

A coalition of some members is the scenario with the others off its roster; capability is never
scaled up to fill the gap. A coalition of some instruments is the scenario in which nobody pledged
the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations as all_orders
from math import factorial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from coalition_sim.engine import simulate
from coalition_sim.engine.estimates import Z95
from coalition_sim.engine.results import DISCLAIMER, software_versions
from coalition_sim.errors import StudyError
from coalition_sim.rules.draws import uniform4
from coalition_sim.scenario import INSTRUMENTS, load_scenario
from coalition_sim.study.paired import MEASURES, check_outcomes, pair_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from coalition_sim.engine.raw import Array
    from coalition_sim.scenario import Scenario

    Coalition = frozenset[str]
    Orders = Sequence[tuple[str, ...]]
    Value = Callable[[Coalition], Array]

KINDS = ("members", "instruments")
MOST_EXACT = 120
REST = "the others"
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


@dataclass(frozen=True)
class Contributions:
    """What members or instruments contribute to an outcome of a scenario.

    Attributes
    ----------
    scenario : Scenario
        The full coalition.
    of : str
        "members" or "instruments".
    outcome : str
        One of `paired.MEASURES`.
    shapley : Shapley
        What was found.
    groups : dict
        The states behind each player that stands for several.
    replicates, seed : int
        Futures of each coalition, and the seed that all share.
    """

    scenario: Scenario
    of: str
    outcome: str
    shapley: Shapley
    groups: Mapping[str, tuple[str, ...]]
    replicates: int
    seed: int

    @property
    def table(self) -> pd.DataFrame:
        """Shapley values by player, largest first, with standard errors and 95 % interval."""
        return self.shapley.table

    @property
    def quantity(self) -> str:
        """What is contributed to, in words."""
        return MEASURES[self.outcome].quantity

    @property
    def footer(self) -> str:
        """One line that says where the numbers come from; figures carry it."""
        orders = f"{'all ' if self.shapley.exact else ''}{self.shapley.n_orders} orders"
        size = f"{orders}, {self.replicates:,} replicates on common luck"
        version = f"coalition_sim {software_versions()['coalition_sim']}"
        return " · ".join([self.scenario.name, size, f"seed {self.seed}", version, DISCLAIMER])


def contributions(
    scenario: Scenario | str | Path,
    of: str = "members",
    *,
    outcome: str = "survival_armed",
    permutations: int = 16,
    replicates: int = 200,
    alone: int | None = None,
    seed: int = 0,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Contributions:
    """Return the Shapley values of members or of instruments for an outcome.

    Parameters
    ----------
    scenario : Scenario, str or Path
        The full coalition.
    of : {"members", "instruments"}
        Who or what contributes.
    outcome : str
        One of `paired.MEASURES`.
    permutations : int
        Orders to draw; instruments, being four, take all 24.
    replicates : int
        Futures of each coalition.
    alone : int, optional
        How many members stand alone, by what they pledged; the rest are one group. All do
        unless said.
    seed : int
        Seed of all luck, and of the orders.
    jobs : int, optional
        Threads.
    progress : callable, optional
        Called with coalitions done, and coalitions in all.
    """
    loaded = load_scenario(scenario)
    check_outcomes([outcome])
    if of not in KINDS:
        raise StudyError(f'of = "{of}" is unknown; choose from {", ".join(KINDS)}')
    groups = member_groups(loaded, alone) if of == "members" else {k: (k,) for k in INSTRUMENTS}
    build = of_members if of == "members" else of_instruments

    def value(coalition: Coalition) -> Array:
        present = frozenset(each for player in coalition for each in groups[player])
        run = simulate(build(loaded, present), replicates, seed=seed, jobs=jobs, keep=0)
        by_future = pair_of(run, outcome).by_future
        if np.isnan(by_future).any():
            remedy = "has no value when nobody answers; choose another"
            raise StudyError(f'outcome "{outcome}" {remedy}')
        return by_future

    found = shapley(list(groups), value, permutations=permutations, seed=seed, progress=progress)
    return Contributions(loaded, of, outcome, found, groups, replicates, seed)


def member_groups(scenario: Scenario, alone: int | None) -> dict[str, tuple[str, ...]]:
    """Return the states behind each player: the largest alone, the rest as one.

    Parameters
    ----------
    scenario : Scenario
        Whose roster is meant.
    alone : int or None
        How many states stand alone, by pledge times capability; all unless given.
    """
    ranked = sorted(scenario.states, key=lambda code: -_weight(scenario, code))
    if alone is None or alone >= len(ranked) - 1:
        return {code: (code,) for code in ranked}
    if alone < 1:
        raise StudyError(f"{alone} members alone are none; give 1 or more")
    return {code: (code,) for code in ranked[:alone]} | {REST: tuple(sorted(ranked[alone:]))}


def _weight(scenario: Scenario, code: str) -> float:
    state = scenario.states[code]
    pairs = ((getattr(state.pledges, k), getattr(state.capability, k)) for k in INSTRUMENTS)
    return float(sum(pledge * capability for pledge, capability in pairs))


def of_members(scenario: Scenario, present: Iterable[str]) -> Scenario:
    """Return a scenario with these guarantors only; with none, one that has nothing to give.

    A roster cannot be empty: the last state stays without pledge, capability, troops or
    monitoring, which is the same to all others.
    """
    kept = frozenset(present)
    only = sorted(kept) or [min(scenario.states)]
    events = [event for event in scenario.events if _concerns(event) <= frozenset(only)]
    removed = [code for code in scenario.states if code not in only]
    changes: dict[str, Any] = {"events": events, "roster.remove": removed}
    return scenario.with_overrides(changes if kept else changes | _nothing(only[0]))


def _concerns(event: Any) -> frozenset[str]:
    """Return the state that an event is about, if any."""
    target = str(getattr(event, "target", "")).split(".")
    named = target[1] if target[0] == "states" else getattr(event, "state", None)
    return frozenset([named] if named else [])


def _nothing(code: str) -> dict[str, float]:
    shares = [f"{group}.{k}" for group in ("pledges", "capability") for k in INSTRUMENTS]
    return {f"states.{code}.{name}": 0.0 for name in (*shares, "troops_planned", "monitoring")}


def of_instruments(scenario: Scenario, present: Iterable[str]) -> Scenario:
    """Return a scenario in which nobody pledged any other instrument than these."""
    absent = [name for name in INSTRUMENTS if name not in frozenset(present)]
    return scenario.with_overrides({f"states.*.pledges.{name}": 0.0 for name in absent})
