"""Which ten sliders: measured swings over sourced ranges.

``python -m coalition_sim.show.dashboard.ranking`` measures them anew and writes ``swings.csv``;
to be run after every change of results.
"""

from __future__ import annotations

import csv
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coalition_sim.show.dashboard.levers import COALITION, UNKNOWN, Lever, lever

if TYPE_CHECKING:
    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario

TABLE = files("coalition_sim.show.dashboard") / "swings.csv"
OUTCOMES = ("survival_armed", "war_hazard")
OF_EACH_KIND = 5
SCENARIO = "paris"
REPLICATES = 400
COLUMNS = ("key", "kind", "low", "high", *OUTCOMES, "noise_survival_armed", "noise_war_hazard",
           "size")  # fmt: skip


class Swing(NamedTuple):
    """How far a lever moves the outcomes over its range.

    Attributes
    ----------
    key, kind : str
        The lever; whether a coalition could change it or nobody knows it.
    low, high : float
        Its range.
    survival_armed, war_hazard : float
        Largest paired difference between low end, present value and high end.
    noise_survival_armed, noise_war_hazard : float
        Half of the widest 95 % interval of these differences.
    size : float
        The larger of the two swings, each as a share of the largest that any lever makes.
    """

    key: str
    kind: str
    low: float
    high: float
    survival_armed: float
    war_hazard: float
    noise_survival_armed: float
    noise_war_hazard: float
    size: float = 0.0

    @property
    def is_above_noise(self) -> bool:
        """Whether it moves at least one outcome by more than its interval."""
        return (
            self.survival_armed > self.noise_survival_armed
            or self.war_hazard > self.noise_war_hazard
        )


@cache
def swings() -> tuple[Swing, ...]:
    """Return the stored table, largest swing first."""
    rows = csv.DictReader(TABLE.read_text("utf-8").splitlines())
    return tuple(
        Swing(row["key"], row["kind"], *(float(row[name]) for name in COLUMNS[2:])) for row in rows
    )


@cache
def sliders() -> dict[str, Lever]:
    """Return the ten levers: the five with the largest swing of each kind."""
    chosen: list[str] = []
    for kind in ("coalition", "unknown"):
        ranked = [swing.key for swing in swings() if swing.kind == kind and swing.is_above_noise]
        chosen += ranked[:OF_EACH_KIND]
    return {key: lever(key) for key in chosen}


def measure(
    scenario: Scenario,
    keys: tuple[str, ...] = (*COALITION, *UNKNOWN),
    *,
    replicates: int = REPLICATES,
) -> list[Swing]:
    """Move one lever at a time to the ends of its range, on common luck.

    Parameters
    ----------
    scenario : Scenario
        What is changed.
    keys : tuple of str
        Levers.
    replicates : int
        Futures of each end.

    Returns
    -------
    list of Swing
        Largest first.
    """
    from coalition_sim.engine import simulate  # noqa: PLC0415 - the page starts without it

    base = simulate(scenario, replicates, keep=0)
    found = [_swing(scenario, base, lever(key)) for key in keys]
    most = [max(getattr(swing, name) for swing in found) or 1.0 for name in OUTCOMES]
    sized = [
        swing._replace(
            size=max(getattr(swing, n) / top for n, top in zip(OUTCOMES, most, strict=True))
        )
        for swing in found
    ]
    return sorted(sized, key=lambda swing: -swing.size)


def _swing(scenario: Scenario, base: Results, one: Lever) -> Swing:
    from coalition_sim.engine import simulate  # noqa: PLC0415 - the page starts without it
    from coalition_sim.study.paired import difference, pair_of  # noqa: PLC0415 - as above

    runs = [
        simulate(
            scenario.with_overrides(one.overrides(scenario, end)), base.replicates, keep=0
        )
        for end in (one.low, one.high)
    ]
    wide, noise = [], []
    for outcome in OUTCOMES:
        differences = [difference(pair_of(base, outcome), pair_of(run, outcome)) for run in runs]
        levels = [0.0, *(d.difference for d in differences)]
        wide.append(max(levels) - min(levels))
        noise.append(max((d.high - d.low) / 2 for d in differences))
    return Swing(one.key, one.kind, one.low, one.high, *wide, *noise)


def write(found: list[Swing], path: Path) -> None:
    """Write swings as the table that `swings` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for swing in found:
            rows.writerow([*swing[:2], *(f"{number:.5g}" for number in swing[2:])])


def main() -> None:
    """Measure all levers and write the table."""
    from coalition_sim.scenario import load_scenario  # noqa: PLC0415 - the page starts without it

    found = measure(load_scenario(SCENARIO))
    write(found, Path(str(TABLE)))
    for swing in found:
        words = f"{swing.key:22} {swing.kind:10} {swing.survival_armed:.3f} {swing.war_hazard:.4f}"
        sys.stdout.write(f"{words} {swing.size:.2f} {swing.is_above_noise}\n")


if __name__ == "__main__":
    main()
