"""Names beside points, each where it covers no other point or name."""

from __future__ import annotations

from itertools import product
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from coalition_sim.show.style import BLACK, GRAY, POINTS_PER_INCH, SMALL_SIZE, figure_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

    Point = tuple[float, float]

DISTANCES = (9.0, 16.0, 26.0, 40.0, 56.0)
DIRECTIONS = tuple(2 * pi * n / 16 for n in range(16))
MARKER = 6.0
ROOM = 2.0
LED = 16.0
COVERED, OUTSIDE = 10.0, 25.0


def label_points(
    axes: Axes,
    named: Mapping[str, Point],
    others: Sequence[Point] = (),
    *,
    size: float = SMALL_SIZE + 1,
) -> list[Annotation]:
    """Write names beside points, each where it covers no other point or name, as far as it can.

    Parameters
    ----------
    axes : Axes
        With its limits, scales, title and labels set: these decide what lies beside what.
    named : mapping
        By name, x and y in the axes' data.
    others : sequence of (x, y)
        Points without a name, not to be covered.
    size : float
        Of the letters. [points]

    Returns
    -------
    list of Annotation
        A name that had to move away is tied to its point by a thin line.

    Notes
    -----
    Greedy: names in the most crowded places choose first, among sixteen directions and five
    distances.
    """
    figure = figure_of(axes)
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    texts = {name: _annotation(axes, name, place, size) for name, place in named.items()}
    places = axes.transData.transform(np.array([*named.values(), *others], float))
    markers = [_around(x, y) for x, y in places]
    placed: list[Bbox] = []
    for name in _crowded_first(list(named), places):
        number = list(named).index(name)
        box = Text.get_window_extent(texts[name])
        candidates = list(product(DISTANCES, DIRECTIONS))
        boxes = [_moved(box, places[number], *candidate) for candidate in candidates]
        costs = [
            _cost(each, axes.bbox, [*placed, *markers]) + distance / 100
            for each, (distance, _) in zip(boxes, candidates, strict=True)
        ]
        best = int(np.argmin(costs))
        placed.append(boxes[best])
        _settle(texts[name], boxes[best], places[number], candidates[best][0])
    return list(texts.values())


def _annotation(axes: Axes, name: str, place: Point, size: float) -> Annotation:
    return axes.annotate(
        name,
        place,
        xytext=(0, 0),
        textcoords="offset points",
        ha="center",
        va="center",
        fontsize=size,
        color=BLACK,
        arrowprops={"arrowstyle": "-", "color": GRAY, "lw": 0, "shrinkA": 0, "shrinkB": 4},
    )


def _crowded_first(names: list[str], places: Any) -> list[str]:
    gaps = np.hypot(*(places[: len(names), None, :] - places[None, :, :]).transpose(2, 0, 1))
    nearness = (1 / (gaps + 20)).sum(axis=1)
    return [names[n] for n in np.argsort(-nearness, kind="stable")]


def _around(x: float, y: float) -> Bbox:
    return Bbox.from_extents(x - MARKER, y - MARKER, x + MARKER, y + MARKER)


def _moved(box: Bbox, place: Any, distance: float, direction: float) -> Bbox:
    """Return a name's box with its near edge at a distance from its point."""
    half_x, half_y = box.width / 2 + ROOM, box.height / 2 + ROOM
    x = place[0] + (distance + half_x) * cos(direction)
    y = place[1] + (distance + half_y) * sin(direction)
    return Bbox.from_extents(x - half_x, y - half_y, x + half_x, y + half_y)


def _cost(box: Bbox, frame: Any, taken: list[Bbox]) -> float:
    inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 <= box.y1 <= frame.y1
    return COVERED * sum(box.overlaps(other) for other in taken) + OUTSIDE * (not inside)


def _settle(text: Annotation, box: Bbox, place: Any, distance: float) -> None:
    figure: Any = text.get_figure(root=True)
    points = POINTS_PER_INCH / figure.dpi
    middle = ((box.x0 + box.x1) / 2 - place[0], (box.y0 + box.y1) / 2 - place[1])
    text.set_position((points * middle[0], points * middle[1]))
    if text.arrow_patch is not None:
        text.arrow_patch.set_linewidth(0.7 if distance > LED else 0)
