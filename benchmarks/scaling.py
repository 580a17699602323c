"""How cost grows with size: python benchmarks/scaling.py [--million].

Over replicates, threads, states and weeks. Each size is simulated in a process of its own, so that
its peak memory is its own.
"""

from __future__ import annotations

import statistics
import sys
from itertools import product
from pathlib import Path
from string import ascii_uppercase

from measuring import alone, table

from coalition_sim.scenario import Scenario, load_scenario
from coalition_sim.scenario.draft import Draft

ROUNDS = 3
ONE = """
import sys, time
sys.path.insert(0, {folder!r})
from measuring import peak_memory
from scaling import scenario
from coalition_sim.engine import simulate
chosen = scenario(states={states}, weeks={weeks})
simulate(chosen, 1)
start = time.perf_counter()
raw = simulate(chosen, {replicates}, jobs={jobs}).raw
print(time.perf_counter() - start, peak_memory(), raw.outcomes["end_week"].mean())
"""


def scenario(*, states: int | None = None, weeks: int | None = None) -> Scenario:
    """Return paris with fewer states, or with more of the same under invented codes."""
    paris = load_scenario("paris", {"weeks": weeks} if weeks else None)
    if states is None:
        return paris
    values = paris.resolved()
    del values["changes"]
    invented = ("".join(letters) for letters in product("QX", ascii_uppercase, ascii_uppercase))
    backstop = [code for code, state in paris.states.items() if state.role == "backstop"]
    profiles = [state for code, state in values["states"].items() if code not in backstop]
    codes = [code for code in paris.states if code not in backstop] + list(invented)
    chosen = {code: profiles[n % len(profiles)] for n, code in enumerate(codes[: states - 1])}
    values["states"] = chosen | {code: values["states"][code] for code in backstop}
    return Scenario.build(Draft(values, []), where="benchmark")


def measure(*, replicates: int, jobs: int = 1, states: int | None = None, weeks: int | None = None
) -> tuple[float, float, float]:  # fmt: skip
    """Return median seconds, peak memory in MB, and mean weeks lived."""
    folder = str(Path(__file__).parent)
    script = ONE.format(folder=folder, replicates=replicates, jobs=jobs, states=states, weeks=weeks)
    runs = [tuple(map(float, alone(script))) for _ in range(ROUNDS if replicates < 10**5 else 1)]
    taken, peak, lived = (statistics.median(column) for column in zip(*runs, strict=True))
    return taken, peak, lived


def report(*, million: bool = False) -> str:
    """Return the tables."""
    sizes = [10**3, 10**4, 10**5, *([10**6] if million else [])]
    return "\n\n".join([_replicates(sizes), _states(), _weeks()])


def _replicates(sizes: list[int]) -> str:
    rows = []
    for number in sizes:
        one, two = (measure(replicates=number, jobs=jobs) for jobs in (1, 2))
        rows.append([
            f"{number:,}", f"{one[0]:.2f} s", f"{two[0]:.2f} s", f"{one[0] / two[0]:.2f}",
            f"{1e3 * one[0] / number:.3f} ms", f"{two[1]:.0f} MB",
        ])  # fmt: skip
    head = ["replicates", "1 thread", "2 threads", "gain", "one replicate, 1 thread", "peak memory"]
    return table(head, rows)


def _states() -> str:
    rows = []
    for number in (10, 37, 100, 300):
        taken, _, lived = measure(replicates=1000, states=number)
        each = 1e9 * taken / 1000 / lived / number
        rows.append([number, f"{taken:.2f} s", f"{lived:.0f}", f"{each:.0f} ns"])
    head = ["states", "1,000 replicates, 1 thread", "weeks lived", "a state and week"]
    return table(head, rows)


def _weeks() -> str:
    rows = []
    for number in (65, 130, 260, 520):
        taken, _, lived = measure(replicates=1000, weeks=number)
        each = 1e6 * taken / 1000 / lived
        rows.append([number, f"{taken:.2f} s", f"{lived:.0f}", f"{each:.2f} µs"])
    return table(["weeks", "1,000 replicates, 1 thread", "weeks lived", "a week lived"], rows)


if __name__ == "__main__":
    print(report(million="--million" in sys.argv))
