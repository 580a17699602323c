"""The figures of a page: taken from the run's folder, or drawn where they are not there."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from PIL import Image

from coalition_sim.show.coloring import Coloring
from coalition_sim.show.comparison import plot_forest, plot_overlay
from coalition_sim.show.figures import PLOTS
from coalition_sim.show.language import language
from coalition_sim.show.map import plot_map
from coalition_sim.show.report.parts import Picture, Table
from coalition_sim.show.state_values import state_values
from coalition_sim.show.style import figure_of
from coalition_sim.show.timeline import plot_timeline
from coalition_sim.show.words import run_footer, state_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from coalition_sim.engine.results import Results
    from coalition_sim.study.comparison import Comparison

ORDER = ("survival", "ladder", "violations", "map", "honor", "delivered", "lag", "credibility")
KINDS = {".png": "image/png", ".svg": "image/svg+xml"}
DPI = 160
PLAIN = Image.Dither.NONE
MAPPED = ("honor", "honor_military", "credibility", "support")
MOST_MAPS = 3


def pictures_of_run(
    results: Results, figures: Iterable[Path] = (), lang: str = "en"
) -> list[Picture]:
    """Return the figures of a run in the order of the page.

    Parameters
    ----------
    results : Results
        What was found.
    figures : iterable of Path
        Pictures that were just written, to be taken as they are; the others are drawn.
    lang : {"en", "fr"}
        Language of captions, and of what has to be drawn.
    """
    drawn: dict[str, Callable[[], Figure]] = {
        name: _drawing(plot, results, lang) for name, plot in PLOTS.items()
    }
    written = _by_name(figures)
    tables = {"map": states_table(results, lang)}
    return [
        _picture(name, _embedded(written, name, drawn[name]), lang, table=tables.get(name))
        for name in ORDER
    ]


def _drawing(plot: Callable[..., Axes], results: Results, lang: str) -> Callable[[], Figure]:
    return lambda: figure_of(plot(results, lang=lang))


def timeline_picture(
    trace: pd.DataFrame, results: Results, figures: Iterable[Path] = (), lang: str = "en"
) -> Picture:
    """Return the figure of one future."""
    foot, written = run_footer(results, lang), _by_name(figures)
    data = _embedded(written, "timeline", lambda: plot_timeline(trace, foot, lang=lang))
    return _picture("timeline", data, lang)


def pictures_of_comparison(
    comparison: Comparison, figures: Iterable[Path] = (), lang: str = "en"
) -> list[Picture]:
    """Return the figures of a comparison, with a map of differences for the first few.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    figures : iterable of Path
        Pictures that were just written, to be taken as they are; the others are drawn.
    lang : {"en", "fr"}
        Language of captions, and of what has to be drawn.
    """
    drawn: dict[str, Callable[[], Figure]] = {
        "survival_armed": lambda: figure_of(plot_overlay(comparison, "armed", lang=lang)),
        "survival_offensive": lambda: figure_of(plot_overlay(comparison, "offensive", lang=lang)),
        "forest": lambda: plot_forest(comparison, lang=lang),
    }
    written = _by_name(figures)
    found = [_picture(name, _embedded(written, name, draw), lang) for name, draw in drawn.items()]
    others = [other for other in comparison.others if _is_known(comparison, other)]
    return found + [_difference_map(comparison, other, lang) for other in others[:MOST_MAPS]]


def _is_known(comparison: Comparison, other: str) -> bool:
    """Whether any state was called on in a run and in the base."""
    run, base = comparison.runs[other], comparison.runs[comparison.base]
    return bool((state_values(run) - state_values(base)).notna().any())


def _difference_map(comparison: Comparison, other: str, lang: str) -> Picture:
    run, base = comparison.runs[other], comparison.runs[comparison.base]
    figure = figure_of(plot_map(run, against=base, lang=lang))
    return _picture("map_difference", _png(figure), lang, other=other, base=comparison.base)


def _picture(
    name: str, source: str, lang: str, *, table: Table | None = None, **values: str
) -> Picture:
    say, key = language(lang), name.replace("_", "-")
    heading, alt, caption = (
        say(f"report-{part}-{key}", **values) for part in ("heading", "alt", "caption")
    )
    anchor = "-".join([key, *values.get("other", "").split()]).strip("-")
    return Picture(anchor, heading, alt, caption, source, table)


def _by_name(figures: Iterable[Path]) -> dict[str, Path]:
    """Return the pictures that a page can hold, by name; PNG before SVG."""
    ranked = sorted(figures, key=lambda path: path.suffix, reverse=True)
    return {path.stem: path for path in ranked if path.suffix in KINDS}


def _embedded(written: dict[str, Path], name: str, draw: Callable[[], Figure]) -> str:
    """Return a picture as a data address: the file of the run, or drawn here."""
    path = written.get(name)
    if path is None:
        return _png(draw())
    data = path.read_bytes()
    return _address(data if path.suffix == ".svg" else lightened(data), KINDS[path.suffix])


def _png(figure: Figure) -> str:
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=DPI, metadata={"Software": None})
    return _address(lightened(picture.getvalue()), "image/png")


def lightened(png: bytes) -> bytes:
    """Return a PNG with at most 256 colors: a third of its bytes, and no difference to see."""
    picture = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        few = image.convert("RGB").quantize(method=Image.Quantize.FASTOCTREE, dither=PLAIN)
    few.save(picture, format="png")
    return picture.getvalue()


def _address(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def states_table(results: Results, lang: str = "en") -> Table:
    """Return the numbers of the states that maps color: honor, credibility, support."""
    say = language(lang)
    columns = [Coloring(results, value, lang=lang) for value in MAPPED]
    rows = tuple(
        (f"{state_name(code, results.scenario, lang)} ({code})", *(c.text(code) for c in columns))
        for code in results.scenario.states
    )
    head = (say("report-head-state"), *(say(f"report-head-{v.replace('_', '-')}") for v in MAPPED))
    return Table(say("report-states-caption"), head, rows, numeric=tuple(range(1, len(head))))
