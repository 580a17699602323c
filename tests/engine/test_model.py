"""The Mesa model: one week worked out by hand for three states, and the order of the week."""

from __future__ import annotations

import math

import pytest
from tests.engine.rosters import COMPLIANT, PROVEN, coalition, guarantor, shares, violations

from coalition_sim.engine import CoalitionModel, trace
from coalition_sim.rules import draws

MILITARY, DIPLOMACY = 0, 2

# Three states, two instruments. Weights in the challenger's eyes: troops .6, diplomacy .4; no
# troops are due against a deniable act.
#
#             role      troops: pledge, share   diplomacy   legal force   support   stake
#   FRA       lead              1,  .5           1, .5       signed .6      .5        .8
#   DEU       member           .5,  .4           1, .4       declared .3    .25       .5
#   USA       backstop         .5,  .5           0,  0       declared .3    .5         -
STATES = {
    "FRA": guarantor(
        role="lead", pledges=shares(military=1, diplomacy=1), troops_planned=10.0, stake=0.8,
        capability=shares(military=0.5, diplomacy=0.5),
    ),
    "DEU": guarantor(
        pledges=shares(military=0.5, diplomacy=1), legal_force="declared", support=0.25, stake=0.5,
        capability=shares(military=0.4, diplomacy=0.4),
    ),
    "USA": guarantor(
        role="backstop", pledges=shares(military=0.5), legal_force="declared",
        capability=shares(military=0.5),
    ),
}  # fmt: skip
NUMBERS = {
    "e_m": 0.6, "e_i": 0.0, "e_d": 0.4, "e_s": 0.0, "due_m1": 0, "severity_1": 0.2,
    "severity_2": 0.5, "bind_declared": 0.3, "bind_signed": 0.6, "current_calculus": 0,
    "belief_lo": 0.3, "belief_hi": 0.65, "belief_mass": 4, "memory": 0.9, "spillover": 0.5,
    "backstop": 0.5, "ambiguity": 0, "hit_effect": 0,
}  # fmt: skip


def week_0(events=(), **parameters):
    """Return the model after its first week."""
    scenario = coalition(STATES, weeks=20, events=events, **(NUMBERS | parameters))
    model = CoalitionModel(scenario, seed=1)
    model.step()
    return model


def state(model, code):
    return model.by_code[code]


# a week by hand ----------------------------------------------------------------------------------


def test_three_states_weigh_what_their_pledges_come_to():
    model = week_0(**COMPLIANT)
    # Troops .6 g pi and diplomacy .4 g pi; at the deniable rung diplomacy only.
    #   FRA .6 x .5 + .4 x .5 = .5    DEU .6 x .4 x .5 + .4 x .4 = .28    USA .6 x .5 x .5 = .15
    assert state(model, "FRA").weight[1:] == pytest.approx([0.2, 0.5, 0.5])
    assert state(model, "DEU").weight[1:] == pytest.approx([0.16, 0.28, 0.28])
    assert state(model, "USA").weight[1:] == pytest.approx([0.0, 0.15, 0.15])
    # Duty, the same without capability: .6 + .4;  .6 x .5 + .4;  .6 x .5.
    assert state(model, "FRA").duty[1:] == pytest.approx([0.4, 1.0, 1.0])
    assert state(model, "DEU").duty[1:] == pytest.approx([0.4, 0.7, 0.7])
    assert state(model, "USA").duty[1:] == pytest.approx([0.0, 0.3, 0.3])


def test_three_states_are_believed_by_their_law_and_the_answer_follows():
    model = week_0(**COMPLIANT)
    # Law alone: signed .3 + .35 x .3/.7 = .45, declared .3; the backstop .5, and nothing where
    # it owes nothing.
    assert state(model, "FRA").credibility[1:] == pytest.approx([0.45] * 3)
    assert state(model, "DEU").credibility[1:] == pytest.approx([0.3] * 3)
    assert state(model, "USA").credibility[1:] == pytest.approx([0.0, 0.5, 0.5])
    # Deniable .2 x .45 + .16 x .3 = .138; above .5 x .45 + .28 x .3 + .15 x .5 = .384.
    assert model.challenger.answer[1:] == pytest.approx([0.138, 0.384, 0.384])
    assert model.others[1:] == pytest.approx([0.138 / 0.36, 0.384 / 0.93, 0.384 / 0.93])


def test_the_challenger_weighs_three_states_as_worked_out():
    model = week_0(
        theta=0.1, c_n=0.05, ramp=5, base_m1=0, base_m2=math.log(2), window_2=2, consent=1,
        ambition_median=2, punishment=2, war_cost=1, world_cost=0.4, break_cost=0.6,
        deniability=0.5, lambda_c=2,
    )  # fmt: skip
    # FRA has signed: a fifth of its ten thousand stands there in week 0.
    assert model.force.troops == pytest.approx(2.0)
    # C1: q = 1 / (1 + 1.1^2) = .452489, so that v q = .904977.
    # M2: armed 1 - (1-.05)^2 x (1/2)^2 = .774375; deniable, by hits only, 1 - .98^2 = .0396.
    # C4: armed .5 (.904977 - 2 x .774375 x .384) - .25 (1 + .4 x .774375) - .6 x .707107
    #       = .155129 - .327438 - .424264 = -.596573
    #     deniable .2 (.904977 - 2 x .0396 x .138) - .04 (1 + .4 x .0396)
    #       - .6 x .447214 [1 - .5 x .9604] = .178810 - .040634 - .139477 = -.001301
    #     offensive .904977 - 2 x .384 - 1.4 - .6 = -1.863023
    # C5, precision 2: weights 1, .997401, .303265, .024088 of 2.324754.
    expected = [0.430153, 0.429035, 0.130450, 0.010362]
    assert model.challenger.chances == pytest.approx(expected, abs=2e-6)


ANSWERED = {
    "lambda_g": 1e9, "reneging": 0.6, "free_riding": 1, "cost_m": 0.2, "cost_d": 0.05,
    "risk_m": 0.2, "us_weight": 0.2, "follow": 0.5, "speed_d": 1, "speed_m": 0,
}  # fmt: skip


def answered_act(**changes):
    """Return the model after a week with an armed act, attributed at once."""
    parameters = ANSWERED | COMPLIANT | PROVEN | changes
    return week_0(violations("armed", [0]), **parameters)


def backstop_acts(model):
    """Return whether its third draw for this incident is below b = 1/2."""
    luck = draws.uniform4(1, 0, 0, draws.entity("USA"), draws.BACKSTOP, 0)
    return luck[2] < 0.5


def test_a_lead_acts_a_member_follows_and_the_backstop_tosses_its_coin():
    model = answered_act()
    # What others leave to oneself: 1 - .384/.93 = .587097.
    # FRA, troops: .5 (.8 x .587097 + .6 x .6) - .2 - .2 x ½ = .114839: acts by itself.
    # DEU, troops: .5 (.5 x .587097 + .6 x .3 x .5) - .2 x .5/.25 - .1 = -.308226. The push:
    #   FRA is .5 of the pledged .5 + .4 x .5 = .7, and the backstop adds .2 x ½:
    #   .5 (.714286 + .1) = .407143 > .308226: it follows.
    assert state(model, "FRA").acts == [True, False, True, False]
    assert state(model, "DEU").acts == [True, False, True, False]
    assert state(model, "USA").acts == [backstop_acts(model), False, False, False]
    assert state(model, "DEU").threshold[MILITARY] == pytest.approx(0.308226, abs=1e-6)
    # Without a lead to follow (.5 x .1 = .05), or following little, DEU stays out.
    assert answered_act(follow=0.3).by_code["DEU"].acts[MILITARY] is False
    assert answered_act(cost_m=0.4).by_code["DEU"].acts[MILITARY] is False
    assert model.outcome["asked_military"] == 3
    assert model.outcome["asked_diplomacy"] == 2
    assert model.outcome["acted_military"] == 2 + backstop_acts(model)


def test_beliefs_take_in_the_answer_and_take_back_what_was_abandoned():
    model = answered_act()
    fra, deu, usa = (state(model, code) for code in ("FRA", "DEU", "USA"))
    # Prior counts 4 x .45 and 4 x .55; y = 1; K = root .5 at its own rung, x e^(-.5/.5) at the
    # offensive, x e^(-.3/.5) at the deniable.
    root = math.sqrt(0.5)
    expected = [1.8 + root * math.exp(-0.6), 1.8 + root, 1.8 + root * math.exp(-1)]
    assert fra.kept[1:] == pytest.approx(expected)
    assert fra.broken[1:] == pytest.approx([2.2] * 3)
    assert deu.kept[2] == pytest.approx(1.2 + root)
    counts = (2.0 + root, 2.0) if backstop_acts(model) else (2.0, 2.0 + root)
    assert (usa.kept[2], usa.broken[2]) == pytest.approx(counts)
    # Diplomacy was delivered at once, troops are awaited: FRA owes .6 of K, DEU .3/.7 of it.
    assert fra.owed[DIPLOMACY] == [0.0] * 4
    assert fra.owed[MILITARY][2] == pytest.approx(0.6 * root)
    assert deu.owed[MILITARY][2] == pytest.approx(root * 0.3 / 0.7)
    fra.abandon(MILITARY)
    assert fra.kept[2] == pytest.approx(1.8 + 0.4 * root)
    assert fra.broken[2] == pytest.approx(2.2 + 0.6 * root)


def test_a_week_of_silence_is_believed_as_the_record_says():
    # Nobody answers: y = 0, so that after a week belief is .9 of the counts and .1 of the prior.
    model = answered_act(cost_m=90.0, cost_d=90.0, backstop=0.0)
    model.step()
    broken = 0.9 * (2.2 + math.sqrt(0.5)) + 0.1 * 2.2
    assert state(model, "FRA").credibility[2] == pytest.approx(1.8 / (1.8 + broken))


def test_delivered_help_fills_the_stock_and_the_army():
    model = answered_act(speed_m=1, F0=1, aid=0, train=0, coop=0, chi=0.2, rho_f=0.5)
    # Troops weigh all of what is material: .5 x 1 + .4 x .5 (+ .5 x .5 of the backstop).
    delivered = 0.7 + 0.25 * backstop_acts(model)
    assert model.stocks.aid == pytest.approx(delivered)
    # F = 1 + .5 (1 + .2 x stock - 1)
    assert model.protege.strength == pytest.approx(1 + 0.1 * delivered)


# the order of the week ---------------------------------------------------------------------------

PHASES = [
    "read", "violate", "record", "strike", "retaliate", "attribute_and_respond", "deliver",
    "govern", "arm", "settle",
]  # fmt: skip


def test_a_week_has_ten_phases_in_this_order(monkeypatch):
    called = []
    for phase in PHASES:
        run = getattr(CoalitionModel, phase)

        def noted(model, *, run=run, phase=phase):
            called.append(phase)
            run(model)

        monkeypatch.setattr(CoalitionModel, phase, noted)
    model = CoalitionModel("paris", weeks=2, break_cost=1e3, lambda_c=1e3)
    while model.running:
        model.step()
    assert called == PHASES * 2


def test_what_is_decided_in_a_week_may_be_delivered_in_it_and_is_believed_in_the_next():
    model = answered_act()
    assert model.outcome["delivered_diplomacy"] == 2
    before = state(model, "FRA").credibility[2]
    assert before == pytest.approx(0.45)  # read before the act
    model.step()
    assert state(model, "FRA").credibility[2] > before


def test_troops_deploy_before_the_act_that_hits_them():
    model = week_0(violations("armed", [0]), theta=1, severity_2=0.9, ramp=1, **COMPLIANT)
    assert state(model, "FRA").casualties > 0.0


def test_an_agreed_text_is_voted_on_in_the_same_week():
    voting = {"DEU": STATES["DEU"] | {"needs_vote": True}, "FRA": STATES["FRA"]}
    scenario = coalition(
        voting, weeks=3, **COMPLIANT,
        finalise=1, vote_hazard=1, vote_slope=1e6, vote_mid=0.1,
    )  # fmt: skip
    weeks = trace(scenario)
    assert weeks["finalised"].tolist() == [1, 1, 1]
    assert weeks["ratified"].tolist() == [2, 2, 2]


def test_war_is_answered_in_its_own_week_and_every_fourth_after():
    scenario = coalition(
        STATES, weeks=20, events=violations("offensive", [3]), defence_weeks=10, defence_gap=4,
        **(NUMBERS | COMPLIANT),
    )  # fmt: skip
    weeks = trace(scenario)
    assert len(weeks) == 3 + 10
    assert weeks.index[weeks["asked"] > 0].tolist() == [3, 7, 11]
    assert weeks["act"].tolist() == [0, 0, 0, 3] + [0] * 9
    assert (weeks["front"].to_numpy()[:3] == 0).all()
    assert weeks["front"][3] != 0
