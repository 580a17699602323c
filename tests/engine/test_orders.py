"""Orders: seats that decide in place of the model's actors."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from tests.engine.rosters import COMPLIANT, PROVEN, QUIET, coalition, guarantor, violations
from tests.engine.strategies import futures

from coalition_sim.engine import CoalitionModel
from coalition_sim.engine.codes import ARMED, COMPLY, DENIABLE, INSTRUMENTS, OFFENSIVE
from coalition_sim.engine.measures import snapshot
from coalition_sim.engine.orders import Call, Evidence
from coalition_sim.scenario import INSTRUMENTS as INSTRUMENT_NAMES

HALF = dict.fromkeys(INSTRUMENT_NAMES, 0.5)
BUSY = {"scenario": "paris", "weeks": 60, "break_cost": 0.2, "collect": False}


class Nothing:
    """Orders that leave all to the model."""

    def answer(self, call):
        return None

    def act(self, week, chances):
        return None

    def attribute(self, evidence):
        return None


@dataclass
class Minutes(Nothing):
    """Orders that note what they are asked, and leave all to the model."""

    calls: list[Call] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    weeks: list[int] = field(default_factory=list)

    def answer(self, call):
        self.calls.append(call)

    def act(self, week, chances):
        assert sum(chances) == pytest.approx(1.0)
        self.weeks.append(week)

    def attribute(self, evidence):
        self.evidence.append(evidence)


class Noted(CoalitionModel):
    """The model, and a note of who acted on what."""

    def __init__(self, *arguments, **changes):
        self.acted = {}
        self.chosen = {}
        super().__init__(*arguments, **changes)

    def respond(self, rung, slot, *, alarm=False):
        super().respond(rung, slot, alarm=alarm)
        for g in self.guarantors:
            for k in INSTRUMENTS:
                if g.owes(k, rung):
                    call = Call(self.week, slot, rung, alarm, g.code, k)
                    self.acted[call] = g.acts[k]

    def violate(self):
        super().violate()
        self.chosen[self.week] = self.challenger.act if self.challenger.origin == 1 else COMPLY


class Repeat:
    """Orders that say what happened before."""

    def __init__(self, acted, chosen):
        self.acted, self.chosen = acted, chosen

    def answer(self, call):
        return self.acted[call]

    def act(self, week, chances):
        return self.chosen[week]

    def attribute(self, evidence):
        return evidence.sufficient


class Only(Nothing):
    """Orders of one seat."""

    def __init__(self, **seats):
        self.seats = seats

    def answer(self, call):
        return self.seats.get(call.state)

    def act(self, week, chances):
        return self.seats.get("acts", {}).get(week)

    def attribute(self, evidence):
        return self.seats.get("publish")


def live(model):
    """Run a future; return what every week left, and how it ended."""
    weeks = []
    while model.running:
        model.step()
        weeks.append(snapshot(model) | {g.code: tuple(g.kept + g.broken) for g in model.guarantors})
    return weeks, model.outcome


def drawn(future, orders, model=CoalitionModel):
    address = {"seed": future.seed, "replicate": future.replicate}
    return model(future.scenario, **address, collect=False, orders=orders)


@settings(deadline=None, max_examples=40)
@given(futures())
def test_orders_that_leave_all_to_the_model_change_no_bit(future):
    assert live(drawn(future, Nothing())) == live(drawn(future, None))


@settings(deadline=None, max_examples=60)
@given(futures())
def test_orders_that_say_what_the_model_would_have_decided_change_no_bit(future):
    model = drawn(future, None, Noted)
    expected = live(model)
    assert live(drawn(future, Repeat(model.acted, model.chosen))) == expected


def test_every_owed_answer_is_asked_once_and_of_no_other():
    minutes = Minutes()
    model = Noted(**BUSY, orders=minutes)
    live(model)
    assert sorted(map(repr, minutes.calls)) == sorted(map(repr, model.acted))
    assert len(set(minutes.calls)) == len(minutes.calls) > 100
    assert {"USA", "FRA", "DEU"} <= {call.state for call in minutes.calls}


def test_the_challenger_is_asked_in_every_week_of_the_ceasefire():
    minutes = Minutes()
    model = CoalitionModel(**BUSY, orders=minutes)
    live(model)
    lived = model.war_week + 1 if model.at_war else model.week
    assert minutes.weeks == list(range(lived))


def test_the_commission_sees_open_incidents_every_week_until_they_are_published_or_lapse():
    minutes = Minutes()
    live(CoalitionModel(**BUSY, orders=minutes))
    published = [e for e in minutes.evidence if e.sufficient]
    assert published
    for evidence in published:
        later = [e for e in minutes.evidence if e.opened == evidence.opened and not e.alarm]
        assert evidence.alarm or later[-1] == evidence


@pytest.mark.parametrize("said", [True, False])
def test_a_state_does_as_ordered_and_others_are_not_forced(said):
    model = Noted(**BUSY, orders=Only(DEU=said))
    live(model)
    mine = [acted for call, acted in model.acted.items() if call.state == "DEU"]
    others = {acted for call, acted in model.acted.items() if call.state == "POL"}
    assert set(mine) == {said}
    assert others == {True, False}


@pytest.mark.parametrize("said", [True, False])
def test_the_backstop_and_a_state_that_abstains_can_be_seats(said):
    changes = {"USA__abstains": True, "DEU__abstains": True}
    model = Noted(**BUSY, **changes, orders=Only(USA=said, DEU=said))
    live(model)
    for code in ("USA", "DEU"):
        assert {acted for call, acted in model.acted.items() if call.state == code} == {said}


def test_a_member_that_is_ordered_in_can_draw_others_in():
    costs = {f"cost_{k}": 5.0 for k in "mids"}
    pair = coalition(
        {"AAA": guarantor(capability=HALF), "BBB": guarantor(capability=HALF)},
        weeks=3,
        events=violations("armed", [0]),
        **COMPLIANT | PROVEN | QUIET | costs | {"follow": 20, "lambda_g": 1e3},
    )
    for said in (True, False):
        model = Noted(pair, orders=Only(AAA=said))
        live(model)
        others = {acted for call, acted in model.acted.items() if call.state == "BBB"}
        assert others == {said}


def test_the_challenger_does_as_ordered_and_it_counts_as_chosen():
    acts = dict.fromkeys(range(60), COMPLY) | {5: DENIABLE, 9: ARMED, 20: OFFENSIVE}
    weeks, outcome = live(CoalitionModel(**BUSY, spiral=0, orders=Only(acts=acts)))
    happened = {week["week"] - 1: (week["act"], week["origin"]) for week in weeks if week["act"]}
    assert happened == {5: (DENIABLE, 1), 9: (ARMED, 1), 20: (OFFENSIVE, 1)}
    assert (outcome["first_armed"], outcome["first_offensive"]) == (9, 20)


def test_a_forced_act_goes_before_an_order():
    events = [{"week": 3, "kind": "violation", "rung": "offensive"}]
    model = CoalitionModel(**BUSY, events=events, orders=Only(acts=dict.fromkeys(range(60), 0)))
    live(model)
    assert model.war_week == 3


def test_an_incident_that_is_held_back_is_answered_by_nobody():
    model = Noted(**BUSY, orders=Only(publish=False))
    _, outcome = live(model)
    assert outcome["n_attributed_deniable"] == outcome["n_attributed_armed"] == 0
    assert outcome["n_alarms"] == 0
    assert {call.rung for call in model.acted} <= {OFFENSIVE}


def test_an_incident_that_is_published_at_once_has_no_lag():
    _, outcome = live(CoalitionModel(**BUSY, orders=Only(publish=True)))
    assert outcome["n_attributed_deniable"] == outcome["n_deniable"] > 0
    assert outcome["lag_deniable"] == outcome["lag_armed"] == 0


class OpenQuestionError(Exception):
    pass


class Moves(Nothing):
    """The replay that the module's text describes: one seat, its answers so far."""

    def __init__(self, moves):
        self.moves = moves

    def answer(self, call):
        if call.state != "DEU":
            return None
        key = call.week, call.opened, call.instrument
        if key not in self.moves:
            raise OpenQuestionError(key)
        return self.moves[key]


def test_a_future_is_replayed_from_week_0_with_the_moves_so_far():
    moves, weeks = {}, {}
    while True:
        try:
            weeks, outcome = live(CoalitionModel(**BUSY, orders=Moves(moves)))
            break
        except OpenQuestionError as question:
            moves[question.args[0]] = len(moves) % 2 == 0
    assert len(moves) > 10
    assert live(CoalitionModel(**BUSY, orders=Moves(moves))) == (weeks, outcome)
