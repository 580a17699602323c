"""What sensitivity studies and contributions leave in their folders, and say as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.errors import OutputError
from coalition_sim.show.shapley import plot_shapley
from coalition_sim.show.study_tables import (
    claim,
    document,
    print_indices,
    print_noise,
    print_tornado,
    records,
    write_manifest,
)
from coalition_sim.show.style import figure_of
from coalition_sim.show.tornado import plot_screening, plot_tornado, plot_variance
from coalition_sim.study.paired import MEASURES

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from coalition_sim.study.contributions import Contributions
    from coalition_sim.study.sensitivity import Sensitivity, Study

STAGES = ("screening", "variance", "noise_0")
MORRIS = {"mu_star": "effect", "sigma": "spread"}
SOBOL = {"ST": "with others", "S1": "alone"}


def claim_sensitivity(folder: Path, *, resume: bool) -> None:
    """Make the folder of a sensitivity study ready; go on in one only if asked to.

    Parameters
    ----------
    folder : Path
        Where the study shall go.
    resume : bool
        Whether to go on with what is there.
    """
    begun = folder.is_dir() and any((folder / stage).is_dir() for stage in STAGES)
    if begun and not resume:
        remedy = "go on with --resume, or give another folder with --out"
        raise OutputError(f"{folder}: holds a sensitivity study; {remedy}")
    if not begun:
        claim(folder, "sensitivity")


def write_sensitivity(found: Sensitivity, folder: Path) -> list[Path]:
    """Write tables and figures of a sensitivity study; return the figures' paths."""
    write_manifest(
        folder,
        "sensitivity",
        {found.scenario.name: found.scenario},
        ranges=found.ranges,
        outcomes=found.outcomes,
        replicates=found.replicates,
        seed=found.seed,
    )
    for name, study in (("screening", found.screening), ("variance", found.variance)):
        if study is not None:
            study.indices.to_csv(folder / f"{name}_indices.csv")
            study.samples.to_csv(folder / f"{name}_samples.csv", index=False)
    found.noise.to_csv(folder / "noise.csv")
    found.tornado.to_csv(folder / "tornado.csv")
    return _save(sensitivity_figures(found), folder)


def sensitivity_figures(found: Sensitivity) -> dict[str, Figure]:
    """Return the figures of a sensitivity study by name."""
    figures = {}
    for key in found.outcomes:
        measure = MEASURES[key]
        words: dict[str, Any] = {"quantity": measure.quantity, "foot": found.footer}
        if found.screening is not None:
            part = of_outcome(found.screening, key)
            axes = plot_screening(part, unit=measure.unit, **words)
            figures[f"screening_{key}"] = figure_of(axes)
        if found.variance is not None:
            part = of_outcome(found.variance, key)
            noise = float(found.noise["share_common"][key])
            figures[f"variance_{key}"] = figure_of(plot_variance(part, noise=noise, **words))
    first = MEASURES[found.outcomes[0]]
    figures["tornado"] = figure_of(
        plot_tornado(
            found.tornado,
            quantity=first.quantity,
            unit=first.unit,
            foot=found.footer.replace(f"{found.replicates:,} replicates", "1,000 replicates"),
        )
    )
    return figures


def of_outcome(study: Study, key: str) -> pd.DataFrame:
    """Return the indices of one outcome, by parameter."""
    whole = study.indices
    return whole[whole.index.get_level_values("outcome") == key].droplevel("outcome")


def print_sensitivity(found: Sensitivity) -> None:
    """Print screening, variance shares, tornado and noise."""
    for key in found.outcomes:
        words = f"{MEASURES[key].quantity} ({MEASURES[key].unit})"
        if found.screening is not None:
            part = of_outcome(found.screening, key)
            print_indices(f"Screening: {words}", part, MORRIS, "")
        if found.variance is not None:
            part = of_outcome(found.variance, key)
            print_indices(f"Shares of the variance: {words}", part, SOBOL, "share")
    print_tornado(found.tornado, found.outcomes[0])
    print_noise(found.noise)


def sensitivity_document(found: Sensitivity, folder: Path, figures: list[Path]) -> str:
    """Return a sensitivity study as one JSON document."""
    parts = {
        name: None if study is None else records(study.indices)
        for name, study in (("screening", found.screening), ("variance", found.variance))
    }
    return document(
        "sensitivity",
        folder,
        figures,
        scenario=found.scenario.name,
        ranges=found.ranges,
        replicates=found.replicates,
        seed=found.seed,
        noise=records(found.noise),
        tornado=records(found.tornado),
        **parts,
    )


def write_contributions(found: Contributions, folder: Path) -> list[Path]:
    """Write table and figure of contributions; return the figure's path."""
    ends = found.shapley
    write_manifest(
        folder,
        "contributions",
        {found.scenario.name: found.scenario},
        of=found.of,
        outcome=found.outcome,
        groups={name: list(codes) for name, codes in found.groups.items()},
        replicates=found.replicates,
        seed=found.seed,
        none=ends.none,
        everyone=ends.everyone,
        orders=ends.n_orders,
        exact=ends.exact,
    )
    found.table.to_csv(folder / "contributions.csv")
    return _save({"contributions": figure_of(plot_shapley(found))}, folder)


def contributions_document(found: Contributions, folder: Path, figures: list[Path]) -> str:
    """Return contributions as one JSON document."""
    return document(
        "contributions",
        folder,
        figures,
        scenario=found.scenario.name,
        of=found.of,
        outcome=found.outcome,
        replicates=found.replicates,
        seed=found.seed,
        none=found.shapley.none,
        everyone=found.shapley.everyone,
        contributions=records(found.table),
    )


def without(scenario: str, found: Contributions, player: str) -> list[str]:
    """Return the command that runs a scenario without a player."""
    command = ["coalition-sim", "run", scenario, "--set"]
    if found.of == "instruments":
        return [*command, f"states.*.pledges.{player}=0"]
    codes = ", ".join(f'"{code}"' for code in found.groups[player])
    return [*command, f"roster.remove=[{codes}]"]


def _save(figures: dict[str, Figure], folder: Path) -> list[Path]:
    paths = [folder / f"{name}.png" for name in figures]
    for path, figure in zip(paths, figures.values(), strict=True):
        figure.savefig(path, metadata={"Software": None})
    return paths
