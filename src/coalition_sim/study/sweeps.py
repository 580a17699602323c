"""Sweeps: a scenario simulated over a grid or a Latin hypercube of its own numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.engine.headline import headline_rows
from coalition_sim.engine.raw import Raw
from coalition_sim.engine.results import DISCLAIMER, software_versions
from coalition_sim.errors import StudyError, did_you_mean
from coalition_sim.scenario import load_scenario, sources
from coalition_sim.study.chunks import headline
from coalition_sim.study.design import Design, grid, latin_hypercube
from coalition_sim.study.runner import run_points
from coalition_sim.study.shards import put, read_manifest, read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coalition_sim.scenario import Scenario
    from coalition_sim.study.chunks import Measure

STUDY = "sweep"
COLUMNS = {
    "point": ("number", "number of the point in the design"),
    "error": ("text", "what went wrong at the point; empty where nothing did"),
}
ENDS = {
    "": "estimate",
    "_se": "standard error: the longer arm of the 95 % interval over 1.96",
    "_low": "low end of the 95 % interval",
    "_high": "high end of the 95 % interval",
}


@dataclass(frozen=True)
class SweepResults:
    """What a sweep found.

    Attributes
    ----------
    scenario : Scenario
        What the points change.
    design : Design
        Keys and points.
    table : pandas.DataFrame
        A row a point: its number, the values that it changed, ``error``, and the headline, each
        quantity with ``_se``, ``_low`` and ``_high``.
    replicates, seed : int
        Futures of each point, and the seed that all share.
    folder : Path or None
        Where it is kept.
    versions : dict
        Versions of the software that ran.
    """

    scenario: Scenario
    design: Design
    table: pd.DataFrame
    replicates: int
    seed: int
    folder: Path | None = None
    versions: Mapping[str, str] = field(default_factory=software_versions)

    @property
    def footer(self) -> str:
        """One line that says where the numbers come from; figures carry it."""
        version = f"coalition_sim {self.versions['coalition_sim']}"
        size = f"{len(self.design)} points of {self.replicates:,} replicates"
        return " · ".join([self.scenario.name, size, f"seed {self.seed}", version, DISCLAIMER])

    @property
    def failed(self) -> pd.DataFrame:
        """The points that could not be simulated, with their errors."""
        return self.table[self.table["error"] != ""][["point", *self.design.keys, "error"]]

    def curve(self, measure: str = "survival_armed") -> pd.DataFrame:
        """Return the varied values with one quantity: value, low and high, by point.

        Parameters
        ----------
        measure : str
            A key of the headline, such as "survival_armed".
        """
        check_measure(measure, self.scenario)
        columns = [measure, f"{measure}_low", f"{measure}_high"]
        if columns[-1] not in self.table:
            found = self.table.reindex(columns=["point", *self.design.keys, *columns])
        else:
            found = self.table[["point", *self.design.keys, *columns]]
        return found.set_index("point").rename(
            columns=dict(zip(columns, ["value", "low", "high"], strict=True))
        )

    def matrix(self, measure: str = "survival_armed") -> pd.DataFrame:
        """Return one quantity over a grid of two keys: rows are levels of the second key."""
        if self.design.kind != "grid" or len(self.design.keys) != 2:  # noqa: PLR2004
            raise StudyError("a matrix needs a grid of two keys; use curve() for other designs")
        first, second = self.design.keys
        flat = self.curve(measure)
        rows, columns = (list(dict.fromkeys(flat[key])) for key in (second, first))
        values = flat.pivot_table(
            index=second, columns=first, values="value", dropna=False, sort=False
        )
        return values.reindex(index=rows, columns=columns).astype(float)

    def data_dictionary(self) -> pd.DataFrame:
        """Return unit and meaning of every column of the table."""
        rows = [(name, *COLUMNS[name]) for name in COLUMNS]
        rows += [(key, unit_of(key), f"value of {key} at the point") for key in self.design.keys]
        for key, (quantity, unit) in measures(self.scenario).items():
            rows += [(key + end, unit, f"{quantity}: {meaning}") for end, meaning in ENDS.items()]
        table = pd.DataFrame(rows, columns=["column", "unit", "meaning"])
        return table[table["column"].isin(self.table.columns)].reset_index(drop=True)

    @classmethod
    def load(cls, folder: str | Path) -> SweepResults:
        """Read a finished sweep from its folder."""
        place = Path(folder)
        said = read_manifest(place)
        design = said["design"]
        points = tuple(tuple(point) for point in design["points"])
        return cls(
            scenario=load_scenario(place / "scenario.toml"),
            design=Design(design["kind"], tuple(design["keys"]), points),
            table=read_table(place),
            replicates=said["replicates"],
            seed=said["seed"],
            folder=place,
            versions=said["versions"],
        )


def sweep(
    scenario: Scenario | str | Path,
    vary: Mapping[str, Any],
    *,
    points: int | None = None,
    replicates: int = 200,
    seed: int = 0,
    measure: Measure = headline,
    out: str | Path | None = None,
    resume: bool = False,
    executor: str = "serial",
    jobs: int | None = None,
    scheduler: Any = None,
    progress: Callable[[int, int], None] | None = None,
) -> SweepResults:
    """Simulate a scenario over a grid or a Latin hypercube of its own numbers.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What is varied.
    vary : mapping
        By dotted key: levels, as in ``{"vote_hazard": [0, 0.01]}``; a text, as in
        ``{"states.GBR.support": "0.3:0.5:5"}``; or None for the range of the number's source.
    points : int, optional
        Points of a Latin hypercube over the ranges; a grid of the levels unless given.
    replicates, seed : int
        Futures of each point, and the seed that all share.
    measure : callable, optional
        `chunks.outcomes` for a row a replicate instead of the headline of each point.
    out, resume, executor, jobs, scheduler, progress
        See `run_points`.

    Returns
    -------
    SweepResults
        Written to ``out``, where that is given.
    """
    loaded = load_scenario(scenario)
    design = grid(vary) if points is None else latin_hypercube(vary, points, seed=seed)
    table = run_points(
        loaded,
        design,
        replicates=replicates,
        seed=seed,
        measure=measure,
        out=out,
        resume=resume,
        executor=executor,
        jobs=jobs,
        scheduler=scheduler,
        progress=progress,
        study=STUDY,
    )
    results = SweepResults(loaded, design, table, replicates, seed, Path(out) if out else None)
    if results.folder is not None:
        text = results.data_dictionary().to_csv(index=False, lineterminator="\n")
        put(results.folder / "data_dictionary.csv", text.encode())
    return results


def measures(scenario: Scenario) -> dict[str, tuple[str, str]]:
    """Return quantity and unit of everything that a sweep's table measures, by key."""
    nothing = Raw.empty(replicates=1, kept=0, weeks=scenario.weeks, states=len(scenario.states))
    rows = headline_rows(nothing, weeks=scenario.weeks, gate=scenario.gate)
    return {row.key: (row.quantity, row.unit) for row in rows}


def check_measure(measure: str, scenario: Scenario) -> None:
    """Refuse a quantity that the headline does not have."""
    known = measures(scenario)
    if measure not in known:
        remedy = did_you_mean(measure, known) or f"; choose from {', '.join(known)}"
        raise StudyError(f'no quantity "{measure}"{remedy}')


def unit_of(key: str) -> str:
    """Return the unit of a parameter or a roster value, as far as its source gives one."""
    if key == "weeks":
        return "weeks"
    units = {entry.key: entry.unit for entry in sources()}
    return units.get(key) or units.get(key.replace("*", "GBR"), "")


def present_value(scenario: Scenario, key: str) -> float:
    """Return the scenario's own number for a varied key; nan where it is none, or several."""
    place: Any = scenario.resolved()
    for part in (key if "." in key or key in place else f"parameters.{key}").split("."):
        place = place.get(part) if isinstance(place, dict) else None
    is_number = isinstance(place, (int, float)) and not isinstance(place, bool)
    return float(place) if is_number else np.nan
