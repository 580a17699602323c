"""Enter a future of the Mesa model in the tables that the compiled weeks fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.engine.codes import ARMED, OFFENSIVE, SPIRAL
from coalition_sim.engine.measures import snapshot
from coalition_sim.engine.model import CoalitionModel
from coalition_sim.engine.raw import SERIES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coalition_sim.engine.weeks.layout import Tables
    from coalition_sim.scenario import Scenario

TRACE_NAMES = {"credibility": f"credibility_{ARMED}"}


def census(
    scenario: Scenario,
    tables: Tables,
    row: int,
    *,
    seed: int,
    replicate: int,
    rules: Mapping[str, Callable[..., Any]] | None = None,
) -> None:
    """Run one future of the Mesa model and count it."""
    model = CoalitionModel(scenario, seed=seed, replicate=replicate, rules=rules, collect=False)
    while model.running:
        model.step()
        if model.week <= model.horizon:
            _enter_week(model, tables, row)
    if model.signed:
        tables.ladder[model.week :, OFFENSIVE + 1] += 1
    _enter_ledger(model, tables)
    for name, value in model.outcome.items():
        tables.outcomes[row][name] = value


def _enter_week(model: CoalitionModel, tables: Tables, row: int) -> None:
    t, challenger = model.week - 1, model.challenger
    if model.war_goes_on:
        tables.ladder[t, OFFENSIVE + 1] += 1
    else:
        tables.ladder[t, 0 if challenger.origin == SPIRAL else challenger.act] += 1
        tables.hazard[t] += challenger.chances[OFFENSIVE]
    tables.alive[t] += 1
    for i, g in enumerate(model.guarantors):
        tables.state_weekly[t, 0, i] += g.credibility[ARMED]
        tables.state_weekly[t, 1, i] += g.support
        tables.state_weekly[t, 2, i] += g.troops
    if row < len(tables.weekly):
        status = snapshot(model)
        for column, name in enumerate(SERIES):
            tables.weekly[row, t, column] = status[TRACE_NAMES.get(name, name)]


def _enter_ledger(model: CoalitionModel, tables: Tables) -> None:
    tables.counts[...] += model.ledger.counts
    tables.legal[...] += model.ledger.legal
    tables.lags[...] += model.ledger.lags
