"""Who deters, and with what: Shapley values over members and instruments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from script import options, run

from coalition_sim.show.study_files import write_contributions
from coalition_sim.show.terminal import progress_bar
from coalition_sim.study.contributions import KINDS, Contributions, contributions

if TYPE_CHECKING:
    from collections.abc import Sequence

ALONE = 8


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=500, small=40)
    findings = []
    for of in KINDS:
        with progress_bar(quiet=False) as progress:
            found = contributions(
                asked.scenario(),
                of,
                permutations=4 if asked.small else 16,
                replicates=asked.replicates,
                alone=ALONE,
                seed=asked.seed,
                progress=progress,
            )
        folder = asked.out / of
        folder.mkdir(exist_ok=True)
        write_contributions(found, folder)
        findings.append(sentence(found))
    asked.conclude(" ".join(findings))


def sentence(found: Contributions) -> str:
    """Say who adds most, and how many are told from nothing."""
    first, whole = found.table.iloc[0], found.shapley.everyone - found.shapley.none
    told = int((found.table["low"] > 0).sum())
    return (
        f"Of {found.of}, {found.table.index[0]} adds most to survival without an armed violation: "
        f"{100 * first['value']:.1f} of {100 * whole:.1f} points (standard error "
        f"{100 * first['se']:.1f}); {told} of {len(found.table)} are told from nothing."
    )


if __name__ == "__main__":
    run(main)
