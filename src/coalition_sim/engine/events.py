"""What each kind of event does to the Mesa model, at the start of its week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.scenario import INSTRUMENTS as INSTRUMENT_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from coalition_sim.engine.guarantor import Guarantor
    from coalition_sim.engine.model import CoalitionModel
    from coalition_sim.engine.timeline import Action


def apply(model: CoalitionModel, action: Action) -> None:
    """Let one action of the scenario happen."""
    if action.kind in _ON_MODEL:
        _ON_MODEL[action.kind](model, action)
    else:
        _ON_STATE[action.kind](model.by_code[action.state], action)


def _set_parameter(model: CoalitionModel, action: Action) -> None:
    setattr(model.parameters, action.name, action.value)


def _force(model: CoalitionModel, action: Action) -> None:
    model.forced = max(model.forced, int(action.value))


def _recommit(model: CoalitionModel, _: Action) -> None:
    model.recommitted = True


def _will(model: CoalitionModel, action: Action) -> None:
    model.challenger.willing += action.value


def _finalise(model: CoalitionModel, _: Action) -> None:
    model.parliaments.finalise()


def _vote(model: CoalitionModel, action: Action) -> None:
    model.parliaments.result(action.state, passed=action.value > 0.0)


def _set_field(g: Guarantor, action: Action) -> None:
    name, _, instrument = action.name.partition(".")
    if instrument:
        getattr(g, name)[INSTRUMENT_NAMES.index(instrument)] = float(action.value)
    elif name == "legal_force":
        g.bindingness = g.model.legal_level(action.value)
        g.has_passed = g.bindingness >= 1.0
    elif name == "troops_planned":
        g.planned = float(action.value)
        g.peak = max(g.peak, g.planned)
    elif name == "support":
        g.baseline = float(action.value)
    else:
        setattr(g, name, action.value)


def _change_government(g: Guarantor, action: Action) -> None:
    g.change_government(action.value, action.keep)


def _announce(g: Guarantor, _: Action) -> None:
    g.abstains = g.announced = True


def _join(g: Guarantor, _: Action) -> None:
    g.joined = True


def _leave(g: Guarantor, _: Action) -> None:
    g.leave()


def _withdraw(g: Guarantor, _: Action) -> None:
    g.planned = 0.0


_ON_MODEL: dict[str, Callable[[Any, Action], None]] = {
    "parameter": _set_parameter,
    "violation": _force,
    "recommit": _recommit,
    "willing": _will,
    "finalise": _finalise,
    "vote": _vote,
}
_ON_STATE: dict[str, Callable[[Any, Action], None]] = {
    "field": _set_field,
    "government": _change_government,
    "announce_abstention": _announce,
    "join": _join,
    "leave": _leave,
    "withdraw": _withdraw,
}
