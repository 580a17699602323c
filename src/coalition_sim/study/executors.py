"""Who runs the chunks: this process, several processes, or the workers of a Dask cluster.

Each executor takes chunks and yields each with its rows as it is done, in any order. A chunk whose
worker dies is tried again; one that kills its worker every time is yielded as dead.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import Counter
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from coalition_sim.engine import simulate
from coalition_sim.errors import MissingExtraError, StudyError
from coalition_sim.study.chunks import run_chunk, sources_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coalition_sim.study.chunks import Chunk, PointRows

    Done = Iterator[tuple[Chunk, list[PointRows] | None]]

TRIES = 3
EXECUTORS = ("auto", "serial", "processes", "dask")
WORTH_PROCESSES = 2_500_000
IN_FLIGHT = 256
CONNECT_SECONDS = "20s"


def serial(chunks: Iterable[Chunk], *, jobs: int) -> Done:
    """Run chunks one after the other, each on all threads."""
    for chunk in chunks:
        yield chunk, run_chunk(chunk, jobs)


class Worker:
    """One process, and the chunk that it runs.

    A pool of one process each, rather than one pool of all: when a process dies, the chunk that
    it ran is known, and no other chunk is lost with it.
    """

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pool = ProcessPoolExecutor(1, mp_context=context, initializer=_begin_worker)
        with _interrupts_held():
            self.process = self.pool.submit(os.getpid)

    def check_began(self) -> None:
        """Raise if the process died before it could run anything."""
        with suppress(BrokenProcessPool):
            if self.process.done():
                self.process.result()
                return
        raise StudyError(
            "worker processes cannot start here; in a script put the call under "
            '`if __name__ == "__main__":`, or give executor="serial"'
        )

    def stop(self) -> None:
        """End the process at once, whatever it does."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        if self.process.done() and not self.process.cancelled() and not self.process.exception():
            for child in multiprocessing.active_children():
                if child.pid == self.process.result():
                    child.terminate()


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start a process to which Ctrl-C never comes, not even while it imports."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Crew:
    """Workers, the chunks that they run, and how often each chunk has killed one."""

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        self.waiting = iter(chunks)
        self.busy: dict[Future[list[PointRows]], tuple[Worker, Chunk]] = {}
        self.deaths: Counter[int] = Counter()

    def run(self, jobs: int) -> Done:
        """Run all chunks on so many workers."""
        try:
            for chunk in islice(self.waiting, jobs):
                self.start(Worker(), chunk)
            while self.busy:
                for future in wait(self.busy, return_when=FIRST_COMPLETED).done:
                    yield from self.collect(future)
        finally:
            for worker, _ in self.busy.values():
                worker.stop()

    def start(self, worker: Worker, chunk: Chunk) -> None:
        """Let a worker begin a chunk."""
        self.busy[worker.pool.submit(run_chunk, chunk)] = worker, chunk

    def go_on(self, worker: Worker | None) -> None:
        """Let a worker, or a new one, begin the next chunk; end it where none is left."""
        chunk = next(self.waiting, None)
        if chunk is not None:
            self.start(worker or Worker(), chunk)
        elif worker is not None:
            worker.stop()

    def collect(self, future: Future[list[PointRows]]) -> Done:
        """Yield what a worker found, once it is busy again; replace it if it died."""
        worker, chunk = self.busy[future]
        try:
            rows = future.result()
        except BrokenProcessPool:
            worker.check_began()
            yield from self.replace(future)
            return
        del self.busy[future]
        self.go_on(worker)
        yield chunk, rows

    def replace(self, future: Future[list[PointRows]]) -> Done:
        """Try the chunk of a dead worker on a new one, or give it up."""
        worker, chunk = self.busy.pop(future)
        worker.stop()
        self.deaths[chunk.number] += 1
        if self.deaths[chunk.number] < TRIES:
            self.start(Worker(), chunk)
        else:
            self.go_on(None)
            yield chunk, None


def processes(chunks: Sequence[Chunk], *, jobs: int) -> Done:
    """Run chunks on processes of one thread each; a new process replaces one that dies."""
    if not chunks:
        return
    simulate(chunks[0].scenario, 1, jobs=1, keep=0)  # compiles once, where nobody else does
    yield from Crew(chunks).run(min(jobs, len(chunks)))


def dask(chunks: Iterable[Chunk], *, scheduler: Any) -> Done:
    """Run chunks on the workers of a Dask cluster, which tries lost ones again by itself.

    Parameters
    ----------
    chunks : iterable of Chunk
        What to run.
    scheduler : str or distributed cluster
        Address such as ``tcp://10.0.0.1:8786``, path of a scheduler file, or a cluster.
    """
    client = connect(scheduler)
    flight = Flight(client)
    try:
        yield from flight.run(chunks)
    except (CancelledError, OSError) as error:
        remedy = "go on with --resume (resume=True)"
        raise StudyError(f"the Dask scheduler {scheduler} was lost; {remedy}") from error
    except (ImportError, RuntimeError) as error:
        remedy = "install the coalition_sim that is here on its scheduler and its workers"
        raise StudyError(f"the Dask cluster cannot read the work: {remedy} ({error})") from error
    finally:
        with suppress(CancelledError, OSError):
            client.cancel(flight.futures)
        client.close()


class Flight:
    """Chunks that are with a Dask cluster."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.run_token = uuid4().hex
        self.sent = 0
        self.aboard: dict[str, tuple[Any, Chunk]] = {}

    @property
    def futures(self) -> list[Any]:
        """What has not come back."""
        return [future for future, _ in self.aboard.values()]

    def send(self, chunk: Chunk) -> Any:
        """Hand a chunk over."""
        self.sent += 1
        key = f"coalition_sim-{self.run_token}-{self.sent}"
        future = self.client.submit(run_elsewhere, chunk, sources_hash(), key=key, pure=False)
        self.aboard[key] = future, chunk
        return future

    def land(self, future: Any) -> tuple[Chunk, list[PointRows] | None]:
        """Return the chunk of a finished future and its rows; no rows if it killed workers."""
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        _, chunk = self.aboard.pop(future.key)
        try:
            return chunk, future.result()
        except KilledWorker:
            return chunk, None

    def run(self, chunks: Iterable[Chunk]) -> Done:
        """Run all chunks; one that was lost with its worker gets a second chance, alone."""
        from distributed import as_completed  # noqa: PLC0415 - an extra

        waiting, lost = iter(chunks), []
        first = [self.send(chunk) for chunk in islice(waiting, IN_FLIGHT)]
        landing = as_completed(first, loop=self.client.loop)
        for future in landing:
            chunk, rows = self.land(future)
            for another in islice(waiting, 1):
                landing.add(self.send(another))
            if rows is None:
                lost.append(chunk)
            else:
                yield chunk, rows
        for chunk in lost:
            yield self.land(self.send(chunk))


def run_elsewhere(chunk: Chunk, sources: str) -> list[PointRows]:
    """Run a chunk on a machine whose coalition_sim may be another one: then refuse."""
    if sources_hash() != sources:
        remedy = "install the version that is here, and start the workers again"
        raise StudyError(f"a Dask worker has another version of coalition_sim; {remedy}")
    return run_chunk(chunk)


def connect(scheduler: Any) -> Any:
    """Return a client of a Dask scheduler, or say what is missing."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        remedy = 'python -m pip install "coalition_sim[cluster]"'
        raise MissingExtraError(f"a Dask scheduler needs Dask; install it: {remedy}") from error
    where: dict[str, Any] = {"address": scheduler}
    if isinstance(scheduler, str) and "://" not in scheduler and _is_path(scheduler):
        if not Path(scheduler).is_file():
            raise StudyError(f"scheduler = {scheduler}: no such file; start the scheduler first")
        where = {"scheduler_file": scheduler}
    try:
        return Client(**where, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        remedy = "check the address, and that the scheduler runs"
        raise StudyError(f"scheduler = {scheduler}: no Dask scheduler answers; {remedy}") from error


def _is_path(text: str) -> bool:
    return text.endswith(".json") or "/" in text or Path(text).is_file()
