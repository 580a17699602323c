"""What the first use costs, in an empty cache: python benchmarks/compiling.py."""

from __future__ import annotations

import tempfile

from measuring import alone, table

RUN = """
import time
start = time.perf_counter()
from coalition_sim.engine import simulate
from coalition_sim.engine.ensemble import run_default
imported = time.perf_counter()
simulate("paris", 1{rules})
print(imported - start, time.perf_counter() - imported)
"""
SWAP = ', rules={"vote_chance": lambda support, vote_mid, vote_slope: 0.5}'


def report() -> str:
    """Return the table."""
    rows = []
    with tempfile.TemporaryDirectory() as cache:
        for name, rules in (
            ("first use", ""),
            ("later, from the cache", ""),
            ("first swapped rule", SWAP),
            ("later swapped rules", SWAP),
        ):
            imports, run = map(
                float, alone(RUN.replace("{rules}", rules), COALITION_SIM_CACHE=cache)
            )
            rows.append([name, f"{imports:.1f} s", f"{run:.1f} s"])
    return table(["in a new process", "imports", "first replicate"], rows)


if __name__ == "__main__":
    print(report())
