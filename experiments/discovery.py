"""In which futures does the package fail? PRIM on the sampled space of what nobody knows.

Points over the sourced ranges of some parameters; the worst quarter are called failures. The
Patient Rule Induction Method (Friedman and Fisher 1999; Bryant and Lempert 2010) looks for a box
with many of them. It looks at three points in four; what it found is judged by the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pictures import draw_box
from script import options, run

from coalition_sim.show.terminal import progress_bar
from coalition_sim.study import latin_hypercube, run_points
from coalition_sim.study.boxes import find_box, judge
from coalition_sim.study.ranges import apart, sourced_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = (  # those that sensitivity.py finds strongest, then what a coalition can choose
    "severity_2", "ambition_median", "lambda_c", "ambition_persistence", "ambition_sd",
    "break_cost", "punishment", "world_cost", "war_cost", "deniability",
    "backstop", "vote_hazard", "tech_level", "F0", "aid",
)  # fmt: skip
OUTCOME, WORST, HIDDEN = "survival_armed", 0.25, 4


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=100, small=40)
    scenario = asked.scenario()
    ranges = {key: list(ends) for key, ends in apart(sourced_ranges(KEYS), scenario).items()}
    design = latin_hypercube(ranges, 80 if asked.small else 400, seed=asked.seed)
    with progress_bar(quiet=False) as progress:
        table = run_points(
            scenario, design, replicates=asked.replicates, seed=asked.seed, progress=progress
        )
    points, survival = table[list(KEYS)].astype(float), table[OUTCOME]
    fails = (survival <= survival.quantile(WORST)).to_numpy()
    seen = np.arange(len(points)) % HIDDEN != 0
    box = find_box(points[seen], fails[seen], threshold=WORST)
    judged = judge(box, points[~seen], fails[~seen])
    inside = box.holds(points)
    asked.save(points.assign(survival=survival, fails=fails, seen=seen, inside=inside), "points")
    said = {"density": judged.density, "density_se": judged.density_se, "judged": judged.n}
    asked.save(box.limits.assign(**said, coverage=judged.coverage), "box")
    asked.save(box.path, "peeling")
    note = f"{len(points)} points; limits of the box: {box.words}"
    asked.draw(draw_box(points, fails, box.limits), "discovery", note)
    asked.conclude(
        f"The package does worst where {box.words}: of {judged.n} points there that PRIM had not "
        f"seen, {100 * judged.density:.0f} % fail (standard error {100 * judged.density_se:.0f}), "
        f"against {100 * judged.everywhere:.0f} % of all; it holds "
        f"{100 * judged.coverage:.0f} % of failures."
    )


if __name__ == "__main__":
    run(main)
