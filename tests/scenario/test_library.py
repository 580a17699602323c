"""The shipped scenarios: each says what it asks, what it changes and why; each runs, none twice."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from coalition_sim.engine import simulate
from coalition_sim.scenario import (
    INSTRUMENTS,
    difference,
    find_scenario,
    list_scenarios,
    load_scenario,
    references,
    sources,
)
from coalition_sim.scenario.catalog import PAGE, catalog

NAMES = [entry.name for entry in list_scenarios()]
OUTSIDE_EUROPE = ("AUS", "CAN", "JPN", "NZL", "USA")
N = 600


@cache
def outcomes(name):
    return simulate(name, N, seed=0, keep=1, jobs=2).raw.outcomes


def share_armed(name):
    return (outcomes(name)["first_armed"] >= 0).astype(float)


def share_at_war(name):
    return (outcomes(name)["first_offensive"] >= 0).astype(float)


def standard_errors(more, fewer):
    """Return by how many standard errors of the paired difference one exceeds the other."""
    gap = more - fewer
    return gap.mean() / (gap.std(ddof=1) / np.sqrt(N)) if gap.any() else 0.0


# what the files say -------------------------------------------------------------------------


def test_the_library_is_complete():
    assert set(NAMES) == {
        "paris", "bare_truce", "monitored_truce", "ratified", "ratification_stalls",
        "never_finalised", "treaty_of_article_five", "no_us_backstop", "us_binding",
        "ambiguous_us", "token_force", "heavy_force", "heavy_force_100", "army_only",
        "ambitious_moscow", "veto", "no_force", "leads_abstain", "leads_announce", "overpromise",
        "sanctions_only", "blind_monitors", "salami", "sudden_offensive", "fatigue",
        "distraction", "government_change", "minsk_2015", "minsk_willing", "budapest_1994",
        "moscow_rejects_force", "false_comfort",
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_scenario_introduces_itself(name):
    scenario = load_scenario(name)
    texts = (scenario.title, scenario.question, scenario.notice, scenario.try_)
    assert all(len(text) > 5 for text in texts)
    assert scenario.question.endswith("?")
    assert scenario.title != name


@pytest.mark.parametrize("name", NAMES)
def test_every_change_has_a_reason_and_every_source_resolves(name):
    scenario = load_scenario(name)
    noted = (*scenario.changes, *scenario.events)
    assert [item for item in noted if not item.why] == []
    keys = {key.strip() for item in noted for key in item.source.split(",")} - {""}
    assert keys <= set(references())


def test_no_two_files_share_a_title_or_describe_the_same_simulation():
    scenarios = [load_scenario(name) for name in NAMES]
    assert len({scenario.title for scenario in scenarios}) == len(NAMES)
    assert len({scenario.hash for scenario in scenarios}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_file_changes_what_it_leaves_as_it_was(name):
    scenario, paris = load_scenario(name), load_scenario("paris")
    changed = {row.key.split(".")[-1] for row in difference(paris, scenario)}
    said = {change.key.split(".")[-1] for change in scenario.changes} - {"only", "vote_where"}
    promised_as_in_paris = {"diplomacy"} if name.startswith("minsk") else set()
    assert said - promised_as_in_paris <= changed


def test_parameters_leave_their_range_only_where_a_scenario_is_about_that():
    ranges = {entry.key: (entry.low, entry.high) for entry in sources() if entry.low is not None}
    changes = [
        (name, change.key.removeprefix("parameters."), change.value)
        for name in NAMES
        for change in load_scenario(name).changes
        if change.key.startswith("parameters.")
    ]
    outside = {
        (name, key) for name, key, value in changes if not ranges[key][0] <= value <= ranges[key][1]
    }
    assert outside == {
        ("overpromise", "belief_hi"),
        ("overpromise", "belief_lo"),
        ("ratification_stalls", "vote_hazard"),
        ("veto", "pack_hazard"),
    }


@pytest.mark.parametrize(
    ("name", "thousand"), [("token_force", 5), ("heavy_force", 60), ("heavy_force_100", 100)]
)
def test_a_force_is_as_large_as_its_scenario_says(name, thousand):
    states, paris = load_scenario(name).states, load_scenario("paris").states
    total = sum(state.troops_planned for state in states.values())
    planned = sum(state.troops_planned for state in paris.values())
    assert total == pytest.approx(thousand)
    for code, state in states.items():
        share = paris[code].troops_planned / planned
        assert state.troops_planned / total == pytest.approx(share, rel=0.1)


def test_a_distraction_halves_all_means_of_states_outside_europe():
    scenario = load_scenario("distraction")
    values = {event.target: event.value for event in scenario.events}
    half = {
        f"states.{code}.capability.{name}": getattr(scenario.states[code].capability, name) / 2
        for code in OUTSIDE_EUROPE
        for name in INSTRUMENTS
    }
    assert values == pytest.approx(half, rel=1e-3)
    assert {(event.week, event.weeks) for event in scenario.events} == {(52, 52)}


def test_fatigue_cuts_aid_by_half():
    scenario = load_scenario("fatigue")
    (event,) = scenario.events
    assert event.value == scenario.parameters.aid / 2


def test_bare_truces_have_nothing_behind_them():
    bare, seeing = load_scenario("bare_truce"), load_scenario("monitored_truce")
    assert {row.key for row in difference(bare, seeing)} == {"states.* (34).monitoring"}
    assert bare.parameters.aid == bare.parameters.coop == bare.parameters.finalise == 0
    for state in bare.states.values():
        assert state.troops_planned == state.monitoring == 0
        assert not any(state.pledges.model_dump().values())


@pytest.mark.parametrize("name", ["minsk_2015", "minsk_willing", "budapest_1994"])
def test_agreements_of_the_past_have_rosters_of_their_own_without_a_military_pledge(name):
    states = load_scenario(name).states
    assert sorted(states) in (["DEU", "FRA"], ["GBR", "USA"])
    assert {state.pledges.military for state in states.values()} == {0}
    assert {state.role for state in states.values()} == {"member"}


def test_the_page_of_scenarios_is_what_the_files_say():
    page = find_scenario("paris").parents[1] / PAGE
    text = catalog()
    assert page.read_text(encoding="utf-8") == text
    assert [name for name in NAMES if f"\n## {name}\n" not in text] == []


# what the scenarios do ----------------------------------------------------------------------


def test_every_scenario_gives_outcomes_of_its_own():
    seen = {}
    for name in NAMES:
        drawn = simulate(name, 20, seed=0, keep=1, jobs=1).raw.outcomes
        assert all(np.isfinite(drawn[field]).all() for field in drawn.dtype.names), name
        assert len({future.tobytes() for future in drawn}) > 2, name
        twin = seen.setdefault(drawn.tobytes(), name)
        assert twin == name
    assert len(seen) == len(NAMES)


@pytest.mark.parametrize(
    ("more", "fewer"),
    [
        ("bare_truce", "no_us_backstop"),
        ("no_us_backstop", "paris"),
        ("paris", "us_binding"),
        ("us_binding", "treaty_of_article_five"),
        ("bare_truce", "monitored_truce"),
        ("monitored_truce", "sanctions_only"),
        ("no_force", "heavy_force"),
        ("blind_monitors", "paris"),
        ("ambitious_moscow", "paris"),
    ],
)
def test_armed_violations_are_rarer_with_more_behind_the_truce(more, fewer):
    assert standard_errors(share_armed(more), share_armed(fewer)) > 4


def test_war_is_rarer_under_the_package_than_under_a_bare_truce():
    assert standard_errors(share_at_war("bare_truce"), share_at_war("paris")) > 4


@pytest.mark.parametrize(
    ("one", "other"), [("ambiguous_us", "paris"), ("budapest_1994", "bare_truce")]
)
def test_some_differences_are_next_to_nothing(one, other):
    gap = share_armed(one) - share_armed(other)
    assert abs(gap.mean()) < 0.02 + 4 * gap.std(ddof=1) / np.sqrt(N)
    assert abs(share_armed("bare_truce").mean() - share_armed("paris").mean()) > 0.2  # control


def test_guarantees_that_hold_better_are_signed_less_readily_in_moscow():
    ladder = ("bare_truce", "paris", "heavy_force", "treaty_of_article_five")
    moscow = [outcomes(name)["p_moscow"].mean() for name in ladder]
    kyiv = [outcomes(name)["p_kyiv"].mean() for name in ladder]
    assert moscow == sorted(moscow, reverse=True)
    assert kyiv == sorted(kyiv)


def test_a_strong_guarantee_holds_better_once_signed_and_is_signed_less():
    strong, weak = outcomes("moscow_rejects_force"), outcomes("false_comfort")
    signed = [drawn["signed"].mean() for drawn in (strong, weak)]
    kept = [(drawn["first_armed"][drawn["signed"] == 1] < 0).mean() for drawn in (strong, weak)]
    assert signed[0] < signed[1] - 4 * np.sqrt(0.5 / N)
    assert kept[0] > kept[1]


def test_he_tests_a_distracted_coalition_in_the_year_of_its_crisis():
    def year_two(name):
        first = outcomes(name)["first_armed"]
        return ((first >= 52) & (first < 104)).astype(float)

    assert standard_errors(year_two("distraction"), year_two("paris")) > 2


def test_a_renewal_falls_at_once_and_wears_off_unless_leaders_are_willing():
    def after(name):
        recorded = simulate(name, 200, seed=0, keep=200, jobs=2).raw.weekly[..., 1]
        recorded = recorded[recorded[:, 110:122].sum(axis=1) > 0]
        before = recorded[:, 110:122].mean(axis=1)
        year = recorded[:, 124:174].mean(axis=1)
        return np.nanmedian(recorded[:, 123] / before), np.nanmedian(year / before)

    week, year = after("minsk_2015")
    assert week < 0.2
    assert year > 0.5
    week, year = after("minsk_willing")
    assert week < 0.2
    assert year < 0.25
