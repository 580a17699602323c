"""One future week by week in Mesa's SolaraViz: ``solara run coalition_sim.show.mesa_page``.

The environment says what it opens with: ``COALITION_SIM_PAGE`` (a scenario's name or path) and
``COALITION_SIM_PAGE_SEED``.
"""

from __future__ import annotations

import os
from typing import Any

import solara
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from mesa.visualization import Slider, SolaraViz, make_plot_component
from mesa.visualization.utils import update_counter

from coalition_sim.engine import CoalitionModel
from coalition_sim.engine.codes import ARMED
from coalition_sim.scenario import RUNGS, load_scenario
from coalition_sim.show.coloring import ink
from coalition_sim.show.dashboard.levers import lever
from coalition_sim.show.map import TILES

SCENARIO = os.environ.get("COALITION_SIM_PAGE", "paris")
SEED = os.environ.get("COALITION_SIM_PAGE_SEED", "0")
SLIDERS = {
    "backstop": "the United States answers a breach",
    "tech_level": "drones, sensors, satellites",
    "aid": "arms and aid",
    "vote_hazard": "parliaments vote, a week",
    "ambition_median": "the challenger's ambition",
    "punishment": "pain of a full answer",
}
STEPS = 50
DARK, LIGHT = "#0072B2", "#E4E4E4"


def sliders(scenario: str = SCENARIO) -> dict[str, Any]:
    """Return what the page lets its reader set before a future begins."""
    loaded = load_scenario(scenario)
    found: dict[str, Any] = {
        "scenario": scenario,
        "seed": {"type": "InputText", "value": SEED, "label": "seed"},
        "replicate": Slider("which future", 0, 0, 99, 1),
    }
    for key, label in SLIDERS.items():
        one = lever(key)
        low, high = one.ends(loaded)
        found[key] = Slider(label, one.present(loaded), low, high, (high - low) / STEPS)
    return found


@solara.component  # type: ignore[untyped-decorator]
def Ladder(model: CoalitionModel) -> None:  # noqa: N802 - components are named like classes
    """Say in words what the challenger does this week, and what is seen of it."""
    update_counter.get()
    status = getattr(model, "status", None) or {}
    if not status or not model.week:
        solara.Markdown("Week 0: nothing has happened yet. Press *Step* or *Play*.")
        return
    act = "war goes on" if model.war_goes_on else RUNGS[int(status["act"])]
    solara.Markdown(
        f"**Week {model.week}: {act}.** Tension {status['tension']:,.0f}, "
        f"recorded violations {status['recorded']:,.0f}. "
        f"Asked {status['asked']:.0f}, acted {status['acted']:.0f}, "
        f"delivered {status['delivered']:.0f}, abandoned {status['abandoned']:.0f}."
    )
    solara.Markdown("*This is a model, not a forecast.*")


@solara.component  # type: ignore[untyped-decorator]
def Credibility(model: CoalitionModel) -> None:  # noqa: N802 - components are named like classes
    """Draw how credible each guarantor is to the challenger, as a map of tiles."""
    update_counter.get()
    solara.FigureMatplotlib(credibility_figure(model), format="png")


def credibility_figure(model: CoalitionModel) -> Figure:
    """Return the map of credibility at the rung armed, as it stands this week."""
    figure = Figure(figsize=(6, 4.6), layout="constrained")
    axes = figure.subplots()
    for g in model.guarantors:
        column, row = TILES.get(g.code, (9, 0))
        share = float(g.credibility[ARMED])
        color = (1 - share, 1 - 0.5 * share, 1 - 0.25 * share)
        axes.add_patch(_square(column, row, color))
        text = f"{g.code}\n{100 * share:.0f}"
        axes.text(column + 0.47, row + 0.47, text, ha="center", va="center", fontsize=8,
                  color=ink(color))  # fmt: skip
    axes.set_xlim(0, 11)
    axes.set_ylim(8, 0)
    axes.set_aspect("equal")
    axes.set_axis_off()
    title = "How far the challenger expects each to answer an armed violation, in %"
    axes.set_title(title, loc="left", fontsize=10)
    return figure


def _square(column: int, row: int, color: tuple[float, float, float]) -> Any:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - one use

    return Rectangle((column, row), 0.94, 0.94, facecolor=to_hex(color), edgecolor="#888888")


@solara.component  # type: ignore[untyped-decorator]
def Page() -> None:  # noqa: N802 - Solara looks for this name
    """Show one future of the scenario, to be stepped week by week."""
    settings = sliders()
    first = {key: _value(setting) for key, setting in settings.items()}
    model = solara.use_memo(lambda: CoalitionModel(**first), [])
    SolaraViz(
        model,
        components=[
            Ladder,
            Credibility,
            make_plot_component(["tension", "recorded"]),
            make_plot_component(["credibility_1", "credibility_2", "credibility_3", "support"]),
            make_plot_component(["p_deniable", "p_armed", "p_offensive"]),
        ],
        model_params=settings,
        name=f"{SCENARIO}: one future, week by week",
    )


def _value(setting: Any) -> Any:
    if isinstance(setting, dict):
        return setting["value"]
    return getattr(setting, "value", setting)
