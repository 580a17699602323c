"""What a sweep found, drawn: a line with its interval, a heat map, or a panel for each key."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Rectangle

from coalition_sim.engine.results import number_words
from coalition_sim.show.style import (
    BLUE,
    GRAY,
    SKY,
    TEXT_SIZE,
    TITLE_SIZE,
    VERMILION,
    dress,
    figure_of,
    footer,
    new_axes,
    new_figure,
    percent,
)
from coalition_sim.study.shards import put
from coalition_sim.study.sweeps import measures, present_value, unit_of

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.study.sweeps import SweepResults

MEASURES = ("survival_armed", "survival_offensive")
MOST_PANELS = 9
PANELS_A_ROW = 3
MOST_NUMBERS = 200
SHARES = ("share", "probability", "share of wars")
LEAST_CONTRAST = 0.2
DARK = 0.47  # below the middle of cividis, white is read better than black


def plot_sweep(results: SweepResults, measure: str = "survival_armed") -> Figure:
    """Draw one quantity over the points of a sweep, in the form that fits the design.

    Parameters
    ----------
    results : SweepResults
        What was found.
    measure : str
        A key of the headline.

    Returns
    -------
    matplotlib Figure
        A line for one key, a heat map for a grid of two, else a panel for each key.
    """
    if len(results.design.keys) == 1:
        return figure_of(plot_line(results, measure))
    if len(results.design.keys) == 2 and results.design.kind == "grid":  # noqa: PLR2004
        return figure_of(plot_heat(results, measure))
    return _panels(results, measure)


def plot_line(results: SweepResults, measure: str, ax: Axes | None = None) -> Axes:
    """Draw one quantity against the one key that varies, with the 95 % interval of each point.

    Parameters
    ----------
    results : SweepResults
        A sweep of one key.
    measure : str
        A key of the headline.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    axes = ax if ax is not None else new_axes()
    (key,) = results.design.keys
    curve = results.curve(measure)
    is_number = all(_is_number(value) for value in curve[key])
    if is_number:
        curve = curve.sort_values(key)
        axes.fill_between(curve[key], curve["low"], curve["high"], color=SKY, alpha=0.4, lw=0)
        axes.plot(curve[key], curve["value"], color=BLUE, lw=2.5, marker="o")
        _mark_present(axes, results, key)
    else:
        places = np.arange(len(curve))
        _points(axes, places, curve, bars=True)
        axes.set_xticks(places, [str(value) for value in curve[key]])
        axes.set_xlim(-0.5, len(curve) - 0.5)
    quantity, unit = measures(results.scenario)[measure]
    dress(
        axes,
        title=finding(results, measure),
        xlabel=_axis_name(key),
        ylabel=f"{quantity}\n({unit}; {'band' if is_number else 'bars'}: 95 % interval)",
        pad=26,
    )
    _scale(axes, unit)
    if ax is None:
        footer(figure_of(axes), results.footer)
    return axes


def plot_heat(results: SweepResults, measure: str, ax: Axes | None = None) -> Axes:
    """Draw one quantity over a grid of two keys, with the numbers in it.

    Parameters
    ----------
    results : SweepResults
        A sweep over a grid of two keys.
    measure : str
        A key of the headline.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    table = results.matrix(measure)
    size = (4.4 + 0.85 * table.shape[1], 3.6 + 0.55 * table.shape[0])
    axes = ax if ax is not None else new_axes(max(9.0, min(16.0, size[0])), min(12.0, size[1]))
    values = table.to_numpy(float)
    quantity, unit = measures(results.scenario)[measure]
    low, high = _color_limits(values, unit)
    image = axes.imshow(
        values, cmap="cividis", vmin=low, vmax=high, aspect="auto", origin="lower"
    )
    if values.size <= MOST_NUMBERS:
        for (row, column), value in np.ndenumerate(values):
            color = _ink(value, low, high)
            text = _cell(value, unit)
            axes.text(column, row, text, ha="center", va="center", color=color, fontsize=TEXT_SIZE)
    first, second = results.design.keys
    axes.set_xticks(range(len(table.columns)), [_level(v) for v in table.columns])
    axes.set_yticks(range(len(table.index)), [_level(v) for v in table.index])
    xlabel = _axis_name(first) + _outline_present(axes, results, table)
    dress(axes, title=finding(results, measure), xlabel=xlabel, ylabel=_axis_name(second))
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    bar = figure_of(axes).colorbar(image, ax=axes, pad=0.02)
    bar.set_label(f"{quantity}\n({unit}; -: not known)", fontsize=TEXT_SIZE - 1)
    bar.outline.set_visible(False)
    if unit in SHARES:
        bar.ax.yaxis.set_major_formatter(_as_percent)
    if ax is None:
        footer(figure_of(axes), results.footer)
    return axes


def _panels(results: SweepResults, measure: str) -> Figure:
    keys = results.design.keys[:MOST_PANELS]
    columns = min(PANELS_A_ROW, len(keys))
    rows = math.ceil(len(keys) / columns)
    figure = new_figure(4.6 * columns, 1.4 + 3.4 * rows)
    panels = figure.subplots(rows, columns, sharey=True, squeeze=False)
    quantity, unit = measures(results.scenario)[measure]
    curve = results.curve(measure)
    has_bars = results.design.kind != "grid"  # in a grid they would hide one another
    for panel in panels.flat[len(keys) :]:
        panel.set_visible(False)
    for key, axes in zip(keys, panels.flat, strict=False):
        texts = curve[key].map(str)
        is_number = all(_is_number(value) for value in curve[key])
        _points(axes, curve[key] if is_number else texts, curve, bars=has_bars)
        dress(axes, title="", xlabel=_axis_name(key))
        _scale(axes, unit)
        if is_number:
            _mark_present(axes, results, key)
    note = "; bars: 95 %" if has_bars else ""
    for axes in panels[:, 0]:
        axes.set_ylabel(f"{quantity}\n({unit}{note})", fontsize=TEXT_SIZE - 1)
    title = finding(results, measure)
    figure.suptitle(title, x=0.02, ha="left", fontsize=TITLE_SIZE, fontweight="bold")
    footer(figure, results.footer)
    return figure


def finding(results: SweepResults, measure: str) -> str:
    """Return in a sentence where a quantity is lowest and highest, if that is not chance.

    Parameters
    ----------
    results : SweepResults
        What was found.
    measure : str
        A key of the headline.
    """
    quantity, unit = measures(results.scenario)[measure]
    curve = results.curve(measure).dropna(subset=["value"])
    if curve.empty:
        return f"{quantity}: not known at any point"
    lowest, highest = (curve.iloc[place] for place in _extremes(curve["value"]))
    low, high = _number(lowest["value"], unit), _number(highest["value"], unit)
    keys = list(results.design.keys)
    if not highest["low"] > lowest["high"]:
        apart = f"not told apart with {results.replicates:,} replicates a point"
        return f"{quantity}:\n{low} to {high}, {apart}"
    if len(keys) > 2:  # noqa: PLR2004
        return f"{quantity}:\nfrom {low} to {high} over {len(curve)} points"
    between = "; " if len(keys) == 1 else ";\n"
    return f"{quantity}:\n{low} at {_place(lowest, keys)}{between}{high} at {_place(highest, keys)}"


def _extremes(values: pd.Series[float]) -> tuple[int, int]:
    return int(np.argmin(values.to_numpy())), int(np.argmax(values.to_numpy()))


def _place(row: pd.Series[Any], keys: list[str]) -> str:
    return ", ".join(f"{key.split('.', 1)[-1]} {_level(row[key])}" for key in keys)


def _points(axes: Axes, places: Any, curve: pd.DataFrame, *, bars: bool) -> None:
    arms = (curve["value"] - curve["low"], curve["high"] - curve["value"]) if bars else None
    axes.errorbar(
        places, curve["value"], yerr=arms, fmt="o", ms=5, color=BLUE, ecolor=SKY, elinewidth=1.5
    )


def _mark_present(axes: Axes, results: SweepResults, key: str) -> None:
    """Say where the scenario itself stands, if it stands in the range."""
    value = present_value(results.scenario, key)
    low, high = axes.get_xlim()
    if low <= value <= high:
        axes.axvline(value, color=VERMILION, ls=":", lw=1.8)
        axes.annotate(
            f"{results.scenario.name}: {value:g}",
            (value, 1.0),
            xycoords=("data", "axes fraction"),
            va="bottom",
            ha="center",
            color=VERMILION,
            fontsize=TEXT_SIZE - 1,
        )


def _outline_present(axes: Axes, results: SweepResults, table: pd.DataFrame) -> str:
    """Outline the cell of the scenario itself, if it is one of the grid; return the words."""
    own = [present_value(results.scenario, key) for key in results.design.keys]
    levels: list[list[Any]] = [list(table.columns), list(table.index)]
    if any(value not in each for value, each in zip(own, levels, strict=True)):
        return ""
    corner = (levels[0].index(own[0]) - 0.5, levels[1].index(own[1]) - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, fill=False, edgecolor=VERMILION, lw=3))
    return f"\n(outlined: {results.scenario.name} itself)"


def _axis_name(key: str) -> str:
    unit = unit_of(key)
    return f"{key} ({unit})" if unit else key


def _scale(axes: Axes, unit: str) -> None:
    if unit in SHARES:
        axes.yaxis.set_major_formatter(_as_percent)


def _as_percent(value: float, _: object = None) -> str:
    return f"{100 * value:.3g} %"


def _number(value: float, unit: str) -> str:
    return percent(value) if unit in SHARES else f"{number_words(value)} {unit}".strip()


def _cell(value: float, unit: str) -> str:
    if math.isnan(value):
        return "-"
    return f"{100 * value:.0f}" if unit in SHARES else number_words(value)


def _color_limits(values: Any, unit: str) -> tuple[float, float]:
    """Return the ends of the color scale; shares that hardly differ look alike."""
    if np.isnan(values).all():
        return 0.0, 1.0
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    if unit not in SHARES or high - low >= LEAST_CONTRAST:
        return low, high
    bottom = min(max(0.0, (low + high - LEAST_CONTRAST) / 2), 1 - LEAST_CONTRAST)
    return bottom, bottom + LEAST_CONTRAST


def _ink(value: float, low: float, high: float) -> str:
    if math.isnan(value):
        return GRAY
    return "white" if value - low < DARK * (high - low) else "black"


def _level(value: Any) -> str:
    return f"{value:.4g}" if _is_number(value) else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, (bool, np.bool_))


def save_sweep_figures(results: SweepResults, folder: Path, measure: str) -> list[Path]:
    """Write the figures of a sweep as PNG and return their paths.

    Parameters
    ----------
    results : SweepResults
        What was found.
    folder : Path
        Where to write.
    measure : str
        The quantity asked for; survival is drawn beside it.
    """
    paths = []
    for name in dict.fromkeys((measure, *MEASURES)):
        paths.append(folder / f"{name}.png")
        picture = io.BytesIO()
        plot_sweep(results, name).savefig(picture, format="png")
        put(paths[-1], picture.getvalue())
    return paths


