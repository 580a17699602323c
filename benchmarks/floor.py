"""(b) The ensemble against a counted floor: the dear operations a replicate of `paris` needs.

The plain-Python run of the same weeks is watched call by call: how many blocks of random words,
exponentials, logarithms and so on it makes. Divisions are counted from the source of each
function that runs, times its calls (a branch not taken still counts). Each operation's price is
measured in a tight compiled loop on this machine.
"""

from __future__ import annotations

import ast
import inspect
import json
import math
import os
import subprocess
import sys
import textwrap
from collections import Counter
from pathlib import Path

COUNTED = 3
PRICED = 200_000
OWN = ("rules", "weeks")


def count() -> dict[str, float]:
    """Return operations a replicate, counted in a process without compilation."""
    environment = {**os.environ, "COALITION_SIM_PURE": "1", "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, __file__, "--count"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return {name: float(number) for name, number in json.loads(done.stdout).items()}


def watch() -> Counter[str]:
    """Simulate some replicates under a profiler that counts calls."""
    from coalition_sim.engine import simulate

    called: Counter[object] = Counter()
    functions: Counter[str] = Counter()

    def profile(frame: object, event: str, argument: object) -> None:
        if event == "call":
            called[frame.f_code] += 1  # type: ignore[attr-defined]
        elif event == "c_call" and getattr(argument, "__module__", "") == "math":
            functions[argument.__name__] += 1  # type: ignore[attr-defined]

    import threading

    threading.setprofile(profile)
    simulate("paris", COUNTED, jobs=1, keep=0)
    threading.setprofile(None)
    for code, calls in called.items():
        if Path(code.co_filename).parent.name in OWN:  # type: ignore[attr-defined]
            functions["division"] += calls * divisions(code)
            if code.co_name == "philox4x32":  # type: ignore[attr-defined]
                functions["Philox block"] += calls
    return functions


def divisions(code: object) -> int:
    """Return the divisions written in a function."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(code)))  # type: ignore[arg-type]
    return sum(isinstance(node, ast.Div) for node in ast.walk(tree))


def prices() -> dict[str, float]:
    """Return nanoseconds an operation in a tight compiled loop."""
    import numba
    import numpy as np
    from measure import median_seconds

    from coalition_sim.rules import draws

    values = np.random.default_rng(0).uniform(0.05, 0.95, 4096)

    def priced(operation: object) -> float:
        @numba.njit(nogil=True)
        def loop(n: int, x: object) -> float:
            total = 0.0
            for i in range(n):
                total += operation(x[i & 4095])  # type: ignore[operator,index]
            return total

        return median_seconds(lambda: loop(PRICED, values)) / PRICED * 1e9

    @numba.njit(nogil=True)
    def blocks(n: int) -> float:
        total = 0.0
        for i in range(n):
            u = draws.uniform4(1, 2, i, 5, 7, 0)
            total += u[0] + u[1] + u[2] + u[3]
        return total

    operations = {
        "exp": lambda x: math.exp(-x),
        "log": lambda x: math.log(x),
        "log1p": lambda x: math.log1p(-x),
        "expm1": lambda x: math.expm1(-x),
        "log10": lambda x: math.log10(x),
        "pow": lambda x: math.pow(x, x),
        "cos": lambda x: math.cos(x),
        "sin": lambda x: math.sin(x),
        "sqrt": lambda x: math.sqrt(x),
        "division": lambda x: 1.0 / x,
    }
    cost = {name: priced(numba.njit(function)) for name, function in operations.items()}
    empty = priced(numba.njit(lambda x: x))
    cost = {name: max(0.0, price - empty) for name, price in cost.items()}
    cost["Philox block"] = median_seconds(lambda: blocks(PRICED)) / PRICED * 1e9
    return cost


def report() -> str:
    """Return the bill, line by line, and the distance to it."""
    from engines import ensemble_seconds
    from measure import table

    numbers, cost = count(), prices()
    lines = {name: numbers.get(name, 0.0) * cost[name] / 1e3 for name in cost}
    floor = sum(lines.values())
    taken = ensemble_seconds(1) * 1e6
    rows = [
        (name, f"{numbers.get(name, 0.0):,.0f}", f"{cost[name]:.2f}", f"{lines[name]:.1f}")
        for name in sorted(lines, key=lambda name: -lines[name])
    ]
    rows.append(("**floor**", "", "", f"**{floor:.0f}**"))
    rows.append(("**ensemble, one thread**", "", "", f"**{taken:.0f}**"))
    bill = table(("operation", "a replicate", "ns each", "µs a replicate"), rows)
    return f"{bill}\n\nThe ensemble takes {taken / floor:.2f} times the counted floor."


if __name__ == "__main__":
    if "--count" in sys.argv:
        print(json.dumps({name: n / COUNTED for name, n in watch().items()}))
    else:
        print(report())
