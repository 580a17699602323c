"""The ensemble against a counted floor: python benchmarks/floor.py.

A copy of the package is rewritten so that every draw, function of `math` and division of the
rules and weeks is counted, and runs some futures of paris as plain Python. Each count, times what
one such operation costs in a tight compiled loop on this machine, is what no engine with these
equations could save.
"""

from __future__ import annotations

import ast
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from measuring import medians, table
from numba import njit

import coalition_sim
from coalition_sim.engine import simulate
from coalition_sim.rules import draws
from coalition_sim.scenario import load_scenario

FUTURES = 6
TIMED = 2000
LIMIT = 2.5
CHEAP = ("add", "multiply")
WORDS = {
    "draw": "draws of four uniforms (Philox blocks)",
    "exp": "exponentials",
    "log": "logarithms",
    "divide": "divisions",
}
ALIKE = {"log1p": "log", "log10": "log", "expm1": "exp", "sin": "cos"}
RUN = """
import json, builtins
from collections import Counter
counted = Counter()
def count(what, where, function, *arguments):
    value = function(*arguments)
    if what in ("draw", "divide") or isinstance(value, float) or what not in ("add", "multiply"):
        counted[what, where] += 1
    return value
builtins.__count__ = count
from coalition_sim.engine import simulate
simulate("paris", 1)
counted.clear()
outcomes = simulate("paris", {futures}, jobs=1, keep=0).raw.outcomes
print(json.dumps([int(outcomes["end_week"].sum()), [[*k, n] for k, n in counted.items()]]))
"""


class Counting(ast.NodeTransformer):
    """Replace each operation by a call that counts it."""

    def __init__(self, module: str) -> None:
        self.module, self.where = module, module

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Remember in which rule an operation stands."""
        node.decorator_list = []
        self.where = f"{self.module}.{node.name}"
        if node.name != "philox4x32":
            node.body = [self.visit(line) for line in node.body]
        self.where = self.module
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Count divisions, sums and products."""
        self.generic_visit(node)
        kinds = {ast.Div: "divide", ast.Add: "add", ast.Sub: "add", ast.Mult: "multiply"}
        kind = kinds.get(type(node.op))
        if kind is None or self.where == self.module:
            return node
        names = {ast.Div: "truediv", ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul"}
        function = ast.parse(f"__import__('operator').{names[type(node.op)]}", mode="eval").body
        return self._counted(kind, function, [node.left, node.right])

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Count draws and functions of `math`."""
        self.generic_visit(node)
        function = node.func
        if isinstance(function, ast.Name) and function.id == "philox4x32":
            return self._counted("draw", function, node.args)
        of_math = isinstance(function, ast.Attribute) and ast.unparse(function.value) == "math"
        if of_math and self.where != self.module and function.attr != "floor":
            return self._counted(function.attr, function, node.args)
        return node

    def _counted(self, kind: str, function: ast.expr, arguments: list[ast.expr]) -> ast.Call:
        words = [ast.Constant(kind), ast.Constant(self.where)]
        return ast.Call(ast.Name("__count__", ast.Load()), [*words, function, *arguments], [])


def rewrite(package: Path) -> None:
    """Let every rule and every phase of a copied package count."""
    for path in [*(package / "rules").glob("*.py"), *(package / "engine" / "weeks").glob("*.py")]:
        if path.stem not in ("_compile", "compiled", "layout", "__init__"):
            tree = Counting(path.stem).visit(ast.parse(path.read_text(encoding="utf-8")))
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")


def count(futures: int = FUTURES) -> tuple[int, Counter[tuple[str, str]]]:
    """Return the weeks lived by some futures of paris, and how often each operation was done."""
    source = Path(coalition_sim.__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / source.name
        shutil.copytree(source, package, ignore=shutil.ignore_patterns("__pycache__"))
        scenarios = source.parent.parent / "scenarios"
        if scenarios.is_dir():
            shutil.copytree(scenarios, package / "scenarios", dirs_exist_ok=True)
        rewrite(package)
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", RUN.replace("{futures}", str(futures))],
            env=os.environ | {"PYTHONPATH": folder, "COALITION_SIM_PURE": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
    weeks, rows = json.loads(done.stdout)
    return weeks, Counter({(what, where): number for what, where, number in rows})


# what each costs -----------------------------------------------------------------------------

N = 1_000_000
X = np.random.default_rng(1).uniform(0.1, 0.9, 1024)


def _loop(function: Any) -> Any:
    """Return a compiled loop that sums a function over numbers that it cannot know before."""
    inner = njit(inline="always")(function)

    @njit(error_model="numpy")
    def loop(x: Any) -> float:
        total = 0.0
        for i in range(N):
            total += inner(x[i & 1023], x[(i + 7) & 1023])
        return total

    loop(X)
    return loop


def _draw(a: float, b: float) -> float:
    u = draws.uniform4(1, int(a * 1e9), int(b * 1e9), 3, 5, 7)
    return u[0] + u[1] + u[2] + u[3]


TIGHT = {
    "draw": _draw,
    "exp": lambda a, _: math.exp(-a),
    "log": lambda a, _: math.log(a),
    "divide": lambda a, b: a / b,
    "cos": lambda a, _: math.cos(6.28 * a),
    "sqrt": lambda a, _: math.sqrt(a),
    "pow": lambda a, b: math.pow(a, b),
    "multiply": lambda a, b: a * b,
    "add": lambda a, _: a,
}


# the tables ----------------------------------------------------------------------------------


def report(futures: int = FUTURES) -> str:
    """Return the floor line by line, and the rules that make it up."""
    scenario = load_scenario("paris")
    weeks, counted = count(futures)
    lived = simulate(scenario, TIMED, keep=0).raw.outcomes["end_week"].mean()
    loops = {name: partial(_loop(function), X) for name, function in TIGHT.items()}
    whole = {"ensemble": partial(simulate, scenario, TIMED, jobs=1, keep=0)}
    taken = medians(whole | loops, clock=time.process_time)
    one = taken.pop("ensemble") / TIMED
    each = {name: 1e9 * seconds / N for name, seconds in taken.items()}
    scale = lived / weeks
    by_kind: Counter[str] = Counter()
    by_rule: Counter[str] = Counter()
    for (kind, where), number in counted.items():
        by_kind[ALIKE.get(kind, kind)] += number
        if kind not in CHEAP:
            by_rule[where] += number * each[ALIKE.get(kind, kind)]
    kinds = [kind for kind in by_kind if kind not in CHEAP]
    micro = {kind: by_kind[kind] * scale * each[kind] / 1e3 for kind in by_kind}
    floor = sum(micro[kind] for kind in kinds)
    rows = [
        [WORDS.get(k, k), f"{by_kind[k] * scale:,.0f}", f"{each[k]:.2f}", f"{micro[k]:.1f}"]
        for k in sorted(kinds, key=lambda k: -micro[k])
    ]
    rows += [
        ["**floor**", "", "", f"**{floor:.0f}**"],
        ["**ensemble, one thread**", "", "", f"**{1e6 * one:.0f}**"],
        ["**ratio** (aim: at most 2.5)", "", "", f"**{1e6 * one / floor:.2f}**"],
    ]
    plain = [
        [f"{kind} (not in the floor)", f"{by_kind[kind] * scale:,.0f}", f"{each[kind]:.2f}",
         f"{micro[kind]:.1f}"]
        for kind in CHEAP
    ]  # fmt: skip
    top = [[where, f"{ns * scale / 1e3:.1f}"] for where, ns in by_rule.most_common(12)]
    note = (
        f"Counted over {futures} futures of paris ({weeks} weeks), scaled to the mean of "
        f"{lived:.0f} weeks. The floor per state and week is "
        f"{1e3 * floor / lived / len(scenario.states):.1f} ns. Where the floor is spent:"
    )
    head = ["operation", "in one replicate", "ns each", "µs"]
    return "\n\n".join([table(head, rows + plain), note, table(["rule", "µs"], top)])


if __name__ == "__main__":
    print(report())
