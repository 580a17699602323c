"""What a sweep found, drawn: a line with its interval, a heat map, or a panel for each key."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Rectangle

from coalition_sim.show.amounts import localized, number_words, percent_tick, whole
from coalition_sim.show.language import language
from coalition_sim.show.saving import save_all
from coalition_sim.show.style import (
    BLUE,
    GRAY,
    SKY,
    TEXT_SIZE,
    VERMILION,
    dress,
    figure_of,
    footer,
    new_axes,
    new_figure,
    percent,
    points,
    title_figure,
    wrapped,
)
from coalition_sim.show.words import quantity, study_footer, unit_name
from coalition_sim.study.sweeps import measures, present_value, unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.study.sweeps import SweepResults

MEASURES = ("survival_armed", "survival_offensive")
MOST_PANELS = 9
PANELS_A_ROW = 3
MOST_NUMBERS = 200
PANEL_LETTERS = 30
SHARES = ("share", "probability", "share of wars")
LEAST_CONTRAST = 0.2
DARK = 0.47  # below the middle of cividis, white is read better than black


def plot_sweep(
    results: SweepResults, measure: str = "survival_armed", *, lang: str = "en"
) -> Figure:
    """Draw one quantity over the points of a sweep, in the form that fits the design.

    Parameters
    ----------
    results : SweepResults
        What was found.
    measure : str
        A key of the headline.
    lang : {"en", "fr"}
        Language.

    Returns
    -------
    matplotlib Figure
        A line for one key, a heat map for a grid of two, else a panel for each key.
    """
    if len(results.design.keys) == 1:
        return figure_of(plot_line(results, measure, lang=lang))
    if len(results.design.keys) == 2 and results.design.kind == "grid":  # noqa: PLR2004
        return figure_of(plot_heat(results, measure, lang=lang))
    return _panels(results, measure, lang)


def plot_line(
    results: SweepResults, measure: str, ax: Axes | None = None, *, lang: str = "en"
) -> Axes:
    """Draw one quantity against the one key that varies, with the 95 % interval of each point.

    Parameters
    ----------
    results : SweepResults
        A sweep of one key.
    measure : str
        A key of the headline.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    axes = ax if ax is not None else new_axes()
    (key,) = results.design.keys
    curve = results.curve(measure)
    is_number = all(_is_number(value) for value in curve[key])
    if is_number:
        curve = curve.sort_values(key)
        axes.fill_between(curve[key], curve["low"], curve["high"], color=SKY, alpha=0.4, lw=0)
        axes.plot(curve[key], curve["value"], color=BLUE, lw=points(2.5), marker="o")
        _mark_present(axes, results, key, lang)
    else:
        places = np.arange(len(curve))
        _points(axes, places, curve, bars=True)
        axes.set_xticks(places, [str(value) for value in curve[key]])
        axes.set_xlim(-0.5, len(curve) - 0.5)
    _, unit = measures(results.scenario)[measure]
    words = "figure-sweep-band" if is_number else "figure-sweep-bars"
    ylabel = axis_words(words, results, measure, lang)
    dress(
        axes,
        title=finding(results, measure, lang=lang),
        xlabel=_axis_name(key, lang),
        ylabel=ylabel,
        pad=26,
    )
    _scale(axes, unit, lang)
    if ax is None:
        footer(figure_of(axes), _footer(results, lang))
    return axes


def plot_heat(
    results: SweepResults, measure: str, ax: Axes | None = None, *, lang: str = "en"
) -> Axes:
    """Draw one quantity over a grid of two keys, with the numbers in it.

    Parameters
    ----------
    results : SweepResults
        A sweep over a grid of two keys.
    measure : str
        A key of the headline.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    """
    table = results.matrix(measure)
    size = (4.4 + 0.85 * table.shape[1], 3.6 + 0.55 * table.shape[0])
    axes = ax if ax is not None else new_axes(max(9.0, min(16.0, size[0])), min(12.0, size[1]))
    values = table.to_numpy(float)
    _, unit = measures(results.scenario)[measure]
    low, high = _color_limits(values, unit)
    image = axes.imshow(
        values, cmap="cividis", vmin=low, vmax=high, aspect="auto", origin="lower"
    )
    if values.size <= MOST_NUMBERS:
        for (row, column), value in np.ndenumerate(values):
            color = _ink(value, low, high)
            look: dict[str, Any] = {"ha": "center", "va": "center", "color": color}
            axes.text(column, row, _cell(value, unit, lang), fontsize=points(TEXT_SIZE), **look)
    first, second = results.design.keys
    axes.set_xticks(range(len(table.columns)), [_level(v, lang) for v in table.columns])
    axes.set_yticks(range(len(table.index)), [_level(v, lang) for v in table.index])
    xlabel = _axis_name(first, lang) + _outline_present(axes, results, table, lang)
    title = finding(results, measure, lang=lang)
    dress(axes, title=title, xlabel=xlabel, ylabel=_axis_name(second, lang))
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    bar = figure_of(axes).colorbar(image, ax=axes, pad=0.02)
    words = axis_words("figure-sweep-scale", results, measure, lang)
    bar.set_label(words, fontsize=points(TEXT_SIZE - 1))
    bar.ax.tick_params(labelsize=points(TEXT_SIZE - 1))
    bar.outline.set_visible(False)
    bar.ax.yaxis.set_major_formatter(percent_tick(lang) if unit in SHARES else _tick(lang))
    if ax is None:
        footer(figure_of(axes), _footer(results, lang))
    return axes


def _panels(results: SweepResults, measure: str, lang: str) -> Figure:
    keys = results.design.keys[:MOST_PANELS]
    columns = min(PANELS_A_ROW, len(keys))
    rows = math.ceil(len(keys) / columns)
    figure = new_figure(4.6 * columns, 1.4 + 3.4 * rows)
    panels = figure.subplots(rows, columns, sharey=True, squeeze=False)
    _, unit = measures(results.scenario)[measure]
    curve = results.curve(measure)
    has_bars = results.design.kind != "grid"  # in a grid they would hide one another
    for panel in panels.flat[len(keys) :]:
        panel.set_visible(False)
    for key, axes in zip(keys, panels.flat, strict=False):
        texts = curve[key].map(str)
        is_number = all(_is_number(value) for value in curve[key])
        _points(axes, curve[key] if is_number else texts, curve, bars=has_bars)
        dress(axes, title="", xlabel=wrapped(_axis_name(key, lang), PANEL_LETTERS))
        _scale(axes, unit, lang)
        if is_number:
            _mark_present(axes, results, key, lang)
    words = axis_words(
        "figure-sweep-bars" if has_bars else "figure-sweep-plain", results, measure, lang
    )
    for axes in panels[:, 0]:
        axes.set_ylabel(wrapped(words, PANEL_LETTERS), fontsize=points(TEXT_SIZE - 1))
    title_figure(figure, finding(results, measure, lang=lang))
    footer(figure, _footer(results, lang))
    return figure


def finding(results: SweepResults, measure: str, *, lang: str = "en") -> str:
    """Return in a sentence where a quantity is lowest and highest, if that is not chance.

    Parameters
    ----------
    results : SweepResults
        What was found.
    measure : str
        A key of the headline.
    lang : {"en", "fr"}
        Language.
    """
    _, unit = measures(results.scenario)[measure]
    say, name = language(lang), quantity(measure, lang, weeks=results.scenario.weeks)
    curve = results.curve(measure).dropna(subset=["value"])
    if curve.empty:
        return say("figure-sweep-unknown", quantity=name)
    lowest, highest = (curve.iloc[place] for place in _extremes(curve["value"]))
    ends = {"low": _number(lowest["value"], unit, lang)}
    ends["high"] = _number(highest["value"], unit, lang)
    keys = list(results.design.keys)
    if not highest["low"] > lowest["high"]:
        n = whole(results.replicates, lang)
        return say("figure-sweep-alike", quantity=name, n=n, **ends)
    if len(keys) > 2:  # noqa: PLR2004
        return say("figure-sweep-many", quantity=name, points=len(curve), **ends)
    at = {"lowest": _place(lowest, keys, lang), "highest": _place(highest, keys, lang)}
    return say("figure-sweep-ends", quantity=name, **ends, **at)


def _extremes(values: pd.Series[float]) -> tuple[int, int]:
    return int(np.argmin(values.to_numpy())), int(np.argmax(values.to_numpy()))


def _place(row: pd.Series[Any], keys: list[str], lang: str) -> str:
    return ", ".join(f"{key.split('.', 1)[-1]} {_level(row[key], lang)}" for key in keys)


def _points(axes: Axes, places: Any, curve: pd.DataFrame, *, bars: bool) -> None:
    arms = (curve["value"] - curve["low"], curve["high"] - curve["value"]) if bars else None
    look: dict[str, Any] = {"fmt": "o", "ms": points(5), "elinewidth": points(1.5)}
    axes.errorbar(places, curve["value"], yerr=arms, color=BLUE, ecolor=SKY, **look)


def _mark_present(axes: Axes, results: SweepResults, key: str, lang: str) -> None:
    """Say where the scenario itself stands, if it stands in the range."""
    value = present_value(results.scenario, key)
    axes.xaxis.set_major_formatter(_tick(lang))
    low, high = axes.get_xlim()
    if low <= value <= high:
        axes.axvline(value, color=VERMILION, ls=":", lw=points(1.8))
        axes.annotate(
            f"{results.scenario.name}: {_level(value, lang)}",
            (value, 1.0),
            xycoords=("data", "axes fraction"),
            va="bottom",
            ha="center",
            color=VERMILION,
            fontsize=points(TEXT_SIZE - 1),
        )


def _outline_present(
    axes: Axes, results: SweepResults, table: pd.DataFrame, lang: str
) -> str:
    """Outline the cell of the scenario itself, if it is one of the grid; return the words."""
    own = [present_value(results.scenario, key) for key in results.design.keys]
    levels: list[list[Any]] = [list(table.columns), list(table.index)]
    if any(value not in each for value, each in zip(own, levels, strict=True)):
        return ""
    corner = (levels[0].index(own[0]) - 0.5, levels[1].index(own[1]) - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, fill=False, edgecolor=VERMILION, lw=points(3)))
    words = language(lang)("figure-sweep-outlined", name=results.scenario.name)
    return f"\n{words}"


def axis_words(key: str, results: SweepResults, measure: str, lang: str) -> str:
    """Return the name of a quantity with its unit, as a message for axes says them."""
    name = quantity(measure, lang, weeks=results.scenario.weeks)
    unit = unit_name(measures(results.scenario)[measure][1], lang)
    return language(lang)(key, quantity=name, unit=unit)


def _footer(results: SweepResults, lang: str) -> str:
    return study_footer(results, "footer-sweep", lang, points=len(results.design))


def _axis_name(key: str, lang: str) -> str:
    unit = unit_of(key)
    return f"{key} ({unit_name(unit, lang)})" if unit else key


def _scale(axes: Axes, unit: str, lang: str) -> None:
    tick = percent_tick(lang) if unit in SHARES else _tick(lang)
    axes.yaxis.set_major_formatter(tick)


def _tick(lang: str) -> Callable[[float, object], str]:
    return lambda value, _: localized(f"{value:g}", lang)


def _number(value: float, unit: str, lang: str) -> str:
    if unit in SHARES:
        return percent(value, lang)
    return f"{number_words(value, lang)} {unit_name(unit, lang)}".strip()


def _cell(value: float, unit: str, lang: str) -> str:
    if math.isnan(value):
        return "-"
    return f"{100 * value:.0f}" if unit in SHARES else number_words(value, lang)


def _color_limits(values: Any, unit: str) -> tuple[float, float]:
    """Return the ends of the color scale; shares that hardly differ look alike."""
    if np.isnan(values).all():
        return 0.0, 1.0
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    if unit not in SHARES or high - low >= LEAST_CONTRAST:
        return low, high
    bottom = min(max(0.0, (low + high - LEAST_CONTRAST) / 2), 1 - LEAST_CONTRAST)
    return bottom, bottom + LEAST_CONTRAST


def _ink(value: float, low: float, high: float) -> str:
    if math.isnan(value):
        return GRAY
    return "white" if value - low < DARK * (high - low) else "black"


def _level(value: Any, lang: str) -> str:
    return localized(f"{value:.4g}", lang) if _is_number(value) else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, (bool, np.bool_))


def save_sweep_figures(
    results: SweepResults,
    folder: Path,
    measure: str,
    *,
    lang: str = "en",
    formats: Iterable[str] = ("png",),
    size: str = "projector",
) -> list[Path]:
    """Write the figures of a sweep and return their paths.

    Parameters
    ----------
    results : SweepResults
        What was found.
    folder : Path
        Where to write.
    measure : str
        The quantity asked for; survival is drawn beside it.
    lang : {"en", "fr"}
        Language.
    formats : iterable of str
        Of "png", "svg", "pdf".
    size : {"projector", "paper"}
        For a slide, or for a page.
    """
    names = dict.fromkeys((measure, *MEASURES))
    drawn = {name: _drawing(results, name, lang) for name in names}
    return save_all(drawn, folder, formats=tuple(formats), size=size)


def _drawing(results: SweepResults, measure: str, lang: str) -> Callable[[], Figure]:
    return lambda: plot_sweep(results, measure, lang=lang)
