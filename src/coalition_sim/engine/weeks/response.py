"""Phase 6: attribution, decisions, and what they tell about credibility."""

from __future__ import annotations

import math

from coalition_sim.engine.codes import ACTED, ARMED, ASKED, DENIABLE, MILITARY, OFFENSIVE
from coalition_sim.engine.weeks.before import legal_rank
from coalition_sim.engine.weeks.challenge import window
from coalition_sim.engine.weeks.layout import ALARM, BACKSTOP, INCIDENT, LEAD, MEMBER
from coalition_sim.rules import draws, guarantor, monitoring
from coalition_sim.rules._compile import rule


@rule
def attribute(key, p, w, s, c, luck, tables, response_utility):
    """Attribute incidents, oldest first, then alarms; guarantors answer each."""
    n, still_open = w.n_open, 0
    for j in range(n):
        opened, rung = c.opened[j], c.rungs[j]
        u = draws.uniform4(key[0], key[1], w.week, key[2], draws.ATTRIBUTION, opened)
        if (w.any_hit and opened == w.week) or u[0] < c.chance[rung]:
            w.attributed += 1
            if rung == DENIABLE:
                w.n_attributed_deniable += 1
                w.lag_deniable += w.week - opened
            else:
                w.n_attributed_armed += 1
                w.lag_armed += w.week - opened
            respond(key, p, w, s, c, rung, opened, INCIDENT, tables, response_utility)
        elif w.week - opened + 1 < window(p, rung):
            c.opened[still_open], c.rungs[still_open] = opened, rung
            still_open += 1
    w.n_open = still_open
    sees = w.manned * w.technology > 0.0
    if sees and luck[0] < monitoring.alarm_chance(p.false_alarm, w.tension, p.x0):
        w.alarms += 1
        respond(key, p, w, s, c, DENIABLE, w.week, ALARM, tables, response_utility)


@rule
def respond(key, p, w, s, c, rung, slot, alarm, tables, response_utility):
    """Let every guarantor decide on one attributed incident, and be judged by it."""
    n, us = s.size, w.backstop_state
    c.left_to_do[rung] = guarantor.left_to_do(c.others[rung], p.free_riding)
    backstop, backstop_acts = 0.0, False
    if us >= 0 and s[us].joined and not s[us].abstains:
        u = draws.uniform4(
            key[0],
            key[1],
            w.week,
            s[us].address,
            draws.BACKSTOP_ALARM if alarm else draws.BACKSTOP,
            slot,
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
    if rung >= ARMED:
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
        key[0],
        key[1],
        w.week,
        s[i].address,
        draws.DECISION_ALARM if alarm else draws.DECISION,
        slot,
    )
    hit = 1.0 if own_hits and s[i].hit else 0.0
    for k in range(4):
        if s[i].pledges[k] > 0.0 and c.due[k, rung] > 0.0:
            utility = response_utility(
                c.severity[rung],
                s[i].stake,
                c.left_to_do[rung],
                p.reneging,
                s[i].bindingness,
                s[i].pledges[k],
                p.hit_resolve,
                hit,
                c.cost[k],
                s[i].support,
                c.risk[k],
                backstop,
                w.resolve,
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
            note(p, s, c, i, k, rung, ASKED, 1, tables)
            if s[i].acts[k]:
                note(p, s, c, i, k, rung, ACTED, 1, tables)
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
    if k == MILITARY and rung == OFFENSIVE and what <= ACTED:
        c.war_answers[what] += number
