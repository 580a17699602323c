"""Limits of theory, the challenger's side: deterrence, selection, tripwires, reputation.

Each holds exactly or to sampling error, and each has a control that must fail the same check.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.engine.rosters import (
    COMPLIANT,
    ONLY,
    PROVEN,
    coalition,
    guarantor,
    shares,
    violations,
)

from coalition_sim.engine import CoalitionModel, simulate, trace
from coalition_sim.rules import draws
from coalition_sim.rules.forces import hit_chance, hit_rate
from coalition_sim.scenario import load_scenario

INFINITE = 1e9  # of a precision


def bytes_of(results):
    """Return all that an engine hands over, as bytes."""
    raw = results.raw
    parts = (raw.outcomes, raw.weekly, raw.ladder, raw.hazard, raw.counts, raw.legal, raw.lags)
    return b"".join(part.tobytes() for part in (*parts, raw.state_weekly, raw.alive))


# T1 ----------------------------------------------------------------------------------------------
# zagarekilgour2000: a threat deters if and only if it is credible enough for what is at stake.
# One guarantor, belief rho from law alone, d = 0, lambda_C without bound, one week: a rung of
# severity s is worth violating iff rho < [v q - (w + w0 A) s - o / sqrt s] / (H W A).

CHALLENGER = {"punishment": 2.2, "war_cost": 0.9, "world_cost": 0.4, "break_cost": 0.3}
EVIDENCE = {"base_m1": 0.02, "base_m2": 0.1, "mech_m1": 0, "mech_m2": 0}
WINDOWS = {"window_1": 26, "window_2": 8}


def deterrent_belief(v, capability, *, punishment, war_cost, world_cost, break_cost):
    """Return the greatest belief, over the rungs, at which a rung is worth violating."""
    # Attributed before it lapses: 1 - exp(-m)^window; an offensive always.
    attributed = (1 - math.exp(-0.02 * 26), 1 - math.exp(-0.1 * 8), 1.0)
    beliefs = [
        (v / 2 - (war_cost + world_cost * a) * s - break_cost / math.sqrt(s))
        / (punishment * capability * a)
        for s, a in zip((0.2, 0.5, 1.0), attributed, strict=True)
    ]
    return np.max(beliefs, axis=0)


def share_explained(belief, capability, **assumed):
    """Return the share of 1000 challengers who do what the inequality says they do."""
    state = guarantor(capability=dict.fromkeys(shares(), capability))
    scenario = coalition(
        {"FRA": state}, weeks=1, ambition_sd=0.7, current_calculus=0, deniability=0,
        belief_lo=belief, belief_hi=belief, lambda_c=INFINITE,
        **CHALLENGER, **EVIDENCE, **WINDOWS,
    )  # fmt: skip
    outcomes = simulate(scenario, 1000).raw.outcomes
    violated = outcomes["n_deniable"] + outcomes["n_armed"] + (outcomes["first_offensive"] >= 0)
    expected = belief < deterrent_belief(outcomes["ambition"], capability, **assumed)
    assert 50 < expected.sum() < 950, "the case is one-sided and tells nothing"
    return np.mean((violated > 0) == expected)


@pytest.mark.parametrize(("belief", "capability"), [(0.2, 1.0), (0.5, 0.6), (0.8, 0.3)])
def test_t1_a_threat_deters_if_and_only_if_it_is_believed_enough(belief, capability):
    assert share_explained(belief, capability, **CHALLENGER) == 1.0
    harsher = CHALLENGER | {"punishment": 1.2 * CHALLENGER["punishment"]}
    assert share_explained(belief, capability, **harsher) < 1.0  # negative control


# T5 ----------------------------------------------------------------------------------------------
# smith1995: who is challenged is selected. Reliability theta ~ U(0, 1) is known to the challenger
# (B = .3 + .7 theta, law alone, lo 0, hi 1), who violates iff theta < theta*. Alliances that are
# tested look unreliable: observed honor rate theta*/2, though the mean is one half.

SELECTION = {"ambition_median": 3, "punishment": 2.2, "war_cost": 1.5, "world_cost": 0}
THETA_STAR = (3 / 2 - 1.5 * 0.2 - 0.1 / math.sqrt(0.2)) / 2.2  # T1 at s = .2: the least deterred
LAMBDA_G = 5.0


def acts_by_theta(
    severity,
    stake,
    left_to_do,
    reneging,
    bindingness,
    pledge,
    hit_resolve,
    hit,
    cost,
    support,
    risk,
    backstop,
    resolve,
):
    """Return the utility at which a guarantor acts with chance theta."""
    theta = (bindingness - 0.3) / 0.7
    return math.log(theta / (1.0 - theta)) / LAMBDA_G


def observed_honor(lambda_c, states=1500):
    """Return how many were asked, and the share of them who acted."""
    scenario = coalition(
        {"FRA": guarantor()}, weeks=1, belief_lo=0, belief_hi=1, current_calculus=0,
        belief_mass=1e9, lambda_c=lambda_c, lambda_g=LAMBDA_G, break_cost=0.1, deniability=0,
        **SELECTION, **PROVEN, **ONLY["diplomacy"],
    )  # fmt: skip
    asked = acted = 0
    for replicate in range(states):
        theta = draws.uniform4(5, replicate, 0, 0, 0, 0)[0]
        drawn = scenario.replace(bind_declared=0.3, bind_signed=0.3 + 0.7 * theta)
        rules = {"response_utility": acts_by_theta}
        model = CoalitionModel(drawn, seed=5, replicate=replicate, rules=rules, collect=False)
        model.step()
        asked += model.outcome["asked_diplomacy"]
        acted += model.outcome["acted_diplomacy"]
    return asked, acted / asked


def test_t5_promises_that_are_tested_are_the_unreliable_ones():
    p = THETA_STAR / 2
    asked, honored = observed_honor(INFINITE)
    assert asked == pytest.approx(1500 * THETA_STAR, abs=4 * math.sqrt(1500 / 4))
    tolerance = 4 * math.sqrt(p * (1 - p) / asked)
    assert abs(honored - p) < tolerance
    assert abs(honored - 0.5) > tolerance
    # Negative control: one who does not select meets the mean, one half.
    asked, honored = observed_honor(0.0)
    assert abs(honored - p) > 4 * math.sqrt(p * (1 - p) / asked)
    assert abs(honored - 0.5) < 4 * math.sqrt(0.25 / asked)


# T10 ---------------------------------------------------------------------------------------------
# schelling1966, reiterpoast2021: a tripwire is hit with 1 - (1 - theta s)^n; each further
# thousand adds less than the one before; no troops are no force at all.


def hit_share(troops, weeks=50, replicates=200):
    """Return the share of forced armed acts that hit troops, and their number."""
    state = guarantor(troops_planned=float(troops))
    scenario = coalition(
        {"FRA": state}, weeks=weeks, events=violations("armed", range(weeks)),
        theta=0.05, ramp=1, cas_scale=20, **COMPLIANT,
    )  # fmt: skip
    casualties = simulate(scenario, replicates).raw.outcomes["casualties"].sum()
    return casualties / (20 * 0.5) / (weeks * replicates), weeks * replicates


@pytest.mark.parametrize("troops", [1, 5, 20])
def test_t10_a_tripwire_is_hit_as_often_as_independent_thousands_are(troops):
    share, n = hit_share(troops)
    p, other = (1 - (1 - 0.05 * 0.5) ** size for size in (troops, 1.3 * troops))
    tolerance = 4 * math.sqrt(p * (1 - p) / n)
    assert abs(share - p) < tolerance
    assert abs(share - other) > tolerance  # negative control: a force a third larger


def test_t10_each_further_thousand_of_a_tripwire_adds_less():
    chances = np.array([hit_chance(hit_rate(0.05, 0.5), n) for n in range(60)])
    assert (np.diff(chances) > 0).all()
    assert (np.diff(chances, 2) < 0).all()
    assert not (np.diff(chances**2, 2) < 0).all()  # negative control: not of anything that grows


def test_t10_no_troops_are_bit_for_bit_no_force():
    force = {"theta": 0.1, "hit_effect": 0.6, "c_n": 0.01, "train": 0.06, "presence": 0.03}
    none = {"theta": 0, "hit_effect": 0, "c_n": 0, "train": 0, "presence": 0, "hit_resolve": 0}
    paris = load_scenario("paris", {"weeks": 80})
    empty = paris.replace(**{"states.*.troops_planned": 0})
    expected = bytes_of(simulate(empty.replace(**none), 60))
    assert bytes_of(simulate(empty.replace(**force), 60)) == expected
    assert bytes_of(simulate(paris.replace(**force), 60)) != expected  # negative control


# T13 ---------------------------------------------------------------------------------------------
# krepswilson1982: reputation falls with every act left unanswered. Without forgetting, belief
# after k such acts is m rho0 / (m + k K): it crosses p* at an exact integer. No backward
# induction: a known end changes nothing before it.

REPUTATION = {"belief_mass": 10, "belief_lo": 0.8, "belief_hi": 0.8, "memory": 1}


def first_temptation(**changes):
    """Return the first week in which the challenger would violate by himself."""
    scenario = coalition(
        {"FRA": guarantor(abstains=True)}, weeks=40, events=violations("armed", range(40)),
        current_calculus=0, spillover=1e9, lambda_c=INFINITE, break_cost=0.1, deniability=0,
        **(SELECTION | PROVEN | REPUTATION | changes),
    )  # fmt: skip
    return int(np.argmax(trace(scenario)["p_comply"].to_numpy() < 0.5))


def test_t13_the_number_of_unanswered_acts_that_break_deterrence_is_exact():
    # K = root of .5 at every rung (spillover without bound); p* as in T5.
    acts = math.floor(10 * (0.8 / THETA_STAR - 1) / math.sqrt(0.5)) + 1
    assert first_temptation() == acts
    assert first_temptation(belief_mass=13) != acts  # negative control


def test_t13_a_known_horizon_changes_nothing_before_it():
    short, long = (
        trace(load_scenario("paris", {"weeks": weeks}), seed=4, replicate=3) for weeks in (60, 120)
    )
    assert len(short) == 60
    assert short.equals(long.head(60))
    finalise = [{"kind": "finalise", "week": 30}]  # negative control
    other = trace(load_scenario("paris", {"weeks": 120, "events": finalise}), seed=4, replicate=3)
    assert not short.equals(other.head(60))


# T15 ---------------------------------------------------------------------------------------------
# mckelveypalfrey1995: without precision every rung has a quarter; only the product of precision
# and utilities is identified.


def test_t15_without_precision_every_rung_has_a_quarter():
    n = 4000
    tolerance = 4 * math.sqrt(0.25 * 0.75 / n)
    results = simulate(load_scenario("paris", {"lambda_c": 0, "weeks": 1}), n)
    shares_of_rungs = results.raw.ladder[0, :4] / n
    assert np.abs(shares_of_rungs - 0.25).max() < tolerance
    results = simulate(load_scenario("paris", {"lambda_c": 1, "weeks": 1}), n)
    assert np.abs(results.raw.ladder[0, :4] / n - 0.25).max() > tolerance  # negative control


def test_t15_the_scales_of_utility_and_precision_cancel():
    paris = load_scenario("paris", {"weeks": 100})
    p = paris.parameters
    names = ("ambition_median", "punishment", "war_cost", "world_cost", "break_cost")
    doubled = {name: 2 * getattr(p, name) for name in names}  # by 2, so that no bit is lost

    def chosen(**changes):
        return trace(paris.replace(**changes), seed=2).drop(columns="ambition")

    assert chosen(**doubled, lambda_c=p.lambda_c / 2).equals(chosen())
    assert not chosen(**doubled).equals(chosen())  # negative control
