"""What is told: evidence, disclosure, reading; as plain sections that any page can lay out.

A section is a heading, paragraphs, and at most one table. All texts are plain: pages show them as
text, never as markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coalition_sim.engine.codes import COMPLY, OFFENSIVE, RUNGS
from coalition_sim.scenario import INSTRUMENTS
from coalition_sim.scenario import RUNGS as RUNG_NAMES
from coalition_sim.show.classroom.evidence import his_chance
from coalition_sim.show.classroom.plan import CHALLENGER, COMMISSION, LEAD_WEEKS
from coalition_sim.show.classroom.words import choice_words, percent, seat_name, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario
    from coalition_sim.show.classroom.game import Player
    from coalition_sim.show.classroom.reading import Reading
    from coalition_sim.show.classroom.replay import Course
    from coalition_sim.show.classroom.table import Answered, Question
    from coalition_sim.show.language import Language


@dataclass(frozen=True)
class Table:
    """A table with a caption; cells are texts."""

    caption: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Section:
    """A heading, paragraphs, at most one table; folded where few will read it."""

    heading: str
    paragraphs: list[str] = field(default_factory=list)
    table: Table | None = None
    folded: bool = False


def briefing(say: Language, scenario: Scenario, seat: str) -> Section:
    """Return what a seat is, and what it may do."""
    heading = say("classroom-briefing-heading", seat=seat_name(say, scenario, seat))
    if seat == CHALLENGER:
        return Section(heading, [say("classroom-briefing-challenger", weeks=LEAD_WEEKS)])
    if seat == COMMISSION:
        return Section(heading, [say("classroom-briefing-commission")])
    profile = scenario.states[seat]
    rows = [
        [
            word(say, "instrument", name),
            say("classroom-percent", share=percent(getattr(profile.pledges, name))),
            say("classroom-tenths", share=round(100 * getattr(profile.capability, name), 1)),
        ]
        for name in INSTRUMENTS
    ]
    columns = [say(f"classroom-column-{name}") for name in ("instrument", "pledged", "means")]
    told = [
        say("classroom-briefing-state"),
        say("classroom-briefing-support", share=percent(profile.support)),
        say(f"classroom-legal-{profile.legal_force}"),
    ]
    return Section(heading, told, Table(say("classroom-pledges-caption"), columns, rows))


def between(say: Language, course: Course, question: Question) -> list[str]:
    """Return what happened since the last round, in sentences."""
    start = course.rounds[-1].question.week if course.rounds else -1
    events = [e for e in course.events if start < e.week <= question.week]
    n = {kind: sum(e.what == kind for e in events) for kind in ("delivered", "abandoned")}
    known = sum(e.what in ("attributed", "alarm") for e in events)
    recorded = sum(course.recorded[max(start, 0) :])
    told = [say("classroom-between-recorded", weeks=question.week - max(start, 0), n=recorded)]
    if known:
        told.append(say("classroom-between-incidents", n=known))
    if n["delivered"] or n["abandoned"]:
        told.append(say("classroom-between-promises", kept=n["delivered"], broken=n["abandoned"]))
    return told


def evidence(say: Language, course: Course, results: Results) -> Section:
    """Return the evidence of the open round; the truth is not told."""
    question = course.question
    if question is None:
        return Section(say("classroom-over-heading"))
    heading = say("classroom-evidence-heading", week=question.week)
    told = between(say, course, question)
    told.append(say(f"classroom-evidence-{RUNG_NAMES[question.rung]}"))
    if question.rung not in (COMPLY, OFFENSIVE):
        chance = percent(his_chance(question, results))
        told.append(say(f"classroom-chance-{RUNG_NAMES[question.rung]}", chance=chance))
    if question.rung != OFFENSIVE:
        tension = percent(question.tension)
        told.append(say("classroom-front", n=question.recorded, tension=tension))
    return Section(heading, told)


def disclosure(
    say: Language, scenario: Scenario, course: Course, players: Mapping[str, Player]
) -> list[Section]:
    """Return who acted in the last round: the teams, then the simulated states."""
    last = course.rounds[-1]
    heading = say("classroom-disclosure-heading", n=last.question.number, week=last.question.week)
    if last.question.rung == COMPLY:
        return [Section(heading, [say("classroom-disclosure-quiet")])]
    told = [say("classroom-disclosure-held")] if not last.published else _acting(say, last)
    return [
        Section(heading, told, _teams(say, scenario, last, players)),
        _simulated(say, scenario, last),
    ]


def _acting(say: Language, last: Answered) -> list[str]:
    return [say("classroom-disclosure-count", n=len(last.acted), asked=len(last.question.asks))]


def _teams(
    say: Language, scenario: Scenario, last: Answered, players: Mapping[str, Player]
) -> Table | None:
    rows = [
        [
            seat_name(say, scenario, seat),
            players[seat].name if seat in players else say("classroom-left"),
            choice_words(say, seat, choice),
        ]
        for seat, choice in last.decision.choices.items()
        if seat != CHALLENGER
    ]
    columns = [say(f"classroom-column-{name}") for name in ("seat", "team", "choice")]
    return Table(say("classroom-teams-caption"), columns, rows) if rows else None


def _simulated(say: Language, scenario: Scenario, last: Answered) -> Section:
    shown = [s for s in (*last.question.asks, "USA") if s not in last.decision.choices]
    rows = [
        [seat_name(say, scenario, seat), choice_words(say, seat, tuple(last.acted.get(seat, ())))]
        for seat in shown
        if seat in scenario.states
    ]
    columns = [say(f"classroom-column-{name}") for name in ("state", "answer")]
    table = Table(say("classroom-simulated-caption"), columns, rows if last.published else [])
    return Section(say("classroom-simulated-heading", n=len(rows)), [], table, folded=True)


def reading(
    say: Language, before: Reading, after: Reading, *, weeks_apart: bool = False
) -> Section:
    """Return how the challenger reads the answers: belief, worth and chance of each rung."""
    rows = [
        [
            word(say, "rung", RUNG_NAMES[rung]),
            _moved(say, before.credibility[rung], after.credibility[rung]),
            say("classroom-worth", old=before.utilities[rung], new=after.utilities[rung]),
            _moved(say, before.chances[rung], after.chances[rung]),
        ]
        for rung in RUNGS
    ]
    columns = [say(f"classroom-column-{name}") for name in ("rung", "belief", "worth", "chance")]
    told = [say("classroom-reading"), say("classroom-reading-worth")]
    if weeks_apart:
        told = [say("classroom-reading-own")]
    return Section(
        say("classroom-reading-heading"),
        told,
        Table(say("classroom-reading-caption"), columns, rows),
    )


def _moved(say: Language, old: float, new: float) -> str:
    return say("classroom-moved", old=round(100 * old, 1), new=round(100 * new, 1))


def own_reading(say: Language, state: str, name: str, course: Course) -> Section | None:
    """Return how belief in one state moved in the last round."""
    if state not in course.before[-1].states:
        return None
    rung = max(course.rounds[-1].question.rung, 1)
    old, new = course.before[-1].states[state][rung], course.after[-1].states[state][rung]
    told = say("classroom-own-belief", state=name, old=percent(old), new=percent(new))
    return Section(say("classroom-own-heading", state=name), [told])
