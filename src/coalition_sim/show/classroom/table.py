"""The table: how the seats' decisions reach the model while one future is replayed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coalition_sim.engine.codes import COMPLY, INSTRUMENTS, OFFENSIVE, RUNGS
from coalition_sim.rules import front, monitoring
from coalition_sim.scenario import INSTRUMENTS as INSTRUMENT_NAMES
from coalition_sim.scenario import RUNGS as RUNG_NAMES
from coalition_sim.show.classroom.plan import CHALLENGER, COMMISSION, LEAD_WEEKS, Plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coalition_sim.engine.model import CoalitionModel

PUBLISH, HOLD = "publish", "hold"
Choice = tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """What a round asks.

    Attributes
    ----------
    number : int
        Number of the round, from 1.
    week : int
        Week in which the evidence came up.
    rung : int
        Rung that the evidence speaks of; COMPLY where a season was quiet.
    opened : int
        Week in which the incident began. Never shown in play.
    alarm : bool
        Whether nothing was done and a flare was mistaken for an act. Never shown in play.
    recorded : int
        Violations that were recorded at the front this week.
    tension : float
        Tension at the front over its usual level.
    rival : float
        Weekly chance of the innocent account: a false alarm, or an incident that spiraled.
    asks : dict
        Instruments that each state owes, by code.
    """

    number: int
    week: int
    rung: int
    opened: int = 0
    alarm: bool = False
    recorded: int = 0
    tension: float = 0.0
    rival: float = 0.0
    asks: dict[str, Choice] = field(default_factory=dict)

    def allows(self, seat: str) -> Choice:
        """Return what a seat may choose from; nothing where it has nothing to decide."""
        if seat == CHALLENGER:
            return () if self.rung == OFFENSIVE else RUNG_NAMES
        if seat == COMMISSION:
            return () if self.rung in (COMPLY, OFFENSIVE) else (PUBLISH, HOLD)
        return self.asks.get(seat, ())


@dataclass(frozen=True)
class Decision:
    """A closed round: what each seat chose (None: it did not), and who is seated from here on."""

    choices: Mapping[str, Choice | None]
    seated: frozenset[str]


class UnansweredError(Exception):
    """The replay met a question that no round has answered yet."""

    def __init__(self, question: Question) -> None:
        super().__init__(f"round {question.number}, week {question.week}")
        self.question = question


@dataclass
class Answered:
    """What became of a round's question."""

    question: Question
    decision: Decision
    published: bool = True
    acted: dict[str, list[str]] = field(default_factory=dict)


class Table:
    """Orders to the model from the seats in play; the model decides for all the others.

    Parameters
    ----------
    plan : Plan
        Which evidence makes a round.
    decisions : sequence of Decision
        The rounds closed so far.
    seated : frozenset of str
        Seats in play before the first round.
    stops : bool
        Whether to stop at the first question that no decision answers; else no further rounds
        are made and the last decisions stand.
    """

    def __init__(
        self,
        plan: Plan,
        decisions: Sequence[Decision],
        *,
        seated: frozenset[str],
        stops: bool = True,
    ) -> None:
        self.plan, self.decisions, self.seated, self.stops = plan, decisions, seated, stops
        self.answered: list[Answered] = []
        self.standing: dict[tuple[str, int], Choice] = {}
        self.line: str | None = None
        self.course: tuple[int, int] | None = None
        self.open: Answered | None = None

    # rounds -----------------------------------------------------------------------------------

    @property
    def last_week(self) -> int | None:
        """Week of the last round."""
        return self.answered[-1].question.week if self.answered else None

    def _makes_round(self, week: int, rung: int) -> bool:
        if rung == OFFENSIVE and any(a.question.rung == OFFENSIVE for a in self.answered):
            return False
        return self._may_ask() and self.plan.makes_round(
            week, rung, len(self.answered), self.last_week
        )

    def _may_ask(self) -> bool:
        return self.stops or len(self.answered) < len(self.decisions)

    def _ask(self, question: Question) -> Answered:
        if len(self.answered) == len(self.decisions):
            raise UnansweredError(question)
        answered = Answered(question, self.decisions[len(self.answered)])
        self.answered.append(answered)
        self._adopt(answered)
        return answered

    def _adopt(self, answered: Answered) -> None:
        """Let what was chosen stand until the next round."""
        question, decision = answered.question, answered.decision
        self.seated = decision.seated
        if question.rung != OFFENSIVE:
            self.course = None
        for seat, choice in decision.choices.items():
            if choice is None:
                continue
            if seat == CHALLENGER and choice:
                self.course = (RUNG_NAMES.index(choice[0]), question.week + LEAD_WEEKS)
            elif seat == COMMISSION and choice:
                self.line = choice[0]
            else:
                self.standing[seat, question.rung] = choice

    # what the model asks ----------------------------------------------------------------------

    def evidence(self, model: CoalitionModel, rung: int, opened: int, *, alarm: bool) -> bool:
        """Take note of evidence; return whether it is published, so that states must answer."""
        self.open = None
        if self._makes_round(model.week, rung):
            self.open = self._ask(self._question(model, rung, opened, alarm=alarm))
        published = rung == OFFENSIVE or not (COMMISSION in self.seated and self.line == HOLD)
        if self.open is not None:
            self.open.published = published
        return published

    def _question(self, model: CoalitionModel, rung: int, opened: int, *, alarm: bool) -> Question:
        asks = {
            g.code: tuple(INSTRUMENT_NAMES[k] for k in INSTRUMENTS if g.owes(k, rung))
            for g in model.guarantors
            if rung in RUNGS and g.joined and not g.is_backstop
        }
        return Question(
            number=len(self.answered) + 1,
            week=model.week,
            rung=rung,
            opened=opened,
            alarm=alarm,
            recorded=model.front.recorded,
            tension=model.front.tension / model.parameters.x0,
            rival=_rival(model, rung),
            asks={code: owed for code, owed in asks.items() if owed},
        )

    def wants(self, state: str, rung: int, instrument: int) -> bool | None:
        """Return whether a seated state acts with an instrument; None leaves it to the model."""
        if state not in self.seated:
            return None
        standing = self.standing.get((state, rung))
        return None if standing is None else INSTRUMENT_NAMES[instrument] in standing

    def heads(self, model: CoalitionModel) -> int | None:
        """Return the act that the challenger's seat orders this week; None leaves it to him."""
        if CHALLENGER not in self.seated:
            return None
        if self._may_ask() and self.plan.overdue(model.week, len(self.answered)):
            self._ask(self._question(model, COMPLY, model.week, alarm=False))
        if self.course is None:
            return None
        rung, week = self.course
        return rung if model.week == week else COMPLY

    def saw(self, state: str, instrument: int) -> None:
        """Take note that a state acts on the evidence in hand."""
        if self.open is not None:
            self.open.acted.setdefault(state, []).append(INSTRUMENT_NAMES[instrument])


def _rival(model: CoalitionModel, rung: int) -> float:
    p, tension = model.parameters, model.front.tension
    if rung not in RUNGS or rung == OFFENSIVE:
        return 0.0
    if rung == RUNGS[0]:
        seen = model.monitoring.manned * model.monitoring.technology > 0.0
        return float(monitoring.alarm_chance(p.false_alarm, tension, p.x0)) if seen else 0.0
    return float(front.spiral_chance(p.spiral, tension, p.x0))
