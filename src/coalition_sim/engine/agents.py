"""The challenger and the protégé, as Mesa agents.

Each holds what it knows and decides in its own methods; every number comes from `rules`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import mesa

from coalition_sim.engine.codes import ARMED, CHOSEN, COMPLY, DENIABLE, FORCED, NOBODY, RUNGS
from coalition_sim.rules import acceptance, challenger, draws, forces, protege

if TYPE_CHECKING:
    from coalition_sim.engine.model import CoalitionModel


class Challenger(mesa.Agent):
    """The state that may violate: reads credibility, weighs, and chooses a rung (C1-C5)."""

    model: CoalitionModel

    def __init__(self, model: CoalitionModel, code: str) -> None:
        super().__init__(model)
        self.code = code
        self.address = draws.entity(code)
        u = model.draw(self.address, draws.START)
        self.lasting, self.drifting = draws.normal_pair(u[0], u[1])
        self.log_ambition_sum = 0.0
        self.strength = 1.0
        self.willing = 0.0
        self.act = COMPLY
        self.origin = NOBODY
        self.answer = [0.0] * 4
        self.chances = (1.0, 0.0, 0.0, 0.0)
        self._reckon()

    def _reckon(self) -> None:
        p = self.model.parameters
        log_ambition = challenger.log_ambition(
            p.ambition_sd, p.ambition_persistence, self.lasting, self.drifting
        )
        self.ambition = p.ambition_median * math.exp(log_ambition)
        self._log_ambition = log_ambition

    def aspire(self) -> None:
        """Let the drifting half of ambition move (not in week 0)."""
        model = self.model
        self.luck = model.draw(self.address, draws.CHALLENGER)
        if model.week > 0:
            shock = draws.normal(self.luck[2], self.luck[3])
            self.drifting = challenger.drift(self.drifting, model.parameters.ambition_memory, shock)
            self._reckon()
        if model.week < model.horizon:
            self.log_ambition_sum += self._log_ambition

    def choose(self, forced: int) -> None:
        """Weigh the three rungs against complying and choose one (C4, C5)."""
        model, p = self.model, self.model.parameters
        win_chance = challenger.contest(
            self.strength, model.protege.strength, model.force.troops, p.c_n
        )
        utility = [0.0] * 4
        for rung in RUNGS:
            utility[rung] = model.rules.challenger_utility(
                model.severity[rung],
                self.ambition,
                win_chance,
                model.monitoring.eventual_attribution(rung),
                self.answer[rung],
                p.punishment,
                p.war_cost,
                p.world_cost,
                p.break_cost + self.willing,
                p.deniability if rung == DENIABLE else 0.0,
            )
        self.chances = model.rules.challenger_choice(utility[1], utility[2], utility[3], p.lambda_c)
        self.act = challenger.pick(self.chances[0], self.chances[1], self.chances[2], self.luck[0])
        if model.orders is not None:
            ordered = model.orders.act(model.week, self.chances)
            self.act = self.act if ordered is None else ordered
        self.origin = CHOSEN if self.act else NOBODY
        if forced:
            self.act, self.origin = forced, FORCED

    def expect(self) -> None:
        """Read from credibility what answer each rung would meet (C3)."""
        for rung in RUNGS:
            self.answer[rung] = self._expected_answer(rung)

    def _expected_answer(self, rung: int) -> float:
        hit_effect = self.model.parameters.hit_effect
        total = 0.0
        for g in self.model.guarantors:
            total += challenger.answer(
                g.weight[rung], g.credibility[rung], hit_effect, g.hits[rung]
            )
        return total

    def rest(self) -> None:
        """Do nothing this week: the war has its own course."""
        self.act, self.origin = COMPLY, NOBODY

    def signs(self) -> float:
        """Return the chance that he accepts the ceasefire with its planned guarantee."""
        model, p = self.model, self.model.parameters
        return acceptance.challenger_signs(
            p.deal,
            p.presence,
            model.force.planned(),
            p.punishment,
            model.planned_answer(),
            self.ambition,
            0.5,
            p.war_cost,
            p.lambda_a,
        )

    def rearm(self) -> None:
        """Let the army grow toward what sanctions allow."""
        p = self.model.parameters
        target = forces.opposing_target(p.G0, p.zeta, self.model.stocks.sanctions)
        self.strength = forces.force_next(self.strength, target, p.rho_g, 0.0)


class Protege(mesa.Agent):
    """The state that is guaranteed: retaliates, and builds its army."""

    model: CoalitionModel

    def __init__(self, model: CoalitionModel, code: str) -> None:
        super().__init__(model)
        self.code = code
        self.address = draws.entity(code)
        self.strength = 1.0
        self.retaliated = False

    def signs(self) -> float:
        """Return the chance that it accepts, which rests on the ambition that it fears."""
        model, p = self.model, self.model.parameters
        u_offensive = model.rules.challenger_utility(
            1.0,
            acceptance.feared_ambition(p.ambition_median, p.ambition_sd, p.fear_z),
            challenger.contest(1.0, 1.0, model.force.planned(), p.c_n),
            1.0,
            model.planned_answer(),
            p.punishment,
            p.war_cost,
            p.world_cost,
            p.break_cost,
            0.0,
        )
        return acceptance.protege_signs(u_offensive, p.need, p.lambda_a)

    def retaliate(self, rung: int) -> None:
        """Decide whether to answer a limited act itself."""
        model, p = self.model, self.model.parameters
        self.retaliated = False
        if rung not in (DENIABLE, ARMED):
            return
        chance = protege.retaliation_chance(
            model.severity[rung], model.promised[rung], p.p_u, p.p_b, p.p_c, p.lambda_p
        )
        self.retaliated = model.draw(self.address, draws.PROTEGE)[0] < chance

    def rearm(self, act: int, *, at_war: bool) -> None:
        """Let the army grow toward what aid, training and cooperation allow."""
        model, p = self.model, self.model.parameters
        target = forces.force_target(
            p.F0,
            p.aid,
            p.train,
            model.force.troops,
            p.train_troops,
            p.coop,
            model.week,
            p.coop_weeks,
            p.chi,
            model.stocks.aid,
        )
        loss = p.loss_f * model.severity[act] if act else 0.0
        rate = p.d_rho if at_war else p.rho_f
        self.strength = forces.force_next(self.strength, target, rate, loss)
