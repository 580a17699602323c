"""The model as a Mesa model: one future, week by week. Read `CoalitionModel.step` first."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import mesa

from coalition_sim.engine.agents import Challenger, Protege
from coalition_sim.engine.codes import (
    ARMED,
    COMPLY,
    DENIABLE,
    INSTRUMENTS,
    OFFENSIVE,
    RUNGS,
    SPIRAL,
)
from coalition_sim.engine.events import apply
from coalition_sim.engine.guarantor import Guarantor
from coalition_sim.engine.institutions import (
    FrontLine,
    MonitoringMechanism,
    MultinationalForce,
    Parliaments,
    SanctionsPackages,
    Stocks,
)
from coalition_sim.engine.log import Ledger
from coalition_sim.engine.measures import Tally, collector, outcome, snapshot
from coalition_sim.engine.rulebook import rulebook
from coalition_sim.engine.timeline import Action, timeline
from coalition_sim.rules import challenger as challenger_rules
from coalition_sim.rules import credibility, delivery, draws, forces, guarantor, support
from coalition_sim.rules.compiled import uniform4
from coalition_sim.scenario import INSTRUMENTS as INSTRUMENT_NAMES
from coalition_sim.scenario import LEGAL_FORCES, Scenario, load_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coalition_sim.engine.orders import Orders


class CoalitionModel(mesa.Model):
    """One future of a ceasefire under a coalition's guarantees.

    Parameters
    ----------
    scenario : Scenario | str | path
        A scenario, the name of one that ships, or a file.
    seed, replicate : int
        Address of this future's luck, each in [0, 2**32). The same two give the same future.
    rules : mapping from rule name to function, optional
        Rules to replace (see `coalition_sim.engine.rulebook.Rulebook`).
    orders : Orders, optional
        Seats that decide in place of actors (see `coalition_sim.engine.orders`).
    collect : bool
        Whether Mesa's data collector keeps weekly tables of the model and its states.
    **kwargs
        Changes to the scenario: ``vote_hazard=0``, ``GBR__support=0.42``.

    Raises
    ------
    ScenarioError
        For a scenario or an override that is not sound.
    RuleError
        For a rule that does not fit.
    """

    def __init__(
        self,
        scenario: Any = "paris",
        *,
        seed: int | None = 0,
        replicate: int = 0,
        rules: Mapping[str, Callable[..., Any]] | None = None,
        orders: Orders | None = None,
        collect: bool = True,
        **kwargs: Any,  # by this name Mesa's pages know that any keyword will do
    ) -> None:
        self.seed_word = 0 if seed is None else int(seed)
        super().__init__(rng=self.seed_word)
        self.spec: Scenario = load_scenario(scenario, kwargs or None)
        self.replicate = int(replicate)
        self.rules = rulebook(rules)
        self.orders = orders
        self.horizon = self.spec.weeks
        self.week = 0
        self.parameters = SimpleNamespace(**self.spec.parameters.model_dump())
        self.instrument_names = INSTRUMENT_NAMES
        self._agenda = _by_week(timeline(self.spec))
        self._appoint()
        self.prepare()
        self._introduce()
        self.datacollector = collector() if collect else None
        self.running = self.signed

    # before week 0 ----------------------------------------------------------------------------

    def _appoint(self) -> None:
        spec = self.spec
        self.at_war = self.war_goes_on = False
        self.war_week = -1
        self.others = [self.parameters.prior_others] * 4
        self.left_to_do = [0.0] * 4
        self.promised = [0.0] * 4
        self.challenger = Challenger(self, spec.challenger)
        self.protege = Protege(self, spec.protege)
        self.guarantors = [Guarantor(self, spec.states[code]) for code in sorted(spec.states)]
        for place, g in enumerate(self.guarantors):
            g.place = place
        self.by_code = {g.code: g for g in self.guarantors}
        self.backstop_state = next((g for g in self.guarantors if g.is_backstop), None)
        self.monitoring = MonitoringMechanism(self)
        self.front = FrontLine(self)
        self.force = MultinationalForce(self)
        self.packages = SanctionsPackages(self)
        self.parliaments = Parliaments(self)
        self.stocks = Stocks(self)
        self.ledger = Ledger(self)
        self.last_alarm = 0
        self.calm_years = 0.0
        self.any_hit = False
        self.tally = Tally()

    def prepare(self) -> None:
        """Work out what follows from parameters and pledges: at the start, and after events."""
        p = self.parameters
        self.severity = (0.0, p.severity_1, p.severity_2, 1.0)
        total = p.e_m + p.e_i + p.e_d + p.e_s
        self.eyes = (p.e_m / total, p.e_i / total, p.e_d / total, p.e_s / total)
        self.due = [[1.0] * 4 for _ in INSTRUMENTS]
        self.due[0][DENIABLE] = p.due_m1
        self.cost = (p.cost_m, p.cost_i, p.cost_d, p.cost_s)
        self.risk = (p.risk_m, p.risk_i, 0.0, p.risk_s)
        self.speed = (p.speed_m, p.speed_i, p.speed_d)
        self.evidence = [
            [credibility.evidence_weight(s, r, p.spillover) for r in self.severity]
            for s in self.severity
        ]
        self.hit_rate = [forces.hit_rate(p.theta, severity) for severity in self.severity]
        for g in self.guarantors:
            g.weigh()
            g.expose()
        self.monitoring.organise()
        self.packages.organise()
        self._weigh_coalition()

    def _weigh_coalition(self) -> None:
        self.total_weight = [0.0] * 4
        self.pledged_capability = [0.0] * 4
        for g in self.guarantors:
            for rung in RUNGS:
                self.total_weight[rung] += g.weight[rung]
            if g.joined and not g.is_backstop:
                for k in INSTRUMENTS:
                    self.pledged_capability[k] += g.capability[k] * g.pledges[k]

    def _introduce(self) -> None:
        luck = self.draw(0, draws.START)
        self.resolve = self.parameters.resolve_sd * draws.normal(luck[0], luck[1])
        self.reappraise()
        for g in self.guarantors:
            g.introduce()
            g.read_credibility()
        self.p_moscow = self.challenger.signs()
        self.p_kyiv = self.protege.signs()
        luck = self.draw(0, draws.ACCEPTANCE)
        refused = luck[0] >= self.p_moscow or luck[1] >= self.p_kyiv
        self.signed = not (self.spec.gate and refused)

    def planned_answer(self) -> float:
        """Return the answer to war that the planned guarantee promises (acceptance)."""
        p = self.parameters
        total = 0.0
        for g in self.guarantors:
            troops = g.planned if g.joined else 0.0
            hit = forces.hit_chance(self.hit_rate[OFFENSIVE], troops)
            total += challenger_rules.answer(
                g.weight[OFFENSIVE], g.credibility[OFFENSIVE], p.hit_effect, hit
            )
        return total

    # one week ---------------------------------------------------------------------------------

    def step(self) -> None:
        """Simulate one week; the ten phases and their order are part of the model."""
        self._begin()
        self.read()
        self.violate()
        self.record()
        self.strike()
        self.retaliate()
        self.attribute_and_respond()
        self.deliver()
        self.govern()
        self.arm()
        self.settle()
        self._end()

    def _begin(self) -> None:
        self.ledger.start_week()
        self.war_goes_on = self.at_war
        self.attributed = self.alarms = 0
        self.forced = COMPLY
        self.recommitted = False
        self.luck = self.draw(0, draws.COALITION)
        actions = self._agenda.get(self.week, ())
        for action in actions:
            apply(self, action)
        if actions:
            self.prepare()

    def read(self) -> None:
        """Deploy troops; let beliefs drift to their priors, and read credibility."""
        self.force.muster()
        if self.week % int(self.parameters.calculus_gap) == 0:
            self.reappraise()
        for g in self.guarantors:
            g.be_remembered()
        for rung in RUNGS:
            promised = 0.0
            for g in self.guarantors:
                promised += g.weight[rung] * g.credibility[rung]
            self.promised[rung] = promised
            self.others[rung] = guarantor.share(promised, self.total_weight[rung])
        self.challenger.expect()

    def reappraise(self) -> None:
        """Let the public reckon afresh what every state would do."""
        for rung in RUNGS:
            self._divide_labor(rung)
        for g in self.guarantors:
            g.reappraise()

    def _divide_labor(self, rung: int) -> None:
        self.left_to_do[rung] = guarantor.left_to_do(self.others[rung], self.parameters.free_riding)

    def violate(self) -> None:
        """Let the challenger choose, a scenario force his hand, or an incident spiral."""
        self.challenger.aspire()
        if self.war_goes_on:
            self.challenger.rest()
            return
        self.challenger.choose(self.forced)
        if self.challenger.act == COMPLY and self.front.spirals(self.challenger.luck[1]):
            self.challenger.act, self.challenger.origin = ARMED, SPIRAL

    def record(self) -> None:
        """Count the week's recorded violations."""
        if self.war_goes_on:
            self.front.fall_silent()
        else:
            self.front.record()

    def strike(self) -> None:
        """See whose troops this week's act hits; a war begins with an offensive."""
        act = self.challenger.act
        if self.war_goes_on:
            for g in self.guarantors:
                g.casualties_before = g.casualties
            return
        self.any_hit = False
        for g in self.guarantors:
            g.suffer(act)
            self.any_hit = self.any_hit or g.hit
        if act == OFFENSIVE:
            self.at_war, self.war_week = True, self.week
            self.monitoring.incidents = []
        elif act:
            self.monitoring.open(act)

    def retaliate(self) -> None:
        """Let the protégé answer a limited act itself."""
        self.protege.retaliate(self.challenger.act)

    def attribute_and_respond(self) -> None:
        """Attribute incidents, oldest first, then alarms; guarantors answer each."""
        if self.at_war:
            if (self.week - self.war_week) % int(self.parameters.defence_gap) == 0:
                self.respond(OFFENSIVE, self.war_week)
            return
        for incident in self.monitoring.attribute(hit=self.any_hit):
            self.attributed += 1
            self.tally.count_attribution(incident.rung, self.week - incident.opened)
            self.respond(incident.rung, incident.opened)
        if self.monitoring.false_alarm(self.luck[0]):
            self.alarms += 1
            self.respond(DENIABLE, self.week, alarm=True)

    def respond(self, rung: int, slot: int, *, alarm: bool = False) -> None:
        """Let every guarantor decide on one attributed incident, and be judged by it."""
        self._divide_labor(rung)
        backstop, backstop_acts = self._consult_backstop(slot, alarm=alarm)
        for g in self.guarantors:
            g.deliberate(rung, slot, backstop, alarm=alarm)
        for k in INSTRUMENTS:
            self._join(k, self.parameters.us_weight * backstop)
        self._back(rung, slot, alarm=alarm, acts=backstop_acts)
        credit = self.parameters.alarm_weight if alarm else 1.0
        for g in self.guarantors:
            g.be_judged(rung, credit)
            self._call(g, rung)
        if rung >= ARMED:
            self.last_alarm = self.week

    def _consult_backstop(self, slot: int, *, alarm: bool) -> tuple[float, bool]:
        state = self.backstop_state
        if state is None or not state.joined or state.abstains:
            return 0.0, False
        luck = self.draw(state.address, draws.BACKSTOP_ALARM if alarm else draws.BACKSTOP, slot)
        p = self.parameters
        backstop = guarantor.backstop_reliability(p.backstop, p.ambiguity, luck[0], luck[1])
        return backstop, luck[2] < backstop

    def _back(self, rung: int, slot: int, *, alarm: bool, acts: bool) -> None:
        """Let the backstop act on all that it owes, or on nothing, unless ordered."""
        state = self.backstop_state
        if state is None:
            return
        for k in INSTRUMENTS:
            ordered = state.ordered(k, rung, slot, alarm=alarm)
            state.acts[k] = state.owes(k, rung) and (acts if ordered is None else ordered)

    def backstop_believed(self) -> float:
        """Return how far the backstop is believed before an incident."""
        state = self.backstop_state
        if state is None or not state.joined or state.announced:
            return 0.0
        return float(self.parameters.backstop)

    def _join(self, k: int, backstop_push: float) -> None:
        """Leads decide first; then members join in rounds until nobody does (G2)."""
        follow, push = self.parameters.follow, backstop_push
        leads = [g for g in self.guarantors if g.role == "lead" and follow * push > g.threshold[k]]
        acting = self._enter(k, leads, 0.0)
        waiting = [g for g in self.guarantors if g.role == "member" and g.threshold[k] < math.inf]
        joiners: Sequence[Guarantor] = waiting
        while joiners:
            push = guarantor.share(acting, self.pledged_capability[k]) + backstop_push
            joiners = [g for g in waiting if not g.acts[k] and follow * push > g.threshold[k]]
            acting = self._enter(k, joiners, acting)

    def _enter(self, k: int, joiners: Sequence[Guarantor], acting: float) -> float:
        """Let a round's joiners act beside those who do; return the capability that then acts."""
        for g in joiners:
            g.acts[k] = True
            acting += g.capability[k] * g.pledges[k]
        return acting

    def _call(self, g: Guarantor, rung: int) -> None:
        for k in INSTRUMENTS:
            if g.owes(k, rung):
                self.ledger.asked(g, k, rung, acted=g.acts[k])
                if g.acts[k]:
                    g.call(k, rung)

    def deliver(self) -> None:
        """Deliver or abandon what was decided; stocks take it in (section 7)."""
        package = self.packages.comes(self.luck[2])
        for g in self.guarantors:
            g.follow_up(package=package)
        self.diplomacy = self.stocks.settle()

    def govern(self) -> None:
        """Move support at home; agree the binding text; hold votes."""
        p = self.parameters
        self.calm_years = support.calm_years(self.week, self.last_alarm, p.fatigue_years)
        for g in self.guarantors:
            g.feel()
        self.parliaments.sit(self.luck[1])

    def arm(self) -> None:
        """Let both armies grow; in war, move the front."""
        self.protege.rearm(self.challenger.act, at_war=self.at_war)
        self.challenger.rearm()
        if self.at_war:
            self.front.advance()

    def settle(self) -> None:
        """Let tension move, and parties recommit to the ceasefire."""
        if self.at_war:
            return
        self.front.swing(self.challenger.act, retaliated=self.protege.retaliated)
        chance = delivery.recommitment_chance(self.parameters.recommit, self.diplomacy)
        if self.recommitted or self.luck[3] < chance:
            self.front.calm()
            self.tally.recommitments += 1

    def _end(self) -> None:
        if not self.war_goes_on:
            self.tally.count_week(self)
        if self.datacollector is not None:
            self.status = snapshot(self)
            self.datacollector.collect(self)
        self.week += 1
        war_over = self.at_war and self.week - self.war_week >= int(self.parameters.defence_weeks)
        if war_over or (self.week >= self.horizon and not self.at_war):
            self.running = False
            self._finish()

    def _finish(self) -> None:
        """Let ambition drift on to the horizon, so that its mean does not depend on events."""
        lived, ambition = self.week, self.challenger.ambition
        while self.week < self.horizon:
            self.challenger.aspire()
            self.week += 1
        self.week, self.challenger.ambition = lived, ambition

    # luck, law, events ------------------------------------------------------------------------

    def draw(self, actor: int, purpose: int, slot: int = 0) -> tuple[float, float, float, float]:
        """Return this week's four uniforms of an actor for a purpose."""
        return uniform4(self.seed_word, self.replicate, self.week, actor, purpose, slot)

    def legal_level(self, legal_force: str) -> float:
        """Return the bindingness of a legal force."""
        p = self.parameters
        levels = (p.bind_vague, p.bind_declared, p.bind_signed, 1.0)
        return float(levels[LEGAL_FORCES.index(legal_force)])

    def legal_rank(self, bindingness: float) -> int:
        """Return the highest legal force that a bindingness reaches (0 vague, 3 ratified)."""
        p = self.parameters
        return (
            int(bindingness >= p.bind_declared)
            + int(bindingness >= p.bind_signed)
            + int(bindingness >= 1.0)
        )

    @property
    def outcome(self) -> dict[str, float]:
        """How this future ended, by the names of `coalition_sim.engine.raw.OUTCOME`."""
        return outcome(self)


def _by_week(actions: tuple[Action, ...]) -> dict[int, list[Action]]:
    agenda: dict[int, list[Action]] = {}
    for action in actions:
        agenda.setdefault(action.week, []).append(action)
    return agenda
