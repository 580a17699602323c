"""The model is a Mesa model: batch runs, data collection, pages of SolaraViz."""

from __future__ import annotations

import functools
import inspect

import mesa
import pytest

from coalition_sim.engine import CoalitionModel, trace
from coalition_sim.engine.guarantor import Guarantor
from coalition_sim.engine.raw import TRACE
from coalition_sim.scenario import load_scenario

RESERVED = ("agents", "random", "rng", "steps", "time", "scenario", "unique_id", "model")
SHORT = {"scenario": "paris", "weeks": 8}


def run(model):
    while model.running:
        model.step()
    return model


# data collection ---------------------------------------------------------------------------------


def test_mesas_collector_keeps_a_row_a_week():
    model = run(CoalitionModel(**SHORT, seed=5))
    table = model.datacollector.get_model_vars_dataframe()
    assert tuple(table.columns) == TRACE
    assert len(table) == model.week
    expected = trace(load_scenario("paris", {"weeks": 8}), seed=5)
    assert (table.to_numpy(float) == expected.to_numpy()).all()


def test_mesas_collector_keeps_a_row_a_week_and_guarantor():
    model = run(CoalitionModel(**SHORT))
    table = model.datacollector.get_agenttype_vars_dataframe(Guarantor)
    assert len(table) == model.week * len(model.guarantors)
    assert set(table["code"]) == set(model.spec.states)
    last = table.xs(model.week, level="Step").set_index("code")
    for g in model.guarantors:
        assert last.loc[g.code, "support"] == g.support
        assert last.loc[g.code, "credibility_armed"] == g.credibility[2]


def test_collection_can_be_switched_off():
    model = run(CoalitionModel(**SHORT, collect=False))
    assert model.datacollector is None
    assert model.outcome == run(CoalitionModel(**SHORT)).outcome


# constructor -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [7, "7", 7.0])
def test_a_seed_may_come_as_text_from_an_input_field(seed):
    assert run(CoalitionModel(**SHORT, seed=seed)).outcome == run(
        CoalitionModel(**SHORT, seed=7)
    ).outcome  # fmt: skip


def test_no_seed_is_seed_0():
    assert run(CoalitionModel(**SHORT, seed=None)).outcome == run(CoalitionModel(**SHORT)).outcome
    assert run(CoalitionModel(**SHORT, seed=1)).outcome != run(CoalitionModel(**SHORT)).outcome


def test_overrides_are_keywords():
    model = CoalitionModel(**SHORT, vote_hazard=0, GBR__support=0.42, GBR__pledges__military=0)
    assert model.parameters.vote_hazard == 0
    assert model.by_code["GBR"].support == 0.42
    assert model.by_code["GBR"].pledges[0] == 0
    assert model.horizon == 8


def test_the_model_follows_mesas_protocol():
    model = CoalitionModel(**SHORT)
    assert isinstance(model, mesa.Model)
    assert model.running is True
    assert all(isinstance(agent, mesa.Agent) for agent in model.agents)
    assert len(model.agents) == len(model.guarantors) + 2
    assert run(model).running is False


def test_names_that_mesa_keeps_for_itself_are_left_to_it():
    bare, ours = mesa.Model(), CoalitionModel(**SHORT)
    for name in RESERVED:
        assert name not in vars(CoalitionModel)
        kept = getattr(bare, name, None)
        assert isinstance(getattr(ours, name, None), type(kept))
    agent = ours.guarantors[0]
    assert agent.model is ours
    assert isinstance(agent.unique_id, int)


def test_mesas_own_chance_is_never_used():
    model = CoalitionModel(**SHORT)
    before = model.random.getstate(), model.rng.bit_generator.state
    run(model)
    assert (model.random.getstate(), model.rng.bit_generator.state) == before


# batch runs --------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(mesa, "batch_run"), reason="this Mesa has no batch runs")
def test_the_model_runs_in_mesas_batch_run():
    changes = {**SHORT, "seed": 3, "replicate": [0, 1], "vote_hazard": [0.0, 0.5]}
    rows = mesa.batch_run(
        CoalitionModel,
        changes,
        number_processes=1,
        data_collection_period=-1,
        display_progress=False,
    )
    last = {(row["replicate"], row["vote_hazard"]): row for row in rows}
    assert len(last) == 4
    for (replicate, vote_hazard), row in last.items():
        scenario = load_scenario("paris", {"weeks": 8, "vote_hazard": vote_hazard})
        week = trace(scenario, seed=3, replicate=replicate).iloc[-1]
        assert [row[name] for name in TRACE] == list(week)


# pages -------------------------------------------------------------------------------------------


def test_the_constructor_is_fit_for_mesas_sliders():
    # SolaraViz knows keywords of any name by the word kwargs only, and wants a default for others.
    parameters = inspect.signature(CoalitionModel).parameters.values()
    free = [p.name for p in parameters if p.kind is p.VAR_KEYWORD]
    assert free == ["kwargs"]
    assert [p.name for p in parameters if p.default is p.empty and p.name not in free] == []


@pytest.mark.slow
def test_the_model_runs_in_a_page_of_solaraviz(monkeypatch):
    solara = pytest.importorskip("solara", reason="the extra 'solara' is not installed")
    import ipyvuetify
    from mesa.visualization import Slider, SolaraViz, make_plot_component

    made = []
    begin = CoalitionModel.__init__

    @functools.wraps(begin)
    def noted(self, *arguments, **kwargs):
        begin(self, *arguments, **kwargs)
        made.append(self)

    monkeypatch.setattr(CoalitionModel, "__init__", noted)
    page = SolaraViz(
        CoalitionModel(**SHORT),
        components=[make_plot_component(["credibility_2", "support"])],
        model_params={
            **SHORT,
            "seed": {"type": "InputText", "value": "7", "label": "seed"},
            "drones": Slider("drones", 1.0, 0.0, 1.5, 0.1),
        },
        name="Paris",
    )
    _, rendered = solara.render(solara.AppLayout(children=[page]), handle_error=False)

    def press(label):
        buttons = rendered.find(ipyvuetify.Btn).widgets
        next(button for button in buttons if button.children == [label]).click()

    try:
        for _ in range(3):
            press("Step")
        assert made[-1].week == 3
        (slider,) = [w for w in rendered.find(ipyvuetify.Slider).widgets if w.label == "drones"]
        slider.v_model = 0.5
        press("Reset")
        press("Step")
        assert made[-1] is not made[0]
        assert (made[-1].parameters.drones, made[-1].seed_word) == (0.5, 7)
        assert made[-1].week == 1
    finally:
        rendered.close()
