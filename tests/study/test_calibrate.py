"""Calibration keeps what passes; the accepted set, its spread and the claims over it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from coalition_sim.engine import simulate
from coalition_sim.scenario import load_scenario, source_of
from coalition_sim.study.accepted import accepted, difference_spread, members, over_accepted, spread
from coalition_sim.study.calibrate import (
    calibrated,
    free_ranges,
    in_order_of_cost,
    judge,
    near,
    null_rates,
    prior_draws,
)
from coalition_sim.study.claims import CLAIMS, SETTLED, claims_table
from coalition_sim.study.comparison import compare
from coalition_sim.study.paired import MEASURES

FEW = {"replicates": 60, "number": 3}


def test_draws_lie_in_the_ranges_of_the_sources_and_the_order_of_severities_is_kept():
    draws = prior_draws(20, seed=1)
    for key, (low, high) in free_ranges().items():
        assert all(low <= draw[key] <= high for draw in draws)
    assert all(draw["severity_1"] < draw["severity_2"] for draw in draws)


def test_what_is_calibrated_says_so():
    assert all(source_of(key)[0].status == "calibrated" for key in calibrated())
    assert set(calibrated()) <= set(free_ranges())


def test_draws_near_the_survivors_stay_in_range_and_near():
    survivors = pd.DataFrame(prior_draws(40, seed=2))
    survivors["lambda_c"] = 13.9
    drawn = pd.DataFrame(near(survivors, 200, seed=3))
    for key, (low, high) in free_ranges().items():
        assert drawn[key].between(low, high).all()
    assert set(drawn["lambda_c"]) == {13.9}
    assert drawn["punishment"].nunique() == 200


def test_a_parameter_set_is_dropped_at_the_first_pattern_that_excludes_it():
    hopeless = {"sigma_x": 0.7, "r_x": 0.4}  # a front that never calms, willing or not
    found = judge(hopeless, replicates=100, seed=0)
    assert not found["passed"]
    assert found["failed"].startswith("P6")
    assert "P13_retreats" not in found


def test_cheap_scenarios_are_judged_first():
    firsts = [pattern.scenarios[0] for pattern in in_order_of_cost()]
    assert firsts[0] == "minsk_2015"
    assert firsts.index("bare_truce") < firsts.index("paris")


def test_null_rates_are_the_shares_that_pass():
    columns = {f"{p.key}_{p.name}_holds": [True, False, True, True] for p in in_order_of_cost()}
    judged = pd.DataFrame(columns | {"passed": [False, False, True, False]})
    rates = null_rates(judged).set_index(["pattern", "statistic"])["null_rate"]
    assert rates["P2", "armed_52"] == 0.75
    assert rates["P2", "all"] == 0.75
    assert rates["all", "all"] == 0.25


def test_the_accepted_set_has_two_hundred_members_within_the_ranges_and_the_default_first():
    table = accepted()
    assert len(table) >= 200
    assert list(table) == list(free_ranges())
    for key, (low, high) in free_ranges().items():
        assert table[key].between(low, high).all()
    default = load_scenario("paris").parameters
    assert all(table.loc[0, key] == getattr(default, key) for key in table)


@pytest.mark.slow
def test_a_member_of_the_accepted_set_passes_every_pattern():
    member = accepted().iloc[-1].to_dict()
    assert judge(member, replicates=2000, seed=1, exact=True)["passed"]


@pytest.mark.nightly
def test_every_member_of_the_accepted_set_passes_every_pattern():
    for _, member in accepted().iterrows():
        assert judge(dict(member), replicates=2000, seed=1, exact=True)["passed"]


def test_each_calibrated_parameter_says_which_range_passes():
    table = accepted()
    for key in calibrated():
        entry = source_of(key)[0]
        low, high = table[key].quantile([0.05, 0.95])
        assert entry.passes == pytest.approx((low, high), rel=0.01)


def test_the_first_member_is_the_default_run():
    found = over_accepted("paris", seed=4, **FEW)
    default = simulate("paris", 60, seed=4)
    rows = {row.key: row.estimate.value for row in default.headline_rows}
    assert found.loc[0, "survival_armed"] == rows["survival_armed"]
    assert len(set(found["survival_armed"])) > 1


def test_what_a_scenario_says_itself_is_not_overruled():
    assert "ambition_median" not in members(load_scenario("ambitious_moscow"), 3).keys
    assert "ambition_median" in members(load_scenario("paris"), 3).keys
    assert "lambda_c" not in members(load_scenario("paris").replace(lambda_c=9), 3).keys


def test_the_spread_stands_beside_the_value():
    results = simulate("paris", 60, seed=4)
    table = spread(results, over_accepted("paris", seed=4, **FEW))
    row = table.loc["survival_armed"]
    assert row["low"] <= row["median"] <= row["high"]
    assert row["value"] == results.headline().loc["survival_armed", "value"]


def test_a_difference_has_its_spread_and_the_share_of_its_sign():
    found = compare(["bare_truce", "paris"], 60, seed=4)
    table = difference_spread(found, **FEW).set_index(["scenario", "key"])
    row = table.loc["paris", "survival_armed"]
    assert row["share_of_sign"] == 1
    assert row["low"] <= row["median"] <= row["high"]


def test_every_claim_compares_scenarios_that_ship_by_a_measure_that_exists():
    for claim in CLAIMS:
        assert load_scenario(claim.base).hash != load_scenario(claim.other).hash
        assert claim.measure in MEASURES
        assert claim.sign in {-1, 1}


@pytest.mark.slow
def test_a_claim_is_settled_where_its_sign_holds_in_nine_of_ten_sets():
    table = claims_table(replicates=30, number=4).set_index("claim")
    assert table.loc["package", "share_of_sign"] == 1
    assert (table["settled"] == (table["share_of_sign"] >= SETTLED)).all()
    assert (table["low"] <= table["high"]).all()
    assert np.isfinite(table["median"]).all()
