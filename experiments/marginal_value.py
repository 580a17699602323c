"""What each member, instrument and component adds, beside what it costs: drop each in turn.

All runs share their luck, so that differences are paired future by future. Members that pledged
little are expected to be noise; the last column says which differences are too large for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictures import draw_gains
from script import options, run

from coalition_sim.show.terminal import progress_bar
from coalition_sim.study.marginal import marginal_values

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=1000, small=60)
    with progress_bar(quiet=False) as progress:
        table = marginal_values(
            asked.scenario(), replicates=asked.replicates, seed=asked.seed, progress=progress
        )
    asked.save(table, "marginal_value")
    asked.draw(draw_gains(table), "marginal_value", "the largest; bars: 95 % interval, paired")
    (_, first), best = table.index[0], table.iloc[0]
    asked.conclude(
        f"Most is added by: {first}, {100 * best['armed']:.1f} points of survival without an armed "
        f"violation (95 %: {100 * best['armed_low']:.1f} to {100 * best['armed_high']:.1f}); "
        f"{int(table['beyond_noise'].sum())} of {len(table)} differences are beyond noise."
    )


if __name__ == "__main__":
    run(main)
