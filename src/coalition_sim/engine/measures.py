"""What is measured of a future of the Mesa model: counts, weekly status, outcome."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from mesa.datacollection import DataCollector

from coalition_sim.engine.codes import ACTED, ARMED, ASKED, DENIABLE, MILITARY, OFFENSIVE, SPIRAL
from coalition_sim.engine.guarantor import Guarantor
from coalition_sim.engine.raw import COUNTS, OUTCOME, TRACE
from coalition_sim.rules import defence
from coalition_sim.scenario import INSTRUMENTS as INSTRUMENT_NAMES

if TYPE_CHECKING:
    from coalition_sim.engine.model import CoalitionModel

AGENT_COLUMNS = ("code", "support", "bindingness", "troops", "casualties")
WEEKS_THAT_MAY_NEVER_COME = ("first_armed", "first_armed_any", "first_offensive", "finalised")


def _by_rung() -> list[int]:
    return [0] * 4


@dataclass
class Tally:
    """Counts of one future so far; weeks of war after the first are not counted."""

    hazard: float = 0.0
    recorded: int = 0
    retaliations: int = 0
    alarms: int = 0
    spirals: int = 0
    recommitments: int = 0
    first_armed: int = -1
    first_armed_any: int = -1
    acts: list[int] = field(default_factory=_by_rung)
    attributed: list[int] = field(default_factory=_by_rung)
    lag: list[int] = field(default_factory=_by_rung)

    def count_attribution(self, rung: int, lag: int) -> None:
        """Count an attributed incident and the weeks that it took."""
        self.attributed[rung] += 1
        self.lag[rung] += lag

    def count_week(self, model: CoalitionModel) -> None:
        """Count what this week added."""
        self.hazard += model.challenger.chances[OFFENSIVE]
        self.recorded += model.front.recorded
        self.retaliations += int(model.protege.retaliated)
        self.alarms += model.alarms
        if model.challenger.act:
            self._count_act(model.challenger.act, model.challenger.origin, model.week)

    def _count_act(self, act: int, origin: int, week: int) -> None:
        if origin == SPIRAL:
            self.spirals += 1
        else:
            self.acts[act] += 1
            if act >= ARMED and self.first_armed < 0:
                self.first_armed = week
        if act >= ARMED and self.first_armed_any < 0:
            self.first_armed_any = week


def mean_support(model: CoalitionModel) -> float:
    """Return support averaged over the coalition's states, the backstop left out."""
    total, n = 0.0, 0
    for g in model.guarantors:
        if not g.is_backstop:
            total += g.support
            n += 1
    return total / n if n else 0.0


def snapshot(model: CoalitionModel) -> dict[str, float]:
    """Return this week's status, by the names of `raw.TRACE`."""
    c, front, stocks = model.challenger, model.front, model.stocks
    values = (
        model.week, c.act, c.origin, front.recorded, front.tension, c.ambition,
        *((0.0,) * 4 if model.war_goes_on else c.chances),
        model.protege.strength, c.strength, model.force.troops, model.monitoring.manned,
        *model.others[1:], *c.answer[1:], mean_support(model), stocks.aid, stocks.sanctions,
        model.attributed, model.alarms, *model.ledger.week, int(model.protege.retaliated),
        int(model.parliaments.finalised >= 0), model.parliaments.ratified, front.moved,
    )  # fmt: skip
    return dict(zip(TRACE, values, strict=True))


def outcome(model: CoalitionModel) -> dict[str, float]:
    """Return how a future ended, by the names of `raw.OUTCOME`."""
    signing = {"p_moscow": model.p_moscow, "p_kyiv": model.p_kyiv}
    if not model.signed:
        nothing = dict.fromkeys(OUTCOME.names or (), 0.0)
        return nothing | dict.fromkeys(WEEKS_THAT_MAY_NEVER_COME, -1) | signing
    return signing | _levels(model) | _counts(model) | _answers(model)


def _levels(model: CoalitionModel) -> dict[str, float]:
    casualties = 0.0
    for g in model.guarantors:
        casualties += g.casualties
    log_ambition = model.challenger.log_ambition_sum / model.horizon
    return {
        "ambition": model.parameters.ambition_median * math.exp(log_ambition),
        "recorded": float(model.tally.recorded),
        "war_hazard": model.tally.hazard,
        "credibility": model.others[ARMED],
        "support": mean_support(model),
        "troops": model.force.troops,
        "casualties": casualties,
        "ground": model.front.moved,
    }


def _counts(model: CoalitionModel) -> dict[str, float]:
    tally, parliaments = model.tally, model.parliaments
    return {
        "first_armed": tally.first_armed,
        "first_armed_any": tally.first_armed_any,
        "first_offensive": model.war_week,
        "finalised": parliaments.finalised,
        "end_week": model.week,
        "n_deniable": tally.acts[DENIABLE],
        "n_armed": tally.acts[ARMED],
        "n_spiral": tally.spirals,
        "n_attributed_deniable": tally.attributed[DENIABLE],
        "n_attributed_armed": tally.attributed[ARMED],
        "lag_deniable": tally.lag[DENIABLE],
        "lag_armed": tally.lag[ARMED],
        "n_alarms": tally.alarms,
        "n_retaliations": tally.retaliations,
        "n_recommitments": tally.recommitments,
        "n_ratified": parliaments.ratified,
        "n_votes_failed": parliaments.failed,
        "defence": _defence(model),
        "signed": 1,
    }


def _defence(model: CoalitionModel) -> int:
    if not model.at_war:
        return 0
    p = model.parameters
    return defence.defence_outcome(model.front.moved, p.repelled_line, p.held_line)


def _answers(model: CoalitionModel) -> dict[str, float]:
    totals: dict[str, float] = {
        f"{word}_{name}": model.ledger.total(k, what)
        for k, name in enumerate(INSTRUMENT_NAMES)
        for what, word in enumerate(COUNTS)
    }
    in_war: dict[str, float] = {
        f"{COUNTS[what]}_military_offensive": sum(
            counts[MILITARY][OFFENSIVE - 1][what] for counts in model.ledger.counts
        )
        for what in (ASKED, ACTED)
    }
    return totals | in_war


def collector() -> DataCollector:
    """Return Mesa's data collector for the model's weekly status and its guarantors'."""
    reporters = {name: partial(_status, name) for name in TRACE}
    columns: dict[str, Any] = {name: name for name in AGENT_COLUMNS}
    columns["credibility_armed"] = _credibility_armed
    return DataCollector(model_reporters=reporters, agenttype_reporters={Guarantor: columns})


def _status(name: str, model: CoalitionModel) -> Any:
    return model.status[name]


def _credibility_armed(g: Guarantor) -> float:
    return g.credibility[ARMED]
