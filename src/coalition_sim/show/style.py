"""The look that all figures share: colors, sizes, footer."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

# Okabe and Ito: told apart by most color-blind readers; dark enough, or marked twice, in gray.
BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
BLUE = "#0072B2"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
GRAY = "#6E6E6E"
SILVER = "#BDBDBD"
PALE = "#E4E4E4"
OCHER = "#8A5F00"  # orange, dark enough for text

MEANS = {
    "military": "military action",
    "intelligence": "intelligence",
    "diplomacy": "diplomacy",
    "sanctions": "sanctions",
}
TITLE_SIZE = 15
TEXT_SIZE = 12
SMALL_SIZE = 9
WEEKS_PER_YEAR = 52
LABEL_ROOM = 1.24


def new_axes(width: float = 10.0, height: float = 5.6) -> Axes:
    """Return the one axes of a new figure that belongs to no window."""
    return new_figure(width, height).subplots()


def new_figure(width: float, height: float) -> Figure:
    """Return a new figure that belongs to no window; sizes in inches."""
    return Figure(figsize=(width, height), dpi=110, layout="constrained")


def dress(axes: Axes, *, title: str, xlabel: str = "", ylabel: str = "", pad: float = 12) -> None:
    """Give axes their title at the left, labels, and no frame that says nothing."""
    axes.set_title(title, loc="left", fontsize=TITLE_SIZE, fontweight="bold", pad=pad)
    axes.set_xlabel(xlabel, fontsize=TEXT_SIZE)
    axes.set_ylabel(ylabel, fontsize=TEXT_SIZE)
    axes.tick_params(labelsize=TEXT_SIZE)
    axes.spines[["top", "right"]].set_visible(False)


def week_axis(axes: Axes, weeks: int, *, room: float = LABEL_ROOM, labels: bool = True) -> None:
    """Tick the x axis in years, or in weeks below two years, with room for labels at the right."""
    axes.set_xlim(0, weeks * room)
    step = WEEKS_PER_YEAR if weeks >= 2 * WEEKS_PER_YEAR else max(1, math.ceil(weeks / 6))
    if weeks > 10 * WEEKS_PER_YEAR:
        step = WEEKS_PER_YEAR * math.ceil(weeks / WEEKS_PER_YEAR / 8)
    ticks = range(0, weeks + 1, step)
    in_years = step % WEEKS_PER_YEAR == 0
    axes.set_xticks(ticks, [str(t // WEEKS_PER_YEAR if in_years else t) for t in ticks])
    axes.spines["bottom"].set_bounds(0, weeks)
    if labels:
        unit = "years" if in_years else "weeks"
        axes.set_xlabel(f"{unit} since the ceasefire entered into force", fontsize=TEXT_SIZE)


def label(axes: Axes, x: float, y: float, text: str, *, color: str) -> Text:
    """Write the name of a line beside its end."""
    return axes.annotate(
        text,
        (x, y),
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=color,
        fontsize=TEXT_SIZE,
        annotation_clip=False,
    )


def spread(levels: list[float], gap: float, top: float = math.inf) -> list[float]:
    """Return levels moved just far enough to be a gap apart, in their order.

    Parameters
    ----------
    levels : list of float
        Where labels would stand.
    gap : float
        Smallest distance that can be read.
    top : float
        Where the highest may stand; the others make room below it.
    """
    placed = list(levels)
    order = sorted(range(len(levels)), key=levels.__getitem__)
    for below, above in pairwise(order):
        placed[above] = max(placed[above], placed[below] + gap)
    for rank, index in enumerate(reversed(order)):
        placed[index] = min(placed[index], top - rank * gap)
    return placed


def figure_of(axes: Axes) -> Figure:
    """Return the figure that axes belong to."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("these axes were removed from their figure")
    return figure


def footer(figure: Figure, text: str) -> None:
    """Say at the foot of a figure where its numbers come from."""
    figure.supxlabel(text, fontsize=SMALL_SIZE, color=GRAY, x=0.99, ha="right")


def percent(share: float) -> str:
    """Return a share in words fit for a title."""
    if math.isnan(share):
        return "none"
    if 0 < share < 0.01:  # noqa: PLR2004
        return "under 1 %"
    return f"{100 * share:.0f} %"
