"""Patterns of the past that a credible parameter set must reproduce, each with its band.

Pattern-oriented modelling (grimm2005): several weak patterns at once hold a model better than one
strong fit. A pattern is measured on runs of shipped scenarios; its band comes from outside, and
stands with its source in ``data/patterns.toml``.
"""

from __future__ import annotations

import math
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from coalition_sim.study.pattern_measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable

    from coalition_sim.engine.estimates import Estimate
    from coalition_sim.study.pattern_runs import Runs


class Pattern(NamedTuple):
    """One statistic of a pattern, and the band in which it must lie.

    Attributes
    ----------
    key, name : str
        The pattern ("P2") and the statistic of it ("armed_52"); the name is unique.
    what : str
        The statistic in words, with its unit.
    scenarios : tuple of str
        What is simulated for it.
    low, high : float
        The band, ends included.
    source : str
        Keys of ``references.bib`` for the band.
    calibrates : bool
        Whether parameter sets must pass it; the others are only reported.
    """

    key: str
    name: str
    what: str
    scenarios: tuple[str, ...]
    low: float
    high: float
    source: str
    calibrates: bool = True

    def measure(self, runs: Runs) -> Estimate:
        """Return the statistic with its interval."""
        return MEASURES[self.name](runs)

    def holds(self, estimate: Estimate) -> bool:
        """Whether the statistic lies in the band."""
        return self.low <= estimate.value <= self.high

    def may_hold(self, estimate: Estimate) -> bool:
        """Whether the statistic's interval and the band meet: not excluded by so few futures."""
        if math.isnan(estimate.value):
            return False
        ends = (estimate.low, estimate.high)
        low, high = (estimate.value if math.isnan(end) else end for end in ends)
        return low <= self.high and high >= self.low


def _read() -> tuple[Pattern, ...]:
    text = (files("coalition_sim.study") / "data" / "patterns.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["pattern"]
    return tuple(Pattern(**entry | {"scenarios": tuple(entry["scenarios"])}) for entry in entries)


PATTERNS = _read()


def pattern_table(
    runs: Runs, *, progress: Callable[[int, int], None] | None = None
) -> pd.DataFrame:
    """Return statistic, interval, band and whether it holds: one row a statistic.

    Parameters
    ----------
    runs : Runs
        What is simulated.
    progress : callable, optional
        Called with patterns done and patterns in all.
    """
    rows = []
    for pattern in PATTERNS:
        found = pattern.measure(runs)
        rows.append(
            {
                "pattern": pattern.key,
                "statistic": pattern.name,
                "what": pattern.what,
                "scenario": " ".join(pattern.scenarios),
                **found._asdict(),
                "band_low": pattern.low,
                "band_high": pattern.high,
                "passed": pattern.holds(found),
                "calibrates": pattern.calibrates,
                "source": pattern.source,
            }
        )
        if progress is not None:
            progress(len(rows), len(PATTERNS))
    return pd.DataFrame(rows)
