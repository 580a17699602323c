"""Figures of the experiments that the package itself does not draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.show.point_labels import label_points
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    SILVER,
    VERMILION,
    dress,
    figure_of,
    footer,
    new_axes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

SHOWN = 18
LINES = (
    ("greedy", VERMILION, "o-", "deniable, searched"),
    ("even", BLUE, "s--", "deniable, evenly spaced"),
    ("armed", BLACK, "^:", "armed, evenly spaced"),
)
LEAST_WAR = 0.01


def draw_gains(table: pd.DataFrame) -> Axes:
    """Draw the largest gains in survival, by part, with their intervals."""
    ranked = table.loc[table["armed"].abs().sort_values(ascending=False).index[:SHOWN]]
    shown = 100 * ranked.sort_values("armed")[["armed", "armed_low", "armed_high"]]
    axes = new_axes(11, 2.4 + 0.36 * len(shown))
    names = [f"{name}  ({kind})" for kind, name in shown.index]
    arms = (shown["armed"] - shown["armed_low"], shown["armed_high"] - shown["armed"])
    axes.barh(names, shown["armed"], color=BLUE)
    axes.errorbar(shown["armed"], names, xerr=arms, fmt="none", ecolor=GRAY)
    axes.axvline(0, color=BLACK, lw=1)
    told, last = int(table["beyond_noise"].sum()), shown.index[-1][1]
    title = f"Most is added by: {last}.\nOf {len(table)} parts, {told} differ by more than noise"
    dress(axes, title=title, xlabel="survival without an armed violation that it adds (points)")
    return axes


def draw_plane(table: pd.DataFrame, named: Iterable[str]) -> Axes:
    """Draw packages by who signs and by what breaks; better is up and to the right."""
    axes = new_axes(12, 7)
    signed = 100 * table["p_both_sign"]
    breaks = (100 * (1 - table["p_holds_if_signed"])).clip(lower=LEAST_WAR)
    best = table["on_frontier"].astype(bool)
    order = signed[best].sort_values().index
    axes.plot(signed[~best], breaks[~best], "o", color=BLUE, ms=6)
    axes.plot(signed[order], breaks[order], "s--", color=VERMILION, ms=9)
    axes.set(yscale="log", xlim=(0, 1.22 * signed.max()))
    axes.invert_yaxis()
    axes.yaxis.set_major_formatter(lambda share, _: f"{share:g}")
    both, winner = 100 * table["p_signed_and_holds"], table["p_signed_and_holds"].idxmax()
    dress(
        axes,
        title=f"Most is signed and holds ({both.max():.0f} %) with: {winner}",
        xlabel="futures in which both sides sign (%); no name: paris with other force or pledges",
        ylabel=f"of those signed: renewed war (%; below {LEAST_WAR:g} drawn there)",
    )
    footer(figure_of(axes), "\n")  # its room, so that nothing moves once names are placed
    places = {name: (signed[name], breaks[name]) for name in table.index}
    steps = np.linspace(0, len(order) - 1, 20 * len(order))  # points along the dashed line
    line = [np.interp(steps, range(len(order)), each[order]) for each in (signed, np.log(breaks))]
    rest = [places[name] for name in table.index.difference([*named, winner])]
    names = {name: places[name] for name in dict.fromkeys([*named, str(winner)])}
    label_points(axes, names, [*rest, *zip(line[0], np.exp(line[1]), strict=True)])
    return axes


def draw_schedules(table: pd.DataFrame) -> Axes:
    """Draw what schedules of each length do to credibility."""
    axes = new_axes(11)
    for kind, color, style, name in LINES:
        part = table.loc[kind]
        value, arms = part["credibility"], 1.96 * part["credibility_se"]
        axes.errorbar(part.index, value, yerr=arms, fmt=style, color=color, label=name)
    axes.axhline(0, color=GRAY, lw=1)
    axes.set_xticks(part.index)
    axes.legend(frameon=False)
    total, armed = (table.loc[kind, "credibility"].iloc[-1] for kind in ("greedy", "armed"))
    moved = f"{len(part)} deniable acts move the coalition's credibility by {total:+.3f}"
    dress(
        axes,
        title=f"{moved},\n{len(part)} armed ones by {armed:+.3f}",
        xlabel="forced acts in year one",
        ylabel="credibility after two years,\nchange (probability)",
    )
    return axes


def draw_box(points: pd.DataFrame, fails: Any, box: pd.DataFrame) -> Axes:
    """Draw points in the plane of the two parameters that a box limits most."""
    spare = [key for key in points if key not in box.index]
    x, y = [*box.index, *spare][:2]
    axes = new_axes(11, 6.5)
    axes.plot(points[x][~fails], points[y][~fails], "o", color=SILVER, label="other points")
    axes.plot(
        points[x][fails], points[y][fails], "x", color=VERMILION, mew=2, label="worst quarter"
    )
    whole = pd.DataFrame({"low": points.min(), "high": points.max()})
    ends = box[["low", "high"]].combine_first(whole)
    (left, right), (low, high) = ends.loc[x], ends.loc[y]
    corners = ([left, right, right, left, left], [low, low, high, high, low])
    axes.plot(*corners, color=BLUE, lw=2.5, label="box found")
    title = f"The package does worst where {x} and {y}\nlie in the box"
    dress(axes, title=title, xlabel=x, ylabel=y)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    return axes
