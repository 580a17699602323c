"""Armies, the multinational force and its exposure (C2, section 11)."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.rules.forces import (
    deployed,
    force_next,
    force_target,
    hit_chance,
    hit_rate,
    opposing_target,
)

SHARE = st.floats(0.0, 1.0)
TROOPS = st.floats(0.0, 500.0)


def test_each_thousand_is_hit_independently():
    # theta .2 at severity .5: each thousand is spared with .9; three are all spared with .729.
    assert hit_chance(hit_rate(0.2, 0.5), 3.0) == pytest.approx(0.271)
    assert hit_chance(hit_rate(0.2, 0.5), 1.0) == pytest.approx(0.1)


def test_no_troops_are_never_hit_and_certain_exposure_always():
    assert hit_chance(hit_rate(0.2, 0.5), 0.0) == 0.0
    assert hit_rate(1.0, 1.0) == -math.inf
    assert hit_chance(-math.inf, 0.5) == 1.0
    assert hit_chance(-math.inf, 0.0) == 0.0
    assert hit_rate(0.0, 1.0) == 0.0


@given(SHARE, SHARE, TROOPS, TROOPS)
def test_troops_of_two_states_are_hit_as_one_force_would_be(theta, severity, first, second):
    rate = hit_rate(theta, severity)
    apart = 1 - (1 - hit_chance(rate, first)) * (1 - hit_chance(rate, second))
    assert 0.0 <= apart <= 1.0
    assert apart == pytest.approx(hit_chance(rate, first + second), abs=1e-12)


def test_troops_come_and_go_one_step_a_week():
    assert [deployed(x, 6.0, 2.0) for x in (0.0, 3.0, 5.0, 6.0)] == [2.0, 5.0, 6.0, 6.0]
    assert [deployed(x, 0.0, 2.0) for x in (5.0, 1.0, 0.0)] == [3.0, 0.0, 0.0]


def test_the_protege_army_grows_with_help_training_and_cooperation():
    # .95 (1 + .05 + .03 x 15/15 + .05 x 130/260 + .15 x .5) = .95 x 1.18
    strength = force_target(0.95, 0.05, 0.03, 15.0, 15.0, 0.05, 130, 260.0, 0.15, 0.5)
    assert strength == pytest.approx(0.95 * 1.18)
    # Cooperation is full after its last week.
    late = force_target(0.95, 0.0, 0.0, 0.0, 15.0, 0.05, 900, 260.0, 0.0, 0.0)
    assert late == pytest.approx(0.95 * 1.05)


def test_sanctions_hold_the_challenger_army_down():
    assert opposing_target(1.2, 0.1, 0.5) == pytest.approx(1.14)
    assert opposing_target(1.2, 0.1, 0.0) == 1.2


def test_an_army_closes_part_of_the_gap_and_bears_losses():
    # 1 + .1 (1.2 - 1) - .05 x 1 = .97
    assert force_next(1.0, 1.2, 0.1, 0.05) == pytest.approx(0.97)
    assert force_next(1.0, 0.0, 0.5, 1.0) == 0.0


@given(st.floats(0, 2), st.floats(0, 2), SHARE)
def test_without_losses_an_army_never_overshoots(force, target, rate):
    after = force_next(force, target, rate, 0.0)
    assert min(force, target) - 1e-12 <= after <= max(force, target) + 1e-12
