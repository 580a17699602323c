"""(a) The Mesa engine against the ensemble on `paris`: the same weeks, the same outcomes."""

from __future__ import annotations

from measure import median_seconds, table

from coalition_sim.engine import CoalitionModel, simulate
from coalition_sim.scenario import load_scenario

FUTURES = 1000
MESA_FUTURES = 10


def mesa_seconds() -> float:
    """Return the time of one future in the Mesa engine, without its collector."""
    paris = load_scenario("paris")

    def work() -> None:
        for replicate in range(MESA_FUTURES):
            model = CoalitionModel(paris, replicate=replicate, collect=False)
            while model.running:
                model.step()
            model.outcome  # noqa: B018 - working it out is part of the work

    return median_seconds(work) / MESA_FUTURES


def ensemble_seconds(jobs: int, futures: int = FUTURES) -> float:
    """Return the time of one future in the ensemble, with all tables of a run."""
    paris = load_scenario("paris")
    return median_seconds(lambda: simulate(paris, futures, jobs=jobs), runs=7) / futures


def report() -> str:
    """Return the table."""
    mesa, one, two = mesa_seconds(), ensemble_seconds(1), ensemble_seconds(2)
    rows = [
        ("Mesa", "1", f"{mesa * 1e3:.1f}", "1"),
        ("ensemble", "1", f"{one * 1e3:.3f}", f"{mesa / one:.0f}"),
        ("ensemble", "2", f"{two * 1e3:.3f}", f"{mesa / two:.0f}"),
    ]
    speeds = table(("engine", "threads", "ms a replicate", "times as fast as Mesa"), rows)
    words = (
        f"1,000 replicates of `paris` over 260 weeks with all tables take {two * FUTURES:.2f} s "
        f"on two threads; two threads are {one / two:.2f} times as fast as one."
    )
    return f"{speeds}\n\n{words}"


if __name__ == "__main__":
    print(report())
