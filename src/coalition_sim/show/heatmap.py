"""Honor rate by state and instrument, as a heat map with the numbers in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from coalition_sim.show.language import language
from coalition_sim.show.style import (
    SMALL_SIZE,
    TEXT_SIZE,
    dress,
    figure_of,
    footer,
    new_axes,
    percent,
    points,
    title_figure,
)
from coalition_sim.show.words import run_footer, state_name

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from coalition_sim.engine.results import Results

MOST_ROWS = 20
GAP = 2.4  # columns between two blocks of states: room for their names
ROW_INCHES = 0.27
BLOCK_INCHES = 6.8
MIDDLE = 0.47  # of cividis: below it, white is read better than black


def plot_honor(results: Results, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """Draw the share of calls on which each guarantor acted, by instrument.

    Parameters
    ----------
    results : Results
        What was found. More than 20 states stand in two blocks, the more honorable at the left.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    table = results.honor_matrix
    blocks = 1 if len(table) <= MOST_ROWS else 2
    rows = math.ceil(len(table) / blocks)
    height = 2.2 + ROW_INCHES * rows
    axes = ax if ax is not None else new_axes(BLOCK_INCHES * blocks, height)
    ticks: list[float] = []
    for block in range(blocks):
        part = table.iloc[rows * block : rows * (block + 1)]
        left = block * (len(table.columns) + GAP)
        _draw_block(axes, part, left)
        _name_states(axes, part, left, results, lang)
        ticks += [left + column for column in range(len(table.columns))]
    axes.set_xlim(-0.5, ticks[-1] + 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    say = language(lang)
    names = [say(f"figure-means-{name}") for name in table.columns]
    if ax is None:
        title_figure(figure_of(axes), _title(results, lang))
        footer(figure_of(axes), run_footer(results, lang))
    dress(axes, title="" if ax is None else _title(results, lang), xlabel=say("figure-honor-axis"))
    axes.set_yticks([])
    axes.set_xticks(ticks, names * blocks, fontsize=points(TEXT_SIZE - 1.5))
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return axes


def _draw_block(axes: Axes, part: pd.DataFrame, left: float) -> None:
    rows, columns = part.shape
    place = (left - 0.5, left + columns - 0.5, rows - 0.5, -0.5)
    colors: dict[str, Any] = {"cmap": "cividis", "vmin": 0, "vmax": 1}
    axes.imshow(part.to_numpy(float), extent=place, aspect="auto", **colors)
    for row, rates in enumerate(part.to_numpy(float)):
        for column, rate in enumerate(rates):
            _write_cell(axes, left + column, row, rate)


def _write_cell(axes: Axes, x: float, y: int, rate: float) -> None:
    text, color = ("-", "black") if math.isnan(rate) else (f"{100 * rate:.0f}", _ink(rate))
    size = points(SMALL_SIZE + 2)
    axes.text(x, y, text, ha="center", va="center", color=color, fontsize=size)


def _name_states(axes: Axes, part: pd.DataFrame, left: float, results: Results, lang: str) -> None:
    for row, code in enumerate(part.index):
        name = f"{state_name(str(code), results.scenario, lang)}  {code}"
        size = points(SMALL_SIZE + 2)
        axes.text(left - 0.6, row, name, ha="right", va="center", fontsize=size)


def _ink(rate: float) -> str:
    return "white" if rate < MIDDLE else "black"


def _title(results: Results, lang: str) -> str:
    say, rates = language(lang), results.instruments["honor_rate"].dropna()
    if not len(rates):
        return say("figure-honor-none")
    high, low = percent(rates.max(), lang), percent(rates.min(), lang)
    if high == low:
        return say("figure-honor-same", high=high)
    most, least = str(rates.idxmax()), str(rates.idxmin())
    return say("figure-honor-title", most=most, high=high, least=least, low=low)
