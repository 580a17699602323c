"""Bridges to other tools: a scenario as a plain function, results as files that others read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.engine import simulate
from coalition_sim.errors import MissingExtraError, OutputError, StudyError, did_you_mean
from coalition_sim.scenario import load_scenario
from coalition_sim.study.design import is_whole
from coalition_sim.study.paired import MEASURES, pair_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario

DEFAULT = ("survival_armed", "survival_offensive")
STATA_LABEL = 80


@dataclass(frozen=True)
class ScenarioFunction:
    """A scenario as ``f(seed=0, **parameters) -> dict of float``; can be sent to other processes.

    Attributes
    ----------
    scenario : Scenario
        What the parameters change.
    outcomes : tuple of str
        What is returned.
    replicates : int
        Futures of each call.
    jobs : int or None
        Threads.
    """

    scenario: Scenario
    outcomes: tuple[str, ...] = DEFAULT
    replicates: int = 200
    jobs: int | None = 1
    __name__: str = field(default="coalition", repr=False)

    def __call__(self, seed: int = 0, **parameters: Any) -> dict[str, float]:
        """Return the outcomes with these parameters.

        Parameters
        ----------
        seed : int
            Seed of all luck; the same in each call, unless given, so that calls share it.
        **parameters
            As in `Scenario.replace`: ``vote_hazard=0``, ``GBR__support=0.42``.
        """
        plain = {key: _plain(key, value) for key, value in parameters.items()}
        changed = self.scenario.with_overrides(plain)
        run = simulate(changed, self.replicates, seed=int(seed), jobs=self.jobs, keep=0)
        return {key: outcome_of(run, key) for key in self.outcomes}


def _plain(key: str, value: Any) -> Any:
    plain = value.item() if isinstance(value, np.generic) else value
    return round(plain) if is_whole(key) else plain


def as_function(
    scenario: Scenario | str | Path,
    outcomes: Iterable[str] = DEFAULT,
    *,
    replicates: int = 200,
    jobs: int | None = 1,
) -> ScenarioFunction:
    """Return a scenario as a function of its parameters, for EMA Workbench, SALib and the like.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What the parameters change.
    outcomes : iterable of str
        Keys of the headline (``v50``, ``p_both_sign``) or of `paired.MEASURES`.
    replicates : int
        Futures of each call.
    jobs : int, optional
        Threads of each call; one unless said, since such tools run calls side by side.

    Returns
    -------
    ScenarioFunction
        ``f(seed=0, **parameters) -> dict of float``.
    """
    chosen = tuple(outcomes)
    known = known_outcomes(load_scenario(scenario))
    for key in chosen:
        if key not in known:
            remedy = did_you_mean(key, known) or f"; choose from {', '.join(known)}"
            raise StudyError(f'no outcome "{key}"{remedy}')
    return ScenarioFunction(load_scenario(scenario), chosen, replicates, jobs)


def known_outcomes(scenario: Scenario) -> list[str]:
    """Return the keys of everything that `as_function` can return."""
    from coalition_sim.study.sweeps import measures  # noqa: PLC0415 - needs pyarrow

    return list(dict.fromkeys([*MEASURES, *measures(scenario)]))


def outcome_of(results: Results, key: str) -> float:
    """Return one quantity of a run; nan where the futures cannot tell."""
    if key in MEASURES:
        return pair_of(results, key).value
    return next(row.estimate.value for row in results.headline_rows if row.key == key)


def ema_model(function: ScenarioFunction, ranges: Mapping[str, tuple[float, float]]) -> Any:
    """Return an EMA Workbench model whose uncertainties are these parameters.

    Parameters
    ----------
    function : ScenarioFunction
        What `as_function` returned.
    ranges : mapping
        Low and high by parameter, as from `sensitivity.sourced_ranges`.
    """
    try:
        from ema_workbench import (  # noqa: PLC0415 - an optional package
            IntegerParameter,
            Model,
            RealParameter,
            ScalarOutcome,
        )
    except ImportError as error:
        rule = "EMA Workbench is not installed"
        remedy = 'python -m pip install "coalition_sim[explore]"'
        raise MissingExtraError(f"{rule}; {remedy}") from error
    model = Model("coalition", function=function)
    model.uncertainties = [
        IntegerParameter(ema_name(key), round(low), round(high))
        if is_whole(key)
        else RealParameter(ema_name(key), low, high)
        for key, (low, high) in ranges.items()
    ]
    model.outcomes = [ScalarOutcome(key) for key in function.outcomes]
    return model


def ema_name(key: str) -> str:
    """Return a key without dots, as keyword arguments have it: ``GBR__support``."""
    return key.removeprefix("states.").replace(".", "__")


def export(results: Results, folder: str | Path) -> list[Path]:
    """Write the outcomes of a run for pandas, R, Stata and SPSS, with a codebook.

    Parameters
    ----------
    results : Results
        A run.
    folder : str or Path
        Created if need be.

    Returns
    -------
    list of Path
        ``outcomes.parquet``, ``outcomes.csv``, ``outcomes.dta`` and ``codebook.csv``: a row a
        replicate, and the unit and meaning of each column.
    """
    place = Path(folder)
    table = results.outcomes.reset_index()
    codebook = results.data_dictionary().query("table == 'outcomes'").drop(columns="table")
    names = ("outcomes.parquet", "outcomes.csv", "outcomes.dta", "codebook.csv")
    paths = [place / name for name in names]
    try:
        place.mkdir(parents=True, exist_ok=True)
        table.to_parquet(paths[0], index=False)
        table.to_csv(paths[1], index=False)
        _to_stata(table, codebook, results, paths[2])
        codebook.to_csv(paths[3], index=False)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{place}: cannot be written ({reason}); give another folder") from error
    return paths


def _to_stata(table: pd.DataFrame, codebook: pd.DataFrame, results: Results, path: Path) -> None:
    """Write a Stata file: booleans as 0 and 1, labels cut to the 80 letters that Stata takes."""
    plain = table.astype({name: "int8" for name in table if table[name].dtype == bool})
    labels = {
        row.column: f"{row.meaning} [{row.unit}]"[:STATA_LABEL] for row in codebook.itertuples()
    }
    plain.to_stata(
        path,
        write_index=False,
        version=118,
        data_label=results.footer[:STATA_LABEL],
        variable_labels={name: label for name, label in labels.items() if name in plain},
        convert_strl=[],
    )
