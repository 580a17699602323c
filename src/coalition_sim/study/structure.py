"""Whether the model's scaffolding matters: the order of the week's phases, and the horizon.

The phases of a week happen one after another because a program must run them so; in the world they
overlap. And a simulation ends, the world does not. Both are choices, and what they do is measured
here, on common luck.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.engine import CoalitionModel, simulate
from coalition_sim.engine.headline import WEEKS_PER_YEAR, headline_rows
from coalition_sim.engine.raw import OUTCOME, Raw
from coalition_sim.engine.results import Results
from coalition_sim.errors import StudyError
from coalition_sim.rules.draws import uniform4
from coalition_sim.scenario import load_scenario
from coalition_sim.study.paired import check_outcomes, difference, pair_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from coalition_sim.engine.raw import Array
    from coalition_sim.scenario import Scenario

    Order = Sequence[str]

PHASES = (
    "read", "violate", "record", "strike", "retaliate",
    "attribute_and_respond", "deliver", "govern", "arm", "settle",
)  # fmt: skip
"""The phases of `CoalitionModel.step`, in their order."""

BOUND = (("violate", "strike"), ("strike", "attribute_and_respond"), ("violate", "retaliate"))
"""Pairs whose order is the meaning of the later one: who is hit, and answers, needs an act."""

BLOCK = 10
LONGEST_DRAW = 1000
COMPARED = (
    "survival_armed", "survival_offensive", "violations_deniable", "violations_armed",
    "war_hazard", "honor", "honor_military",
)  # fmt: skip


def moved(phase: str, place: int, order: Order = PHASES) -> tuple[str, ...]:
    """Return an order in which one phase stands elsewhere: 0 is first, -1 last."""
    others = [each for each in order if each != phase]
    where = place if place >= 0 else len(others) + 1 + place
    return check_order((*others[:where], phase, *others[where:]))


def check_order(order: Order) -> tuple[str, ...]:
    """Return an order of the phases, or say why it is none."""
    if Counter(order) != Counter(PHASES):
        raise StudyError(f"an order needs each phase once; give {', '.join(PHASES)} in any order")
    place = {phase: n for n, phase in enumerate(order)}
    for first, second in BOUND:
        if place[first] > place[second]:
            raise StudyError(f"{second} without {first} means nothing; put {first} before it")
    return tuple(order)


def drawn_order(number: int) -> tuple[str, ...]:
    """Return one of the orders that `check_order` allows, drawn with its number as seed."""
    for trial in range(LONGEST_DRAW):
        luck = [uniform4(number, trial, 0, place, 0, 0)[0] for place in range(len(PHASES))]
        order = [PHASES[n] for n in np.argsort(luck)]
        if all(order.index(first) < order.index(second) for first, second in BOUND):
            return tuple(order)
    raise StudyError(f"no order found for number {number}; give another")


ORDERS: dict[str, tuple[str, ...]] = {
    "beliefs read last": moved("read", -1),
    "delivered before decided": moved("deliver", 0),
    "home first": moved("govern", 0),
    "armies first": moved("arm", 0),
    "tension first": moved("settle", 0),
    "retaliation last": moved("retaliate", -1),
    "backward where it can be": (
        "settle", "arm", "govern", "deliver", "violate", "strike",
        "attribute_and_respond", "retaliate", "record", "read",
    ),
} | {f"drawn {number}": drawn_order(number) for number in (1, 2, 3)}  # fmt: skip


class ReorderedModel(CoalitionModel):
    """The model with the phases of its week in another order.

    Parameters
    ----------
    scenario, **options
        As of `CoalitionModel`.
    order : sequence of str
        Every phase once; those in `BOUND` in their order.
    """

    def __init__(self, scenario: Any, *, order: Order = PHASES, **options: Any) -> None:
        self.order = check_order(order)
        super().__init__(scenario, **options)
        self.diplomacy = 0.0  # where parties recommit before anything was ever delivered
        self.challenger.expect()  # where he chooses before beliefs are read in week 0

    def step(self) -> None:
        """Simulate one week, phase by phase in this model's order."""
        self._begin()
        for phase in self.order:
            getattr(self, phase)()
        self._end()


def reordered(
    scenario: Scenario, order: Order, replicates: int, *, seed: int = 0, first: int = 0
) -> Array:
    """Return the outcomes of futures whose weeks run in another order: a row a replicate."""
    rows = np.zeros(replicates, OUTCOME)
    for row in range(replicates):
        model = ReorderedModel(
            scenario, order=order, seed=seed, replicate=first + row, collect=False
        )
        while model.running:
            model.step()
        for name, value in model.outcome.items():
            rows[row][name] = value
    return rows


def step_orders(
    scenario: Scenario | str | Path,
    orders: Mapping[str, Order] = ORDERS,
    *,
    replicates: int = 200,
    seed: int = 0,
    outcomes: Sequence[str] = COMPARED,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Return what other orders of the week's phases change, future by future.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What is simulated.
    orders : mapping
        By name, the phases in another order.
    replicates : int
        Futures of each order; each takes some 70 ms, since only the Mesa model can be reordered.
    seed : int
        Seed of all luck: replicate r has the same in each order.
    outcomes : sequence of str
        Some of `paired.MEASURES`.
    jobs : int
        Processes.
    progress : callable, optional
        Called with pieces of work done, and pieces in all.

    Returns
    -------
    pandas.DataFrame
        By order and outcome: base, value, difference, low, high (95 %, paired), n_changed.
    """
    loaded, keys = load_scenario(scenario), check_outcomes(outcomes)
    checked = {name: check_order(order) for name, order in orders.items()}
    base = simulate(loaded, replicates, seed=seed, keep=0)
    pieces = list(_pieces(checked, replicates))
    tasks = [(loaded, checked[name], number, seed, first) for name, first, number in pieces]
    parts: dict[str, list[Array]] = {name: [] for name in checked}
    for done, ((name, *_), piece) in enumerate(zip(pieces, _mapped(tasks, jobs), strict=True), 1):
        parts[name].append(piece)
        if progress is not None:
            progress(done, len(pieces))
    rows = []
    for name, part in parts.items():
        run = _as_results(loaded, np.concatenate(part), seed)
        for key in keys:
            pair = pair_of(base, key), pair_of(run, key)
            told = difference(*pair, seed=seed)
            row = {"order": name, "outcome": key, "base": pair[0].value, "value": pair[1].value}
            ends = {"difference": told.difference, "low": told.low, "high": told.high}
            rows.append(row | ends | {"n_changed": told.n_changed})
    return pd.DataFrame(rows).set_index(["order", "outcome"])


def _pieces(orders: Mapping[str, Order], replicates: int) -> Iterator[tuple[str, int, int]]:
    for name in orders:
        for first in range(0, replicates, BLOCK):
            yield name, first, min(BLOCK, replicates - first)


def _mapped(tasks: list[Any], jobs: int) -> Iterator[Array]:
    if jobs == 1:
        yield from map(_piece, tasks)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_piece, tasks)


def _piece(task: tuple[Scenario, Order, int, int, int]) -> Array:
    scenario, order, number, seed, first = task
    return reordered(scenario, order, number, seed=seed, first=first)


def _as_results(scenario: Scenario, rows: Array, seed: int) -> Results:
    raw = Raw.empty(replicates=len(rows), kept=0, weeks=scenario.weeks, states=len(scenario.states))
    raw.outcomes[:] = rows
    return Results(scenario, raw, seed=seed, engine="mesa")


# the horizon ----------------------------------------------------------------------------------


def horizons(
    scenario: Scenario | str | Path,
    weeks: Sequence[int] = (130, 260, 520),
    *,
    replicates: int = 1000,
    seed: int = 0,
    jobs: int | None = None,
) -> pd.DataFrame:
    """Return the headline at several horizons, on common luck.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What is simulated.
    weeks : sequence of int
        The horizons.
    replicates, seed, jobs
        As in `simulate`.

    Returns
    -------
    pandas.DataFrame
        By key and horizon: value, low, high; and by ``survival_armed_at_N`` and
        ``survival_offensive_at_N`` the survival at the shortest horizon N as each run tells it.
    """
    loaded = load_scenario(scenario)
    shortest = min(weeks)
    rows = []
    for horizon in sorted(weeks):
        run = simulate(loaded.replace(weeks=horizon), replicates, seed=seed, jobs=jobs, keep=0)
        headline = headline_rows(run.raw, weeks=horizon, gate=loaded.gate)
        rows += [(row.key, horizon, *row.estimate[:3]) for row in headline]
        for event in ("armed", "offensive"):
            at: Any = run.survival(event).set_index("week").loc[shortest]
            ends = (at["share"], at["low"], at["high"])
            rows.append((f"survival_{event}_at_{shortest}", horizon, *ends))
    table = pd.DataFrame(rows, columns=["key", "weeks", "value", "low", "high"])
    return table.set_index(["key", "weeks"])


def told_before(
    scenario: Scenario | str | Path, short: int, long: int, *, replicates: int = 200, seed: int = 0
) -> int:
    """Return in how many futures a longer horizon changes what had happened by a shorter one.

    Notes
    -----
    Nobody in the model knows the horizon (there is no backward induction), so it is none: first
    violations before week ``short`` and every weekly series up to it are the same, bit for bit.
    A war that began before it is left out of the series: the longer run fights it to its end.
    """
    loaded = load_scenario(scenario)
    brief, full = (
        simulate(loaded.replace(weeks=weeks), replicates, seed=seed, keep=replicates).raw
        for weeks in (short, long)
    )
    changed = np.zeros(replicates, bool)
    for event in ("first_armed", "first_armed_any", "first_offensive"):
        late = full.outcomes[event]
        changed |= brief.outcomes[event] != np.where(late < short, late, -1)
    same = (brief.weekly == full.weekly[:, :short]) | (
        np.isnan(brief.weekly) & np.isnan(full.weekly[:, :short])
    )
    return int((changed | ~same.all(axis=(1, 2))).sum())


def yearly(table: pd.DataFrame, counts: Sequence[str]) -> pd.DataFrame:
    """Return counts of `horizons` by year of horizon, so that horizons can be compared."""
    chosen = table.loc[list(counts)]
    weeks = chosen.index.get_level_values("weeks").to_numpy()
    return chosen.mul(WEEKS_PER_YEAR / weeks, axis=0)
