"""How long a Sobol study of 12 parameters takes, extrapolated from a smaller one.

    python benchmarks/sobol.py               # base sample 8, then what 1,024 would take
    python benchmarks/sobol.py --base 1024   # all 14,336 points of 200 replicates

What the runner of studies adds to bare `simulate` calls is told by `runner.py`.
"""

from __future__ import annotations

import argparse
import os
import time

from coalition_sim.engine import simulate
from coalition_sim.scenario import load_scenario
from coalition_sim.study.ranges import apart, sourced_ranges
from coalition_sim.study.sensitivity import Study, evaluator, sobol

PARAMETERS = (
    "ambition_median",
    "severity_2",
    "lambda_c",
    "punishment",
    "ambition_persistence",
    "backstop",
    "war_cost",
    "world_cost",
    "ambition_sd",
    "ambition_memory",
    "rho_f",
    "belief_lo",
)
FULL = 1024
OUTCOMES = ("survival_armed", "war_hazard")


def main() -> None:
    """Time a study, and say what the full one would take."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", maxsplit=1)[0])
    parser.add_argument("--base", type=int, default=8)
    parser.add_argument("--replicates", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    given = parser.parse_args()
    paris = load_scenario("paris")
    simulate(paris, 1)  # compiles, if need be
    evaluate = evaluator(paris, OUTCOMES, replicates=given.replicates, jobs=given.jobs)
    start, used = time.perf_counter(), processor_seconds()
    found = sobol(evaluate, apart(sourced_ranges(PARAMETERS), paris), base=given.base)
    report(found, time.perf_counter() - start, processor_seconds() - used, given.jobs)


def processor_seconds() -> float:
    """Return what this process and its finished workers have used; other load does not count."""
    return sum(os.times()[:4])


def report(found: Study, seconds: float, used: float, jobs: int) -> None:
    """Print the time, what the full study would take, and the strongest parameters."""
    points = len(found.samples)
    full = FULL * (len(PARAMETERS) + 2)
    print(f"{points:,} points: {seconds:.0f} s on the clock, {used:.0f} s of processors")
    print(f"{full:,} points would take {seconds / points * full / 60:.0f} minutes at this load,")
    print(f"and {used / points * full / 60 / jobs:.0f} minutes on {jobs} idle processors")
    shares = found.indices.loc["survival_armed"].sort_values("ST", ascending=False)
    print(shares.round(2).to_string())


if __name__ == "__main__":
    main()
