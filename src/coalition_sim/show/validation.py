"""The table of patterns on the terminal and on disk."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from coalition_sim.show.amounts import localized, percent
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from pathlib import Path

    from coalition_sim.show.language import Language
    from coalition_sim.study.validate import Validation

WIDTHS = {"value": 6, "band": 12, "held": 5, "chance": 9}


def write_validation(validation: Validation, folder: Path) -> None:
    """Write the patterns as ``patterns.csv``."""
    validation.table.to_csv(folder / "patterns.csv", index=False, float_format="%.6g")


def pattern_label(name: str, say: Language) -> str:
    """Return the short label of a statistic."""
    return say(f"pattern-{name.replace('_', '-')}")


def print_validation(validation: Validation, *, lang: str = "en") -> None:
    """Print each statistic, its band, whether it holds, and how often random draws pass."""
    say = language(lang)
    console = Console(highlight=False)
    asked = validation.table[validation.table["calibrates"]]
    title = say("validation-title", held=int(asked["passed"].sum()), asked=len(asked))
    console.print(f"[bold]{title}[/bold]")
    console.print(_table(validation, say))
    console.print(say("validation-beside", number=len(validation.table) - len(asked)))
    chance = percent(validation.null_rate, lang)
    passing = round(validation.null_rate * validation.draws)
    console.print(
        say("validation-null", passing=passing, share=chance, draws=validation.draws)
    )
    console.print(say("validation-note", replicates=validation.replicates))


def _table(validation: Validation, say: Language) -> Table:
    shown = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    shown.add_column(say("validation-pattern"))
    for key, width in WIDTHS.items():
        shown.add_column(say(f"validation-{key}"), justify="right", no_wrap=True, min_width=width)
    row: Any
    for row in validation.table.itertuples():
        mark = "" if row.calibrates else "*"
        low, high = (_number(end, say.code) for end in (row.band_low, row.band_high))
        shown.add_row(
            f"{row.pattern} {pattern_label(row.statistic, say)}{mark}",
            _number(row.value, say.code),
            say("validation-range", low=low, high=high),
            say("validation-yes") if row.passed else say("validation-no"),
            percent(row.null_rate, say.code),
        )
    return shown


def _number(value: float, lang: str) -> str:
    return "∞" if math.isinf(value) else localized(f"{value:.3g}", lang)
