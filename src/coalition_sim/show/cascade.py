"""Who acted after whom, drawn: the answers to one incident as a layered graph."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from matplotlib.collections import LineCollection

from coalition_sim.engine.chronicle import same_question
from coalition_sim.show.language import language
from coalition_sim.show.style import (
    BLACK,
    BLUE,
    GRAY,
    PALE,
    SILVER,
    SMALL_SIZE,
    TEXT_SIZE,
    dress,
    figure_of,
    footer,
    new_axes,
    points,
)
from coalition_sim.show.words import signature

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from coalition_sim.engine.chronicle import Chronicle
    from coalition_sim.engine.entries import Decision

    Place = tuple[float, float]

MOST_ROWS = 9
SHIFT = 0.34  # of a column, between the two halves of a crowded one
RUNGS = ("comply", "deniable", "armed", "offensive")


def plot_cascade(
    chronicle: Chronicle,
    ax: Axes | None = None,
    *,
    week: int | None = None,
    instrument: str = "sanctions",
    lang: str = "en",
) -> Axes:
    """Draw in which round each state joined the answer to one incident with one instrument.

    Parameters
    ----------
    chronicle : Chronicle
        One future.
    ax : matplotlib Axes, optional
        Where to draw; a new figure unless given.
    week : int, optional
        Week of the decisions; unless given, the one in which most states acted.
    instrument : str
        Which instrument.
    lang : {"en", "fr"}
        Language.
    """
    axes = ax if ax is not None else new_axes(11, 6)
    asked = question(chronicle, week, instrument)
    layers = _layers(asked)
    places: dict[str, Place] = {}
    for number, layer in enumerate(layers):
        places |= _column(number, layer)
    _draw_edges(axes, layers, places)
    for decision in asked:
        _draw_state(axes, decision, places[decision.state])
    dress(axes, title=_finding(asked, lang))
    heads = _heads(asked, lang)
    axes.set_xticks(range(len(heads)), heads, fontsize=points(TEXT_SIZE))
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.set_xlim(-0.6, max(1, len(heads)) - 0.4)
    axes.set_ylim(-MOST_ROWS / 2, MOST_ROWS / 2)
    if ax is None:
        note = language(lang)("figure-cascade-note")
        footer(figure_of(axes), f"{note}\n{_foot(chronicle, lang)}")
    return axes


def question(chronicle: Chronicle, week: int | None, instrument: str) -> list[Decision]:
    """Return all decisions on one true incident: of a week, or where most states acted.

    Parameters
    ----------
    chronicle : Chronicle
        One future.
    week : int or None
        Week of the decisions.
    instrument : str
        Which instrument.
    """
    posed: list[list[Decision]] = []
    for decision in chronicle.decisions(week=week):
        if decision.instrument != instrument or decision.alarm:
            continue
        if not posed or not same_question(posed[-1][0], decision):
            posed.append([])
        posed[-1].append(decision)
    return max(posed, key=lambda each: sum(d.acted for d in each), default=[])


def _layers(asked: list[Decision]) -> list[list[str]]:
    """Return the states that acted round by round, then those that did not act."""
    last = max((decision.round for decision in asked if decision.acted), default=-1)
    rounds = [
        [d.state for d in asked if d.acted and max(d.round, 0) == number]
        for number in range(last + 1)
    ]
    return [*rounds, [d.state for d in asked if not d.acted]]


def _column(number: int, layer: list[str]) -> dict[str, Place]:
    """Return places one under the other, in as many lanes as a column needs."""
    lanes = max(1, math.ceil(len(layer) / MOST_ROWS))
    rows = math.ceil(len(layer) / lanes)
    places = {}
    for place, state in enumerate(sorted(layer)):
        lane, row = divmod(place, max(1, rows))
        x = number + SHIFT * (lane - (lanes - 1) / 2)
        places[state] = (x, (rows - 1) / 2 - row)
    return places


def _draw_edges(axes: Axes, layers: list[list[str]], places: dict[str, Place]) -> None:
    acting = [layer for layer in layers[:-1] if layer]
    lines = [
        [places[one], places[other]]
        for before, after in pairwise(acting)
        for one in before
        for other in after
    ]
    axes.add_collection(LineCollection(lines, colors=SILVER, linewidths=points(0.6), zorder=0))


def _draw_state(axes: Axes, decision: Decision, place: Place) -> None:
    acted = decision.acted
    fill, edge, marker = (BLUE, BLACK, "o") if acted else (PALE, GRAY, "s")
    look: dict[str, Any] = {"ms": points(30), "mew": points(0.8)}
    axes.plot(*place, marker, mfc=fill, mec=edge, **look)
    color, weight = ("white", "bold") if acted else (BLACK, "normal")
    words: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": points(SMALL_SIZE)}
    axes.text(*place, decision.state, color=color, fontweight=weight, **words)


def _heads(asked: list[Decision], lang: str) -> list[str]:
    if not asked:
        return []
    say, rounds = language(lang), len(_layers(asked)) - 1
    joined = [say("figure-cascade-round", round=number) for number in range(1, rounds)]
    first = [say("figure-cascade-first")] if rounds else []
    return [*first, *joined, say("figure-cascade-none")]


def _finding(asked: list[Decision], lang: str) -> str:
    say = language(lang)
    if not asked:
        return say("figure-cascade-nobody-asked")
    acted = sum(decision.acted for decision in asked)
    late = sum(decision.acted and decision.round > 0 for decision in asked)
    first = asked[0]
    return say(
        "figure-cascade-title",
        instrument=first.instrument,
        acted=acted,
        asked=len(asked),
        late=late,
        rung=RUNGS[first.rung],
        week=str(first.opened),
    )


def _foot(chronicle: Chronicle, lang: str) -> str:
    size = language(lang)("footer-replicate", number=str(chronicle.replicate))
    return signature(chronicle.scenario.name, size, chronicle.seed, lang)
