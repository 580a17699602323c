"""What sensitivity studies and contributions leave in their folders, and say as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.errors import OutputError
from coalition_sim.show.language import language
from coalition_sim.show.saving import save_all
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
from coalition_sim.show.words import quantity, study_footer, unit_name
from coalition_sim.study.paired import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.study.contributions import Contributions
    from coalition_sim.study.sensitivity import Sensitivity, Study

STAGES = ("screening", "variance", "noise_0")
MORRIS = {"mu_star": "terminal-effect", "sigma": "terminal-spread"}
SOBOL = {"ST": "terminal-with-others", "S1": "terminal-alone"}
TORNADO_REPLICATES = 1000


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


def write_sensitivity(
    found: Sensitivity, folder: Path, *, lang: str = "en", formats: Iterable[str] = ("png",)
) -> list[Path]:
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
    return save_all(drawings(found, lang=lang), folder, formats=tuple(formats))


def sensitivity_figures(found: Sensitivity, *, lang: str = "en") -> dict[str, Figure]:
    """Return the figures of a sensitivity study by name."""
    return {name: draw() for name, draw in drawings(found, lang=lang).items()}


def drawings(found: Sensitivity, *, lang: str = "en") -> dict[str, Callable[[], Figure]]:
    """Return what draws each figure of a sensitivity study, by name."""
    foot = study_footer(found, "footer-points", lang)
    draw: dict[str, Callable[[], Figure]] = {}
    for key in found.outcomes:
        words = {"quantity": quantity(key, lang), "foot": foot, "lang": lang}
        if found.screening is not None:
            draw[f"screening_{key}"] = _screening(found.screening, key, words)
        if found.variance is not None:
            noise = float(found.noise["share_common"][key])
            draw[f"variance_{key}"] = _variance(found.variance, key, noise, words)
    draw["tornado"] = lambda: figure_of(_tornado(found, lang))
    return draw


def _screening(study: Study, key: str, words: dict[str, Any]) -> Callable[[], Figure]:
    part, unit = of_outcome(study, key), MEASURES[key].unit
    return lambda: figure_of(plot_screening(part, unit=unit, **words))


def _variance(
    study: Study, key: str, noise: float, words: dict[str, Any]
) -> Callable[[], Figure]:
    part = of_outcome(study, key)
    return lambda: figure_of(plot_variance(part, noise=noise, **words))


def _tornado(found: Sensitivity, lang: str) -> Axes:
    key = found.outcomes[0]
    foot = study_footer(found, "footer-points", lang, replicates=TORNADO_REPLICATES)
    words: dict[str, Any] = {"quantity": quantity(key, lang), "unit": MEASURES[key].unit}
    return plot_tornado(found.tornado, foot=foot, lang=lang, **words)


def of_outcome(study: Study, key: str) -> pd.DataFrame:
    """Return the indices of one outcome, by parameter."""
    whole = study.indices
    return whole[whole.index.get_level_values("outcome") == key].droplevel("outcome")


def print_sensitivity(found: Sensitivity, *, lang: str = "en") -> None:
    """Print screening, variance shares, tornado and noise."""
    say = language(lang)
    morris, sobol = ({name: say(key) for name, key in each.items()} for each in (MORRIS, SOBOL))
    for key in found.outcomes:
        words = {"quantity": quantity(key, lang), "unit": unit_name(MEASURES[key].unit, lang)}
        if found.screening is not None:
            part, title = of_outcome(found.screening, key), say("terminal-screening", **words)
            print_indices(title, part, morris, "", lang=lang)
        if found.variance is not None:
            part, title = of_outcome(found.variance, key), say("terminal-variance", **words)
            print_indices(title, part, sobol, "share", lang=lang)
    print_tornado(found.tornado, found.outcomes[0], lang=lang)
    print_noise(found.noise, lang=lang)


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


def write_contributions(
    found: Contributions, folder: Path, *, lang: str = "en", formats: Iterable[str] = ("png",)
) -> list[Path]:
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
    drawn = {"contributions": lambda: figure_of(plot_shapley(found, lang=lang))}
    return save_all(drawn, folder, formats=tuple(formats))


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
