"""Small coalitions for tests of theory: a few states, and everything quiet unless said."""

from __future__ import annotations

from coalition_sim.scenario import INSTRUMENTS, load_scenario
from coalition_sim.scenario.draft import Draft
from coalition_sim.scenario.schema import Scenario

#: Nothing moves but what a test moves: no chance events, no change of support, law or forces.
QUIET = {
    "ambition_sd": 0, "resolve_sd": 0, "false_alarm": 0, "spiral": 0, "finalise": 0,
    "vote_hazard": 0, "d_rate": 0, "d_noise": 0, "casualty_slope": 0, "fatigue": 0,
    "rho_f": 0, "rho_g": 0, "loss_f": 0, "theta": 0, "c_n": 0, "recommit": 0, "follow": 0,
    "free_riding": 0, "abandon": 0, "belief_min": 0, "belief_max": 1,
    "r_x": 0, "sigma_x": 0, "j_x": 0, "p_jump": 0, "due_m1": 1,
}  # fmt: skip
COMPLIANT = {"break_cost": 1e3, "lambda_c": 1e3}  #: he never violates of his own will
PROVEN = {"base_m1": 1e3, "base_m2": 1e3, "consent": 1}  #: every act is attributed at once
UNSEEN = {"base_m1": 0, "base_m2": 0, "mech_m1": 0, "mech_m2": 0}  #: no act ever is
ONLY = {
    name: {f"e_{other[0]}": float(other == name) for other in INSTRUMENTS} for name in INSTRUMENTS
}  #: one instrument counts, the others not at all


def guarantor(**changes):
    """Return a state that pledged all it has, and is all there is."""
    ones = dict.fromkeys(INSTRUMENTS, 1.0)
    return {
        "name": "A state", "role": "member", "legal_force": "signed", "needs_vote": False,
        "pledges": ones, "capability": ones, "troops_planned": 0.0, "monitoring": 0.0,
        "stake": 1.0, "support": 0.5, **changes,
    }  # fmt: skip


def shares(**given):
    """Return shares of the four instruments, 0 where nothing is given."""
    return {name: float(given.get(name, 0)) for name in INSTRUMENTS}


def coalition(states, *, weeks, events=(), **parameters):
    """Return a scenario with these states by code, quiet but for the parameters given."""
    values = load_scenario("paris").resolved()
    del values["changes"]
    values["states"], values["weeks"], values["events"] = states, weeks, list(events)
    values["parameters"] |= QUIET | parameters
    return Scenario.build(Draft(values, []), where="test")


def violations(rung, weeks):
    """Return one forced act of a rung in each of the weeks."""
    return [{"kind": "violation", "rung": rung, "week": week} for week in weeks]
