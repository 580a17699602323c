"""Calibrate from scratch: the accepted set, null rates, the table of patterns, the claims.

    python tools/calibrate.py                # everything: over an hour on two cores
    python tools/calibrate.py --step tables  # patterns and claims again, for the stored set

What it finds is stored in the package, at src/coalition_sim/study/data. Each wave is kept in --out,
so that a run that was ended goes on where it was. The same seed gives the same set.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

import pandas as pd

import coalition_sim
from coalition_sim.scenario import load_scenario
from coalition_sim.study.accepted import accepted
from coalition_sim.study.calibrate import MEMBERS, calibrate, calibrated, free_ranges
from coalition_sim.study.claims import claims_table
from coalition_sim.study.design import grid
from coalition_sim.study.runner import run_points
from coalition_sim.study.validate import validate

DATA = Path(coalition_sim.__file__).parent / "study" / "data"
SAY_EVERY = 25
DIGITS = "%.6g"


def main() -> None:
    """Find the accepted set, then store what is told of it."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--step", choices=["all", "set", "tables"], default="all")
    parser.add_argument("--out", type=Path, default=Path("runs/calibration"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--members", type=int, default=MEMBERS)
    parser.add_argument("--jobs", type=int)
    given = parser.parse_args()
    if given.step != "tables":
        found = calibrate(given.out, say, seed=given.seed, wanted=given.members, jobs=given.jobs)
        store_set(found, given.out)
    if given.step != "set":
        store_tables(given.jobs)


def store_set(found: pd.DataFrame, out: Path) -> None:
    """Store the accepted set, the default first, and what random draws pass."""
    parameters = load_scenario("paris").parameters
    default = pd.DataFrame([{key: getattr(parameters, key) for key in free_ranges()}])
    members = pd.concat([default, found[list(free_ranges())]], ignore_index=True)
    members.to_csv(DATA / "accepted.csv", index=False)
    pd.read_csv(out / "null_rates.csv").to_csv(DATA / "null_rates.csv", index=False)
    accepted.cache_clear()
    print(f"{len(members)} members; write these ranges into parameters.toml as passes:")
    for key in calibrated():
        low, high = members[key].quantile([0.05, 0.95])
        print(f"{key}: passes = [{low:.4g}, {high:.4g}]")


def store_tables(jobs: int | None) -> None:
    """Store the patterns under the default, and the claims over the accepted set."""
    patterns = validate(replicates=2000, jobs=jobs).table
    patterns.to_csv(DATA / "patterns.csv", index=False, float_format=DIGITS)
    claims = claims_table(executor="processes", jobs=jobs, progress=partial(say, "claims"))
    claims.to_csv(DATA / "claims.csv", index=False, float_format=DIGITS)
    levels().to_csv(DATA / "levels.csv", index=False, float_format=DIGITS)
    print(patterns[["statistic", "value", "passed", "null_rate"]].to_string(index=False))
    print(claims[["claim", "share_of_sign", "median", "settled"]].to_string(index=False))


def levels() -> pd.DataFrame:
    """Return how the level of results moves with the challenger's ambition and with psi."""
    design = grid({"ambition_median": [0.6, 1.0, 1.6], "current_calculus": [0.0, 0.5, 1.0]})
    found = {
        name: run_points(name, design, replicates=2000, executor="processes")
        for name in ("bare_truce", "no_us_backstop", "paris")
    }
    kept = [*design.keys, "survival_armed", "survival_offensive"]
    parts = {name: table[kept] for name, table in found.items()}
    return pd.concat(parts, names=["scenario", "row"]).reset_index("scenario")


def say(name: str, done: int, total: int) -> None:
    """Say how far a wave is."""
    if done % SAY_EVERY == 0 or done == total:
        print(f"{name}: {done} of {total}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
