"""One future week by week: acts, answers, violations, minds, forces, on one axis of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    GREEN,
    OCHER,
    ORANGE,
    PURPLE,
    SILVER,
    SKY,
    TEXT_SIZE,
    TITLE_SIZE,
    VERMILION,
    footer,
    label,
    new_figure,
    spread,
    week_axis,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ACTS = {1: ("deniable", ORANGE, "o"), 2: ("armed", VERMILION, "^"), 3: ("offensive", BLACK, "X")}
SPIRAL = 3
ROOM = 1.3
HEIGHTS = (1.5, 1.2, 1.2, 1.2, 1.2)


def plot_timeline(trace: pd.DataFrame, footer_text: str = "") -> Figure:
    """Draw one future from its weekly trace.

    Parameters
    ----------
    trace : pandas.DataFrame
        One row a week, as `trace` returns it.
    footer_text : str
        Where the numbers come from.
    """
    figure = new_figure(11, 10)
    panels = figure.subplots(len(HEIGHTS), 1, sharex=True, height_ratios=HEIGHTS)
    for draw, axes in zip((_acts, _answers, _violations, _minds, _forces), panels, strict=True):
        draw(axes, trace)
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(labelsize=TEXT_SIZE - 2)
        week_axis(axes, len(trace), room=ROOM, labels=axes is panels[-1])
    figure.align_ylabels(panels)
    panels[0].set_title(_title(trace), loc="left", fontsize=TITLE_SIZE, fontweight="bold", pad=12)
    if footer_text:
        footer(figure, footer_text)
    return figure


def _title(trace: pd.DataFrame) -> str:
    counts = trace["act"].value_counts()
    deniable, armed = int(counts.get(1, 0)), int(counts.get(2, 0))
    wars = trace.loc[trace["act"] == 3, "week"]  # noqa: PLR2004 - the rung
    end = f"war in week {int(wars.iloc[0])}" if len(wars) else "no war"
    return (
        f"One future: {_count(deniable, 'deniable act')}, {_count(armed, 'armed violation')}, {end}"
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _acts(axes: Axes, trace: pd.DataFrame) -> None:
    for rung, (name, color, marker) in ACTS.items():
        weeks = trace[trace["act"] == rung]
        chosen, spiral = weeks[weeks["origin"] != SPIRAL], weeks[weeks["origin"] == SPIRAL]
        axes.plot(chosen["week"], chosen["act"], marker, color=color, ms=9, ls="none")
        axes.plot(spiral["week"], spiral["act"], marker, mec=color, mfc="none", ms=9, ls="none")
        label(axes, len(trace), rung, name, color=OCHER if color == ORANGE else color)
    attributed = trace[trace["attributed"] > 0]
    axes.plot(attributed["week"], [0] * len(attributed), "|", color=BLUE, ms=12, mew=2)
    label(axes, len(trace), 0, "attributed", color=BLUE)
    axes.set_ylim(-0.6, 3.6)
    axes.set_yticks([])
    axes.set_ylabel("acts\n(hollow: spiral)", fontsize=TEXT_SIZE)


def _answers(axes: Axes, trace: pd.DataFrame) -> None:
    lines = (("asked", SILVER, 5.0), ("acted", BLUE, 3.0), ("delivered", BLACK, 1.2))
    top = max(1.0, float(trace["asked"].max()))
    for place, (column, color, width) in enumerate(lines):
        axes.vlines(trace["week"], 0, trace[column], color=color, lw=width, alpha=0.9)
        label(
            axes,
            len(trace),
            top * (0.85 - 0.35 * place),
            column,
            color=GRAY if color == SILVER else color,
        )
    axes.set_ylim(0, 1.05 * top)
    axes.set_ylabel("answers\na week", fontsize=TEXT_SIZE)


def _violations(axes: Axes, trace: pd.DataFrame) -> None:
    axes.plot(trace["week"], trace["recorded"], color=SKY, lw=1.2)
    axes.plot(trace["week"], trace["tension"], color=BLACK, lw=1.2, ls="--")
    axes.set_yscale("symlog", linthresh=10)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    _end_labels(axes, trace, {"recorded": BLUE, "tension": BLACK})
    axes.set_ylabel("violations\na week", fontsize=TEXT_SIZE)


def _minds(axes: Axes, trace: pd.DataFrame) -> None:
    axes.plot(trace["week"], trace["support"], color=GREEN, lw=2)
    axes.plot(trace["week"], trace["credibility_2"], color=PURPLE, lw=2, ls="--")
    axes.set_ylim(0, 1)
    names = {"support": "support at home", "credibility_2": "credibility"}
    _end_labels(axes, trace, {"support": GREEN, "credibility_2": PURPLE}, names)
    axes.set_ylabel("share", fontsize=TEXT_SIZE)


def _forces(axes: Axes, trace: pd.DataFrame) -> None:
    axes.fill_between(trace["week"], trace["troops"], color=SKY, alpha=0.5, lw=0, step="post")
    axes.set_ylim(0, max(1.0, 1.15 * float(trace["troops"].max())))
    axes.set_ylabel("troops\n(thousands)", fontsize=TEXT_SIZE)
    label(axes, len(trace), float(trace["troops"].iloc[-1]), "foreign troops", color=BLUE)
    _finalisation(axes, trace)


def _finalisation(axes: Axes, trace: pd.DataFrame) -> None:
    weeks = trace.loc[trace["finalised"].astype(bool), "week"]
    if len(weeks):
        week = int(weeks.iloc[0])
        axes.axvline(week, color=GRAY, lw=1, ls=":")
        top = axes.get_ylim()[1]
        axes.text(week + 2, 0.98 * top, "text agreed", va="top", color=GRAY, fontsize=TEXT_SIZE - 2)


def _end_labels(
    axes: Axes,
    trace: pd.DataFrame,
    colors: dict[str, str],
    names: dict[str, str] | None = None,
) -> None:
    to_pixels, to_data = axes.transData, axes.transData.inverted()
    ends = [float(to_pixels.transform((0, float(trace[c].iloc[-1])))[1]) for c in colors]
    for (column, color), height in zip(colors.items(), spread(ends, 20), strict=True):
        y = float(to_data.transform((0, height))[1])
        label(axes, len(trace), y, (names or {}).get(column, column), color=color)
