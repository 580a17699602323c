"""The two engines agree: every weekly status of every state, each float by its bits."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from tests.engine.strategies import futures

from coalition_sim.engine import CoalitionModel, guarantor, simulate, trace, trace_with_states
from coalition_sim.engine.ensemble import trace_arrays
from coalition_sim.engine.measures import snapshot
from coalition_sim.engine.raw import OUTCOME, STATE_TRACE, TRACE
from coalition_sim.engine.rulebook import DEFAULT
from coalition_sim.rules import support
from coalition_sim.scenario import load_scenario

SHIPPED = ["paris", "bare_truce", "no_us_backstop", "salami", "sudden_offensive"]
ARMED = 2
PARTS = "outcomes weekly ladder hazard counts legal lags state_weekly alive"


def state_status(g):
    """Return what is traced of one state, read off its Mesa agent."""
    by_rung = [values[rung] for values in (g.kept, g.broken, g.credibility) for rung in (1, 2, 3)]
    owed = [g.owed[k][ARMED] for k in range(4)]
    return [g.support, g.bindingness, g.troops, g.casualties, *by_rung, *g.pending, *owed]


def mesa_future(scenario, seed, replicate):
    """Return weekly status, weekly status of states, and outcome in the Mesa engine."""
    model = CoalitionModel(scenario, seed=seed, replicate=replicate, collect=False)
    weeks, states = [], []
    while model.running:
        model.step()
        status = snapshot(model) | {"week": model.week - 1}
        weeks.append([status[name] for name in TRACE])
        states.append([state_status(g) for g in model.guarantors])
    n = len(model.guarantors)
    by_week = np.array(weeks, "f8").reshape(-1, len(TRACE))
    by_state = np.array(states, "f8").reshape(-1, n, len(STATE_TRACE)).swapaxes(1, 2)
    return by_week, by_state, model.outcome


def bits(values):
    return np.ascontiguousarray(values, "f8").view("u8")


def apart(found, expected, labels):
    """Return where two arrays [week, row, ...] differ by a bit, with both values."""
    if found.shape != expected.shape:
        return [f"{len(found)} weeks, not {len(expected)}"]
    places = np.argwhere(bits(found) != bits(expected))[:10]
    return [
        f"week {week} {labels[row]}{rest}: {found[week, row, *rest]} {expected[week, row, *rest]}"
        for week, row, *rest in places
    ]


def differences(scenario, seed, replicate):
    """Return all in which the ensemble's future departs from the Mesa model's."""
    weeks, states, outcome = mesa_future(scenario, seed, replicate)
    found = trace_arrays(scenario, seed=seed, replicate=replicate, rules=DEFAULT)
    row = found[2]
    assert outcome.keys() == set(OUTCOME.names)
    assert not np.isnan(weeks).any()
    assert not np.isnan(states).any()
    return (
        apart(found[0], weeks, TRACE)
        + apart(found[1], states, STATE_TRACE)
        + [
            f"outcome {name}: {row[name]} {value}"
            for name, value in outcome.items()
            if bits([float(row[name])]) != bits([float(value)])
        ]
    )


@pytest.mark.slow
@given(futures())
@settings(max_examples=400)
def test_the_engines_agree_on_any_future(future):
    assert differences(future.scenario, future.seed, future.replicate) == []


@pytest.mark.nightly
@given(futures())
@settings(max_examples=5000)
def test_the_engines_agree_on_thousands_of_futures(future):
    assert differences(future.scenario, future.seed, future.replicate) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_engines_agree_on_shipped_scenarios_over_their_whole_length(name):
    assert differences(load_scenario(name), seed=7, replicate=3) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_engines_hand_over_the_same_tables(name):
    scenario = load_scenario(name, {"weeks": 60})
    one = simulate(scenario, 6, seed=2, keep=4)
    other = simulate(scenario, 6, seed=2, keep=4, engine="mesa")
    for part in PARTS.split():
        assert getattr(one.raw, part).tobytes() == getattr(other.raw, part).tobytes(), part
    assert one.raw.equals(other.raw)
    assert not one.raw.equals(simulate(scenario, 6, seed=3, keep=4).raw)  # negative control


def test_a_rule_changed_in_one_engine_is_found_out(monkeypatch):
    # Negative control of all tests above: one part in 10**12, in one rule.
    scenario = load_scenario("paris", {"weeks": 8})
    assert differences(scenario, 0, 0) == []

    def other(*arguments):
        return support.support_next(*arguments) * (1.0 + 1e-12)

    changed = SimpleNamespace(**{**vars(support), "support_next": other})
    monkeypatch.setattr(guarantor, "support", changed)
    found = differences(scenario, 0, 0)
    assert any("support" in line for line in found)
    assert any(line.startswith("week 0") for line in found)


def test_one_bit_is_a_difference():
    expected = np.ones((3, len(TRACE)))
    found = expected.copy()
    found[1, TRACE.index("tension")] = np.nextafter(1.0, 2.0)
    (line,) = apart(found, expected, TRACE)
    assert line.startswith("week 1 tension")
    assert apart(found[:2], expected, TRACE) == ["2 weeks, not 3"]
    assert apart(np.zeros((1, 1)), -np.zeros((1, 1)), TRACE)


def test_the_public_traces_are_those_arrays():
    scenario = load_scenario("salami", {"weeks": 60})
    weeks, states, _ = mesa_future(scenario, 5, 9)
    table, by_state = trace_with_states(scenario, seed=5, replicate=9)
    assert table.equals(trace(scenario, seed=5, replicate=9))
    assert (bits(table.to_numpy()) == bits(weeks)).all()
    for place, code in enumerate(sorted(scenario.states)):
        of_one = by_state.xs(code, level="state")
        assert (bits(of_one.to_numpy()) == bits(states[:, :, place])).all()
    assert table.notna().all(axis=None)


def test_a_state_that_left_pushes_nobody_any_more():
    # Found by the nightly test: a member that had left still joined, by its last threshold.
    acts = [{"kind": "violation", "week": week, "rung": "armed"} for week in range(2, 20, 2)]
    left = [{"kind": "leave", "week": 9, "state": code} for code in ("DEU", "ITA", "NOR", "POL")]
    proven = {"base_m2": 100.0, "consent": 1.0, "follow": 2.0}
    scenario = load_scenario("paris").replace(weeks=20, events=[*acts, *left], **proven)
    assert differences(scenario, seed=1, replicate=0) == []
