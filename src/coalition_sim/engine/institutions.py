"""What stands between the actors: monitoring, front line, parliaments, the force, packages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coalition_sim.engine.codes import DENIABLE, OFFENSIVE, SANCTIONS
from coalition_sim.engine.orders import Evidence
from coalition_sim.rules import challenger, defence, delivery, draws, forces, front, monitoring

if TYPE_CHECKING:
    from coalition_sim.engine.model import CoalitionModel

LIMITED = (1, 2)  # rungs that must be attributed: an offensive speaks for itself


@dataclass(frozen=True)
class Incident:
    """A limited violation that awaits attribution, or was attributed this week."""

    opened: int
    rung: int


class MonitoringMechanism:
    """Drones, sensors, satellites and the Special Commission that attributes (section 4)."""

    def __init__(self, model: CoalitionModel) -> None:
        self.model = model
        self.manned = 0.0
        self.technology = 0.0
        self.chance = [0.0] * 3
        self.missed = [0.0] * 3
        self.incidents: list[Incident] = []

    def organise(self) -> None:
        """Work out how far the mechanism is manned and what it sees."""
        model, p = self.model, self.model.parameters
        manned = 0.0
        for g in model.guarantors:
            if g.joined:
                manned += g.monitoring
        self.manned = min(1.0, manned)
        self.technology = monitoring.technology(
            p.tech_level,
            p.drones,
            p.sensors,
            p.satellites,
            p.drones_weight,
            p.sensors_weight,
            p.satellites_weight,
        )
        rates = ((p.base_m1, p.mech_m1), (p.base_m2, p.mech_m2))
        for rung in LIMITED:
            base, mechanism = rates[rung - 1]
            rate = monitoring.evidence_rate(base, mechanism, self.manned, self.technology)
            self.chance[rung] = model.rules.attribution_chance(rate, p.consent)
            self.missed[rung] = monitoring.missed_chance(
                self.chance[rung], float(self.window(rung))
            )

    @property
    def coverage(self) -> float:
        """Share of front-line incidents that is recorded."""
        p = self.model.parameters
        return monitoring.coverage(p.coverage0, p.coverage1, self.manned, self.technology)

    def window(self, rung: int) -> int:
        """Return the weeks after which an unattributed incident lapses."""
        p = self.model.parameters
        return int(p.window_1) if rung == DENIABLE else int(p.window_2)

    def eventual_attribution(self, rung: int) -> float:
        """Return the chance that an act of this rung is laid at the challenger's door (M2)."""
        if rung == OFFENSIVE:
            return 1.0
        hit = forces.hit_chance(self.model.hit_rate[rung], self.model.force.troops)
        return monitoring.eventual_attribution(self.missed[rung], hit)

    def open(self, rung: int) -> None:
        """Open an incident on this week's limited act."""
        self.incidents.append(Incident(self.model.week, rung))

    def attribute(self, *, hit: bool) -> list[Incident]:
        """Return the incidents attributed this week, oldest first; drop those that lapse."""
        week = self.model.week
        attributed, still_open = [], []
        for incident in self.incidents:
            luck = self.model.draw(
                self.model.challenger.address, draws.ATTRIBUTION, incident.opened
            )[0]
            known = (hit and incident.opened == week) or luck < self.chance[incident.rung]
            if self._publishes(incident, known=known, hit=hit and incident.opened == week):
                attributed.append(incident)
            elif week - incident.opened + 1 < self.window(incident.rung):
                still_open.append(incident)
        self.incidents = still_open
        return attributed

    def _publishes(
        self, incident: Incident, *, known: bool, hit: bool = False, alarm: bool = False
    ) -> bool:
        """Return whether an incident is blamed on the challenger: as orders say, if they do."""
        orders, week = self.model.orders, self.model.week
        if orders is None:
            return known
        evidence = Evidence(week, incident.opened, incident.rung, alarm, known, hit)
        ordered = orders.attribute(evidence)
        return known if ordered is None else ordered

    def false_alarm(self, luck: float) -> bool:
        """Return whether a flare at the front is taken for an act (M3)."""
        model, p = self.model, self.model.parameters
        if self.manned * self.technology <= 0.0:
            return False
        if luck >= monitoring.alarm_chance(p.false_alarm, model.front.tension, p.x0):
            return False
        return self._publishes(Incident(model.week, DENIABLE), known=True, alarm=True)


class FrontLine:
    """The contact line: tension, recorded violations, and the front in war (sections 5, 13)."""

    def __init__(self, model: CoalitionModel) -> None:
        self.model = model
        p = model.parameters
        self.tension = p.x_start * p.x0
        self.recorded = 0
        self.shock = 0.0
        self.moved = 0.0

    def record(self) -> None:
        """Count this week's recorded violations."""
        luck = self.model.draw(0, draws.FRONT)
        self.shock, count_shock = draws.normal_pair(luck[0], luck[1])
        mean = self.model.monitoring.coverage * self.tension
        self.recorded = front.poisson_quantile(mean, luck[2], count_shock)

    def fall_silent(self) -> None:
        """Record nothing: there is no ceasefire left to violate."""
        self.recorded = 0

    def spirals(self, luck: float) -> bool:
        """Return whether an incident spirals into an armed act that nobody ordered."""
        p = self.model.parameters
        return luck < front.spiral_chance(p.spiral, self.tension, p.x0)

    def swing(self, act: int, *, retaliated: bool) -> None:
        """Let tension move with what violation pays, and flare with this week's act."""
        p = self.model.parameters
        target = front.tension_target(p.x0, 1.0 - self.model.challenger.chances[0], p.x_min)
        moved = front.tension_next(self.tension, target, p.r_x, p.x_brake, p.sigma_x, self.shock)
        flare = front.flare(self.model.severity[act], p.j_x, 1.0 if retaliated else 0.0, p.p_jump)
        self.tension = front.clip(moved * flare, p.x_floor, p.x_ceiling * p.x0)

    def calm(self) -> None:
        """Recommit to the ceasefire: tension drops at once."""
        p = self.model.parameters
        self.tension = front.clip(self.tension * (1.0 - p.drop), p.x_floor, p.x_ceiling * p.x0)

    def advance(self) -> None:
        """Move the front by a week of war."""
        model, p = self.model, self.model.parameters
        luck = model.draw(0, draws.DEFENCE)
        win_chance = challenger.contest(
            model.challenger.strength, model.protege.strength, model.force.troops, p.c_n
        )
        self.moved += defence.front_step(
            win_chance, p.v_front, p.front_sd, draws.normal(luck[0], luck[1])
        )


class MultinationalForce:
    """The contributors' troops in the field, in thousands."""

    def __init__(self, model: CoalitionModel) -> None:
        self.model = model
        self.troops = 0.0

    def muster(self) -> None:
        """Let every contributor deploy or withdraw, and count."""
        troops = 0.0
        for g in self.model.guarantors:
            g.deploy()
            troops += g.troops
        self.troops = troops

    def planned(self) -> float:
        """Return the troops planned by those who have joined."""
        planned = 0.0
        for g in self.model.guarantors:
            if g.joined:
                planned += g.planned
        return planned


class SanctionsPackages:
    """One clock for the whole coalition's sanctions (section 7)."""

    def __init__(self, model: CoalitionModel) -> None:
        self.model = model
        self.last = -int(model.parameters.pack_gap) - 1
        self.mean_wait = 0.0

    def organise(self) -> None:
        """Work out the mean wait for a package."""
        p = self.model.parameters
        self.mean_wait = delivery.package_wait(p.pack_gap, p.pack_hazard)

    def comes(self, luck: float) -> bool:
        """Return whether a package is agreed this week, and start the clock again if so."""
        model, p = self.model, self.model.parameters
        wanted = any(g.pending[SANCTIONS] for g in model.guarantors)
        ready = model.week - self.last > int(p.pack_gap)
        agreed = wanted and ready and luck < p.pack_hazard
        if agreed:
            self.last = model.week
        return agreed


class Parliaments:
    """Agreement on the binding text, then votes (section 9)."""

    def __init__(self, model: CoalitionModel) -> None:
        self.model = model
        self.finalised = -1
        self.failed = 0

    def finalise(self) -> None:
        """Agree the binding text; the backstop is no party to it."""
        if self.finalised >= 0:
            return
        self.finalised = self.model.week
        for g in self.model.guarantors:
            if g.joined and not g.is_backstop:
                g.conclude()

    def sit(self, luck: float) -> None:
        """Let the text be agreed, and hold the votes that are due."""
        model, p = self.model, self.model.parameters
        if self.finalised < 0 and luck < p.finalise:
            self.finalise()
        if self.finalised < 0:
            return
        for g in model.guarantors:
            waits = g.needs_vote and not g.has_passed and not g.is_backstop
            if not (waits and g.joined and model.week >= g.next_vote):
                continue
            draw = model.draw(g.address, draws.VOTE)
            if draw[0] < p.vote_hazard:
                chance = model.rules.vote_chance(g.support, p.vote_mid, p.vote_slope)
                self.result(g.code, passed=draw[1] < chance)

    def result(self, code: str, *, passed: bool) -> None:
        """Announce the result of one vote."""
        self.model.by_code[code].be_voted(passed=passed)
        if not passed:
            self.failed += 1

    @property
    def ratified(self) -> int:
        """Number of states bound in law."""
        return sum(1 for g in self.model.guarantors if g.bindingness >= 1.0)


@dataclass
class Stocks:
    """Delivered help and sanctions, as shares of what the whole coalition could give."""

    model: CoalitionModel
    aid: float = 0.0
    sanctions: float = 0.0
    arriving: list[float] = field(default_factory=lambda: [0.0] * 4)

    def receive(self, k: int, amount: float) -> None:
        """Take in what a guarantor delivers with one instrument."""
        self.arriving[k] += amount

    def settle(self) -> float:
        """Add this week's deliveries to the stocks; return the diplomacy delivered."""
        model, p = self.model, self.model.parameters
        military, intelligence, diplomacy, sanctions = self.arriving
        material = model.eyes[0] + model.eyes[1]
        aid = (
            (model.eyes[0] * military + model.eyes[1] * intelligence) / material
            if material > 0.0
            else 0.0
        )
        self.aid = delivery.stock_next(self.aid, p.stock_keep, aid)
        self.sanctions = delivery.stock_next(self.sanctions, p.stock_keep, sanctions)
        self.arriving = [0.0] * 4
        return diplomacy
