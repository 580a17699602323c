"""A guarantor, as a Mesa agent: it decides, delivers or abandons, and is believed or not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import mesa

from coalition_sim.engine.codes import INSTRUMENTS, MILITARY, RUNGS, SANCTIONS
from coalition_sim.engine.orders import Call
from coalition_sim.rules import (
    credibility,
    delivery,
    draws,
    forces,
    front,
    guarantor,
    parliament,
    support,
)

if TYPE_CHECKING:
    from coalition_sim.engine.model import CoalitionModel
    from coalition_sim.scenario import StateProfile


class Guarantor(mesa.Agent):
    """A state that promised to answer: decides, delivers or abandons, and is believed or not."""

    model: CoalitionModel

    def __init__(self, model: CoalitionModel, profile: StateProfile) -> None:
        super().__init__(model)
        p = model.parameters
        self.code = profile.code
        self.address = draws.entity(profile.code)
        self.role = profile.role
        self.stake = profile.stake
        self.monitoring = profile.monitoring
        self.pledges = [getattr(profile.pledges, k) for k in model.instrument_names]
        self.capability = [getattr(profile.capability, k) for k in model.instrument_names]
        self.needs_vote = profile.needs_vote
        self.abstains = profile.abstains
        self.announced = False
        self.joined = profile.joined
        self.baseline = profile.support
        self.support = front.clip(profile.support, p.support_min, p.support_max)
        self.bindingness = model.legal_level(profile.legal_force)
        self.has_passed = self.bindingness >= 1.0
        self.next_vote = 0
        self.planned = profile.troops_planned
        self.peak = profile.troops_planned
        self.troops = 0.0
        self.exposed = 0.0
        self.hits = [0.0] * 4
        self.hit = False
        self.casualties = 0.0
        self.casualties_before = 0.0
        self.weight = [0.0] * 4
        self.duty = [0.0] * 4
        self.prior = [0.0] * 4
        self.kept = [0.0] * 4
        self.broken = [0.0] * 4
        self.credibility = [0.0] * 4
        self.owed = [[0.0] * 4 for _ in INSTRUMENTS]
        self.calls = [[0] * 4 for _ in INSTRUMENTS]
        self.pending = [False] * 4
        self.pending_since = [0] * 4
        self.acts = [False] * 4
        self.threshold = [math.inf] * 4

    @property
    def is_backstop(self) -> bool:
        """Whether this state backs the coalition without being of it."""
        return self.role == "backstop"

    def weigh(self) -> None:
        """Work out what this state's pledges weigh at each rung (section 2)."""
        model = self.model
        for rung in RUNGS:
            weight = duty = 0.0
            if self.joined:
                for k in INSTRUMENTS:
                    owed = model.eyes[k] * self.pledges[k] * model.due[k][rung]
                    weight += self.capability[k] * owed
                    duty += owed
            self.weight[rung], self.duty[rung] = weight, duty

    # beliefs about this state -----------------------------------------------------------------

    def reappraise(self) -> None:
        """Let the public reckon afresh what this state would do (section 8)."""
        model, p = self.model, self.model.parameters
        for rung in RUNGS:
            if self.is_backstop:
                self.prior[rung] = model.backstop_believed()
                continue
            legal = credibility.legal_prior(
                self.bindingness, p.bind_declared, p.belief_lo, p.belief_hi
            )
            self.prior[rung] = credibility.prior_belief(
                legal, self._likely_conduct(rung), p.current_calculus, p.belief_min, p.belief_max
            )

    def _likely_conduct(self, rung: int) -> float:
        model, p = self.model, self.model.parameters
        if self.announced or self.duty[rung] <= 0.0:
            return 0.0
        push = p.follow * p.us_weight * model.backstop_believed()
        total = 0.0
        for k in INSTRUMENTS:
            owed = model.eyes[k] * self.pledges[k] * model.due[k][rung]
            if owed > 0.0:
                utility = self._utility(k, rung, 0.0, model.backstop_believed(), 0.0)
                total += owed * guarantor.response_probability(utility, push, p.lambda_g)
        return total / self.duty[rung]

    def introduce(self) -> None:
        """Start the public belief at its prior."""
        mass = self.model.parameters.belief_mass
        for rung in RUNGS:
            self.kept[rung] = mass * self.prior[rung]
            self.broken[rung] = mass * (1.0 - self.prior[rung])

    def be_remembered(self) -> None:
        """Let the public belief drift back to its prior, then read it."""
        p = self.model.parameters
        for rung in RUNGS:
            prior = self.prior[rung]
            self.kept[rung] = credibility.relax(self.kept[rung], p.memory, p.belief_mass, prior)
            self.broken[rung] = credibility.relax(
                self.broken[rung], p.memory, p.belief_mass, 1.0 - prior
            )
        for k in INSTRUMENTS:
            if self.pending[k]:
                for rung in RUNGS:
                    self.owed[k][rung] *= p.memory
        self.read_credibility()

    def read_credibility(self) -> None:
        """Read credibility off the public belief, rung by rung."""
        for rung in RUNGS:
            believed = self.duty[rung] > 0.0
            self.credibility[rung] = (
                credibility.credibility(self.kept[rung], self.broken[rung]) if believed else 0.0
            )

    def be_judged(self, rung: int, share_of_weight: float) -> None:
        """Let an answer, or its absence, tell on credibility at every rung (section 8)."""
        model = self.model
        if self.duty[rung] <= 0.0:
            return
        parts = [
            model.eyes[k] * self.pledges[k] * model.due[k][rung] / self.duty[rung]
            if self.acts[k]
            else 0.0
            for k in INSTRUMENTS
        ]
        conduct = 0.0
        for part in parts:
            conduct += part
        for other in RUNGS:
            if self.duty[other] <= 0.0:
                continue
            weight = model.evidence[rung][other] * share_of_weight
            self.kept[other] += weight * conduct
            self.broken[other] += weight * (1.0 - conduct)
            for k in INSTRUMENTS:
                if self.acts[k]:
                    self.owed[k][other] += weight * parts[k]

    # decisions --------------------------------------------------------------------------------

    def _utility(self, k: int, rung: int, hit: float, backstop: float, resolve: float) -> float:
        weighed = self.weighs(k, rung, hit, backstop, resolve)
        return self.model.rules.response_utility(*weighed)

    def weighs(
        self, k: int, rung: int, hit: float, backstop: float, resolve: float
    ) -> tuple[float, ...]:
        """Return what this state weighs, in the order of the rule for its utility (G1)."""
        model, p = self.model, self.model.parameters
        return (
            model.severity[rung],
            self.stake,
            model.left_to_do[rung],
            p.reneging,
            self.bindingness,
            self.pledges[k],
            p.hit_resolve,
            hit,
            model.cost[k],
            self.support,
            model.risk[k],
            backstop,
            resolve,
        )

    def owes(self, k: int, rung: int) -> bool:
        """Whether this state owes an answer with an instrument at a rung."""
        return self.joined and self.pledges[k] > 0.0 and self.model.due[k][rung] > 0.0

    def deliberate(self, rung: int, slot: int, backstop: float, *, alarm: bool) -> None:
        """Draw, for each instrument owed, the push above which this state acts (G1, G2)."""
        model = self.model
        self.acts = [False] * 4
        self.threshold = [math.inf] * 4
        if not self.joined or self.is_backstop:
            return
        luck = model.draw(self.address, draws.DECISION_ALARM if alarm else draws.DECISION, slot)
        hit = self.feels_hit(slot, alarm=alarm)
        for k in INSTRUMENTS:
            if not self.owes(k, rung):
                continue
            ordered = self.ordered(k, rung, slot, alarm=alarm)
            if ordered is not None:
                self.threshold[k] = -math.inf if ordered else math.inf
            elif not self.abstains:
                utility = self._utility(k, rung, hit, backstop, model.resolve)
                self.threshold[k] = guarantor.response_threshold(
                    luck[k], utility, model.parameters.lambda_g
                )

    def feels_hit(self, slot: int, *, alarm: bool) -> float:
        """Return 1 if the incident hit this state's own troops this week, else 0."""
        ours = self.hit and not alarm and (slot == self.model.week or self.model.at_war)
        return 1.0 if ours else 0.0

    def ordered(self, k: int, rung: int, slot: int, *, alarm: bool) -> bool | None:
        """Return what orders say on an answer that is owed; None leaves it to the state."""
        orders = self.model.orders
        if orders is None or not self.owes(k, rung):
            return None
        return orders.answer(Call(self.model.week, slot, rung, alarm, self.code, k))

    def call(self, k: int, rung: int) -> None:
        """Open a call on this state: its decision now waits for delivery."""
        if not self.pending[k]:
            self.pending[k] = True
            self.pending_since[k] = self.model.week
        self.calls[k][rung] += 1

    # delivery ---------------------------------------------------------------------------------

    def follow_up(self, *, package: bool) -> None:
        """Deliver, or abandon, what was decided (section 7)."""
        if not any(self.pending):
            return
        luck = self.model.draw(self.address, draws.DELIVERY)
        for k in INSTRUMENTS:
            if self.pending[k]:
                fate = self._fate(k, luck[k], package=package)
                if fate == delivery.DELIVERED:
                    self.deliver(k)
                elif fate == delivery.ABANDONED:
                    self.abandon(k)

    def _fate(self, k: int, luck: float, *, package: bool) -> int:
        model, p = self.model, self.model.parameters
        if k == SANCTIONS:
            if package:
                return delivery.DELIVERED
            give_up = delivery.sanctions_abandonment(
                p.abandon, self.support, model.packages.mean_wait
            )
            return delivery.fate(luck, 0.0, give_up)
        waits = k == MILITARY and self.needs_vote and not self.has_passed
        speed = model.speed[k] * p.vote_drag if waits else model.speed[k]
        return delivery.fate(
            luck, speed, delivery.abandonment_hazard(p.abandon, speed, self.support)
        )

    def deliver(self, k: int) -> None:
        """Keep every open call on one instrument."""
        self.model.stocks.receive(k, self.capability[k] * self.pledges[k])
        self.model.ledger.delivered(self, k)
        self._close(k)

    def abandon(self, k: int) -> None:
        """Break every open call on one instrument: what was announced is taken back."""
        for rung in RUNGS:
            owed = self.owed[k][rung]
            self.kept[rung] = credibility.withdrawn(self.kept[rung], owed)
            self.broken[rung] += owed
        self.model.ledger.abandoned(self, k)
        self._close(k)

    def _close(self, k: int) -> None:
        self.owed[k] = [0.0] * 4
        self.calls[k] = [0] * 4
        self.pending[k] = False

    # at home ----------------------------------------------------------------------------------

    def deploy(self) -> None:
        """Send troops while the commitment binds, else bring them home (section 11)."""
        p = self.model.parameters
        binds = self.joined and self.bindingness >= p.bind_signed
        self.troops = forces.deployed(
            self.troops, self.planned if binds else 0.0, self.peak / p.ramp
        )
        if self.troops != self.exposed:
            self.expose()

    def expose(self) -> None:
        """Work out the chances that own troops are hit, for as long as they stay so many."""
        self.exposed = self.troops
        for rung in RUNGS:
            self.hits[rung] = forces.hit_chance(self.model.hit_rate[rung], self.troops)

    def suffer(self, rung: int) -> None:
        """See whether this week's act hits one's own troops (C2)."""
        model, p = self.model, self.model.parameters
        self.hit = False
        self.casualties_before = self.casualties
        chance = self.hits[rung]
        if chance > 0.0 and model.draw(self.address, draws.HIT)[0] < chance:
            self.hit = True
            self.casualties += p.cas_scale * model.severity[rung]

    def feel(self) -> None:
        """Let public support move (section 10)."""
        model, p = self.model, self.model.parameters
        target = support.support_target(
            self.baseline,
            p.fatigue,
            model.calm_years,
            p.support_min,
            p.bind_boost,
            self.bindingness,
            p.bind_declared,
        )
        drop = support.casualty_drop(p.casualty_slope, self.casualties_before, self.casualties)
        lane = model.week % 4
        if lane == 0:
            self.luck = model.draw(self.address, draws.SUPPORT)
        self.support = support.support_next(
            self.support,
            target,
            p.d_rate,
            drop,
            p.d_noise,
            draws.even_noise(self.luck[lane]),
            p.support_min,
            p.support_max,
        )

    def conclude(self) -> None:
        """Take the agreed binding text home: it binds, or awaits a vote (section 9)."""
        self.bindingness = parliament.finalised_bindingness(
            self.bindingness, self.needs_vote, self.model.parameters.bind_signed
        )
        if not self.needs_vote:
            self.has_passed = True

    def be_voted(self, *, passed: bool) -> None:
        """Take the result of a vote in parliament."""
        p = self.model.parameters
        if passed:
            self.bindingness, self.has_passed = 1.0, True
            return
        self.bindingness = parliament.rejected_bindingness(self.bindingness, p.bind_declared)
        self.has_passed = False
        self.next_vote = self.model.week + int(p.vote_pause)

    def change_government(self, baseline: float, keep: float) -> None:
        """Let a new government take over: other support, and part of the record forgotten."""
        p = self.model.parameters
        shifted = self.support + baseline - self.baseline
        self.support = max(p.support_min, min(p.support_max, shifted))
        self.baseline = baseline
        for rung in RUNGS:
            prior = p.belief_mass * self.prior[rung]
            self.kept[rung] = credibility.remembered(prior, self.kept[rung], keep)
            self.broken[rung] = credibility.remembered(
                p.belief_mass - prior, self.broken[rung], keep
            )
            for k in INSTRUMENTS:
                self.owed[k][rung] *= keep

    def leave(self) -> None:
        """Leave the coalition: pledges lapse, open calls are broken, troops go home."""
        self.joined = False
        for k in INSTRUMENTS:
            if self.pending[k]:
                self.abandon(k)
