"""What two scenarios differ in: complete, folded, with the reason of whoever changed it."""

from __future__ import annotations

import pytest

from coalition_sim.scenario import difference, list_scenarios, load_scenario

NAMES = [entry.name for entry in list_scenarios()]


@pytest.fixture(scope="module")
def paris():
    return load_scenario("paris")


def by_key(a, b):
    return {row.key: row for row in difference(a, b)}


@pytest.mark.parametrize("name", NAMES)
def test_scenarios_differ_in_nothing_exactly_if_they_simulate_the_same(paris, name):
    other = load_scenario(name)
    assert difference(other, other) == ()
    assert (difference(paris, other) == ()) == (paris.hash == other.hash)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_a_reason_and_two_values(paris, name):
    for row in difference(paris, load_scenario(name)):
        assert row.why
        assert row.said_by == name
        assert row.a != row.b


@pytest.mark.parametrize("name", NAMES)
def test_read_backwards_the_same_keys_differ_with_values_exchanged(paris, name):
    other = load_scenario(name)
    forth = sorted((row.key, row.a, row.b) for row in difference(paris, other))
    back = sorted((row.key, row.b, row.a) for row in difference(other, paris))
    assert forth == back


def test_words_are_no_difference(paris):
    assert difference(paris, paris.replace(title="Another title", notice="Another thing")) == ()


def test_one_parameter_is_one_row_with_its_reason(paris):
    (row,) = difference(paris, load_scenario("ambitious_moscow"))
    assert (row.key, row.a, row.b) == ("ambition_median", "1", "1.6")
    assert "upper end" in row.why
    assert row.source == "gmlmid"


def test_many_states_with_the_same_change_share_a_row(paris):
    rows = by_key(paris, load_scenario("bare_truce"))
    row = rows["states.* (35).pledges.diplomacy"]
    assert (row.a, row.b, len(row.states)) == ("0.8..1", "0", 35)
    assert rows["states.* (34).pledges.military"].states.count("ISL") == 0  # promised none before
    assert len(rows) < 12


def test_few_states_are_named(paris):
    rows = by_key(paris, load_scenario("leads_abstain"))
    assert list(rows) == ["states.{FRA,GBR}.abstains"]
    assert rows["states.{FRA,GBR}.abstains"][1:3] == ("false", "true")


def test_states_with_different_new_values_keep_their_own_rows(paris):
    rows = by_key(paris, load_scenario("heavy_force"))
    assert rows["states.GBR.troops_planned"][1:3] == ("7.5", "32.5")
    assert len(rows) == 4


def test_where_only_the_first_gives_a_reason_it_is_named_as_its_teller(paris):
    row = by_key(load_scenario("veto"), paris)["pack_hazard"]
    assert (row.a, row.b, row.said_by) == ("0.09", "0.18", "veto")
    assert "delays" in row.why


def test_where_both_give_a_reason_the_second_counts():
    rows = by_key(load_scenario("heavy_force"), load_scenario("heavy_force_100"))
    assert {row.said_by for row in rows.values()} == {"heavy_force_100"}


def test_a_change_without_a_reason_is_shown_without_one(paris):
    bare = paris.replace(war_cost=1.3)
    assert difference(paris, bare)[0].why == ""


def test_another_roster_is_one_row_and_its_states_are_compared_where_both_have_them(paris):
    rows = by_key(paris, load_scenario("minsk_2015"))
    assert rows["roster"][1:3] == ("35 states", "DEU, FRA")
    assert len(rows["roster"].states) == 33
    assert rows["states.FRA.role"][1:3] == ("lead", "member")
    assert "USA" not in "".join(key for key in rows if key != "roster")


def test_rosters_without_a_state_in_common_are_compared_by_their_size():
    rows = by_key(load_scenario("minsk_2015"), load_scenario("budapest_1994"))
    assert rows["roster"][1:3] == ("DEU, FRA", "GBR, USA")
    assert [key for key in rows if key.startswith("states")] == []


def test_a_gate_and_a_horizon_are_settings(paris):
    changed = paris.replace(gate=True, weeks=52)
    assert [row[:3] for row in difference(paris, changed)] == [
        ("weeks", "260", "52"), ("gate", "false", "true"),
    ]  # fmt: skip
    (row,) = difference(load_scenario("heavy_force"), load_scenario("moscow_rejects_force"))
    assert row.key == "gate"
    assert row.why
    assert row.source == "tass2026"


@pytest.mark.parametrize(
    ("name", "key", "told"),
    [
        ("salami", "events.violation.deniable", "17 weeks from 3 to 51"),
        ("fatigue", "events.set.aid", "0.025 in week 52"),
        ("minsk_2015", "events.recommit", "weeks 122, 176"),
        ("minsk_willing", "events.willing", "0.8 in week 122"),
        ("government_change", "events.government.states.DEU", "0.2 in week 104"),
        ("leads_announce", "events.announce_abstention.states.{FRA,GBR}", "week 0"),
        (
            "distraction",
            "events.set.states.* (5).capability.military",
            "0.000862..0.2836 in week 52 for 52 weeks",
        ),
    ],
)
def test_events_are_told_in_few_words(paris, name, key, told):
    row = by_key(paris, load_scenario(name))[key]
    assert (row.a, row.b) == ("-", told)
    assert row.why


def test_an_event_that_only_moves_is_a_difference_too():
    first = load_scenario("sudden_offensive")
    event = {"week": 104, "kind": "violation", "rung": "offensive", "why": "later"}
    (row,) = difference(first, first.replace(events=[event]))
    assert row[:4] == ("events.violation.offensive", "week 26", "week 104", "later")


def test_reasons_of_events_are_all_told_once(paris):
    row = by_key(paris, load_scenario("minsk_2015"))["events.recommit"]
    assert row.why.count("renewed") == 2
    assert row.source == "oscesmm"
