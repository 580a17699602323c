"""What the parameters do, drawn: tornado of one at a time, screening and shares of variance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from coalition_sim.show.amounts import in_points, scale_axis, signed, unit_words
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    SILVER,
    SKY,
    SMALL_SIZE,
    dress,
    figure_of,
    footer,
    label,
    new_axes,
    percent,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MOST_BARS = 15
ENDS = {"low": (SKY, "//", "bottom"), "high": (BLUE, "", "top")}


def plot_tornado(
    table: pd.DataFrame, *, quantity: str, unit: str, foot: str, ax: Axes | None = None
) -> Axes:
    """Draw what each parameter does alone, at the low and the high end of its range.

    Parameters
    ----------
    table : pandas.DataFrame
        What `study.sensitivity.tornado` returned.
    quantity, unit : str
        What moves, and its unit.
    foot : str
        Footer.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    shown = table.head(MOST_BARS)
    axes = ax if ax is not None else new_axes(11, 2.4 + 0.42 * len(shown))
    places = -np.arange(len(shown), dtype=float)
    axes.axvline(0, color=BLACK, lw=1)
    for end, (color, hatch, _) in ENDS.items():
        value = shown[f"at_{end}"].to_numpy(float)
        arms = np.abs([value - shown[f"at_{end}_low"], shown[f"at_{end}_high"] - value])
        axes.barh(places, value, height=0.7, color=color, hatch=hatch, edgecolor="white")
        axes.errorbar(value, places, xerr=arms, fmt="none", ecolor=GRAY, elinewidth=1.4)
        _name_ends(axes, shown, end, places)
    axes.set_yticks(places, [str(key) for key in shown.index])
    first = shown.iloc[0]
    size = signed(first["width"], unit).lstrip("+")
    title = f"{shown.index[0]} alone moves it by {size} {unit_words(unit)}:\n{quantity}"
    dress(axes, title=title, xlabel=f"change from the scenario itself ({unit_words(unit)})")
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.margins(x=0.14)
    scale_axis(axes, unit)
    if ax is None:
        note = "number: value of the parameter; hatched: low end; bars: 95 % interval, paired"
        footer(figure_of(axes), f"{note}\n{foot}")
    return axes


def _name_ends(axes: Axes, shown: pd.DataFrame, end: str, places: np.ndarray) -> None:
    """Write the parameter's value beyond the interval of its end, on the side where it points."""
    other = "high" if end == "low" else "low"
    for place, (_, row) in zip(places, shown.iterrows(), strict=True):
        value, opposite = row[f"at_{end}"], row[f"at_{other}"]
        if np.isnan(value):
            continue
        right = value > opposite if not np.isnan(opposite) else value >= 0
        tip = row[f"at_{end}_high"] if right else row[f"at_{end}_low"]
        axes.annotate(
            f"{row[end]:g}",
            (max(tip, 0) if right else min(tip, 0), place),
            xytext=(5 if right else -5, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=SMALL_SIZE + 1,
            color=GRAY,
        )


def plot_screening(
    indices: pd.DataFrame, *, quantity: str, unit: str, foot: str, ax: Axes | None = None
) -> Axes:
    """Draw the mean size of each parameter's elementary effects.

    Parameters
    ----------
    indices : pandas.DataFrame
        Indices of one outcome that `study.sensitivity.morris` found, by parameter.
    quantity, unit : str
        What moves, and its unit.
    foot : str
        Footer.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    ranked = indices.sort_values("mu_star", ascending=False, kind="stable")
    shown = ranked.head(MOST_BARS)
    axes = ax if ax is not None else new_axes(11, 2.4 + 0.36 * len(shown))
    places = -np.arange(len(shown), dtype=float)
    axes.barh(places, shown["mu_star"], color=BLUE, height=0.7)
    sizes, arms = (shown[name].to_numpy(float) for name in ("mu_star", "mu_star_conf"))
    axes.errorbar(sizes, places, xerr=arms, fmt="none", ecolor=GRAY, elinewidth=1.6)
    for place, value, arm in zip(places, sizes, arms, strict=True):
        label(axes, value + arm, place, signed(value, unit).lstrip("+"), color=BLACK)
    axes.margins(x=0.1)
    axes.set_xlim(left=0)
    axes.set_yticks(places, [str(key) for key in shown.index])
    title = f"Of {len(ranked)} parameters, {shown.index[0]} moves it most:\n{quantity}"
    xlabel = f"mean effect of crossing the range, either way ({unit_words(unit)})"
    dress(axes, title=title, xlabel=xlabel)
    scale_axis(axes, unit)
    if in_points(unit):
        axes.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f}")
    if ax is None:
        footer(figure_of(axes), f"Morris screening; bars: 95 % interval · {foot}")
    return axes


def plot_variance(
    indices: pd.DataFrame, *, quantity: str, noise: float, foot: str, ax: Axes | None = None
) -> Axes:
    """Draw how much of an outcome's variance each parameter makes, alone and with others.

    Parameters
    ----------
    indices : pandas.DataFrame
        Indices of one outcome that `study.sensitivity.sobol` found, by parameter.
    quantity : str
        What varies.
    noise : float
        Share of noise in the variance between points; nan where it was not measured.
    foot : str
        Footer.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    shown = indices.sort_values("ST", ascending=False, kind="stable").head(MOST_BARS)
    axes = ax if ax is not None else new_axes(11, 2.6 + 0.45 * len(shown))
    places = -np.arange(len(shown), dtype=float)
    looks = {"ST": (SILVER, "//", 0.2), "S1": (BLUE, "", -0.2)}
    for name, (color, hatch, lift) in looks.items():
        sizes, arms = (shown[part].to_numpy(float) for part in (name, f"{name}_conf"))
        axes.barh(places + lift, sizes, height=0.38, color=color, hatch=hatch, edgecolor="white")
        axes.errorbar(sizes, places + lift, xerr=arms, fmt="none", ecolor=GRAY, elinewidth=1.4)
        if name == "ST":
            for place, size, arm in zip(places + lift, sizes, arms, strict=True):
                label(axes, max(size + arm, 0), place, percent(max(size, 0)), color=BLACK)
    axes.set_yticks(places, [str(key) for key in shown.index])
    most = shown.iloc[0]
    luck = "" if np.isnan(noise) else f"; luck, {percent(noise)}"
    finding = f"{shown.index[0]} has a part in {percent(most['ST'])} of the variance{luck}"
    title = f"{finding}:\n{quantity}"
    dress(axes, title=title, xlabel="share of the variance between points")
    axes.axvline(0, color=GRAY, lw=1)
    axes.margins(x=0.12)
    axes.xaxis.set_major_formatter(lambda share, _: f"{100 * share:.0f} %")
    if ax is None:
        note = "dark: by itself; hatched and number: with all interactions; bars: 95 % interval"
        footer(figure_of(axes), f"{note}\n{foot}")
    return axes
