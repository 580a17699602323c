"""Rules that tie the parts of a scenario together: people, weeks, codes, targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from coalition_sim.errors import did_you_mean
from coalition_sim.scenario.events import SetValue
from coalition_sim.scenario.parameters import STRUCTURAL, Parameters
from coalition_sim.scenario.profile import INSTRUMENTS, Shares, StateProfile
from coalition_sim.scenario.quantities import broken_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic.fields import FieldInfo
    from pydantic_core import PydanticCustomError

    from coalition_sim.scenario.events import Event

SETTABLE = (
    "support", "stake", "troops_planned", "monitoring", "legal_force", "needs_vote", "abstains",
)  # fmt: skip
"""Fields of a state that a ``set`` event may change; pledges and capability by instrument too."""


def check_people(states: Mapping[str, StateProfile], challenger: str, protege: str) -> None:
    """Refuse an empty roster, two backstops, and a side of the ceasefire among its guarantors."""
    if not states:
        raise broken_rule("roster", "[]", "has no guarantor", "keep at least one state")
    _check_backstop(states)
    for role, code in (("challenger", challenger), ("protege", protege)):
        if code in states:
            remedy = f"name another {role}, or remove the state from the roster"
            raise broken_rule(role, code, "is a guarantor too", remedy)
    if challenger == protege:
        raise broken_rule("protege", protege, "is the challenger too", "name two states")


def _check_backstop(states: Mapping[str, StateProfile]) -> None:
    first, *others = [*(code for code, state in states.items() if state.role == "backstop"), ""]
    if any(others):
        key, rule = f"states.{others[0]}.role", f"is the role of {first} too"
        remedy = 'one state at most is the backstop; write role = "member"'
        raise broken_rule(key, '"backstop"', rule, remedy, also=(f"states.{first}.role",))


def check_events(events: Iterable[Event], weeks: int, states: Mapping[str, Any]) -> None:
    """Refuse events after the end, on unknown states, or on what no event can set."""
    for number, event in enumerate(events):
        key = f"events.{number}"
        if event.week >= weeks:
            rule = f"is beyond the horizon of {weeks} weeks"
            remedy = f"give a week from 0 to {weeks - 1}, or a longer horizon"
            raise broken_rule(f"{key}.week", event.week, rule, remedy)
        if hasattr(event, "state"):
            _check_code(f"{key}.state", event.state, states)
        if isinstance(event, SetValue):
            _check_set(key, event, states)


def _check_code(key: str, code: str, states: Mapping[str, Any]) -> None:
    if code not in states:
        remedy = f"name one of {', '.join(states)}"
        raise broken_rule(key, code, f"is not in the roster{did_you_mean(code, states)}", remedy)


def _check_set(key: str, event: SetValue, states: Mapping[str, Any]) -> None:
    field = target_field(f"{key}.target", event.target, states)
    metadata = Annotated[(field.annotation, *field.metadata)] if field.metadata else None
    kind: Any = metadata or field.annotation
    try:
        TypeAdapter(kind, config=ConfigDict(strict=True, allow_inf_nan=False)).validate_python(
            event.value
        )
    except ValidationError as error:
        rule = f"is no value for {event.target} ({error.errors()[0]['msg'].lower()})"
        remedy = f"give {field.description or 'a value of its kind'}"
        raise broken_rule(f"{key}.value", event.value, rule, remedy) from None


def target_field(key: str, target: str, states: Mapping[str, Any]) -> FieldInfo:
    """Return the field that a ``set`` event's target names.

    Parameters
    ----------
    key : str
        The event's key, for messages.
    target : str
        A parameter, or ``states.GBR.support`` and the like.
    states : mapping
        The roster by code.

    Returns
    -------
    pydantic.fields.FieldInfo
        With the bounds that the value must keep.
    """
    parts = target.split(".")
    if parts[0] == "states":
        return _state_field(key, target, parts[1:], states)
    if target in STRUCTURAL:
        rule = "is read once, as a length or before week 0: no event can set it"
        raise broken_rule(key, target, rule, f"set it in [parameters]: {target} = ...")
    if target not in Parameters.model_fields:
        raise _no_target(key, target, Parameters.model_fields)
    return Parameters.model_fields[target]


def _state_field(key: str, target: str, parts: list[str], states: Mapping[str, Any]) -> FieldInfo:
    code, *names = parts or [""]
    _check_code(key, code, states)
    if len(names) == 1 and names[0] in SETTABLE:
        return StateProfile.model_fields[names[0]]
    in_group = names[:1] in (["pledges"], ["capability"])
    if len(names) == 2 and in_group and names[1] in INSTRUMENTS:  # noqa: PLR2004
        return Shares.model_fields[names[1]]
    groups = [f"{group}.{name}" for group in ("pledges", "capability") for name in INSTRUMENTS]
    known = [f"states.{code}.{name}" for name in (*SETTABLE, *groups)]
    raise _no_target(key, target, known)


def _no_target(key: str, target: str, known: Iterable[str]) -> PydanticCustomError:
    rule = f"is nothing that an event can set{did_you_mean(target, known)}"
    return broken_rule(key, target, rule, "name a parameter or a field such as states.GBR.support")
