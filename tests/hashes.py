"""Print a hash of each of some short futures, for comparing machines, Pythons and versions."""

from __future__ import annotations

import hashlib
import platform
import struct
from importlib.metadata import version
from typing import TYPE_CHECKING

from coalition_sim.engine import CoalitionModel, trace
from coalition_sim.scenario import Scenario, load_scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WEEKS = 80
CASES = (
    ("paris", 0, 0),
    ("paris", 7, 41),
    ("bare_truce", 3, 999),
    ("no_us_backstop", 2**32 - 1, 5),
    ("salami", 11, 2),
    ("sudden_offensive", 1, 0),
)


def mesa_weeks(scenario: Scenario, seed: int, replicate: int) -> Iterator[Mapping[str, float]]:
    """Yield each week's status of one future in the Mesa engine."""
    model = CoalitionModel(scenario, seed=seed, replicate=replicate)
    while model.running:
        model.step()
        yield model.status


def ensemble_weeks(scenario: Scenario, seed: int, replicate: int) -> Iterator[Mapping[str, float]]:
    """Yield each week's status of one future in the ensemble engine."""
    yield from trace(scenario, seed=seed, replicate=replicate).to_dict("records")


def digest(weeks: Iterable[Mapping[str, float]]) -> str:
    """Return a hash over every number of every week, each by its bits, in order of its name."""
    sha = hashlib.sha256()
    for week in weeks:
        for name in sorted(week):
            sha.update(name.encode())
            sha.update(struct.pack("<d", float(week[name])))
    return sha.hexdigest()


def main() -> None:
    """Print one line for each case and engine."""
    versions = [f"{name} {version(name)}" for name in ("mesa", "numpy", "numba")]
    print("#", f"Python {platform.python_version()},", ", ".join(versions))
    for name, seed, replicate in CASES:
        scenario = load_scenario(name, {"weeks": WEEKS})
        for engine, weeks in (("mesa", mesa_weeks), ("ensemble", ensemble_weeks)):
            print(name, seed, replicate, engine, digest(weeks(scenario, seed, replicate)))


if __name__ == "__main__":
    main()
