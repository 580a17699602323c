"""In which futures does the package fail? PRIM on the sampled space of what nobody knows.

Points over the sourced ranges of some parameters; the worst quarter are called failures. The
Patient Rule Induction Method (Friedman and Fisher 1999; Bryant and Lempert 2010) looks for a box
with many of them. It looks at three points in four; what it found is judged by the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from pictures import draw_box
from script import Options, options, run

from coalition_sim.errors import MissingExtraError
from coalition_sim.study import latin_hypercube
from coalition_sim.study.bridge import as_function, ema_model, ema_name
from coalition_sim.study.ranges import apart, sourced_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

KEYS = (  # those that sensitivity.py finds strongest, then what a coalition can choose
    "severity_2", "ambition_median", "lambda_c", "ambition_persistence", "ambition_sd",
    "break_cost", "punishment", "world_cost", "war_cost", "deniability",
    "backstop", "vote_hazard", "tech_level", "F0", "aid",
)  # fmt: skip
OUTCOME = "survival_armed"
WORST = 0.25
MOST_LIMITS = 3
WHOLE = 0.95


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=100, small=40)
    tools = workbench()
    points, survival = sample(asked, tools, 80 if asked.small else 400)
    fails = survival <= np.quantile(survival, WORST)
    seen = np.arange(len(points)) % 4 != 0
    box, path = find_box(tools, points[seen], fails[seen])
    inside = np.all([points[k].between(*box.loc[k, ["low", "high"]]) for k in box.index], axis=0)
    judged = inside & ~seen
    n = int(judged.sum())
    density = fails[judged].mean() if n else np.nan
    coverage = fails[judged].sum() / fails[~seen].sum()
    se = np.sqrt(density * (1 - density) / n) if n else np.nan
    asked.save(points.assign(survival=survival, fails=fails, seen=seen, inside=inside), "points")
    asked.save(box.assign(density=density, density_se=se, coverage=coverage, judged=n), "box")
    asked.save(path, "peeling")
    ends = zip(box.index, box["low"], box["high"], strict=True)
    limits = " and ".join(f"{key} is {low:.3g} to {high:.3g}" for key, low, high in ends)
    note = f"{len(points)} points; limits of the box: {limits}"
    asked.draw(draw_box(points, fails, box), "discovery", note)
    asked.conclude(
        f"The package does worst where {limits}: of {n} points there that PRIM had not seen, "
        f"{100 * density:.0f} % fail (standard error {100 * se:.0f}), against "
        f"{100 * fails[~seen].mean():.0f} % of all; it holds {100 * coverage:.0f} % of failures."
    )


def workbench() -> Any:
    """Return EMA Workbench and its PRIM, or say how to install them."""
    try:
        import ema_workbench  # noqa: PLC0415 - an optional package
        from ema_workbench.analysis import prim  # noqa: PLC0415 - an optional package
    except ImportError as error:
        rule = "discovery needs EMA Workbench, which is not installed"
        remedy = 'python -m pip install "coalition_sim[explore]"'
        raise MissingExtraError(f"{rule}; {remedy}") from error
    return ema_workbench, prim


def sample(asked: Options, tools: Any, size: int) -> tuple[pd.DataFrame, Any]:
    """Return points of a Latin hypercube, and survival at each, run by EMA Workbench."""
    scenario = asked.scenario()
    ranges = apart(sourced_ranges(KEYS), scenario)
    function = as_function(scenario, [OUTCOME], replicates=asked.replicates, jobs=None)
    box = {key: list(ends) for key, ends in ranges.items()}
    design = latin_hypercube(box, size, seed=asked.seed)
    names = [ema_name(key) for key in design.keys]
    futures = [
        tools[0].Scenario(str(n), **dict(zip(names, point, strict=True)))
        for n, point in enumerate(design.points)
    ]
    tools[0].ema_logging.log_to_stderr(tools[0].ema_logging.INFO)
    found, outcomes = tools[0].perform_experiments(ema_model(function, ranges), scenarios=futures)
    return found[names].astype(float).reset_index(drop=True), np.asarray(outcomes[OUTCOME], float)


def find_box(tools: Any, points: pd.DataFrame, fails: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a box in the parameters that matter most, and the path of its peeling.

    Notes
    -----
    With many parameters PRIM trims a little off each, by chance; so it is run twice, the second
    time on the few that its last and smallest box limits most. What is trimmed by less than a
    twentieth is no limit.
    """
    found = peeled(tools, points, fails)
    narrow = limits_of(found, len(found.box_lims) - 1).index[:MOST_LIMITS]
    found = peeled(tools, points[list(narrow)], fails)
    path = found.peeling_trajectory
    both = path["density"] * path["coverage"] / (path["density"] + path["coverage"])
    limits = limits_of(found, int(both.idxmax()))
    return limits[limits["width"] < WHOLE], path


def peeled(tools: Any, points: pd.DataFrame, fails: Any) -> Any:
    """Return PRIM's nested boxes."""
    return tools[1].Prim(points.reset_index(drop=True), fails, threshold=WORST).find_box()


def limits_of(found: Any, number: int) -> pd.DataFrame:
    """Return the limits of one of the nested boxes, narrowest first."""
    limits, whole = found.box_lims[number].T, found.box_lims[0].T
    limits.columns = ["low", "high"]
    limits["width"] = (limits["high"] - limits["low"]) / (whole[1] - whole[0])
    return limits.sort_values("width").rename_axis("parameter")


if __name__ == "__main__":
    run(main)
