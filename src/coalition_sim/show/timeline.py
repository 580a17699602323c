"""One future week by week: acts, answers, violations, minds, forces, on one axis of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.show.amounts import percent_tick, whole
from coalition_sim.show.language import language
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    GREEN,
    OCHER,
    ORANGE,
    PLUM,
    SILVER,
    SKY,
    TEXT_SIZE,
    VERMILION,
    End,
    footer,
    name_ends,
    new_figure,
    points,
    title_figure,
    week_axis,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.show.language import Language

ACTS = {1: ("deniable", ORANGE, "o"), 2: ("armed", VERMILION, "^"), 3: ("offensive", BLACK, "X")}
LINES = (("asked", SILVER, 5.0), ("acted", BLUE, 3.0), ("delivered", BLACK, 1.2))
OFFENSIVE = 3
SPIRAL = 3
HEIGHTS = (1.7, 1.3, 1.2, 1.2, 1.0)
LETTERS = 20


def plot_timeline(trace: pd.DataFrame, footer_text: str = "", *, lang: str = "en") -> Figure:
    """Draw one future from its weekly trace.

    Parameters
    ----------
    trace : pandas.DataFrame
        One row a week, as `trace` returns it.
    footer_text : str
        Where the numbers come from.
    lang : {"en", "fr"}
        Language.
    """
    figure = new_figure(11, 10)
    say = language(lang)
    panels = figure.subplots(len(HEIGHTS), 1, sharex=True, height_ratios=HEIGHTS)
    for draw, axes in zip((_acts, _answers, _violations, _minds, _forces), panels, strict=True):
        week_axis(axes, len(trace), labels=axes is panels[-1], lang=lang)
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(labelsize=points(TEXT_SIZE - 2))
        draw(axes, trace, say)
    figure.align_ylabels(panels)
    title_figure(figure, _title(trace, say))
    if footer_text:
        footer(figure, footer_text)
    return figure


def _title(trace: pd.DataFrame, say: Language) -> str:
    counts = trace["act"].value_counts()
    wars = trace.loc[trace["act"] == OFFENSIVE, "week"]
    war = "some" if len(wars) else "none"
    week = str(int(wars.iloc[0])) if len(wars) else ""
    deniable, armed = int(counts.get(1, 0)), int(counts.get(2, 0))
    return say("figure-timeline-title", war=war, week=week, deniable=deniable, armed=armed)


def _acts(axes: Axes, trace: pd.DataFrame, say: Language) -> None:
    axes.set_ylim(-0.6, 3.6)
    ends = []
    for rung, (name, color, marker) in ACTS.items():
        weeks = trace[trace["act"] == rung]
        for is_spiral, fill in ((False, color), (True, "none")):
            shown = weeks[(weeks["origin"] == SPIRAL) == is_spiral]
            look: dict[str, Any] = {"ls": "none", "ms": points(9), "mec": color, "mfc": fill}
            axes.plot(shown["week"], shown["act"], marker, **look)
        text = say(f"figure-timeline-{name}")
        ends.append(End(text, rung, OCHER if color == ORANGE else color))
    attributed = trace.loc[trace["attributed"] > 0, "week"]
    axes.plot(attributed, [0] * len(attributed), "|", color=BLUE, ms=points(12), mew=points(2))
    ends.append(End(say("figure-timeline-attributed"), 0, BLUE))
    name_ends(axes, ends, letters=LETTERS)
    axes.set_yticks([])
    _say_y(axes, say("figure-timeline-acts"))


def _answers(axes: Axes, trace: pd.DataFrame, say: Language) -> None:
    top = max(1.0, float(trace["asked"].max()))
    axes.set_ylim(0, 1.05 * top)
    axes.locator_params(axis="y", integer=True)
    ends = []
    for place, (column, color, width) in enumerate(LINES):
        axes.vlines(trace["week"], 0, trace[column], color=color, lw=points(width), alpha=0.9)
        words = say(f"figure-timeline-{column}")
        ends.append(End(words, top * (0.85 - 0.35 * place), GRAY if color == SILVER else color))
    name_ends(axes, ends, letters=LETTERS)
    _say_y(axes, say("figure-timeline-answers"))


def _violations(axes: Axes, trace: pd.DataFrame, say: Language) -> None:
    axes.plot(trace["week"], trace["recorded"], color=SKY, lw=points(1.2))
    axes.plot(trace["week"], trace["tension"], color=BLACK, lw=points(1.2), ls="--")
    axes.set_yscale("symlog", linthresh=10)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(lambda count, _: whole(count, say.code))
    _name_columns(axes, trace, {"recorded": BLUE, "tension": BLACK}, say)
    _say_y(axes, say("figure-timeline-violations"))


def _minds(axes: Axes, trace: pd.DataFrame, say: Language) -> None:
    axes.plot(trace["week"], trace["support"], color=GREEN, lw=points(2))
    axes.plot(trace["week"], trace["credibility_2"], color=PLUM, lw=points(2), ls="--")
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_formatter(percent_tick(say.code))
    _name_columns(axes, trace, {"support": GREEN, "credibility_2": PLUM}, say)
    _say_y(axes, say("figure-timeline-share"))


def _forces(axes: Axes, trace: pd.DataFrame, say: Language) -> None:
    axes.fill_between(trace["week"], trace["troops"], color=SKY, alpha=0.5, lw=0, step="post")
    axes.set_ylim(0, max(1.0, 1.25 * float(trace["troops"].max())))
    axes.locator_params(axis="y", integer=True)
    last = float(trace["troops"].iloc[-1])
    name_ends(axes, [End(say("figure-timeline-foreign"), last, BLUE)], letters=LETTERS)
    _say_y(axes, say("figure-timeline-troops"))
    agreed = trace.loc[trace["finalised"].astype(bool), "week"]
    if len(agreed):
        _mark_agreed(axes, int(agreed.iloc[0]), len(trace), say)


def _mark_agreed(axes: Axes, week: int, weeks: int, say: Language) -> None:
    axes.axvline(week, color=GRAY, lw=points(1), ls=":")
    late = week > weeks / 2
    axes.annotate(
        say("figure-timeline-agreed"),
        (week, axes.get_ylim()[1]),
        xytext=(points(-4 if late else 4), points(-2)),
        textcoords="offset points",
        ha="right" if late else "left",
        va="top",
        color=GRAY,
        fontsize=points(TEXT_SIZE - 2),
    )


def _name_columns(
    axes: Axes, trace: pd.DataFrame, colors: dict[str, str], say: Language
) -> None:
    ends = []
    for column, color in colors.items():
        words = say(f"figure-timeline-{column.removesuffix('_2')}")
        ends.append(End(words, float(trace[column].iloc[-1]), color))
    name_ends(axes, ends, letters=LETTERS)


def _say_y(axes: Axes, words: str) -> None:
    axes.set_ylabel(words, fontsize=points(TEXT_SIZE))
