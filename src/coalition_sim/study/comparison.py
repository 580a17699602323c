"""Scenarios side by side on common luck: what a change saves, and what it loses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.engine import simulate
from coalition_sim.engine.headline import horizon_words
from coalition_sim.engine.results import DISCLAIMER, number_words
from coalition_sim.errors import StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.paired import MEASURES, Difference, difference, pair_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario

FIRST = 20
FEWEST_RUNS = 2
MANY = 3
EVENTS = {"armed": "first_armed", "offensive": "first_offensive"}
BESIDE = (
    "survival_armed",
    "survival_offensive",
    "v50",
    "p_moscow_signs",
    "p_kyiv_signs",
    "p_both_sign",
    "p_holds_if_signed",
    "p_signed_and_holds",
)


@dataclass(frozen=True)
class Comparison:
    """Runs of several scenarios in which replicate r has the same luck in each.

    Attributes
    ----------
    runs : dict of Results
        By label; the first is the base.
    """

    runs: dict[str, Results]

    @property
    def base(self) -> str:
        """Label of the run that the others are compared with."""
        return next(iter(self.runs))

    @property
    def others(self) -> list[str]:
        """Labels of the runs that are compared with the base."""
        return list(self.runs)[1:]

    @property
    def replicates(self) -> int:
        """Futures of each run."""
        return self.runs[self.base].replicates

    @property
    def seed(self) -> int:
        """Seed of all luck."""
        return self.runs[self.base].seed

    @property
    def weeks(self) -> int:
        """Horizon, in weeks."""
        return self.runs[self.base].weeks

    @property
    def footer(self) -> str:
        """One line that says where the numbers come from; figures carry it."""
        version = f"coalition_sim {self.runs[self.base].versions['coalition_sim']}"
        size = f"{self.replicates:,} replicates on common luck"
        names = f"{self.base} and {len(self.others)} others"
        if len(self.others) < MANY:
            names = " | ".join(self.runs)
        return " · ".join([names, size, f"seed {self.seed}", version, DISCLAIMER])

    @cached_property
    def differences(self) -> pd.DataFrame:
        """Paired differences from the base, by scenario and key.

        Columns: quantity, unit, base, value, difference, low, high (95 %), gain (how many times
        the futures that runs on separate luck would need), n_changed (futures), note, and
        relative_difference, relative_low, relative_high: as a share of the base.
        """
        rows = [self._difference(label, key) for label in self.others for key in MEASURES]
        return pd.DataFrame(rows).set_index(["scenario", "key"])

    def _difference(self, label: str, key: str) -> dict[str, Any]:
        base, other = (pair_of(self.runs[name], key) for name in (self.base, label))
        found = difference(base, other, seed=self.seed)
        return {
            "scenario": label,
            "key": key,
            "quantity": MEASURES[key].quantity,
            "unit": MEASURES[key].unit,
            "base": base.value,
            "value": other.value,
            **found._asdict(),
            **_relative(found, base.value),
        }

    @cached_property
    def flips(self) -> pd.DataFrame:
        """How many futures each change saved from an event, and how many it lost.

        By scenario and event ("armed", "offensive"): saved, lost, net, and the numbers of the
        first 20 replicates of each kind. A future without a ceasefire in one run is neither.
        """
        rows = [self._flips(label, event) for label in self.others for event in EVENTS]
        return pd.DataFrame(rows).set_index(["scenario", "event"])

    def _flips(self, label: str, event: str) -> dict[str, Any]:
        base, other = (self.runs[name].raw.outcomes for name in (self.base, label))
        both = (base["signed"] == 1) & (other["signed"] == 1)
        before, after = (both & (run[EVENTS[event]] >= 0) for run in (base, other))
        saved, lost = np.flatnonzero(before & ~after), np.flatnonzero(after & ~before)
        return {
            "scenario": label,
            "event": event,
            "saved": len(saved),
            "lost": len(lost),
            "net": len(saved) - len(lost),
            "saved_replicates": saved[:FIRST].tolist(),
            "lost_replicates": lost[:FIRST].tolist(),
        }

    @cached_property
    def side_by_side(self) -> pd.DataFrame:
        """Survival, v50 and acceptance of each run with its own interval, by key and scenario."""
        parts = {label: run.headline().loc[list(BESIDE)] for label, run in self.runs.items()}
        table = pd.concat(parts, names=["scenario", "key"]).reset_index()
        order = {key: place for place, key in enumerate(BESIDE)}
        ranked = table.sort_values("key", key=lambda keys: keys.map(order), kind="stable")
        return ranked.set_index(["key", "scenario"])

    def survival(self, event: str = "armed") -> pd.DataFrame:
        """Return the survival tables of all runs: scenario, week, share, low, high."""
        parts = {label: run.survival(event) for label, run in self.runs.items()}
        return pd.concat(parts, names=["scenario"]).reset_index("scenario").reset_index(drop=True)

    def summary(self) -> str:
        """Return the differences in survival as plain text of at most 80 columns."""
        words = [f"{self.replicates:,} futures of {horizon_words(self.weeks)}, seed {self.seed}"]
        for label in self.others:
            words.append(f"{label} instead of {self.base}:")
            for event in EVENTS:
                row: Any = self.differences.loc[(label, f"survival_{event}")]
                flip: Any = self.flips.loc[(label, event)]
                low, high = number_words(row["low"]), number_words(row["high"])
                words.append(
                    f"  {row['quantity']}: {row['difference']:+.3f} ({low} to {high}), "
                    f"saved {flip['saved']}, lost {flip['lost']}"
                )
        return "\n".join([*words, DISCLAIMER])

    def __repr__(self) -> str:
        """Return the footer, so that a session says what it holds."""
        return f"<Comparison {self.footer}>"


def _relative(found: Difference, base: float) -> dict[str, float]:
    """Return a difference and its interval as a share of the base; nan where that is 0 or less."""
    whole = base if base > 0 else np.nan
    names = ("difference", "low", "high")
    return {f"relative_{name}": getattr(found, name) / whole for name in names}


def compare(
    scenarios: Iterable[Scenario | str | Path] | Mapping[str, Scenario | str | Path],
    replicates: int = 1000,
    *,
    seed: int = 0,
    jobs: int | None = None,
    overrides: Mapping[str, Any] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Simulate scenarios on common luck and compare each with the first.

    Parameters
    ----------
    scenarios : iterable of (Scenario, str or Path), or mapping from label to these
        At least two; the first is the base.
    replicates : int
        Futures of each.
    seed : int
        Replicate r of a seed has the same luck in every scenario.
    jobs : int, optional
        Threads; as many as there are cores unless said.
    overrides : mapping, optional
        Changes that apply to all, keys as in ``--set``.
    progress : callable, optional
        Called with futures done and futures in all.

    Returns
    -------
    Comparison

    Raises
    ------
    StudyError
        For fewer than two scenarios, or different horizons.
    ScenarioError
        For a scenario that is not sound.
    """
    loaded = labelled(scenarios, overrides or {})
    runs = {}
    total = replicates * len(loaded)
    for place, (label, scenario) in enumerate(loaded.items()):

        def advance(done: int, _: int, before: int = replicates * place) -> None:
            if progress is not None:
                progress(before + done, total)

        runs[label] = simulate(scenario, replicates, seed=seed, jobs=jobs, progress=advance)
    return Comparison(runs)


def labelled(
    scenarios: Iterable[Scenario | str | Path] | Mapping[str, Scenario | str | Path],
    overrides: Mapping[str, Any],
) -> dict[str, Scenario]:
    """Return loaded scenarios by label, or say why they cannot be compared."""
    if isinstance(scenarios, (str, bytes)):
        raise StudyError(f'compare needs two scenarios; give a list, as in ["{scenarios!s}", ...]')
    if hasattr(scenarios, "items"):
        loaded = {name: load_scenario(each, overrides) for name, each in scenarios.items()}
    else:
        loaded = _by_name([load_scenario(each, overrides) for each in scenarios])
    if len(loaded) < FEWEST_RUNS:
        remedy = "give the base, then what to compare it with"
        raise StudyError(f"compare needs two scenarios or more; {remedy}")
    horizons = {label: scenario.weeks for label, scenario in loaded.items()}
    if len(set(horizons.values())) > 1:
        each = ", ".join(f"{label} {weeks}" for label, weeks in horizons.items())
        raise StudyError(f"the horizons differ ({each} weeks); set one for all, as in --weeks 260")
    return loaded


def _by_name(scenarios: list[Scenario]) -> dict[str, Scenario]:
    """Return scenarios by name; a name that comes again gets a number."""
    seen: Counter[str] = Counter()
    loaded = {}
    for scenario in scenarios:
        seen[scenario.name] += 1
        number = seen[scenario.name]
        loaded[scenario.name if number == 1 else f"{scenario.name} ({number})"] = scenario
    return loaded
