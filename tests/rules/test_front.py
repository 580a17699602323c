"""The front line (section 5): tension, spirals, and the Poisson count."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coalition_sim.rules.defence import HELD, LOST_GROUND, REPELLED, defence_outcome, front_step
from coalition_sim.rules.front import (
    clip,
    flare,
    poisson_quantile,
    spiral_chance,
    tension_next,
    tension_target,
)

DRAW = st.floats(1e-9, 1.0 - 1e-9)


def test_tension_tends_to_what_violation_pays_but_never_below_its_floor():
    assert tension_target(1000.0, 0.3, 0.02) == 300.0
    assert tension_target(1000.0, 0.001, 0.02) == 20.0


def test_tension_moves_as_worked_out():
    # Half the target: pull .5; r .2, no noise: e^.1.
    assert tension_next(50.0, 100.0, 0.2, 2.0, 0.0, 0.0) == pytest.approx(50 * math.exp(0.1))
    # Ten times the target: pull -9, braked to -2: e^-.4.
    assert tension_next(1000.0, 100.0, 0.2, 2.0, 0.0, 0.0) == pytest.approx(1000 * math.exp(-0.4))
    # At the target only noise: sigma .4, shock 1: e^(.4 - .08).
    assert tension_next(100.0, 100.0, 0.2, 2.0, 0.4, 1.0) == pytest.approx(100 * math.exp(0.32))


def test_the_noise_of_tension_has_mean_1():
    # E[exp(sigma z - sigma^2/2)] = 1, by Gauss-Hermite quadrature.
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)
    factors = [tension_next(1.0, 1.0, 0.2, 2.0, 0.7, z) for z in nodes]
    assert np.dot(weights, factors) / weights.sum() == pytest.approx(1.0)


def test_an_act_and_its_answer_raise_tension():
    # 1 + .6 x .5 + .3 = 1.6
    assert flare(0.5, 0.6, 1.0, 0.3) == pytest.approx(1.6)
    assert flare(0.0, 0.6, 0.0, 0.3) == 1.0


def test_a_value_is_kept_between_its_bounds():
    assert [clip(x, 0.5, 2.0) for x in (0.1, 1.0, 9.0)] == [0.5, 1.0, 2.0]


def test_spirals_come_with_tension_and_never_more_than_surely():
    assert spiral_chance(0.004, 500.0, 1000.0) == 0.002
    assert spiral_chance(0.5, 20000.0, 1000.0) == 1.0


# the Poisson count ------------------------------------------------------------------------------


@given(st.floats(1e-3, 29.999), DRAW)
def test_below_a_mean_of_30_the_count_inverts_the_poisson_exactly(mean, draw):
    count = poisson_quantile(mean, draw, 0.0)
    # Rounding may move a draw over a step by a few units in the last place.
    assert stats.poisson.cdf(count, mean) >= draw - 1e-12
    assert count == 0 or stats.poisson.cdf(count - 1, mean) < draw + 1e-12


def test_a_count_of_a_worked_example():
    # Mean 1: P(0) = .368, P(<=1) = .736, P(<=2) = .920.
    assert [poisson_quantile(1.0, u, 0.0) for u in (0.36, 0.37, 0.73, 0.74, 0.91)] == [
        0, 1, 1, 2, 2,
    ]  # fmt: skip
    assert poisson_quantile(0.0, 0.999, 0.0) == 0


def test_a_draw_beyond_the_last_term_that_a_float_holds_ends():
    assert 0 < poisson_quantile(5.0, 1.0, 0.0) < 500


@pytest.mark.parametrize("mean", [30.0, 45.5, 200.0, 5000.0])
def test_above_30_the_count_has_the_poisson_mean_variance_and_skewness(mean):
    # By midpoints of the normal, not by chance: what is left is rounding (1/12) and the
    # expansion's own second order (1/18).
    n = 20_000
    shocks = stats.norm.ppf((np.arange(n) + 0.5) / n)
    counts = np.array([poisson_quantile(mean, 0.5, z) for z in shocks])
    assert moments_fit(counts, mean)
    assert not moments_fit(counts, 1.02 * mean)  # negative control


def moments_fit(counts, mean):
    skewness = ((counts - counts.mean()) ** 3).mean() / counts.std() ** 3
    return (
        abs(counts.mean() - mean) < 0.05
        and abs(counts.var() - mean - 1 / 12 - 1 / 18) < 0.01 * mean
        and abs(skewness - 1 / math.sqrt(mean)) < 0.02
    )


@given(st.floats(30.0, 1e5), st.floats(-4.0, 4.0))
def test_above_30_the_count_is_within_two_of_the_exact_quantile(mean, shock):
    exact = stats.poisson.ppf(stats.norm.cdf(shock), mean)
    assert abs(poisson_quantile(mean, 0.5, shock) - exact) <= 2


def test_a_far_shock_gives_no_negative_count():
    assert poisson_quantile(30.0, 0.5, -30.0) >= 0
    assert poisson_quantile(30.0, 0.5, -8.0) == 0


# the front in war -------------------------------------------------------------------------------


def test_the_front_moves_with_the_balance_of_forces():
    # 2 (.75 - .5) + .4 x 1 = .9
    assert front_step(0.75, 2.0, 0.4, 1.0) == pytest.approx(0.9)
    assert front_step(0.5, 2.0, 0.4, 0.0) == 0.0


def test_the_lines_between_outcomes_belong_to_the_better_one():
    assert [defence_outcome(x, 0.0, 2.5) for x in (-1.0, 0.0, 0.1, 2.5, 2.6)] == [
        REPELLED, REPELLED, HELD, HELD, LOST_GROUND,
    ]  # fmt: skip
