"""The order of the week's phases, and the horizon: what may matter, and what must not."""

from __future__ import annotations

import inspect
import re

import numpy as np
import pytest

from coalition_sim.engine import CoalitionModel, simulate
from coalition_sim.errors import StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.structure import (
    BOUND,
    ORDERS,
    PHASES,
    check_order,
    drawn_order,
    horizons,
    moved,
    reordered,
    step_orders,
    told_before,
    yearly,
)

SMALL = load_scenario("paris", {"weeks": 60, "roster.only": ["DEU", "FRA", "USA"]})


def test_the_phases_are_those_of_the_models_step():
    source = inspect.getsource(CoalitionModel.step)
    called = [name for name in re.findall(r"self\.(\w+)\(\)", source) if name[0] != "_"]
    assert tuple(called) == PHASES


def test_the_models_own_order_gives_the_models_own_bits():
    rows = reordered(SMALL, PHASES, 12, seed=5)
    assert rows.tobytes() == simulate(SMALL, 12, seed=5).raw.outcomes.tobytes()


@pytest.mark.parametrize("name", ORDERS)
def test_every_order_runs_and_none_is_the_models_own(name):
    assert ORDERS[name] != PHASES
    assert check_order(ORDERS[name]) == ORDERS[name]
    war = SMALL.replace(events=[{"week": 9, "kind": "violation", "rung": "offensive"}])
    rows = reordered(war, ORDERS[name], 2)
    assert (rows["first_offensive"] <= 9).all()
    assert (rows["defence"] > 0).all()


def test_orders_that_mean_nothing_are_refused():
    with pytest.raises(StudyError, match="each phase once"):
        check_order(PHASES[1:])
    with pytest.raises(StudyError, match="put violate before it"):
        moved("violate", -1)
    for number in range(20):
        order = drawn_order(number)
        assert all(order.index(first) < order.index(second) for first, second in BOUND)
    assert drawn_order(1) == drawn_order(1) != drawn_order(2)


def test_differences_are_paired_with_the_models_own_order():
    said = []
    same = {"the same": PHASES, "read last": ORDERS["beliefs read last"]}
    table = step_orders(
        SMALL, same, replicates=25, outcomes=["honor", "war_hazard"],
        progress=lambda *n: said.append(n),
    )  # fmt: skip
    assert said[-1] == (6, 6)  # blocks of 10 futures
    assert (table.loc["the same", "n_changed"] == 0).all()
    row = table.loc[("read last", "war_hazard")]
    assert row["n_changed"] > 0
    assert row["low"] <= row["difference"] <= row["high"]
    assert row["value"] == pytest.approx(row["base"] + row["difference"])
    two = step_orders(SMALL, same, replicates=25, outcomes=["honor", "war_hazard"], jobs=2)
    assert two.equals(table)


def test_a_longer_horizon_changes_nothing_before_a_shorter_ones_end():
    assert told_before("paris", 40, 90, replicates=60) == 0
    restless = load_scenario("paris", {"ambition_median": 3})  # with wars, too
    assert (simulate(restless.replace(weeks=40), 60).raw.outcomes["first_offensive"] >= 0).any()
    assert told_before(restless, 40, 90, replicates=60) == 0


def test_what_differs_before_the_end_is_found(monkeypatch):
    """Negative control: with other luck in the longer run, most futures differ."""
    runs = iter([simulate(SMALL.replace(weeks=20), 30, keep=30),
                 simulate(SMALL.replace(weeks=40), 30, seed=1, keep=30)])  # fmt: skip
    monkeypatch.setattr("coalition_sim.study.structure.simulate", lambda *_, **__: next(runs))
    assert told_before(SMALL, 20, 40, replicates=30) == 30


def test_survival_at_a_week_is_the_same_whatever_the_horizon():
    table = horizons(SMALL, (30, 60), replicates=100, seed=2)
    for event in ("armed", "offensive"):
        at = table.loc[f"survival_{event}_at_30", "value"]
        assert at.loc[30] == at.loc[60] == table.loc[(f"survival_{event}", 30), "value"]
        assert table.loc[(f"survival_{event}", 60), "value"] <= at.loc[60]
    assert table.loc["p_moscow_signs", "value"].nunique() == 1  # decided before week 0
    rates = yearly(table, ["violations_deniable"])
    count = table.loc[("violations_deniable", 30), "value"]
    assert rates.loc[("violations_deniable", 30), "value"] == pytest.approx(count * 52 / 30)
    assert np.isfinite(rates["value"]).all()
