"""Run many futures, or one in detail, in either engine."""

from __future__ import annotations

import os
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.engine.raw import STATE_TRACE, TRACE, Raw
from coalition_sim.engine.results import Results
from coalition_sim.engine.rulebook import Rulebook, rulebook
from coalition_sim.errors import CoalitionError
from coalition_sim.rules._compile import HAS_NUMBA
from coalition_sim.scenario import Scenario, load_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

KEPT = 1000
WORD = 2**32
ENGINES = ("ensemble", "mesa")


def simulate(
    scenario: Scenario | str | Path,
    replicates: int = 1000,
    *,
    seed: int = 0,
    jobs: int | None = None,
    engine: str = "ensemble",
    rules: Mapping[str, Callable[..., Any]] | None = None,
    keep: int = KEPT,
    progress: Callable[[int, int], None] | None = None,
) -> Results:
    """Simulate many futures of one scenario.

    Parameters
    ----------
    scenario : Scenario, str or Path
        A scenario, the name of one that ships, or a file.
    replicates : int
        Number of futures, at least 1.
    seed : int
        In [0, 2**32). The same seed gives the same futures, whatever ``jobs`` is.
    jobs : int, optional
        Threads; as many as there are cores unless said. The Mesa engine uses one.
    engine : {"ensemble", "mesa"}
        The compiled loop, or the Mesa model it agrees with bit for bit.
    rules : mapping from rule name to function, optional
        Rules to replace; see `coalition_sim.engine.rulebook.Rulebook`.
    keep : int
        Number of futures whose weekly series are kept.
    progress : callable, optional
        Called with futures done and futures in all.

    Returns
    -------
    Results

    Raises
    ------
    ScenarioError
        For a scenario that is not sound.
    RuleError
        For a rule that does not fit.
    CoalitionError
        For an argument out of its range.
    """
    loaded = load_scenario(scenario)
    _check(replicates, seed, jobs, engine)
    book = rulebook(rules)
    raw = Raw.empty(
        replicates=replicates,
        kept=min(keep, replicates),
        weeks=loaded.weeks,
        states=len(loaded.states),
    )
    done = 0

    def advance(number: int) -> None:
        nonlocal done
        done += number
        if progress is not None:
            progress(done, replicates)

    if engine == "mesa":
        _run_mesa(loaded, raw, seed, rules, advance)
    else:
        _run_ensemble(loaded, raw, seed=seed, jobs=jobs, book=book, advance=advance)
    return Results(loaded, raw, seed=seed, engine=engine)


def _check(replicates: int, seed: int, jobs: int | None, engine: str) -> None:
    if not 1 <= replicates < WORD:
        raise CoalitionError(f"replicates = {replicates} is out of range; give 1 to {WORD - 1}")
    if not 0 <= seed < WORD:
        raise CoalitionError(f"seed = {seed} is out of range; give 0 to {WORD - 1}")
    if jobs is not None and jobs < 1:
        raise CoalitionError(f"jobs = {jobs} is below 1; give the number of threads")
    if engine not in ENGINES:
        raise CoalitionError(f'engine = "{engine}" is unknown; choose from {", ".join(ENGINES)}')


def _run_ensemble(
    scenario: Scenario,
    raw: Raw,
    *,
    seed: int,
    jobs: int | None,
    book: Rulebook,
    advance: Callable[[int], None],
) -> None:
    from coalition_sim.engine.ensemble import run_ensemble

    if not HAS_NUMBA:
        _warn_of_plain_python()
    run_ensemble(
        scenario, raw, seed=seed, jobs=jobs or os.cpu_count() or 1, rules=book, progress=advance
    )


@cache
def _warn_of_plain_python() -> None:
    """Say so once in a process, wherever it is asked for."""
    warnings.warn(
        "Numba is not at hand: the ensemble runs as plain Python, with the same results "
        "but hundreds of times slower",
        stacklevel=4,
    )


def _run_mesa(
    scenario: Scenario,
    raw: Raw,
    seed: int,
    rules: Mapping[str, Callable[..., Any]] | None,
    advance: Callable[[int], None],
) -> None:
    from coalition_sim.engine.census import census
    from coalition_sim.engine.ensemble import add, blocks, empty_tables

    for first, number in blocks(len(raw.outcomes)):
        tables = empty_tables(
            raw.outcomes[first : first + number],
            raw.weekly[first : first + number],
            scenario.weeks,
            len(scenario.states),
        )
        for row in range(number):
            census(scenario, tables, row, seed=seed, replicate=first + row, rules=rules)
            advance(1)
        add(raw, tables)


def trace(
    scenario: Scenario | str | Path,
    *,
    seed: int = 0,
    replicate: int = 0,
    rules: Mapping[str, Callable[..., Any]] | None = None,
) -> pd.DataFrame:
    """Return one future week by week: a row a week lived, the columns of `raw.TRACE`."""
    weeks, _ = trace_with_states(scenario, seed=seed, replicate=replicate, rules=rules)
    return weeks


def trace_with_states(
    scenario: Scenario | str | Path,
    *,
    seed: int = 0,
    replicate: int = 0,
    rules: Mapping[str, Callable[..., Any]] | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return one future week by week, and its states: a row a week and state."""
    from coalition_sim.engine.ensemble import trace_arrays

    loaded = load_scenario(scenario)
    weeks, states, _ = trace_arrays(loaded, seed=seed, replicate=replicate, rules=rulebook(rules))
    index = pd.MultiIndex.from_product(
        [range(len(weeks)), sorted(loaded.states)], names=["week", "state"]
    )
    by_state = np.moveaxis(states, 1, 2).reshape(-1, len(STATE_TRACE))
    return (
        pd.DataFrame(weeks, columns=list(TRACE)),
        pd.DataFrame(by_state, index=index, columns=list(STATE_TRACE)),
    )
