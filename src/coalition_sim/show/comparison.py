"""A comparison, drawn: survival of all runs, and a forest of paired differences."""

from __future__ import annotations

from itertools import cycle
from math import isnan
from typing import TYPE_CHECKING, Any

from coalition_sim.show.acceptability import plot_acceptability
from coalition_sim.show.amounts import (
    localized,
    percent_tick,
    points_tick,
    signed,
    signed_interval,
)
from coalition_sim.show.language import language
from coalition_sim.show.saving import save_all
from coalition_sim.show.style import (
    GRAY,
    LOOKS,
    TEXT_SIZE,
    End,
    dress,
    figure_of,
    footer,
    name_ends,
    new_axes,
    new_figure,
    percent,
    points,
    title_figure,
    week_axis,
    wrapped,
)
from coalition_sim.show.words import comparison_footer, horizon, quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.study.comparison import Comparison

__all__ = ["plot_acceptability", "plot_forest", "plot_overlay", "save_comparison_figures"]

SHARES = ("survival_armed", "survival_offensive", "honor", "honor_military")
COUNTS = (
    "violations_deniable",
    "violations_armed",
    "violations_spiral",
    "violations_offensive",
    "war_hazard",
)
LANE = 0.75
MOST_TOLD = 2
ROW_LETTERS = 22
HALF = 0.5


def plot_overlay(
    comparison: Comparison, event: str = "armed", ax: Axes | None = None, *, lang: str = "en"
) -> Axes:
    """Draw the survival of all runs over one another.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    event : {"armed", "offensive"}
        What is survived.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    axes = ax if ax is not None else new_axes(11)
    say, table = language(lang), comparison.survival(event)
    curves = {name: table[table["scenario"] == name] for name in comparison.runs}
    ends = {name: float(curve["share"].iloc[-1]) for name, curve in curves.items()}
    labels = []
    for (name, curve), (color, style, _) in zip(curves.items(), cycle(LOOKS), strict=False):
        axes.fill_between(curve["week"], curve["low"], curve["high"], color=color, alpha=0.13, lw=0)
        axes.plot(curve["week"], curve["share"], color=color, ls=style, lw=points(2.5))
        known = "unknown" if isnan(ends[name]) else "some"
        share = percent(ends[name], lang)
        words = say("figure-overlay-label", extent=known, name=name, share=share)
        labels.append(End(words, 0.0 if isnan(ends[name]) else ends[name], color, style))
    title = _overlay_finding(ends, event, horizon(comparison.weeks, lang), lang)
    dress(axes, title=title, ylabel=say("figure-share-bands"))
    axes.set_ylim(_bottom(float(table["low"].min())), 1.02)
    axes.yaxis.set_major_formatter(percent_tick(lang))
    week_axis(axes, comparison.weeks, lang=lang)
    name_ends(axes, labels, letters=30)
    if ax is None:
        footer(figure_of(axes), comparison_footer(comparison, lang))
    return axes


def _bottom(lowest: float) -> float:
    """Return where the axis begins: at 0, unless all happens in the upper half."""
    return int(10 * lowest) / 10 if lowest >= HALF else 0.0


def _overlay_finding(ends: dict[str, float], event: str, passed: str, lang: str) -> str:
    say, known = language(lang), {name: end for name, end in ends.items() if not isnan(end)}
    if not known:
        return say("figure-no-ceasefire")
    said = {name: percent(end, lang) for name, end in known.items()}
    if len(set(said.values())) == 1:
        share = next(iter(said.values()))
        return say("figure-overlay-same", event=event, share=share, horizon=passed)
    best, worst = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
    names = {"best": best, "high": said[best], "worst": worst, "low": said[worst]}
    return say("figure-overlay-title", event=event, horizon=passed, **names)


def plot_forest(comparison: Comparison, *, lang: str = "en") -> Figure:
    """Draw the paired differences from the base, with 95 % intervals.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    lang : {"en", "fr"}
        Language.
    """
    say, lanes = language(lang), len(comparison.others)
    figure = new_figure(13, 3.4 + 0.32 * max(len(SHARES), len(COUNTS)) * (1 + lanes))
    left, right = figure.subplots(1, 2)
    _forest(left, comparison, SHARES, "", lang)
    _forest(right, comparison, COUNTS, "relative_", lang)
    base = comparison.base
    dress(left, title="", xlabel=say("figure-forest-points", base=base))
    dress(right, title="", xlabel=say("figure-forest-percent", base=base))
    for axes in (left, right):
        axes.xaxis.set_major_formatter(lambda share, _: localized(points_tick(share), lang))
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
    title_figure(figure, _forest_finding(comparison, lang))
    note = say("figure-forest-note")
    footer(figure, f"{note} · {comparison_footer(comparison, lang)}")
    return figure


def _forest(
    axes: Axes, comparison: Comparison, keys: tuple[str, ...], prefix: str, lang: str
) -> None:
    columns = [f"{prefix}{name}" for name in ("difference", "low", "high")]
    step = LANE / max(1, len(comparison.others))
    axes.axvline(0, color=GRAY, lw=points(1))
    looks = zip(comparison.others, cycle(LOOKS[1:]), strict=False)
    for lane, (name, (color, _, marker)) in enumerate(looks):
        for place, key in enumerate(keys):
            row: Any = comparison.differences.loc[(name, key)]
            y = -place - lane * step + LANE / 2 - step / 2
            _draw_row(axes, row[columns].tolist(), y, (color, marker), lang)
            if place == 0 and not prefix and len(comparison.others) > 1:
                _name_lane(axes, name, y, color)
    names = [wrapped(quantity(key, lang), ROW_LETTERS) for key in keys]
    axes.set_yticks([-n for n in range(len(keys))], names)
    axes.set_ylim(-len(keys) + 0.4, 0.6)
    low, high = axes.get_xlim()
    axes.set_xlim(low - 0.02 * (high - low), high + 0.16 * (high - low))


def _name_lane(axes: Axes, name: str, y: float, color: str) -> None:
    """Say once, beside its first row, which run a marker is."""
    axes.annotate(
        name,
        (1.0, y),
        xycoords=("axes fraction", "data"),
        xytext=(points(4), 0),
        textcoords="offset points",
        va="center",
        color=color,
        fontsize=points(TEXT_SIZE - 1),
        fontweight="bold",
        annotation_clip=False,
    )


def _draw_row(
    axes: Axes, row: list[float], y: float, look: tuple[str, str], lang: str
) -> None:
    value, low, high = row
    color, marker = look
    size = points(TEXT_SIZE - 2)
    if isnan(value):
        words = f" {language(lang)('figure-not-known')}"
        axes.text(0, y, words, va="center", color=color, fontsize=size)
        return
    axes.plot([low, high], [y, y], color=color, lw=points(2.5), solid_capstyle="butt")
    axes.plot([value], [y], color=color, marker=marker, ms=points(8))
    axes.annotate(
        signed(value, "share", lang),
        (value if isnan(high) else high, y),
        xytext=(points(8), 0),
        textcoords="offset points",
        va="center",
        color=color,
        fontsize=size,
    )


def _forest_finding(comparison: Comparison, lang: str) -> str:
    table: Any = comparison.differences
    say, rows = language(lang), table.xs("survival_armed", level="key")
    known = rows["difference"].dropna()
    if len(known) > MOST_TOLD:
        names = {"worst": str(known.idxmin()), "best": str(known.idxmax())}
        low, high = (signed(end, "share", lang) for end in (known.min(), known.max()))
        ends = {"low": low, "high": high}
        return say("figure-forest-many", base=comparison.base, **names, **ends)
    changes = [_change(name, rows.loc[name], lang) for name in comparison.others]
    title = say("figure-forest-title", base=comparison.base)
    return f"{title}\n{'; '.join(changes)}"


def _change(name: str, row: pd.Series[Any], lang: str) -> str:
    say = language(lang)
    interval = signed_interval(row["low"], row["high"], "share", lang)
    said = {"name": name, "points": signed(row["difference"], "share", lang)}
    if not interval:
        return say("figure-forest-no-change", **said)
    return say("figure-forest-change", interval=interval, **said)


def save_comparison_figures(
    comparison: Comparison,
    folder: Path,
    *,
    lang: str = "en",
    formats: Iterable[str] = ("png",),
    size: str = "projector",
) -> list[Path]:
    """Write the figures of a comparison and return their paths.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    folder : Path
        Where to write.
    lang : {"en", "fr"}
        Language.
    formats : iterable of str
        Of "png", "svg", "pdf".
    size : {"projector", "paper"}
        For a slide, or for a page.
    """
    drawn: dict[str, Callable[[], Figure]] = {
        "survival_armed": lambda: figure_of(plot_overlay(comparison, "armed", lang=lang)),
        "survival_offensive": lambda: figure_of(plot_overlay(comparison, "offensive", lang=lang)),
        "forest": lambda: plot_forest(comparison, lang=lang),
        "acceptability": lambda: figure_of(plot_acceptability(comparison, lang=lang)),
    }
    return save_all(drawn, folder, formats=tuple(formats), size=size)
