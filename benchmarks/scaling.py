"""(c) How cost grows with replicates, states, weeks and threads; peak memory; first compilation."""

from __future__ import annotations

import os
import string
import subprocess
import sys
import tempfile
import time
from itertools import islice, product

from measure import median_seconds, table

from coalition_sim.engine import simulate
from coalition_sim.scenario import Scenario, load_scenario
from coalition_sim.scenario.draft import Draft

MEMORY = """
import resource, sys
from coalition_sim.engine import simulate
results = simulate("paris", int(sys.argv[1]), jobs=2)
results.headline()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def cloned(states: int) -> Scenario:
    """Return `paris` with so many states: the first of its own, or copies under other codes."""
    values = load_scenario("paris").resolved()
    profiles = list(values["states"].items())
    codes = ("X" + a + b for a, b in product(string.ascii_uppercase, repeat=2))
    copies = [
        (code, {**profiles[n % 34][1], "role": "member"})
        for n, code in enumerate(islice(codes, max(0, states - len(profiles))))
    ]
    values["states"] = dict(profiles[:states] + copies)
    del values["changes"]
    return Scenario.build(Draft(values, []), where="benchmark")


def milliseconds(scenario: Scenario, replicates: int = 300, jobs: int = 1) -> float:
    """Return the time of one replicate."""
    work = lambda: simulate(scenario, replicates, jobs=jobs)  # noqa: E731 - read where it is used
    return median_seconds(work, runs=3) / replicates * 1e3


def grown(name: str, sizes: dict[str, float]) -> str:
    """Return a table of times, and of times for one unit of size."""
    rows = [
        (size, f"{time_:.3f}", f"{time_ / float(size.replace(',', '')) * 1e3:.2f}")
        for size, time_ in sizes.items()
    ]
    return table((name, "ms a replicate", f"µs a replicate for each of the {name}"), rows)


def memory(replicates: int) -> tuple[float, float]:
    """Return seconds and peak MB of a run and its headline in a process of its own."""
    start = time.perf_counter()
    command = [sys.executable, "-c", MEMORY, str(replicates)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - start, float(done.stdout)


def first_compilation() -> float:
    """Return the seconds of a first run with an empty cache."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COALITION_SIM_CACHE": folder}
        code = "from coalition_sim.engine import simulate; simulate('paris', 1)"
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        return time.perf_counter() - start


def report(*, million: bool) -> str:
    """Return the tables."""
    paris = load_scenario("paris")
    states = {str(n): milliseconds(cloned(n)) for n in (10, 37, 100, 300)}
    weeks = {str(n): milliseconds(paris.replace(weeks=n)) for n in (65, 130, 260, 520)}
    threads = {str(n): milliseconds(paris, 2000, jobs=n) for n in (1, 2)}
    sizes = (1_000, 10_000, 100_000, *((1_000_000,) if million else ()))
    runs = [(f"{n:,}", *memory(n)) for n in sizes]
    rows = [(n, f"{seconds:.1f}", f"{peak:.0f}") for n, seconds, peak in runs]
    return "\n\n".join(
        (
            grown("states", states),
            grown("weeks", weeks),
            table(("threads", "ms a replicate"), [(n, f"{t:.3f}") for n, t in threads.items()]),
            table(("replicates", "seconds, start to headline", "peak MB"), rows),
            f"A first run with an empty cache takes {first_compilation():.1f} s.",
        )
    )


if __name__ == "__main__":
    print(report(million="--million" in sys.argv))
