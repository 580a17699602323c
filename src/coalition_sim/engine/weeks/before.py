"""Before week 0: what follows from parameters and pledges, first beliefs, who would sign."""

from __future__ import annotations

from coalition_sim.engine.weeks.beliefs import expose, read_credibility, reappraise
from coalition_sim.engine.weeks.challenge import reckon, window
from coalition_sim.engine.weeks.layout import BACKSTOP
from coalition_sim.rules import (
    acceptance,
    challenger,
    credibility,
    delivery,
    draws,
    forces,
    monitoring,
)
from coalition_sim.rules._compile import rule


@rule
def prepare(p, w, s, c, attribution_chance):
    """Work out what follows from parameters and pledges."""
    total = p.e_m + p.e_i + p.e_d + p.e_s
    c.eyes[0], c.eyes[1] = p.e_m / total, p.e_i / total
    c.eyes[2], c.eyes[3] = p.e_d / total, p.e_s / total
    c.cost[0], c.cost[1], c.cost[2], c.cost[3] = p.cost_m, p.cost_i, p.cost_d, p.cost_s
    c.risk[0], c.risk[1], c.risk[2], c.risk[3] = p.risk_m, p.risk_i, 0.0, p.risk_s
    c.speed[0], c.speed[1], c.speed[2] = p.speed_m, p.speed_i, p.speed_d
    c.severity[0], c.severity[1], c.severity[2], c.severity[3] = (
        0.0,
        p.severity_1,
        p.severity_2,
        1.0,
    )
    for k in range(4):
        for rung in range(4):
            c.due[k, rung] = 1.0
    c.due[0, 1] = p.due_m1
    for a in range(4):
        for r in range(4):
            c.evidence[a, r] = credibility.evidence_weight(
                c.severity[a], c.severity[r], p.spillover
            )
    for rung in range(1, 4):
        c.hit_rate[rung] = forces.hit_rate(p.theta, c.severity[rung])
    for i in range(s.size):
        expose(s[i], c)
    weigh(s, c)
    organise(p, w, s, c, attribution_chance)


@rule
def weigh(s, c):
    """Weigh every state's pledges, and the coalition's."""
    n = s.size
    for rung in range(1, 4):
        c.total_weight[rung] = 0.0
        for i in range(n):
            weight = duty = 0.0
            if s[i].joined:
                for k in range(4):
                    owed = c.eyes[k] * s[i].pledges[k] * c.due[k, rung]
                    weight += s[i].capability[k] * owed
                    duty += owed
            s[i].weight[rung], s[i].duty[rung] = weight, duty
            c.total_weight[rung] += weight
    for k in range(4):
        c.pledged_capability[k] = 0.0
        for i in range(n):
            if s[i].joined and s[i].role != BACKSTOP:
                c.pledged_capability[k] += s[i].capability[k] * s[i].pledges[k]


@rule
def organise(p, w, s, c, attribution_chance):
    """Man the monitoring mechanism and set the packages' clock."""
    manned = 0.0
    for i in range(s.size):
        if s[i].joined:
            manned += s[i].monitoring
    w.manned = min(1.0, manned)
    w.technology = monitoring.technology(
        p.tech_level,
        p.drones,
        p.sensors,
        p.satellites,
        p.drones_weight,
        p.sensors_weight,
        p.satellites_weight,
    )
    rate = monitoring.evidence_rate(p.base_m1, p.mech_m1, w.manned, w.technology)
    c.chance[1] = attribution_chance(rate, p.consent)
    rate = monitoring.evidence_rate(p.base_m2, p.mech_m2, w.manned, w.technology)
    c.chance[2] = attribution_chance(rate, p.consent)
    for rung in range(1, 3):
        c.missed[rung] = monitoring.missed_chance(c.chance[rung], float(window(p, rung)))
    w.coverage = monitoring.coverage(p.coverage0, p.coverage1, w.manned, w.technology)
    w.mean_wait = delivery.package_wait(p.pack_gap, p.pack_hazard)


@rule
def legal_level(p, rank):
    """Return the bindingness of a legal force."""
    return (p.bind_vague, p.bind_declared, p.bind_signed, 1.0)[rank]


@rule
def legal_rank(p, bindingness):
    """Return the highest legal force that a bindingness reaches."""
    return (
        int(bindingness >= p.bind_declared)
        + int(bindingness >= p.bind_signed)
        + int(bindingness >= 1.0)
    )


@rule
def introduce(key, p, w, s, c, challenger_utility, response_utility):
    """Set actors and beliefs as they are before week 0; see who would sign."""
    w.force = w.opposing = 1.0
    w.tension = p.x_start * p.x0
    w.war_week = w.finalised = w.first_armed = w.first_armed_any = -1
    w.last_package = -int(p.pack_gap) - 1
    u = draws.uniform4(key[0], key[1], 0, key[2], draws.START, 0)
    w.lasting, w.drifting = draws.normal_pair(u[0], u[1])
    reckon(p, w)
    u = draws.uniform4(key[0], key[1], 0, 0, draws.START, 0)
    w.resolve = p.resolve_sd * draws.normal(u[0], u[1])
    for rung in range(1, 4):
        c.others[rung] = p.prior_others
    reappraise(p, w, s, c, response_utility)
    for rung in range(1, 4):
        for i in range(s.size):
            prior = s[i].prior[rung]
            s[i].kept[rung] = p.belief_mass * prior
            s[i].broken[rung] = p.belief_mass * (1.0 - prior)
    for i in range(s.size):
        read_credibility(s[i])
    accept(key, p, w, s, c, challenger_utility)


@rule
def accept(key, p, w, s, c, challenger_utility):
    """Work out who would sign, and whether they do."""
    troops = promised = 0.0
    for i in range(s.size):
        planned = 0.0
        if s[i].joined:
            planned = s[i].planned
            troops += planned
        hit = forces.hit_chance(c.hit_rate[3], planned)
        promised += challenger.answer(s[i].weight[3], s[i].credibility[3], p.hit_effect, hit)
    w.p_moscow = acceptance.challenger_signs(
        p.deal,
        p.presence,
        troops,
        p.punishment,
        promised,
        w.ambition,
        0.5,
        p.war_cost,
        p.lambda_a,
    )
    u_offensive = challenger_utility(
        1.0,
        acceptance.feared_ambition(p.ambition_median, p.ambition_sd, p.fear_z),
        challenger.contest(1.0, 1.0, troops, p.c_n),
        1.0,
        promised,
        p.punishment,
        p.war_cost,
        p.world_cost,
        p.break_cost,
        0.0,
    )
    w.p_kyiv = acceptance.protege_signs(u_offensive, p.need, p.lambda_a)
    u = draws.uniform4(key[0], key[1], 0, 0, draws.ACCEPTANCE, 0)
    w.signed = 1
    if w.gate and (u[0] >= w.p_moscow or u[1] >= w.p_kyiv):
        w.signed = 0
