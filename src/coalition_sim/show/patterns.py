"""Patterns that the model should show, drawn: each value against its accepted band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.show.amounts import localized, percent, whole
from coalition_sim.show.language import language
from coalition_sim.show.saving import save_figure
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    PALE,
    SMALL_SIZE,
    TEXT_SIZE,
    VERMILION,
    dress,
    figure_of,
    footer,
    new_axes,
    points,
    wrapped,
)
from coalition_sim.show.words import signature

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes

LARGE = 100
ROW_INCHES = 0.46
FAR = 1.0  # how many widths of a band outside it are drawn
NAME_LETTERS = 52


def plot_patterns(
    table: pd.DataFrame, ax: Axes | None = None, *, lang: str = "en", foot: str = ""
) -> Axes:
    """Draw where each statistic lies in its accepted band.

    Parameters
    ----------
    table : pandas.DataFrame
        A row a statistic: pattern, statistic, what, scenario, value, low, high, band_low,
        band_high, passed, as `study.validate` returns it. Bands are drawn to one width, since
        each has a unit of its own; the numbers stand at the right.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    lang : {"en", "fr"}
        Language.
    foot : str
        Where the numbers come from.
    """
    axes = ax if ax is not None else new_axes(13, 2.2 + ROW_INCHES * len(table))
    say = language(lang)
    axes.axvspan(0, 1, color=PALE, lw=0)
    rows: list[Any] = table.reset_index().to_dict("records")
    for place, row in enumerate(rows):
        _draw(axes, row, -place, lang)
    names = [wrapped(_name(row, lang), NAME_LETTERS) for row in rows]
    axes.set_yticks([-place for place in range(len(rows))], names)
    axes.set_ylim(0.6 - len(rows), 0.6)
    axes.set_xlim(-FAR - 0.15, 1 + FAR + 0.15)
    dress(axes, title=_finding(table, lang), xlabel=say("figure-patterns-axis"))
    axes.tick_params(axis="y", length=0, labelsize=points(SMALL_SIZE + 1))
    axes.set_xticks([0, 1], [say("figure-patterns-low"), say("figure-patterns-high")])
    axes.spines["left"].set_visible(False)
    if ax is None:
        has_aside = "calibrates" in table and not table["calibrates"].all()
        aside = say("figure-patterns-aside") if has_aside else ""
        lines = (say("figure-patterns-note"), aside, foot)
        footer(figure_of(axes), "\n".join(line for line in lines if line))
    return axes


def _finding(table: pd.DataFrame, lang: str) -> str:
    passed = table["passed"].fillna(value=False).astype(bool)
    asked = table.get("calibrates", passed | True).astype(bool)
    counts = {"passed": passed & asked, "all": asked, "beside": ~passed & ~asked}
    words = {name: int(which.sum()) for name, which in counts.items()}
    return language(lang)("figure-patterns-title", **words)


def _name(row: dict[str, Any], lang: str) -> str:
    say, key = language(lang), f"pattern-{str(row['statistic']).replace('_', '-')}"
    words = say(key) if say.knows(key) else str(row["what"])
    mark = "" if row.get("calibrates", True) else "*"
    return f"{row['pattern']} {words}{mark}"


def _draw(axes: Axes, row: dict[str, Any], y: float, lang: str) -> None:
    holds = bool(row["passed"])
    color = BLUE if holds else VERMILION
    ends = [float(row[name]) for name in ("low", "value", "high")]
    low, value, high = (np.clip(_placed(end, row), -FAR, 1 + FAR) for end in ends)
    axes.plot([low, high], [y, y], color=GRAY, lw=points(2))
    is_far = value in {-FAR, 1 + FAR}
    marker = ("<" if value < 0 else ">") if is_far else "o" if holds else "s"
    fill = color if holds else "white"
    look: dict[str, Any] = {"ms": points(9), "mfc": fill, "mec": color, "mew": points(1.8)}
    axes.plot([value], [y], marker, **look)
    axes.annotate(
        _told(row, lang),
        (1.0, y),
        xycoords=("axes fraction", "data"),
        xytext=(points(6), 0),
        textcoords="offset points",
        va="center",
        fontsize=points(TEXT_SIZE - 2),
        color=color if not holds else BLACK,
        annotation_clip=False,
    )


def _placed(value: float, row: dict[str, Any]) -> float:
    """Return where a value lies in its band, whose ends are 0 and 1; one open end is drawn far."""
    low, high = float(row["band_low"]), float(row["band_high"])
    if not np.isfinite(low) or not np.isfinite(high):
        return _half_open(value, low, high)
    return (value - low) / (high - low) if high > low else 0.5 + np.sign(value - low)


def _half_open(value: float, low: float, high: float) -> float:
    edge, is_floor = (low, True) if np.isfinite(low) else (high, False)
    if not np.isfinite(edge):
        return 0.5
    away = (value - edge) / max(abs(edge), abs(value), 1e-9)
    return away if is_floor else 1 + away


def _told(row: dict[str, Any], lang: str) -> str:
    say = language(lang)
    if np.isnan(row["value"]):
        return say("figure-patterns-unknown")
    key = "figure-patterns-holds" if row["passed"] else "figure-patterns-fails"
    chance = float(row.get("null_rate", np.nan))
    known = "unknown" if np.isnan(chance) else "some"
    said = {"value": _number(row["value"], lang), "band": _band(row, lang)}
    return say(key, known=known, chance=percent(chance, lang), **said)


def _band(row: dict[str, Any], lang: str) -> str:
    say, low, high = language(lang), row["band_low"], row["band_high"]
    ends = {"low": _number(low, lang), "high": _number(high, lang)}
    if not np.isfinite(high):
        return say("figure-patterns-floor", low=ends["low"])
    if not np.isfinite(low):
        return say("figure-patterns-ceiling", high=ends["high"])
    return say("amount-interval", **ends)


def _number(value: float, lang: str) -> str:
    return localized(f"{value:,.0f}" if abs(value) >= LARGE else f"{value:.3g}", lang)


def save_patterns(found: Any, path: Path, *, lang: str = "en") -> Path:
    """Write the dot plot of a validation; return its path.

    Parameters
    ----------
    found : Validation
        What `study.validate` returned: its ``table``, ``replicates`` and ``seed``.
    path : Path
        Where to; the ending chooses the format.
    lang : {"en", "fr"}
        Language.
    """
    say = language(lang)
    size = say("footer-scenario", n=whole(found.replicates, lang))
    foot = signature("paris", size, found.seed, lang)
    return save_figure(figure_of(plot_patterns(found.table, lang=lang, foot=foot)), path)
