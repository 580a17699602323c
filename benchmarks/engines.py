"""The Mesa engine against the ensemble: python benchmarks/engines.py.

The same futures of paris in both, outcomes compared; Mesa without its collector. Times are per
week lived, since futures end at different weeks, and then scaled to a mean future.
"""

from __future__ import annotations

import time
from functools import partial

from measuring import medians, table

from coalition_sim.engine import CoalitionModel, simulate
from coalition_sim.scenario import load_scenario

MESA_FUTURES = 8
FUTURES = 4000
WANTED = {1: 250, 2: 500}


def run_mesa(scenario: object, replicate: int) -> CoalitionModel:
    """Run one future in the Mesa engine."""
    model = CoalitionModel(scenario, replicate=replicate, collect=False)
    while model.running:
        model.step()
    return model


def report(futures: int = FUTURES, rounds: int = 5) -> str:
    """Return the table."""
    scenario = load_scenario("paris")
    outcomes = simulate(scenario, futures, keep=0).raw.outcomes
    for replicate in range(MESA_FUTURES):
        outcome = run_mesa(scenario, replicate).outcome
        if any(outcomes[name][replicate] != value for name, value in outcome.items()):
            message = f"replicate {replicate} differs"
            raise SystemExit(message)
    mean_weeks = outcomes["end_week"].mean()
    threads = {jobs: partial(simulate, scenario, futures, jobs=jobs, keep=0) for jobs in (1, 2)}
    cpu = medians(
        {"mesa": lambda: [run_mesa(scenario, r) for r in range(MESA_FUTURES)], 1: threads[1]},
        rounds=rounds,
        clock=time.process_time,
    )
    tables = {"tables": lambda: simulate(scenario, 1000, jobs=2).headline()}
    wall = medians(threads | tables, rounds=rounds)
    gain = wall[1] / wall[2]
    mesa = cpu["mesa"] / outcomes["end_week"][:MESA_FUTURES].sum() * mean_weeks
    rows = [["Mesa", f"{1e3 * mesa:.0f} ms", "1", ""]]
    for jobs in (1, 2):
        each = cpu[1] / futures / (gain if jobs > 1 else 1)
        rows.append([
            f"ensemble, {jobs} thread{'s' * (jobs - 1)}",
            f"{1e3 * each:.3f} ms",
            f"{mesa / each:.0f}",
            f"at least {WANTED[jobs]}",
        ])  # fmt: skip
    return (
        table(["engine", "one replicate", "times as fast", "aim"], rows)
        + f"\n\nparis, {len(scenario.states)} states, {scenario.weeks} weeks, of which a future "
        f"lives {mean_weeks:.0f} on average; time of the processor. Two threads are {gain:.2f} "
        f"times as fast as one by the clock (aim: 1.8). 1,000 replicates with their headline take "
        f"{wall['tables']:.2f} s on two threads (aim: 0.35 with all tables of `run`)."
    )


if __name__ == "__main__":
    print(report())
