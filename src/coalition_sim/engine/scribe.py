"""The Mesa model with a scribe beside it, who writes down all that happens and why."""

from __future__ import annotations

import inspect
import math
from typing import TYPE_CHECKING, Any

from coalition_sim.engine import entries as log
from coalition_sim.engine.codes import INSTRUMENTS
from coalition_sim.engine.institutions import Parliaments
from coalition_sim.engine.log import Ledger
from coalition_sim.engine.measures import snapshot
from coalition_sim.engine.model import CoalitionModel
from coalition_sim.engine.rulebook import DEFAULT
from coalition_sim.rules import draws, guarantor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_sim.engine.guarantor import Guarantor
    from coalition_sim.engine.orders import Call, Evidence, Orders

ORIGINS = ("", "chosen", "forced", "spiral")
WEIGHED = tuple(inspect.signature(DEFAULT.response_utility).parameters)
OFF = {
    "stake": "stake",
    "reneging": "reneging",
    "own_losses": "hit",
    "cost": "cost",
    "escalation": "risk",
    "resolve": "resolve",
}
"""Each term of G1, and what must be 0 for it to vanish: so a term is what its absence takes away.

Terms are found with the rule itself, which may be a swapped one."""
STILL, RISING, FALLING = 0, 1, -1


class Scribe(CoalitionModel):
    """The model; `entries` and `status_by_week` fill while it runs. Luck and bits are the same."""

    def __init__(self, scenario: Any, *, orders: Orders | None, **address: Any) -> None:
        self.entries: list[log.Entry] = []
        self.status_by_week: list[dict[str, float]] = []
        self.minutes = None if orders is None else Minutes(orders, self.entries)
        super().__init__(scenario, orders=self.minutes, collect=False, **address)

    def _appoint(self) -> None:
        super()._appoint()
        self.ledger = Diary(self, self.entries)
        self.parliaments = Gazette(self, self.entries)
        self._heading = [STILL] * len(self.guarantors)

    # the week ---------------------------------------------------------------------------------

    def _begin(self) -> None:
        for action in self._agenda.get(self.week, ()):
            if action.kind not in ("violation", "vote", "finalise", "recommit"):
                kind, state, name = action.kind, action.state, action.name
                note = log.Change(self.week, kind, state, name, action.value, action.keep)
                self.entries.append(note)
        super()._begin()

    def read(self) -> None:
        """Deploy and read credibility; note whose troops come and go."""
        before = [g.troops for g in self.guarantors]
        super().read()
        for g, troops in zip(self.guarantors, before, strict=True):
            for step in self._steps(g, troops):
                self.entries.append(log.Deployment(self.week, g.code, step, g.troops))

    def _steps(self, g: Guarantor, before: float) -> list[str]:
        heading = (g.troops > before) - (g.troops < before)
        steps = []
        if heading and heading != self._heading[g.place]:
            steps.append("arriving" if heading > 0 else "leaving")
        if heading > 0 and g.troops == g.planned:
            steps.append("arrived")
        elif heading < 0 and g.troops == 0.0:
            steps.append("gone")
        self._heading[g.place] = heading
        return steps

    def strike(self) -> None:
        """See whose troops are hit, and note the act."""
        super().strike()
        him = self.challenger
        if him.act:
            hit = tuple(g.code for g in self.guarantors if g.hit)
            chances = tuple(float(chance) for chance in him.chances)
            self.entries.append(log.Act(self.week, him.act, ORIGINS[him.origin], hit, chances))

    def retaliate(self) -> None:
        """Let the protégé answer, and note it."""
        super().retaliate()
        if self.protege.retaliated:
            self.entries.append(log.Retaliation(self.week))

    def attribute_and_respond(self) -> None:
        """Attribute and respond; note what lapses."""
        before = list(self.monitoring.incidents)
        published = len(self.entries)
        super().attribute_and_respond()
        closed = {e.opened for e in self.entries[published:] if isinstance(e, log.Attribution)} | {
            incident.opened for incident in self.monitoring.incidents
        }
        for incident in before:
            if incident.opened not in closed:
                self.entries.append(log.Lapse(self.week, incident.opened, incident.rung))

    def settle(self) -> None:
        """Let tension move; note a recommitment."""
        before = self.tally.recommitments
        super().settle()
        if self.tally.recommitments > before:
            self.entries.append(log.Recommitment(self.week))

    def _end(self) -> None:
        self.status_by_week.append({k: float(v) for k, v in snapshot(self).items()})
        super()._end()

    # decisions --------------------------------------------------------------------------------

    def respond(self, rung: int, slot: int, *, alarm: bool = False) -> None:
        """Let guarantors decide; note what each weighed."""
        hit = not alarm and self.any_hit and slot == self.week
        self.entries.append(log.Attribution(self.week, slot, rung, alarm, hit))
        self._rounds: list[list[tuple[tuple[str, ...], float]]] = [[] for _ in INSTRUMENTS]
        super().respond(rung, slot, alarm=alarm)
        for g in self.guarantors:
            for k in INSTRUMENTS:
                if g.owes(k, rung):
                    self.entries.append(self._decision(g, k, rung, slot, alarm=alarm))

    def _consult_backstop(self, slot: int, *, alarm: bool) -> tuple[float, bool]:
        self._backstop = super()._consult_backstop(slot, alarm=alarm)
        return self._backstop

    def _enter(self, k: int, joiners: Sequence[Guarantor], acting: float) -> float:
        peers = guarantor.share(acting, self.pledged_capability[k])
        self._rounds[k].append((tuple(g.code for g in joiners), float(peers)))
        return super()._enter(k, joiners, acting)

    def _decision(self, g: Guarantor, k: int, rung: int, slot: int, *, alarm: bool) -> log.Decision:
        number, peers = self._joined(g, k)
        terms, inputs = None, {}
        reliability = self._backstop[0]
        if rule := ("backstop" if g.is_backstop else "abstains" if g.abstains else ""):
            peers = 0.0
        else:
            hit = g.feels_hit(slot, alarm=alarm)
            inputs = _inputs(g.weighs(k, rung, hit, reliability, self.resolve))
            terms = self._terms(inputs, peers, reliability)
        draw = self._decision_draw(g, k, slot, alarm=alarm)
        p = self.parameters
        said = None if self.minutes is None else self.minutes.said.get((g.code, k))
        return log.Decision(
            week=self.week,
            opened=slot,
            rung=rung,
            alarm=alarm,
            state=g.code,
            role=g.role,
            instrument=self.instrument_names[k],
            rule=rule or "weighed",
            ordered=said,
            acted=g.acts[k],
            round=number,
            terms=terms,
            luck=math.log(draw / (1.0 - draw)) / p.lambda_g,
            draw=draw,
            inputs=inputs,
            lambda_g=p.lambda_g,
            follow=p.follow,
            us_weight=p.us_weight,
            peers_share=peers,
            reliability=float(reliability),
        )

    def _decision_draw(self, g: Guarantor, k: int, slot: int, *, alarm: bool) -> float:
        if g.is_backstop:
            purpose = draws.BACKSTOP_ALARM if alarm else draws.BACKSTOP
            return float(self.draw(g.address, purpose, slot)[2])
        purpose = draws.DECISION_ALARM if alarm else draws.DECISION
        return float(self.draw(g.address, purpose, slot)[k])

    def _joined(self, g: Guarantor, k: int) -> tuple[int, float]:
        """Return in which round a state acted (-1: never), and the share that acted before."""
        rounds = self._rounds[k] if g.role == "member" else self._rounds[k][:1]
        for number, (joiners, peers) in enumerate(rounds):
            if g.code in joiners:
                return number, peers
        acted_first = g.is_backstop and g.acts[k]
        return (0 if acted_first else -1), rounds[-1][1]

    def _terms(self, inputs: dict[str, float], peers: float, reliability: float) -> log.Terms:
        worth = self.rules.response_utility
        utility = float(worth(**inputs))
        own = {
            term: utility - float(worth(**(inputs | {name: 0.0})))
            for term, name in OFF.items()
            if name in inputs
        }
        other = utility - sum(own.values())
        follow, us_weight = self.parameters.follow, self.parameters.us_weight
        return log.Terms(
            **{term: own.get(term, 0.0) for term in OFF},
            other=0.0 if abs(other) < ROUNDING * max(1.0, abs(utility)) else other,
            peers=follow * peers,
            backstop=follow * us_weight * float(reliability),
        )


ROUNDING = 1e-9


def _inputs(weighed: tuple[float, ...]) -> dict[str, float]:
    return {name: float(value) for name, value in zip(WEIGHED, weighed, strict=True)}


class Diary(Ledger):
    """The ledger of one future, which also notes deliveries and abandonments."""

    def __init__(self, model: CoalitionModel, entries: list[log.Entry]) -> None:
        super().__init__(model)
        self.entries = entries

    def delivered(self, g: Guarantor, k: int) -> None:
        """Note that every open call on an instrument was kept."""
        super().delivered(g, k)
        self._note(log.Delivery, g, k)

    def abandoned(self, g: Guarantor, k: int) -> None:
        """Note that every open call on an instrument was broken."""
        super().abandoned(g, k)
        self._note(log.Abandonment, g, k)

    def _note(self, kind: Any, g: Guarantor, k: int) -> None:
        name = self.model.instrument_names[k]
        since, calls = g.pending_since[k], sum(g.calls[k])
        self.entries.append(kind(self.model.week, g.code, name, since, calls))


class Gazette(Parliaments):
    """Parliaments whose agreements and votes are noted."""

    def __init__(self, model: CoalitionModel, entries: list[log.Entry]) -> None:
        super().__init__(model)
        self.entries = entries

    def finalise(self) -> None:
        """Agree the binding text, once."""
        if self.finalised < 0:
            self.entries.append(log.Agreement(self.model.week))
        super().finalise()

    def result(self, code: str, *, passed: bool) -> None:
        """Announce the result of one vote."""
        self.entries.append(log.Ballot(self.model.week, code, passed))
        super().result(code, passed=passed)


class Minutes:
    """Orders whose words are noted on their way to the model."""

    def __init__(self, orders: Orders, entries: list[log.Entry]) -> None:
        self.orders, self.entries = orders, entries
        self.said: dict[tuple[str, int], bool | None] = {}

    def answer(self, call: Call) -> bool | None:
        """Return whether a state acts, as ordered."""
        said = self.orders.answer(call)
        self.said[call.state, call.instrument] = said
        return said

    def act(self, week: int, chances: tuple[float, float, float, float]) -> int | None:
        """Return the challenger's act, as ordered."""
        return self.orders.act(week, chances)

    def attribute(self, evidence: Evidence) -> bool | None:
        """Return whether an incident is published, as ordered."""
        said = self.orders.attribute(evidence)
        if said is False and evidence.sufficient:
            e = evidence
            self.entries.append(log.Withholding(e.week, e.opened, e.rung, e.alarm))
        return said
