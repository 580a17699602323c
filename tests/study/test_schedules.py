"""Schedules of forced acts: what is forced happens, and the search finds what is to be found."""

from __future__ import annotations

import numpy as np
import pytest

from coalition_sim.engine import simulate
from coalition_sim.scenario import load_scenario
from coalition_sim.study.schedules import (
    aftermath,
    damage_and_repair,
    evenly_spaced,
    forced,
    greedy_schedule,
    mean_change,
)

SMALL = load_scenario("paris", {"weeks": 40, "roster.only": ["DEU", "FRA", "USA"]})


def test_forced_acts_come_beside_the_scenarios_own_events():
    own = SMALL.replace(events=[{"week": 3, "kind": "recommit"}])
    scenario = forced(own, [7, 5])
    assert [(event.kind, event.week) for event in scenario.events] == [
        ("recommit", 3), ("violation", 5), ("violation", 7)
    ]  # fmt: skip
    assert forced(own, []) is own
    acts = simulate(forced(SMALL, range(40)), 5).raw.outcomes["n_deniable"]
    assert (acts == 40).all()


def test_even_distances():
    assert evenly_spaced(4, 52) == [0, 13, 26, 39]
    assert evenly_spaced(3, 3) == [0, 1, 2]


def test_the_aftermath_counts_from_its_week_on():
    late, early = (
        aftermath(forced(SMALL, weeks, "armed"), 20, replicates=30)["armed"]
        for weeks in (range(20, 25), range(5))
    )
    assert (late >= 5).all()
    assert late.mean() - early.mean() == pytest.approx(5, abs=1.5)
    whole = aftermath(SMALL, 0, replicates=30)
    assert whole["armed"].sum() == simulate(SMALL, 30).raw.outcomes["n_armed"].sum()


def test_changes_are_paired():
    before, after = {"x": np.array([1.0, 5.0])}, {"x": np.array([2.0, 8.0])}
    assert mean_change(before, after) == {"x": 2.0, "x_se": 1.0}
    mended = {"credibility": np.array([0.6, 0.6])}
    found = damage_and_repair(
        {"credibility": np.array([0.5, 0.5])}, mended, {"credibility": np.array([0.5, 0.6])}
    )
    assert found["credibility"] == pytest.approx(0.05)
    assert found["damage"] == pytest.approx(-0.05)


def test_the_search_takes_the_best_week_each_time():
    worth = {0: 1, 1: 5, 2: 3}
    said = []
    weeks = greedy_schedule(
        lambda chosen: -sum(worth[week] for week in chosen), worth, 2, lambda *n: said.append(n)
    )
    assert weeks == [1, 2]
    assert said == [(1, 2), (2, 2)]
