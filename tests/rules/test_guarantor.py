"""A guarantor's decision (G1, G2) and the American backstop, by hand and by property."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.rules.guarantor import (
    backstop_reliability,
    left_to_do,
    logistic,
    response_probability,
    response_threshold,
    response_utility,
    share,
)

SHARE = st.floats(0.0, 1.0)
DRAW = st.floats(1e-9, 1.0 - 1e-9)
UTILITY = st.floats(-5.0, 5.0)


def test_the_logistic_is_known_at_some_points_and_never_overflows():
    assert logistic(0.0) == 0.5
    assert logistic(math.log(3)) == pytest.approx(0.75)
    assert logistic(-math.log(3)) == pytest.approx(0.25)
    assert (logistic(1e308), logistic(-1e308)) == (1.0, 0.0)
    assert (logistic(math.inf), logistic(-math.inf)) == (1.0, 0.0)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_logistic_is_a_share_and_symmetric(z):
    assert 0.0 <= logistic(z) <= 1.0
    assert logistic(z) + logistic(-z) == pytest.approx(1.0)


def test_nothing_of_nothing_is_nothing():
    assert share(0.0, 0.0) == 0.0
    assert share(0.3, 0.0) == 0.0
    assert share(1.0, 4.0) == 0.25


def test_free_riding_leaves_the_less_to_do_the_more_others_do():
    assert left_to_do(0.5, 0.0) == 1.0
    assert left_to_do(0.5, 2.0) == 0.25
    assert left_to_do(1.0, 0.0) == 1.0  # without free riding not even full help matters
    assert left_to_do(1.0, 1.0) == 0.0
    assert left_to_do(1.2, 1.0) == 0.0


def utility(**changes):
    values = {
        "severity": 0.5,
        "stake": 0.8,
        "left_to_do": 0.5,
        "reneging": 0.6,
        "bindingness": 0.5,
        "pledge": 1.0,
        "hit_resolve": 0.4,
        "hit": 1.0,
        "cost": 0.3,
        "support": 0.25,
        "risk": 0.2,
        "backstop": 0.5,
        "resolve": 0.1,
    } | changes
    return response_utility(*values.values())


def test_utility_equals_the_worked_example():
    # .5 [.8 x .5 + .6 x .5 x 1] = .35; hit +.4; cost .3 x .5/.25 = .6; risk .2 x .5 = .1;
    # resolve +.1. Together .35 + .4 - .6 - .1 + .1 = .15.
    assert utility() == pytest.approx(0.15)


@pytest.mark.parametrize(
    ("name", "value", "change"),
    [
        ("bindingness", 1.0, 0.15),  # .5 x .6 x .5
        ("pledge", 0.0, -0.15),
        ("hit", 0.0, -0.4),
        ("support", 0.5, 0.3),  # the cost halves
        ("backstop", 1.0, 0.1),
        ("left_to_do", 1.0, 0.2),
        ("resolve", 0.0, -0.1),
    ],
)
def test_each_part_of_the_utility_moves_it_as_worked_out(name, value, change):
    assert utility(**{name: value}) - utility() == pytest.approx(change)


def test_the_chance_of_acting_equals_the_worked_example():
    # lambda 5, V = .1, push .1: Lambda(1).
    assert response_probability(0.1, 0.1, 5.0) == pytest.approx(1 / (1 + math.exp(-1)))
    assert response_probability(0.2, -0.2, 5.0) == 0.5


def test_the_threshold_equals_the_worked_example():
    # u = 3/4: logit ln 3; ln 3 / 2 - .1.
    assert response_threshold(0.75, 0.1, 2.0) == pytest.approx(math.log(3) / 2 - 0.1)
    assert response_threshold(0.5, 0.3, 5.0) == pytest.approx(-0.3)


@given(DRAW, UTILITY, st.floats(0.0, 2.0), st.floats(0.1, 15.0))
def test_a_push_above_the_threshold_is_a_draw_below_the_chance(draw, value, push, precision):
    threshold = response_threshold(draw, value, precision)
    if abs(push - threshold) > 1e-6:
        acts = draw < response_probability(value, push, precision)
        assert acts == (push > threshold)


def test_a_clear_backstop_is_what_it_is_and_an_ambiguous_one_all_or_nothing():
    assert backstop_reliability(0.3, 0.0, 0.001, 0.999) == 0.3
    assert backstop_reliability(0.3, 1.0, 0.999, 0.2) == 1.0
    assert backstop_reliability(0.3, 1.0, 0.999, 0.3) == 0.0
    assert backstop_reliability(0.3, 0.5, 0.5, 0.2) == 0.3


@given(SHARE, SHARE, DRAW)
def test_ambiguity_leaves_the_mean_of_the_backstop(backstop, ambiguity, draw):
    n = 200
    grid = [(i + 0.5) / n for i in range(n)]
    mean = sum(backstop_reliability(backstop, ambiguity, draw, u) for u in grid) / n
    assert mean == pytest.approx(backstop, abs=1 / n)
