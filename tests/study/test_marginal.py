"""What a part adds is what is lost without it; what it cost is what was promised."""

from __future__ import annotations

import numpy as np
import pytest

from coalition_sim.engine import simulate
from coalition_sim.engine.estimates import even_ambition
from coalition_sim.scenario import INSTRUMENTS, load_scenario
from coalition_sim.study.marginal import (
    COMPONENTS,
    marginal_values,
    parts,
    promised,
    v50_difference,
)

SMALL = load_scenario(
    "paris", {"weeks": 52, "roster.only": ["DEU", "FRA", "USA"], "ambition_median": 2}
)


def test_every_part_is_dropped_once():
    dropped = {(part.kind, part.name): part.without for part in parts(SMALL)}
    assert len(dropped) == 3 + 4 + len(COMPONENTS)
    assert set(dropped["member", "DEU"].states) == {"FRA", "USA"}
    assert dropped["instrument", "sanctions"].states["FRA"].pledges.sanctions == 0
    assert dropped["instrument", "sanctions"].states["FRA"].pledges.military > 0
    bare = dropped["component", "commitments"]
    assert all(getattr(bare.states["FRA"].pledges, name) == 0 for name in INSTRUMENTS)
    assert all(part != SMALL for part in dropped.values())


def test_a_part_adds_what_is_lost_without_it():
    said = []
    table = marginal_values(SMALL, replicates=100, seed=3, progress=lambda *n: said.append(n))
    assert said[-1] == (14, 14)
    with_it, dropped = (
        simulate(each, 100, seed=3).raw.outcomes["first_armed"] < 0
        for each in (SMALL, SMALL.replace(backstop=0))
    )
    row = table.loc[("component", "American backstop")]
    assert row["armed"] == pytest.approx(with_it.mean() - dropped.mean())
    assert row["armed_n_changed"] == (with_it != dropped).sum() > 0
    assert row["armed_low"] <= row["armed"] <= row["armed_high"]
    assert row["armed_se"] == pytest.approx(np.std(with_it * 1.0 - dropped, ddof=1) / 10)
    assert table["armed"].is_monotonic_decreasing


def test_v50_of_a_run_less_itself_is_nothing_and_less_another_the_gap():
    hawk = simulate(SMALL.replace(ambition_median=4, weeks=104), 400)
    other = simulate(SMALL.replace(ambition_median=4, weeks=104, backstop=0), 400)
    assert v50_difference(hawk, hawk) == (0, 0, 0, "")
    found = v50_difference(hawk, other)
    apart = [
        even_ambition(rows["ambition"], rows["first_offensive"] >= 0).value
        for rows in (run.raw.outcomes for run in (hawk, other))
    ]
    assert found.value == pytest.approx(apart[1] - apart[0])
    assert found.low < found.value < found.high


def test_only_what_has_a_price_gets_one():
    member = promised(SMALL, "member", "FRA")
    assert member["troops"] == SMALL.states["FRA"].troops_planned
    assert member["pledged_usd_bn"] > 0
    assert np.isnan(promised(SMALL, "instrument", "diplomacy")["pledged_usd_bn"])
    assert promised(SMALL, "component", "force")["troops"] == sum(
        state.troops_planned for state in SMALL.states.values()
    )
