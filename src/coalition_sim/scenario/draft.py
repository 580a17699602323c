"""A scenario while it is being put together: plain values, where each came from, what changed.

Overlays, ``--set``, `Scenario.replace` and a model's keywords all go through `Draft.change`, so
that one grammar of keys serves them all: ``vote_hazard``, ``states.GBR.support``,
``states.*.troops_planned``, ``GBR__pledges__military``, ``roster.remove``, ``weeks``.
"""

from __future__ import annotations

import tomllib
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coalition_sim.errors import ScenarioError, did_you_mean
from coalition_sim.scenario.parameters import Parameters
from coalition_sim.scenario.profile import INSTRUMENTS, StateProfile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXTS = ("title", "question", "notice", "try")
SETTINGS = (*TEXTS, "name", "weeks", "gate", "challenger", "protege")
WORDS = frozenset({*TEXTS, "name", "challenger", "protege", "legal_force", "role", "vote_where"})
GROUPS = ("pledges", "capability")
STATE_FIELDS = tuple(name for name in StateProfile.model_fields if name != "code")
NOTED = frozenset({"value", "why", "source"})
KEY_PARTS = {"states": (3, 4), "parameters": (2, 2), "roster": (2, 2)}

Path = tuple[str, ...]


@dataclass
class Draft:
    """The values of a scenario before they are checked as a whole."""

    values: dict[str, Any]
    changes: list[dict[str, Any]] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)

    def change(self, key: str, value: Any, *, where: str) -> None:
        """Change what a key names; keep why, and where it was said.

        Parameters
        ----------
        key : str
            As in ``--set``: a parameter, a setting, a field of one state or of all (``*``).
        value : object
            A value, or a table of ``value``, ``why`` and ``source``.
        where : str
            The file, or the word "override", for messages.
        """
        path = _split(key)
        if path[0] == "roster":
            self._change_roster(path, value, where=where)
        elif path == ("events",):
            self.values["events"] = []
            self.add_events(value, where=where)
        elif _is_group(path, value):
            for name, item in value.items():
                self.change(f"{'.'.join(path)}.{name}", item, where=where)
        else:
            self._change_value(path, value, where=where)

    def _change_value(self, path: Path, value: Any, *, where: str) -> None:
        key = ".".join(path)
        plain, notes = unwrap(key, value, where=where)
        if path[2:] and path[-1] in GROUPS:
            remedy = f"give one instrument, as in {key}.military"
            raise ScenarioError(f"{where}: {key} = {plain!r} is not four shares; {remedy}")
        plain = _from_text(path, plain)
        for single in self._paths(path, where=where):
            _put(self.values, single, plain, where=where)
            self.origins[".".join(single)] = where
        self.changes.append({"key": key, "value": plain, **notes})

    def _paths(self, path: Path, *, where: str) -> list[Path]:
        """Return the full paths that a key means, each of which exists."""
        if len(path) == 1 and path[0] in SETTINGS:
            return [path]
        if path[0] == "states":
            return self._state_paths(path, where=where)
        if len(path) == 1 or path[0] == "parameters":
            name = path[-1]
            if name not in Parameters.model_fields:
                known = (*Parameters.model_fields, *SETTINGS, "states", "events", "roster")
                raise unknown_key(".".join(path), name, known, where=where)
            return [("parameters", name)]
        raise unknown_key(".".join(path), path[0], ("parameters", "states"), where=where)

    def _state_paths(self, path: Path, *, where: str) -> list[Path]:
        key = ".".join(path)
        if len(path) not in KEY_PARTS["states"]:
            raise ScenarioError(f"{where}: {key} names no single value; write states.FRA.support")
        code, name, *rest = path[1:]
        if name not in STATE_FIELDS:
            raise unknown_key(key, name, STATE_FIELDS, where=where)
        if rest and (name not in GROUPS or rest[0] not in INSTRUMENTS):
            known = INSTRUMENTS if name in GROUPS else ()
            raise unknown_key(key, rest[0], known, where=where)
        if code == "*":
            return [("states", each, name, *rest) for each in self.values["states"]]
        self.check_state(code, key=key, where=where)
        return [path]

    def check_state(self, code: Any, *, key: str, where: str) -> None:
        """Refuse a code that the roster does not have."""
        if code not in self.values["states"]:
            hint = did_you_mean(str(code), self.values["states"])
            remedy = hint or f"; the roster has {', '.join(sorted(self.values['states']))}"
            raise ScenarioError(f'{where}: {key}: no state "{code}" in the roster{remedy}')

    def _change_roster(self, path: Path, value: Any, *, where: str) -> None:
        key = ".".join(path)
        plain, notes = unwrap(key, value, where=where)
        codes = [plain] if isinstance(plain, str) else plain
        if path[1:] not in (("remove",), ("only",)):
            raise unknown_key(key, path[-1], ("remove", "only", "file"), where=where)
        if not isinstance(codes, (list, tuple)):
            raise ScenarioError(f'{where}: {key} = {plain!r} is no list of states; write ["USA"]')
        for code in codes:
            self.check_state(code, key=key, where=where)
        if len(set(codes)) < len(codes):
            raise ScenarioError(f"{where}: {key} names a state twice; name each once")
        only = path[1] == "only"
        states = self.values["states"]
        self.values["states"] = {k: v for k, v in states.items() if (k in codes) == only}
        self.changes.append({"key": key, "value": list(codes), **notes})

    def add_events(self, events: Any, *, where: str) -> None:
        """Append events to those that the base scenario has.

        Parameters
        ----------
        events : list of dict or of events
            Each with ``week`` and ``kind``.
        where : str
            The file, or the word "override", for messages.
        """
        if not isinstance(events, (list, tuple)):
            raise ScenarioError(f"{where}: events must be a list; write [[events]] above each")
        for event in events:
            plain = event if isinstance(event, dict) else _dump(event, where=where)
            number = len(self.values["events"])
            self.values["events"].append(deepcopy(plain))
            self.origins[f"events.{number}"] = where

    def arrange_events(self) -> None:
        """Sort events by week; one that sets a field of all states (``*``) becomes one for each."""
        singles = [
            (single, self.origins.get(f"events.{number}", ""))
            for number, event in enumerate(self.values["events"])
            for single in _singles(event, self.values["states"])
        ]
        singles.sort(key=lambda pair: _week(pair[0]))
        self.values["events"] = [event for event, _ in singles]
        self.origins |= {f"events.{n}": where for n, (_, where) in enumerate(singles) if where}

    def origin(self, path: Iterable[object], default: str) -> str:
        """Return where the value at a path was given; the nearest parent counts."""
        parts = [str(part) for part in path]
        while parts:
            if ".".join(parts) in self.origins:
                return self.origins[".".join(parts)]
            parts.pop()
        return default


def _week(event: Any) -> float:
    week = event.get("week") if isinstance(event, dict) else None
    return float(week) if isinstance(week, (int, float)) else 0.0


def _singles(event: Any, states: Iterable[str]) -> list[Any]:
    target = event.get("target") if isinstance(event, dict) else None
    if not isinstance(target, str) or not target.startswith("states.*."):
        return [event]
    return [{**event, "target": target.replace("*", code, 1)} for code in sorted(states)]


def _dump(event: Any, *, where: str) -> dict[str, Any]:
    if not hasattr(event, "model_dump"):
        rule = "is no event; give a table with week and kind"
        raise ScenarioError(f"{where}: events: {event!r} {rule}")
    dumped: dict[str, Any] = event.model_dump()
    return dumped


def _split(key: str) -> Path:
    """Return a key's parts, with ``GBR__support`` read as ``states.GBR.support``."""
    parts = tuple(key.replace("__", ".").split("."))
    first = parts[0]
    if len(parts) > 1 and first not in KEY_PARTS:
        return ("states", *parts)
    return parts


def _is_group(path: Path, value: Any) -> bool:
    is_whole = len(path) == 3 and path[0] == "states" and path[2] in GROUPS  # noqa: PLR2004
    return is_whole and isinstance(value, dict) and "value" not in value


def _put(values: dict[str, Any], path: Path, value: Any, *, where: str) -> None:
    table = values
    for part in path[:-1]:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            key = ".".join(path)
            raise ScenarioError(f"{where}: {key}: {part} is not a table in what this file extends")
    table[path[-1]] = value


def unwrap(key: str, value: Any, *, where: str) -> tuple[Any, dict[str, str]]:
    """Return a value and its notes, from a bare value or a table with ``value``.

    Parameters
    ----------
    key : str
        The key, for messages.
    value : object
        ``0.4``, or ``{"value": 0.4, "why": "...", "source": "..."}``.
    where : str
        The file, for messages.

    Returns
    -------
    tuple
        The bare value, and ``{"why": ..., "source": ...}``.
    """
    notes = {"why": "", "source": ""}
    if not isinstance(value, dict):
        return value, notes
    for name, item in value.items():
        if name not in NOTED:
            raise unknown_key(f"{key}.{name}", name, NOTED, where=where)
        if name != "value" and not isinstance(item, str):
            raise ScenarioError(f"{where}: {key}.{name} = {item!r} is not a text; quote it")
    if "value" not in value:
        raise ScenarioError(f"{where}: {key} has no value; write {{ value = ..., why = ... }}")
    return value["value"], notes | {name: value[name] for name in notes if name in value}


def unknown_key(key: str, part: str, known: Iterable[str], *, where: str) -> ScenarioError:
    """Return the error for a key that means nothing here."""
    names = sorted(known)
    hint = did_you_mean(part, names)
    if not hint and names and len(names) <= len(STATE_FIELDS):
        hint = f"; known here: {', '.join(names)}"
    inside = f" in {key}" if key != part else ""
    return ScenarioError(f'{where}: unknown key "{part}"{inside}{hint}')


def read_scalar(text: str) -> Any:
    """Return what a text on the command line means: a number, true, false, a list, or a word.

    Parameters
    ----------
    text : str
        As typed after ``key=``. It is read as TOML and never run.

    Returns
    -------
    object
        The value; the text itself where it is no TOML value.
    """
    try:
        return tomllib.loads(f"value = {text.strip()}")["value"]
    except (tomllib.TOMLDecodeError, KeyError):
        return text.strip()


def _from_text(path: Path, value: Any) -> Any:
    return read_scalar(value) if isinstance(value, str) and path[-1] not in WORDS else value


def parse_overrides(items: Iterable[str]) -> Mapping[str, Any]:
    """Return the overrides that ``--set key=value`` items name.

    Parameters
    ----------
    items : iterable of str
        Each ``key=value``.

    Returns
    -------
    dict
        Keys and values, for `load_scenario`.
    """
    overrides: dict[str, Any] = {}
    for item in items:
        key, equals, text = item.partition("=")
        if not equals or not key.strip():
            raise ScenarioError(f'--set: "{item}" is not key=value; write vote_hazard=0')
        overrides[key.strip()] = read_scalar(text)
    return overrides
