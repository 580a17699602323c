"""The option `--report`: one page to hand in, beside what `run` and `compare` leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pathlib import Path

Report = Annotated[
    bool, typer.Option("--report/--no-report", help="Write report.html, one page to hand in.")
]


def report_on(
    found: Any, folder: Path, words: list[str], settings: list[str] | None, **shown: Any
) -> Path:
    """Write the report of a run or a comparison, with the command that repeats it.

    Parameters
    ----------
    found : Results or Comparison
        What was found.
    folder : Path
        Where to write.
    words : list of str
        Command and scenarios, as typed.
    settings : list of str or None
        What ``--set`` changed, as typed.
    **shown
        As for `write_report`.
    """
    from coalition_sim.show.report import write_report

    size = ["-n", str(found.replicates), "--seed", str(found.seed), "--weeks", str(found.weeks)]
    changed = [part for setting in settings or [] for part in ("--set", setting)]
    command = ["coalition-sim", *words, *size, *changed]
    return write_report(found, folder, command=command, **shown)


def told(results: Any, replicate: int, lang: str) -> Any:
    """Return one future of a run as a story."""
    from coalition_sim.engine.chronicle import chronicle
    from coalition_sim.show.story import tell

    return tell(chronicle(results.scenario, seed=results.seed, replicate=replicate), lang=lang)
