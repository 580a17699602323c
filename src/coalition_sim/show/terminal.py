"""What a run shows on the terminal: a progress bar, then the headline within 80 columns."""

from __future__ import annotations

import json
from contextlib import contextmanager
from math import isnan
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from coalition_sim.engine.results import DISCLAIMER
from coalition_sim.show.amounts import interval_words, number_words
from coalition_sim.show.language import language
from coalition_sim.show.words import about, horizon, note_words, quantity, unit_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coalition_sim.engine.results import Results

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
    *, quiet: bool, compiling: bool = False, lang: str = "en"
) -> Iterator[Callable[[int, int], None]]:
    """Show futures done and time left on standard error, if that is a terminal.

    Parameters
    ----------
    quiet : bool
        Show nothing.
    compiling : bool
        Say first that the weeks are compiled, also where there is no terminal.
    lang : {"en", "fr"}
        Language.

    Yields
    ------
    callable
        Takes how many futures are done, and how many there are.
    """
    console, say = Console(stderr=True), language(lang)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn(say("terminal-left")),
    )
    hidden = quiet or not console.is_terminal
    if compiling and hidden and not quiet:
        console.print(f"{say('terminal-compiling')}.")
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        begun = say("terminal-compiling") if compiling else say("terminal-preparing")
        task = progress.add_task(begun, total=None)

        words = say("terminal-simulating")

        def advance(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, description=words)

        yield advance


def print_headline(results: Results, *, lang: str = "en") -> None:
    """Print the title, the headline table and its notes."""
    console, say = Console(highlight=False), language(lang)
    said = {"title": about(results.scenario, lang).title, "horizon": horizon(results.weeks, lang)}
    title = say("terminal-run-title", futures=results.replicates, seed=str(results.seed), **said)
    console.print(title, style="bold", markup=False)
    console.print(headline(results, lang=lang))
    for row in results.headline_rows:
        if row.estimate.note and isnan(row.estimate.value):
            name = quantity(row.key, lang, weeks=results.weeks)
            note = note_words(row.estimate.note, lang)
            console.print(say("terminal-note", quantity=name, note=note), markup=False)
    console.print(say("terminal-run-closing"))


def headline(results: Results, *, lang: str = "en") -> Table:
    """Return the headline as a table of at most 80 columns."""
    say = language(lang)
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("")
    table.add_column(say("terminal-value"), justify="right", style="bold")
    table.add_column(say("terminal-interval"), no_wrap=True)
    table.add_column(say("terminal-unit"), no_wrap=True)
    for row in results.headline_rows:
        name = quantity(row.key, lang, weeks=results.weeks)
        value = number_words(row.estimate.value, lang)
        interval = interval_words(row.estimate.low, row.estimate.high, lang)
        table.add_row(name, value, interval, unit_name(row.unit, lang))
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


def print_end(folder: Path, command: str, *, replaced: bool = False, lang: str = "en") -> None:
    """Print where the results are, and which command is worth trying next."""
    console, say = Console(highlight=False, soft_wrap=True), language(lang)
    key = "terminal-results-replaced" if replaced else "terminal-results"
    console.print(say(key, folder=str(folder)), markup=False)
    console.print(say("terminal-next", command=command), markup=False)
