"""What a sweep found, on the terminal: a table within 80 columns, or one JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from coalition_sim.engine.results import DISCLAIMER, interval_words, number_words
from coalition_sim.study.sweeps import measures

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from coalition_sim.study.sweeps import SweepResults

MOST_ROWS = 20
MOST_KEYS = 3
KEY_WIDTH = 16


def print_sweep(results: SweepResults, measure: str) -> None:
    """Print one quantity over the points, what failed, and what the intervals leave out."""
    console = Console(highlight=False)
    quantity, unit = measures(results.scenario)[measure]
    size = f"{len(results.design)} points, {results.replicates:,} replicates each"
    console.print(f"[bold]{results.scenario.title}[/bold]: {size}, seed {results.seed}")
    console.print(f"{quantity} ({unit})")
    rows, words = _chosen(results, measure)
    console.print(_table(results, rows))
    if words:
        console.print(words)
    failed = results.failed
    if len(failed):
        first = failed.iloc[0]
        console.print(
            f"{len(failed)} of {len(results.design)} points failed. Point {first['point']}: "
            f"{first['error']}",
            markup=False,
        )
    console.print(
        "Intervals are 95 %, of each point alone; all points share their luck, so differences "
        f"between points are surer than the intervals suggest. This is {DISCLAIMER}.",
    )


def _chosen(results: SweepResults, measure: str) -> tuple[pd.DataFrame, str]:
    curve = results.curve(measure)
    if len(curve) <= MOST_ROWS:
        return curve, ""
    half = MOST_ROWS // 2
    ranked = curve.dropna(subset=["value"]).sort_values("value", kind="stable")
    words = f"The {half} lowest and {half} highest of {len(curve)} points; all are in the table."
    return (ranked if len(ranked) <= MOST_ROWS else _ends(ranked, half)), words


def _ends(ranked: pd.DataFrame, half: int) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - slow

    return pd.concat([ranked.iloc[:half], ranked.iloc[-half:]])


def _table(results: SweepResults, rows: pd.DataFrame) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    shown = results.design.keys[:MOST_KEYS]
    table.add_column("point", justify="right")
    for key in shown:
        name = key.removeprefix("states.")
        table.add_column(name, justify="right", max_width=KEY_WIDTH, overflow="fold")
    if len(shown) < len(results.design.keys):
        table.add_column("")
    table.add_column("value", justify="right", style="bold", no_wrap=True)
    table.add_column("95 % interval", no_wrap=True)
    for point, row in rows.iterrows():
        more = ["..."] if len(shown) < len(results.design.keys) else []
        interval = interval_words(row["low"], row["high"])
        keys = [_level(row[key]) for key in shown]
        table.add_row(str(point), *keys, *more, number_words(row["value"]), interval)
    return table


def _level(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def sweep_document(results: SweepResults, measure: str, folder: Path) -> str:
    """Return a sweep as one JSON document; what is not known is null."""
    curve = results.curve(measure).reset_index()
    document: dict[str, Any] = {
        "scenario": results.scenario.name,
        "scenario_hash": results.scenario.hash,
        "design": results.design.kind,
        "keys": results.design.keys,
        "replicates": results.replicates,
        "seed": results.seed,
        "versions": dict(results.versions),
        "note": DISCLAIMER,
        "measure": measure,
        "points": json.loads(curve.to_json(orient="records", double_precision=12)),
        "failed": json.loads(results.failed.to_json(orient="records")),
        "folder": str(folder),
    }
    return json.dumps(document, indent=2, ensure_ascii=False)
