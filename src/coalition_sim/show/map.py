"""The coalition as a map of tiles: one square a state, with its code and its value inside."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from matplotlib import colormaps
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize, to_rgb
from matplotlib.patches import Rectangle

from coalition_sim.show.amounts import MINUS
from coalition_sim.show.language import language
from coalition_sim.show.state_values import Value, state_values, value_named
from coalition_sim.show.style import (
    BLACK,
    GRAY,
    PALE,
    SMALL_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    figure_of,
    footer,
    new_axes,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from coalition_sim.engine.results import Results
    from coalition_sim.show.language import Language

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

Color = tuple[float, float, float]
GAP = 0.06
HATCHES = {"challenger": "////", "protege": "...."}
SEQUENCE, CONTRAST = "viridis", "PuOr"
LEGEND_LETTERS = 84
DARKEST_FOR_BLACK = 0.18  # relative luminance at which black and white read equally well


class Scale(NamedTuple):
    """How values become colors.

    Attributes
    ----------
    name : str
        Colormap.
    low, high : float
        Values of its two ends.
    """

    name: str
    low: float
    high: float

    def color(self, value: float) -> Color:
        """Return the color of a value."""
        place = Normalize(self.low, self.high, clip=True)(value)
        return to_rgb(colormaps[self.name](place))

    @property
    def mappable(self) -> ScalarMappable:
        """What a color bar is drawn from."""
        return ScalarMappable(Normalize(self.low, self.high), self.name)


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
    say, asked = language(lang), value_named(value)
    found = state_values(results, value)
    if against is not None:
        found = (found - state_values(against, value)).reindex(found.index)
    axes = ax if ax is not None else new_axes(11, 9)
    scale = scale_of(found, asked, is_difference=against is not None)
    pen = _Pen(axes, _letters(axes))
    for code, place in places(results).items():
        if code not in found:
            side = "challenger" if code == results.scenario.challenger else "protege"
            pen.side(place, (code, say(f"map-{side}")), HATCHES[side])
            continue
        number = float(found[code])
        text = tile_text(number, asked, say, signed=against is not None)
        pen.tile(place, (code, text), None if np.isnan(number) else scale.color(number))
    _frame(axes, places(results))
    _legend(axes, scale, asked, say, against)
    title = title_of(found, asked, say, signed=against is not None)
    axes.set_title(title, loc="left", fontsize=TITLE_SIZE, fontweight="bold", pad=14)
    if ax is None:
        footer(figure_of(axes), results.footer)
    return axes


def places(results: Results) -> dict[str, tuple[int, int]]:
    """Return the tile of each state of a run; codes without a place stand in rows below."""
    scenario = results.scenario
    codes = [*scenario.states, scenario.protege, scenario.challenger]
    bottom = 1 + max(row for _, row in TILES.values())
    strangers = [code for code in dict.fromkeys(codes) if code not in TILES]
    found = {code: TILES[code] for code in codes if code in TILES}
    width = 1 + max(column for column, _ in TILES.values())
    found |= {c: (n % width, bottom + n // width) for n, c in enumerate(strangers)}
    return found


def scale_of(found: pd.Series[float], value: Value, *, is_difference: bool) -> Scale:
    """Return the colors of values: 0 to 1 for shares, symmetric about 0 for differences."""
    largest = float(np.nanmax(np.abs(found.to_numpy(float)), initial=0.0))
    if is_difference:
        widest = max(largest, 0.01 if value.is_share else 0.1)
        return Scale(CONTRAST, -widest, widest)
    return Scale(SEQUENCE, 0.0, 1.0 if value.is_share else max(largest, 0.1))


def tile_text(number: float, value: Value, say: Language, *, signed: bool = False) -> str:
    """Return a tile's value: percent for a share, a dash for what is not known."""
    if np.isnan(number):
        return say("map-unknown")
    size = abs(100 * number if value.is_share else number)
    digits = 1 if size < 10 and not value.is_share else 0  # noqa: PLR2004 - two digits say enough
    if not round(size, digits):
        return say("map-number", number=0)
    words = say("map-number-tenths" if digits else "map-number", number=round(size, digits))
    plus = "+" if signed else ""
    return f"{MINUS if number < 0 else plus}{words}"


def ink(color: Color) -> str:
    """Return black or white, whichever reads better on a color (WCAG's relative luminance)."""
    light = np.array(color)
    linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB
    return "black" if linear @ [0.2126, 0.7152, 0.0722] > DARKEST_FOR_BLACK else "white"


def title_of(found: pd.Series[float], value: Value, say: Language, *, signed: bool) -> str:
    """Return the finding: where the value is highest and where it is lowest."""
    known = found.dropna()
    unit = "difference-points" if value.is_share else "difference"
    kind = unit if signed else value.word
    if known.empty:
        return say("map-title-nothing")
    ends: dict[str, Any] = {"highest": str(known.idxmax()), "lowest": str(known.idxmin())}
    high, low = (tile_text(float(known[code]), value, say, signed=signed) for code in ends.values())
    if high == low:
        return say("map-title-even", what=quantity_words(value, say), value=high)
    return say(f"map-title-{kind}", high=high, low=low, **ends)


def quantity_words(value: Value, say: Language) -> str:
    """Return what is shown, with its unit."""
    means = say(f"instrument-{value.instrument}") if value.instrument else say("map-all-means")
    return say(f"map-quantity-{value.word}", means=means)


class _Pen(NamedTuple):
    """Where tiles are drawn, and how large their letters are in points."""

    axes: Axes
    size: float

    def tile(self, place: tuple[int, int], words: tuple[str, str], color: Color | None) -> None:
        """Draw a tile in the color of its value; in white where there is none."""
        look = {"facecolor": color or "white", "edgecolor": color or GRAY}
        self.axes.add_patch(_square(place, **look, lw=1))
        self._write(place, words, ink(color) if color else BLACK, lower=0.28)

    def side(self, place: tuple[int, int], words: tuple[str, str], hatch: str) -> None:
        """Draw the tile of one of the two sides: outlined and hatched, without a value."""
        outline = {"facecolor": "white", "edgecolor": BLACK, "lw": 2.2}
        self.axes.add_patch(_square(place, **outline))
        hatching = {"facecolor": "none", "edgecolor": "#9A9A9A", "lw": 0, "hatch": hatch}
        self.axes.add_patch(_square(place, **hatching))
        self._write(place, words, BLACK, lower=0.16, bbox={"color": "white", "pad": 0.6})

    def _write(
        self,
        place: tuple[int, int],
        words: tuple[str, str],
        color: str,
        *,
        lower: float,
        **look: Any,
    ) -> None:
        x, y = place[0] + 0.5, place[1] + 0.5
        look = {"ha": "center", "va": "center", "color": color, **look}
        upper: dict[str, Any] = {"fontsize": 0.22 * self.size, "fontweight": "bold"}
        self.axes.text(x, y - 0.2, words[0], **upper, **look)
        self.axes.text(x, y + 0.2, words[1], fontsize=lower * self.size, **look)


def _letters(axes: Axes) -> float:
    """Return roughly how many points wide a tile will be, to choose letters that fit."""
    box = axes.get_position().bounds
    width, height = figure_of(axes).get_size_inches()
    columns, rows = (1 + max(place[n] for place in TILES.values()) for n in (0, 1))
    return float(72 * min(width * box[2] / columns, height * box[3] / rows))


def _square(place: tuple[int, int], **look: Any) -> Rectangle:
    column, row = place
    return Rectangle((column + GAP / 2, row + GAP / 2), 1 - GAP, 1 - GAP, **look)


def _frame(axes: Axes, shown: dict[str, tuple[int, int]]) -> None:
    columns = [column for column, _ in (*shown.values(), *TILES.values())]
    rows = [row for _, row in (*shown.values(), *TILES.values())]
    axes.set_xlim(min(columns), max(columns) + 1)
    axes.set_ylim(max(rows) + 1, min(rows))
    axes.set_aspect("equal")
    axes.set_axis_off()


def _legend(axes: Axes, scale: Scale, value: Value, say: Language, against: Results | None) -> None:
    bar = figure_of(axes).colorbar(
        scale.mappable, ax=axes, orientation="horizontal", shrink=0.6, aspect=36, pad=0.02
    )
    words = quantity_words(value, say)
    if against is not None:
        unit = "map-difference-points" if value.is_share else "map-difference"
        words = say(unit, what=words, base=against.scenario.name)
    bar.set_label("\n".join(textwrap.wrap(words, LEGEND_LETTERS)), fontsize=TEXT_SIZE)
    bar.outline.set_visible(False)
    bar.ax.tick_params(labelsize=SMALL_SIZE + 1, color=PALE)
    bar.ax.xaxis.set_major_formatter(
        lambda tick, _: tile_text(tick, value, say, signed=against is not None)
    )
