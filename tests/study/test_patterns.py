"""The statistics of the patterns, on series whose answer is known, and on the model."""

from __future__ import annotations

import math

import numpy as np
import pytest

from coalition_sim.engine.estimates import Estimate
from coalition_sim.scenario import references
from coalition_sim.study.accepted import stored
from coalition_sim.study.pattern_measures import (
    MEASURES,
    autocorrelation,
    dispersion,
    fall,
    weeks_to_double,
    weeks_to_half,
)
from coalition_sim.study.pattern_runs import ANSWERED, CHANGED, TESTS, UNANSWERED, Runs
from coalition_sim.study.patterns import PATTERNS, Pattern
from coalition_sim.study.validate import validate

BAND = {pattern.name: pattern for pattern in PATTERNS}


@pytest.fixture(scope="module")
def runs():
    return Runs(replicates=200, seed=3)


def test_every_statistic_has_a_band_and_every_band_a_statistic():
    assert sorted(BAND) == sorted(MEASURES)
    assert all(pattern.low < pattern.high for pattern in PATTERNS)


def test_every_band_names_a_source_that_resolves():
    known = set(references())
    used = {key.strip() for pattern in PATTERNS for key in pattern.source.split(",")}
    assert used <= known


def test_a_poisson_series_fails_what_bursts_must_pass():
    counts = np.random.default_rng(1).poisson(300, (200, 96)).astype(float)
    assert np.median(dispersion(counts)) == pytest.approx(1, abs=0.1)
    assert np.median(autocorrelation(counts)) == pytest.approx(0, abs=0.05)
    for name, statistic in (("dispersion", dispersion), ("autocorrelation", autocorrelation)):
        value = float(np.median(statistic(counts)))
        assert not BAND[name].holds(Estimate(value, value, value))


def test_the_autocorrelation_of_an_autoregression_is_its_coefficient():
    luck = np.random.default_rng(2).standard_normal((400, 500))
    series = np.zeros_like(luck)
    for week in range(1, 500):
        series[:, week] = 0.6 * series[:, week - 1] + luck[:, week]
    assert np.median(autocorrelation(series)) == pytest.approx(0.6, abs=0.02)


def test_the_saw_tooth_is_measured_from_the_week_of_the_renewal():
    # 100 a week until week 20, the week of the renewal; then 10, and a fifth more every week.
    before, tooth = [100.0] * 21, [10 * 1.2**week for week in range(30)]
    counts = np.array([before + tooth])
    assert fall(counts, 20) == pytest.approx([0.9])
    assert weeks_to_double(counts, 20) == [4]  # 1.2^4 = 2.07
    assert weeks_to_half(counts, 20) == [10]  # 10 * 1.2^9 = 51.6, the tenth week after


def test_what_never_comes_back_takes_for_ever():
    counts = np.array([[100.0] * 21 + [10.0] * 30])
    assert weeks_to_half(counts, 20) == [math.inf]
    assert weeks_to_double(counts, 20) == [math.inf]


def test_a_band_is_met_inside_it_and_perhaps_met_where_the_interval_reaches_it():
    pattern = Pattern("P0", "x", "", (), 0.2, 0.4, "")
    assert pattern.holds(Estimate(0.4, 0.3, 0.5))
    beside = Estimate(0.45, 0.38, 0.52)
    assert pattern.may_hold(beside)
    assert not pattern.holds(beside)
    assert not pattern.may_hold(Estimate(0.5, 0.45, 0.55))
    assert not pattern.may_hold(Estimate(math.nan, math.nan, math.nan))


def test_weeks_between_packages_are_those_of_a_gap_and_a_geometric_wait(runs):
    waits = 8 + np.random.default_rng(4).geometric(0.18, 100_000)
    assert MEASURES["package_interval"](runs).value == pytest.approx(waits.mean(), rel=0.01)
    variation = waits.std() / waits.mean()
    assert MEASURES["package_variation"](runs).value == pytest.approx(variation, rel=0.02)


def test_the_fastest_quarter_of_a_geometric_wait(runs):
    p = runs.parameters
    waits = np.random.default_rng(5).geometric(p.speed_m * p.vote_drag, 100_001)
    assert MEASURES["military_lag"](runs).value == np.quantile(waits, 0.25)


def test_the_unanswered_violation_is_answered_by_nobody():
    # A challenger without ambition, and a year: the forced violation is nearly the only one.
    calm = Runs({"ambition_median": 0.1, "false_alarm": 0, "spiral": 0}, replicates=100, seed=3)
    acted = {name: calm(name).raw.outcomes["acted_military"].sum() for name in TESTS}
    assert acted[ANSWERED] > 100
    assert acted[UNANSWERED] < 0.02 * acted[ANSWERED]
    assert acted[CHANGED] < 0.02 * acted[ANSWERED]


def test_support_in_calm_years_follows_fatigue_where_nothing_else_moves():
    # No noise, no pact, a quick public: it falls by `fatigue` a year, as its target does.
    changes = {"d_noise": 0, "d_rate": 1, "fatigue": 0.03, "finalise": 0, "ambition_median": 0.3}
    found = MEASURES["fatigue"](Runs(changes, replicates=20))
    assert found.value == pytest.approx(-3, abs=0.05)
    still = MEASURES["fatigue"](Runs(changes | {"fatigue": 0}, replicates=20))
    assert still.value == pytest.approx(0, abs=0.05)


def test_sanctions_that_cost_the_challenger_nothing_prevent_nothing():
    found = MEASURES["retreats"](Runs({"punishment": 0, "zeta": 0}, replicates=100))
    assert found.value == 0
    assert not BAND["retreats"].holds(found)


@pytest.mark.slow
def test_the_default_holds_every_pattern_that_calibrates_and_the_stored_table_is_current():
    found = validate(replicates=2000).table
    assert list(found.loc[~found["passed"] & found["calibrates"], "statistic"]) == []
    kept = stored("patterns")
    assert list(kept["statistic"]) == list(found["statistic"])
    np.testing.assert_allclose(kept["value"], found["value"], rtol=1e-5)
    assert list(kept["passed"]) == list(found["passed"])
