"""What guarantors answer, drawn: pledged against arrived, delay, credibility over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.show.amounts import percent_tick
from coalition_sim.show.language import language
from coalition_sim.show.outcomes import signed
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    LOOKS,
    PALE,
    SILVER,
    SKY,
    End,
    dress,
    label,
    name_ends,
    new_axes,
    percent,
    points,
    week_axis,
)
from coalition_sim.show.words import horizon, instrument, state_name

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from coalition_sim.engine.results import Results

BARS = (("pledged", PALE, 0.8, ""), ("honored", SKY, 0.55, "//"), ("arrived", BLUE, 0.3, ""))
NAMED = 3
NEARLY_ALL = 0.99


def plot_delivered(results: Results, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """Draw what was pledged, what was decided when called on, and what arrived, by instrument.

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
    say, table = language(lang), results.instruments.iloc[::-1]
    names = [say(f"figure-means-{name}") for name in table.index]
    for column, color, height, hatch in BARS:
        widths = table[column].fillna(0)
        look: dict[str, Any] = {"color": color, "hatch": hatch, "edgecolor": "white"}
        axes.barh(names, widths, height=height, **look)
    for row, rate in enumerate(table["arrived_of_pledged"]):
        told = say("figure-delivered-label", share=percent(rate, lang))
        text = told if rate >= 0 else say("figure-delivered-never")
        label(axes, float(table["pledged"].iloc[row]), row, text, color=BLACK)
    dress(axes, title=_delivered_title(table, lang), xlabel=say("figure-delivered-axis"))
    axes.set_xlim(0, 1.02 * max(1.0, float(table["pledged"].max())))
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.xaxis.set_major_formatter(percent_tick(lang))
    axes.spines["bottom"].set_bounds(0, 1)
    return signed(axes, results, own=ax is None, lang=lang)


def _delivered_title(table: pd.DataFrame, lang: str) -> str:
    say, known = language(lang), table["arrived_of_pledged"].dropna()
    if not len(known):
        return say("figure-delivered-none")
    share = percent(float(known.min()), lang)
    return say("figure-delivered-title", instrument=str(known.idxmin()), share=share)


def plot_lag(results: Results, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """Draw how late kept pledges arrive, by instrument.

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
    say, table = language(lang), results.lags.dropna(axis="columns")
    last = int((table < NEARLY_ALL).any(axis=1).sum()) + 1
    shown, ends = table.iloc[: last + 1], []
    for name, (color, style, _) in zip(results.lags, LOOKS, strict=False):
        if name in shown:
            axes.step(shown.index, shown[name], where="post", color=color, ls=style, lw=points(2.5))
            ends.append(End(instrument(str(name), lang), float(shown[name].iloc[-1]), color, style))
    if ends:
        axes.locator_params(axis="x", integer=True)
    else:
        axes.set_xticks([])
    axes.axhline(0.5, color=SILVER, lw=points(1), zorder=0)
    axes.set_xlim(0, max(1, last))
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter(percent_tick(lang))
    dress(
        axes,
        title=_lag_title(results, lang),
        xlabel=say("figure-lag-x"),
        ylabel=say("figure-lag-y"),
    )
    name_ends(axes, ends)
    return signed(axes, results, own=ax is None, lang=lang)


def _lag_title(results: Results, lang: str) -> str:
    say, delays = language(lang), results.instruments["median_delay_weeks"].dropna()
    if not len(delays):
        return say("figure-lag-none")
    fast, slow = int(delays.min()), int(delays.max())
    if fast == slow:
        return say("figure-lag-same", fast=fast)
    quick, late = str(delays.idxmin()), str(delays.idxmax())
    return say("figure-lag-title", fast=fast, quick=quick, slow=slow, late=late)


def plot_credibility(results: Results, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """Draw how far each state is believed, week by week; the highest and lowest are named.

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
    say, table = language(lang), _believed(results)
    named = _highest_and_lowest(table)
    axes.plot(table.drop(columns=named), color=SILVER, lw=points(0.9))
    looks = (*LOOKS[2:5], LOOKS[1], LOOKS[5], LOOKS[0])
    ends = []
    for code, (color, style, _) in zip(named, looks, strict=False):
        axes.plot(table[code], color=color, ls=style, lw=points(2.4))
        last = float(table[code].iloc[-1])
        state = state_name(code, results.scenario, lang)
        text = say("figure-credibility-label", state=state, share=percent(last, lang))
        ends.append(End(text, last, color, style))
    axes.set_ylim(0, max(0.05, min(1.0, 1.1 * float(table.max().max()))) if len(table) else 1)
    axes.yaxis.set_major_formatter(percent_tick(lang))
    title = _credibility_title(results, table, lang)
    dress(axes, title=title, ylabel=say("figure-credibility-axis"))
    week_axis(axes, len(table) or results.weeks, lang=lang)
    if len({end.y for end in ends}) > 1:
        name_ends(axes, ends)
    return signed(axes, results, own=ax is None, lang=lang)


def _believed(results: Results) -> pd.DataFrame:
    """Return credibility with a column a state; weeks in which no future lived left out."""
    return results.state_weekly["credibility"].unstack("state").dropna(how="all")  # noqa: PD010 - one value a cell


def _highest_and_lowest(table: pd.DataFrame) -> list[str]:
    if not len(table):
        return []
    ranked = table.iloc[-1].dropna().sort_values(ascending=False, kind="stable").index
    few = ranked if len(ranked) <= 2 * NAMED else [*ranked[:NAMED], *ranked[-NAMED:]]
    return [str(code) for code in few]


def _credibility_title(results: Results, table: pd.DataFrame, lang: str) -> str:
    say, named = language(lang), _highest_and_lowest(table)
    if not named:
        return say("figure-no-ceasefire")
    high, low = (percent(float(table[code].iloc[-1]), lang) for code in (named[0], named[-1]))
    said = {"horizon": horizon(len(table), lang), "high": high}
    if high == low:
        return say("figure-credibility-same", **said)
    first, last = (state_name(code, results.scenario, lang) for code in (named[0], named[-1]))
    return say("figure-credibility-title", first=first, last=last, low=low, **said)
