"""Results over the accepted parameter sets: the spread that an interval of one run leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from coalition_sim.show.amounts import (
    interval_words,
    number_words,
    percent,
    signed,
    signed_interval,
)
from coalition_sim.show.language import language
from coalition_sim.show.words import quantity, unit_name
from coalition_sim.study.accepted import difference_spread, over_accepted, spread

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from coalition_sim.engine.results import Results
    from coalition_sim.study.comparison import Comparison

MEMBER_REPLICATES = 200


def posterior_of_run(results: Results, folder: Path, **options: Any) -> pd.DataFrame:
    """Simulate a run's scenario under each accepted parameter set; write and return the spread.

    Parameters
    ----------
    results : Results
        The run with the default parameters.
    folder : Path
        Where ``accepted.csv`` (a row a member) and ``posterior.csv`` (the spread) go.
    **options
        As for `over_accepted`: executor, jobs, progress, number.
    """
    found = over_accepted(
        results.scenario,
        replicates=min(results.replicates, MEMBER_REPLICATES),
        seed=results.seed,
        **options,
    )
    found.to_csv(folder / "accepted.csv", index=False)
    table = spread(results, found)
    table.to_csv(folder / "posterior.csv")
    return table


def posterior_of_comparison(comparison: Comparison, folder: Path, **options: Any) -> pd.DataFrame:
    """Compare under each accepted parameter set; write and return the spread of differences.

    Parameters
    ----------
    comparison : Comparison
        With the default parameters.
    folder : Path
        Where ``posterior.csv`` goes.
    **options
        As for `over_accepted`: executor, jobs, progress, number.
    """
    table = difference_spread(
        comparison, replicates=min(comparison.replicates, MEMBER_REPLICATES), **options
    )
    table.to_csv(folder / "posterior.csv", index=False)
    return table


def print_spread(table: pd.DataFrame, *, lang: str = "en") -> None:
    """Print the headline quantities with their spread over the accepted sets."""
    say = language(lang)
    columns = ("", say("posterior-value"), say("posterior-spread"), say("posterior-unit"))
    shown = Table(*columns, box=None, padding=(0, 1, 0, 0), header_style="bold")
    for key, row in table.iterrows():
        reach = interval_words(row["low"], row["high"], lang)
        value, unit = number_words(row["value"], lang), unit_name(row["unit"], lang)
        shown.add_row(quantity(str(key), lang), value, reach, unit)
    console = Console(highlight=False)
    console.print(shown)
    console.print(say("posterior-note"))


def print_difference_spread(table: pd.DataFrame, *, lang: str = "en") -> None:
    """Print the differences with their spread, and in what share of the sets the sign holds."""
    say = language(lang)
    columns = ("", "", say("posterior-difference"), say("posterior-spread"), say("posterior-sign"))
    shown = Table(*columns, box=None, padding=(0, 1, 0, 0), header_style="bold")
    for _, row in table.iterrows():
        unit = row["unit"]
        shown.add_row(
            row["scenario"],
            quantity(row["key"], lang),
            signed(row["difference"], unit, lang),
            signed_interval(row["low"], row["high"], unit, lang),
            percent(row["share_of_sign"], lang),
        )
    console = Console(highlight=False)
    console.print(shown)
    console.print(say("posterior-note"))
