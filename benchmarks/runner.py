"""What the runner costs over bare `simulate`: python benchmarks/runner.py [points] [rounds].

The same points, simulated one after the other in this process: once with `simulate` alone, once
through the runner, which measures each point and keeps it on disk. In turns, so that a machine
that is busy at times is as busy for both.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from coalition_sim.engine import simulate
from coalition_sim.scenario import load_scenario
from coalition_sim.study import latin_hypercube, run_points

REPLICATES = 200
VARY = dict.fromkeys(("vote_hazard", "break_cost", "ambition_median", "war_cost", "drones"))


def main(points: int = 20, rounds: int = 5) -> None:
    """Print the seconds of both and the overhead."""
    scenario = load_scenario("paris")
    design = latin_hypercube(VARY, points, seed=0)
    scenarios = [scenario.with_overrides(design.overrides(n)) for n in range(points)]
    simulate(scenario, 1)
    bare, through = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        for each in scenarios:
            simulate(each, REPLICATES, jobs=1, keep=0)
        bare.append(time.perf_counter() - start)
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            out = Path(folder) / "study"
            run_points(scenario, design, replicates=REPLICATES, jobs=1, out=out)
            through.append(time.perf_counter() - start)
    one, other = statistics.median(bare), statistics.median(through)
    print(f"{points} points of {REPLICATES} replicates, {scenario.weeks} weeks, one thread")
    print(f"bare simulate  {one:.2f} s ({min(bare):.2f} to {max(bare):.2f})")
    print(f"the runner     {other:.2f} s ({min(through):.2f} to {max(through):.2f})")
    print(f"overhead       {100 * (other / one - 1):.1f} %")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
