"""How much of an outcome rests on which parameters: made-up functions first, then the model."""

from __future__ import annotations

import numpy as np
import pytest

from coalition_sim.engine import simulate
from coalition_sim.errors import StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.structure_weights import (
    LUCK,
    by_status,
    group_shares,
    mixed_design,
    statuses,
    swings,
    variance_by_group,
)

SMALL = load_scenario("paris", {"weeks": 26, "roster.only": ["DEU", "FRA", "USA"]})


def swapped(function, base, seed=1):
    """Return a function of two groups over both samples and with each group swapped."""
    rng = np.random.default_rng(seed)
    one, two = rng.random((2, 2, base))
    return np.array([function(*one), function(*two), function(two[0], one[1]),
                     function(one[0], two[1])])  # fmt: skip


def test_shares_of_a_sum_are_those_of_its_variances():
    first, second = group_shares(swapped(lambda x, y: 2 * x + y, 4000))
    assert first["S1"] == pytest.approx(0.8, abs=0.05)  # 4 to 1
    assert second["ST"] == pytest.approx(0.2, abs=0.03)
    assert first["S1_low"] < 0.8 < first["S1_high"]


def test_what_two_groups_do_together_counts_for_both():
    first, second = group_shares(swapped(lambda x, y: (x - 0.5) * (y - 0.5), 4000))
    assert first["S1"] == pytest.approx(0, abs=0.06)
    assert first["ST"] == pytest.approx(1, abs=0.06)
    assert second["ST"] == pytest.approx(1, abs=0.06)


def test_what_never_varies_has_no_shares_and_a_few_points_tell_nothing():
    assert np.isnan(group_shares(np.ones((3, 20)))[0]["S1"])
    with pytest.raises(StudyError, match="only 5 base points"):
        group_shares(np.ones((3, 5)))
    with pytest.raises(StudyError, match="give 8 or more"):
        variance_by_group(SMALL, base=4)


def test_every_parameter_with_a_range_is_in_one_group():
    groups = by_status()
    assert sum(map(len, groups.values())) == len(statuses())
    assert {"assumed", "measured", "calibrated"} <= set(groups)
    assert statuses()["severity_1"] == "assumed"


def test_each_group_is_swapped_and_nothing_else():
    groups = {"one": ["aid", "coop"], "other": ["war_cost"]}
    design = mixed_design(SMALL, groups, 10, seed=3)
    assert design.keys == ("aid", "coop", "war_cost")
    points = np.array(design.points).reshape(4, 10, 3)
    first, second = points[0], points[1]
    assert not np.isclose(first, second).any()
    assert (points[2] == np.column_stack([second[:, :2], first[:, 2]])).all()
    assert (points[3] == np.column_stack([first[:, :2], second[:, 2]])).all()


def test_ambition_outweighs_what_is_said_to_parliaments():
    groups = {"aims": ["ambition_median"], "votes": ["vote_mid", "vote_slope"]}
    said = []
    table = variance_by_group(
        SMALL, groups, outcomes=["violations_deniable"], base=24, replicates=40,
        progress=lambda *n: said.append(n),
    ).loc["violations_deniable"]  # fmt: skip
    assert table.loc["aims", "S1"] > 0.7
    assert table.loc["votes", "ST"] < 0.05
    assert table.loc["aims", "used"] == 24
    assert table.loc["votes", "parameters"] == 2
    assert 0 <= table.loc[LUCK, "ST"] < 0.5
    assert said


def test_a_swing_is_the_difference_that_an_end_makes():
    table = swings(SMALL, ["severity_2", "vote_mid"], replicates=60, outcome="violations_armed")
    assert table.index[0] == "severity_2"
    assert table.loc["severity_2", "status"] == "assumed"
    low = table.loc["severity_2", "low"]
    base, other = (
        simulate(each, 60).raw.outcomes["n_armed"].mean()
        for each in (SMALL, SMALL.replace(severity_2=low))
    )
    assert table.loc["severity_2", "at_low"] == pytest.approx(other - base)
    assert table.loc["severity_2", "clear"]
    assert not table.loc["vote_mid", "clear"]
