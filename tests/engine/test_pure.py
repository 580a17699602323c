"""Without Numba the same code runs as plain Python: slower, with the same bits."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from coalition_sim.engine import simulate, trace
from coalition_sim.rules._compile import HAS_NUMBA
from coalition_sim.scenario import load_scenario

pytestmark = pytest.mark.slow
PARTS = "outcomes weekly ladder hazard counts legal lags state_weekly alive"
CHANGES = {"weeks": 12, "GBR__support": 0.45}
WAR = {"week": 9, "kind": "violation", "rung": "offensive"}


def script(first, seen):
    return f"""
import hashlib, sys, warnings
{first}
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("{seen}")
    from coalition_sim.engine import simulate, trace
    from coalition_sim.rules._compile import HAS_NUMBA
    from coalition_sim.scenario import load_scenario
    scenario = load_scenario("paris").replace(**{CHANGES!r}, events=[{WAR!r}])
    parts = [trace(scenario, seed=3, replicate=1).to_numpy().tobytes()]
    raw = simulate(scenario, 2, seed=3, jobs=2).raw
    simulate(scenario.replace(weeks=10), 1)
    parts += [getattr(raw, part).tobytes() for part in {PARTS!r}.split()]
print(HAS_NUMBA, hashlib.sha256(b"".join(parts)).hexdigest())
for warning in seen:
    if "Numba" in str(warning.message):
        print(warning.message)
"""


def run_alone(first="", *, pure="", seen="always"):
    """Return what the script prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script(first, seen)],
        env=os.environ | {"COALITION_SIM_PURE": pure},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def expected():
    """Return the hash of the same futures in this process."""
    scenario = load_scenario("paris").replace(**CHANGES, events=[WAR])
    raw = simulate(scenario, 2, seed=3).raw
    parts = [trace(scenario, seed=3, replicate=1).to_numpy().tobytes()]
    parts += [getattr(raw, part).tobytes() for part in PARTS.split()]
    return hashlib.sha256(b"".join(parts)).hexdigest()


@pytest.mark.parametrize(
    ("first", "pure"),
    [("", "1"), ("sys.modules['numba'] = None", "")],
    ids=["switched off", "not installed"],
)
def test_plain_python_gives_the_same_bytes_and_says_so_once(first, pure):
    head, *warnings = run_alone(first, pure=pure)
    assert head.split() == ["False", expected()]
    assert len(warnings) == 1
    assert "plain Python" in warnings[0]


@pytest.mark.skipif(not HAS_NUMBA, reason="nothing is compiled here")
def test_with_numba_there_is_no_such_warning():
    (head,) = run_alone()
    assert head.split() == ["True", expected()]
