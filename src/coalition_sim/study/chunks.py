"""The pieces of a study: chunks of points, what is measured at each, and how one is run.

A worker process needs this module and the engine, and nothing else: no Mesa, no tables.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import coalition_sim
from coalition_sim.engine import simulate
from coalition_sim.engine.estimates import Z95
from coalition_sim.engine.headline import headline_rows
from coalition_sim.errors import CoalitionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario
    from coalition_sim.study.design import Design

    Columns = Mapping[str, Sequence[Any]]
    Measure = Callable[[Results], Columns]

CHUNK_REPLICATES = 2000
FEWEST_CHUNKS = 16
WORKER_DIED = "its worker process died each time; --resume tries it again"


@cache
def sources_hash() -> str:
    """Return a hash of the rules and the engine, so that an edited rule is not mixed with old."""
    package = Path(coalition_sim.__file__).parent
    digest = hashlib.sha256()
    for room in ("rules", "engine"):
        for source in sorted((package / room).glob("*.py")):
            digest.update(source.name.encode())
            digest.update(source.read_bytes())
    return digest.hexdigest()


class PointRows(NamedTuple):
    """What was found at one point: columns of equal length, or an error and no columns."""

    point: int
    error: str
    columns: Columns


@dataclass(frozen=True)
class Chunk:
    """Some points that one worker runs in one go; all that it needs to know."""

    number: int
    first: int
    overrides: tuple[Mapping[str, Any], ...]
    scenario: Scenario
    replicates: int
    seed: int
    measure: Measure

    def __len__(self) -> int:
        """Return the number of points."""
        return len(self.overrides)

    @property
    def points(self) -> range:
        """The numbers of the points."""
        return range(self.first, self.first + len(self))


def headline(results: Results) -> Columns:
    """Measure a point by the headline of its run: one row.

    Returns
    -------
    mapping
        For each quantity its estimate, ``_low`` and ``_high``, the ends of its 95 % interval,
        and ``_se``, its standard error: the longer arm of that interval over 1.96, since an
        interval is cut where a share cannot go.
    """
    columns = {}
    rows = headline_rows(results.raw, weeks=results.weeks, gate=results.scenario.gate)
    for key, _, (value, low, high, _), _ in rows:
        columns[key] = (value,)
        columns[f"{key}_se"] = (max(high - value, value - low) / Z95,)
        columns[f"{key}_low"] = (low,)
        columns[f"{key}_high"] = (high,)
    return columns


def outcomes(results: Results) -> Columns:
    """Measure a point by the outcome of every replicate: one row each."""
    table = results.outcomes.reset_index()
    return {str(name): table[name].tolist() for name in table}


def chunk_length(points: int, replicates: int) -> int:
    """Return the points of one chunk: about two seconds' work, fewer where points are few.

    It depends on the study alone, so that a study can go on with another number of workers.
    """
    return max(1, min(-(-CHUNK_REPLICATES // replicates), points // FEWEST_CHUNKS))


def chunks(
    scenario: Scenario, design: Design, *, replicates: int, seed: int, measure: Measure
) -> Iterator[Chunk]:
    """Yield the chunks of a design, in order."""
    length = chunk_length(len(design), replicates)
    for number, first in enumerate(range(0, len(design), length)):
        points = range(first, min(first + length, len(design)))
        overrides = tuple(design.overrides(point) for point in points)
        yield Chunk(number, first, overrides, scenario, replicates, seed, measure)


def run_chunk(chunk: Chunk, jobs: int = 1) -> list[PointRows]:
    """Simulate the points of a chunk; one that raises is recorded with its error.

    Parameters
    ----------
    chunk : Chunk
        The points, and what to do at each.
    jobs : int
        Threads.
    """
    return [_run_point(chunk, n, jobs) for n in range(len(chunk))]


def _run_point(chunk: Chunk, n: int, jobs: int) -> PointRows:
    point = chunk.first + n
    try:
        scenario = chunk.scenario.with_overrides(chunk.overrides[n])
        results = simulate(scenario, chunk.replicates, seed=chunk.seed, jobs=jobs, keep=0)
        return PointRows(point, "", chunk.measure(results))
    except Exception as error:  # noqa: BLE001 - whatever a point raises is its result
        return PointRows(point, _sentence(error), {})


def _sentence(error: Exception) -> str:
    kind = "" if isinstance(error, CoalitionError) else f"{type(error).__name__}: "
    return f"{kind}{error}"


def dead_chunk(chunk: Chunk) -> list[PointRows]:
    """Return the rows of a chunk that kept killing its worker."""
    return [PointRows(point, WORKER_DIED, {}) for point in chunk.points]
