"""The challenger's rules (C1, C3-C5) and his ambition, by hand and by property."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.rules.challenger import (
    answer,
    challenger_choice,
    challenger_utility,
    contest,
    drift,
    log_ambition,
    pick,
)

SHARE = st.floats(0.0, 1.0)
LEVEL = st.floats(0.0, 5.0)
UTILITY = st.floats(-1e6, 1e6)


# C1 ----------------------------------------------------------------------------------------------


def test_equal_armies_have_even_chances_and_a_force_helps_the_defender():
    assert contest(1.0, 1.0, 0.0, 0.004) == 0.5
    # 2 against 1 + .1 x 10 = 2: even again. 3 against 4: 9/25.
    assert contest(2.0, 1.0, 10.0, 0.1) == 0.5
    assert contest(3.0, 4.0, 0.0, 0.1) == pytest.approx(9 / 25)


def test_nobody_wins_a_contest_without_armies():
    assert contest(0.0, 0.0, 0.0, 0.004) == 0.5
    assert contest(1.0, 0.0, 0.0, 0.0) == 1.0
    assert contest(0.0, 1.0, 0.0, 0.0) == 0.0


@given(LEVEL, LEVEL, LEVEL, LEVEL)
def test_the_two_sides_chances_sum_to_1(attack, defence, troops, worth):
    own = defence + worth * troops
    chance = contest(attack, defence, troops, worth)
    assert 0.0 <= chance <= 1.0
    assert chance + contest(own, attack, 0.0, 0.0) == pytest.approx(1.0)


# C3 ----------------------------------------------------------------------------------------------


def test_a_hit_removes_part_of_the_doubt():
    # .2 x (.6 + .4 x .25 x .5) = .2 x .65
    assert answer(0.2, 0.6, 0.25, 0.5) == pytest.approx(0.13)
    assert answer(0.2, 1.0, 0.25, 0.5) == pytest.approx(0.2)
    assert answer(0.2, 0.6, 0.25, 0.0) == pytest.approx(0.12)


@given(SHARE, SHARE, SHARE, SHARE)
def test_an_expected_answer_lies_between_belief_and_promise(weight, belief, effect, hit):
    assert weight * belief - 1e-12 <= answer(weight, belief, effect, hit) <= weight + 1e-12


# C4 ----------------------------------------------------------------------------------------------


def utility(severity=0.25, **changes):
    values = {
        "ambition": 2.0,
        "win_chance": 0.5,
        "attribution": 0.4,
        "answer": 0.5,
        "punishment": 2.0,
        "war_cost": 1.0,
        "world_cost": 0.5,
        "break_cost": 0.6,
        "deniability": 0.5,
    } | changes
    return challenger_utility(severity, *values.values())


def test_utility_equals_the_worked_example():
    # s = 1/4: gain .25 (2 x .5 - 2 x .4 x .5) = .15; war .0625 (1 + .5 x .4) = .075;
    # breaking .6 x .5 x [1 - .5 x .6] = .21. Together .15 - .075 - .21 = -.135.
    assert utility() == pytest.approx(-0.135)
    # Denied in full (d = 1, A = 0): only gain .25 and war .0625 are left.
    assert utility(attribution=0.0, deniability=1.0) == pytest.approx(0.1875)


def test_complying_is_worth_nothing():
    assert utility(severity=0.0) == 0.0


@given(SHARE, SHARE, SHARE, LEVEL)
def test_an_answer_never_helps_the_challenger(severity, attribution, expected, ambition):
    common = {"attribution": attribution, "ambition": ambition}
    met = utility(severity, answer=expected, **common)
    assert met <= utility(severity, answer=0.0, **common) + 1e-12


# C5 ----------------------------------------------------------------------------------------------


def test_choice_equals_the_worked_example():
    # lambda = 1, utilities ln 2, ln 3, ln 4: weights 1, 2, 3, 4 of 10.
    chances = challenger_choice(math.log(2), math.log(3), math.log(4), 1.0)
    assert chances == pytest.approx((0.1, 0.2, 0.3, 0.4))


def test_without_precision_every_rung_has_a_quarter_and_without_bound_the_best_has_all():
    assert challenger_choice(9.0, -9.0, 1.0, 0.0) == (0.25, 0.25, 0.25, 0.25)
    assert challenger_choice(0.1, 0.2, -0.3, 1e9) == (0.0, 0.0, 1.0, 0.0)
    assert challenger_choice(-0.1, -0.2, -0.3, 1e9) == (1.0, 0.0, 0.0, 0.0)


@given(UTILITY, UTILITY, UTILITY, st.floats(0.0, 1e6))
def test_chances_are_chances_whatever_the_utilities(u1, u2, u3, precision):
    chances = challenger_choice(u1, u2, u3, precision)
    assert all(0.0 <= chance <= 1.0 for chance in chances)
    assert sum(chances) == pytest.approx(1.0)
    if precision:
        ranked = sorted(zip((0.0, u1, u2, u3), chances, strict=True))
        assert [chance for _, chance in ranked] == sorted(chances)


@given(st.lists(st.floats(0.01, 1.0), min_size=4, max_size=4), st.floats(1e-9, 1 - 1e-9))
def test_a_draw_picks_the_rung_in_whose_interval_it_falls(weights, draw):
    chances = [weight / sum(weights) for weight in weights]
    below = sum(draw >= sum(chances[: rung + 1]) for rung in range(3))
    assert pick(*chances[:3], draw) == below


def test_the_ends_of_the_intervals_belong_to_the_next_rung():
    assert [pick(0.25, 0.25, 0.25, u) for u in (0.1, 0.25, 0.5, 0.75)] == [0, 1, 2, 3]


# ambition ----------------------------------------------------------------------------------------


def test_ambition_mixes_a_lasting_and_a_drifting_part():
    # sd .5, persistence .36: .5 (.6 x 1 + .8 x 2) = 1.1
    assert log_ambition(0.5, 0.36, 1.0, 2.0) == pytest.approx(1.1)
    assert log_ambition(0.5, 1.0, 1.0, 2.0) == 0.5
    assert log_ambition(0.5, 0.0, 1.0, 2.0) == 1.0


@given(SHARE, st.floats(0.0, 3.0))
def test_the_variance_of_ambition_does_not_depend_on_what_lasts(persistence, sd):
    parts = log_ambition(sd, persistence, 1.0, 0.0), log_ambition(sd, persistence, 0.0, 1.0)
    assert math.hypot(*parts) == pytest.approx(sd)


def test_drift_keeps_its_variance():
    # .6 x 2 + .8 x 1 = 2; and .6^2 + .8^2 = 1.
    assert drift(2.0, 0.6, 1.0) == pytest.approx(2.0)
    assert math.hypot(drift(1.0, 0.6, 0.0), drift(0.0, 0.6, 1.0)) == pytest.approx(1.0)
    assert drift(2.0, 1.0, 5.0) == 2.0
