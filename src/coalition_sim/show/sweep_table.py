"""What a sweep found, on the terminal: a table within 80 columns, or one JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from coalition_sim.engine.results import DISCLAIMER
from coalition_sim.show.amounts import interval_words, localized, number_words
from coalition_sim.show.language import language
from coalition_sim.show.words import about, quantity, unit_name
from coalition_sim.study.sweeps import measures

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from coalition_sim.study.sweeps import SweepResults

MOST_ROWS = 20
MOST_KEYS = 3
KEY_WIDTH = 16


def print_sweep(results: SweepResults, measure: str, *, lang: str = "en") -> None:
    """Print one quantity over the points, what failed, and what the intervals leave out."""
    console, say = Console(highlight=False), language(lang)
    said = {"title": about(results.scenario, lang).title, "points": len(results.design)}
    size = {"replicates": results.replicates, "seed": str(results.seed)}
    console.print(say("terminal-sweep-title", **said, **size), style="bold", markup=False)
    name = quantity(measure, lang, weeks=results.scenario.weeks)
    unit = unit_name(measures(results.scenario)[measure][1], lang)
    console.print(say("terminal-outcome", quantity=name, unit=unit))
    rows, words = _chosen(results, measure, lang)
    console.print(_table(results, rows, lang))
    if words:
        console.print(words)
    failed, points = results.failed, len(results.design)
    if len(failed):
        first = failed.iloc[0]
        why = {"point": str(first["point"]), "error": str(first["error"])}
        words = say("terminal-sweep-failed", failed=len(failed), all=points, **why)
        console.print(words, markup=False)
    console.print(say("terminal-sweep-closing"))


def _chosen(results: SweepResults, measure: str, lang: str) -> tuple[pd.DataFrame, str]:
    curve = results.curve(measure)
    if len(curve) <= MOST_ROWS:
        return curve, ""
    half = MOST_ROWS // 2
    ranked = curve.dropna(subset=["value"]).sort_values("value", kind="stable")
    words = language(lang)("terminal-sweep-ends", half=half, all=len(curve))
    return (ranked if len(ranked) <= MOST_ROWS else _ends(ranked, half)), words


def _ends(ranked: pd.DataFrame, half: int) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - slow

    return pd.concat([ranked.iloc[:half], ranked.iloc[-half:]])


def _table(results: SweepResults, rows: pd.DataFrame, lang: str) -> Table:
    say = language(lang)
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    shown = results.design.keys[:MOST_KEYS]
    table.add_column(say("terminal-point"), justify="right")
    for key in shown:
        name = key.removeprefix("states.")
        table.add_column(name, justify="right", max_width=KEY_WIDTH, overflow="fold")
    if len(shown) < len(results.design.keys):
        table.add_column("")
    table.add_column(say("terminal-value"), justify="right", style="bold", no_wrap=True)
    table.add_column(say("terminal-interval"), no_wrap=True)
    for point, row in rows.iterrows():
        more = ["..."] if len(shown) < len(results.design.keys) else []
        interval = interval_words(row["low"], row["high"], lang)
        keys = [_level(row[key], lang) for key in shown]
        table.add_row(str(point), *keys, *more, number_words(row["value"], lang), interval)
    return table


def _level(value: Any, lang: str) -> str:
    return localized(f"{value:.6g}", lang) if isinstance(value, float) else str(value)


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
