"""The future so far: the model replayed from week 0 with the decisions of the class."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coalition_sim.engine.codes import COMPLY, OFFENSIVE
from coalition_sim.engine.log import Ledger
from coalition_sim.engine.model import CoalitionModel
from coalition_sim.show.classroom.reading import Reading, read
from coalition_sim.show.classroom.table import Answered, Question, Table, UnansweredError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_sim.engine.guarantor import Guarantor
    from coalition_sim.engine.orders import Call, Evidence
    from coalition_sim.scenario import Scenario
    from coalition_sim.show.classroom.plan import Plan
    from coalition_sim.show.classroom.table import Decision


@dataclass(frozen=True)
class Opening:
    """What a session starts from: with the decisions it fixes all that happens."""

    scenario: Scenario
    seed: int
    replicate: int
    plan: Plan


@dataclass(frozen=True)
class Event:
    """Something that happened in a week: to whom, with which instrument, at which rung."""

    week: int
    what: str
    rung: int = COMPLY
    state: str = ""
    instrument: int = -1
    opened: int = -1


@dataclass
class Course:
    """A future as far as its decisions carry it.

    Attributes
    ----------
    rounds : list of Answered
        The rounds that were closed.
    before, after : list of Reading
        The challenger's reading as each round's evidence came up, and after its answers.
    weeks : list of Reading
        His reading at the end of every week.
    events : list of Event
        Acts, attributions, alarms, answers, deliveries, broken promises.
    question : Question or None
        What the class must decide now; None when the future has run its course.
    outcome : dict
        How it ended, by the names of `coalition_sim.engine.raw.OUTCOME`; empty while it runs.
    """

    rounds: list[Answered] = field(default_factory=list)
    before: list[Reading] = field(default_factory=list)
    after: list[Reading] = field(default_factory=list)
    weeks: list[Reading] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    recorded: list[int] = field(default_factory=list)
    question: Question | None = None
    asked_in: Reading | None = None
    outcome: dict[str, float] = field(default_factory=dict)

    def counts(self, state: str) -> dict[str, int]:
        """Return how often a state was asked, acted, delivered and abandoned, in this future."""
        kinds = ("asked", "acted", "delivered", "abandoned")
        mine = [event.what for event in self.events if event.state == state]
        return {kind: mine.count(kind) for kind in kinds}


class Witness(Ledger):
    """A ledger that also tells what it notes, week by week."""

    def __init__(self, model: CoalitionModel, events: list[Event], table: Table) -> None:
        super().__init__(model)
        self.events, self.table = events, table

    def asked(self, g: Guarantor, k: int, rung: int, *, acted: bool) -> None:
        """Note that a state owed an answer, and whether it acted."""
        super().asked(g, k, rung, acted=acted)
        self._tell("asked", g, k, rung)
        if acted:
            self._tell("acted", g, k, rung)
            self.table.saw(g.code, k)

    def delivered(self, g: Guarantor, k: int) -> None:
        """Note that every open call on an instrument was kept."""
        self._tell("delivered", g, k)
        super().delivered(g, k)

    def abandoned(self, g: Guarantor, k: int) -> None:
        """Note that every open call on an instrument was broken."""
        self._tell("abandoned", g, k)
        super().abandoned(g, k)

    def _tell(self, what: str, g: Guarantor, k: int, rung: int = COMPLY) -> None:
        self.events.append(Event(self.model.week, what, rung, g.code, k))


class SeatedModel(CoalitionModel):
    """The model with a table in front of it: evidence passes the class before states answer."""

    def __init__(self, opening: Opening, table: Table, course: Course) -> None:
        self.table, self.course = table, course
        super().__init__(
            opening.scenario,
            seed=opening.seed,
            replicate=opening.replicate,
            orders=SeatOrders(self, table),
            collect=False,
        )
        self.ledger = Witness(self, course.events, table)

    def respond(self, rung: int, slot: int, *, alarm: bool = False) -> None:
        """Let the class look at the evidence first; nobody answers what is not published."""
        before = read(self)
        met = len(self.table.answered)
        published = self.table.evidence(self, rung, slot, alarm=alarm)
        if len(self.table.answered) > met:
            self.course.before.append(before)
        what = ("alarm" if alarm else "attributed") if published else "held"
        if rung != OFFENSIVE or slot == self.week:
            self.course.events.append(Event(self.week, what, rung, opened=slot))
        if published:
            super().respond(rung, slot, alarm=alarm)


class SeatOrders:
    """What the engine asks of orders, passed on to the table."""

    def __init__(self, model: SeatedModel, table: Table) -> None:
        self.model, self.table = model, table

    def answer(self, call: Call) -> bool | None:
        """Return whether a state acts with an instrument."""
        return self.table.wants(call.state, call.rung, call.instrument)

    def act(self, week: int, chances: tuple[float, float, float, float]) -> int | None:  # noqa: ARG002 - the table asks by seasons
        """Return the challenger's act of a week."""
        met = len(self.table.answered)
        before = read(self.model)
        act = self.table.heads(self.model)
        if len(self.table.answered) > met:
            self.model.course.before.append(before)
        return act

    def attribute(self, evidence: Evidence) -> None:
        """Leave to the model what comes up: the Commission's seat sees it in `respond`."""


def replay(
    opening: Opening,
    decisions: Sequence[Decision],
    *,
    seated: frozenset[str] = frozenset(),
    stops: bool = True,
) -> Course:
    """Return the future that a session's decisions lead to.

    Parameters
    ----------
    opening : Opening
        Scenario, luck and plan.
    decisions : sequence of Decision
        The rounds closed so far, in order.
    seated : frozenset of str
        Seats in play before the first round.
    stops : bool
        Whether to stop at the first question without a decision, or to run to the end.
    """
    course = Course()
    table = Table(opening.plan, decisions, seated=seated, stops=stops)
    model = SeatedModel(opening, table, course)
    course.rounds = table.answered
    try:
        while model.running:
            _live_a_week(model, course)
    except UnansweredError as stop:
        course.question = stop.question
        course.asked_in = read(model)
    else:
        course.outcome = model.outcome
    _settle_readings(course, read(model))
    return course


def _live_a_week(model: SeatedModel, course: Course) -> None:
    model.step()
    him = model.challenger
    if him.act:
        what = ("", "act", "forced", "spiral")[him.origin]
        course.events.append(Event(model.week - 1, what, him.act))
    course.weeks.append(read(model))
    course.recorded.append(model.front.recorded)
    _settle_readings(course, course.weeks[-1])


def _settle_readings(course: Course, reading: Reading) -> None:
    """Keep, for each round, the first reading taken once its answers were in."""
    while len(course.after) < len(course.rounds):
        course.after.append(reading)
