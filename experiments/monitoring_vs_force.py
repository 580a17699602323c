"""Eyes or soldiers: survival over a grid of monitoring technology and size of the force."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pandas as pd
from script import Options, counted, options, run, with_force

from coalition_sim.engine import simulate
from coalition_sim.show.style import TEXT_SIZE, dress, new_axes
from coalition_sim.study.paired import difference, pair_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_sim.engine import Results

LEVELS = (0.0, 0.5, 1.0, 1.5, 2.0)
FORCES = (0, 5, 15, 30, 60)
DARK = 0.5
KEYS = ("survival_armed", "survival_offensive")
ENDS = {"": "value", "_low": "low", "_high": "high"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=1000, small=100)
    levels, forces = (LEVELS[::2], FORCES[::2]) if asked.small else (LEVELS, FORCES)
    runs = {
        (tech, force): simulate(
            with_force(asked.scenario().replace(tech_level=tech), force),
            asked.replicates, seed=asked.seed, keep=0,
        )
        for tech, force in counted(product(levels, forces))
    }  # fmt: skip
    table = pd.DataFrame({place: line(found) for place, found in runs.items()}).T
    table = table.rename_axis(["tech_level", "force"])
    asked.save(table, "monitoring_vs_force")
    corner = pair_of(runs[levels[0], forces[0]], KEYS[0])
    eyes, force = (
        difference(corner, pair_of(runs[place], KEYS[0]), seed=asked.seed)
        for place in ((levels[-1], forces[0]), (levels[0], forces[-1]))
    )
    title = (
        f"With neither, {100 * corner.value:.0f} % of futures pass without an armed violation;\n"
        f"the best sensors add {100 * eyes.difference:.0f} points, "
        f"{forces[-1]},000 troops {100 * force.difference:.0f}"
    )
    draw(asked, table, title)
    asked.conclude(
        "Against a coalition without sensors or troops, the best sensors alone change survival "
        f"without an armed violation by {100 * eyes.difference:+.1f} points (95 %: "
        f"{100 * eyes.low:.1f} to {100 * eyes.high:.1f}), {forces[-1]},000 troops alone by "
        f"{100 * force.difference:+.1f} ({100 * force.low:.1f} to {100 * force.high:.1f})."
    )


def line(results: Results) -> dict[str, float]:
    """Return survival of both kinds with intervals."""
    found: Any = results.headline()
    return {f"{key}{end}": found.loc[key, ENDS[end]] for key in KEYS for end in ENDS}


def draw(asked: Options, table: pd.DataFrame, title: str) -> None:
    """Draw survival without an armed violation as a heat map with its numbers."""
    shares = 100 * table["survival_armed"].unstack("force")  # noqa: PD010 - one value a cell
    axes = new_axes(11, 6.5)
    image = axes.imshow(shares, cmap="cividis", origin="lower", aspect="auto")
    middle = image.norm
    for row, tech in enumerate(shares.index):
        for column, force in enumerate(shares.columns):
            share = shares.loc[tech, force]
            color = "white" if middle(share) < DARK else "black"
            axes.text(column, row, f"{share:.0f}", color=color, ha="center", fontsize=TEXT_SIZE)
    axes.set_xticks(range(len(shares.columns)), [f"{n:g}" for n in shares.columns])
    axes.set_yticks(range(len(shares.index)), [f"{n:g}" for n in shares.index])
    dress(axes, title=title, xlabel="planned force (thousand; paris has 14)",
          ylabel="level of monitoring technology (paris: 1)")  # fmt: skip
    quantity = "numbers: % of futures without a deliberate armed violation"
    asked.draw(axes, "monitoring_vs_force", f"{quantity} · all cells on common luck")


if __name__ == "__main__":
    run(main)
