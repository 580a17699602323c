"""What becomes of the ceasefire, drawn: survival, violations, the ladder of acts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from coalition_sim.show.amounts import extent, percent_tick, whole
from coalition_sim.show.language import language
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    OCHER,
    ORANGE,
    SKY,
    TEXT_SIZE,
    VERMILION,
    End,
    dress,
    figure_of,
    footer,
    name_ends,
    new_axes,
    percent,
    points,
    week_axis,
)
from coalition_sim.show.words import horizon, run_footer

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from coalition_sim.engine.results import Results

SAMPLES = 3
LOW_COUNT = 10
CROWDED = 0.9
LAST_WEEKS = 26
QUANTILES = ("q05", "q25", "q50", "q75", "q95")
EVENTS = {"offensive": (BLUE, "-"), "armed": (VERMILION, "--")}


def plot_survival(results: Results, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """Draw the share of futures without an armed violation, and without an offensive.

    Parameters
    ----------
    results : Results
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    axes = ax if ax is not None else new_axes()
    say, ends = language(lang), []
    for event, (color, style) in EVENTS.items():
        table = results.survival(event)
        last = float(table["share"].iloc[-1])
        axes.fill_between(table["week"], table["low"], table["high"], color=color, alpha=0.22, lw=0)
        axes.plot(table["week"], table["share"], color=color, ls=style, lw=points(2.5))
        ends.append(End(say(f"figure-survival-{event}", share=percent(last, lang)), last, color))
    said = {"share": percent(last, lang), "horizon": horizon(results.weeks, lang)}
    title = say("figure-survival-title", extent=extent(last), **said)
    dress(axes, title=title, ylabel=say("figure-share-band"))
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter(percent_tick(lang))
    week_axis(axes, results.weeks, lang=lang)
    if not math.isnan(last):
        name_ends(axes, ends)
    return signed(axes, results, own=ax is None, lang=lang)


def plot_violations(results: Results, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """Draw recorded violations a week: median, 50 % and 90 % of futures, and three futures.

    Parameters
    ----------
    results : Results
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    axes = ax if ax is not None else new_axes()
    say, weekly = language(lang), results.weekly
    bands = {name: weekly[f"recorded_{name}"] for name in QUANTILES}
    axes.fill_between(weekly.index, bands["q05"], bands["q95"], color=SKY, alpha=0.3, lw=0)
    axes.fill_between(weekly.index, bands["q25"], bands["q75"], color=SKY, alpha=0.7, lw=0)
    samples = results.samples("recorded", SAMPLES)
    axes.plot(samples.index, samples, color=GRAY, lw=points(0.8))
    axes.plot(weekly.index, bands["q50"], color=BLUE, lw=points(3))
    axes.set_yscale("symlog", linthresh=1)
    lowest = float(bands["q05"].min())
    axes.set_ylim(bottom=lowest / 3 if lowest > LOW_COUNT else 0)
    axes.yaxis.set_major_formatter(lambda count, _: whole(count, lang))
    median = bands["q50"].dropna()
    dress(axes, title=_violations_title(median, lang), ylabel=say("figure-violations-axis"))
    week_axis(axes, int(median.index[-1]) + 1 if len(median) else results.weeks, lang=lang)
    if len(median):
        names = {"q95": "figure-band-90", "q75": "figure-band-50", "q50": "figure-median-future"}
        colors = (GRAY, BLACK, BLUE)
        heights = [float(bands[q].dropna().iloc[-1]) for q in names]
        ends = map(End, map(say, names.values()), heights, colors)
        name_ends(axes, list(ends))
    return signed(axes, results, own=ax is None, lang=lang)


def _violations_title(median: pd.Series[float], lang: str) -> str:
    say = language(lang)
    if not len(median):
        return say("figure-violations-none")
    first, last = whole(median.iloc[0], lang), whole(median.iloc[-1], lang)
    return say("figure-violations-title", first=first, last=last, week=str(median.index[-1]))


def plot_ladder(results: Results, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """Draw what the challenger does week by week, as stacked shares of all futures.

    Parameters
    ----------
    results : Results
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    axes = ax if ax is not None else new_axes()
    say, weekly = language(lang), results.weekly
    layers = {
        "ended": (weekly["share_ended"] + weekly["share_offensive"], BLACK, ""),
        "armed": (weekly["share_armed"], VERMILION, ""),
        "deniable": (weekly["share_deniable"], ORANGE, "//"),
    }
    shares = [share.fillna(0) for share, _, _ in layers.values()]
    areas = axes.stackplot(weekly.index, shares, colors=[color for _, color, _ in layers.values()])
    for area, (_, _, hatch) in zip(areas, layers.values(), strict=True):
        area.set(hatch=hatch, edgecolor="white", linewidth=0)
    top = float(sum(shares[1:], shares[0]).max())
    limit = min(1.0, max(0.05, 1.25 * top))
    axes.set_ylim(0, limit)
    _name_layers(axes, shares, list(layers), lang)
    if top < CROWDED * limit:
        size = points(TEXT_SIZE)
        axes.text(
            0.02, 0.94, say("figure-ladder-kept"), transform=axes.transAxes, fontsize=size
        )
    dress(axes, title=_ladder_title(results, shares[0], lang), ylabel=say("figure-ladder-axis"))
    axes.yaxis.set_major_formatter(percent_tick(lang, ".0f" if limit > LOW_COUNT / 100 else ".3g"))
    week_axis(axes, results.weeks, lang=lang)
    return signed(axes, results, own=ax is None, lang=lang)


def _ladder_title(results: Results, ended: pd.Series[float], lang: str) -> str:
    if not results.raw.ladder.any():
        return language(lang)("figure-no-ceasefire")
    last = float(ended.iloc[-1])
    said = {"share": percent(last, lang), "horizon": horizon(results.weeks, lang)}
    return language(lang)("figure-ladder-title", extent=extent(last), **said)


def _name_layers(
    axes: Axes, shares: list[pd.Series[float]], names: list[str], lang: str
) -> None:
    means = [float(share.iloc[-LAST_WEEKS:].mean()) for share in shares]
    tops = [sum(means[: place + 1]) for place in range(len(means))]
    texts = [language(lang)(f"figure-ladder-{name}") for name in names]
    name_ends(axes, list(map(End, texts, tops, (BLACK, VERMILION, OCHER))))


def signed(axes: Axes, results: Results, *, own: bool, lang: str) -> Axes:
    """Put the footer under a figure of its own; a shared figure has one already."""
    if own:
        footer(figure_of(axes), run_footer(results, lang))
    return axes
