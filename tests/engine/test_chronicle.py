"""The chronicle: what it says of a future is what happened, and adds up."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from tests.engine.strategies import futures

from coalition_sim.engine import CoalitionModel, trace
from coalition_sim.engine.chronicle import Chronicle, chronicle
from coalition_sim.engine.entries import (
    KINDS,
    Abandonment,
    Act,
    Attribution,
    Ballot,
    Decision,
    Delivery,
    Deployment,
    Lapse,
    Recommitment,
    Withholding,
)
from coalition_sim.engine.raw import TRACE
from coalition_sim.errors import OutputError
from coalition_sim.rules import guarantor
from coalition_sim.scenario import INSTRUMENTS, load_scenario

BUSY = load_scenario("paris", {"weeks": 80, "break_cost": 0.2})


def told(future, **more):
    address = {"seed": future.seed, "replicate": future.replicate}
    return chronicle(future.scenario, **address, **more)


@settings(deadline=None, max_examples=60)
@given(futures())
def test_the_terms_of_every_decision_add_up_to_it(future):
    for d in told(future).decisions():
        if d.rule == "weighed":
            utility = guarantor.response_utility(**d.inputs)
            assert d.terms.utility == pytest.approx(utility, abs=1e-9)
            push = d.follow * (d.peers_share + d.us_weight * d.reliability)
            assert d.terms.push == pytest.approx(push, abs=1e-12)
            assert d.terms.other == 0.0
            if abs(d.terms.total - d.luck) > 1e-9:
                assert d.acted == (d.terms.total > d.luck)
                assert d.acted == (push > guarantor.response_threshold(d.draw, utility, d.lambda_g))
        elif d.rule == "backstop":
            assert d.acted == (d.draw < d.reliability)
        else:
            assert not d.acted


@settings(deadline=None, max_examples=30)
@given(futures())
def test_writing_down_a_future_changes_no_bit_of_it(future):
    model = CoalitionModel(
        future.scenario, seed=future.seed, replicate=future.replicate, collect=False
    )
    while model.running:
        model.step()
    assert told(future).outcome == model.outcome


@settings(deadline=None, max_examples=30)
@given(futures())
def test_the_shares_that_act_before_a_decision_are_those_of_the_states_named(future):
    found = told(future)
    fixed = {e.target for e in future.scenario.events if e.kind == "set"}
    moves = {e.kind for e in future.scenario.events} & {"join", "leave"}
    if fixed or moves:
        return
    weight = {
        k: {c: getattr(s.capability, k) * getattr(s.pledges, k)
            for c, s in found.scenario.states.items() if s.role != "backstop" and s.joined}
        for k in INSTRUMENTS
    }  # fmt: skip
    for d in found.decisions():
        if d.role == "member" and d.rule == "weighed":
            acting = sum(weight[d.instrument][code] for code in found.acting_before(d))
            whole = sum(weight[d.instrument].values())
            assert d.peers_share == pytest.approx(acting / whole if whole else 0.0)


@settings(deadline=None, max_examples=20)
@given(futures())
def test_a_chronicle_is_read_back_as_it_was_written(future):
    found = told(future)
    records = [json.loads(line) for line in found.lines()]
    again = Chronicle._parsed(records)
    assert again == found


@pytest.fixture(scope="module")
def busy():
    return chronicle(BUSY, seed=3, replicate=2)


def test_the_weeks_are_those_of_the_trace(busy):
    expected = trace(BUSY, seed=3, replicate=2)
    assert [[week[name] for name in TRACE] for week in busy.weeks] == expected.to_numpy().tolist()


def test_entries_come_in_order_of_week_and_of_many_kinds(busy):
    weeks = [entry.week for entry in busy.entries]
    assert weeks == sorted(weeks)
    assert {Act, Attribution, Decision, Delivery, Deployment, Lapse} <= set(map(type, busy.entries))
    assert len(KINDS) == 13


def test_entries_count_what_the_outcome_counts(busy):
    outcome = busy.outcome
    acts = [act for act in busy.of(Act) if act.origin != "spiral"]
    assert sum(act.rung == 1 for act in acts) == outcome["n_deniable"]
    assert sum(act.rung == 2 for act in acts) == outcome["n_armed"]
    assert sum(e.alarm for e in busy.of(Attribution)) == outcome["n_alarms"]
    known = [e for e in busy.of(Attribution) if not e.alarm and e.rung == 1]
    assert len(known) == outcome["n_attributed_deniable"]
    assert sum(e.week - e.opened for e in known) == outcome["lag_deniable"]
    for name in INSTRUMENTS:
        mine = [d for d in busy.decisions() if d.instrument == name]
        assert len(mine) == outcome[f"asked_{name}"]
        assert sum(d.acted for d in mine) == outcome[f"acted_{name}"]
        for kind, word in ((Delivery, "delivered"), (Abandonment, "abandoned")):
            calls = sum(e.calls for e in busy.of(kind) if e.instrument == name)
            assert calls == outcome[f"{word}_{name}"]
    assert len(busy.of(Recommitment)) == outcome["n_recommitments"]


def test_an_incident_is_attributed_or_lapses_once(busy):
    closed = [e.opened for e in busy.of(Attribution) if not e.alarm]
    closed += [e.opened for e in busy.of(Lapse)]
    assert len(closed) == len(set(closed))
    assert set(closed) <= {act.week for act in busy.of(Act)}


def test_votes_and_troops_are_noted():
    found = chronicle(load_scenario("paris", {"weeks": 60, "finalise": 1, "vote_hazard": 0.5}))
    assert len(found.of(Ballot)) > 5
    steps = [e.step for e in found.of(Deployment) if e.state == "FRA"]
    assert steps[:2] == ["arriving", "arrived"]
    arrived = {e.state: e.troops for e in found.of(Deployment) if e.step == "arrived"}
    assert arrived["FRA"] == found.scenario.states["FRA"].troops_planned


def test_a_swapped_rule_is_split_by_what_its_arguments_do():
    def bold(
        severity, stake, left_to_do, reneging, bindingness, pledge, hit_resolve, hit, cost,
        support, risk, backstop, resolve,
    ):  # fmt: skip
        return 2.0 * stake + 0.25

    decision = chronicle(BUSY, rules={"response_utility": bold}).decisions("DEU")[0]
    assert decision.terms.stake == pytest.approx(2.0 * decision.inputs["stake"])
    assert decision.terms.other == pytest.approx(0.25)
    assert decision.terms.cost == decision.terms.resolve == 0.0


class Silent:
    def answer(self, call):
        return True if call.state == "DEU" else None

    def act(self, week, chances):
        return None

    def attribute(self, evidence):
        return None if evidence.week < 40 else False


def test_orders_are_told_apart_from_the_models_own_decisions():
    found = chronicle(BUSY, orders=Silent())
    assert {d.ordered for d in found.decisions("DEU")} == {True}
    assert {d.ordered for d in found.decisions("FRA")} == {None}
    assert found.of(Withholding)
    assert all(e.week < 40 or e.rung == 3 for e in found.of(Attribution))


def test_a_ceasefire_that_is_not_signed_has_no_week():
    found = chronicle(load_scenario("paris", {"gate": True, "need": 50.0}), seed=1)
    assert found.weeks == ()
    assert found.outcome["signed"] == 0


def test_a_file_that_holds_no_chronicle_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "events.jsonl"
    with pytest.raises(OutputError, match="no chronicle can be read here"):
        Chronicle.read(path)
    path.write_text("{}\n")
    with pytest.raises(OutputError, match="give a file of events"):
        Chronicle.read(path)


def test_a_chronicle_is_written_as_a_file(tmp_path, busy):
    assert Chronicle.read(busy.write(tmp_path / "events.jsonl")) == busy
