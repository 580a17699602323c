"""What the parameters do, drawn: tornado of one at a time, screening and shares of variance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.show.amounts import in_points, localized, percent_tick, scale_axis, unsigned
from coalition_sim.show.language import language
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
    points,
)
from coalition_sim.show.words import unit_words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MOST_BARS = 15
ENDS = {"low": (SKY, "//", "bottom"), "high": (BLUE, "", "top")}


def plot_tornado(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    quantity: str,
    unit: str,
    foot: str,
    lang: str = "en",
) -> Axes:
    """Draw what each parameter does alone, at the low and the high end of its range.

    Parameters
    ----------
    table : pandas.DataFrame
        What `study.sensitivity.tornado` returned.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    quantity, unit : str
        What moves, as it is to be read, and its unit.
    foot : str
        Footer.
    lang : {"en", "fr"}
        Language.
    """
    shown = table.head(MOST_BARS)
    axes = ax if ax is not None else new_axes(11, 2.4 + 0.42 * len(shown))
    places = -np.arange(len(shown), dtype=float)
    axes.axvline(0, color=BLACK, lw=points(1))
    for end, (color, hatch, _) in ENDS.items():
        value = shown[f"at_{end}"].to_numpy(float)
        arms = np.abs([value - shown[f"at_{end}_low"], shown[f"at_{end}_high"] - value])
        axes.barh(places, value, height=0.7, color=color, hatch=hatch, edgecolor="white")
        axes.errorbar(value, places, xerr=arms, fmt="none", ecolor=GRAY, elinewidth=points(1.4))
        _name_ends(axes, shown, end, places, lang)
    axes.set_yticks(places, [str(key) for key in shown.index])
    first = shown.iloc[0]
    say, told = language(lang), {"quantity": quantity, "unit": unit_words(unit, lang)}
    size = unsigned(first["width"], unit, lang)
    title = say("figure-tornado-title", parameter=str(shown.index[0]), size=size, **told)
    dress(axes, title=title, xlabel=say("figure-tornado-axis", unit=told["unit"]))
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.margins(x=0.14)
    scale_axis(axes, unit, lang)
    if ax is None:
        footer(figure_of(axes), f"{say('figure-tornado-note')}\n{foot}")
    return axes


def _name_ends(
    axes: Axes, shown: pd.DataFrame, end: str, places: np.ndarray, lang: str
) -> None:
    """Write the parameter's value beyond the interval of its end, on the side where it points."""
    other = "high" if end == "low" else "low"
    for place, (_, row) in zip(places, shown.iterrows(), strict=True):
        value, opposite = row[f"at_{end}"], row[f"at_{other}"]
        if np.isnan(value):
            continue
        right = value > opposite if not np.isnan(opposite) else value >= 0
        tip = row[f"at_{end}_high"] if right else row[f"at_{end}_low"]
        axes.annotate(
            localized(f"{row[end]:g}", lang),
            (max(tip, 0) if right else min(tip, 0), place),
            xytext=(points(5 if right else -5), 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=points(SMALL_SIZE + 1),
            color=GRAY,
        )


def plot_screening(
    indices: pd.DataFrame,
    ax: Axes | None = None,
    *,
    quantity: str,
    unit: str,
    foot: str,
    lang: str = "en",
) -> Axes:
    """Draw the mean size of each parameter's elementary effects.

    Parameters
    ----------
    indices : pandas.DataFrame
        Indices of one outcome that `study.sensitivity.morris` found, by parameter.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    quantity, unit : str
        What moves, as it is to be read, and its unit.
    foot : str
        Footer.
    lang : {"en", "fr"}
        Language.
    """
    ranked = indices.sort_values("mu_star", ascending=False, kind="stable")
    shown = ranked.head(MOST_BARS)
    axes = ax if ax is not None else new_axes(11, 2.4 + 0.36 * len(shown))
    places = -np.arange(len(shown), dtype=float)
    axes.barh(places, shown["mu_star"], color=BLUE, height=0.7)
    sizes, arms = (shown[name].to_numpy(float) for name in ("mu_star", "mu_star_conf"))
    axes.errorbar(sizes, places, xerr=arms, fmt="none", ecolor=GRAY, elinewidth=points(1.6))
    for place, value, arm in zip(places, sizes, arms, strict=True):
        label(axes, value + arm, place, unsigned(value, unit, lang), color=BLACK)
    axes.margins(x=0.1)
    axes.set_xlim(left=0)
    axes.set_yticks(places, [str(key) for key in shown.index])
    say, first = language(lang), str(shown.index[0])
    one = say("figure-screening-one", parameter=first, quantity=quantity)
    many = say("figure-screening-title", n=len(ranked), parameter=first, quantity=quantity)
    xlabel = say("figure-screening-axis", unit=unit_words(unit, lang))
    title = one if len(ranked) == 1 else many
    if not sizes.any():
        title = say("figure-screening-none", quantity=quantity)
    dress(axes, title=title, xlabel=xlabel)
    scale_axis(axes, unit, lang)
    if in_points(unit):
        axes.xaxis.set_major_formatter(lambda value, _: localized(f"{100 * value:.3g}", lang))
    if ax is None:
        footer(figure_of(axes), f"{say('figure-screening-note')} · {foot}")
    return axes


def plot_variance(
    indices: pd.DataFrame,
    ax: Axes | None = None,
    *,
    quantity: str,
    noise: float,
    foot: str,
    lang: str = "en",
) -> Axes:
    """Draw how much of an outcome's variance each parameter makes, alone and with others.

    Parameters
    ----------
    indices : pandas.DataFrame
        Indices of one outcome that `study.sensitivity.sobol` found, by parameter.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    quantity : str
        What varies.
    noise : float
        Share of noise in the variance between points; nan where it was not measured.
    foot : str
        Footer.
    lang : {"en", "fr"}
        Language.
    """
    shown = indices.sort_values("ST", ascending=False, kind="stable").head(MOST_BARS)
    axes = ax if ax is not None else new_axes(11, 2.6 + 0.45 * len(shown))
    places = -np.arange(len(shown), dtype=float)
    looks = {"ST": (SILVER, "//", 0.2), "S1": (BLUE, "", -0.2)}
    for name, (color, hatch, lift) in looks.items():
        sizes, arms = (shown[part].to_numpy(float) for part in (name, f"{name}_conf"))
        axes.barh(places + lift, sizes, height=0.38, color=color, hatch=hatch, edgecolor="white")
        look: dict[str, Any] = {"fmt": "none", "ecolor": GRAY, "elinewidth": points(1.4)}
        axes.errorbar(sizes, places + lift, xerr=arms, **look)
        if name == "ST":
            for place, size, arm in zip(places + lift, sizes, arms, strict=True):
                label(axes, max(size + arm, 0), place, percent(max(size, 0), lang), color=BLACK)
    axes.set_yticks(places, [str(key) for key in shown.index])
    most = shown.iloc[0]
    luck = "unknown" if np.isnan(noise) else "some"
    title = language(lang)(
        "figure-variance-title",
        luck=luck if most["ST"] > 0 else "all",
        parameter=str(shown.index[0]),
        share=percent(min(1.0, most["ST"]), lang),
        noise=percent(noise, lang),
        quantity=quantity,
    )
    dress(axes, title=title, xlabel=language(lang)("figure-variance-axis"))
    axes.axvline(0, color=GRAY, lw=points(1))
    axes.margins(x=0.12)
    axes.xaxis.set_major_formatter(percent_tick(lang, ".0f"))
    if ax is None:
        footer(figure_of(axes), f"{language(lang)('figure-variance-note')}\n{foot}")
    return axes
