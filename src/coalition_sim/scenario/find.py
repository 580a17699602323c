"""Where scenarios are: the repository's folder, the installed package, or a path."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from coalition_sim.errors import ScenarioError, UnknownScenarioError, did_you_mean


class ScenarioEntry(NamedTuple):
    """One line of the list of scenarios."""

    name: str
    title: str
    question: str
    path: Path


def _folders() -> list[Path]:
    """Return the folders that hold shipped scenarios, the repository's first."""
    package = Path(__file__).resolve().parents[1]
    candidates = (package.parents[1] / "scenarios", package / "scenarios")
    return [folder for folder in candidates if (folder / "paris.toml").is_file()]


def shown(path: Path) -> str:
    """Return a path as a reader would type it: relative to here where that is shorter.

    Parameters
    ----------
    path : Path
        Any path.

    Returns
    -------
    str
        With forward slashes.
    """
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def shipped_names() -> list[str]:
    """Return the names of the shipped scenarios, ``paris`` first.

    Returns
    -------
    list of str
        Sorted by name behind the first.
    """
    names = {path.stem for folder in _folders() for path in folder.glob("*.toml")}
    return sorted(names, key=lambda name: (name != "paris", name))


def shipped_scenario(name: str) -> Path | None:
    """Return the file of a shipped scenario, if there is one of that name."""
    paths = (folder / f"{name}.toml" for folder in _folders())
    return next((path for path in paths if path.is_file()), None)


def find_scenario(name: str | Path) -> Path:
    """Return the file that a name or a path means.

    Parameters
    ----------
    name : str or Path
        A shipped scenario's name, or a path to a TOML file.

    Returns
    -------
    Path
        Absolute.

    Raises
    ------
    UnknownScenarioError
        Where there is none; close names are suggested.
    """
    text = str(name)
    is_path = isinstance(name, Path) or text.endswith(".toml") or "/" in text or "\\" in text
    if not is_path:
        return _named(text)
    path = Path(name)
    if path.is_dir():
        raise ScenarioError(f"{shown(path)}: is a folder; name a .toml file in it")
    if not path.is_file():
        hint = did_you_mean(path.stem, shipped_names())
        raise UnknownScenarioError(f"{shown(path)}: no such file{hint or '; check the path'}")
    return path.resolve()


def _named(name: str) -> Path:
    path = shipped_scenario(name)
    if path:
        return path
    if Path(f"{name}.toml").is_file():
        raise UnknownScenarioError(f'no scenario "{name}": did you mean the file "{name}.toml"?')
    if Path(name).is_dir():
        raise ScenarioError(f"{name}: is a folder; name a .toml file in it")
    known = shipped_names()
    hint = did_you_mean(name, known) or f"; there are {', '.join(known)}"
    raise UnknownScenarioError(f'no scenario "{name}"{hint}')


def list_scenarios() -> list[ScenarioEntry]:
    """Return the shipped scenarios.

    Returns
    -------
    list of ScenarioEntry
        Name, title, question and path of each, ``paris`` first.
    """
    paths = [path for name in shipped_names() if (path := shipped_scenario(name))]
    return [_entry(path) for path in paths]


def _entry(path: Path) -> ScenarioEntry:
    table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    title, question = (str(table.get(key, "")) for key in ("title", "question"))
    return ScenarioEntry(path.stem, title or path.stem, question, path)
