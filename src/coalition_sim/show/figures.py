"""The figures of a run. Each draws what `Results` tells it and computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.engine.headline import horizon_words
from coalition_sim.show.heatmap import plot_honor
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    MEANS,
    OCHER,
    ORANGE,
    PALE,
    SKY,
    TEXT_SIZE,
    VERMILION,
    dress,
    figure_of,
    footer,
    label,
    new_axes,
    new_figure,
    percent,
    spread,
    week_axis,
)
from coalition_sim.show.timeline import plot_timeline

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.engine.results import Results

__all__ = [
    "plot",
    "plot_delivered",
    "plot_honor",
    "plot_ladder",
    "plot_survival",
    "plot_timeline",
    "plot_violations",
    "save_figures",
]

SAMPLES = 3
LOW_COUNT = 10
CROWDED = 0.9
BARS = "outer, pale: pledged · middle, hatched: decided when called on · inner, dark: arrived"


def plot_survival(results: Results, ax: Axes | None = None) -> Axes:
    """Draw the share of futures without an armed violation, and without an offensive.

    Parameters
    ----------
    results : Results
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    axes = ax if ax is not None else new_axes()
    lines = {
        "offensive": ("no renewed offensive", BLUE, "-"),
        "armed": ("no deliberate\narmed violation", VERMILION, "--"),
    }
    tables = {event: results.survival(event) for event in lines}
    ends = spread([float(table["share"].iloc[-1]) for table in tables.values()], 0.16)
    for (event, (name, color, style)), y in zip(lines.items(), ends, strict=True):
        table = tables[event]
        axes.fill_between(table["week"], table["low"], table["high"], color=color, alpha=0.22, lw=0)
        axes.plot(table["week"], table["share"], color=color, ls=style, lw=2.5)
        text = f"{name}: {percent(table['share'].iloc[-1])}"
        label(axes, results.weeks, y, text, color=color)
    armed = percent(tables["armed"]["share"].iloc[-1])
    horizon = horizon_words(results.weeks)
    dress(
        axes,
        title=f"{armed} of futures pass {horizon} without a deliberate armed violation",
        ylabel="share of futures\n(band: 95 % interval)",
    )
    axes.set_ylim(0, 1.02)
    week_axis(axes, results.weeks, room=1.36)
    return _signed(axes, results, own=ax is None)


def plot_violations(results: Results, ax: Axes | None = None) -> Axes:
    """Draw recorded violations a week: median, 50 % and 90 % of futures, and three futures.

    Parameters
    ----------
    results : Results
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    axes = ax if ax is not None else new_axes()
    weekly = results.weekly
    quantiles = {name: weekly[f"recorded_{name}"] for name in ("q05", "q25", "q50", "q75", "q95")}
    axes.fill_between(weekly.index, quantiles["q05"], quantiles["q95"], color=SKY, alpha=0.3, lw=0)
    axes.fill_between(weekly.index, quantiles["q25"], quantiles["q75"], color=SKY, alpha=0.7, lw=0)
    samples = results.samples("recorded", SAMPLES)
    axes.plot(samples.index, samples, color=GRAY, lw=0.8)
    axes.plot(weekly.index, quantiles["q50"], color=BLUE, lw=3)
    axes.set_yscale("symlog", linthresh=1)
    lowest = float(quantiles["q05"].min())
    axes.set_ylim(bottom=lowest / 3 if lowest > LOW_COUNT else 0)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    median = quantiles["q50"].dropna()
    title = "No future had a week of ceasefire"
    if len(median):
        title = (
            f"The median future records {median.iloc[0]:,.0f} violations in its first week, "
            f"{median.iloc[-1]:,.0f} in week {median.index[-1]}"
        )
        _name_bands(axes, int(median.index[-1]) + 1, quantiles)
    dress(axes, title=title, ylabel="recorded violations a week\n(thin: three single futures)")
    week_axis(axes, results.weeks)
    return _signed(axes, results, own=ax is None)


def _name_bands(axes: Axes, week: int, quantiles: dict[str, pd.Series[float]]) -> None:
    names = {
        "q95": ("90 % of futures", GRAY),
        "q75": ("50 % of futures", BLACK),
        "q50": ("median future", BLUE),
    }
    low, high = axes.transData.inverted(), axes.transData
    heights = [float(high.transform((0, quantiles[q].dropna().iloc[-1]))[1]) for q in names]
    for (name, color), height in zip(names.values(), spread(heights, 26), strict=True):
        label(axes, week, float(low.transform((0, height))[1]), name, color=color)


def plot_ladder(results: Results, ax: Axes | None = None) -> Axes:
    """Draw what the challenger does week by week, as stacked shares of all futures.

    Parameters
    ----------
    results : Results
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    axes = ax if ax is not None else new_axes()
    weekly = results.weekly
    layers = {
        "at war, or over": (weekly["share_ended"] + weekly["share_offensive"], BLACK, ""),
        "armed violation": (weekly["share_armed"], VERMILION, ""),
        "deniable act": (weekly["share_deniable"], ORANGE, "//"),
    }
    shares = [share.fillna(0) for share, _, _ in layers.values()]
    stack = axes.stackplot(weekly.index, shares, colors=[c for _, c, _ in layers.values()])
    for area, (_, _, hatch) in zip(stack, layers.values(), strict=True):
        area.set_hatch(hatch)
        area.set_edgecolor("white")
        area.set_linewidth(0)
    top = float(sum(shares[1:], shares[0]).max())
    limit = min(1.0, max(0.05, 1.25 * top))
    axes.set_ylim(0, limit)
    _name_layers(axes, results.weeks, shares, list(layers), limit)
    if top < CROWDED * limit:
        words = "above: the ceasefire is kept"
        axes.text(0.02, 0.94, words, transform=axes.transAxes, fontsize=TEXT_SIZE)
    ended = percent(float(shares[0].iloc[-1]))
    dress(
        axes,
        title=f"After {horizon_words(results.weeks)}, {ended} of futures are at war or past one",
        ylabel="share of futures in the week",
    )
    axes.yaxis.set_major_formatter(lambda share, _: f"{100 * share:.0f} %")
    week_axis(axes, results.weeks)
    return _signed(axes, results, own=ax is None)


def _name_layers(
    axes: Axes,
    weeks: int,
    shares: list[pd.Series[float]],
    names: list[str],
    limit: float,
) -> None:
    tops = [float(sum(share.iloc[-26:].mean() for share in shares[: n + 1])) for n in range(3)]
    colors = (BLACK, VERMILION, OCHER)
    for name, y, color in zip(names, spread(tops, 0.08 * limit, limit), colors, strict=True):
        label(axes, weeks, y, name, color=color)


def plot_delivered(results: Results, ax: Axes | None = None) -> Axes:
    """Draw what was pledged, what was decided when called on, and what arrived, by instrument.

    Parameters
    ----------
    results : Results
        What was found.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    """
    axes = ax if ax is not None else new_axes()
    table = results.instruments.iloc[::-1]
    bars = (
        ("pledged", PALE, 0.8, ""),
        ("honored", SKY, 0.55, "//"),
        ("arrived", BLUE, 0.3, ""),
    )
    for column, color, height, hatch in bars:
        axes.barh(
            table.index,
            table[column].fillna(0),
            height=height,
            color=color,
            hatch=hatch,
            edgecolor="white",
        )
    for row, (_, rate) in enumerate(table["arrived_of_pledged"].items()):
        text = f"{percent(rate)} of the pledge arrives" if rate >= 0 else "never called on"
        label(axes, float(table["pledged"].iloc[row]), row, text, color=BLACK)
    axes.text(0, 1.02, BARS, transform=axes.transAxes, fontsize=TEXT_SIZE - 1, color=GRAY)
    worst = table["arrived_of_pledged"].dropna()
    title = "No pledge was called on"
    if len(worst):
        least = percent(float(worst.min()))
        means = MEANS[str(worst.idxmin())]
        title = f"Of the {means} pledged, {least} arrives when called on"
    dress(axes, title=title, xlabel="share of the full coalition's capability", pad=30)
    axes.set_xlim(0, 1.35)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25 %", "50 %", "75 %", "100 %"])
    axes.spines["bottom"].set_bounds(0, 1)
    return _signed(axes, results, own=ax is None)


def plot(results: Results) -> Figure:
    """Draw the overview: survival, violations, the ladder, pledged against arrived.

    Parameters
    ----------
    results : Results
        What was found.
    """
    figure = new_figure(20, 12)
    panels = figure.subplots(2, 2)
    plot_survival(results, panels[0, 0])
    plot_violations(results, panels[0, 1])
    plot_ladder(results, panels[1, 0])
    plot_delivered(results, panels[1, 1])
    footer(figure, results.footer)
    return figure


def save_figures(results: Results, trace: pd.DataFrame | None, folder: Path) -> list[Path]:
    """Write every figure of a run as PNG and return the paths.

    Parameters
    ----------
    results : Results
        What was found.
    trace : pandas.DataFrame or None
        One future told week by week, for the timeline; None leaves it out.
    folder : pathlib.Path
        Where to write.
    """
    figures = {
        "survival": figure_of(plot_survival(results)),
        "violations": figure_of(plot_violations(results)),
        "honor": figure_of(plot_honor(results)),
        "ladder": figure_of(plot_ladder(results)),
        "delivered": figure_of(plot_delivered(results)),
    }
    if trace is not None:
        figures["timeline"] = plot_timeline(trace, footer_text=results.footer)
    paths = [folder / f"{name}.png" for name in figures]
    for path, figure in zip(paths, figures.values(), strict=True):
        figure.savefig(path, metadata={"Software": None})
    return paths


def _signed(axes: Axes, results: Results, *, own: bool) -> Axes:
    """Put the footer under a figure of our own; a shared figure has one already."""
    if own:
        footer(figure_of(axes), results.footer)
    return axes
