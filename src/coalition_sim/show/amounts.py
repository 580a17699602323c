"""Numbers in words: shares, differences and intervals, as each language writes them."""

from __future__ import annotations

import math
from math import isnan
from typing import TYPE_CHECKING

from coalition_sim.engine import results as english
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

SHARES = ("share", "probability")
MINUS = "\N{MINUS SIGN}"
THIN = "\N{NARROW NO-BREAK SPACE}"
FRENCH = str.maketrans({",": THIN, ".": ","})
ROUND = 10
LEAST_SHARE = 0.01
MOST_SHARE = 0.995


def localized(number: str, lang: str = "en") -> str:
    """Return a number written in English with the marks that a language uses."""
    return number.translate(FRENCH) if lang == "fr" else number


def whole(value: float, lang: str = "en") -> str:
    """Return a count, with its thousands apart."""
    return localized(f"{value:,.0f}", lang)


def number_words(value: float, lang: str = "en") -> str:
    """Return a number with fewer decimals the larger it is, or "-" for what is not known."""
    return localized(english.number_words(value), lang)


def interval_words(low: float, high: float, lang: str = "en") -> str:
    """Return an interval as "low to high", or nothing where there is none."""
    if isnan(low) or isnan(high):
        return ""
    ends = {"low": number_words(low, lang), "high": number_words(high, lang)}
    return language(lang)("amount-interval", **ends)


def percent(share: float, lang: str = "en") -> str:
    """Return a share in words fit for a title."""
    say = language(lang)
    if math.isnan(share):
        return say("amount-unknown")
    if 0 < share < LEAST_SHARE:
        return say("amount-under-one-percent")
    if MOST_SHARE <= share < 1:
        return say("amount-over-99-percent")
    return say("amount-percent", number=f"{100 * share:.0f}")


def percent_tick(lang: str = "en", digits: str = ".3g") -> Callable[[float, object], str]:
    """Return the formatter of an axis of shares."""
    say = language(lang)
    return lambda share, _: say("amount-percent", number=localized(f"{100 * share:{digits}}", lang))


def extent(share: float) -> str:
    """Return whether a share is of none, of all, of some, or of nothing, to choose a sentence."""
    if isnan(share):
        return "unknown"
    return "none" if share == 0 else "all" if share == 1 else "some"


def in_points(unit: str) -> bool:
    """Return whether differences in a unit are told in percentage points."""
    return unit in SHARES


def signed(value: float, unit: str, lang: str = "en") -> str:
    """Return a difference with its sign, without its unit; "-" for what is not known."""
    if isnan(value):
        return "-"
    size = abs(value)
    words = _points(100 * size) if in_points(unit) else _number(size)
    sign = MINUS if value < 0 else "+"
    is_zero = float(words.replace(",", "")) == 0
    return localized(words if is_zero else f"{sign}{words}", lang)


def unsigned(value: float, unit: str, lang: str = "en") -> str:
    """Return a size as `signed` writes it, without a plus."""
    return signed(value, unit, lang).lstrip("+")


def _points(size: float) -> str:
    return f"{size:.1f}" if size >= 1 else f"{size:.2f}"


def _number(size: float) -> str:
    """Return a size with about three digits that say something."""
    return f"{size:.2f}" if 1 <= size < ROUND else english.number_words(size)


def signed_interval(low: float, high: float, unit: str, lang: str = "en") -> str:
    """Return the interval of a difference as "low to high", or nothing where there is none."""
    if isnan(low) or isnan(high):
        return ""
    ends = {"low": signed(low, unit, lang), "high": signed(high, unit, lang)}
    return language(lang)("amount-interval", **ends)


def points_tick(share: float, _: object = None) -> str:
    """Return a share as percentage points with their sign, for an axis."""
    points = round(100 * share, 6)
    words = f"{points:+,.0f}" if points == round(points) else f"{points:+.3g}"
    return words.replace("-", MINUS) if points else "0"


def scale_axis(axes: Axes, unit: str, lang: str = "en") -> None:
    """Write the numbers of the x axis in the unit in which differences are told."""
    if in_points(unit):
        axes.xaxis.set_major_formatter(lambda share, _: localized(points_tick(share), lang))
    else:
        axes.xaxis.set_major_formatter(lambda value, _: localized(f"{value:g}", lang))
