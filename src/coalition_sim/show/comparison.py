"""A comparison, drawn: survival of all runs, and a forest of paired differences."""

from __future__ import annotations

import textwrap
from itertools import cycle
from math import isnan
from typing import TYPE_CHECKING, Any

from coalition_sim.engine.headline import horizon_words
from coalition_sim.show.amounts import points_tick, signed, signed_interval
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    GREEN,
    OCHER,
    PURPLE,
    TEXT_SIZE,
    TITLE_SIZE,
    VERMILION,
    dress,
    figure_of,
    footer,
    label,
    new_axes,
    new_figure,
    percent,
    spread,
    week_axis,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.study.comparison import Comparison

LOOKS = (
    (BLACK, "-", "o"),
    (VERMILION, "--", "s"),
    (BLUE, "-.", "D"),
    (GREEN, ":", "^"),
    (OCHER, (0, (5, 1)), "v"),
    (PURPLE, (0, (1, 1)), "P"),
)
EVENTS = {
    "armed": "without a deliberate armed violation",
    "offensive": "without a renewed offensive",
}
SHARES = ("survival_armed", "survival_offensive", "honor", "honor_military")
COUNTS = (
    "violations_deniable",
    "violations_armed",
    "violations_spiral",
    "violations_offensive",
    "war_hazard",
)
LANE = 0.75
TITLE_LETTERS = 92


def plot_overlay(comparison: Comparison, event: str = "armed", ax: Axes | None = None) -> Axes:
    """Draw the survival of all runs over one another.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    event : {"armed", "offensive"}
        What is survived.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    axes = ax if ax is not None else new_axes(11)
    table = comparison.survival(event)
    curves = {name: table[table["scenario"] == name] for name in comparison.runs}
    ends = {name: float(curve["share"].iloc[-1]) for name, curve in curves.items()}
    bottom = _bottom(float(table["low"].min()))
    places = spread(list(ends.values()), 0.065 * (1.02 - bottom), 1.0)
    drawn = zip(curves.items(), places, cycle(LOOKS), strict=False)
    for (name, curve), y, (color, style, _) in drawn:
        axes.fill_between(curve["week"], curve["low"], curve["high"], color=color, alpha=0.13, lw=0)
        axes.plot(curve["week"], curve["share"], color=color, ls=style, lw=2.5)
        label(axes, comparison.weeks, y, f"{name}: {percent(ends[name])}", color=color)
    dress(
        axes,
        title=_overlay_finding(ends, event, horizon_words(comparison.weeks)),
        ylabel="share of futures\n(bands: 95 % interval of each run)",
    )
    axes.set_ylim(bottom, 1.02)
    axes.yaxis.set_major_formatter(lambda share, _: f"{100 * share:.3g} %")
    week_axis(axes, comparison.weeks, room=1.4)
    if ax is None:
        footer(figure_of(axes), comparison.footer)
    return axes


def _bottom(lowest: float) -> float:
    """Return where the axis begins: at 0, unless all happens in the upper half."""
    return 0.0 if lowest < 0.5 else int(10 * lowest) / 10  # noqa: PLR2004


def _overlay_finding(ends: dict[str, float], event: str, horizon: str) -> str:
    if len(set(map(percent, ends.values()))) == 1:
        share = percent(next(iter(ends.values())))
        return f"{share} of futures pass {horizon} {EVENTS[event]}, in each"
    best, worst = max(ends, key=ends.__getitem__), min(ends, key=ends.__getitem__)
    found = f"{percent(ends[best])} of futures in {best} and {percent(ends[worst])} in {worst}"
    return f"{found}\npass {horizon} {EVENTS[event]}"


def plot_forest(comparison: Comparison) -> Figure:
    """Draw the paired differences from the base, with 95 % intervals.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    """
    lanes = len(comparison.others)
    figure = new_figure(13, 3.4 + 0.32 * max(len(SHARES), len(COUNTS)) * (1 + lanes))
    left, right = figure.subplots(1, 2)
    _forest(left, comparison, SHARES, "")
    _forest(right, comparison, COUNTS, "relative_")
    base = comparison.base
    dress(left, title="", xlabel=f"percentage points more than {base}")
    dress(right, title="", xlabel=f"% more than {base}")
    for axes in (left, right):
        axes.xaxis.set_major_formatter(points_tick)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
    figure.suptitle(
        _forest_finding(comparison), x=0.01, ha="left", fontsize=TITLE_SIZE, fontweight="bold"
    )
    footer(figure, f"bars: 95 % interval, futures paired · {comparison.footer}")
    return figure


def _forest(axes: Axes, comparison: Comparison, keys: tuple[str, ...], prefix: str) -> None:
    names = ("difference", "low", "high")
    columns = [f"{prefix}{name}" if prefix else name for name in names]
    step = LANE / max(1, len(comparison.others))
    axes.axvline(0, color=GRAY, lw=1)
    looks = zip(comparison.others, cycle(LOOKS[1:]), strict=False)
    for lane, (name, (color, _, marker)) in enumerate(looks):
        for place, key in enumerate(keys):
            row: Any = comparison.differences.loc[(name, key)]
            y = -place - lane * step + LANE / 2 - step / 2
            _draw_row(axes, row[columns].tolist(), y, color, marker)
            if place == 0 and not prefix and len(comparison.others) > 1:
                _name_lane(axes, name, row[columns[0]], y, color)
    quantities = comparison.differences.loc[comparison.others[0]].loc[list(keys), "quantity"]
    axes.set_yticks([-n for n in range(len(keys))], [_wrapped(str(q)) for q in quantities])
    axes.set_ylim(-len(keys) + 0.4, 0.6)
    low, high = axes.get_xlim()
    axes.set_xlim(low - 0.14 * (high - low), high + 0.14 * (high - low))


def _name_lane(axes: Axes, name: str, value: float, y: float, color: str) -> None:
    """Say once, under its first row, which run a marker is."""
    axes.annotate(
        name,
        (0 if isnan(value) else value, y),
        xytext=(0, -7),
        textcoords="offset points",
        ha="center",
        va="top",
        color=color,
        fontsize=TEXT_SIZE - 2,
        fontweight="bold",
    )


def _wrapped(words: str) -> str:
    return "\n".join(textwrap.wrap(words, 20))


def _draw_row(axes: Axes, row: list[float], y: float, color: str, marker: str) -> None:
    value, low, high = row
    if isnan(value):
        axes.text(0, y, " not known", va="center", color=color, fontsize=TEXT_SIZE - 2)
        return
    axes.plot([low, high], [y, y], color=color, lw=2.5, solid_capstyle="butt")
    axes.plot([value], [y], color=color, marker=marker, ms=8)
    axes.annotate(
        signed(value, "share"),
        (value, y),
        xytext=(0, 6),
        textcoords="offset points",
        ha="center",
        va="bottom",
        color=color,
        fontsize=TEXT_SIZE - 2,
        bbox={"color": "white", "alpha": 0.8, "pad": 0.5},
    )


def _forest_finding(comparison: Comparison) -> str:
    table: Any = comparison.differences
    words = [f"{n} {_change(table.loc[(n, 'survival_armed')])}" for n in comparison.others]
    found = "\n".join(textwrap.wrap("; ".join(words), TITLE_LETTERS))
    return f"Futures without a deliberate armed violation, against {comparison.base}:\n{found}"


def _change(row: pd.Series[Any]) -> str:
    interval = signed_interval(row["low"], row["high"], "share")
    return f"{signed(row['difference'], 'share')} points ({interval})"


def save_comparison_figures(comparison: Comparison, folder: Path) -> list[Path]:
    """Write the figures of a comparison as PNG and return their paths."""
    figures = {
        "survival_armed": figure_of(plot_overlay(comparison, "armed")),
        "survival_offensive": figure_of(plot_overlay(comparison, "offensive")),
        "forest": plot_forest(comparison),
    }
    paths = [folder / f"{name}.png" for name in figures]
    for path, figure in zip(paths, figures.values(), strict=True):
        figure.savefig(path, metadata={"Software": None})
    return paths
