"""Run the benchmarks and write results.md: python benchmarks/run.py [--million]."""

from __future__ import annotations

import sys
from pathlib import Path

import engines
import floor
import scaling
from measure import machine

TITLES = {
    "Mesa against the ensemble": engines.report,
    "The ensemble against a counted floor": floor.report,
    "Scaling and memory": lambda: scaling.report(million="--million" in sys.argv),
}


def main() -> None:
    """Print each part as it is measured, then write all of them."""
    parts = ["# Benchmarks", f"Medians of one run on {machine()}"]
    for title, report in TITLES.items():
        parts.append(f"## {title}\n\n{report()}")
        print(parts[-1], flush=True)
    text = "\n\n".join(parts)
    Path(__file__).with_name("results.md").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
