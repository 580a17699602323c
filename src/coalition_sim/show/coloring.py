"""One number a state as colors and words: what both maps share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from matplotlib import colormaps
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize, to_rgb

from coalition_sim.show.amounts import MINUS
from coalition_sim.show.language import language
from coalition_sim.show.state_values import state_values, value_named
from coalition_sim.show.style import PALE, SMALL_SIZE, TEXT_SIZE, figure_of, points

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from coalition_sim.engine.results import Results

Color = tuple[float, float, float]
SEQUENCE, CONTRAST = "viridis", "PuOr"
DARKEST_FOR_BLACK = 0.18  # relative luminance at which black and white read equally well
FEW = 10
HATCHES = {"challenger": "////", "protege": "...."}


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
        return to_rgb(colormaps[self.name](float(self._norm(value))))

    @property
    def mappable(self) -> ScalarMappable:
        """What a color bar is drawn from."""
        return ScalarMappable(self._norm, self.name)

    @property
    def _norm(self) -> Normalize:
        return Normalize(self.low, self.high, clip=True)


class Coloring:
    """One number of every state, or its difference between two runs, to be shown.

    Parameters
    ----------
    results : Results
        What was found.
    value : str
        What of each state; see `state_values`.
    against : Results, optional
        Show the difference from this run.
    lang : {"en", "fr"}
        Language.

    Attributes
    ----------
    numbers : pandas.Series
        By state; nan for what is not known.
    """

    def __init__(
        self, results: Results, value: str, *, against: Results | None = None, lang: str = "en"
    ) -> None:
        self.say = language(lang)
        self.value = value_named(value)
        self.scenario = results.scenario
        self.base = "" if against is None else against.scenario.name
        self.numbers: pd.Series[float] = state_values(results, value)
        if against is not None:
            other = state_values(against, value).reindex(self.numbers.index)
            self.numbers = self.numbers - other

    @cached_property
    def scale(self) -> Scale:
        """The colors: from 0 to 1 for shares, symmetric about 0 for differences."""
        largest = float(np.nanmax(np.abs(self.numbers.to_numpy(float)), initial=0.0))
        if self.base:
            widest = max(largest, 0.01 if self.value.is_share else 0.1)
            return Scale(CONTRAST, -widest, widest)
        return Scale(SEQUENCE, 0.0, 1.0 if self.value.is_share else max(largest, 0.1))

    def color(self, code: str) -> Color | None:
        """Return the color of a state; None where its number is not known."""
        number = float(self.numbers[code])
        return None if np.isnan(number) else self.scale.color(number)

    def text(self, code: str) -> str:
        """Return the number of a state."""
        return self.words(float(self.numbers[code]))

    def side(self, code: str) -> str:
        """Return which of the two sides a state is: challenger or protege."""
        return "challenger" if code == self.scenario.challenger else "protege"

    def words(self, number: float) -> str:
        """Return a number: percent for a share, a dash for what is not known."""
        if np.isnan(number):
            return self.say("map-unknown")
        size = abs(100 * number if self.value.is_share else number)
        digits = 0 if self.value.is_share or size >= FEW else 1
        size = round(size, digits)
        if not size:
            return self.say("map-number", number=0)
        words = self.say("map-number-tenths" if digits else "map-number", number=size)
        return f"{MINUS if number < 0 else '+' if self.base else ''}{words}"

    @property
    def title(self) -> str:
        """The finding: where the number is highest and where it is lowest."""
        known = self.numbers.dropna()
        if known.empty:
            return self.say("map-title-nothing")
        highest, lowest = str(known.idxmax()), str(known.idxmin())
        high, low = self.text(highest), self.text(lowest)
        if high == low:
            return self.say("map-title-even", what=self.quantity, value=high)
        change = "difference-points" if self.value.is_share else "difference"
        key = f"map-title-{change if self.base else self.value.word}"
        ends = {"highest": highest, "lowest": lowest, "high": high, "low": low}
        return self.say(key, base=self.base, **ends)

    @property
    def quantity(self) -> str:
        """What is shown, with its unit."""
        means = f"instrument-{self.value.instrument}" if self.value.instrument else "map-all-means"
        return self.say(f"map-quantity-{self.value.word}", means=self.say(means))

    @property
    def legend(self) -> str:
        """What the colors mean: the quantity, what it is compared with, what a dash is."""
        words = self.quantity
        if self.base:
            unit = "map-difference-points" if self.value.is_share else "map-difference"
            words = f"{self.say(unit, base=self.base)}\n{words}"
        return f"{words}\n{self.say('map-note')}" if self.numbers.isna().any() else words

    def draw_legend(self, axes: Axes) -> None:
        """Draw the bar of colors under a map."""
        bar = figure_of(axes).colorbar(
            self.scale.mappable, ax=axes, orientation="horizontal", shrink=0.6, aspect=36, pad=0.02
        )
        bar.set_label(self.legend, fontsize=points(TEXT_SIZE))
        bar.outline.set_visible(False)
        bar.ax.tick_params(labelsize=points(SMALL_SIZE + 1), color=PALE)
        bar.ax.xaxis.set_major_formatter(lambda tick, _: self.words(tick))


def ink(color: Color | None) -> str:
    """Return black or white, whichever reads better on a color (WCAG's relative luminance)."""
    if color is None:
        return "black"
    light = np.array(color)
    linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB
    return "black" if linear @ [0.2126, 0.7152, 0.0722] > DARKEST_FOR_BLACK else "white"
