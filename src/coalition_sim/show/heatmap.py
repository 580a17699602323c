"""Honor rate by state and instrument, as a heat map with the numbers in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from coalition_sim.scenario import INSTRUMENTS
from coalition_sim.show.style import (
    MEANS,
    SMALL_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    figure_of,
    footer,
    new_axes,
    percent,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from coalition_sim.engine.results import Results

ROW_INCHES = 0.26


def plot_honor(results: Results, ax: Axes | None = None) -> Axes:
    """Draw the share of calls on which each guarantor acted, by instrument.

    Parameters
    ----------
    results : Results
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    table = results.honor_matrix
    axes = ax if ax is not None else new_axes(8, 2.2 + ROW_INCHES * len(table))
    axes.imshow(table.to_numpy(float), cmap="cividis", vmin=0, vmax=1, aspect="auto")
    for row, state in enumerate(table.index):
        for column, instrument in enumerate(table.columns):
            _write_cell(axes, column, row, float(table.loc[state, instrument]))
    names = [f"{results.scenario.states[code].name}  {code}" for code in table.index]
    axes.set_yticks(range(len(table)), names, fontsize=SMALL_SIZE + 1)
    axes.set_xticks(range(len(INSTRUMENTS)), table.columns, fontsize=TEXT_SIZE)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_xlabel("% of calls on which the state decided to act (-: never called on)")
    if ax is None:
        figure = figure_of(axes)
        figure.suptitle(_title(results), x=0.02, ha="left", fontsize=TITLE_SIZE, fontweight="bold")
        footer(figure, results.footer)
    else:
        axes.set_title(_title(results), loc="left", fontsize=TITLE_SIZE, fontweight="bold", pad=12)
    return axes


def _write_cell(axes: Axes, x: int, y: int, rate: float) -> None:
    text, color = ("-", "black") if math.isnan(rate) else (f"{100 * rate:.0f}", _ink(rate))
    axes.text(x, y, text, ha="center", va="center", color=color, fontsize=SMALL_SIZE + 1)


def _ink(rate: float) -> str:
    return "white" if rate < 0.47 else "black"  # noqa: PLR2004 - the middle of cividis


def _title(results: Results) -> str:
    rates = results.instruments["honor_rate"].dropna()
    if not len(rates):
        return "No guarantor was called on"
    return (
        f"Calls for {MEANS[str(rates.idxmax())]} are answered most ({percent(rates.max())}),\n"
        f"calls for {MEANS[str(rates.idxmin())]} least ({percent(rates.min())})"
    )
