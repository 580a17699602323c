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


class States(NamedTuple):
    """The guarantors, one column a state, sorted by code."""

    address: Any
    role: Any
    stake: Any
    monitoring: Any
    baseline: Any
    support: Any
    bindingness: Any
    planned: Any
    peak: Any
    troops: Any
    casualties: Any
    casualties_before: Any
    next_vote: Any
    needs_vote: Any
    has_passed: Any
    abstains: Any
    announced: Any
    joined: Any
    hit: Any
    pledges: Any  # [instrument, state], as all below
    capability: Any
    pending: Any
    since: Any
    acts: Any
    threshold: Any
    part: Any
    weight: Any  # [rung, state]
    duty: Any
    prior: Any
    kept: Any
    broken: Any
    credibility: Any
    owed: Any  # [instrument, rung, state]
    calls: Any


class Common(NamedTuple):
    """What follows from parameters and pledges, and this week's sums, by instrument or rung."""

    severity: Any
    eyes: Any
    cost: Any
    risk: Any
    speed: Any
    chance: Any
    total_weight: Any
    pledged_capability: Any
    others: Any
    left_to_do: Any
    promised: Any
    answer: Any
    chances: Any
    arriving: Any
    week_counts: Any
    war_answers: Any  # military, at the rung of war: asked, acted
    answers: Any  # [instrument, what]
    due: Any  # [instrument, rung]
    evidence: Any  # [rung of the incident, rung believed]
    opened: Any  # open incidents, oldest first
    rungs: Any


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
    weigh(s, c)
    organise(p, w, s, c, attribution_chance)


@rule
def weigh(s, c):
    """Weigh every state's pledges, and the coalition's."""
    n = s.role.size
    for rung in range(1, 4):
        c.total_weight[rung] = 0.0
        for i in range(n):
            weight = duty = 0.0
            if s.joined[i]:
                for k in range(4):
                    owed = c.eyes[k] * s.pledges[k, i] * c.due[k, rung]
                    weight += s.capability[k, i] * owed
                    duty += owed
            s.weight[rung, i], s.duty[rung, i] = weight, duty
            c.total_weight[rung] += weight
    for k in range(4):
        c.pledged_capability[k] = 0.0
        for i in range(n):
            if s.joined[i] and s.role[i] != BACKSTOP:
                c.pledged_capability[k] += s.capability[k, i] * s.pledges[k, i]


@rule
def organise(p, w, s, c, attribution_chance):
    """Man the monitoring mechanism and set the packages' clock."""
    manned = 0.0
    for i in range(s.role.size):
        if s.joined[i]:
            manned += s.monitoring[i]
    w.manned = min(1.0, manned)
    w.technology = monitoring.technology(
        p.tech_level, p.drones, p.sensors, p.satellites,
        p.drones_weight, p.sensors_weight, p.satellites_weight,
    )
    rate = monitoring.evidence_rate(p.base_m1, p.mech_m1, w.manned, w.technology)
    c.chance[1] = attribution_chance(rate, p.consent)
    rate = monitoring.evidence_rate(p.base_m2, p.mech_m2, w.manned, w.technology)
    c.chance[2] = attribution_chance(rate, p.consent)
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
    divide_labor(p, c)
    reappraise(p, w, s, c, response_utility)
    for rung in range(1, 4):
        for i in range(s.role.size):
            prior = s.prior[rung, i]
            s.kept[rung, i] = p.belief_mass * prior
            s.broken[rung, i] = p.belief_mass * (1.0 - prior)
    read_credibility(s)
    accept(key, p, w, s, c, challenger_utility)


@rule
def accept(key, p, w, s, c, challenger_utility):
    """Work out who would sign, and whether they do."""
    troops = promised = 0.0
    for i in range(s.role.size):
        planned = 0.0
        if s.joined[i]:
            planned = s.planned[i]
            troops += planned
        hit = forces.hit_chance(p.theta, 1.0, planned)
        promised += challenger.answer(s.weight[3, i], s.credibility[3, i], p.hit_effect, hit)
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
            s.abstains[i] = s.announced[i] = True
        elif kind == JOIN:
            s.joined[i] = True
        elif kind == LEAVE:
            leave(p, w, s, c, i, tables)
        elif kind == WITHDRAW:
            s.planned[i] = 0.0
        j += 1
    return j


@rule
def set_field(p, s, i, field, value):
    """Set one field of one state."""
    if field == STAKE:
        s.stake[i] = value
    elif field == MONITORING:
        s.monitoring[i] = value
    elif field == SUPPORT:
        s.baseline[i] = value
    elif field == BINDINGNESS:
        s.bindingness[i] = legal_level(p, int(value))
        s.has_passed[i] = s.bindingness[i] >= 1.0
    elif field == NEEDS_VOTE:
        s.needs_vote[i] = value > 0.0
    elif field == ABSTAINS:
        s.abstains[i] = value > 0.0
    elif field == JOINED:
        s.joined[i] = value > 0.0
    elif field == TROOPS:
        s.planned[i] = value
        s.peak[i] = max(s.peak[i], value)
    elif field >= CAPABILITY:
        s.capability[field - CAPABILITY, i] = value
    else:
        s.pledges[field - PLEDGE, i] = value


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
    shifted = s.support[i] + baseline - s.baseline[i]
    s.support[i] = max(p.support_min, min(p.support_max, shifted))
    s.baseline[i] = baseline
    for rung in range(1, 4):
        prior = p.belief_mass * s.prior[rung, i]
        s.kept[rung, i] = credibility.remembered(prior, s.kept[rung, i], keep)
        s.broken[rung, i] = credibility.remembered(
            p.belief_mass - prior, s.broken[rung, i], keep
        )
        for k in range(4):
            s.owed[k, rung, i] *= keep


@rule
def deploy(p, w, s):
    """Let every contributor deploy or withdraw, and count."""
    troops = 0.0
    for i in range(s.role.size):
        if s.peak[i] > 0.0:
            binds = s.joined[i] and s.bindingness[i] >= p.bind_signed
            s.troops[i] = forces.deployed(
                s.troops[i], s.planned[i] if binds else 0.0, s.peak[i] / p.ramp
            )
            troops += s.troops[i]
    w.troops = troops


@rule
def backstop_believed(p, w, s):
    """Return how far the backstop is believed before an incident."""
    i = w.backstop_state
    if i < 0 or not s.joined[i] or s.announced[i]:
        return 0.0
    return p.backstop


@rule
def reappraise(p, w, s, c, response_utility):
    """Let the public reckon afresh what every state would do."""
    believed = backstop_believed(p, w, s)
    push = p.follow * p.us_weight * believed
    for i in range(s.role.size):
        if s.role[i] == BACKSTOP:
            for rung in range(1, 4):
                s.prior[rung, i] = believed
            continue
        legal = credibility.legal_prior(
            s.bindingness[i], p.bind_declared, p.belief_lo, p.belief_hi
        )
        for rung in range(1, 4):
            conduct = 0.0
            if not s.announced[i] and s.duty[rung, i] > 0.0:
                conduct = likely_conduct(p, s, c, i, rung, believed, push, response_utility)
            s.prior[rung, i] = credibility.prior_belief(
                legal, conduct, p.current_calculus, p.belief_min, p.belief_max
            )


@rule
def likely_conduct(p, s, c, i, rung, believed, push, response_utility):
    """Return the share of its duty that a state would at present be expected to do."""
    total = 0.0
    for k in range(4):
        owed = c.eyes[k] * s.pledges[k, i] * c.due[k, rung]
        if owed > 0.0:
            utility = response_utility(
                c.severity[rung], s.stake[i], c.left_to_do[rung], p.reneging, s.bindingness[i],
                s.pledges[k, i], p.hit_resolve, 0.0, c.cost[k], s.support[i], c.risk[k],
                believed, 0.0,
            )
            total += owed * guarantor.response_probability(utility, push, p.lambda_g)
    return total / s.duty[rung, i]


@rule
def remember(p, s):
    """Let beliefs drift back to their priors, and with them what is still owed."""
    n = s.role.size
    memory, mass = p.memory, p.belief_mass
    for rung in range(1, 4):
        for i in range(n):
            prior = s.prior[rung, i]
            s.kept[rung, i] = credibility.relax(s.kept[rung, i], memory, mass, prior)
            s.broken[rung, i] = credibility.relax(s.broken[rung, i], memory, mass, 1.0 - prior)
    for k in range(4):
        for i in range(n):
            if s.pending[k, i]:
                for rung in range(1, 4):
                    s.owed[k, rung, i] *= memory
    read_credibility(s)


@rule
def read_credibility(s):
    """Read credibility off the public beliefs."""
    for rung in range(1, 4):
        for i in range(s.role.size):
            s.credibility[rung, i] = (
                credibility.credibility(s.kept[rung, i], s.broken[rung, i])
                if s.duty[rung, i] > 0.0 else 0.0
            )


@rule
def gauge(p, s, c):
    """Sum credibility over the coalition."""
    for rung in range(1, 4):
        promised = 0.0
        for i in range(s.role.size):
            promised += s.weight[rung, i] * s.credibility[rung, i]
        c.promised[rung] = promised
        c.others[rung] = guarantor.share(promised, c.total_weight[rung])
    divide_labor(p, c)


@rule
def divide_labor(p, c):
    """Work out what others leave to do."""
    for rung in range(1, 4):
        c.left_to_do[rung] = guarantor.left_to_do(c.others[rung], p.free_riding)


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
        c.answer[rung] = expected_answer(p, w, s, c, rung)
        utility = challenger_utility(
            c.severity[rung], w.ambition, win_chance, eventual_attribution(p, w, c, rung),
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
def expected_answer(p, w, s, c, rung):
    """Return the answer that the challenger expects to a rung."""
    total = 0.0
    if w.troops <= 0.0:
        for i in range(s.role.size):
            total += challenger.answer(
                s.weight[rung, i], s.credibility[rung, i], p.hit_effect, 0.0
            )
        return total
    for i in range(s.role.size):
        hit = 0.0
        if s.troops[i] > 0.0:
            hit = forces.hit_chance(p.theta, c.severity[rung], s.troops[i])
        total += challenger.answer(s.weight[rung, i], s.credibility[rung, i], p.hit_effect, hit)
    return total


@rule
def eventual_attribution(p, w, c, rung):
    """Return the chance that an act of this rung is laid at the challenger's door."""
    if rung == 3:
        return 1.0
    hit = forces.hit_chance(p.theta, c.severity[rung], w.troops)
    return monitoring.eventual_attribution(c.chance[rung], hit, float(window(p, rung)))


@rule
def window(p, rung):
    """Return the weeks after which an unattributed incident lapses."""
    return int(p.window_1) if rung == 1 else int(p.window_2)


@rule
def strike(key, p, w, s, c):
    """See whose troops the act hits; a war begins, or an incident opens."""
    w.any_hit = 0
    for i in range(s.role.size):
        s.hit[i] = False
        s.casualties_before[i] = s.casualties[i]
    if w.act == 0:
        return
    for i in range(s.role.size):
        if s.troops[i] > 0.0:
            chance = forces.hit_chance(p.theta, c.severity[w.act], s.troops[i])
            u = draws.uniform4(key[0], key[1], w.week, s.address[i], draws.HIT, 0)
            if u[0] < chance:
                s.hit[i] = True
                w.any_hit = 1
                s.casualties[i] += p.cas_scale * c.severity[w.act]
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
    n, us = s.role.size, w.backstop_state
    backstop, backstop_acts = 0.0, False
    if us >= 0 and s.joined[us] and not s.abstains[us]:
        u = draws.uniform4(
            key[0], key[1], w.week, s.address[us],
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
            s.acts[k, us] = s.pledges[k, us] > 0.0 and c.due[k, rung] > 0.0
    credit = p.alarm_weight if alarm else 1.0
    for i in range(n):
        if s.joined[i]:
            judge(s, c, i, rung, credit)
            call(p, w, s, c, i, rung, tables)
    if rung >= 2:
        w.last_alarm = w.week


@rule
def deliberate(key, p, w, s, c, i, rung, slot, alarm, own_hits, backstop, response_utility):
    """Draw, for each instrument owed, the push above which a state acts."""
    for k in range(4):
        s.acts[k, i] = False
        s.threshold[k, i] = math.inf
    if not s.joined[i] or s.abstains[i] or s.role[i] == BACKSTOP:
        return
    u = draws.uniform4(
        key[0], key[1], w.week, s.address[i],
        draws.DECISION_ALARM if alarm else draws.DECISION, slot,
    )
    hit = 1.0 if own_hits and s.hit[i] else 0.0
    for k in range(4):
        if s.pledges[k, i] > 0.0 and c.due[k, rung] > 0.0:
            utility = response_utility(
                c.severity[rung], s.stake[i], c.left_to_do[rung], p.reneging, s.bindingness[i],
                s.pledges[k, i], p.hit_resolve, hit, c.cost[k], s.support[i], c.risk[k],
                backstop, w.resolve,
            )
            s.threshold[k, i] = guarantor.response_threshold(u[k], utility, p.lambda_g)


@rule
def join(p, s, c, k, backstop_push):
    """Leads decide first; then members join in rounds until nobody does."""
    acting = 0.0
    n = s.role.size
    for i in range(n):
        if s.role[i] == LEAD and p.follow * backstop_push > s.threshold[k, i]:
            s.acts[k, i] = True
            acting += s.capability[k, i] * s.pledges[k, i]
    joined = True
    while joined:
        joined = False
        push = p.follow * (guarantor.share(acting, c.pledged_capability[k]) + backstop_push)
        for i in range(n):
            if s.role[i] == MEMBER and not s.acts[k, i] and push > s.threshold[k, i]:
                s.acts[k, i] = joined = True
                acting += s.capability[k, i] * s.pledges[k, i]


@rule
def judge(s, c, i, rung, credit):
    """Let an answer, or its absence, tell on credibility at every rung."""
    duty = s.duty[rung, i]
    if duty <= 0.0:
        return
    conduct = 0.0
    for k in range(4):
        part = 0.0
        if s.acts[k, i]:
            part = c.eyes[k] * s.pledges[k, i] * c.due[k, rung] / duty
        s.part[k, i] = part
        conduct += part
    for other in range(1, 4):
        if s.duty[other, i] > 0.0:
            weight = c.evidence[rung, other] * credit
            s.kept[other, i] += weight * conduct
            s.broken[other, i] += weight * (1.0 - conduct)
            for k in range(4):
                if s.acts[k, i]:
                    s.owed[k, other, i] += weight * s.part[k, i]


@rule
def call(p, w, s, c, i, rung, tables):
    """Count who was asked and who acted; open a call on those who did."""
    for k in range(4):
        if s.pledges[k, i] > 0.0 and c.due[k, rung] > 0.0:
            note(p, s, c, i, k, rung, 0, 1, tables)
            if s.acts[k, i]:
                note(p, s, c, i, k, rung, 1, 1, tables)
                if not s.pending[k, i]:
                    s.pending[k, i] = True
                    s.since[k, i] = w.week
                s.calls[k, rung, i] += 1


@rule
def note(p, s, c, i, k, rung, what, number, tables):
    """Enter a number in the ledgers."""
    tables.counts[i, k, rung - 1, what] += number
    tables.legal[legal_rank(p, s.bindingness[i]), k, rung - 1, what] += number
    c.week_counts[what] += number
    c.answers[k, what] += number
    if k == 0 and rung == 3 and what < 2:
        c.war_answers[what] += number


@rule
def deliver(key, p, w, s, c, luck, tables):
    """Deliver or abandon what was decided; stocks take it in."""
    n = s.role.size
    wanted = False
    for i in range(n):
        wanted = wanted or s.pending[3, i]
    package = wanted and w.week - w.last_package > int(p.pack_gap) and luck[2] < p.pack_hazard
    if package:
        w.last_package = w.week
    for k in range(4):
        c.arriving[k] = 0.0
    for i in range(n):
        if s.pending[0, i] or s.pending[1, i] or s.pending[2, i] or s.pending[3, i]:
            u = draws.uniform4(key[0], key[1], w.week, s.address[i], draws.DELIVERY, 0)
            for k in range(4):
                if s.pending[k, i]:
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
            give_up = delivery.sanctions_abandonment(p.abandon, s.support[i], w.mean_wait)
            fate = delivery.fate(luck, 0.0, give_up)
    else:
        speed = c.speed[k]
        if k == 0 and s.needs_vote[i] and not s.has_passed[i]:
            speed = c.speed[k] * p.vote_drag
        give_up = delivery.abandonment_hazard(p.abandon, speed, s.support[i])
        fate = delivery.fate(luck, speed, give_up)
    if fate == delivery.DELIVERED:
        c.arriving[k] += s.capability[k, i] * s.pledges[k, i]
        tables.lags[k, min(w.week - s.since[k, i], tables.lags.shape[1] - 1)] += 1
        close(p, s, c, i, k, 2, tables)
    elif fate == delivery.ABANDONED:
        give_up_calls(p, s, c, i, k, tables)


@rule
def give_up_calls(p, s, c, i, k, tables):
    """Break every open call on one instrument: what was announced is taken back."""
    for rung in range(1, 4):
        owed = s.owed[k, rung, i]
        s.kept[rung, i] = credibility.withdrawn(s.kept[rung, i], owed)
        s.broken[rung, i] += owed
    close(p, s, c, i, k, 3, tables)


@rule
def close(p, s, c, i, k, what, tables):
    """Close every open call on one instrument."""
    for rung in range(1, 4):
        if s.calls[k, rung, i]:
            note(p, s, c, i, k, rung, what, s.calls[k, rung, i], tables)
        s.owed[k, rung, i] = 0.0
        s.calls[k, rung, i] = 0
    s.pending[k, i] = False


@rule
def govern(key, p, w, s, luck, vote_chance):
    """Move support at home; agree the binding text; hold votes."""
    years = support.calm_years(w.week, w.last_alarm, p.fatigue_years)
    for i in range(s.role.size):
        target = support.support_target(
            s.baseline[i], p.fatigue, years, p.support_min, p.bind_boost, s.bindingness[i],
            p.bind_declared,
        )
        drop = support.casualty_drop(
            p.casualty_slope, s.casualties_before[i], s.casualties[i]
        )
        u = draws.uniform4(key[0], key[1], w.week, s.address[i], draws.SUPPORT, 0)
        s.support[i] = support.support_next(
            s.support[i], target, p.d_rate, drop, p.d_noise,
            draws.near_normal(u[0], u[1], u[2], u[3]), p.support_min, p.support_max,
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
    for i in range(s.role.size):
        if s.joined[i] and s.role[i] != BACKSTOP:
            s.bindingness[i] = parliament.finalised_bindingness(
                s.bindingness[i], s.needs_vote[i], p.bind_signed
            )
            if not s.needs_vote[i]:
                s.has_passed[i] = True


@rule
def vote(key, p, w, s, vote_chance):
    """Hold the votes that are due."""
    for i in range(s.role.size):
        waits = s.needs_vote[i] and not s.has_passed[i] and s.role[i] != BACKSTOP
        if waits and s.joined[i] and w.week >= s.next_vote[i]:
            u = draws.uniform4(key[0], key[1], w.week, s.address[i], draws.VOTE, 0)
            if u[0] < p.vote_hazard:
                chance = vote_chance(s.support[i], p.vote_mid, p.vote_slope)
                announce_vote(p, w, s, i, u[1] < chance)


@rule
def announce_vote(p, w, s, i, passed):
    """Take the result of a vote in one parliament."""
    s.has_passed[i] = passed
    if passed:
        s.bindingness[i] = 1.0
        return
    s.bindingness[i] = parliament.rejected_bindingness(s.bindingness[i], p.bind_declared)
    s.next_vote[i] = w.week + int(p.vote_pause)
    w.n_votes_failed += 1


@rule
def leave(p, w, s, c, i, tables):
    """Leave the coalition: pledges lapse, open calls are broken, troops go home."""
    s.joined[i] = False
    for k in range(4):
        if s.pending[k, i]:
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
    deploy(p, w, s)
    if w.week % int(p.calculus_gap) == 0:
        reappraise(p, w, s, c, response_utility)
    remember(p, s)
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
    w.act = w.origin = w.recorded = w.retaliated = 0
    for i in range(s.role.size):
        s.casualties_before[i] = s.casualties[i]
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
    for i in range(s.role.size):
        if s.role[i] != BACKSTOP:
            total += s.support[i]
            n += 1
    return total / n if n else 0.0


@rule
def count_ratified(s):
    """Return the number of states bound in law."""
    n = 0
    for i in range(s.role.size):
        if s.bindingness[i] >= 1.0:
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
    for i in range(s.role.size):
        tables.state_weekly[t, 0, i] += s.credibility[2, i]
        tables.state_weekly[t, 1, i] += s.support[i]
    for i in range(s.role.size):
        tables.state_weekly[t, 2, i] += s.troops[i]
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
    for i in range(s.role.size):
        states[0, i], states[1, i] = s.support[i], s.bindingness[i]
        states[2, i], states[3, i] = s.troops[i], s.casualties[i]
        for rung in range(1, 4):
            states[3 + rung, i] = s.kept[rung, i]
            states[6 + rung, i] = s.broken[rung, i]
            states[9 + rung, i] = s.credibility[rung, i]
        for k in range(4):
            states[13 + k, i] = 1.0 if s.pending[k, i] else 0.0
            states[17 + k, i] = s.owed[k, 2, i]


@rule
def enter_outcome(p, w, s, c, tables, row):
    """Enter how this future ended."""
    o = tables.outcomes[row]
    o.p_moscow, o.p_kyiv, o.signed = w.p_moscow, w.p_kyiv, w.signed
    o.first_armed = o.first_armed_any = o.first_offensive = o.finalised = -1
    if w.signed == 0:
        return
    casualties = 0.0
    for i in range(s.role.size):
        casualties += s.casualties[i]
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
def restore(array, fresh):
    """Copy an array element by element (a slice would need Numba's memory management)."""
    for j in range(array.size):
        array[j] = fresh[j]


@rule
def clear(array, zero):
    """Set every element to zero."""
    for j in range(array.size):
        array[j] = zero


@rule
def run_block(
    place, actors, base, states, fresh, common, worlds, actions, tables, trace, state_trace,
    challenger_utility, challenger_choice, attribution_chance, response_utility, vote_chance,
):
    """Simulate a block of replicates, one after the other in the same working arrays.

    ``place`` is seed, first replicate, number of replicates.
    """
    numbers, fresh_numbers = base
    seed, first, number = place
    s, float_states, int_states, flag_states = states
    c, float_common, int_common = common
    for row in range(number):
        restore(numbers, fresh_numbers)
        restore(float_states, fresh[0])
        restore(int_states, fresh[1])
        restore(flag_states, fresh[2])
        clear(float_common, 0.0)
        clear(int_common, 0)
        worlds[0] = worlds[1]
        key = (seed, first + row, actors[0], actors[1])
        one_future(
            key, actors[2][0], numbers, worlds[0], s, c, actions, tables, row, trace,
            state_trace, challenger_utility, challenger_choice, attribution_chance,
            response_utility, vote_chance,
        )
