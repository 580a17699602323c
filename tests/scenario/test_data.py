"""Every number that ships has a unit, a range, a status and a source that resolves."""

from __future__ import annotations

import csv
import math
import tomllib
from importlib.resources import files

import pytest

from coalition_sim.errors import SourceError
from coalition_sim.scenario import (
    INSTRUMENTS,
    Parameters,
    list_scenarios,
    load_scenario,
    references,
    source_of,
    sources,
)
from coalition_sim.scenario import formulas as f
from coalition_sim.scenario.roster import Roster, read_constants, read_facts
from coalition_sim.scenario.sources import STATUSES

DATA = files("coalition_sim.scenario") / "data"
PARAMETERS = tomllib.loads((DATA / "parameters.toml").read_text(encoding="utf-8"))
ROSTER = tomllib.loads((DATA / "roster.toml").read_text(encoding="utf-8"))
EXPECTED_TEXT = """
severity_1 severity_2 bind_vague bind_declared bind_signed support_min support_max
ambition_median drones sensors satellites drones_weight sensors_weight satellites_weight
x_start x_floor x_ceiling x_brake prior_others belief_min belief_max calculus_gap alarm_weight
fatigue_years coop_weeks train_troops defence_weeks defence_gap held_line repelled_line fear_z
lambda_c punishment war_cost break_cost ambition_sd world_cost base_m1 base_m2 mech_m1 mech_m2
window_1 window_2 consent tech_level false_alarm coverage0 coverage1 x0 x_min r_x sigma_x j_x drop
spiral lambda_g reneging free_riding hit_resolve cost_m cost_i cost_d cost_s risk_m risk_i risk_s
follow us_weight backstop ambiguity speed_m speed_i speed_d pack_gap pack_hazard vote_drag abandon
e_m e_i e_d e_s memory belief_mass belief_lo belief_hi spillover hit_effect vote_hazard vote_slope
vote_pause d_rate casualty_slope fatigue d_noise bind_boost cas_scale F0 G0 rho_f rho_g aid chi
zeta loss_f stock_keep theta c_n ramp lambda_p p_u p_b p_c p_jump recommit v_front d_rho front_sd
current_calculus deniability ambition_persistence ambition_memory resolve_sd finalise vote_mid coop
train due_m1 lambda_a deal presence need
"""
EXPECTED = EXPECTED_TEXT.split()


def test_the_parameters_are_those_of_the_specification_each_with_a_value():
    assert len(EXPECTED) == 131
    assert sorted(Parameters.model_fields) == sorted(EXPECTED) == sorted(PARAMETERS)


def test_no_parameter_has_a_value_in_code():
    assert all(field.is_required() for field in Parameters.model_fields.values())


@pytest.mark.parametrize("end", ["low", "value", "high"])
def test_all_parameters_may_stand_at_either_end_of_their_range(end):
    values = {name: entry[end] for name, entry in PARAMETERS.items()}
    crossed = {"severity_1", "bind_vague", "bind_declared"} if end == "high" else set()
    values |= {name: PARAMETERS[name]["value"] for name in crossed}
    assert Parameters(**values)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_says_in_a_sentence_what_it_is(name):
    entry = PARAMETERS[name]
    assert entry["note"].endswith(".")
    assert entry["unit"]
    assert entry["low"] < entry["high"]


def test_every_number_lies_in_its_range_and_has_a_status():
    for entry in sources():
        assert entry.status in STATUSES, entry
        assert entry.source, entry
        if isinstance(entry.value, float):
            assert entry.unit, entry
            assert entry.low <= entry.value <= entry.high, entry


def test_every_stance_is_dated():
    stances = [e for e in sources() if "statements2026" in e.source and e.key[:6] == "states"]
    assert len(stances) > 100
    assert [entry.key for entry in stances if not entry.as_of.startswith("202")] == []


def test_every_source_key_resolves():
    named = {key for entry in sources() for key in entry.source_keys}
    rows = read_facts()
    named |= {row["poll_source"] for row in rows} | {row["defence_source"] for row in rows}
    for entry in list_scenarios():
        scenario = load_scenario(entry.name)
        noted = (*scenario.changes, *scenario.events)
        named |= {key.strip() for item in noted for key in item.source.split(",")}
    assert named - {""} - set(references()) == set()


def test_every_entry_of_the_bibliography_is_read_and_says_how_far_it_was_checked():
    text = (DATA / "references.bib").read_text(encoding="utf-8")
    entries = references()
    assert len(entries) == text.count("\n@")
    for entry in entries.values():
        assert entry.author, entry
        assert entry.title, entry
        assert entry.year.isdigit(), entry
        assert entry.note.split(":")[0].split(" ")[0].rstrip(",;") in {
            "seen", "general", "named", "no",
        }, entry  # fmt: skip
        assert "{" not in entry.author + entry.title
    assert entries["mueller2013"].author.startswith("Müller")


def test_what_rests_on_nothing_is_called_assumed():
    guesses = [entry for entry in sources() if entry.source == "judgement"]
    assert len(guesses) > 100
    assert {entry.status for entry in guesses} == {"assumed"}


def test_the_committed_roster_is_what_the_facts_give():
    text = (DATA / "roster.toml").read_text(encoding="utf-8")
    assert Roster(read_facts(), read_constants()).to_toml() == text


def test_the_roster_has_34_members_of_the_coalition_and_the_united_states():
    roles = [profile["role"] for profile in ROSTER["states"].values()]
    assert len(roles) == 35
    assert [c for c, p in ROSTER["states"].items() if p["role"] == "lead"] == ["FRA", "GBR"]
    assert [c for c, p in ROSTER["states"].items() if p["role"] == "backstop"] == ["USA"]
    assert list(ROSTER["protege"]) == ["UKR"]
    assert list(ROSTER["challenger"]) == ["RUS"]


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_capability_is_shared_out_over_the_full_roster(instrument):
    shares = [p["capability"][instrument]["value"] for p in ROSTER["states"].values()]
    assert math.isclose(sum(shares), 1, abs_tol=1e-5)
    assert sum(shares[1:]) < 1 - 1e-5


def test_monitoring_is_manned_in_full_half_of_it_by_the_united_states():
    shares = {code: p["monitoring"]["value"] for code, p in ROSTER["states"].items()}
    assert shares["USA"] == 0.5
    assert math.isclose(sum(shares.values()), 1, abs_tol=1e-3)


def test_signed_is_what_france_and_britain_signed():
    forces = {code: p["legal_force"]["value"] for code, p in ROSTER["states"].items()}
    assert {code for code, force in forces.items() if force == "signed"} == {"FRA", "GBR"}
    assert set(forces.values()) == {"signed", "declared", "vague"}


def test_membership_that_is_only_inferred_is_called_assumed():
    stances = ["troops_planned", "monitoring", "legal_force", "needs_vote"]
    assert {ROSTER["states"]["MNE"][name]["status"] for name in stances} == {"assumed"}


def test_the_number_of_states_without_a_poll_is_said():
    supports = [p["support"] for p in ROSTER["states"].values()]
    assert sum(s["source"] == "judgement" and s["value"] == 0.45 for s in supports) == 18
    assert sum(s["status"] == "measured" for s in supports) == 8


def test_a_vote_is_needed_where_a_place_for_it_is_known():
    for profile in ROSTER["states"].values():
        assert bool(profile["vote_where"]) == profile["needs_vote"]["value"]


def test_a_pledge_is_the_larger_of_troops_and_of_air_and_sea():
    # Spain: open on land (.6), nothing known (.1) in the air and at sea: .6 > .4 * .1.
    assert f.military_pledge(0.6, 0.1, 0.1, 0.4) == 0.6
    # Greece: no troops, open at sea: .4 * .6.
    assert math.isclose(f.military_pledge(0.0, 0.1, 0.6, 0.4), 0.24)
    assert math.isclose(ROSTER["states"]["GRC"]["pledges"]["military"]["value"], 0.24)


def test_everyone_offered_some_intelligence():
    assert f.intelligence_pledge(0.1, 0.1, 0.3) == 0.3
    assert f.intelligence_pledge(0.1, 0.6, 0.3) == 0.6


def test_support_leaves_out_the_undecided_where_both_sides_are_known():
    # France, February 2026: 33 for, 43 against; Italy, March 2025: 37 for, the other side unknown.
    assert math.isclose(f.support_after_ceasefire(33, 43), 33 / 76)
    assert f.support_after_ceasefire(37, None) == 0.37


def test_support_from_wartime_opposition_keeps_the_order_of_states():
    # Poland: 69 percent against: .45 + .5 * (.70 - .69).
    assert math.isclose(f.support_from_opposition(69, 0.45, 0.5, 0.7), 0.455)
    assert f.support_from_opposition(90, 0.45, 0.5, 0.7) < 0.45


def test_a_stake_adds_nearness_a_border_and_the_effort_so_far():
    constants = {
        "stake_base": 0.2, "stake_near": 0.5, "stake_km": 1500.0, "stake_border": 0.25,
        "stake_aid": 0.35, "stake_aid_full": 2.0,
    }  # fmt: skip
    far = f.stake(1e9, has_border=False, aid_pct_gdp=0, constants=constants)
    near = f.stake(0, has_border=True, aid_pct_gdp=4, constants=constants)
    assert math.isclose(far, 0.2)
    assert math.isclose(near, 0.2 + 0.5 + 0.25 + 0.35)
    # Poland: 689 km, two borders, 1.025 percent of GDP.
    expected = 0.2 + 0.5 * math.exp(-689 / 1500) + 0.25 + 0.35 * 1.025 / 2
    assert math.isclose(ROSTER["states"]["POL"]["stake"]["value"], expected, abs_tol=5e-5)


def test_a_share_of_nothing_is_nothing():
    assert f.share(1, 0) == 0
    assert f.share(1, 4) == 0.25
    assert f.gdp(68, 2) == 3400


def test_the_facts_are_complete_for_what_is_read():
    rows = read_facts()
    assert len({row["code"] for row in rows}) == len(rows) == 35
    for row in rows:
        assert row["defence_usd_bn"], row["code"]
        assert float(row["defence_pct_gdp"]) > 0 or row["gdp_usd_bn"], row["code"]
        assert row["url"].startswith("http") or row["code"] == "MNE", row["code"]
    header = next(csv.reader((DATA / "facts.csv").read_text(encoding="utf-8").splitlines()))
    assert not any(None in row for row in rows)
    assert len(header) == len(set(header))


def test_asking_for_a_number_gives_its_source():
    (entry,) = source_of("vote_hazard")
    assert entry.unit == "1/week"
    assert "judgement" in entry.source_keys
    assert source_of("parameters.vote_hazard") == (entry,)
    (support,) = source_of("states.GBR.support")
    assert (support.status, support.source) == ("measured", "yougov2025")
    (pledge,) = source_of("states.POL.pledges.military")
    assert "Rules out troops" in pledge.note
    assert "https://" in pledge.note
    assert len(source_of("states.GBR.pledges")) == 4
    assert source_of("mapping.code_open")[0].value == 0.6


def test_asking_for_a_source_gives_what_rests_on_it():
    assert [entry.key for entry in source_of("tomz2007")] == ["reneging"]
    assert {entry.key for entry in source_of("yougov2025")} == {
        "states.ESP.support", "states.GBR.support", "states.ITA.support",
    }  # fmt: skip
    assert source_of("schelling1966") == ()


def test_asking_for_nothing_known_suggests_something():
    with pytest.raises(SourceError, match='did you mean "vote_hazard"'):
        source_of("vote_hazrd")
    with pytest.raises(SourceError, match="give a parameter"):
        source_of("%")
