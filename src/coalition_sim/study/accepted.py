"""The accepted set: every parameter vector that reproduced the patterns, and results over it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd

from coalition_sim.engine.headline import headline_rows
from coalition_sim.errors import StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.design import Design
from coalition_sim.study.paired import all_measures
from coalition_sim.study.runner import run_points

if TYPE_CHECKING:
    from pathlib import Path

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario
    from coalition_sim.study.comparison import Comparison

DATA = files("coalition_sim.study") / "data"
SPREAD = {"low": 0.05, "median": 0.5, "high": 0.95}


def stored(name: str) -> pd.DataFrame:
    """Return one of the tables that calibration stored: ``accepted``, ``patterns``, ``claims``.

    Raises
    ------
    StudyError
        If there is no such table.
    """
    file = DATA / f"{name}.csv"
    if not file.is_file():
        remedy = "make it with python tools/calibrate.py"
        raise StudyError(f'the table "{name}" of the calibration is not there; {remedy}')
    with file.open(encoding="utf-8") as text:
        return pd.read_csv(text)


@cache
def accepted() -> pd.DataFrame:
    """Return the accepted set: one row a member, one column a parameter."""
    return stored("accepted")


def members(scenario: Scenario, number: int | None = None) -> Design:
    """Return the accepted set as the points of a study of one scenario.

    Parameters
    ----------
    scenario : Scenario
        What it says of a parameter itself counts; members give the others.
    number : int, optional
        How many members, the first ones (their order is random); all unless given.
    """
    own = {change.key.removeprefix("parameters.") for change in scenario.changes}
    table = accepted()
    chosen = table[[key for key in table if key not in own]].head(number or len(table))
    points = chosen.itertuples(index=False)
    return Design("list", tuple(map(str, chosen)), tuple(map(tuple, points)))


def over_accepted(
    scenario: Scenario | str | Path,
    *,
    replicates: int = 200,
    number: int | None = None,
    **options: Any,
) -> pd.DataFrame:
    """Simulate a scenario under each member of the accepted set: one row a member.

    Parameters
    ----------
    scenario : Scenario, str or Path
        What is simulated; what it says of a parameter itself counts, members give the others.
    replicates : int
        Futures of each member, the same luck for all.
    number : int, optional
        How many members; all unless given.
    **options
        As for `coalition_sim.study.runner.run_points`: seed, measure, executor, jobs, out …
    """
    loaded = load_scenario(scenario)
    design = members(loaded, number)
    return run_points(loaded, design, replicates=replicates, study="accepted", **options)


def spread(results: Results, table: pd.DataFrame) -> pd.DataFrame:
    """Return each headline quantity with its spread over the accepted set.

    Parameters
    ----------
    results : Results
        The run with the default parameters.
    table : pandas.DataFrame
        What `over_accepted` found for the same scenario.

    Returns
    -------
    pandas.DataFrame
        By key: quantity, value, and the 5 %, 50 % and 95 % quantile over members.
    """
    rows = headline_rows(results.raw, weeks=results.weeks, gate=results.scenario.gate)
    return pd.DataFrame(
        {
            row.key: {
                "quantity": row.quantity,
                "value": row.estimate.value,
                **{name: table[row.key].quantile(q) for name, q in SPREAD.items()},
                "unit": row.unit,
            }
            for row in rows
        }
    ).T.rename_axis("key")


def difference_spread(comparison: Comparison, **options: Any) -> pd.DataFrame:
    """Return each difference of a comparison with its spread over the accepted set.

    Parameters
    ----------
    comparison : Comparison
        With the default parameters.
    **options
        As for `over_accepted`.

    Returns
    -------
    pandas.DataFrame
        scenario, key, quantity, unit, difference (default parameters); low, median, high (5 %,
        50 %, 95 % over members); share_of_sign (members in which it has the default's sign).
    """
    runs = {
        label: over_accepted(run.scenario, seed=run.seed, measure=all_measures, **options)
        for label, run in comparison.runs.items()
    }
    rows = []
    for label in comparison.others:
        for key, default in comparison.differences.loc[label].iterrows():
            gap = runs[label][key] - runs[comparison.base][key]
            rows.append(
                {
                    "scenario": label,
                    "key": key,
                    "quantity": default["quantity"],
                    "unit": default["unit"],
                    "difference": default["difference"],
                    **{name: gap.quantile(q) for name, q in SPREAD.items()},
                    "share_of_sign": float((gap * default["difference"] > 0).mean()),
                }
            )
    return pd.DataFrame(rows)
