"""A run on disk: manifest, resolved scenario, outcomes as Parquet, arrays as NPZ."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.engine.raw import DEFENCES, OUTCOME, Array, Raw
from coalition_sim.errors import OutputError
from coalition_sim.scenario import load_scenario

if TYPE_CHECKING:
    from coalition_sim.scenario import Scenario

MANIFEST = "manifest.json"
SCENARIO = "scenario.toml"
OUTCOMES = "outcomes.parquet"
ARRAYS = "arrays.npz"
ARRAY_NAMES = tuple(field.name for field in fields(Raw) if field.name != "outcomes")


def save(
    folder: str | Path,
    *,
    scenario: Scenario,
    raw: Raw,
    outcomes: pd.DataFrame,
    said: dict[str, Any],
) -> Path:
    """Write a run into a folder, which is created if need be.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where to write; files of an earlier run are replaced.
    scenario : Scenario
        What was simulated.
    raw : Raw
        What the engine counted.
    outcomes : pandas.DataFrame
        One row a replicate.
    said : dict
        What the manifest says beside the scenario: seed, replicates, engine, versions.
    """
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    outcomes.to_parquet(place / OUTCOMES)
    np.savez_compressed(place / ARRAYS, **{name: getattr(raw, name) for name in ARRAY_NAMES})
    (place / SCENARIO).write_text(scenario.to_toml(), encoding="utf-8")
    text = json.dumps(_manifest(scenario) | said, indent=2, ensure_ascii=False)
    (place / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return place


def _manifest(scenario: Scenario) -> dict[str, Any]:
    return {
        "scenario": scenario.name,
        "title": scenario.title,
        "scenario_hash": scenario.hash,
        "scenario_toml": scenario.to_toml(),
    }


def load(folder: str | Path) -> dict[str, Any]:
    """Return the arguments of `Results` from a run's folder."""
    place = Path(folder)
    said = read_manifest(place)
    scenario = load_scenario(place / SCENARIO)
    if scenario.hash != said["scenario_hash"]:
        message = (
            f"{place / SCENARIO}: scenario_hash = {scenario.hash[:12]} is not the "
            f"{said['scenario_hash'][:12]} of {MANIFEST}; the scenario was changed after the "
            "run, or by another version: run it again"
        )
        raise OutputError(message)
    with np.load(place / ARRAYS) as arrays:
        raw = Raw(_outcomes(place / OUTCOMES), **{name: arrays[name] for name in ARRAY_NAMES})
    return {
        "scenario": scenario,
        "raw": raw,
        "seed": said["seed"],
        "engine": said["engine"],
        "versions": said["versions"],
    }


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return a run's manifest, or say that the folder holds no run."""
    path = folder / MANIFEST
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path}: no run can be read here ({error}); give the folder of a finished run"
        raise OutputError(message) from error
    return said


def _outcomes(path: Path) -> Array:
    table = pd.read_parquet(path)
    table["defence"] = table["defence"].map(DEFENCES.index)
    outcomes = np.zeros(len(table), OUTCOME)
    for name in OUTCOME.names or ():
        outcomes[name] = table[name].to_numpy()
    return outcomes
