"""Phases 2 to 5: the choice, the record of the front, hits, the protégé's answer."""

from __future__ import annotations

import math

from coalition_sim.engine.codes import (
    ARMED,
    CHOSEN,
    COMPLY,
    DENIABLE,
    FORCED,
    NOBODY,
    OFFENSIVE,
    SPIRAL,
)
from coalition_sim.rules import challenger, draws, forces, front, monitoring, protege
from coalition_sim.rules._compile import rule


@rule
def reckon(p, w):
    """Work out ambition from its lasting and its drifting half."""
    w.log_ambition = challenger.log_ambition(
        p.ambition_sd, p.ambition_persistence, w.lasting, w.drifting
    )
    w.ambition = p.ambition_median * math.exp(w.log_ambition)


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
def choose(p, w, c, luck, challenger_utility, challenger_choice):
    """Let the challenger choose, a scenario force his hand, or an incident spiral."""
    win_chance = challenger.contest(w.opposing, w.force, w.troops, p.c_n)
    u1 = u2 = u3 = 0.0
    for rung in range(1, 4):
        utility = challenger_utility(
            c.severity[rung],
            w.ambition,
            win_chance,
            eventual_attribution(c, w, rung),
            c.answer[rung],
            p.punishment,
            p.war_cost,
            p.world_cost,
            p.break_cost + w.willing,
            p.deniability if rung == DENIABLE else 0.0,
        )
        if rung == DENIABLE:
            u1 = utility
        elif rung == ARMED:
            u2 = utility
        else:
            u3 = utility
    chances = challenger_choice(u1, u2, u3, p.lambda_c)
    c.chances[0], c.chances[1], c.chances[2], c.chances[3] = chances
    w.act = challenger.pick(chances[0], chances[1], chances[2], luck[0])
    w.origin = CHOSEN if w.act else NOBODY
    if w.forced:
        w.act, w.origin = w.forced, FORCED
    if w.act == COMPLY and luck[1] < front.spiral_chance(p.spiral, w.tension, p.x0):
        w.act, w.origin = ARMED, SPIRAL


@rule
def eventual_attribution(c, w, rung):
    """Return the chance that an act of this rung is laid at the challenger's door."""
    if rung == OFFENSIVE:
        return 1.0
    hit = forces.hit_chance(c.hit_rate[rung], w.troops)
    return monitoring.eventual_attribution(c.missed[rung], hit)


@rule
def window(p, rung):
    """Return the weeks after which an unattributed incident lapses."""
    return int(p.window_1) if rung == DENIABLE else int(p.window_2)


@rule
def record(key, w):
    """Count the week's recorded violations; return the shock to tension."""
    u = draws.uniform4(key[0], key[1], w.week, 0, draws.FRONT, 0)
    shock, count_shock = draws.normal_pair(u[0], u[1])
    w.recorded = front.poisson_quantile(w.coverage * w.tension, u[2], count_shock)
    return shock


@rule
def strike(key, p, w, s, c):
    """See whose troops the act hits; a war begins, or an incident opens."""
    w.any_hit = 0
    if w.act == COMPLY:
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
    if w.act == OFFENSIVE:
        w.at_war, w.war_week, w.n_open = 1, w.week, 0
    else:
        c.opened[w.n_open], c.rungs[w.n_open] = w.week, w.act
        w.n_open += 1


@rule
def retaliate(key, p, w, c):
    """Let the protégé answer a limited act itself."""
    w.retaliated = 0
    if w.act in (DENIABLE, ARMED):
        chance = protege.retaliation_chance(
            c.severity[w.act], c.promised[w.act], p.p_u, p.p_b, p.p_c, p.lambda_p
        )
        u = draws.uniform4(key[0], key[1], w.week, key[3], draws.PROTEGE, 0)
        if u[0] < chance:
            w.retaliated = 1
