"""What events set must fit together in every week; one state at most is the backstop."""

from __future__ import annotations

import pytest

from coalition_sim.errors import ScenarioError
from coalition_sim.scenario import load_scenario


def setting(week, target, value, weeks=None):
    event = {"week": week, "kind": "set", "target": target, "value": value}
    return event if weeks is None else {**event, "weeks": weeks}


def with_events(*events):
    return load_scenario("paris", {"events": list(events)})


def test_a_value_that_breaks_an_order_is_refused_with_its_week_and_its_rule():
    message = r"event set in week 10: value = 0\.6 for severity_1 does not fit in week 10 \(.*above"
    with pytest.raises(ScenarioError, match=message):
        with_events(setting(10, "severity_1", 0.6))


def test_two_values_that_fit_alone_are_refused_while_both_hold():
    first = setting(5, "severity_1", 0.45, weeks=20)
    with pytest.raises(ScenarioError, match=r"week 24: value = .* for severity_2"):
        with_events(first, setting(24, "severity_2", 0.4))
    assert with_events(first, setting(25, "severity_2", 0.4)).events[1].week == 25


def test_the_value_that_comes_back_when_a_spell_ends_is_checked_too():
    events = (setting(0, "bind_declared", 0.7, weeks=9), setting(0, "bind_signed", 0.8, weeks=5))
    with pytest.raises(ScenarioError, match="bind_declared does not fit in week 5"):
        with_events(*events)


def test_of_several_values_in_force_the_latest_begun_counts():
    wide = setting(10, "severity_1", 0.45)
    assert with_events(setting(5, "severity_2", 0.4), setting(6, "severity_2", 0.6), wide)


def test_weights_that_sum_to_nothing_are_refused():
    names = ("e_m", "e_i", "e_d", "e_s")
    with pytest.raises(ScenarioError, match="leaves nothing to weigh"):
        with_events(*(setting(3, name, 0) for name in names))
    assert with_events(*(setting(3, name, 0) for name in names[1:]))


def test_events_on_states_do_not_touch_parameters():
    assert with_events(setting(3, "states.FRA.support", 0.1))


def test_two_backstops_are_refused_and_the_file_is_named(tmp_path):
    path = tmp_path / "two.toml"
    path.write_text('[states.FRA]\nrole = "backstop"\n', encoding="utf-8")
    with pytest.raises(ScenarioError, match=r'two\.toml: states\.USA\.role = "backstop" is .* FRA'):
        load_scenario(path)


def test_one_backstop_or_none_is_sound():
    moved = {"states.FRA.role": "backstop", "states.USA.role": "member"}
    assert load_scenario("paris", moved).states["FRA"].role == "backstop"
    assert load_scenario("paris", {"states.USA.role": "member"})
    assert load_scenario("paris", {"roster.remove": ["USA"]})
