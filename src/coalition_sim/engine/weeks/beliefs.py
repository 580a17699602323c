"""Phase 1: troops deploy, beliefs drift to their priors, credibility is read."""

from __future__ import annotations

from coalition_sim.engine.weeks.layout import BACKSTOP
from coalition_sim.rules import challenger, credibility, forces, guarantor
from coalition_sim.rules._compile import rule


@rule
def read(p, w, s, c, response_utility):
    """Deploy troops; let beliefs drift to their priors, and read credibility."""
    deploy(p, w, s, c)
    if w.week % int(p.calculus_gap) == 0:
        reappraise(p, w, s, c, response_utility)
    gauge(p, s, c)


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
            fixed = (
                p.reneging,
                g.bindingness,
                pledge,
                p.hit_resolve,
                0.0,
                c.cost[k],
                g.support,
                c.risk[k],
                believed,
                0.0,
            )
            if c.due[k, 1] > 0.0:
                u = response_utility(c.severity[1], g.stake, c.left_to_do[1], *fixed)
                t1 += owed * c.due[k, 1] * guarantor.response_probability(u, push, p.lambda_g)
            u = response_utility(c.severity[2], g.stake, c.left_to_do[2], *fixed)
            t2 += owed * c.due[k, 2] * guarantor.response_probability(u, push, p.lambda_g)
            u = response_utility(c.severity[3], g.stake, c.left_to_do[3], *fixed)
            t3 += owed * c.due[k, 3] * guarantor.response_probability(u, push, p.lambda_g)
    return t1, t2, t3


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
