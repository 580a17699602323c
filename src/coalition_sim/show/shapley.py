"""Who deters, drawn: bars of Shapley values with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.show.amounts import scale_axis, signed
from coalition_sim.show.language import language
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    dress,
    figure_of,
    footer,
    label,
    new_axes,
    points,
)
from coalition_sim.show.words import (
    instrument,
    quantity,
    state_name,
    study_footer,
    unit_words,
)
from coalition_sim.study.paired import MEASURES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from coalition_sim.study.contributions import Contributions

MOST_BARS = 16


def plot_shapley(found: Contributions, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """Draw what each member or instrument contributes.

    Parameters
    ----------
    found : Contributions
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    shown = found.table.head(MOST_BARS)
    axes = ax if ax is not None else new_axes(11, 2.6 + 0.4 * len(shown))
    places = -np.arange(len(shown), dtype=float)
    arms = (shown["value"] - shown["low"], shown["high"] - shown["value"])
    axes.barh(places, shown["value"], height=0.7, color=BLUE)
    look: dict[str, Any] = {"fmt": "none", "ecolor": GRAY, "elinewidth": points(1.8)}
    axes.errorbar(shown["value"], places, xerr=arms, **look)
    unit = MEASURES[found.outcome].unit
    for place, (value, high) in zip(places, shown[["value", "high"]].to_numpy(), strict=True):
        label(axes, max(high, 0.0), place, signed(value, unit, lang), color=BLACK)
    axes.axvline(0, color=BLACK, lw=points(1))
    axes.set_yticks(places, [player_name(found, str(player), lang) for player in shown.index])
    say, units = language(lang), unit_words(unit, lang)
    xlabel = say("figure-shapley-axis", unit=units)
    dress(axes, title=_finding(found, unit, lang), xlabel=xlabel)
    axes.margins(x=0.12)
    scale_axis(axes, unit, lang)
    if ax is None:
        note = say("figure-shapley-note", left=len(found.table) - len(shown))
        footer(figure_of(axes), f"{note}\n{contributions_footer(found, lang)}")
    return axes


def player_name(found: Contributions, player: str, lang: str = "en") -> str:
    """Return how a member, a group of members or an instrument is called."""
    if found.of == "instruments":
        return instrument(player, lang)
    if player in found.scenario.states:
        return state_name(player, found.scenario, lang)
    return player


def contributions_footer(found: Contributions, lang: str = "en") -> str:
    """Return the line under a figure of contributions."""
    key = "footer-all-orders" if found.shapley.exact else "footer-orders"
    return study_footer(found, key, lang, orders=found.shapley.n_orders)


def _finding(found: Contributions, unit: str, lang: str) -> str:
    first, value = str(found.table.index[0]), float(found.table["value"].iloc[0])
    both = found.shapley.everyone - found.shapley.none
    return language(lang)(
        "figure-shapley-title",
        of=found.of,
        first=player_name(found, first, lang),
        value=signed(value, unit, lang),
        all=signed(both, unit, lang),
        unit=unit_words(unit, lang),
        quantity=quantity(found.outcome, lang, weeks=found.scenario.weeks),
    )
