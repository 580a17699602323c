"""One week, one future, one block of futures: the order of the week, a second time."""

from __future__ import annotations

from coalition_sim.engine.codes import OFFENSIVE
from coalition_sim.engine.weeks.before import introduce, prepare
from coalition_sim.engine.weeks.beliefs import read
from coalition_sim.engine.weeks.challenge import aspire, choose, record, retaliate, strike
from coalition_sim.engine.weeks.counting import enter_outcome, enter_trace, enter_week, tally
from coalition_sim.engine.weeks.delivery import deliver
from coalition_sim.engine.weeks.events import apply_actions
from coalition_sim.engine.weeks.home import arm, govern, settle
from coalition_sim.engine.weeks.layout import INCIDENT
from coalition_sim.engine.weeks.response import attribute, respond
from coalition_sim.rules import draws
from coalition_sim.rules._compile import rule


@rule
def start_week(w, c):
    """Set this week's counts to zero."""
    w.attributed = w.alarms = w.forced = w.recommitted = 0
    for what in range(4):
        c.week_counts[what] = 0


@rule
def wage_war(key, p, w, s, c, tables, response_utility):
    """In a war's later weeks: no choice, no front-line record, new decisions now and then."""
    w.act = w.origin = w.recorded = w.retaliated = w.any_hit = 0
    if (w.week - w.war_week) % int(p.defence_gap) == 0:
        respond(key, p, w, s, c, OFFENSIVE, w.war_week, INCIDENT, tables, response_utility)


@rule
def keep_ceasefire(
    key,
    p,
    w,
    s,
    c,
    week_luck,
    luck,
    tables,
    challenger_utility,
    challenger_choice,
    response_utility,
):
    """In a week of ceasefire: a choice, the front, hits, attribution; return tension's shock."""
    choose(p, w, c, luck, challenger_utility, challenger_choice)
    shock = record(key, w)
    strike(key, p, w, s, c)
    retaliate(key, p, w, c)
    if w.at_war:
        respond(key, p, w, s, c, OFFENSIVE, w.war_week, INCIDENT, tables, response_utility)
    else:
        attribute(key, p, w, s, c, week_luck, tables, response_utility)
    return shock


@rule
def one_week(
    key,
    p,
    w,
    s,
    c,
    tables,
    week_luck,
    challenger_utility,
    challenger_choice,
    response_utility,
    vote_chance,
):
    """Simulate one week after its events; the order of phases is part of the model."""
    read(p, w, s, c, response_utility)
    luck = aspire(key, p, w)
    shock = 0.0
    if w.at_war:
        wage_war(key, p, w, s, c, tables, response_utility)
    else:
        shock = keep_ceasefire(
            key,
            p,
            w,
            s,
            c,
            week_luck,
            luck,
            tables,
            challenger_utility,
            challenger_choice,
            response_utility,
        )
    deliver(key, p, w, s, c, week_luck, tables)
    govern(key, p, w, s, week_luck, vote_chance)
    arm(key, p, w, c)
    if not w.at_war:
        settle(p, w, c, week_luck, shock)


@rule
def one_future(
    key,
    p,
    numbers,
    w,
    s,
    c,
    actions,
    tables,
    row,
    trace,
    state_trace,
    challenger_utility,
    challenger_choice,
    attribution_chance,
    response_utility,
    vote_chance,
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
            key,
            p,
            w,
            s,
            c,
            tables,
            week_luck,
            challenger_utility,
            challenger_choice,
            response_utility,
            vote_chance,
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
    place,
    actors,
    params,
    numbers,
    states,
    fresh,
    commons,
    worlds,
    actions,
    tables,
    trace,
    state_trace,
    challenger_utility,
    challenger_choice,
    attribution_chance,
    response_utility,
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
            key,
            params[0],
            numbers[0],
            worlds[0],
            states,
            commons[0],
            actions,
            tables,
            row,
            trace,
            state_trace,
            challenger_utility,
            challenger_choice,
            attribution_chance,
            response_utility,
            vote_chance,
        )
