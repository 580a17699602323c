"""The figures of a run. Each draws what `Results` tells it and computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.show.answers import plot_credibility, plot_delivered, plot_lag
from coalition_sim.show.heatmap import plot_honor
from coalition_sim.show.map import plot_map
from coalition_sim.show.outcomes import plot_ladder, plot_survival, plot_violations
from coalition_sim.show.saving import save_all
from coalition_sim.show.style import figure_of, footer, new_figure
from coalition_sim.show.timeline import plot_timeline
from coalition_sim.show.words import run_footer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.engine.results import Results

__all__ = [
    "plot",
    "plot_credibility",
    "plot_delivered",
    "plot_honor",
    "plot_ladder",
    "plot_lag",
    "plot_map",
    "plot_survival",
    "plot_timeline",
    "plot_violations",
    "save_figures",
]

PLOTS: dict[str, Callable[..., Axes]] = {
    "survival": plot_survival,
    "violations": plot_violations,
    "honor": plot_honor,
    "ladder": plot_ladder,
    "delivered": plot_delivered,
    "lag": plot_lag,
    "credibility": plot_credibility,
    "map": plot_map,
}
"""Every figure of a run that needs nothing but its results, by the name of its file."""


def plot(results: Results, *, lang: str = "en") -> Figure:
    """Draw the overview: survival, violations, the ladder, pledged against arrived.

    Parameters
    ----------
    results : Results
        What was found.
    lang : {"en", "fr"}
        Language.
    """
    figure = new_figure(17, 10.5)
    panels = figure.subplots(2, 2)
    plot_survival(results, panels[0, 0], lang=lang)
    plot_violations(results, panels[0, 1], lang=lang)
    plot_ladder(results, panels[1, 0], lang=lang)
    plot_delivered(results, panels[1, 1], lang=lang)
    footer(figure, run_footer(results, lang))
    return figure


def save_figures(
    results: Results,
    trace: pd.DataFrame | None,
    folder: Path,
    *,
    lang: str = "en",
    formats: Iterable[str] = ("png",),
    size: str = "projector",
) -> list[Path]:
    """Write every figure of a run and return the paths.

    Parameters
    ----------
    results : Results
        What was found.
    trace : pandas.DataFrame or None
        One future told week by week, for the timeline; None leaves it out.
    folder : pathlib.Path
        Where to write.
    lang : {"en", "fr"}
        Language.
    formats : iterable of str
        Of "png", "svg", "pdf".
    size : {"projector", "paper"}
        For a slide, or for a page.
    """
    drawn: dict[str, Callable[[], Figure]] = {name: _drawing(name, results, lang) for name in PLOTS}
    if trace is not None:
        foot = run_footer(results, lang)
        drawn["timeline"] = lambda: plot_timeline(trace, foot, lang=lang)
    return save_all(drawn, folder, formats=tuple(formats), size=size)


def _drawing(name: str, results: Results, lang: str) -> Callable[[], Figure]:
    return lambda: figure_of(PLOTS[name](results, lang=lang))
