"""Names stand beside their points and cover nothing, as long as there is room."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from coalition_sim.show.point_labels import label_points
from coalition_sim.show.style import figure_of, new_axes

CROWD = {f"package_{n}": (5 + 0.04 * n, 5 + 0.1 * (n % 3)) for n in range(6)}
OTHERS = [(5.1, 4.9), (4.9, 5.1)]


def boxes_of(texts):
    figure_of(texts[0].axes).draw_without_rendering()
    return [Text.get_window_extent(text) for text in texts]  # without the line to the point


def crowded():
    axes = new_axes()
    places = np.array([*CROWD.values(), *OTHERS])
    axes.plot(*places.T, "o")
    axes.set(xlim=(0, 10), ylim=(0, 10))
    return axes, places


def test_names_cover_neither_points_nor_each_other():
    axes, places = crowded()
    boxes = boxes_of(label_points(axes, CROWD, OTHERS))
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    markers = [Bbox.from_extents(*(p - 4), *(p + 4)) for p in axes.transData.transform(places)]
    assert not any(box.overlaps(marker) for box in boxes for marker in markers)


def test_plainly_written_names_would_cover_each_other():
    axes, _ = crowded()
    FigureCanvasAgg(figure_of(axes))
    boxes = boxes_of([axes.text(x, y, name) for name, (x, y) in CROWD.items()])
    assert any(one.overlaps(other) for one, other in combinations(boxes, 2))  # negative control


def test_names_stay_in_the_axes():
    axes = new_axes()
    corners = {"north east corner": (10, 10), "south west corner": (0, 0)}
    axes.set(xlim=(0, 10), ylim=(0, 10))
    frame = axes.bbox
    for box in boxes_of(label_points(axes, corners)):
        assert frame.x0 <= box.x0
        assert box.x1 <= frame.x1
        assert frame.y0 <= box.y0
        assert box.y1 <= frame.y1
