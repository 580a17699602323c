"""The same weeks as `model.CoalitionModel.step`, over arrays, for compilation.

Every number comes from the functions in `rules` that the Mesa agents call, in the same order of
operations; only the order of the week stands here a second time, held to the first by a test.
Arrays by rung have rung 0 (comply) too, unused, so that a rung is its own index.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from coalition_sim.rules import (
    acceptance,
    challenger,
    credibility,
    defence,
    delivery,
    draws,
    forces,
    front,
    guarantor,
    monitoring,
    parliament,
    protege,
    support,
)
from coalition_sim.rules._compile import rule

MEMBER, LEAD, BACKSTOP = range(3)
OPEN_INCIDENTS = 256  # more than the longest window times one act a week

# Kinds of action, and the fields of a state that an event can set.
(PARAMETER, FIELD, VIOLATION, RECOMMIT, WILLING, FINALISE, VOTE, GOVERNMENT, ANNOUNCE,
 JOIN, LEAVE, WITHDRAW) = range(12)  # fmt: skip
(STAKE, MONITORING, SUPPORT, BINDINGNESS, NEEDS_VOTE, ABSTAINS, TROOPS, JOINED) = range(8)
PLEDGE, CAPABILITY = 10, 20  # plus the number of the instrument


class Actions(NamedTuple):
    """The scenario's events, in order of week."""

    week: Any
    kind: Any
    state: Any
    field: Any
    value: Any
    keep: Any


class Tables(NamedTuple):
    """Where a block of replicates is counted and summed."""

    outcomes: Any
    weekly: Any
    ladder: Any
    hazard: Any
    counts: Any
    legal: Any
    lags: Any
    state_weekly: Any  # [week, 3, state]
    alive: Any


# before week 0 --------------------------------------------------------------------------------


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
        0.0, p.severity_1, p.severity_2, 1.0,
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
        p.tech_level, p.drones, p.sensors, p.satellites,
        p.drones_weight, p.sensors_weight, p.satellites_weight,
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
        p.deal, p.presence, troops, p.punishment, promised, w.ambition, 0.5, p.war_cost,
        p.lambda_a,
    )
    u_offensive = challenger_utility(
        1.0,
        acceptance.feared_ambition(p.ambition_median, p.ambition_sd, p.fear_z),
        challenger.contest(1.0, 1.0, troops, p.c_n),
        1.0, promised, p.punishment, p.war_cost, p.world_cost, p.break_cost, 0.0,
    )
    w.p_kyiv = acceptance.protege_signs(u_offensive, p.need, p.lambda_a)
    u = draws.uniform4(key[0], key[1], 0, 0, draws.ACCEPTANCE, 0)
    w.signed = 1
    if w.gate and (u[0] >= w.p_moscow or u[1] >= w.p_kyiv):
        w.signed = 0


@rule
def reckon(p, w):
    """Work out ambition from its lasting and its drifting half."""
    w.log_ambition = challenger.log_ambition(
        p.ambition_sd, p.ambition_persistence, w.lasting, w.drifting
    )
    w.ambition = p.ambition_median * math.exp(w.log_ambition)


# one week -------------------------------------------------------------------------------------


@rule
def apply_actions(p, numbers, w, s, c, actions, first, tables):
    """Apply this week's events; return the place of the next one."""
    j = first
    while j < actions.week.size and actions.week[j] == w.week:
        kind, i, value = actions.kind[j], actions.state[j], actions.value[j]
        if kind == PARAMETER:
            numbers[actions.field[j]] = value
        elif kind == FIELD:
            set_field(p, s, i, actions.field[j], value)
        elif kind == VIOLATION:
            w.forced = max(w.forced, int(value))
        elif kind == RECOMMIT:
            w.recommitted = 1
        elif kind == WILLING:
            w.willing += value
        elif kind == FINALISE:
            finalise(p, w, s)
        elif kind == VOTE:
            announce_vote(p, w, s, i, value > 0.0)
        elif kind == GOVERNMENT:
            change_government(p, s, i, value, actions.keep[j])
        elif kind == ANNOUNCE:
            s[i].abstains = s[i].announced = True
        elif kind == JOIN:
            s[i].joined = True
        elif kind == LEAVE:
            leave(p, w, s, c, i, tables)
        elif kind == WITHDRAW:
            s[i].planned = 0.0
        j += 1
    return j


@rule
def set_field(p, s, i, field, value):
    """Set one field of one state."""
    if field == STAKE:
        s[i].stake = value
    elif field == MONITORING:
        s[i].monitoring = value
    elif field == SUPPORT:
        s[i].baseline = value
    elif field == BINDINGNESS:
        s[i].bindingness = legal_level(p, int(value))
        s[i].has_passed = s[i].bindingness >= 1.0
    elif field == NEEDS_VOTE:
        s[i].needs_vote = value > 0.0
    elif field == ABSTAINS:
        s[i].abstains = value > 0.0
    elif field == JOINED:
        s[i].joined = value > 0.0
    elif field == TROOPS:
        s[i].planned = value
        s[i].peak = max(s[i].peak, value)
    elif field >= CAPABILITY:
        s[i].capability[field - CAPABILITY] = value
    else:
        s[i].pledges[field - PLEDGE] = value


@rule
def legal_level(p, rank):
    """Return the bindingness of a legal force."""
    if rank == 0:
        return p.bind_vague
    if rank == 1:
        return p.bind_declared
    return p.bind_signed if rank == 2 else 1.0


@rule
def legal_rank(p, bindingness):
    """Return the highest legal force that a bindingness reaches."""
    return (
        int(bindingness >= p.bind_declared)
        + int(bindingness >= p.bind_signed)
        + int(bindingness >= 1.0)
    )


@rule
def change_government(p, s, i, baseline, keep):
    """Let a new government take over."""
    shifted = s[i].support + baseline - s[i].baseline
    s[i].support = max(p.support_min, min(p.support_max, shifted))
    s[i].baseline = baseline
    for rung in range(1, 4):
        prior = p.belief_mass * s[i].prior[rung]
        s[i].kept[rung] = credibility.remembered(prior, s[i].kept[rung], keep)
        s[i].broken[rung] = credibility.remembered(
            p.belief_mass - prior, s[i].broken[rung], keep
        )
        for k in range(4):
            s[i].owed[k, rung] *= keep


@rule
def deploy(p, w, s, c):
    """Let every contributor deploy or withdraw; count, and see how exposed they are."""
    troops = 0.0
    for i in range(s.size):
        g = s[i]
        if g.peak > 0.0:
            binds = g.joined and g.bindingness >= p.bind_signed
            g.troops = forces.deployed(g.troops, g.planned if binds else 0.0, g.peak / p.ramp)
            if g.troops != g.exposed:
                expose(g, c)
            troops += g.troops
    w.troops = troops


@rule
def expose(g, c):
    """Work out the chances that a state's troops are hit, for as long as they stay so many."""
    g.exposed = g.troops
    for rung in range(1, 4):
        g.hits[rung] = forces.hit_chance(c.hit_rate[rung], g.troops)


@rule
def backstop_believed(p, w, s):
    """Return how far the backstop is believed before an incident."""
    i = w.backstop_state
    if i < 0 or not s[i].joined or s[i].announced:
        return 0.0
    return p.backstop


@rule
def reappraise(p, w, s, c, response_utility):
    """Let the public reckon afresh what every state would do."""
    believed = backstop_believed(p, w, s)
    for rung in range(1, 4):
        c.left_to_do[rung] = guarantor.left_to_do(c.others[rung], p.free_riding)
    push = p.follow * p.us_weight * believed
    for i in range(s.size):
        g = s[i]
        if g.role == BACKSTOP:
            g.prior[1] = g.prior[2] = g.prior[3] = believed
            continue
        legal = credibility.legal_prior(g.bindingness, p.bind_declared, p.belief_lo, p.belief_hi)
        conduct = likely_conduct(p, g, c, believed, push, response_utility)
        for rung in range(1, 4):
            done = 0.0
            if not g.announced and g.duty[rung] > 0.0:
                done = conduct[rung - 1] / g.duty[rung]
            g.prior[rung] = credibility.prior_belief(
                legal, done, p.current_calculus, p.belief_min, p.belief_max
            )


@rule
def likely_conduct(p, g, c, believed, push, response_utility):
    """Return how much of its duty at each rung a state would at present be expected to do."""
    t1 = t2 = t3 = 0.0
    for k in range(4):
        pledge = g.pledges[k]
        if pledge > 0.0:
            owed = c.eyes[k] * pledge
            fixed = (p.reneging, g.bindingness, pledge, p.hit_resolve, 0.0, c.cost[k], g.support,
                     c.risk[k], believed, 0.0)
            if c.due[k, 1] > 0.0:
                u = response_utility(c.severity[1], g.stake, c.left_to_do[1], *fixed)
                t1 += owed * c.due[k, 1] * guarantor.response_probability(u, push, p.lambda_g)
            u = response_utility(c.severity[2], g.stake, c.left_to_do[2], *fixed)
            t2 += owed * c.due[k, 2] * guarantor.response_probability(u, push, p.lambda_g)
            u = response_utility(c.severity[3], g.stake, c.left_to_do[3], *fixed)
            t3 += owed * c.due[k, 3] * guarantor.response_probability(u, push, p.lambda_g)
    return t1, t2, t3


@rule
def remember(memory, mass, g):
    """Let beliefs about a state drift back to their priors, and what it still owes with them."""
    for rung in range(1, 4):
        prior = g.prior[rung]
        g.kept[rung] = credibility.relax(g.kept[rung], memory, mass, prior)
        g.broken[rung] = credibility.relax(g.broken[rung], memory, mass, 1.0 - prior)
    if g.n_pending:
        for k in range(4):
            if g.pending[k]:
                for rung in range(1, 4):
                    g.owed[k, rung] *= memory
    read_credibility(g)


@rule
def read_credibility(g):
    """Read a state's credibility off the public belief."""
    for rung in range(1, 4):
        believed = credibility.credibility(g.kept[rung], g.broken[rung])
        g.credibility[rung] = believed if g.duty[rung] > 0.0 else 0.0


@rule
def gauge(p, s, c):
    """Let beliefs drift; sum credibility, and the answer to be expected, over the coalition.

    The sums of three rungs run side by side, since each waits for its own last addition only.
    """
    memory, mass, hit_effect = p.memory, p.belief_mass, p.hit_effect
    d1 = d2 = d3 = e1 = e2 = e3 = 0.0
    for i in range(s.size):
        g = s[i]
        remember(memory, mass, g)
        d1 += g.weight[1] * g.credibility[1]
        d2 += g.weight[2] * g.credibility[2]
        d3 += g.weight[3] * g.credibility[3]
        e1 += challenger.answer(g.weight[1], g.credibility[1], hit_effect, g.hits[1])
        e2 += challenger.answer(g.weight[2], g.credibility[2], hit_effect, g.hits[2])
        e3 += challenger.answer(g.weight[3], g.credibility[3], hit_effect, g.hits[3])
    c.promised[1], c.promised[2], c.promised[3] = d1, d2, d3
    c.answer[1], c.answer[2], c.answer[3] = e1, e2, e3
    for rung in range(1, 4):
        c.others[rung] = guarantor.share(c.promised[rung], c.total_weight[rung])


@rule
def aspire(key, p, w):
    """Let ambition drift; return the challenger's draws of the week."""
    u = draws.uniform4(key[0], key[1], w.week, key[2], draws.CHALLENGER, 0)
    if w.week > 0:
        shock = draws.normal(u[2], u[3])
        w.drifting = challenger.drift(w.drifting, p.ambition_memory, shock)
        reckon(p, w)
    if w.week < w.horizon:
        w.log_ambition_sum += w.log_ambition
    return u


@rule
def choose(p, w, s, c, luck, challenger_utility, challenger_choice):
    """Let the challenger choose, a scenario force his hand, or an incident spiral."""
    win_chance = challenger.contest(w.opposing, w.force, w.troops, p.c_n)
    u1 = u2 = u3 = 0.0
    for rung in range(1, 4):
        utility = challenger_utility(
            c.severity[rung], w.ambition, win_chance, eventual_attribution(c, w, rung),
            c.answer[rung], p.punishment, p.war_cost, p.world_cost, p.break_cost + w.willing,
            p.deniability if rung == 1 else 0.0,
        )
        if rung == 1:
            u1 = utility
        elif rung == 2:
            u2 = utility
        else:
            u3 = utility
    chances = challenger_choice(u1, u2, u3, p.lambda_c)
    c.chances[0], c.chances[1], c.chances[2], c.chances[3] = chances
    w.act = challenger.pick(chances[0], chances[1], chances[2], luck[0])
    w.origin = 1 if w.act else 0
    if w.forced:
        w.act, w.origin = w.forced, 2
    if w.act == 0 and luck[1] < front.spiral_chance(p.spiral, w.tension, p.x0):
        w.act, w.origin = 2, 3


@rule
def eventual_attribution(c, w, rung):
    """Return the chance that an act of this rung is laid at the challenger's door."""
    if rung == 3:
        return 1.0
    hit = forces.hit_chance(c.hit_rate[rung], w.troops)
    return monitoring.eventual_attribution(c.missed[rung], hit)


@rule
def window(p, rung):
    """Return the weeks after which an unattributed incident lapses."""
    return int(p.window_1) if rung == 1 else int(p.window_2)


@rule
def strike(key, p, w, s, c):
    """See whose troops the act hits; a war begins, or an incident opens."""
    w.any_hit = 0
    if w.act == 0:
        return
    for i in range(s.size):
        s[i].hit = False
        if s[i].troops > 0.0:
            u = draws.uniform4(key[0], key[1], w.week, s[i].address, draws.HIT, 0)
            if u[0] < s[i].hits[w.act]:
                s[i].hit = True
                w.any_hit = 1
                s[i].casualties_before = s[i].casualties
                s[i].casualties += p.cas_scale * c.severity[w.act]
    if w.act == 3:
        w.at_war, w.war_week, w.n_open = 1, w.week, 0
    else:
        c.opened[w.n_open], c.rungs[w.n_open] = w.week, w.act
        w.n_open += 1


@rule
def retaliate(key, p, w, c):
    """Let the protégé answer a limited act itself."""
    w.retaliated = 0
    if w.act == 1 or w.act == 2:
        chance = protege.retaliation_chance(
            c.severity[w.act], c.promised[w.act], p.p_u, p.p_b, p.p_c, p.lambda_p
        )
        u = draws.uniform4(key[0], key[1], w.week, key[3], draws.PROTEGE, 0)
        if u[0] < chance:
            w.retaliated = 1


@rule
def attribute(key, p, w, s, c, luck, tables, response_utility):
    """Attribute incidents, oldest first, then alarms; guarantors answer each."""
    n, still_open = w.n_open, 0
    for j in range(n):
        opened, rung = c.opened[j], c.rungs[j]
        u = draws.uniform4(key[0], key[1], w.week, key[2], draws.ATTRIBUTION, opened)
        if (w.any_hit and opened == w.week) or u[0] < c.chance[rung]:
            w.attributed += 1
            if rung == 1:
                w.n_attributed_deniable += 1
                w.lag_deniable += w.week - opened
            else:
                w.n_attributed_armed += 1
                w.lag_armed += w.week - opened
            respond(key, p, w, s, c, rung, opened, False, tables, response_utility)
        elif w.week - opened + 1 < window(p, rung):
            c.opened[still_open], c.rungs[still_open] = opened, rung
            still_open += 1
    w.n_open = still_open
    if w.manned * w.technology > 0.0:
        if luck[0] < monitoring.alarm_chance(p.false_alarm, w.tension, p.x0):
            w.alarms += 1
            respond(key, p, w, s, c, 1, w.week, True, tables, response_utility)


@rule
def respond(key, p, w, s, c, rung, slot, alarm, tables, response_utility):
    """Let every guarantor decide on one attributed incident, and be judged by it."""
    n, us = s.size, w.backstop_state
    c.left_to_do[rung] = guarantor.left_to_do(c.others[rung], p.free_riding)
    backstop, backstop_acts = 0.0, False
    if us >= 0 and s[us].joined and not s[us].abstains:
        u = draws.uniform4(
            key[0], key[1], w.week, s[us].address,
            draws.BACKSTOP_ALARM if alarm else draws.BACKSTOP, slot,
        )
        backstop = guarantor.backstop_reliability(p.backstop, p.ambiguity, u[0], u[1])
        backstop_acts = u[2] < backstop
    own_hits = not alarm and (slot == w.week or w.at_war)
    for i in range(n):
        deliberate(key, p, w, s, c, i, rung, slot, alarm, own_hits, backstop, response_utility)
    for k in range(4):
        join(p, s, c, k, p.us_weight * backstop)
    if backstop_acts:
        for k in range(4):
            s[us].acts[k] = s[us].pledges[k] > 0.0 and c.due[k, rung] > 0.0
    credit = p.alarm_weight if alarm else 1.0
    for i in range(n):
        if s[i].joined:
            judge(s, c, i, rung, credit)
            call(p, w, s, c, i, rung, tables)
    if rung >= 2:
        w.last_alarm = w.week


@rule
def deliberate(key, p, w, s, c, i, rung, slot, alarm, own_hits, backstop, response_utility):
    """Draw, for each instrument owed, the push above which a state acts."""
    for k in range(4):
        s[i].acts[k] = False
        s[i].threshold[k] = math.inf
    if not s[i].joined or s[i].abstains or s[i].role == BACKSTOP:
        return
    u = draws.uniform4(
        key[0], key[1], w.week, s[i].address,
        draws.DECISION_ALARM if alarm else draws.DECISION, slot,
    )
    hit = 1.0 if own_hits and s[i].hit else 0.0
    for k in range(4):
        if s[i].pledges[k] > 0.0 and c.due[k, rung] > 0.0:
            utility = response_utility(
                c.severity[rung], s[i].stake, c.left_to_do[rung], p.reneging, s[i].bindingness,
                s[i].pledges[k], p.hit_resolve, hit, c.cost[k], s[i].support, c.risk[k],
                backstop, w.resolve,
            )
            s[i].threshold[k] = guarantor.response_threshold(u[k], utility, p.lambda_g)


@rule
def join(p, s, c, k, backstop_push):
    """Leads decide first; then members join in rounds until nobody does."""
    acting = 0.0
    n = s.size
    for i in range(n):
        if s[i].role == LEAD and p.follow * backstop_push > s[i].threshold[k]:
            s[i].acts[k] = True
            acting += s[i].capability[k] * s[i].pledges[k]
    joined = True
    while joined:
        joined = False
        push = p.follow * (guarantor.share(acting, c.pledged_capability[k]) + backstop_push)
        for i in range(n):
            if s[i].role == MEMBER and not s[i].acts[k] and push > s[i].threshold[k]:
                s[i].acts[k] = joined = True
                acting += s[i].capability[k] * s[i].pledges[k]


@rule
def judge(s, c, i, rung, credit):
    """Let an answer, or its absence, tell on credibility at every rung."""
    duty = s[i].duty[rung]
    if duty <= 0.0:
        return
    conduct = 0.0
    for k in range(4):
        part = 0.0
        if s[i].acts[k]:
            part = c.eyes[k] * s[i].pledges[k] * c.due[k, rung] / duty
        s[i].part[k] = part
        conduct += part
    for other in range(1, 4):
        if s[i].duty[other] > 0.0:
            weight = c.evidence[rung, other] * credit
            s[i].kept[other] += weight * conduct
            s[i].broken[other] += weight * (1.0 - conduct)
            for k in range(4):
                if s[i].acts[k]:
                    s[i].owed[k, other] += weight * s[i].part[k]


@rule
def call(p, w, s, c, i, rung, tables):
    """Count who was asked and who acted; open a call on those who did."""
    for k in range(4):
        if s[i].pledges[k] > 0.0 and c.due[k, rung] > 0.0:
            note(p, s, c, i, k, rung, 0, 1, tables)
            if s[i].acts[k]:
                note(p, s, c, i, k, rung, 1, 1, tables)
                if not s[i].pending[k]:
                    s[i].pending[k] = True
                    s[i].n_pending += 1
                    s[i].since[k] = w.week
                s[i].calls[k, rung] += 1


@rule
def note(p, s, c, i, k, rung, what, number, tables):
    """Enter a number in the ledgers."""
    tables.counts[i, k, rung - 1, what] += number
    tables.legal[legal_rank(p, s[i].bindingness), k, rung - 1, what] += number
    c.week_counts[what] += number
    c.answers[k, what] += number
    if k == 0 and rung == 3 and what < 2:
        c.war_answers[what] += number


@rule
def deliver(key, p, w, s, c, luck, tables):
    """Deliver or abandon what was decided; stocks take it in."""
    n = s.size
    wanted = False
    for i in range(n):
        wanted = wanted or s[i].pending[3]
    package = wanted and w.week - w.last_package > int(p.pack_gap) and luck[2] < p.pack_hazard
    if package:
        w.last_package = w.week
    for k in range(4):
        c.arriving[k] = 0.0
    for i in range(n):
        if s[i].n_pending:
            u = draws.uniform4(key[0], key[1], w.week, s[i].address, draws.DELIVERY, 0)
            for k in range(4):
                if s[i].pending[k]:
                    follow_up(p, w, s, c, i, k, u[k], package, tables)
    material = c.eyes[0] + c.eyes[1]
    aid = 0.0
    if material > 0.0:
        aid = (c.eyes[0] * c.arriving[0] + c.eyes[1] * c.arriving[1]) / material
    w.aid_stock = delivery.stock_next(w.aid_stock, p.stock_keep, aid)
    w.sanctions_stock = delivery.stock_next(w.sanctions_stock, p.stock_keep, c.arriving[3])
    w.diplomacy = c.arriving[2]


@rule
def follow_up(p, w, s, c, i, k, luck, package, tables):
    """Deliver, or abandon, one pending decision."""
    if k == 3:
        fate = delivery.DELIVERED
        if not package:
            give_up = delivery.sanctions_abandonment(p.abandon, s[i].support, w.mean_wait)
            fate = delivery.fate(luck, 0.0, give_up)
    else:
        speed = c.speed[k]
        if k == 0 and s[i].needs_vote and not s[i].has_passed:
            speed = c.speed[k] * p.vote_drag
        give_up = delivery.abandonment_hazard(p.abandon, speed, s[i].support)
        fate = delivery.fate(luck, speed, give_up)
    if fate == delivery.DELIVERED:
        c.arriving[k] += s[i].capability[k] * s[i].pledges[k]
        tables.lags[k, min(w.week - s[i].since[k], tables.lags.shape[1] - 1)] += 1
        close(p, s, c, i, k, 2, tables)
    elif fate == delivery.ABANDONED:
        give_up_calls(p, s, c, i, k, tables)


@rule
def give_up_calls(p, s, c, i, k, tables):
    """Break every open call on one instrument: what was announced is taken back."""
    for rung in range(1, 4):
        owed = s[i].owed[k, rung]
        s[i].kept[rung] = credibility.withdrawn(s[i].kept[rung], owed)
        s[i].broken[rung] += owed
    close(p, s, c, i, k, 3, tables)


@rule
def close(p, s, c, i, k, what, tables):
    """Close every open call on one instrument."""
    for rung in range(1, 4):
        if s[i].calls[k, rung]:
            note(p, s, c, i, k, rung, what, s[i].calls[k, rung], tables)
        s[i].owed[k, rung] = 0.0
        s[i].calls[k, rung] = 0
    s[i].pending[k] = False
    s[i].n_pending -= 1


@rule
def govern(key, p, w, s, luck, vote_chance):
    """Move support at home; agree the binding text; hold votes."""
    years = support.calm_years(w.week, w.last_alarm, p.fatigue_years)
    lane = w.week % 4
    if lane == 0:
        for i in range(s.size):
            g = s[i]
            g.luck[0], g.luck[1], g.luck[2], g.luck[3] = draws.uniform4(
                key[0], key[1], w.week, g.address, draws.SUPPORT, 0
            )
    low, high, rate, noise = p.support_min, p.support_max, p.d_rate, p.d_noise
    fatigue, boost, declared, any_hit = p.fatigue, p.bind_boost, p.bind_declared, w.any_hit
    for i in range(s.size):
        g = s[i]
        target = support.support_target(
            g.baseline, fatigue, years, low, boost, g.bindingness, declared
        )
        drop = 0.0
        if any_hit and g.hit:
            drop = support.casualty_drop(p.casualty_slope, g.casualties_before, g.casualties)
        shock = draws.even_noise(g.luck[lane])
        g.support = support.support_next(
            g.support, target, rate, drop, noise, shock, low, high
        )
    if w.finalised < 0 and luck[1] < p.finalise:
        finalise(p, w, s)
    if w.finalised >= 0:
        vote(key, p, w, s, vote_chance)


@rule
def finalise(p, w, s):
    """Agree the binding text; the backstop is no party to it."""
    if w.finalised >= 0:
        return
    w.finalised = w.week
    for i in range(s.size):
        if s[i].joined and s[i].role != BACKSTOP:
            s[i].bindingness = parliament.finalised_bindingness(
                s[i].bindingness, s[i].needs_vote, p.bind_signed
            )
            if not s[i].needs_vote:
                s[i].has_passed = True


@rule
def vote(key, p, w, s, vote_chance):
    """Hold the votes that are due."""
    for i in range(s.size):
        waits = s[i].needs_vote and not s[i].has_passed and s[i].role != BACKSTOP
        if waits and s[i].joined and w.week >= s[i].next_vote:
            u = draws.uniform4(key[0], key[1], w.week, s[i].address, draws.VOTE, 0)
            if u[0] < p.vote_hazard:
                chance = vote_chance(s[i].support, p.vote_mid, p.vote_slope)
                announce_vote(p, w, s, i, u[1] < chance)


@rule
def announce_vote(p, w, s, i, passed):
    """Take the result of a vote in one parliament."""
    s[i].has_passed = passed
    if passed:
        s[i].bindingness = 1.0
        return
    s[i].bindingness = parliament.rejected_bindingness(s[i].bindingness, p.bind_declared)
    s[i].next_vote = w.week + int(p.vote_pause)
    w.n_votes_failed += 1


@rule
def leave(p, w, s, c, i, tables):
    """Leave the coalition: pledges lapse, open calls are broken, troops go home."""
    s[i].joined = False
    for k in range(4):
        if s[i].pending[k]:
            give_up_calls(p, s, c, i, k, tables)


@rule
def arm(key, p, w, c):
    """Let both armies grow; in war, move the front."""
    target = forces.force_target(
        p.F0, p.aid, p.train, w.troops, p.train_troops, p.coop, w.week, p.coop_weeks, p.chi,
        w.aid_stock,
    )
    loss = p.loss_f * c.severity[w.act] if w.act else 0.0
    w.force = forces.force_next(w.force, target, p.d_rho if w.at_war else p.rho_f, loss)
    target = forces.opposing_target(p.G0, p.zeta, w.sanctions_stock)
    w.opposing = forces.force_next(w.opposing, target, p.rho_g, 0.0)
    if w.at_war:
        u = draws.uniform4(key[0], key[1], w.week, 0, draws.DEFENCE, 0)
        win_chance = challenger.contest(w.opposing, w.force, w.troops, p.c_n)
        w.front += defence.front_step(
            win_chance, p.v_front, p.front_sd, draws.normal(u[0], u[1])
        )


@rule
def settle(p, w, c, luck, shock):
    """Let tension move, and parties recommit to the ceasefire."""
    target = front.tension_target(p.x0, 1.0 - c.chances[0], p.x_min)
    moved = front.tension_next(w.tension, target, p.r_x, p.x_brake, p.sigma_x, shock)
    flare = front.flare(c.severity[w.act], p.j_x, 1.0 if w.retaliated else 0.0, p.p_jump)
    w.tension = front.clip(moved * flare, p.x_floor, p.x_ceiling * p.x0)
    chance = delivery.recommitment_chance(p.recommit, w.diplomacy)
    if w.recommitted or luck[3] < chance:
        w.tension = front.clip(w.tension * (1.0 - p.drop), p.x_floor, p.x_ceiling * p.x0)
        w.n_recommitments += 1


# one future -----------------------------------------------------------------------------------


@rule
def start_week(w, c):
    """Set this week's counts to zero."""
    w.attributed = w.alarms = w.forced = w.recommitted = 0
    for what in range(4):
        c.week_counts[what] = 0


@rule
def read(p, w, s, c, response_utility):
    """Deploy troops; let beliefs drift to their priors, and read credibility."""
    deploy(p, w, s, c)
    if w.week % int(p.calculus_gap) == 0:
        reappraise(p, w, s, c, response_utility)
    gauge(p, s, c)


@rule
def record(key, p, w):
    """Count the week's recorded violations; return the shock to tension."""
    u = draws.uniform4(key[0], key[1], w.week, 0, draws.FRONT, 0)
    shock, count_shock = draws.normal_pair(u[0], u[1])
    w.recorded = front.poisson_quantile(w.coverage * w.tension, u[2], count_shock)
    return shock


@rule
def wage_war(key, p, w, s, c, tables, response_utility):
    """In a war's later weeks: no choice, no front-line record, new decisions now and then."""
    w.act = w.origin = w.recorded = w.retaliated = w.any_hit = 0
    if (w.week - w.war_week) % int(p.defence_gap) == 0:
        respond(key, p, w, s, c, 3, w.war_week, False, tables, response_utility)


@rule
def keep_ceasefire(
    key, p, w, s, c, week_luck, luck, tables, challenger_utility, challenger_choice,
    response_utility,
):
    """In a week of ceasefire: a choice, the front, hits, attribution; return tension's shock."""
    choose(p, w, s, c, luck, challenger_utility, challenger_choice)
    shock = record(key, p, w)
    strike(key, p, w, s, c)
    retaliate(key, p, w, c)
    if w.at_war:
        respond(key, p, w, s, c, 3, w.war_week, False, tables, response_utility)
    else:
        attribute(key, p, w, s, c, week_luck, tables, response_utility)
    return shock


@rule
def one_week(
    key, p, w, s, c, tables, week_luck, challenger_utility, challenger_choice,
    response_utility, vote_chance,
):
    """Simulate one week after its events; the order of phases is part of the model."""
    read(p, w, s, c, response_utility)
    luck = aspire(key, p, w)
    shock = 0.0
    if w.at_war:
        wage_war(key, p, w, s, c, tables, response_utility)
    else:
        shock = keep_ceasefire(
            key, p, w, s, c, week_luck, luck, tables, challenger_utility, challenger_choice,
            response_utility,
        )
    deliver(key, p, w, s, c, week_luck, tables)
    govern(key, p, w, s, week_luck, vote_chance)
    arm(key, p, w, c)
    if not w.at_war:
        settle(p, w, c, week_luck, shock)


@rule
def tally(w, c):
    """Count what this week adds to the future's outcome."""
    if w.at_war and w.week > w.war_week:
        return
    w.war_hazard += c.chances[3]
    w.n_recorded += w.recorded
    w.n_retaliations += w.retaliated
    w.n_alarms += w.alarms
    if w.act == 0:
        return
    if w.origin == 3:
        w.n_spiral += 1
    else:
        if w.act == 1:
            w.n_deniable += 1
        elif w.act == 2:
            w.n_armed += 1
        if w.act >= 2 and w.first_armed < 0:
            w.first_armed = w.week
    if w.act >= 2 and w.first_armed_any < 0:
        w.first_armed_any = w.week


@rule
def mean_support(s):
    """Return support averaged over the coalition's states, the backstop left out."""
    total, n = 0.0, 0
    for i in range(s.size):
        if s[i].role != BACKSTOP:
            total += s[i].support
            n += 1
    return total / n if n else 0.0


@rule
def count_ratified(s):
    """Return the number of states bound in law."""
    n = 0
    for i in range(s.size):
        if s[i].bindingness >= 1.0:
            n += 1
    return n


@rule
def enter_week(w, s, c, tables, row):
    """Enter this week in the block's tables."""
    t = w.week
    if t >= w.horizon:
        return
    later = w.at_war and t > w.war_week
    if later:
        tables.ladder[t, 4] += 1
    else:
        tables.ladder[t, 0 if w.origin == 3 else w.act] += 1
        tables.hazard[t] += c.chances[3]
    tables.alive[t] += 1
    for i in range(s.size):
        tables.state_weekly[t, 0, i] += s[i].credibility[2]
        tables.state_weekly[t, 1, i] += s[i].support
    for i in range(s.size):
        tables.state_weekly[t, 2, i] += s[i].troops
    if row < tables.weekly.shape[0]:
        enter_series(w, s, c, tables.weekly[row, t], later)


@rule
def enter_series(w, s, c, series, later):
    """Enter this week in a kept future's series."""
    series[0] = w.act
    series[1] = w.recorded
    series[2] = w.tension
    series[3] = 0.0 if later else c.chances[3]
    series[4] = c.others[2]
    series[5] = mean_support(s)
    series[6] = w.troops
    series[7] = w.ambition
    series[8] = w.force
    series[9] = w.opposing
    series[10] = w.aid_stock
    series[11] = w.sanctions_stock


@rule
def enter_trace(w, s, c, trace, state_trace):
    """Enter this week's full status, for one future told in detail."""
    row, states = trace[w.week], state_trace[w.week]
    later = w.at_war and w.week > w.war_week
    row[0], row[1], row[2], row[3] = w.week, w.act, w.origin, w.recorded
    row[4], row[5] = w.tension, w.ambition
    for a in range(4):
        row[6 + a] = 0.0 if later else c.chances[a]
    row[10], row[11], row[12], row[13] = w.force, w.opposing, w.troops, w.manned
    for rung in range(1, 4):
        row[13 + rung] = c.others[rung]
        row[16 + rung] = c.answer[rung]
    row[20], row[21], row[22] = mean_support(s), w.aid_stock, w.sanctions_stock
    row[23], row[24] = w.attributed, w.alarms
    for what in range(4):
        row[25 + what] = c.week_counts[what]
    row[29], row[30] = w.retaliated, 1.0 if w.finalised >= 0 else 0.0
    row[31], row[32] = count_ratified(s), w.front
    for i in range(s.size):
        states[0, i], states[1, i] = s[i].support, s[i].bindingness
        states[2, i], states[3, i] = s[i].troops, s[i].casualties
        for rung in range(1, 4):
            states[3 + rung, i] = s[i].kept[rung]
            states[6 + rung, i] = s[i].broken[rung]
            states[9 + rung, i] = s[i].credibility[rung]
        for k in range(4):
            states[13 + k, i] = 1.0 if s[i].pending[k] else 0.0
            states[17 + k, i] = s[i].owed[k, 2]


@rule
def enter_outcome(p, w, s, c, tables, row):
    """Enter how this future ended."""
    o = tables.outcomes[row]
    o.p_moscow, o.p_kyiv, o.signed = w.p_moscow, w.p_kyiv, w.signed
    o.first_armed = o.first_armed_any = o.first_offensive = o.finalised = -1
    if w.signed == 0:
        return
    casualties = 0.0
    for i in range(s.size):
        casualties += s[i].casualties
    o.ambition = p.ambition_median * math.exp(w.log_ambition_sum / w.horizon)
    o.recorded, o.war_hazard, o.credibility = float(w.n_recorded), w.war_hazard, c.others[2]
    o.support, o.troops, o.casualties, o.ground = mean_support(s), w.troops, casualties, w.front
    o.first_armed, o.first_armed_any = w.first_armed, w.first_armed_any
    o.first_offensive, o.finalised, o.end_week = w.war_week, w.finalised, w.week
    o.n_deniable, o.n_armed, o.n_spiral = w.n_deniable, w.n_armed, w.n_spiral
    o.n_attributed_deniable, o.lag_deniable = w.n_attributed_deniable, w.lag_deniable
    o.n_attributed_armed, o.lag_armed = w.n_attributed_armed, w.lag_armed
    o.n_alarms, o.n_retaliations, o.n_recommitments = (
        w.n_alarms, w.n_retaliations, w.n_recommitments,
    )
    o.n_ratified, o.n_votes_failed = count_ratified(s), w.n_votes_failed
    a = c.answers
    o.asked_military, o.acted_military = a[0, 0], a[0, 1]
    o.delivered_military, o.abandoned_military = a[0, 2], a[0, 3]
    o.asked_intelligence, o.acted_intelligence = a[1, 0], a[1, 1]
    o.delivered_intelligence, o.abandoned_intelligence = a[1, 2], a[1, 3]
    o.asked_diplomacy, o.acted_diplomacy = a[2, 0], a[2, 1]
    o.delivered_diplomacy, o.abandoned_diplomacy = a[2, 2], a[2, 3]
    o.asked_sanctions, o.acted_sanctions = a[3, 0], a[3, 1]
    o.delivered_sanctions, o.abandoned_sanctions = a[3, 2], a[3, 3]
    o.asked_military_offensive, o.acted_military_offensive = c.war_answers[0], c.war_answers[1]
    o.defence = 0
    if w.at_war:
        o.defence = defence.defence_outcome(w.front, p.repelled_line, p.held_line)


@rule
def one_future(
    key, p, numbers, w, s, c, actions, tables, row, trace, state_trace, challenger_utility,
    challenger_choice, attribution_chance, response_utility, vote_chance,
):
    """Simulate one future and enter it in the block's tables."""
    prepare(p, w, s, c, attribution_chance)
    introduce(key, p, w, s, c, challenger_utility, response_utility)
    action, running = 0, w.signed == 1
    while running:
        start_week(w, c)
        week_luck = draws.uniform4(key[0], key[1], w.week, 0, draws.COALITION, 0)
        following = apply_actions(p, numbers, w, s, c, actions, action, tables)
        if following != action:
            prepare(p, w, s, c, attribution_chance)
        action = following
        one_week(
            key, p, w, s, c, tables, week_luck, challenger_utility, challenger_choice,
            response_utility, vote_chance,
        )
        tally(w, c)
        enter_week(w, s, c, tables, row)
        if w.week < trace.shape[0]:
            enter_trace(w, s, c, trace, state_trace)
        w.week += 1
        war_over = w.at_war and w.week - w.war_week >= int(p.defence_weeks)
        running = not (war_over or (w.week >= w.horizon and not w.at_war))
    lived = w.week
    for t in range(lived, w.horizon):
        if w.signed:
            tables.ladder[t, 4] += 1
            w.week = t
            aspire(key, p, w)
    w.week = lived
    enter_outcome(p, w, s, c, tables, row)


@rule
def run_block(
    place, actors, params, numbers, states, fresh, commons, worlds, actions, tables, trace,
    state_trace, challenger_utility, challenger_choice, attribution_chance, response_utility,
    vote_chance,
):
    """Simulate a block of replicates, one after the other in the same working records.

    ``place`` is seed, first replicate and number of replicates. Of parameters, common sums and
    worlds, record 0 is worked in and record 1 is how it starts; ``numbers`` is a view of the
    parameters, ``fresh`` how the states start.
    """
    seed, first, number = place
    for row in range(number):
        for j in range(numbers.shape[1]):
            numbers[0, j] = numbers[1, j]
        for i in range(states.size):
            states[i] = fresh[i]
        commons[0], worlds[0] = commons[1], worlds[1]
        key = (seed, first + row, actors[0], actors[1])
        one_future(
            key, params[0], numbers[0], worlds[0], states, commons[0], actions, tables, row,
            trace, state_trace, challenger_utility, challenger_choice, attribution_chance,
            response_utility, vote_chance,
        )
