"""The debrief: the class's future beside simulated ones; numbers first, pages later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.engine.codes import ARMED, COMPLY, DENIABLE
from coalition_sim.scenario import INSTRUMENTS
from coalition_sim.scenario import RUNGS as RUNG_NAMES
from coalition_sim.show.amounts import localized
from coalition_sim.show.classroom.plan import CHALLENGER
from coalition_sim.show.classroom.sections import Section, Table
from coalition_sim.show.classroom.words import choice_words, percent, seat_name, word

if TYPE_CHECKING:
    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario
    from coalition_sim.show.classroom.game import Game
    from coalition_sim.show.classroom.replay import Course
    from coalition_sim.show.classroom.session import Session
    from coalition_sim.show.language import Language

WEEKS = ("first", "war")
MEASURES = ("deniable", "armed", "first", "war", "hazard", "honored", "belief")
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95


def measures(course: Course) -> dict[str, float]:
    """Return what is compared of one future; weeks that never came are -1.

    Parameters
    ----------
    course : Course
        A future that has run to its end.
    """
    return _measured(course.outcome) | {"belief": 100 * course.outcome["credibility"]}


def _measured(o: Any) -> dict[str, Any]:
    asked = sum(o[f"asked_{name}"] for name in INSTRUMENTS)
    acted = sum(o[f"acted_{name}"] for name in INSTRUMENTS)
    return {
        "deniable": o["n_deniable"],
        "armed": o["n_armed"],
        "first": o["first_armed"],
        "war": o["first_offensive"],
        "hazard": 100 * o["war_hazard"],
        "honored": 100 * acted / np.maximum(asked, 1),
    }


def simulated_measures(results: Results) -> dict[str, np.ndarray]:
    """Return the same measures of every simulated future that was signed."""
    signed = results.raw.signed
    return _measured(signed) | {"belief": 100 * signed["credibility"]}


def futures_table(say: Language, session: Session, changed: Course | None = None) -> Table:
    """Return the class's future, the same luck simulated, and the range of simulated futures."""
    own = [measures(session.final)]
    own += [] if changed is None else [measures(changed)]
    own += [measures(session.simulated)]
    many = simulated_measures(session.results)
    rows = [
        [
            say(f"classroom-debrief-measure-{name}"),
            *(_number(say, name, one[name]) for one in own),
            _range(say, name, many[name]),
        ]
        for name in MEASURES
    ]
    kinds = ("measure", "yours", *(["changed"] if changed else []), "luck", "range")
    columns = [say(f"classroom-debrief-column-{kind}") for kind in kinds]
    return Table(say("classroom-debrief-futures"), columns, rows)


def _number(say: Language, name: str, value: float) -> str:
    if name in WEEKS:
        return say("classroom-debrief-never") if value < 0 else f"{value:.0f}"
    text = f"{value:.0f}" if abs(value) >= 1 or value == 0 else f"{value:.2f}"
    return localized(text, say.code)


def _range(say: Language, name: str, values: np.ndarray) -> str:
    never = np.where(values < 0, np.inf, values) if name in WEEKS else values
    low, middle, high = np.quantile(never.astype(float), (LOW, MIDDLE, HIGH), method="lower")
    told = {
        key: _number(say, name, -1 if np.isinf(value) else float(value))
        for key, value in (("low", low), ("middle", middle), ("high", high))
    }
    return say("classroom-debrief-range", **told)


def futures(say: Language, session: Session) -> Section:
    """Return how the class's future compares."""
    told = say(
        "classroom-debrief-futures-told",
        n=session.results.replicates,
        share=percent(session.share),
    )
    limits = say("classroom-debrief-limits")
    heading = say("classroom-debrief-futures")
    return Section(heading, [told, limits], futures_table(say, session))


def teams(say: Language, session: Session) -> Section:
    """Return each seated state's answers, beside the same state's in simulated futures."""
    scenario, course = session.game.opening.scenario, session.final
    rows = [_team(say, scenario, course, session, seat) for seat in seats_played(session.game)]
    kinds = ("asked", "honor", "delivered", "dropped", "simulated")
    columns = [
        say("classroom-column-state"),
        *(say(f"classroom-debrief-column-{kind}") for kind in kinds),
    ]
    table = Table(say("classroom-debrief-teams"), columns, rows)
    return Section(
        say("classroom-debrief-teams"), [say("classroom-debrief-teams-told")], table
    )


def _team(
    say: Language, scenario: Scenario, course: Course, session: Session, seat: str
) -> list[str]:
    counts = course.counts(seat)
    player = session.game.players.get(seat)
    name = seat_name(say, scenario, seat)
    simulated = session.results.states.loc[seat]
    return [
        say("classroom-you", name=player.name, seat=name) if player else name,
        str(counts["asked"]),
        _share(say, counts["acted"], counts["asked"]),
        str(counts["delivered"]),
        str(counts["abandoned"]),
        _share(say, int(simulated["acted"].sum()), int(simulated["asked"].sum())),
    ]


def _share(say: Language, part: int, whole: int) -> str:
    return say("classroom-percent", share=percent(part / whole)) if whole else "-"


def seats_played(game: Game) -> list[str]:
    """Return the states that a team sat for in some round, in the order of seats."""
    played = {seat for decision in game.decisions for seat in decision.choices}
    return [seat for seat in game.seats if seat in played and seat.isupper()]


def truth(say: Language, session: Session) -> Section:
    """Return what the evidence of each round really was."""
    course = session.final
    rows = [
        [
            str(a.question.number),
            str(a.question.week),
            word(say, "rung", RUNG_NAMES[a.question.rung]),
            say(f"classroom-truth-{_real(course, a.question)}"),
            _order(say, a.decision.choices),
        ]
        for a in course.rounds
    ]
    kinds = ("round", "week", "seen", "really", "ordered")
    columns = [say(f"classroom-debrief-column-{kind}") for kind in kinds]
    done = sum(e.what in ("act", "forced") and e.rung == DENIABLE for e in course.events)
    alarms = {e.week for e in course.events if e.what == "alarm"}
    known = len(
        {
            (e.week, e.opened)
            for e in course.events
            if e.what == "attributed" and e.rung == DENIABLE and e.week not in alarms
        }
    )
    told = [say("classroom-debrief-truth-told")]
    if done:
        told.append(say("classroom-debrief-hidden", hidden=max(0, done - known), all=done))
    heading = say("classroom-debrief-truth")
    return Section(heading, told, Table(heading, columns, rows))


def _real(course: Course, question: Any) -> str:
    if question.rung == COMPLY:
        return "quiet"
    if question.alarm:
        return "alarm"
    spirals = {e.week for e in course.events if e.what == "spiral"}
    return "spiral" if question.rung == ARMED and question.opened in spirals else "act"


def _order(say: Language, choices: Any) -> str:
    choice = choices.get(CHALLENGER)
    if choice is None:
        return say("classroom-truth-model")
    return choice_words(say, CHALLENGER, choice)


def belief_chart(say: Language, session: Session) -> dict[str, Any]:
    """Return the options of an ECharts picture of belief, with the band of simulated futures."""
    weekly = session.results.weekly
    low, high = (100 * weekly[f"credibility_{q}"] for q in ("q05", "q95"))
    lines = [
        _line(say("classroom-debrief-column-yours"), session.final, "#0b5c8f", "solid"),
        _line(say("classroom-debrief-column-luck"), session.simulated, "#d55e00", "dashed"),
    ]
    rounds = [{"xAxis": a.question.week} for a in session.final.rounds]
    lines[0]["markLine"] = {
        "symbol": "none",
        "silent": True,
        "label": {"show": False},
        "lineStyle": {"type": "dotted", "color": "#595959"},
        "data": rounds,
    }
    band = say("classroom-debrief-band")
    return {
        "animation": False,
        "aria": {"enabled": True},
        "textStyle": {"fontSize": 14},
        "legend": {"data": [band, *(line["name"] for line in lines)], "bottom": 0},
        "grid": {"left": 50, "right": 20, "top": 40, "bottom": 80},
        "tooltip": {"trigger": "axis"},
        "xAxis": {"type": "value", "name": say("classroom-debrief-week-axis"),
                  "nameLocation": "middle", "nameGap": 25, "max": len(weekly)},
        "yAxis": {"type": "value", "name": say("classroom-debrief-belief-axis"),
                  "min": 0, "max": 100},
        "series": [*_band(band, low.round(1).tolist(), high.round(1).tolist()), *lines],
    }  # fmt: skip


def _band(name: str, low: list[float], high: list[float]) -> list[dict[str, Any]]:
    plain = {"type": "line", "stack": "band", "symbol": "none", "lineStyle": {"opacity": 0}}
    floor = [[week, value] for week, value in enumerate(low)]
    width = [[week, top - floor[week][1]] for week, top in enumerate(high)]
    return [
        plain | {"name": "", "data": floor, "silent": True, "tooltip": {"show": False}},
        plain
        | {"name": name, "data": width, "color": "#b8c7d1", "areaStyle": {"color": "#b8c7d1"}},
    ]


def _line(name: str, course: Course, color: str, dash: str) -> dict[str, Any]:
    believed = [[r.week - 1, round(100 * r.credibility[ARMED], 1)] for r in course.weeks]
    return {
        "type": "line",
        "name": name,
        "symbol": "none",
        "color": color,
        "lineStyle": {"width": 3, "type": dash},
        "data": believed,
    }


def belief_table(say: Language, session: Session) -> Table:
    """Return belief at every round as a table, for those who do not see the picture."""
    rows = [
        [
            str(a.question.number),
            str(a.question.week),
            localized(f"{100 * r.credibility[ARMED]:.1f}", say.code),
        ]
        for a, r in zip(session.final.rounds, session.final.before, strict=False)
    ]
    columns = [say(f"classroom-debrief-column-{kind}") for kind in ("round", "week")]
    return Table(
        say("classroom-debrief-belief"),
        [*columns, say("classroom-debrief-belief-axis")],
        rows,
    )


def alternatives(game: Game, number: int, seat: str) -> list[tuple[str, ...]]:
    """Return what a seat could have chosen instead in a round.

    For states: nothing, everything, and each instrument alone; for the two other seats each of
    their options. What was chosen is left out.
    """
    answered = game.decisions[number - 1].choices
    allowed = game.course.rounds[number - 1].question.allows(seat)
    single = [(part,) for part in allowed]
    options = [(), *single, allowed] if seat.isupper() else single
    return [option for option in dict.fromkeys(options) if option != answered.get(seat)]

