"""What two scenarios differ in, with the reasons that their files give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from coalition_sim.scenario.words import counted, shown, span, states_named, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coalition_sim.scenario.schema import Change, Scenario

SETTINGS = ("weeks", "gate", "challenger", "protege")
LABELS = frozenset({"name", "vote_where"})


class Difference(NamedTuple):
    """One thing that differs between two scenarios.

    Attributes
    ----------
    key : str
        As in ``--set``; many states with the same change share a row, ``states.* (35)...``.
    a, b : str
        The value in either, as text; a dash where it has none.
    why, source : str
        The reason that the changing file gives, and keys of ``references.bib``.
    said_by : str
        Which scenario gives the reason: the second, unless only the first changed it.
    states : tuple of str
        The states concerned.
    """

    key: str
    a: str
    b: str
    why: str = ""
    source: str = ""
    said_by: str = ""
    states: tuple[str, ...] = ()


class _Reason(NamedTuple):
    why: str = ""
    source: str = ""
    said_by: str = ""


def difference(a: Scenario, b: Scenario) -> tuple[Difference, ...]:
    """Return what two scenarios differ in, of all that a simulation depends on.

    Parameters
    ----------
    a, b : Scenario
        To be read as "from a to b": reasons are those of `b` where it has one.

    Returns
    -------
    tuple of Difference
        Settings, roster, parameters, states, events; empty where `a` and `b` simulate the same.
    """
    rows = (
        *_settings(a, b),
        *_roster(a, b),
        *_parameters(a, b),
        *_states(a, b),
        *_events(a, b),
    )
    return tuple(rows)


# settings, roster, parameters ---------------------------------------------------------------


def _settings(a: Scenario, b: Scenario) -> Iterator[Difference]:
    for key in SETTINGS:
        one, other = getattr(a, key), getattr(b, key)
        if one != other:
            yield Difference(key, shown(one), shown(other), *_reason(key, a, b))


def _parameters(a: Scenario, b: Scenario) -> Iterator[Difference]:
    values = b.parameters.model_dump()
    for name, one in a.parameters.model_dump().items():
        if one != values[name]:
            yield Difference(name, shown(one), shown(values[name]), *_reason(name, a, b))


def _roster(a: Scenario, b: Scenario) -> Iterator[Difference]:
    gone = tuple(code for code in a.states if code not in b.states)
    come = tuple(code for code in b.states if code not in a.states)
    if gone or come:
        reason = _reason("roster", a, b)
        counts = (counted(tuple(a.states)), counted(tuple(b.states)))
        yield Difference("roster", *counts, *reason, (*gone, *come))


def _reason(key: str, a: Scenario, b: Scenario) -> _Reason:
    """Return the last reason for a key: the second scenario's, unless only the first has one."""
    for scenario in (b, a):
        for change in reversed(scenario.changes):
            if _covers(change, key):
                return _Reason(change.why, change.source, scenario.name)
    return _Reason()


def _covers(change: Change, key: str) -> bool:
    plain = change.key.removeprefix("parameters.")
    parts, asked = plain.split("."), key.split(".")
    if asked == ["roster"]:
        return parts[0] == "roster"
    return len(parts) == len(asked) and all(
        part in ("*", each) for part, each in zip(parts, asked, strict=True)
    )


# states -------------------------------------------------------------------------------------


class _Single(NamedTuple):
    code: str
    field: str
    a: Any
    b: Any
    reason: _Reason


def _states(a: Scenario, b: Scenario) -> Iterator[Difference]:
    folds: dict[Any, list[_Single]] = {}
    for single in _singles(a, b):
        said = single.a if single.reason.said_by == a.name != b.name else single.b
        folds.setdefault((single.field, single.reason, said), []).append(single)
    for singles in folds.values():
        codes = tuple(single.code for single in singles)
        values = (span(single.a for single in singles), span(single.b for single in singles))
        key = f"{states_named(codes)}.{singles[0].field}"
        yield Difference(key, *values, *singles[0].reason, codes)


def _singles(a: Scenario, b: Scenario) -> Iterator[_Single]:
    """Yield what differs, field by field, in the states that both have."""
    flat = [{code: _fields(profile) for code, profile in x.states.items()} for x in (a, b)]
    common = [code for code in flat[0] if code in flat[1]]
    names = next(iter(flat[0].values()))
    for field in names:
        for code in common:
            one, other = flat[0][code][field], flat[1][code][field]
            if one != other:
                reason = _reason(f"states.{code}.{field}", a, b)
                yield _Single(code, field, one, other, reason)


def _fields(profile: Any) -> dict[str, Any]:
    """Return a state's values under flat names such as ``pledges.military``."""
    flat: dict[str, Any] = {}
    for name, value in profile.model_dump(exclude={"code", *LABELS}).items():
        if isinstance(value, dict):
            flat |= {f"{name}.{key}": item for key, item in value.items()}
        else:
            flat[name] = value
    return flat


# events -------------------------------------------------------------------------------------

Fields = dict[str, Any]


def _events(a: Scenario, b: Scenario) -> Iterator[Difference]:
    """Yield events of which the two have other ones; those of one kind share a row."""
    of_a, of_b = _by_kind(a), _by_kind(b)
    for kind in dict.fromkeys((*of_b, *of_a)):
        one, other = of_a.get(kind, []), of_b.get(kind, [])
        if [_plain(event) for event in one] != [_plain(event) for event in other]:
            codes = tuple(dict.fromkeys(code for e in (*one, *other) if (code := _state(e))))
            key = kind.replace("states.*", states_named(codes)) if codes else kind
            reason = _told_by(other, b) if other else _told_by(one, a)
            yield Difference(f"events.{key}", told(one), told(other), *reason, codes)


def _by_kind(scenario: Scenario) -> dict[str, list[Fields]]:
    kinds: dict[str, list[Fields]] = {}
    for event in scenario.events:
        fields = event.model_dump()
        kinds.setdefault(_kind(fields), []).append(fields)
    return kinds


def _kind(event: Mapping[str, Any]) -> str:
    """Return what events must share to be told in one row."""
    kind = str(event["kind"])
    if kind == "violation":
        return f"violation.{event['rung']}"
    if kind == "government":
        return f"government.states.{event['state']}"
    if kind != "set":
        return f"{kind}.states.*" if "state" in event else kind
    code = _state(event)
    return f"set.{event['target'].replace(code, '*', 1) if code else event['target']}"


def _state(event: Mapping[str, Any]) -> str:
    """Return the code of the state that an event is about, or nothing."""
    if event["kind"] != "set":
        return str(event.get("state", ""))
    first, *rest = event["target"].split(".")
    return str(rest[0]) if first == "states" else ""


def _plain(event: Fields) -> Fields:
    return {name: item for name, item in event.items() if name not in ("why", "source")}


def _told_by(events: list[Fields], scenario: Scenario) -> _Reason:
    whys, sources = (
        dict.fromkeys(event[name] for event in events if event[name]) for name in ("why", "source")
    )
    return _Reason("; ".join(whys), ", ".join(sources), scenario.name)
