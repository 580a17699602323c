"""Scenario events as the weekly actions that both engines apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coalition_sim.scenario import Scenario

RUNG_NUMBERS = {"comply": 0, "deniable": 1, "armed": 2, "offensive": 3}


@dataclass(frozen=True)
class Action:
    """One change at the start of a week (or a forced act of that week).

    Parameters
    ----------
    week : int
        Week in which it happens.
    kind : str
        Event kind, ``parameter`` or ``field`` (the two halves of ``set``).
    state : str
        ISO code of the state concerned, or empty.
    name : str
        Parameter or field that is set, or empty.
    value : float | str
        New value, rung, passed (1) or failed (0), change of the break cost.
    keep : float
        Share of the record that a new government keeps.
    """

    week: int
    kind: str
    state: str = ""
    name: str = ""
    value: Any = 0.0
    keep: float = 1.0


def timeline(scenario: Scenario) -> tuple[Action, ...]:
    """Return the scenario's events as actions in order of week, ends of spells included."""
    actions: list[Action] = []
    for event in scenario.events:
        actions += _actions(event)
    actions += _settings(scenario)
    return tuple(sorted(actions, key=lambda action: action.week))


def _actions(event: Any) -> list[Action]:
    week, kind = event.week, event.kind
    match kind:
        case "set":
            actions = []
        case "violation":
            actions = [Action(week, kind, value=float(RUNG_NUMBERS[event.rung]))]
        case "willing":
            actions = [Action(week, kind, value=event.break_cost_added)]
            if event.weeks is not None:
                ends = Action(week + event.weeks, kind, value=-event.break_cost_added)
                actions.append(ends)
        case "government":
            actions = [Action(week, kind, event.state, value=event.support, keep=event.keep)]
        case "vote":
            actions = [Action(week, kind, event.state, value=float(event.passed))]
        case "recommit" | "finalise":
            actions = [Action(week, kind)]
        case _:
            actions = [Action(week, kind, event.state)]
    return actions


def _settings(scenario: Scenario) -> list[Action]:
    """Lower ``set`` events: of several in force on one target, the latest begun counts."""
    spells: dict[str, list[Any]] = {}
    for event in scenario.events:
        if event.kind == "set":
            spells.setdefault(event.target, []).append(event)
    actions = []
    for target, events in spells.items():
        ends = {event.week + event.weeks for event in events if event.weeks is not None}
        weeks = sorted({event.week for event in events} | ends)
        held = base = _lookup(scenario, target)
        for week in weeks:
            value = _in_force(events, week, base)
            if value != held:
                actions.append(_setting(target, week, value))
            held = value
    return actions


def _in_force(events: list[Any], week: int, base: Any) -> Any:
    value = base
    for event in sorted(events, key=lambda e: e.week):
        ends = event.weeks is not None and event.week + event.weeks <= week
        if event.week <= week and not ends:
            value = event.value
    return value


def _lookup(scenario: Scenario, target: str) -> Any:
    path = target.split(".")
    if path[0] != "states":
        return getattr(scenario.parameters, target)
    value: Any = scenario.states[path[1]]
    for name in path[2:]:
        value = getattr(value, name)
    return value


def _setting(target: str, week: int, value: Any) -> Action:
    path = target.split(".")
    if path[0] == "states":
        return Action(week, "field", path[1], ".".join(path[2:]), value)
    return Action(week, "parameter", name=target, value=float(value))
