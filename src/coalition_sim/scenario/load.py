"""Scenario files: short TOML overlays on the shipped roster and parameters, or on one another."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from coalition_sim.errors import ScenarioError, UnknownScenarioError
from coalition_sim.scenario.draft import SETTINGS, TEXTS, Draft, unknown_key, unwrap
from coalition_sim.scenario.find import find_scenario, shipped_scenario, shown
from coalition_sim.scenario.schema import Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DATA = files("coalition_sim.scenario") / "data"
TABLES = ("extends", "complete", "roster", "parameters", "states", "events", "changes")
SIDES = ("challenger", "protege")
INTRODUCTION = (*TEXTS, "name")


def load_scenario(
    name_or_path: str | Path | Scenario, overrides: Mapping[str, Any] | None = None
) -> Scenario:
    """Load a scenario by name or path, and apply overrides.

    Parameters
    ----------
    name_or_path : str, Path or Scenario
        A shipped scenario's name (``"paris"``), a path to a TOML file, or a scenario.
    overrides : mapping, optional
        Keys as in ``--set``: ``{"vote_hazard": 0, "states.GBR.support": 0.42}``.

    Returns
    -------
    Scenario
        Resolved and checked.

    Raises
    ------
    ScenarioError
        With the file, the key, the value, the rule and the remedy.
    """
    if isinstance(name_or_path, Scenario):
        return name_or_path.with_overrides(overrides or {})
    path = find_scenario(name_or_path)
    draft = _draft(path, chain=())
    scenario = Scenario.build(draft, where=shown(path))
    return scenario.with_overrides(overrides or {})


def _draft(path: Path, *, chain: tuple[Path, ...]) -> Draft:
    """Return what a file and all that it extends say."""
    where = shown(path)
    if path in chain:
        loop = " -> ".join(item.name for item in (*chain[chain.index(path) :], path))
        raise ScenarioError(f"{where}: extends goes in a circle ({loop}); break it in one file")
    table = read_toml(path)
    _check_keys(table, where=where)
    draft = _base(table, path, chain=(*chain, path))
    draft.values.update(dict.fromkeys(TEXTS, ""), name=path.stem, title=path.stem)
    _overlay(draft, table, path)
    return draft


def _check_keys(table: dict[str, Any], *, where: str) -> None:
    for key in table:
        if key not in (*SETTINGS, *TABLES):
            raise unknown_key(key, key, (*SETTINGS, *TABLES), where=where)
    for key in ("roster", "parameters", "states"):
        if not isinstance(table.get(key, {}), dict):
            raise ScenarioError(f"{where}: {key} is not a table; write [{key}]")
    for key in ("events", "changes"):
        if not isinstance(table.get(key, []), list):
            raise ScenarioError(f"{where}: {key} is not a list; write [[{key}]] above each")


def _base(table: dict[str, Any], path: Path, *, chain: tuple[Path, ...]) -> Draft:
    """Return what a file starts from: nothing, another scenario, or what is shipped."""
    where, base = shown(path), table.get("extends")
    if table.get("complete") is True:
        return Draft({"parameters": {}, "states": {}, "events": []})
    if "complete" in table:
        raise ScenarioError(f"{where}: complete can only be true; leave it out in an overlay")
    if base is None:
        return shipped()
    if not isinstance(base, str):
        raise ScenarioError(f'{where}: extends = {base!r} is not a name; write extends = "paris"')
    try:
        return _draft(_extended(base, path), chain=chain)
    except UnknownScenarioError as error:
        raise UnknownScenarioError(f'{where}: extends = "{base}": {error}') from None


def _extended(base: str, path: Path) -> Path:
    """Return the file that ``extends`` names: beside this one, or shipped."""
    if "/" in base or "\\" in base or base.endswith(".toml"):
        return find_scenario(path.parent / base)
    beside = path.parent / f"{base}.toml"
    is_other = beside.is_file() and beside.resolve() != path
    elsewhere = shipped_scenario(base)
    if is_other or elsewhere in (None, path):
        return find_scenario(beside if beside.is_file() else base)
    return find_scenario(base)


def _overlay(draft: Draft, table: dict[str, Any], path: Path) -> None:
    where = shown(path)
    if table.get("complete") is True:
        draft.values.update({key: bare(table.get(key, {})) for key in ("parameters", "states")})
        draft.changes = list(table.get("changes", []))
        draft.origins.update(parameters=where, states=where)
    else:
        _change_people(draft, table, path)
        _change_numbers(draft, table, where=where)
    _change_settings(draft, table, where=where)
    draft.add_events(table.get("events", []), where=where)


def _change_settings(draft: Draft, table: dict[str, Any], *, where: str) -> None:
    """Take over texts as they are; horizon, gate and sides are changes like any other."""
    is_overlay = table.get("complete") is not True
    for key in SETTINGS:
        if key in table and is_overlay and key not in INTRODUCTION:
            draft.change(key, table[key], where=where)
        elif key in table:
            draft.values[key] = unwrap(key, table[key], where=where)[0]
            draft.origins[key] = where


def _change_people(draft: Draft, table: dict[str, Any], path: Path) -> None:
    roster = dict(table.get("roster", {}))
    if "file" in roster:
        name, notes = unwrap("roster.file", roster.pop("file"), where=shown(path))
        if not (path.parent / str(name)).is_file():
            remedy = "give a path from this file's folder"
            raise ScenarioError(f'{shown(path)}: roster.file = "{name}": no such file; {remedy}')
        draft.values.update(_roster(path.parent / str(name)))
        draft.origins["states"] = shown(path.parent / str(name))
        draft.changes.append({"key": "roster.file", "value": str(name), **notes})
    for key, codes in roster.items():
        draft.change(f"roster.{key}", codes, where=shown(path))


def _change_numbers(draft: Draft, table: dict[str, Any], *, where: str) -> None:
    for name, value in table.get("parameters", {}).items():
        draft.change(f"parameters.{name}", value, where=where)
    states = table.get("states", {})
    for code in sorted(states, key=lambda code: code != "*"):
        if not isinstance(states[code], dict):
            raise ScenarioError(f"{where}: states.{code} is not a table; write [states.{code}]")
        for name, value in states[code].items():
            draft.change(f"states.{code}.{name}", value, where=where)


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    dict
        Its content.

    Raises
    ------
    ScenarioError
        For a folder, a file that cannot be read, a text that is not UTF-8 or not TOML.
    """
    where = shown(path)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise UnknownScenarioError(f"{where}: no such file; check the path") from None
    except IsADirectoryError:
        raise ScenarioError(f"{where}: is a folder; name a .toml file in it") from None
    except UnicodeDecodeError:
        raise ScenarioError(f"{where}: is not UTF-8 text; save it again as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(f"{where}: {_syntax(str(error))}") from None
    except OSError as error:
        raise ScenarioError(f"{where}: cannot be read ({error.strerror})") from None


def _syntax(message: str) -> str:
    if "twice" in message or "overwrite" in message:
        return f"a key or table is given twice: {message}; keep one of them"
    if re.search(r"invalid value|Unclosed|Expected", message, flags=re.IGNORECASE):
        return f"is not valid TOML: {message}; put texts in quotes, numbers bare"
    return f"is not valid TOML: {message}"


@cache
def _shipped_values() -> dict[str, Any]:
    parameters = tomllib.loads((DATA / "parameters.toml").read_text(encoding="utf-8"))
    values = {name: entry["value"] for name, entry in parameters.items()}
    people = people_of(tomllib.loads((DATA / "roster.toml").read_text(encoding="utf-8")))
    return {"parameters": values, "events": [], "weeks": 260, "gate": False, **people}


def shipped() -> Draft:
    """Return the roster and the parameters that are shipped, with nothing changed.

    Returns
    -------
    Draft
        What every scenario starts from.
    """
    values = _shipped_values()
    states = {code: _copied(fields) for code, fields in values["states"].items()}
    parameters = dict(values["parameters"])
    return Draft({**values, "parameters": parameters, "states": states, "events": []})


def _copied(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: dict(v) if isinstance(v, dict) else v for name, v in fields.items()}


def _roster(path: Path) -> dict[str, Any]:
    table = read_toml(path)
    where = shown(path)
    for key in table:
        if key not in ("states", *SIDES):
            raise unknown_key(key, key, ("states", *SIDES), where=where)
    for key, item in table.items():
        if not isinstance(item, dict):
            raise ScenarioError(f"{where}: {key} is not a table; write [{key}.XXX]")
    if not table.get("states"):
        raise ScenarioError(f"{where}: has no [states.XXX] table; give at least one guarantor")
    return people_of(table)


def people_of(table: dict[str, Any]) -> dict[str, Any]:
    """Return the states and the two sides of a roster file, values without their sources.

    Parameters
    ----------
    table : dict
        A roster file's content.

    Returns
    -------
    dict
        ``states``, and ``challenger`` and ``protege`` where the file names them.
    """
    sides = {side: next(iter(table[side])) for side in SIDES if table.get(side)}
    return {"states": {code: bare(fields) for code, fields in table["states"].items()}, **sides}


def bare(fields: Any) -> Any:
    """Return tables of ``value``, ``unit``, ``source`` ... as their values alone."""
    if not isinstance(fields, dict):
        return fields
    if "value" in fields:
        return fields["value"]
    return {name: bare(item) for name, item in fields.items()}
