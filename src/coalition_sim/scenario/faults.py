"""One sentence for what is wrong with a scenario: file, key, value, rule, remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.errors import ScenarioError, did_you_mean
from coalition_sim.scenario.events import EVENT_KINDS
from coalition_sim.scenario.parameters import Parameters
from coalition_sim.scenario.profile import Shares, StateProfile
from coalition_sim.scenario.quantities import HORIZON

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from coalition_sim.scenario.draft import Draft

Location = tuple[int | str, ...]
RULES = {
    "greater_than_equal": "is below {ge:g}",
    "less_than_equal": "is above {le:g}",
    "greater_than": "is not above {gt:g}",
    "finite_number": "is not a finite number",
    "float_type": "is not a number",
    "int_type": "is not a whole number",
    "bool_type": "is neither true nor false",
    "string_type": "is not a text in quotes",
    "literal_error": "is none of {expected}",
    "string_pattern_mismatch": "is not three capital letters",
    "dict_type": "is not a table",
    "model_type": "is not a table",
    "model_attributes_type": "is not a table",
}
REMEDIES = {
    "float_type": "give a number",
    "int_type": "give a whole number, without a point",
    "bool_type": "write true or false",
    "string_type": "put it in quotes",
    "literal_error": "choose one of them",
    "string_pattern_mismatch": "give an ISO 3166 code such as FRA",
    "dict_type": "write a table [..]",
    "model_type": "write a table [..]",
    "model_attributes_type": "write a table [..]",
}


def fault(error: ValidationError, draft: Draft, *, default: str) -> ScenarioError:
    """Return the first thing that is wrong, as one line.

    Parameters
    ----------
    error : pydantic.ValidationError
        What the checks found.
    draft : Draft
        What was checked, and where each value came from.
    default : str
        The place to name where the draft knows none.

    Returns
    -------
    ScenarioError
        The error to raise.
    """
    details = error.errors()
    detail = next((each for each in details if each["type"] == "extra_forbidden"), details[0])
    location = _location(detail)
    others = (tuple(key.split(".")) for key in detail.get("ctx", {}).get("also", ()))
    known = (draft.origin(place, "") for place in (location, *others))
    where = next((origin for origin in known if origin), default)
    return ScenarioError(f"{where}: {_sentence(detail, location, draft)}")


def _location(detail: ErrorDetails) -> Location:
    if detail["type"] != "scenario_rule" or not detail["ctx"]["key"]:
        return tuple(part for part in detail["loc"] if part != "[key]")
    key = str(detail["ctx"]["key"])
    return tuple(int(part) if part.isdigit() else part for part in key.split("."))


def _sentence(detail: ErrorDetails, location: Location, draft: Draft) -> str:
    key, kind, context = _key(location, draft), detail["type"], detail.get("ctx", {})
    if kind == "scenario_rule":
        return f"{key} = {context['value']} {context['rule']}; {context['remedy']}"
    if kind == "missing":
        return f'{key} is missing; give "{location[-1]}"'
    if kind == "extra_forbidden":
        return f'unknown key "{location[-1]}" in {key}{_near_miss(location)}'
    if kind.startswith("union_tag"):
        return _no_kind(key, detail["input"])
    rule = RULES.get(kind, detail["msg"].lower()).format(**context)
    remedy = REMEDIES.get(kind) or f"give {_described(location)}"
    return f"{key} = {_shown(detail['input'])} {rule}; {remedy}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _key(location: Location, draft: Draft) -> str:
    """Return the key as a reader of the file would write it."""
    if location[0] != "events" or len(location) == 1:
        return ".".join(str(part) for part in location)
    event = draft.values["events"][int(location[1])]
    rest = [str(part) for part in location[2:] if part not in EVENT_KINDS]
    if not isinstance(event, dict):
        return "events"
    name = f"event {event.get('kind', '?')} in week {event.get('week', '?')}"
    return f"{name}: {'.'.join(rest)}" if rest else name


def _model(location: Location) -> type[BaseModel] | None:
    """Return the model whose field a location names."""
    if location[0] == "parameters":
        return Parameters
    if location[0] == "states":
        return Shares if len(location) > 3 else StateProfile  # noqa: PLR2004
    if location[0] == "events" and len(location) > 2:  # noqa: PLR2004
        return EVENT_KINDS.get(str(location[2]))
    return None


def _field(location: Location) -> FieldInfo | None:
    model = _model(location)
    return model.model_fields.get(str(location[-1])) if model else None


def _described(location: Location) -> str:
    """Return what a field accepts, in words."""
    if location == ("weeks",):
        return HORIZON
    field = _field(location)
    return (field.description if field else None) or "a value of its kind"


def _near_miss(location: Location) -> str:
    model = _model(location)
    return did_you_mean(str(location[-1]), model.model_fields) if model else ""


def _no_kind(key: str, event: Any) -> str:
    if not isinstance(event, dict) or "kind" not in event:
        return f"{key}: kind is missing; give one of {', '.join(EVENT_KINDS)}"
    kind = str(event["kind"])
    hint = did_you_mean(kind, EVENT_KINDS) or f"; give one of {', '.join(EVENT_KINDS)}"
    return f'{key}: unknown kind "{kind}"{hint}'
