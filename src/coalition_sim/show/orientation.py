"""The coalition on the globe: where the states lie that the map of tiles shows as squares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from coalition_sim.show.coloring import HATCHES, Coloring
from coalition_sim.show.shapes import equal_area, nearness, shapes, size_of
from coalition_sim.show.style import (
    BLACK,
    GRAY,
    PALE,
    SMALL_SIZE,
    TITLE_SIZE,
    figure_of,
    footer,
    new_axes,
    points,
)
from coalition_sim.show.words import run_footer

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from coalition_sim.engine.results import Results
    from coalition_sim.show.shapes import Points, Shape


class Window(NamedTuple):
    """A part of the globe that is drawn.

    Attributes
    ----------
    center : tuple of float
        Longitude and latitude of its middle.
    width, height : float
        In radii of the globe.
    """

    center: tuple[float, float]
    width: float
    height: float


EUROPE = Window((14, 53.5), 0.84, 0.665)
FAR = {
    "CAN": Window((-95, 60), 0.9, 0.9),
    "USA": Window((-96, 38.5), 0.82, 0.82),
    "JPN": Window((137.5, 37.5), 0.42, 0.42),
    "AUS": Window((134, -27), 0.72, 0.72),
    "NZL": Window((173, -41.3), 0.3, 0.3),
}
NAMED_AT = {
    "NOR": (9.2, 61.2), "SWE": (15.2, 62.2), "FIN": (26.3, 63.0), "DNK": (9.2, 56.3),
    "GBR": (-1.6, 52.6), "NLD": (4.2, 53.1), "BEL": (3.2, 51.4), "LUX": (6.2, 49.7),
    "HRV": (16.2, 45.4), "SVN": (14.5, 46.2), "MNE": (19.2, 42.7), "ALB": (19.4, 41.0),
    "GRC": (22.0, 39.4), "CYP": (33.1, 34.4), "PRT": (-8.2, 39.6), "ITA": (12.4, 42.9),
    "RUS": (42.0, 57.5), "CAN": (-105.0, 58.0), "USA": (-98.0, 39.5), "JPN": (138.4, 36.2),
    "NZL": (171.5, -43.2),
}  # fmt: skip
"""Where a code stands if not in the middle of the state's largest part: longitude, latitude."""

WIDTH, HEIGHT = 12.6, 8.4
SIDE = 0.69  # share of the width that Europe takes
FARTHEST = 0.0  # cosine of the distance from a window's middle beyond which nothing is drawn
INSET_COLUMNS, INSET_ROWS = 2, 3


def plot_orientation(
    results: Results,
    value: str = "honor",
    ax: Axes | None = None,
    *,
    against: Results | None = None,
    lang: str = "en",
) -> Axes:
    """Draw one number of every state on a map of the globe: Europe, and five insets.

    Parameters
    ----------
    results : Results
        What was found.
    value : str
        What of each state; see `state_values`.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    against : Results, optional
        Draw the difference from this run.
    lang : {"en", "fr"}
        Language.

    Returns
    -------
    matplotlib Axes
        The frame; Europe and the insets are its children.
    """
    coloring = Coloring(results, value, against=against, lang=lang)
    axes = ax if ax is not None else new_axes(WIDTH, HEIGHT)
    axes.set_axis_off()
    _draw(axes.inset_axes((0, 0, SIDE, 1)), EUROPE, coloring)
    for number, (code, window) in enumerate(FAR.items()):
        _draw(axes.inset_axes(_inset_box(number)), window, coloring, only=code)
    _say_scales(axes, coloring)
    coloring.draw_legend(axes)
    size, pad = points(TITLE_SIZE), points(14)
    axes.set_title(coloring.title, loc="left", fontsize=size, fontweight="bold", pad=pad)
    if ax is None:
        footer(figure_of(axes), run_footer(results, lang))
    return axes


def _inset_box(number: int) -> tuple[float, float, float, float]:
    """Return left, bottom, width and height of an inset, as shares of the frame."""
    column, row = number % INSET_COLUMNS, number // INSET_COLUMNS
    width, height = (1 - SIDE) / INSET_COLUMNS, 1 / INSET_ROWS
    return SIDE + column * width + 0.005, 1 - (row + 1) * height, width - 0.005, height - 0.01


def _say_scales(axes: Axes, coloring: Coloring) -> None:
    """Say in the place of a sixth inset how the five are to be read."""
    left, bottom, width, height = _inset_box(len(FAR))
    x, y = left + width / 2, bottom + height / 2
    look: dict[str, Any] = {"ha": "center", "va": "center", "color": GRAY}
    words = coloring.say("map-insets")
    axes.text(x, y, words, fontsize=points(SMALL_SIZE + 1), transform=axes.transAxes, **look)


def _draw(axes: Axes, window: Window, coloring: Coloring, *, only: str = "") -> None:
    """Draw a window of the globe; in an inset only one state has its color and its code."""
    scenario = coloring.scenario
    told = {*coloring.numbers.index, scenario.challenger, scenario.protege}
    for code, shape in shapes().items():
        path = _path(shape, window)
        if path is None:
            continue
        if only not in ("", code) or code not in told:
            axes.add_patch(PathPatch(path, facecolor=PALE, edgecolor="white", lw=0.6))
            continue
        for look in _looks(code, coloring):
            axes.add_patch(PathPatch(path, **look))
        _name(axes, shape, window)
    axes.set_xlim(-window.width / 2, window.width / 2)
    axes.set_ylim(-window.height / 2, window.height / 2)
    axes.set_aspect("equal")
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_color(PALE)


def _looks(code: str, coloring: Coloring) -> list[dict[str, Any]]:
    """Return how a state is drawn, layer by layer: a color, or a hatch and an outline."""
    if code in coloring.numbers:
        color = coloring.color(code)
        edge = "white" if color else GRAY
        return [{"facecolor": color or "white", "edgecolor": edge, "lw": 0.6}]
    hatch = HATCHES[coloring.side(code)]
    return [
        {"facecolor": "white", "edgecolor": GRAY, "lw": 0, "hatch": hatch},
        {"fill": False, "edgecolor": BLACK, "lw": 1.6, "zorder": 3},
    ]


def _path(shape: Shape, window: Window) -> Path | None:
    """Return a state's outline in a window, or None where nothing of it would be seen."""
    near = [ring for ring in shape.rings if nearness(ring, window.center).min() > FARTHEST]
    drawn = [equal_area(ring, window.center) for ring in near]
    seen = [Path(ring, closed=True) for ring in drawn if _overlaps(ring, window)]
    return Path.make_compound_path(*seen) if seen else None


def _overlaps(ring: Points, window: Window) -> bool:
    size = np.array([window.width, window.height]) / 2
    return bool((ring.min(axis=0) < size).all() and (ring.max(axis=0) > -size).all())


def _name(axes: Axes, shape: Shape, window: Window) -> None:
    place = NAMED_AT.get(shape.code) or middle(max(shape.rings, key=size_of))
    x, y = equal_area(np.array([place]), window.center)[0]
    look: dict[str, Any] = {"ha": "center", "va": "center", "zorder": 4, "clip_on": True}
    text = axes.text(x, y, shape.code, fontsize=points(SMALL_SIZE), fontweight="bold", **look)
    text.set_path_effects([withStroke(linewidth=2.5, foreground="white")])


def middle(ring: Points) -> tuple[float, float]:
    """Return the middle of the box around a ring: longitude, latitude."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    return float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2
