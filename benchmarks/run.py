"""All benchmarks of the engines, printed and written: python benchmarks/run.py [--million].

``--million`` adds a million replicates. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import compiling
import engines
import floor
import scaling
from measuring import machine

RESULTS = Path(__file__).parent / "results.md"


def main(*, million: bool) -> None:
    """Measure, print and write."""
    parts = ["# Benchmarks of the two engines", "Written by `python benchmarks/run.py`.", machine()]
    sections = {
        "The Mesa engine and the ensemble": engines.report,
        "The ensemble and a counted floor": floor.report,
        "Scaling": lambda: scaling.report(million=million),
        "First use": compiling.report,
    }
    for title, report in sections.items():
        start = time.perf_counter()
        parts += [f"## {title}", report()]
        print(parts[-2], parts[-1], f"({time.perf_counter() - start:.0f} s)", sep="\n\n")
    RESULTS.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(million="--million" in sys.argv)
