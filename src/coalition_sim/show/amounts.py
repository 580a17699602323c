"""Differences in words: shares in percentage points, everything else in its own unit."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from coalition_sim.engine.results import number_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHARES = ("share", "probability")
MINUS = "\N{MINUS SIGN}"
ROUND = 10


def in_points(unit: str) -> bool:
    """Return whether differences in a unit are told in percentage points."""
    return unit in SHARES


def signed(value: float, unit: str) -> str:
    """Return a difference with its sign, without its unit; "-" for what is not known."""
    if isnan(value):
        return "-"
    size = abs(value)
    words = _points(100 * size) if in_points(unit) else _number(size)
    sign = MINUS if value < 0 else "+"
    return words if float(words.replace(",", "")) == 0 else f"{sign}{words}"


def _points(size: float) -> str:
    return f"{size:.1f}" if size >= 1 else f"{size:.2f}"


def _number(size: float) -> str:
    """Return a size with about three digits that say something."""
    return f"{size:.2f}" if 1 <= size < ROUND else number_words(size)


def signed_interval(low: float, high: float, unit: str) -> str:
    """Return the interval of a difference as "low to high", or nothing where there is none."""
    if isnan(low) or isnan(high):
        return ""
    return f"{signed(low, unit)} to {signed(high, unit)}"


def unit_words(unit: str) -> str:
    """Return the unit in which a difference is told."""
    return "points" if in_points(unit) else unit


def points_tick(share: float, _: object = None) -> str:
    """Return a share as percentage points with their sign, for an axis."""
    points = round(100 * share, 6)
    words = f"{points:+,.0f}" if points == round(points) else f"{points:+.3g}"
    return words.replace("-", MINUS) if points else "0"


def scale_axis(axes: Axes, unit: str) -> None:
    """Write the numbers of the x axis in the unit in which differences are told."""
    if in_points(unit):
        axes.xaxis.set_major_formatter(points_tick)
