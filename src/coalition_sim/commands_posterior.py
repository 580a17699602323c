"""The option `--posterior`: the same results over every accepted parameter set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pathlib import Path

Posterior = Annotated[
    bool,
    typer.Option("--posterior", help="Show the spread over the accepted parameter sets too."),
]


def posterior_of(found: Any, folder: Path, jobs: int | None, silent: bool, lang: str) -> Any:
    """Simulate a run or a comparison again under each accepted parameter set."""
    from coalition_sim.show import posterior, terminal
    from coalition_sim.study.comparison import Comparison

    several = isinstance(found, Comparison)
    measure = posterior.posterior_of_comparison if several else posterior.posterior_of_run
    with terminal.progress_bar(quiet=silent, lang=lang) as progress:
        return measure(found, folder, executor="auto", jobs=jobs, progress=progress)


def tell_posterior(spread: Any, lang: str) -> None:
    """Print the spread, if it was asked for."""
    if spread is None:
        return
    from coalition_sim.show import posterior

    differs = "difference" in spread.columns
    (posterior.print_difference_spread if differs else posterior.print_spread)(spread, lang=lang)
