"""Phases 8 to 10: support, finalisation and votes, armies, tension."""

from __future__ import annotations

from coalition_sim.engine.weeks.layout import BACKSTOP
from coalition_sim.rules import (
    challenger,
    defence,
    delivery,
    draws,
    forces,
    front,
    parliament,
    support,
)
from coalition_sim.rules._compile import rule


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
        g.support = support.support_next(g.support, target, rate, drop, noise, shock, low, high)
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
def arm(key, p, w, c):
    """Let both armies grow; in war, move the front."""
    target = forces.force_target(
        p.F0,
        p.aid,
        p.train,
        w.troops,
        p.train_troops,
        p.coop,
        w.week,
        p.coop_weeks,
        p.chi,
        w.aid_stock,
    )
    loss = p.loss_f * c.severity[w.act] if w.act else 0.0
    w.force = forces.force_next(w.force, target, p.d_rho if w.at_war else p.rho_f, loss)
    target = forces.opposing_target(p.G0, p.zeta, w.sanctions_stock)
    w.opposing = forces.force_next(w.opposing, target, p.rho_g, 0.0)
    if w.at_war:
        u = draws.uniform4(key[0], key[1], w.week, 0, draws.DEFENCE, 0)
        win_chance = challenger.contest(w.opposing, w.force, w.troops, p.c_n)
        w.front += defence.front_step(win_chance, p.v_front, p.front_sd, draws.normal(u[0], u[1]))


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
