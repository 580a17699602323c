"""Boxes in the space of parameters in which a package does badly: scenario discovery by PRIM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from coalition_sim.errors import MissingExtraError, StudyError

if TYPE_CHECKING:
    from coalition_sim.engine.raw import Array

WHOLE = 0.95
MOST_LIMITS = 3


class Box(NamedTuple):
    """A box, and how the search came to it.

    Attributes
    ----------
    limits : pandas.DataFrame
        By parameter, narrowest first: low, high, and width as a share of the sampled range.
    path : pandas.DataFrame
        PRIM's peeling trajectory: coverage, density and the like of each nested box.
    """

    limits: pd.DataFrame
    path: pd.DataFrame

    def holds(self, points: pd.DataFrame) -> Array:
        """Return which points lie in the box."""
        inside = np.ones(len(points), bool)
        for key, row in self.limits.iterrows():
            inside &= points[key].between(row["low"], row["high"]).to_numpy()
        return inside

    @property
    def words(self) -> str:
        """The limits as a phrase."""
        ends = zip(self.limits.index, self.limits["low"], self.limits["high"], strict=True)
        return " and ".join(f"{key} is {low:.3g} to {high:.3g}" for key, low, high in ends)


class Judgement(NamedTuple):
    """How a box does on points that its search had not seen."""

    n: int
    density: float
    density_se: float
    coverage: float
    everywhere: float


def find_box(
    points: pd.DataFrame, fails: Array, *, threshold: float, most: int = MOST_LIMITS
) -> Box:
    """Return a box with many of the failures, limiting few parameters.

    Parameters
    ----------
    points : pandas.DataFrame
        One row a point, one column a parameter.
    fails : array of bool
        Which points are failures.
    threshold : float
        Share of failures that a box must hold to be kept.
    most : int
        How many parameters the box may limit.

    Notes
    -----
    The Patient Rule Induction Method (Friedman and Fisher 1999; Bryant and Lempert 2010), as in
    EMA Workbench. With many parameters it trims a little off each, by chance; so it is run twice,
    the second time on the few that its last and smallest box limits most. Of the nested boxes
    that with the highest harmonic mean of density and coverage is taken, and what is trimmed by
    less than a twentieth is no limit.
    """
    fails = np.asarray(fails, bool)
    if not fails.any() or fails.all():
        raise StudyError("every point fails, or none does; choose failures that tell points apart")
    found = _peeled(points, fails, threshold)
    narrow = _limits(found, len(found.box_lims) - 1).index[:most]
    found = _peeled(points[list(narrow)], fails, threshold)
    path = found.peeling_trajectory
    both = path["density"] * path["coverage"] / (path["density"] + path["coverage"])
    limits = _limits(found, int(both.idxmax()))
    return Box(limits[limits["width"] < WHOLE], path)


def judge(box: Box, points: pd.DataFrame, fails: Array) -> Judgement:
    """Return how a box does on other points than it was found on.

    Returns
    -------
    Judgement
        Points inside, the share of them that fail with its standard error, the share of all
        failures that lie inside, and the share of all points that fail.
    """
    fails = np.asarray(fails, bool)
    inside = box.holds(points)
    n = int(inside.sum())
    density = float(fails[inside].mean()) if n else np.nan
    se = float(np.sqrt(density * (1 - density) / n)) if n else np.nan
    coverage = float(fails[inside].sum() / fails.sum()) if fails.any() else np.nan
    return Judgement(n, density, se, coverage, float(fails.mean()))


def _prim() -> Any:
    try:
        from ema_workbench.analysis import prim  # noqa: PLC0415 - an optional package
    except ImportError as error:
        rule = "discovery needs EMA Workbench, which is not installed"
        remedy = 'python -m pip install "coalition_sim[explore]"'
        raise MissingExtraError(f"{rule}; {remedy}") from error
    return prim


def _peeled(points: pd.DataFrame, fails: Array, threshold: float) -> Any:
    return _prim().Prim(points.reset_index(drop=True), fails, threshold=threshold).find_box()


def _limits(found: Any, number: int) -> pd.DataFrame:
    """Return the limits of one of the nested boxes, narrowest first."""
    whole = found.box_lims[0].T
    limits: pd.DataFrame = found.box_lims[number].T
    limits.columns = pd.Index(["low", "high"])
    limits["width"] = (limits["high"] - limits["low"]) / (whole[1] - whole[0])
    return limits.sort_values("width").rename_axis("parameter")
