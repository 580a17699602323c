"""Evidence, attribution, false alarms (M1-M3), by hand and by property."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.rules.monitoring import (
    alarm_chance,
    attribution_chance,
    coverage,
    eventual_attribution,
    evidence_rate,
    missed_chance,
    technology,
)

SHARE = st.floats(0.0, 1.0)


def test_technology_is_a_weighted_mean_scaled():
    # (2 x 1 + 1 x .4 + 1 x 0) / 4 = .6, half of it .3; weights need not sum to 1.
    assert technology(0.5, 1.0, 0.4, 0.0, 2.0, 1.0, 1.0) == pytest.approx(0.3)
    assert technology(1.0, 1.0, 1.0, 1.0, 0.4, 0.3, 0.3) == pytest.approx(1.0)
    assert technology(1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0) == 1.0


def test_evidence_comes_from_the_press_and_from_the_mechanism():
    # .05 + .8 x .5 x .15
    assert evidence_rate(0.05, 0.15, 0.8, 0.5) == pytest.approx(0.11)
    assert evidence_rate(0.05, 0.15, 0.0, 1.0) == 0.05


def test_attribution_needs_evidence_and_consent():
    assert attribution_chance(math.log(2), 1.0) == pytest.approx(0.5)
    assert attribution_chance(math.log(2), 0.5) == pytest.approx(0.25)
    assert attribution_chance(0.0, 1.0) == 0.0
    assert attribution_chance(1e9, 1.0) == 1.0


def test_an_incident_lapses_after_its_window():
    # Half a chance a week over three weeks: missed 1/8.
    assert missed_chance(0.5, 3.0) == pytest.approx(0.125)
    assert missed_chance(0.0, 26.0) == 1.0
    assert missed_chance(1.0, 1.0) == 0.0


def test_a_hit_on_foreign_troops_is_attributed_whatever_else():
    # 1 - .5 x .2 = .9
    assert eventual_attribution(0.2, 0.5) == pytest.approx(0.9)
    assert eventual_attribution(1.0, 0.0) == 0.0
    assert eventual_attribution(1.0, 1.0) == 1.0


@given(SHARE, st.floats(1, 104), SHARE)
def test_attribution_is_a_chance_and_grows_with_every_week(weekly, window, hit):
    shorter = eventual_attribution(missed_chance(weekly, window), hit)
    longer = eventual_attribution(missed_chance(weekly, window + 1), hit)
    assert 0.0 <= shorter <= longer <= 1.0


def test_alarms_come_with_tension_and_never_more_than_surely():
    assert alarm_chance(0.02, 500.0, 1000.0) == 0.01
    assert alarm_chance(0.1, 20000.0, 1000.0) == 1.0


def test_recorded_share_is_a_share():
    assert coverage(0.15, 0.5, 1.0, 1.0) == 0.65
    assert coverage(0.3, 0.8, 1.0, 1.5) == 1.0
