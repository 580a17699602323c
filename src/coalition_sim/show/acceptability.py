"""Who would sign against what would last, drawn: one marker a scenario."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.show.amounts import percent_tick
from coalition_sim.show.language import language
from coalition_sim.show.point_labels import label_points
from coalition_sim.show.style import (
    LOOKS,
    TEXT_SIZE,
    dress,
    figure_of,
    footer,
    new_axes,
    percent,
    points,
)
from coalition_sim.show.words import comparison_footer

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from coalition_sim.study.comparison import Comparison

ROOM = 0.12
ALONG_BAR = 7  # places on an interval that no name may cover


def plot_acceptability(
    comparison: Comparison, ax: Axes | None = None, *, lang: str = "en"
) -> Axes:
    """Draw the chance that Moscow signs against the share of futures without an offensive.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    axes = ax if ax is not None else new_axes()
    say = language(lang)
    beside: Any = comparison.side_by_side
    across, up = beside.loc["p_moscow_signs"], beside.loc["survival_offensive"]
    known = [n for n in comparison.runs if (across["value"] * up["value"]).notna()[n]]
    places: dict[str, tuple[float, float]] = {}
    colors: dict[str, str] = {}
    bars: list[tuple[float, float]] = []
    for name, (color, _, marker) in zip(known, cycle(LOOKS), strict=False):
        x, y = across["value"][name], up["value"][name]
        arms = [[x - across["low"][name]], [across["high"][name] - x]]
        lifts = [[y - up["low"][name]], [up["high"][name] - y]]
        look: dict[str, Any] = {"fmt": marker, "color": color, "ms": points(9)}
        axes.errorbar(x, y, xerr=arms, yerr=lifts, elinewidth=points(1.4), **look)
        places[name], colors[name] = (x, y), color
        bars += [(x + float(way), y) for way in np.linspace(-arms[0][0], arms[1][0], ALONG_BAR)]
        bars += [(x, y + float(way)) for way in np.linspace(-lifts[0][0], lifts[1][0], ALONG_BAR)]
    title = _finding(beside.loc["p_signed_and_holds", "value"], lang)
    xlabel, ylabel = say("figure-acceptability-x"), say("figure-acceptability-y")
    dress(axes, title=title, xlabel=xlabel, ylabel=ylabel)
    axes.margins(ROOM)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(percent_tick(lang))
    _clip(axes)
    if ax is None:
        footer(figure_of(axes), comparison_footer(comparison, lang))
    if places:
        texts = label_points(axes, places, bars, size=points(TEXT_SIZE))
        for text, color in zip(texts, colors.values(), strict=True):
            text.set_color(color)
    return axes


def _clip(axes: Axes) -> None:
    """Let no axis claim chances far below 0 or above 1."""
    for get, put in ((axes.get_xlim, axes.set_xlim), (axes.get_ylim, axes.set_ylim)):
        low, high = get()
        put(max(low, -0.02), min(high, 1.02))


def _finding(kept: pd.Series[float], lang: str) -> str:
    say = language(lang)
    if not kept.max() > 0:
        return say("figure-acceptability-none")
    share = percent(float(kept.max()), lang)
    return say("figure-acceptability-title", name=str(kept.idxmax()), share=share)
