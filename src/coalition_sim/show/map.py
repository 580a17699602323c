"""The coalition as a map of tiles: one square a state, with its code and its value inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.patches import Rectangle

from coalition_sim.show.coloring import HATCHES, Coloring, ink
from coalition_sim.show.orientation import plot_orientation
from coalition_sim.show.style import (
    BLACK,
    GRAY,
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
    from coalition_sim.scenario import Scenario
    from coalition_sim.show.coloring import Color

__all__ = ["TILES", "places", "plot_map", "plot_orientation"]

TILES: dict[str, tuple[int, int]] = {
    "ISL": (2, 0), "NOR": (5, 0), "SWE": (6, 0), "FIN": (7, 0),
    "EST": (7, 1),
    "CAN": (0, 2), "IRL": (2, 2), "GBR": (3, 2), "DNK": (5, 2), "LVA": (7, 2), "RUS": (8, 2),
    "USA": (0, 3), "NLD": (4, 3), "DEU": (5, 3), "POL": (6, 3), "LTU": (7, 3),
    "BEL": (3, 4), "LUX": (4, 4), "AUT": (5, 4), "CZE": (6, 4), "UKR": (7, 4), "JPN": (10, 4),
    "FRA": (3, 5), "SVN": (5, 5), "HRV": (6, 5), "ROU": (7, 5),
    "PRT": (1, 6), "ESP": (2, 6), "ITA": (4, 6), "MNE": (6, 6), "BGR": (7, 6), "TUR": (8, 6),
    "AUS": (10, 6),
    "ALB": (6, 7), "GRC": (7, 7), "CYP": (8, 7), "NZL": (10, 7),
}  # fmt: skip
"""Column and row of every state's tile, from the north-west: rough places, equal areas."""

COLUMNS, ROWS = (1 + max(place[n] for place in TILES.values()) for n in (0, 1))
GAP = 0.06
UPPER, LOWER, SMALL = 0.22, 0.28, 0.16  # letters, as shares of a tile
WIDTH, HEIGHT = 11.0, 9.0
POINTS_PER_INCH = 72

Place = tuple[int, int]


def plot_map(
    results: Results,
    value: str = "honor",
    ax: Axes | None = None,
    *,
    against: Results | None = None,
    lang: str = "en",
) -> Axes:
    """Draw one number of every state as a map of tiles.

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
    """
    coloring = Coloring(results, value, against=against, lang=lang)
    axes = ax if ax is not None else new_axes(WIDTH, HEIGHT)
    pen = _Pen(axes, _tile_points(axes))
    shown = places(results.scenario)
    for code, place in shown.items():
        if code in coloring.numbers:
            pen.tile(place, (code, coloring.text(code)), coloring.color(code))
        else:
            side = coloring.side(code)
            pen.side(place, (code, coloring.say(f"map-{side}")), HATCHES[side])
    _frame(axes, 1 + max(row for _, row in shown.values()))
    coloring.draw_legend(axes)
    size, pad = points(TITLE_SIZE), points(14)
    axes.set_title(coloring.title, loc="left", fontsize=size, fontweight="bold", pad=pad)
    if ax is None:
        footer(figure_of(axes), run_footer(results, lang))
    return axes


def places(scenario: Scenario) -> dict[str, Place]:
    """Return the tile of each state of a scenario; codes without a place stand in rows below.

    Parameters
    ----------
    scenario : Scenario
        Whose roster, protégé and challenger are shown.

    Returns
    -------
    dict of tuple
        Column and row, by code.
    """
    codes = dict.fromkeys([*scenario.states, scenario.protege, scenario.challenger])
    strangers = [code for code in codes if code not in TILES]
    below = {code: (n % COLUMNS, ROWS + n // COLUMNS) for n, code in enumerate(strangers)}
    return {code: TILES[code] for code in codes if code in TILES} | below


class _Pen(NamedTuple):
    """Where tiles are drawn, and how large a tile is in points."""

    axes: Axes
    size: float

    def tile(self, place: Place, words: tuple[str, str], color: Color | None) -> None:
        """Draw a tile in the color of its value; in white where there is none."""
        self.axes.add_patch(_square(place, facecolor=color or "white", edgecolor=color or GRAY))
        self._write(place, words, lower=LOWER, color=ink(color))

    def side(self, place: Place, words: tuple[str, str], hatch: str) -> None:
        """Draw the tile of one of the two sides: outlined and hatched, without a value."""
        self.axes.add_patch(_square(place, facecolor="white", edgecolor=BLACK, lw=2.2))
        self.axes.add_patch(_square(place, fill=False, edgecolor=GRAY, lw=0, hatch=hatch))
        self._write(place, words, lower=SMALL, color=BLACK, bbox={"color": "white", "pad": 0.6})

    def _write(self, place: Place, words: tuple[str, str], *, lower: float, **look: Any) -> None:
        """Write the code, and below it the value."""
        x, y = place[0] + 0.5, place[1] + 0.5
        look = {"ha": "center", "va": "center", **look}
        upper: dict[str, Any] = {"fontsize": UPPER * self.size, "fontweight": "bold"}
        self.axes.text(x, y - 0.2, words[0], **upper, **look)
        self.axes.text(x, y + 0.2, words[1], fontsize=lower * self.size, **look)


def _tile_points(axes: Axes) -> float:
    """Return roughly how many points wide a tile will be, to choose letters that fit."""
    box = axes.get_position().bounds
    width, height = figure_of(axes).get_size_inches()
    return float(POINTS_PER_INCH * min(width * box[2] / COLUMNS, height * box[3] / ROWS))


def _square(place: Place, **look: Any) -> Rectangle:
    column, row = place
    return Rectangle((column + GAP / 2, row + GAP / 2), 1 - GAP, 1 - GAP, **look)


def _frame(axes: Axes, rows: int) -> None:
    axes.set_xlim(0, COLUMNS)
    axes.set_ylim(max(rows, ROWS), 0)
    axes.set_aspect("equal")
    axes.set_axis_off()
