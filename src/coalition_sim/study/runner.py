"""The one runner: any study is points at which a scenario is simulated and measured.

Points go in chunks to an executor; what comes back is written chunk by chunk; what is done
survives whatever ends the process. The table at the end is the same for any executor and any
number of workers, to the byte, whether or not the study was interrupted.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_sim.engine.results import software_versions
from coalition_sim.errors import OutputError, StudyError, did_you_mean
from coalition_sim.scenario import load_scenario
from coalition_sim.study import executors
from coalition_sim.study.chunks import chunks, dead_chunk, headline, sources_hash
from coalition_sim.study.design import Design, check_design
from coalition_sim.study.shards import Archive, put, shard_table, whole_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd
    import pyarrow as pa

    from coalition_sim.scenario import Scenario
    from coalition_sim.study.chunks import Chunk, Measure

WORD = 2**32


def run_points(
    scenario: Scenario | str | Path,
    design: Design | Iterable[Mapping[str, Any]],
    *,
    replicates: int = 1000,
    seed: int = 0,
    measure: Measure = headline,
    out: str | Path | None = None,
    resume: bool = False,
    executor: str = "serial",
    jobs: int | None = None,
    scheduler: Any = None,
    progress: Callable[[int, int], None] | None = None,
    study: str = "points",
) -> pd.DataFrame:
    """Simulate a scenario at each point of a design, and measure each.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What the points change.
    design : Design or iterable of mapping
        The points; a mapping holds overrides by dotted key, the same keys in each.
    replicates : int
        Futures of each point.
    seed : int
        Seed of all luck; all points share it, replicate by replicate.
    measure : callable, optional
        Takes the `Results` of a point and returns columns of equal length. One of
        `chunks.headline` (a row a point) and `chunks.outcomes` (a row a replicate), or any
        function that can be imported by name.
    out : str or Path, optional
        Folder for manifest, shards and table; nothing is written unless given.
    resume : bool
        Whether to go on with the same study in that folder.
    executor : {"serial", "processes", "auto", "dask"}
        This process with ``jobs`` threads; ``jobs`` processes; whichever of the two is sooner
        done; a Dask cluster. A script that starts processes must do so under
        ``if __name__ == "__main__":``.
    jobs : int, optional
        Threads or processes; as many as there are cores unless given.
    scheduler : str or distributed cluster, optional
        Address or file of a Dask scheduler; implies ``executor="dask"``.
    progress : callable, optional
        Called with points done and points to do (without those done before a resume).
    study : str
        Name of the study; the table is written as ``<study>.parquet`` and ``<study>.csv``.

    Returns
    -------
    pandas.DataFrame
        ``point``, the values that it changed, ``error`` (empty where none), and what was
        measured.

    Raises
    ------
    StudyError, ScenarioError
        If no point can be simulated, or an argument is out of its range.
    OutputError
        If the folder cannot be written, or holds something else. What is done is kept.
    """
    plan = design if isinstance(design, Design) else Design.of_points(design)
    loaded = load_scenario(scenario)
    _check(plan, replicates, seed, jobs, executor)
    if executor == "dask" and scheduler is None:
        raise StudyError('executor = "dask" needs a scheduler; give its address or its file')
    check_design(loaded, plan)
    pieces = list(chunks(loaded, plan, replicates=replicates, seed=seed, measure=measure))
    keeper = Keeper(pieces, _archive(out, study, plan, pieces[0]), progress)
    keeper.open(resume=resume)
    keeper.run(executor, jobs or os.cpu_count() or 1, scheduler)
    table: pd.DataFrame = keeper.finish(plan).to_pandas()
    return table


class Keeper:
    """What has come back of a study, and where it is kept."""

    def __init__(
        self,
        pieces: list[Chunk],
        archive: Archive | None,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self.pieces = pieces
        self.archive = archive
        self.progress = progress
        self.to_do = pieces
        self.tables: dict[int, pa.Table] = {}
        self.n_done = 0

    def open(self, *, resume: bool) -> None:
        """Make the folder ready, and find out which chunks are done."""
        if self.archive is None:
            return
        self.archive.open(resume=resume)
        put(self.archive.folder / "scenario.toml", self.pieces[0].scenario.to_toml().encode())
        if resume:
            self.to_do = [piece for piece in self.pieces if self.archive.read(piece) is None]

    def run(self, executor: str, jobs: int, scheduler: Any) -> None:
        """Run what is to do, and keep each chunk as it comes."""
        total = sum(map(len, self.to_do))
        try:
            with closing(_results(executor, self.to_do, jobs, scheduler)) as results:
                for chunk, rows in results:
                    self.keep(chunk, rows)
                    self.n_done += len(chunk)
                    if self.progress is not None:
                        self.progress(self.n_done, total)
        except KeyboardInterrupt as interrupt:
            interrupt.add_note(self.said(total))
            raise

    def keep(self, chunk: Chunk, rows: Any) -> None:
        """Keep a chunk's rows; those of a dead one are not written, so that it is tried again."""
        if rows is None:
            self.tables[chunk.number] = shard_table(dead_chunk(chunk))
        elif self.archive is None:
            self.tables[chunk.number] = shard_table(rows)
        else:
            self.archive.write(chunk, shard_table(rows))

    def said(self, total: int) -> str:
        """Return how far an interrupted study came, and how to go on."""
        if self.archive is None:
            return f"{self.n_done} of {total} points were done; give out=FOLDER to keep them"
        folder = self.archive.folder
        return f"{self.n_done} of {total} points are done and kept in {folder}"

    def finish(self, plan: Design) -> pa.Table:
        """Return the whole table, and write it where there is a folder."""
        table = whole_table(plan, [self.table(piece) for piece in self.pieces])
        if self.archive is not None:
            self.archive.finish(table)
        return table

    def table(self, piece: Chunk) -> pa.Table:
        """Return the table of a finished chunk."""
        if piece.number in self.tables or self.archive is None:
            return self.tables[piece.number]
        table = self.archive.read(piece)
        if table is None:
            rule = "cannot be read back"
            raise OutputError(f"{self.archive.path(piece)}: {rule}; go on with resume=True")
        return table


def _results(executor: str, to_do: list[Chunk], jobs: int, scheduler: Any) -> Any:
    if not to_do:
        return executors.serial([], jobs=1)
    if executor == "dask" or scheduler is not None:
        return executors.dask(to_do, scheduler=scheduler)
    if executor == "processes" or (executor == "auto" and _is_large(to_do, jobs)):
        return executors.processes(to_do, jobs=jobs)
    return executors.serial(to_do, jobs=jobs)


def _is_large(to_do: list[Chunk], jobs: int) -> bool:
    """Return whether processes save more time than it takes to start them: ten seconds' work."""
    weeks = sum(map(len, to_do)) * to_do[0].replicates * to_do[0].scenario.weeks
    return min(jobs, len(to_do)) > 1 and weeks > executors.WORTH_PROCESSES


def _archive(out: str | Path | None, study: str, plan: Design, piece: Chunk) -> Archive | None:
    """Return the archive of a study, whose manifest holds all that its numbers depend on."""
    if out is None:
        return None
    manifest = {
        "study": study,
        "scenario": {"name": piece.scenario.name, "hash": piece.scenario.hash},
        "replicates": piece.replicates,
        "seed": piece.seed,
        "measure": f"{piece.measure.__module__}.{piece.measure.__qualname__}",
        "chunk": len(piece),
        "versions": software_versions(),
        "sources": sources_hash(),
        "design": {"kind": plan.kind, "keys": plan.keys, "points": plan.points},
    }
    return Archive(Path(out), manifest)


def _check(plan: Design, replicates: int, seed: int, jobs: int | None, executor: str) -> None:
    if not len(plan):
        raise StudyError("the design has no points; give at least one")
    if not 1 <= replicates < WORD:
        raise StudyError(f"replicates = {replicates} is out of range; give 1 to {WORD - 1}")
    if not 0 <= seed < WORD:
        raise StudyError(f"seed = {seed} is out of range; give 0 to {WORD - 1}")
    if jobs is not None and jobs < 1:
        raise StudyError(f"jobs = {jobs} is below 1; give the number of workers")
    if executor not in executors.EXECUTORS:
        hint = did_you_mean(executor, executors.EXECUTORS)
        remedy = hint or f"; choose from {', '.join(executors.EXECUTORS)}"
        raise StudyError(f'executor = "{executor}" is unknown{remedy}')
