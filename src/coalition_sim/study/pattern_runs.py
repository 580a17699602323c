"""The runs on which patterns are measured: shipped scenarios under one change of parameters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.engine import simulate
from coalition_sim.engine.ensemble import trace_arrays
from coalition_sim.engine.headline import WEEKS_PER_YEAR
from coalition_sim.engine.raw import STATE_TRACE, TRACE
from coalition_sim.engine.rulebook import DEFAULT
from coalition_sim.scenario import load_scenario

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coalition_sim.engine.raw import Array
    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario

RENEWALS = (122, 176)
"""Weeks in which the scenario `minsk_2015` renews its ceasefire."""

TESTED = 26
"""Week of the forced violation of the three scenarios below, each `paris` for a year."""

ANSWERED, UNANSWERED, CHANGED = "answered", "unanswered", "unanswered, then new governments"
SERIES_KEPT = 400
TRACED = 60
QUIET = WEEKS_PER_YEAR + 8  # a year, and the weeks that an armed act may take to be attributed


class Runs:
    """Scenarios simulated when first asked for, all on the same luck.

    Parameters
    ----------
    changes : mapping, optional
        Overrides for every scenario: the parameter set under test.
    replicates : int
        Futures of each scenario.
    seed : int
        Seed of all luck.
    jobs : int, optional
        Threads; as many as there are cores unless given.
    """

    def __init__(
        self,
        changes: Mapping[str, Any] | None = None,
        *,
        replicates: int = 2000,
        seed: int = 0,
        jobs: int | None = None,
    ) -> None:
        self.changes = dict(changes or {})
        self.replicates = replicates
        self.seed = seed
        self.jobs = jobs
        self._done: dict[str, Results] = {}

    def __call__(self, name: str) -> Results:
        """Return the run of a scenario that ships, or of one of the three tests of resolve."""
        if name not in self._done:
            self._done[name] = simulate(
                self.scenario(name),
                self.replicates,
                seed=self.seed,
                jobs=self.jobs,
                keep=min(self.replicates, SERIES_KEPT) if name.startswith("minsk") else 0,
            )
        return self._done[name]

    def scenario(self, name: str) -> Scenario:
        """Return a scenario under the change of parameters."""
        chosen = _test_of_resolve(name) if name in TESTS else _shipped(name)
        return chosen.with_overrides(self.changes) if self.changes else chosen

    @property
    def parameters(self) -> Any:
        """The parameters of `paris` under the change."""
        return self.scenario("paris").parameters

    def calm_support_changes(self, name: str) -> tuple[Array, Array]:
        """Return changes of support over calm state-years, and their number, by future.

        A calm state-year has no armed act in it or in the year before, and no change of the
        state's legal commitment in it or in the two years before: no shock to its public.
        """
        scenario = self.scenario(name)
        futures = min(self.replicates, TRACED)
        found = [
            _calm_changes(*trace_arrays(scenario, seed=self.seed, replicate=n, rules=DEFAULT)[:2])
            for n in range(futures)
        ]
        changes, years = np.array(found, float).T
        return changes, years


def _calm_changes(weeks: Array, states: Array) -> tuple[float, float]:
    acts = weeks[:, TRACE.index("act")]
    support = states[:, STATE_TRACE.index("support")]
    legal = states[:, STATE_TRACE.index("bindingness")]
    total = years = 0.0
    for start in range(WEEKS_PER_YEAR, len(acts) - WEEKS_PER_YEAR, WEEKS_PER_YEAR):
        end = start + WEEKS_PER_YEAR
        if (acts[max(0, start - QUIET) : end] > 1).any():
            continue
        settled = legal[max(0, start - 2 * WEEKS_PER_YEAR)] == legal[end]
        total += float((support[end] - support[start])[settled].sum())
        years += float(settled.sum())
    return total, years


@cache
def _shipped(name: str) -> Scenario:
    return load_scenario(name)


@cache
def _test_of_resolve(name: str) -> Scenario:
    """Return `paris` for a year, with an armed violation that is answered, or is not."""
    events: list[dict[str, Any]] = [
        {"week": TESTED, "kind": "violation", "rung": "armed", "why": "the test"}
    ]
    paris = _shipped("paris")
    if name != ANSWERED:
        events += [
            {
                "week": TESTED, "kind": "set", "target": f"states.{code}.abstains",
                "value": True, "weeks": 8, "why": "nobody answers while the test can be attributed",
            }
            for code in paris.states
        ]  # fmt: skip
    if name == CHANGED:
        events += [
            {
                "week": TESTED + 8, "kind": "government", "state": code,
                "support": state.support, "why": "a new government, as willing as the last",
            }
            for code, state in paris.states.items()
        ]  # fmt: skip
    return paris.replace(weeks=TESTED + 8 + WEEKS_PER_YEAR, events=events)


TESTS = (ANSWERED, UNANSWERED, CHANGED)
