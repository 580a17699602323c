"""What a week adds to the block's tables."""

from __future__ import annotations

import math

from coalition_sim.engine.codes import ARMED, COMPLY, DENIABLE, SPIRAL
from coalition_sim.engine.weeks.layout import BACKSTOP
from coalition_sim.rules import defence
from coalition_sim.rules._compile import rule


@rule
def tally(w, c):
    """Count what this week adds to the future's outcome."""
    if w.at_war and w.week > w.war_week:
        return
    w.war_hazard += c.chances[3]
    w.n_recorded += w.recorded
    w.n_retaliations += w.retaliated
    w.n_alarms += w.alarms
    if w.act == COMPLY:
        return
    if w.origin == SPIRAL:
        w.n_spiral += 1
    else:
        if w.act == DENIABLE:
            w.n_deniable += 1
        elif w.act == ARMED:
            w.n_armed += 1
        if w.act >= ARMED and w.first_armed < 0:
            w.first_armed = w.week
    if w.act >= ARMED and w.first_armed_any < 0:
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
        tables.ladder[t, 0 if w.origin == SPIRAL else w.act] += 1
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
        w.n_alarms,
        w.n_retaliations,
        w.n_recommitments,
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
