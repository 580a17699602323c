"""Phase 7: delivery, abandonment, stocks."""

from __future__ import annotations

from coalition_sim.engine.codes import ABANDONED, DELIVERED, MILITARY, SANCTIONS
from coalition_sim.engine.weeks.response import note
from coalition_sim.rules import credibility, delivery, draws
from coalition_sim.rules._compile import rule


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
    if k == SANCTIONS:
        fate = delivery.DELIVERED
        if not package:
            give_up = delivery.sanctions_abandonment(p.abandon, s[i].support, w.mean_wait)
            fate = delivery.fate(luck, 0.0, give_up)
    else:
        speed = c.speed[k]
        if k == MILITARY and s[i].needs_vote and not s[i].has_passed:
            speed = c.speed[k] * p.vote_drag
        give_up = delivery.abandonment_hazard(p.abandon, speed, s[i].support)
        fate = delivery.fate(luck, speed, give_up)
    if fate == delivery.DELIVERED:
        c.arriving[k] += s[i].capability[k] * s[i].pledges[k]
        tables.lags[k, min(w.week - s[i].since[k], tables.lags.shape[1] - 1)] += 1
        close(p, s, c, i, k, DELIVERED, tables)
    elif fate == delivery.ABANDONED:
        give_up_calls(p, s, c, i, k, tables)


@rule
def give_up_calls(p, s, c, i, k, tables):
    """Break every open call on one instrument: what was announced is taken back."""
    for rung in range(1, 4):
        owed = s[i].owed[k, rung]
        s[i].kept[rung] = credibility.withdrawn(s[i].kept[rung], owed)
        s[i].broken[rung] += owed
    close(p, s, c, i, k, ABANDONED, tables)


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
