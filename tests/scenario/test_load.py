"""Overlays, rosters and overrides say in one grammar what they change."""

from __future__ import annotations

import tomllib

import pytest

from coalition_sim.errors import ScenarioError
from coalition_sim.scenario import (
    INSTRUMENTS,
    Scenario,
    find_scenario,
    list_scenarios,
    load_scenario,
    parse_overrides,
)
from coalition_sim.scenario import find as find_module


@pytest.fixture
def load(tmp_path):
    def loaded(text, name="mine"):
        path = tmp_path / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return load_scenario(path)

    return loaded


@pytest.fixture
def paris():
    return load_scenario("paris")


def test_paris_changes_nothing_and_has_all_guarantors(paris):
    assert paris.changes == ()
    assert paris.events == ()
    assert list(paris.states) == sorted(paris.states)
    assert len(paris.states) == 35
    assert (paris.challenger, paris.protege, paris.weeks, paris.gate) == ("RUS", "UKR", 260, False)


def test_a_file_that_extends_nothing_starts_from_paris(load, paris):
    assert load("").hash == paris.hash
    assert load('extends = "paris"').hash == paris.hash


def test_a_file_without_a_title_is_called_by_its_name(load):
    scenario = load('extends = "bare_truce"', "quiet")
    assert (scenario.name, scenario.title, scenario.question) == ("quiet", "quiet", "")


def test_a_change_keeps_its_reason_and_its_source(load):
    scenario = load(
        '[parameters]\nvote_hazard = { value = 0, why = "no vote", source = "judgement" }\n'
        "[states.GBR]\nsupport = 0.42\n"
    )
    assert scenario.parameters.vote_hazard == 0
    assert scenario.states["GBR"].support == 0.42
    first, second = scenario.changes
    assert (first.key, first.value, first.why, first.source) == (
        "parameters.vote_hazard", 0, "no vote", "judgement",
    )  # fmt: skip
    assert (second.key, second.value, second.why) == ("states.GBR.support", 0.42, "")


@pytest.mark.parametrize(
    "text",
    [
        "[states.GBR]\npledges = { military = 0.2 }",
        "[states.GBR.pledges]\nmilitary = 0.2",
        '[states.GBR]\npledges.military = { value = 0.2, why = "half-hearted" }',
        '[states.GBR.pledges.military]\nvalue = 0.2\nwhy = "half-hearted"',
    ],
)
def test_one_pledge_is_changed_and_the_others_stay(load, paris, text):
    pledges = load(text).states["GBR"].pledges
    assert pledges.military == 0.2
    assert pledges.sanctions == paris.states["GBR"].pledges.sanctions


def test_a_wildcard_is_for_all_states_and_a_name_goes_before_it(load):
    scenario = load('[states.FRA]\ntroops_planned = 2\n[states."*"]\ntroops_planned = 0\n')
    troops = {code: profile.troops_planned for code, profile in scenario.states.items()}
    assert troops.pop("FRA") == 2
    assert set(troops.values()) == {0}


def test_states_are_removed_or_kept_and_capability_is_not_shared_out_anew(load, paris):
    smaller = load('[roster]\nremove = ["USA"]')
    assert set(paris.states) - set(smaller.states) == {"USA"}
    assert smaller.states["FRA"].capability == paris.states["FRA"].capability
    assert list(load('[roster]\nonly = ["GBR", "FRA"]').states) == ["FRA", "GBR"]


def test_a_roster_of_ones_own_replaces_the_shipped_one(load, tmp_path):
    shares = "{ military = 1, intelligence = 1, diplomacy = 1, sanctions = 0.5 }"
    (tmp_path / "two.toml").write_text(
        "".join(
            f'[states.{code}]\nname = "{code}"\nrole = "lead"\nlegal_force = "signed"\n'
            f"needs_vote = false\npledges = {shares}\ncapability = {shares}\ntroops_planned = 1\n"
            "monitoring = { value = 0.5, unit = 'share' }\nstake = 1\nsupport = 0.5\n"
            for code in ("BBB", "AAA")
        )
        + '[protege.PPP]\nname = "Protege"\n[challenger.QQQ]\nname = "Challenger"\n',
        encoding="utf-8",
    )
    scenario = load('[roster]\nfile = "two.toml"\n[states.AAA]\nsupport = 0.3\n')
    assert list(scenario.states) == ["AAA", "BBB"]
    assert (scenario.protege, scenario.challenger) == ("PPP", "QQQ")
    assert scenario.states["AAA"].support == 0.3
    assert scenario.states["BBB"].monitoring == 0.5


def test_events_are_appended_to_those_of_the_base_and_sorted_by_week(load):
    load("[[events]]\nweek = 9\nkind = 'finalise'\n[[events]]\nweek = 3\nkind = 'recommit'", "base")
    scenario = load('extends = "base"\n[[events]]\nweek = 3\nkind = "finalise"')
    assert [(e.week, e.kind) for e in scenario.events] == [
        (3, "recommit"), (3, "finalise"), (9, "finalise"),
    ]  # fmt: skip


def test_an_event_on_all_states_becomes_one_for_each(load, paris):
    event = (
        "[[events]]\nweek = 5\nkind = 'set'\ntarget = 'states.*.support'\nvalue = 0.1\nweeks = 4"
    )
    scenario = load(event)
    assert [e.target for e in scenario.events] == [f"states.{c}.support" for c in paris.states]
    assert {(e.value, e.weeks) for e in scenario.events} == {(0.1, 4)}


EVENTS = """
[[events]]
week = 1
kind = "violation"
rung = "armed"
[[events]]
week = 2
kind = "recommit"
[[events]]
week = 3
kind = "set"
target = "consent"
value = 0.5
weeks = 10
why = "the Commission is split"
[[events]]
week = 4
kind = "government"
state = "DEU"
support = 0.2
[[events]]
week = 5
kind = "willing"
[[events]]
week = 6
kind = "announce_abstention"
state = "FRA"
[[events]]
week = 7
kind = "finalise"
[[events]]
week = 8
kind = "vote"
state = "FRA"
passed = false
[[events]]
week = 9
kind = "join"
state = "CYP"
[[events]]
week = 10
kind = "leave"
state = "HRV"
[[events]]
week = 11
kind = "withdraw"
state = "GBR"
[[events]]
week = 12
kind = "set"
target = "states.GBR.needs_vote"
value = false
[[events]]
week = 13
kind = "set"
target = "states.GBR.legal_force"
value = "declared"
[[events]]
week = 14
kind = "set"
target = "states.GBR.pledges.military"
value = 1
"""


def test_every_kind_of_event_can_be_written(load):
    scenario = load(EVENTS)
    kinds = {event.kind for event in scenario.events}
    assert len(kinds) == 11
    by_week = {event.week: event for event in scenario.events}
    assert by_week[3].why == "the Commission is split"
    assert by_week[4].keep == 0.5
    assert by_week[5].break_cost_added == 0.8
    assert by_week[12].value is False
    assert by_week[13].value == "declared"
    assert by_week[14].value == 1


def test_an_overlay_named_like_the_scenario_it_extends_finds_the_shipped_one(load):
    assert load('extends = "paris"\nweeks = 52', "paris").weeks == 52


def test_a_base_beside_the_file_goes_before_a_shipped_one(load):
    load("weeks = 30", "bare_truce")
    assert load('extends = "bare_truce"').weeks == 30


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes(b'\xef\xbb\xbftitle = "Mine"\r\nweeks = 52\r\n')
    assert load_scenario(path).weeks == 52


def test_overrides_name_parameters_settings_and_states(paris):
    changed = paris.replace(
        vote_hazard=0, GBR__support=0.42, GBR__pledges__military=0, weeks=52, gate=True,
        **{"states.DEU.stake": 0.9, "parameters.drones": 0.3},
    )  # fmt: skip
    assert changed.parameters.vote_hazard == 0
    assert changed.parameters.drones == 0.3
    assert changed.states["GBR"].support == 0.42
    assert changed.states["GBR"].pledges.military == 0
    assert changed.states["DEU"].stake == 0.9
    assert (changed.weeks, changed.gate) == (52, True)
    assert [change.key for change in changed.changes] == [
        "vote_hazard", "states.GBR.support", "states.GBR.pledges.military", "weeks", "gate",
        "states.DEU.stake", "parameters.drones",
    ]  # fmt: skip


def test_the_original_stays_as_it_was(paris):
    before = paris.hash
    paris.replace(**{"states.*.pledges.military": 0, "roster.remove": ["USA"]}, vote_hazard=0)
    assert paris.hash == before == load_scenario("paris").hash


def test_overrides_reach_all_states_and_the_roster(paris):
    changed = paris.replace(**{"states.*.pledges.military": 0, "roster.remove": "USA"})
    assert {profile.pledges.military for profile in changed.states.values()} == {0}
    assert "USA" not in changed.states


def test_overriding_events_replaces_them(paris):
    event = {"week": 40, "kind": "violation", "rung": "armed"}
    once = paris.replace(events=[event])
    assert [e.week for e in once.events] == [40]
    again = once.replace(events=[*once.events, {"week": 7, "kind": "recommit"}])
    assert [e.week for e in again.events] == [7, 40]
    assert again.replace(events=[]).hash == paris.hash


def test_what_is_typed_after_set_is_read_as_toml_and_never_run(paris):
    overrides = parse_overrides([
        "vote_hazard=0", "states.GBR.support = 0.42", "gate=true", "GBR__legal_force=ratified",
        "states.GBR.vote_where=__import__('os').getcwd()", 'roster.remove=["USA", "CAN"]',
    ])  # fmt: skip
    changed = load_scenario("paris", overrides)
    assert changed.parameters.vote_hazard == 0
    assert changed.states["GBR"].legal_force == "ratified"
    assert changed.states["GBR"].vote_where == "__import__('os').getcwd()"
    assert changed.gate is True
    assert set(paris.states) - set(changed.states) == {"USA", "CAN"}
    assert load_scenario("paris", {"vote_hazard": "0.5"}).parameters.vote_hazard == 0.5


def test_loading_a_scenario_gives_it_back(paris):
    assert load_scenario(paris) is paris
    assert load_scenario(paris, {"weeks": 52}).weeks == 52


def test_a_later_override_goes_before_an_earlier_one(paris):
    overrides = {"states.*.support": 0.1, "states.GBR.support": 0.2}
    assert load_scenario("paris", overrides).states["GBR"].support == 0.2


def test_scenarios_are_listed_with_title_and_question():
    entries = list_scenarios()
    assert entries[0].name == "paris"
    assert {"bare_truce", "no_us_backstop", "salami", "sudden_offensive"} <= {
        entry.name for entry in entries
    }
    assert all(entry.title and entry.question.endswith("?") for entry in entries)
    assert all(find_scenario(entry.name) == entry.path for entry in entries)


def test_an_installed_package_finds_the_scenarios_that_it_carries(tmp_path, monkeypatch):
    package = tmp_path / "site" / "coalition_sim"
    (package / "scenarios").mkdir(parents=True)
    (package / "scenarios" / "paris.toml").write_text('title = "Carried"', encoding="utf-8")
    monkeypatch.setattr(find_module, "__file__", str(package / "scenario" / "find.py"))
    assert load_scenario("paris").title == "Carried"
    assert [entry.name for entry in list_scenarios()] == ["paris"]


@pytest.mark.parametrize("entry", list_scenarios(), ids=lambda entry: entry.name)
def test_every_shipped_scenario_introduces_itself_and_gives_its_reasons(entry):
    table = tomllib.loads(entry.path.read_text(encoding="utf-8"))
    scenario = load_scenario(entry.name)
    assert all(table.get(key) for key in ("title", "question", "notice", "try"))
    assert all(change.why for change in scenario.changes)
    assert not scenario.events or scenario.events[0].why


def test_a_bare_truce_has_nothing_behind_it():
    states = load_scenario("bare_truce").states.values()
    assert {getattr(state.pledges, name) for state in states for name in INSTRUMENTS} == {0}
    assert {(state.troops_planned, state.monitoring) for state in states} == {(0, 0)}


def test_without_the_backstop_only_the_united_states_changes(paris):
    other = load_scenario("no_us_backstop")
    assert other.parameters == paris.parameters.model_copy(update={"backstop": 0})
    assert [code for code in paris.states if paris.states[code] != other.states[code]] == ["USA"]
    assert other.states["USA"].monitoring == 0


def test_forced_violations_come_in_the_weeks_that_the_scenario_says():
    offensive = load_scenario("sudden_offensive").events
    assert [(event.week, event.rung) for event in offensive] == [(26, "offensive")]
    slices = load_scenario("salami").events
    assert [event.week for event in slices] == list(range(3, 52, 3))
    assert {event.rung for event in slices} == {"deniable"}


def round_trip(scenario, folder):
    path = folder / "again.toml"
    path.write_text(scenario.to_toml(), encoding="utf-8")
    return load_scenario(path)


@pytest.mark.parametrize("entry", list_scenarios(), ids=lambda entry: entry.name)
def test_a_resolved_scenario_is_loaded_again_as_it_was(entry, tmp_path):
    scenario = load_scenario(entry.name)
    assert round_trip(scenario, tmp_path) == scenario


def test_events_changes_and_odd_texts_survive_the_round_trip(load, tmp_path):
    scenario = load(EVENTS).replace(
        title='A "quoted"\ttitle \\ \x7f é', vote_hazard=1 / 3, **{"roster.remove": ["USA"]}
    )
    again = round_trip(scenario, tmp_path)
    assert again == scenario
    assert again.hash == scenario.hash
    assert again.parameters.vote_hazard == 1 / 3


def test_the_hash_ignores_words_and_order(load, paris):
    assert paris.replace(title="x", question="y", notice="z", **{"try": "w"}).hash == paris.hash
    assert paris.replace(GBR__name="Britain", GBR__vote_where="Commons").hash == paris.hash
    one = load("[[events]]\nweek = 1\nkind = 'finalise'\nwhy = 'x'")
    other = load("[[events]]\nweek = 1\nkind = 'finalise'\nsource = 'y'", "other")
    assert one.hash == other.hash


def test_the_hash_changes_with_each_thing_that_matters(paris):
    others = [
        paris.replace(**{f"parameters.{name}": _moved(getattr(paris.parameters, name))})
        for name in type(paris.parameters).model_fields
    ]
    others += [
        paris.replace(weeks=259), paris.replace(gate=True), paris.replace(challenger="BLR"),
        paris.replace(**{"roster.remove": ["MNE"]}),
        paris.replace(events=[{"week": 1, "kind": "finalise"}]),
        paris.replace(GBR__support=0.5), paris.replace(GBR__pledges__military=0.5),
        paris.replace(GBR__abstains=True), paris.replace(GBR__joined=False),
        paris.replace(GBR__legal_force="vague"), paris.replace(GBR__needs_vote=False),
        paris.replace(GBR__role="member"), paris.replace(GBR__capability__sanctions=0.5),
    ]  # fmt: skip
    hashes = [scenario.hash for scenario in others]
    assert paris.hash not in hashes
    assert len(set(hashes)) == len(hashes)


def _moved(value):
    """Return another sound value: one week more, or a little less."""
    return value + 1 if value >= 2 and value == int(value) else value * 0.99 + 1e-6


def test_the_hash_is_the_same_in_every_process(paris):
    whole = paris.replace(weeks=260, vote_hazard=0)
    assert whole.hash == paris.replace(vote_hazard=0.0).hash
    assert len(whole.hash) == 64


def test_a_scenario_cannot_be_changed_in_place(paris):
    with pytest.raises(ValueError, match="frozen"):
        paris.weeks = 3
    with pytest.raises(ValueError, match="frozen"):
        paris.parameters.vote_hazard = 0


def test_a_broken_base_is_named_when_an_overlay_writes_into_it(load, tmp_path):
    text = "complete = true\n[states]\nGBR = 3\n[parameters]\nvote_hazard = 2\n"
    (tmp_path / "base.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match="GBR is not a table in what this file extends"):
        load('extends = "base"\n[states.GBR]\nsupport = 0.3')
    with pytest.raises(ScenarioError, match=r"base\.toml: states\.GBR = 3 is not a table"):
        load('extends = "base"\nweeks = 52')


def test_a_scenario_describes_itself_to_editors():
    assert "vote_hazard" in str(Scenario.model_json_schema())
