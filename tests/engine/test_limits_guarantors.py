"""Limits of theory, the guarantors' side: tying hands, thresholds, volunteers, ambiguity.

Each holds exactly or to sampling error, and each has a control that must fail the same check.
"""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.rosters import (
    COMPLIANT,
    ONLY,
    PROVEN,
    coalition,
    guarantor,
    shares,
    violations,
)

from coalition_sim.engine import simulate, trace
from coalition_sim.rules import draws
from coalition_sim.rules.guarantor import (
    backstop_reliability,
    left_to_do,
    logistic,
    response_probability,
    response_utility,
)

INFINITE = 1e9  # of a precision
ALWAYS = {"stake": 50.0}  # acts whatever the cost


# T4 ----------------------------------------------------------------------------------------------
# fearon1997: tying hands (a cost of reneging) makes more types act, 1 - F(cost - R B pi) of them;
# a sunk cost (troops sent and paid for) makes none.


def share_responding(reneging, n=10_000):
    """Return the share of stakes, uniform on (0, 1), at which a state responds."""
    acting = 0
    for replicate in range(n):
        stake, luck, _, _ = draws.uniform4(4, replicate, 0, 0, 0, 0)
        value = response_utility(1, stake, 1, reneging, 0.5, 0.8, 0, 0, 0.7, 0.5, 0, 0, 0)
        acting += luck < response_probability(value, 0, INFINITE)
    return acting / n


def test_t4_tied_hands_respond_as_often_as_the_cost_of_reneging_says():
    p = 1 - (0.7 - 0.6 * 0.5 * 0.8)  # cost .7, R .6, B .5, pi .8
    tolerance = 4 * math.sqrt(p * (1 - p) / 10_000)
    assert abs(share_responding(0.6) - p) < tolerance
    assert abs(share_responding(0.5) - p) > tolerance  # negative control


def answers(troops, **parameters):
    """Return what a state was asked and did, over 200 futures of 20 armed acts."""
    state = guarantor(troops_planned=float(troops), stake=0.8)
    scenario = coalition(
        {"FRA": state}, weeks=20, events=violations("armed", range(20)), train=0, ramp=1,
        **COMPLIANT, **PROVEN, **parameters,
    )  # fmt: skip
    return simulate(scenario, 200).raw.counts.tobytes()


def test_t4_a_sunk_cost_of_deployment_changes_no_answer():
    assert answers(troops=10) == answers(troops=0)
    assert answers(troops=10, theta=0.1) != answers(troops=0)  # negative control: troops at risk
    assert answers(troops=0, reneging=0.9) != answers(troops=0)  # negative control: tied hands


# T7 ----------------------------------------------------------------------------------------------
# weisigeryarhimilo2015: reputation follows conduct. Under one act a week, always answered to a
# share y of duty, kept <- w (kept + K y) + (1-w) m rho0, so that the long-run belief is
# (w K y + (1-w) m rho0) / (w K + (1-w) m).


def long_run_belief(state, **changes):
    """Return the beliefs at the three rungs after many weeks of the same conduct."""
    parameters = {
        "memory": 0.9, "belief_mass": 3, "belief_lo": 0.4, "belief_hi": 0.4, "spillover": 0.5,
        "current_calculus": 0, "speed_d": 1, "cost_m": 1e3,
    } | changes  # fmt: skip
    scenario = coalition(
        {"FRA": state}, weeks=300, events=violations("armed", range(300)),
        **COMPLIANT, **PROVEN, **parameters,
    )  # fmt: skip
    last = trace(scenario).iloc[-1]
    return [last[f"credibility_{rung}"] for rung in (1, 2, 3)]


def expected_belief(conduct, spillover=0.5):
    weights = [math.sqrt(0.5) * math.exp(-abs(0.5 - s) / spillover) for s in (0.2, 0.5, 1.0)]
    return [(0.9 * k * conduct + 0.1 * 3 * 0.4) / (0.9 * k + 0.1 * 3) for k in weights]


def test_t7_belief_settles_where_constant_conduct_puts_it():
    never = guarantor(abstains=True)
    # Diplomacy, half pledged, is always given; troops, fully pledged, cost too much, so that
    # y = .1 x .5 / (.1 x .5 + .4 x 1) = 1/9 with the weights e_D = .1, e_M = .4.
    partly = guarantor(**ALWAYS, pledges=shares(diplomacy=0.5, military=1))
    always = guarantor(**ALWAYS, pledges=shares(diplomacy=0.5))
    for state, conduct in ((never, 0.0), (partly, 1 / 9), (always, 1.0)):
        assert long_run_belief(state) == pytest.approx(expected_belief(conduct), abs=1e-9)
        # Negative control: another reach of reputation.
        assert long_run_belief(state, spillover=0.6) != pytest.approx(
            expected_belief(conduct), abs=1e-3
        )


# T9 ----------------------------------------------------------------------------------------------
# powell1990, fearon1997: there is a smallest severity worth answering,
# s* = [c/(2D) + x (1-b) - tau Z - resolve] / [stake (1-X)^eta + R B pi].

PART = st.floats(0.05, 1.0)


@given(PART, PART, PART, PART, PART, PART, PART, PART, st.floats(0, 3), st.floats(-0.1, 0.1))
def test_t9_there_is_a_smallest_severity_worth_answering(
    stake, others, bindingness, pledge, cost, support, risk, backstop, free_riding, resolve
):
    def value(severity):
        return response_utility(
            severity, stake, left_to_do(others, free_riding), 0.6, bindingness, pledge, 0.4, 1,
            cost, support, risk, backstop, resolve,
        )  # fmt: skip

    price = cost / (2 * support) + risk * (1 - backstop) - 0.4 - resolve
    worth = stake * (1 - others) ** free_riding + 0.6 * bindingness * pledge
    smallest = price / worth
    assert value(smallest) == pytest.approx(0.0, abs=1e-9)
    assert response_probability(value(smallest + 1e-3), 0, INFINITE) == 1.0
    assert response_probability(value(smallest - 1e-3), 0, INFINITE) == 0.0
    if risk * (1 - backstop) > 1e-6:
        without_risk = (price - risk * (1 - backstop)) / worth  # negative control
        assert value(without_risk) != pytest.approx(0.0, abs=1e-9)


# T12 ---------------------------------------------------------------------------------------------
# granovetter1978: a hundred states with thresholds 0, 1, ..., 99 all act, one after another; make
# the one with threshold 1 wait for two, and only the first acts. brockdurlauf2001: there is more
# than one resting point only if lambda_G kappa > 4.


def crowd(thresholds, **parameters):
    """Return a coalition in which state i acts once that many others do, and one armed act."""
    # With lambda_G without bound a state acts iff kappa l > cost - .5 stake (severity .5), where
    # l is the share already in; half a state is taken off, since "as many as" is enough.
    parameters = {"lambda_g": 1e12, "follow": 1, "cost_d": 1.2, "reneging": 0} | parameters
    codes = ["".join(letters) for letters in itertools.product("ABCDEFGHIJ", "ABCDEFGHIJ", "A")]
    states = {
        code: guarantor(
            pledges=shares(diplomacy=1),
            capability=shares(diplomacy=0.01),
            stake=2 * (1.2 - (threshold - 0.5) / 100),
        )
        for code, threshold in zip(codes, thresholds, strict=True)
    }
    events = violations("armed", [0])
    return coalition(states, weeks=1, events=events, **COMPLIANT, **PROVEN, **parameters)


@pytest.mark.parametrize("engine", ["ensemble", "mesa"])
def test_t12_a_hundred_thresholds_in_a_row_all_fall_and_a_gap_stops_them(engine):
    def acting(thresholds):
        outcomes = simulate(crowd(thresholds), 3, engine=engine).raw.outcomes
        assert (outcomes["asked_diplomacy"] == 100).all()
        return outcomes["acted_diplomacy"].tolist()

    assert acting(range(100)) == [100] * 3
    assert acting([0, 2, *range(2, 100)]) == [1] * 3
    assert acting(reversed(range(100))) == [100] * 3  # whatever their order


def resting_points(steepness):
    """Return how many shares p solve p = P(act | V = -kappa/2, push kappa p)."""
    shares_in = np.linspace(0.0005, 0.9995, 1000)
    gaps = [
        response_probability(-0.5 * steepness, steepness * share, 1.0) - share
        for share in shares_in
    ]
    return int((np.diff(np.sign(gaps)) != 0).sum())


def test_t12_only_steep_following_can_tip():
    assert [resting_points(steepness) for steepness in (1, 3, 3.9)] == [1, 1, 1]
    assert [resting_points(steepness) for steepness in (4.5, 6, 8)] == [3, 3, 3]


def test_t12_a_coalition_that_can_tip_stays_out_where_one_that_cannot_half_joins():
    # V = -kappa/2 for all: one half is a resting point. Rounds begin with nobody in, so that
    # above 4 they stop at the lowest: p = Lambda(8 (p - .5)) at p = .0213.
    def share_in(steepness):
        # V = .5 stake - 1.2 = -kappa/2 at the stake that `crowd` gives to this threshold.
        same = [0.5 + 50 * steepness / 5] * 100
        scenario = crowd(same, lambda_g=5, follow=steepness / 5)
        return simulate(scenario, 300).raw.outcomes["acted_diplomacy"].mean() / 100

    assert share_in(8) < 0.05
    assert abs(share_in(2) - 0.5) < 0.05


# T18 ---------------------------------------------------------------------------------------------
# diekmann1985: in the volunteer's dilemma of N players with benefit U and cost K, each volunteers
# with 1 - (K/U)^(1/(N-1)). With eta = N - 1 the share of the stake left to oneself is the chance
# that nobody else volunteers, and beliefs settle at the logit form of that equilibrium.

PLAYERS, BENEFIT, COST = 5, 1.0, 0.3


def logit_equilibrium(precision, players=PLAYERS):
    """Return the root of p = Lambda(precision [U (1-p)^(N-1) - K]) by bisection."""
    low, high = 0.0, 1.0
    for _ in range(80):
        p = (low + high) / 2
        low, high = (
            (p, high)
            if logistic(precision * (BENEFIT * (1 - p) ** (players - 1) - COST)) > p
            else (low, p)
        )
    return p


def test_t18_the_logit_equilibrium_tends_to_diekmanns():
    mixed = 1 - (COST / BENEFIT) ** (1 / (PLAYERS - 1))
    assert logit_equilibrium(1e7) == pytest.approx(mixed, abs=1e-5)
    assert logit_equilibrium(1e7, PLAYERS - 1) != pytest.approx(mixed, abs=1e-2)  # control
    # Where all volunteer with that chance, one's own effort is worth its cost.
    value = response_utility(
        1, BENEFIT, left_to_do(mixed, PLAYERS - 1), 0, 1, 1, 0, 0, COST, 0.5, 0, 0, 0
    )
    assert value == pytest.approx(0.0, abs=1e-12)


def settled_belief(free_riding):
    """Return the belief in which five alike settle, week after week reckoning with the others."""
    states = {
        code: guarantor(stake=BENEFIT, capability=dict.fromkeys(shares(), 0.2))
        for code in ("AAA", "BBB", "CCC", "DDD", "EEE")
    }
    scenario = coalition(
        states, weeks=200, lambda_g=2, reneging=0, cost_d=COST, current_calculus=1,
        calculus_gap=1, memory=0, free_riding=free_riding, **COMPLIANT, **ONLY["diplomacy"],
    )  # fmt: skip
    return trace(scenario)["credibility_3"].iloc[-1]


def test_t18_beliefs_settle_at_the_volunteers_equilibrium():
    expected = logit_equilibrium(2)
    assert settled_belief(PLAYERS - 1) == pytest.approx(expected, abs=1e-9)
    assert settled_belief(PLAYERS - 2) != pytest.approx(expected, abs=1e-3)  # negative control


# T20 ---------------------------------------------------------------------------------------------
# benson2012: an ambiguous backstop (all or nothing, same mean) makes the response
# (1-b) Lambda(z0) + b Lambda(z1). At b = 1/2 it raises the response iff the clear one is below 1/2.

LAMBDA_G, RISK, PUSH = 5.0, 0.8, 0.3 * 0.25
N_FUTURES = 20_000


def drive(backstop, cost):
    """Return z at a reliability of the backstop: severity .5, stake 1, R 0, support .5."""
    return LAMBDA_G * (0.5 - cost - RISK * (1 - backstop) + PUSH * backstop)


def share_answering(backstop, cost, *, ambiguity):
    """Return the share of futures in which a state answers one armed act with troops."""
    states = {
        "DEU": guarantor(pledges=shares(military=1)),
        "USA": guarantor(role="backstop", pledges=shares(military=1)),
    }
    scenario = coalition(
        states, weeks=1, events=violations("armed", [0]), lambda_g=LAMBDA_G, cost_m=cost,
        risk_m=RISK, reneging=0, follow=0.3, us_weight=0.25, backstop=backstop,
        ambiguity=ambiguity, **COMPLIANT, **PROVEN,
    )  # fmt: skip
    asked, acted = simulate(scenario, N_FUTURES).raw.counts[0, 0, 1, :2]
    assert asked == N_FUTURES
    return acted / asked


@pytest.mark.parametrize(("backstop", "cost"), [(0.5, 0.3), (0.5, 0.0), (0.2, 0.1), (0.8, 0.2)])
def test_t20_an_ambiguous_backstop_gives_the_mixture_of_the_two_clear_ones(backstop, cost):
    p = (1 - backstop) * logistic(drive(0, cost)) + backstop * logistic(drive(1, cost))
    clear = logistic(drive(backstop, cost))
    tolerance = 4 * math.sqrt(0.25 / N_FUTURES)
    assert abs(share_answering(backstop, cost, ambiguity=1) - p) < tolerance
    assert abs(share_answering(backstop, cost, ambiguity=0) - clear) < tolerance
    assert abs(clear - p) > tolerance  # negative control: the clear one is another
    if backstop == 0.5:
        assert (p > clear) == (clear < 0.5)


@given(st.floats(-6, 6), st.floats(0.01, 6))
def test_t20_at_even_odds_ambiguity_raises_what_is_below_one_half(middle, spread):
    sides = [backstop_reliability(0.5, 1.0, 0.0, draw) for draw in (0.25, 0.75)]
    mixed = sum(logistic(middle + spread * (2 * b - 1)) for b in sides) / 2
    if abs(middle) > 1e-3:
        assert (mixed > logistic(middle)) == (middle < 0)
