"""Who deters, and with what: Shapley values of members and of instruments.

A coalition of some members is the scenario with the others off its roster; capability is never
scaled up to fill the gap. A coalition of some instruments is the scenario in which nobody pledged
the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.engine import simulate
from coalition_sim.engine.results import DISCLAIMER, software_versions
from coalition_sim.errors import StudyError
from coalition_sim.scenario import INSTRUMENTS, load_scenario
from coalition_sim.study.chunks import sources_hash
from coalition_sim.study.cooperative import shapley
from coalition_sim.study.paired import MEASURES, check_outcomes, pair_of
from coalition_sim.study.shards import SHARDS, Archive, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    import pandas as pd

    from coalition_sim.engine.raw import Array
    from coalition_sim.scenario import Scenario
    from coalition_sim.study.cooperative import Coalition, Shapley, Value

KINDS = ("members", "instruments")
REST = "the others"
STUDY = "coalitions"
SUFFIX = ".f8"


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
    out: Path | None = None,
    resume: bool = False,
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
    out : Path, optional
        Folder in which the value of every coalition is kept as soon as it is found; nothing is
        written unless given.
    resume : bool
        Whether to go on with the same study in that folder.
    progress : callable, optional
        Called with coalitions done, and coalitions in all.

    Raises
    ------
    OutputError
        If the folder cannot be written, or holds something else. What is done is kept.
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

    settings = {"of": of, "outcome": outcome, "replicates": replicates, "seed": seed}
    worth: Value = value
    if out is not None:
        worth = kept(value, archive_of(loaded, out, settings, resume=resume))
    found = shapley(list(groups), worth, permutations=permutations, seed=seed, progress=progress)
    return Contributions(loaded, of, outcome, found, groups, replicates, seed)


def archive_of(
    scenario: Scenario, folder: Path, settings: Mapping[str, Any], *, resume: bool
) -> Path:
    """Return the folder for values of coalitions, with a manifest of all that they depend on.

    Orders and groups are no part of it: a study with more permutations, or other groups, can go on
    from the coalitions that are there.
    """
    manifest = {
        "study": STUDY,
        "scenario": {"name": scenario.name, "hash": scenario.hash},
        **settings,
        "versions": software_versions(),
        "sources": sources_hash(),
    }
    Archive(folder, manifest).open(resume=resume)
    return folder / SHARDS


def kept(value: Value, folder: Path) -> Value:
    """Return a function of coalitions that keeps what it finds as files, and finds it there."""

    def value_kept(coalition: Coalition) -> Array:
        name = sha256(",".join(sorted(coalition)).encode()).hexdigest()
        path = folder / f"{name[:24]}{SUFFIX}"
        if path.is_file():  # whole, since it has its name
            return np.frombuffer(path.read_bytes(), "<f8")
        found = value(coalition)
        put(path, np.asarray(found, "<f8").tobytes())
        return found

    return value_kept


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
