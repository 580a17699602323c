"""Whether the scaffolding matters: step order, horizon, assumptions, thresholds, a week as a game.

Writes a table for each check. With `--out docs/data` it also fills in `docs/structure.md`, whose
numbers all come from these tables.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pandas as pd
from script import Options, options, run
from structure_page import fill

from coalition_sim.show.terminal import progress_bar
from coalition_sim.study.structure import ORDERS, horizons, step_orders, told_before
from coalition_sim.study.structure_game import oracle_table
from coalition_sim.study.structure_limits import salami_table, severity_table
from coalition_sim.study.structure_mechanisms import NONE_AND_STRONGEST, mechanisms
from coalition_sim.study.structure_weights import by_status, swings, variance_by_group

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEW = ("ambition_median", "war_cost", "lambda_c", "bind_signed", "cas_scale")
HORIZONS = {"full": (130, 260, 520), "small": (26, 52, 104)}
JOBS = 2
PLACES = ("paris", "heavy_force_100", "ambitious_moscow", "never_finalised")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=400, small=20)
    checks: dict[str, Callable[[], pd.DataFrame]] = {
        "salami": salami_table,
        "severity": severity_table,
        "game": oracle_table,
        "horizon": lambda: horizon(asked),
        "orders": lambda: orders(asked),
        "mechanisms": lambda: small_mechanisms(asked),
        "swings": lambda: swung(asked),
        "weights": lambda: weights(asked),
    }
    if not find_spec("pygambit"):
        del checks["game"]
    tables = {}
    for name, check in checks.items():  # each is kept as soon as it is found
        tables[name] = check()
        asked.save(tables[name], f"structure_{name}")
    page = asked.out.parent / "structure.md"
    if page.is_file():
        page.write_text(fill(page.read_text(encoding="utf-8"), asked.out), encoding="utf-8")
    largest = tables["orders"].xs("survival_armed", level="outcome")["difference"].abs().max()
    exact = bool((tables["salami"]["found"] == tables["salami"]["closed_form"]).all())
    asked.conclude(
        f"Another order of the week's phases changes survival without an armed violation by "
        f"{100 * largest:.1f} points at most; the salami thresholds are "
        f"{'all' if exact else 'not all'} those of theory."
    )


def orders(asked: Options) -> pd.DataFrame:
    """Return what other orders of the week's phases change."""
    names = list(ORDERS)[:2] if asked.small else list(ORDERS)
    with progress_bar(quiet=False) as progress:
        return step_orders(
            asked.scenario(),
            {name: ORDERS[name] for name in names},
            replicates=asked.replicates,
            seed=asked.seed,
            jobs=1 if asked.small else JOBS,
            progress=progress,
        )


def horizon(asked: Options) -> pd.DataFrame:
    """Return the headline by horizon, and in how many futures a longer one changes the past."""
    weeks = HORIZONS["small" if asked.small else "full"]
    table = horizons(asked.scenario(), weeks, replicates=5 * asked.replicates, seed=asked.seed)
    changed = [
        told_before(
            asked.scenario(), weeks[0], longer, replicates=asked.replicates, seed=asked.seed
        )
        for longer in weeks[1:]
    ]
    rows: dict[Any, Any] = {
        ("futures_changed_before", longer): {"value": n}
        for longer, n in zip(weeks[1:], changed, strict=True)
    }
    extra = pd.DataFrame(rows).T.rename_axis(table.index.names)
    return pd.concat([table, extra])


def small_mechanisms(asked: Options) -> pd.DataFrame:
    """Return what mechanisms of which little was seen do where they might do most."""
    chosen = dict(list(NONE_AND_STRONGEST.items())[: 1 if asked.small else None])
    with progress_bar(quiet=False) as progress:
        return mechanisms(
            PLACES[:1] if asked.small else PLACES,
            chosen,
            replicates=10 * asked.replicates,
            seed=asked.seed,
            progress=progress,
        )


def weights(asked: Options) -> pd.DataFrame:
    """Return the share of variance by status of parameters."""
    groups = {name: keys[:3] for name, keys in by_status().items()} if asked.small else None
    with progress_bar(quiet=False) as progress:
        return variance_by_group(
            asked.scenario(),
            groups,
            base=8 if asked.small else 256,
            replicates=max(asked.replicates // 2, 10),
            seed=asked.seed,
            progress=progress,
        )


def swung(asked: Options) -> pd.DataFrame:
    """Return the swing of every parameter that has a range."""
    with progress_bar(quiet=False) as progress:
        return swings(
            asked.scenario(),
            FEW if asked.small else (),
            replicates=asked.replicates,
            seed=asked.seed,
            progress=progress,
        )


if __name__ == "__main__":
    run(main)
