"""What a run shows on the terminal: a progress bar, then the headline within 80 columns."""

from __future__ import annotations

import json
from contextlib import contextmanager
from math import isnan
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from coalition_sim.engine.headline import horizon_words
from coalition_sim.engine.results import DISCLAIMER, interval_words, number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coalition_sim.engine.results import Results

COMPILING = "compiling the weeks, once for this machine: about 20 seconds"
SECTION_ENDS = {
    "v50",
    "p_signed_and_holds",
    "violations_offensive",
    "honor_military_offensive",
    "delivered_sanctions",
    "ground_lost",
}


@contextmanager
def progress_bar(
    *, quiet: bool, compiling: bool = False
) -> Iterator[Callable[[int, int], None]]:
    """Show futures done and time left on standard error, if that is a terminal.

    Parameters
    ----------
    quiet : bool
        Show nothing.
    compiling : bool
        Say first that the weeks are compiled, also where there is no terminal.

    Yields
    ------
    callable
        Takes how many futures are done, and how many there are.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    hidden = quiet or not console.is_terminal
    if compiling and hidden and not quiet:
        console.print(f"{COMPILING}.")
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task(COMPILING if compiling else "preparing", total=None)

        def advance(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, description="simulating")

        yield advance


def print_headline(results: Results) -> None:
    """Print the title, the headline table and its notes."""
    console = Console(highlight=False)
    futures = f"{results.replicates:,} futures of {horizon_words(results.weeks)}"
    console.print(f"[bold]{results.scenario.title}[/bold]: {futures}, seed {results.seed}")
    console.print(headline(results))
    for row in results.headline_rows:
        if row.estimate.note and isnan(row.estimate.value):
            console.print(f"{row.quantity}: {row.estimate.note}.")
    console.print(
        f"Intervals are 95 % and hold the model's parameters fixed. This is {DISCLAIMER}.",
    )


def headline(results: Results) -> Table:
    """Return the headline as a table of at most 80 columns."""
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("")
    table.add_column("value", justify="right", style="bold")
    table.add_column("95 % interval", no_wrap=True)
    table.add_column("unit", no_wrap=True)
    for row in results.headline_rows:
        interval = interval_words(row.estimate.low, row.estimate.high)
        table.add_row(row.quantity, number_words(row.estimate.value), interval, row.unit)
        if row.key in SECTION_ENDS:
            table.add_row()
    return table


def json_document(results: Results, folder: Path, figures: list[Path]) -> str:
    """Return the run as one JSON document; what is not known is null."""
    headline = results.headline()
    document: dict[str, Any] = {
        "scenario": results.scenario.name,
        "scenario_hash": results.scenario.hash,
        "replicates": results.replicates,
        "weeks": results.weeks,
        "seed": results.seed,
        "engine": results.engine,
        "versions": results.versions,
        "note": DISCLAIMER,
        "headline": json.loads(headline.to_json(orient="index", double_precision=12)),
        "folder": str(folder),
        "figures": [path.name for path in figures],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)
