"""A decision as a waterfall: terms that add up, against the bar that luck set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.errors import CoalitionError
from coalition_sim.show.amounts import localized
from coalition_sim.show.language import language
from coalition_sim.show.state_forms import forms
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    SMALL_SIZE,
    TEXT_SIZE,
    VERMILION,
    dress,
    figure_of,
    footer,
    new_axes,
    new_figure,
    points,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.show.why import Explanation, Why

BAR = 0.62
COVER = {"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85}
ROOM = 0.22  # of the width, left free at either side for the numbers


def plot_why(
    why: Why, ax: Axes | None = None, *, number: int | None = None, lang: str = "en"
) -> Axes:
    """Draw one decision as a waterfall of its terms.

    Parameters
    ----------
    why : Why
        As `coalition_sim.show.why.why` returns it.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    number : int, optional
        Which of the explanations; the first that was weighed unless given.
    lang : {"en", "fr"}
        Language.

    Returns
    -------
    Axes

    Raises
    ------
    CoalitionError
        If nothing was weighed: the backstop draws by chance, who abstains stays out.
    """
    explained = _chosen(why, number)
    axes = new_axes(10.0, 6.0) if ax is None else ax
    rows = [(name, value) for name, value in explained.terms.items() if value]
    _bars(axes, rows, explained, lang)
    _bar_of_luck(axes, explained, len(rows), lang)
    say = language(lang)
    does = "yes" if explained.decision.acted else "no"
    named = forms(why.state, lang)
    who = {"state": named.the, "number": named.number}
    title = say("why-figure-title", **who, week=str(why.week), acts=does)
    dress(axes, title=f"{title}\n{explained.heading}", xlabel=say("why-figure-axis"))
    if ax is None:
        footer(figure_of(axes), why.source)
    return axes


def weighed(why: Why) -> list[int]:
    """Return the numbers of the explanations that can be drawn."""
    return [place for place, each in enumerate(why.explanations) if each.terms]


def _chosen(why: Why, number: int | None) -> Explanation:
    places = weighed(why)
    if number is None and places:
        return why.explanations[places[0]]
    if number in places:
        return why.explanations[number]
    raise CoalitionError(
        f"why {why.state} --week {why.week}: nothing was weighed there that could be drawn"
    )


def _bars(axes: Axes, rows: list[tuple[str, float]], e: Explanation, lang: str) -> None:
    say, level, levels = language(lang), 0.0, [0.0, e.total, e.luck]
    for place, (_, value) in enumerate(rows):
        color, hatch = (BLUE, "") if value > 0 else (VERMILION, "///")
        axes.barh(place, value, BAR, left=level, color=color, hatch=hatch, edgecolor="white")
        after = level + value
        axes.plot([after, after], [place, place + 1], color=GRAY, lw=points(0.8))
        _number(axes, value, max(level, after), place, lang)
        level = after
        levels.append(level)
    last = len(rows)
    axes.barh(last, e.total, BAR, color=BLACK)
    _number(axes, e.total, max(0.0, e.total), last, lang)
    names = [say(f"why-term-{name.replace('_', '-')}") for name, _ in rows]
    axes.set_yticks(range(last + 1), [*names, say("why-term-total")], fontsize=points(TEXT_SIZE))
    axes.set_ylim(last + 0.6, -1.0)
    room = ROOM * (max(levels) - min(levels) or 1.0)
    axes.set_xlim(min(levels) - room, max(levels) + room)
    axes.axvline(0.0, color=BLACK, lw=points(0.8))
    axes.xaxis.set_major_formatter(lambda x, _: _written(x, lang, sign=False))


def _number(axes: Axes, value: float, x: float, place: float, lang: str) -> None:
    axes.annotate(
        _written(value, lang),
        (x, place),
        xytext=(points(5), 0),
        textcoords="offset points",
        va="center",
        fontsize=points(TEXT_SIZE - 1),
        bbox=COVER,
    )


def _written(value: float, lang: str, *, sign: bool = True) -> str:
    rounded = 0.0 if abs(value) < 0.005 else value  # noqa: PLR2004 (half of the last digit)
    text = f"{rounded:+.2f}" if sign and rounded else f"{rounded:.2f}"
    return localized(text.replace("-", "\N{MINUS SIGN}"), lang)


def _bar_of_luck(axes: Axes, e: Explanation, last: int, lang: str) -> None:
    axes.axvline(e.luck, color=GRAY, lw=points(1.6), ls="--")
    axes.annotate(
        language(lang)("why-figure-luck", luck=_written(e.luck, lang)),
        (e.luck, -0.95),
        xytext=(points(5), 0),
        textcoords="offset points",
        va="top",
        color=GRAY,
        fontsize=points(SMALL_SIZE + 1),
        bbox=COVER,
    )
    axes.axhspan(last - 0.5, last + 0.5, color="#F2F2F2", zorder=-1)


def draw_why(why: Why, *, lang: str = "en") -> Figure:
    """Return a figure with every decision of the week that was weighed, one above the other."""
    places = weighed(why)
    if not places:
        plot_why(why, lang=lang)  # says why there is nothing to draw
    figure = new_figure(10.0, 5.0 * len(places))
    panels = figure.subplots(len(places), 1, squeeze=False)[:, 0]
    for axes, number in zip(panels, places, strict=True):
        plot_why(why, axes, number=number, lang=lang)
    footer(figure, why.source)
    return figure
