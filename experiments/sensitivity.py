"""Which of the numbers that nobody knows matter: Morris screening, then Sobol indices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from script import options, run

from coalition_sim.show.study_files import of_outcome, write_sensitivity
from coalition_sim.show.terminal import progress_bar
from coalition_sim.study.sensitivity import sensitivity

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL: dict[str, Any] = {"screen": 8, "keep": 12, "base": 128}
QUICK: dict[str, Any] = {
    "parameters": ["ambition_median", "war_cost", "lambda_c", "fear_z"],
    "screen": 6,
    "keep": 3,
    "base": 16,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=100, small=40)
    with progress_bar(quiet=False) as progress:
        found = sensitivity(
            asked.scenario(),
            replicates=asked.replicates,
            seed=asked.seed,
            progress=progress,
            **(QUICK if asked.small else FULL),
        )
    write_sensitivity(found, asked.out)
    shares = of_outcome(found.variance, found.outcomes[0]).sort_values("ST", ascending=False)
    first, noise = shares.iloc[0], found.noise["share_common"][found.outcomes[0]]
    asked.conclude(
        f"Of {len(found.ranges)} parameters, {shares.index[0]} makes most of the variance of "
        f"survival without an armed violation: {first['ST']:.2f} of it with all interactions "
        f"(95 %: ± {first['ST_conf']:.2f}); luck makes {noise:.2f}."
    )


if __name__ == "__main__":
    run(main)
