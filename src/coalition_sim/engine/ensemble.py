"""Thousands of futures: the compiled weeks over blocks of replicates, on a pool of threads."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.engine.raw import LAG_BINS, OUTCOME, SERIES, STATE_TRACE, TRACE, Raw
from coalition_sim.engine.rulebook import DEFAULT, pointers
from coalition_sim.engine.timeline import timeline
from coalition_sim.engine.weeks import layout
from coalition_sim.engine.weeks.future import run_block
from coalition_sim.engine.weeks.layout import (
    COMMON,
    PARAMETERS,
    STATE,
    WORLD,
    Actions,
    Tables,
)
from coalition_sim.rules import draws, front
from coalition_sim.rules._compile import HAS_NUMBA, cache_folder, compiled
from coalition_sim.rules.challenger import challenger_choice, challenger_utility
from coalition_sim.rules.guarantor import response_utility
from coalition_sim.rules.monitoring import attribution_chance
from coalition_sim.rules.parliament import vote_chance
from coalition_sim.scenario import INSTRUMENTS, LEGAL_FORCES, Parameters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coalition_sim.engine.rulebook import Rulebook
    from coalition_sim.scenario import Scenario

BLOCK, SMALL_BLOCK, SMALL = 1000, 100, 2000
NO_TRACE, NO_STATES = np.zeros((0, len(TRACE))), np.zeros((0, len(STATE_TRACE), 1))
ROLES = {"member": layout.MEMBER, "lead": layout.LEAD, "backstop": layout.BACKSTOP}
KINDS = {
    name: number
    for number, name in enumerate(
        [
            "parameter",
            "field",
            "violation",
            "recommit",
            "willing",
            "finalise",
            "vote",
            "government",
            "announce_abstention",
            "join",
            "leave",
            "withdraw",
        ]
    )
}
FIELDS = {
    name: number
    for number, name in enumerate(
        [
            "stake",
            "monitoring",
            "support",
            "legal_force",
            "needs_vote",
            "abstains",
            "troops_planned",
            "joined",
        ]
    )
}
FIELDS |= {f"pledges.{name}": layout.PLEDGE + k for k, name in enumerate(INSTRUMENTS)}
FIELDS |= {f"capability.{name}": layout.CAPABILITY + k for k, name in enumerate(INSTRUMENTS)}


def _run_default(
    place: Any,
    actors: Any,
    params: Any,
    numbers: Any,
    states: Any,
    fresh: Any,
    commons: Any,
    worlds: Any,
    actions: Any,
    tables: Any,
    trace: Any,
    state_trace: Any,
) -> None:
    run_block(
        place,
        actors,
        params,
        numbers,
        states,
        fresh,
        commons,
        worlds,
        actions,
        tables,
        trace,
        state_trace,
        challenger_utility,
        challenger_choice,
        attribution_chance,
        response_utility,
        vote_chance,
    )


#: The block with the default rules inlined, and the block that calls rules by pointer: the one
#: stays cached whatever rule a user writes, the other is compiled at the first swap only.
run_default: Any = compiled()(_run_default)
run_swapped: Any = compiled()(run_block)


class Desk:
    """The working records of one thread: states, common sums, world, parameters."""

    def __init__(self, scenario: Scenario) -> None:
        self.states = np.zeros(len(scenario.states), STATE)
        self.commons, self.worlds = np.zeros(2, COMMON), np.zeros(2, WORLD)
        self.params = np.zeros(2, PARAMETERS)
        _fill_states(self.states, scenario)
        _fill_world(self.worlds, scenario)
        for name, value in scenario.parameters.model_dump().items():
            self.params[name] = value
        self.fresh = self.states.copy()
        self.actions = _action_table(scenario)
        self.actors = tuple(draws.entity(c) for c in (scenario.challenger, scenario.protege))

    def run(
        self,
        run: Callable[..., None],
        place: tuple[int, int, int],
        tables: Tables,
        trace: Any,
        state_trace: Any,
        rules: tuple[Any, ...] = (),
    ) -> None:
        """Simulate replicates in this desk's records into tables of one's own."""
        run(
            place, self.actors, _plain(self.params), self.params.view("f8").reshape(2, -1),
            _plain(self.states), self.fresh, _plain(self.commons), _plain(self.worlds),
            self.actions, tables._replace(outcomes=_plain(tables.outcomes)), trace, state_trace,
            *rules,
        )  # fmt: skip


def _plain(records: Any) -> Any:
    """Give records attribute access in plain Python too."""
    return records if HAS_NUMBA else records.view(np.recarray)


def _fill_states(states: Any, scenario: Scenario) -> None:
    p = scenario.parameters
    levels = (p.bind_vague, p.bind_declared, p.bind_signed, 1.0)
    for state, (code, profile) in zip(states, sorted(scenario.states.items()), strict=True):
        level = levels[LEGAL_FORCES.index(profile.legal_force)]
        state["address"], state["role"] = draws.entity(code), ROLES[profile.role]
        for name in ("stake", "monitoring", "needs_vote", "abstains", "joined"):
            state[name] = getattr(profile, name)
        state["baseline"], state["bindingness"] = profile.support, level
        state["support"] = front.clip(profile.support, p.support_min, p.support_max)
        state["planned"] = state["peak"] = profile.troops_planned
        state["has_passed"] = level >= 1.0
        for k, name in enumerate(INSTRUMENTS):
            state["pledges"][k] = getattr(profile.pledges, name)
            state["capability"][k] = getattr(profile.capability, name)


def _fill_world(worlds: Any, scenario: Scenario) -> None:
    codes = sorted(scenario.states)
    backstops = [i for i, code in enumerate(codes) if scenario.states[code].role == "backstop"]
    worlds["backstop_state"] = backstops[0] if backstops else -1
    worlds["horizon"] = scenario.weeks
    worlds["gate"] = scenario.gate


def _action_table(scenario: Scenario) -> Actions:
    codes = sorted(scenario.states)
    rows = []
    for action in timeline(scenario):
        field, value = 0, action.value
        if action.kind == "parameter":
            field = list(Parameters.model_fields).index(action.name)
        elif action.kind == "field":
            field = FIELDS[action.name]
            value = LEGAL_FORCES.index(value) if action.name == "legal_force" else value
        place = codes.index(action.state) if action.state else -1
        rows.append((action.week, KINDS[action.kind], place, field, float(value), action.keep))
    columns = list(zip(*rows, strict=True)) or [()] * 6
    return Actions(
        *(
            np.array(column, dtype)
            for column, dtype in zip(columns, ("i8", "i8", "i8", "i8", "f8", "f8"), strict=True)
        )
    )


def empty_tables(outcomes: Any, weekly: Any, n_weeks: int, n_states: int) -> Tables:
    """Return tables for one block, with nothing counted yet."""
    return Tables(
        outcomes=outcomes,
        weekly=weekly,
        ladder=np.zeros((n_weeks, 5), "i8"),
        hazard=np.zeros(n_weeks),
        counts=np.zeros((n_states, 4, 3, 4), "i8"),
        legal=np.zeros((4, 4, 3, 4), "i8"),
        lags=np.zeros((4, LAG_BINS), "i8"),
        state_weekly=np.zeros((n_weeks, 3, n_states)),
        alive=np.zeros(n_weeks, "i8"),
    )


def block_size(replicates: int) -> int:
    """Return the replicates of one block: sums are taken block by block, in order."""
    return BLOCK if replicates >= SMALL else SMALL_BLOCK


def blocks(replicates: int) -> Iterator[tuple[int, int]]:
    """Yield the first replicate and the number of replicates of each block."""
    size = block_size(replicates)
    for first in range(0, replicates, size):
        yield first, min(size, replicates - first)


def run_ensemble(
    scenario: Scenario,
    raw: Raw,
    *,
    seed: int,
    jobs: int,
    rules: Rulebook,
    progress: Callable[[int], None],
) -> None:
    """Simulate into a container, block by block on a pool of threads.

    Blocks and the order in which they are summed depend on the number of replicates alone, so
    the result does not depend on the number of threads.
    """
    run, pointers = kernel(rules)
    desks = threading.local()

    def simulate_block(block: tuple[int, int]) -> tuple[int, Tables]:
        if not hasattr(desks, "desk"):
            desks.desk = Desk(scenario)
        first, number = block
        tables = empty_tables(
            raw.outcomes[first : first + number],
            raw.weekly[first : first + number],
            scenario.weeks,
            len(scenario.states),
        )
        desks.desk.run(run, (seed, first, number), tables, NO_TRACE, NO_STATES, pointers)
        return number, tables

    with ThreadPoolExecutor(jobs) as pool:
        try:
            for number, tables in pool.map(simulate_block, blocks(len(raw.outcomes))):
                add(raw, tables)
                progress(number)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def add(raw: Raw, tables: Tables) -> None:
    """Add one block's sums to the container's."""
    for name in ("ladder", "hazard", "counts", "legal", "lags", "alive"):
        getattr(raw, name)[...] += getattr(tables, name)
    raw.state_weekly += tables.state_weekly.transpose(2, 0, 1)


def trace_arrays(
    scenario: Scenario, *, seed: int, replicate: int, rules: Rulebook
) -> tuple[Any, Any, Any]:
    """Return one future's weekly status [week, column] and its states' [week, row, state].

    The third value is its row of outcomes.
    """
    length = scenario.weeks + int(scenario.parameters.defence_weeks)
    trace = np.full((length, len(TRACE)), np.nan)
    states = np.full((length, len(STATE_TRACE), len(scenario.states)), np.nan)
    outcomes = np.zeros(1, OUTCOME)
    kept = np.zeros((0, scenario.weeks, len(SERIES)), np.float32)
    tables = empty_tables(outcomes, kept, scenario.weeks, len(scenario.states))
    run, pointers = kernel(rules)
    Desk(scenario).run(run, (seed, replicate, 1), tables, trace, states, pointers)
    lived = int(outcomes["end_week"][0])
    return trace[:lived], states[:lived], outcomes[0]


def kernel(rules: Rulebook) -> tuple[Callable[..., None], tuple[Any, ...]]:
    """Return the compiled block for a rulebook, and the rules to pass to it."""
    if rules == DEFAULT:
        return run_default, ()
    return run_swapped, pointers(rules)


def needs_compiling(rules: Rulebook = DEFAULT) -> bool:
    """Return whether the first run on this machine has yet to compile the weeks."""
    if not HAS_NUMBA:
        return False
    run = run_default if rules == DEFAULT else run_swapped
    folder = cache_folder()
    return not run.signatures and not (folder and list(folder.rglob(f"*{run.__name__}*.nbc")))
