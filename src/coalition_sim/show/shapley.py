"""Who deters, drawn: bars of Shapley values with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from coalition_sim.engine.headline import horizon_words
from coalition_sim.show.amounts import scale_axis, signed, unit_words
from coalition_sim.show.style import BLACK, BLUE, GRAY, dress, figure_of, footer, label, new_axes
from coalition_sim.study.paired import MEASURES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from coalition_sim.study.contributions import Contributions

MOST_BARS = 16


def plot_shapley(found: Contributions, ax: Axes | None = None) -> Axes:
    """Draw what each member or instrument contributes.

    Parameters
    ----------
    found : Contributions
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    shown = found.table.head(MOST_BARS)
    axes = ax if ax is not None else new_axes(11, 2.6 + 0.4 * len(shown))
    places = -np.arange(len(shown), dtype=float)
    arms = (shown["value"] - shown["low"], shown["high"] - shown["value"])
    axes.barh(places, shown["value"], height=0.7, color=BLUE)
    axes.errorbar(shown["value"], places, xerr=arms, fmt="none", ecolor=GRAY, elinewidth=1.8)
    unit = MEASURES[found.outcome].unit
    for place, (value, high) in zip(places, shown[["value", "high"]].to_numpy(), strict=True):
        label(axes, max(high, 0.0), place, signed(value, unit), color=BLACK)
    axes.axvline(0, color=BLACK, lw=1)
    axes.set_yticks(places, [str(player) for player in shown.index])
    units = unit_words(unit)
    dress(axes, title=_finding(found, unit), xlabel=f"Shapley value ({units})")
    axes.margins(x=0.12)
    scale_axis(axes, unit)
    if ax is None:
        left = len(found.table) - len(shown)
        note = f"; {left} more in the table" if left else ""
        footer(figure_of(axes), f"bars: 95 % interval{note}\n{found.footer}")
    return axes


def _finding(found: Contributions, unit: str) -> str:
    first, value = found.table.index[0], float(found.table["value"].iloc[0])
    both = found.shapley.everyone - found.shapley.none
    horizon = horizon_words(found.scenario.weeks)
    return (
        f"{first} adds {signed(value, unit)} of the {signed(both, unit)} {unit_words(unit)} that "
        f"all {found.of} add:\n{found.quantity}, {horizon}"
    )
