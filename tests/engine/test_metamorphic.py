"""What must change nothing, and what must change something, whatever the numbers are."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest
from tests.engine.rosters import COMPLIANT, UNSEEN, violations

from coalition_sim.engine import CoalitionModel, simulate, trace_with_states
from coalition_sim.errors import ScenarioError
from coalition_sim.rules.challenger import challenger_utility
from coalition_sim.scenario import INSTRUMENTS, Parameters, load_scenario, sources
from coalition_sim.scenario.write import scenario_toml

PARTS = "outcomes weekly ladder hazard counts legal lags state_weekly alive"
STATES = sorted(load_scenario("paris").states)
BACKSTOP = load_scenario("paris").parameters.backstop


def future_bytes(scenario, replicates=40, **options):
    """Return all that an engine hands over, as bytes."""
    raw = simulate(scenario, replicates, **options).raw
    return b"".join(getattr(raw, part).tobytes() for part in PARTS.split())


def paris(weeks=104, **changes):
    return load_scenario("paris").replace(weeks=weeks, **changes)


# what changes nothing ----------------------------------------------------------------------------


def test_a_state_that_left_pushes_nobody_in_either_engine():
    left = [{"kind": "leave", "week": 10, "state": code} for code in ("DEU", "FRA", "ITA", "POL")]
    scenario = paris(
        weeks=45, events=[*violations("armed", range(0, 40, 2)), *left], follow=1.0, mech_m2=5.0
    )
    assert future_bytes(scenario, 20, engine="mesa") == future_bytes(scenario, 20)


@pytest.mark.parametrize("change", [{"FRA__support": 0.0}, {"x_min": 0.0, "break_cost": 50.0}])
def test_a_zero_that_divides_is_guarded_in_both_engines(change):
    scenario = paris(weeks=30, **change)
    assert future_bytes(scenario, 5, engine="mesa") == future_bytes(scenario, 5)


def test_the_order_of_states_in_a_file_never_matters(tmp_path):
    scenario = paris()
    values = scenario.resolved()
    files = {}
    for word, codes in (("as_is", STATES), ("reversed", STATES[::-1])):
        values["states"] = {code: scenario.resolved()["states"][code] for code in codes}
        files[word] = tmp_path / f"{word}.toml"
        files[word].write_text(scenario_toml(values), encoding="utf-8")
    assert files["as_is"].read_text() != files["reversed"].read_text()
    first, second = (load_scenario(file) for file in files.values())
    assert first.hash == second.hash
    assert future_bytes(first) == future_bytes(second) == future_bytes(scenario)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Another title", "question": "Another question?"},
        {"backstop": BACKSTOP},
        {"GBR__support": load_scenario("paris").states["GBR"].support},
        {"events": [{"kind": "set", "week": 20, "target": "backstop", "value": BACKSTOP}]},
        {"events": [{"kind": "willing", "week": 9, "break_cost_added": 0.0}]},
        {"events": [{"kind": "withdraw", "week": 9, "state": "ITA"}], "ITA__troops_planned": 0},
        {"events": [{"kind": "join", "week": 9, "state": "FRA"}]},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_scenario_that_changes_nothing_is_bit_identical(changes):
    assert future_bytes(paris(**changes)) == future_bytes(paris())


def test_a_scenario_that_changes_something_is_not():
    # Negative control of both tests above.
    later = [{"kind": "set", "week": 20, "target": "backstop", "value": BACKSTOP + 0.1}]
    assert future_bytes(paris(events=later)) != future_bytes(paris())


def test_the_same_future_whatever_the_threads_and_the_chunks():
    scenario = paris(weeks=52)
    alone = future_bytes(scenario, 250, jobs=1)
    assert future_bytes(scenario, 250, jobs=2) == alone
    assert future_bytes(scenario, 250, jobs=7) == alone
    # Blocks hold 100 replicates below 2000, and 1000 from there on.
    many = simulate(scenario, 2000, jobs=2).raw
    few = simulate(scenario, 250, jobs=1).raw
    assert many.outcomes[:250].tobytes() == few.outcomes.tobytes()
    assert many.weekly[:250].tobytes() == few.weekly.tobytes()
    assert future_bytes(scenario, 250, seed=1) != alone  # negative control


def test_a_longer_run_begins_with_the_shorter_one():
    scenario = paris(weeks=52)
    short, long = simulate(scenario, 7).raw, simulate(scenario, 130).raw
    assert long.outcomes[:7].tobytes() == short.outcomes.tobytes()


# draws -------------------------------------------------------------------------------------------


class Noted(CoalitionModel):
    """A model that notes every draw by its address."""

    def draw(self, actor, purpose, slot=0):
        if not hasattr(self, "noted"):
            self.noted = {}
        luck = super().draw(actor, purpose, slot)
        self.noted[self.week, actor, purpose, slot] = luck
        return luck


def noted_draws(scenario):
    model = Noted(scenario, seed=3, collect=False)
    while model.running:
        model.step()
    return model.noted


@pytest.mark.parametrize(
    "changes",
    [
        {"POL__stake": 0.0},
        {"POL__pledges__military": 0.0, "POL__troops_planned": 9.0},
        {"roster.remove": ["POL"]},
    ],
    ids=["stake", "pledge", "removed"],
)
def test_a_change_in_one_state_leaves_every_other_draw_as_it_was(changes):
    before = noted_draws(paris(weeks=60))
    after = noted_draws(paris(weeks=60).replace(**changes))
    common = before.keys() & after.keys()
    assert len(common) > 0.6 * len(before)
    assert [address for address in common if before[address] != after[address]] == []
    # Negative control: under another seed hardly any draw is as it was.
    other = Noted(paris(weeks=60), seed=4, collect=False)
    other.step()
    assert all(before[address] != luck for address, luck in other.noted.items() if address[0] == 0)


def test_in_calm_the_loss_of_one_state_leaves_the_others_paths_bit_identical():
    calm = paris(weeks=80, false_alarm=0, finalise=0, **COMPLIANT)
    _, before = trace_with_states(calm, seed=1)
    _, after = trace_with_states(calm.replace(**{"roster.remove": ["POL"]}), seed=1)
    columns = ["support", "bindingness", "troops", "casualties"]
    others = before.drop(index="POL", level="state")[columns]
    assert others.equals(after[columns])
    assert others["support"].nunique() > 1000
    moved = calm.replace(FRA__support=0.4)  # negative control
    assert not trace_with_states(moved, seed=1)[1][columns].equals(before[columns])


# what must change something ----------------------------------------------------------------------

WAR = [
    {"kind": "violation", "rung": rung, "week": week}
    for rung, week in (("deniable", 3), ("armed", 8), ("armed", 12), ("deniable", 15))
] + [{"kind": "violation", "rung": "offensive", "week": 70}]

VARIANTS = {
    "paris": {},
    "war": {"events": WAR, "weeks": 90},
    # The clips: calm beyond the floor of tension, beliefs and support at their bounds.
    "high": {
        "x0": 2.0, "x_floor": 0.5, "belief_hi": 1.0, "current_calculus": 0.0,
        "states.*.legal_force": "ratified", "states.*.support": 0.94, "false_alarm": 0.1,
    },
    # Years of calm, and a mechanism whose parts differ, so that their weights count.
    "long": {"weeks": 200, "drones": 0.5, "sensors": 0.8},
    "low": {
        "belief_lo": 0.0, "current_calculus": 0.0, "states.*.legal_force": "declared",
        "states.*.support": 0.06, "x_ceiling": 2.0, "x_start": 1.0, "x_min": 1.0,
    },
}  # fmt: skip
RANGES = {entry.key: entry for entry in sources() if entry.key in Parameters.model_fields}


@cache
def variant(name):
    return load_scenario("paris").replace(**({"weeks": 60} | VARIANTS[name]))


@cache
def untouched(name):
    return future_bytes(variant(name), 60)


def moves(parameter):
    """Return where a parameter, moved alone to an end of its range, moves some output."""
    for name in VARIANTS:
        now = getattr(variant(name).parameters, parameter)
        for end in (RANGES[parameter].low, RANGES[parameter].high):
            try:
                moved = variant(name).replace(**{parameter: end})
            except ScenarioError:
                continue  # that end alone would cross a neighbor, as bind_declared bind_vague
            if end != now and future_bytes(moved, 60) != untouched(name):
                return name
    return None


@pytest.mark.parametrize("parameter", Parameters.model_fields)
def test_every_parameter_moved_alone_moves_some_output(parameter):
    assert moves(parameter) is not None


def test_a_parameter_that_is_not_moved_moves_nothing():
    # Negative control: what moves above is not chance.
    for name in VARIANTS:
        same = variant(name).parameters.follow
        assert future_bytes(variant(name).replace(follow=same), 60) == untouched(name)


def pledged(code):
    pledges = load_scenario("paris").states[code].pledges
    return any(getattr(pledges, name) > 0 for name in INSTRUMENTS)


def hazards(scenario):
    """Return what the challenger makes of the coalition: his chances of war, summed."""
    return simulate(scenario, 60).raw.outcomes["war_hazard"]


ACTS = ["n_deniable", "n_armed", "n_spiral", "n_retaliations", "n_recommitments", "n_alarms"]
WEEKS = ["first_armed", "first_armed_any", "first_offensive", "end_week"]


def acts(scenario):
    """Return what the two sides of the ceasefire did, and when."""
    return simulate(scenario, 4000).raw.outcomes[ACTS + WEEKS].tolist()


@cache
def untouched_acts():
    return acts(paris())


@pytest.mark.parametrize("code", [code for code in STATES if pledged(code)])
def test_removing_any_guarantor_who_pledged_something_changes_some_outcome(code):
    without = {"roster.remove": [code]}
    assert (hazards(paris().replace(**without)) != hazards(paris())).any()
    assert acts(paris().replace(**without)) != untouched_acts()


def test_removing_one_who_pledged_nothing_changes_no_chance_of_war():
    # Negative control: it is the pledge that counts.
    nothing = {f"states.ISL.pledges.{name}": 0 for name in INSTRUMENTS}
    hollow = paris().replace(**nothing, ISL__troops_planned=0, ISL__monitoring=0)
    assert (hazards(hollow) == hazards(hollow.replace(**{"roster.remove": ["ISL"]}))).all()


# without evidence and troops ---------------------------------------------------------------------


def utilities(changes, weeks=80):
    """Return what the two lower rungs were worth to the challenger, week by week."""
    seen = []

    def noted(
        severity,
        ambition,
        win_chance,
        attribution,
        answer,
        punishment,
        war_cost,
        world_cost,
        break_cost,
        deniability,
    ):
        worth = challenger_utility(
            severity, ambition, win_chance, attribution, answer, punishment, war_cost,
            world_cost, break_cost, deniability,
        )  # fmt: skip
        seen.append((severity, worth))
        return worth

    unseen = UNSEEN | {"false_alarm": 0, "states.*.troops_planned": 0}
    scenario = paris(weeks=weeks).replace(**(unseen | changes))
    model = CoalitionModel(scenario, seed=6, rules={"challenger_utility": noted}, collect=False)
    while model.running and not model.at_war:
        model.step()
    lower = [worth for severity, worth in seen if severity < 1]
    return np.array(lower)


def test_without_evidence_and_troops_guarantors_do_not_bear_on_the_lower_rungs():
    all_of_them = utilities({})
    for few in (["ISL"], ["FRA", "GBR"], ["USA"]):
        alone = utilities({"roster.only": few})
        weeks = min(len(alone), len(all_of_them))
        assert weeks > 40
        assert alone[:weeks].tobytes() == all_of_them[:weeks].tobytes()
    # Negative control: with evidence they do.
    seen = {"base_m2": 0.05}
    watched, alone = utilities(seen), utilities(seen | {"roster.only": ["ISL"]})
    assert not math.isclose(watched[1], alone[1])
