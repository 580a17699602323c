"""From decision to delivery (section 7), by hand and by property."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.rules.delivery import (
    ABANDONED,
    DELIVERED,
    WAITING,
    abandonment_hazard,
    fate,
    package_wait,
    recommitment_chance,
    sanctions_abandonment,
    stock_next,
)

SHARE = st.floats(0.0, 1.0)


def test_decisions_are_given_up_where_support_is_low():
    # 1.5 x .12 x .6
    assert abandonment_hazard(1.5, 0.12, 0.4) == pytest.approx(0.108)
    assert abandonment_hazard(1.5, 0.12, 1.0) == 0.0
    assert abandonment_hazard(3.0, 1.0, 0.0) == 1.0


def test_delivery_is_tried_first():
    # Deliver .2; then .8 x .25 = .2 abandoned.
    assert [fate(u, 0.2, 0.25) for u in (0.1, 0.2, 0.39, 0.41)] == [
        DELIVERED, ABANDONED, ABANDONED, WAITING,
    ]  # fmt: skip
    assert fate(0.999, 1.0, 1.0) == DELIVERED


@given(SHARE, SHARE)
def test_the_shares_of_the_three_fates_are_those_of_the_hazards(deliver, abandon):
    n = 500
    fates = [fate((i + 0.5) / n, deliver, abandon) for i in range(n)]
    assert fates.count(DELIVERED) / n == pytest.approx(deliver, abs=1 / n)
    assert fates.count(ABANDONED) / n == pytest.approx((1 - deliver) * abandon, abs=1.5 / n)


def test_the_wait_for_a_package_is_the_mean_residual_of_its_intervals():
    # Hazard ½ after a gap of 2: intervals 2 + geometric, mean 4, variance 2:
    # (2 + 16) / 8 = 2.25.
    assert package_wait(2.0, 0.5) == pytest.approx(2.25)
    # A package every week (gap 0, hazard 1): intervals of 1, residual ½.
    assert package_wait(0.0, 1.0) == 0.5
    assert package_wait(8.0, 0.0) == 0.0
    # The defaults give what is written in the specification, 7.7 weeks.
    assert package_wait(8.0, 0.18) == pytest.approx(7.7, abs=0.05)


def test_sanctions_are_given_up_at_the_speed_of_packages():
    # 1.5 x .6 / 7.5
    assert sanctions_abandonment(1.5, 0.4, 7.5) == pytest.approx(0.12)
    assert sanctions_abandonment(3.0, 0.0, 0.5) == 1.0
    assert sanctions_abandonment(1.5, 0.4, 0.0) == 0.0  # no package ever comes


def test_stocks_fade_and_fill():
    assert stock_next(0.5, 0.98, 0.1) == pytest.approx(0.59)
    assert stock_next(0.9, 0.98, 0.5) == 1.0


def test_delivered_diplomacy_may_bring_a_recommitment():
    assert recommitment_chance(0.5, 0.4) == 0.2
    assert recommitment_chance(1.0, 1.5) == 1.0


@given(SHARE, SHARE, st.floats(0, 3), st.floats(0, 52), st.floats(0.01, 1))
def test_hazards_are_chances(speed, support, abandon, gap, hazard):
    assert 0.0 <= abandonment_hazard(abandon, speed, support) <= 1.0
    wait = package_wait(gap, hazard)
    assert wait > 0.0
    assert 0.0 <= sanctions_abandonment(abandon, support, wait) <= 1.0
