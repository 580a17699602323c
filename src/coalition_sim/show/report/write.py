"""The report of a run or a comparison: one self-contained HTML file."""

from __future__ import annotations

import shlex
from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup, escape

from coalition_sim.engine.results import Results
from coalition_sim.scenario import list_scenarios
from coalition_sim.show.language import language
from coalition_sim.show.report import findings, pictures, robust, sourced
from coalition_sim.show.report.parts import Keys, Said, Table
from coalition_sim.show.words import about, comparison_footer, horizon, run_footer
from coalition_sim.study.shards import put

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from coalition_sim.scenario import Scenario
    from coalition_sim.study.comparison import Comparison

NAME = "report.html"
LIMITS = ("level", "reads", "judgements", "monitoring", "incidents", "stances", "left-out")


def write_report(
    found: Results | Comparison,
    folder: Path,
    *,
    lang: str = "en",
    command: Sequence[str] = (),
    figures: Iterable[Path] = (),
    trace: pd.DataFrame | None = None,
    story: Any = None,
    spread: pd.DataFrame | None = None,
) -> Path:
    """Write what was found as one HTML file that needs no network and no other file.

    Parameters
    ----------
    found : Results or Comparison
        A run, or several on common luck.
    folder : Path
        Where ``report.html`` goes.
    lang : {"en", "fr"}
        Language.
    command : sequence of str
        What was typed, to be repeated; what would have been typed unless given.
    figures : iterable of Path
        Pictures of this run that were just written; what is missing is drawn.
    trace : pandas.DataFrame, optional
        One future week by week, for its timeline.
    story : Story, optional
        One future told.
    spread : pandas.DataFrame, optional
        What ``--posterior`` found: the spread over the accepted parameter sets.

    Returns
    -------
    Path
        The file.
    """
    if isinstance(found, Results):
        page = _page_of_run(found, lang, list(figures), trace)
    else:
        page = _page_of_comparison(found, lang, list(figures))
    page["spread"] = None if spread is None else _spread(found, spread, lang)
    typed = shlex.join(command or _command(found))
    html = _template().render(
        say=language(lang), lang=lang, about=about, story=story, command=typed, **page
    )
    path = folder / NAME
    put(path, html.encode("utf-8"))
    return path


def _page_of_run(
    results: Results, lang: str, figures: list[Path], trace: pd.DataFrame | None
) -> dict[str, Any]:
    changes = sourced.changes_of_run(results.scenario, lang)
    own = about(results.scenario, lang)
    told = None if trace is None else pictures.timeline_picture(trace, results, figures, lang)
    return {
        "is_comparison": False,
        "title": Said(own.title, own.lang),
        "is_changed": _is_changed(results.scenario),
        "scenarios": [results.scenario],
        "meta": run_footer(results, lang),
        "horizon": horizon(results.weeks, lang),
        "findings": findings.findings_of_run(results, lang),
        "tables": [findings.headline_table(results, lang)],
        "pictures": pictures.pictures_of_run(results, figures, lang),
        "timeline": told,
        "notes": robust.notes_on_run(results, lang),
        "claims": robust.claims_table([results.scenario.name], lang),
        "seed": results.seed,
        "versions": results.versions,
        **_provenance([changes] if changes else [], results, lang),
    }


def _page_of_comparison(comparison: Comparison, lang: str, figures: list[Path]) -> dict[str, Any]:
    base = comparison.runs[comparison.base]
    tables = [sourced.changes_between(comparison, other, lang) for other in comparison.others]
    names = [run.scenario.name for run in comparison.runs.values()]
    return {
        "is_comparison": True,
        "is_changed": False,
        "title": language(lang)("report-comparison-title", names=", ".join(comparison.runs)),
        "scenarios": [run.scenario for run in comparison.runs.values()],
        "meta": comparison_footer(comparison, lang),
        "horizon": horizon(comparison.weeks, lang),
        "findings": findings.findings_of_comparison(comparison, lang),
        "tables": findings.difference_tables(comparison, lang),
        "pictures": pictures.pictures_of_comparison(comparison, figures, lang),
        "timeline": None,
        "notes": robust.notes_on_comparison(comparison, lang),
        "claims": robust.claims_table(names, lang),
        "seed": comparison.seed,
        "versions": base.versions,
        **_provenance([table for table in tables if table], base, lang),
    }


def _spread(found: Results | Comparison, spread: pd.DataFrame, lang: str) -> Table:
    if isinstance(found, Results):
        return robust.spread_table(spread, weeks=found.weeks, lang=lang)
    return robust.difference_spread_table(spread, lang)


def _is_changed(scenario: Scenario) -> bool:
    """Whether a scenario bears the name of a shipped one but is not quite that."""
    names = {entry.name for entry in list_scenarios()}
    return scenario.name in names and not sourced.is_shipped(scenario)


def _provenance(changes: list[Table], results: Results, lang: str) -> dict[str, Any]:
    """Return the tables of changes and parameters, and the bibliography that they need."""
    parameters = sourced.parameters_table(results.scenario, lang)
    return {
        "changes": changes,
        "sources": sourced.bibliography(changes),
        "parameters": parameters,
        "parameter_sources": sourced.bibliography([parameters]),
        "limits": LIMITS,
    }


def _command(found: Results | Comparison) -> list[str]:
    """Return the command that repeats what was run, from the folder of the report if need be."""
    if isinstance(found, Results):
        name = found.scenario.name if sourced.is_shipped(found.scenario) else "scenario.toml"
        words = ["run", name]
    else:
        runs = enumerate(run.scenario for run in found.runs.values())
        shipped = ((n, each, sourced.is_shipped(each)) for n, each in runs)
        words = ["compare", *(s.name if is_so else f"scenario_{n}.toml" for n, s, is_so in shipped)]
    return ["coalition-sim", *words, "-n", str(found.replicates), "--seed", str(found.seed)]


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("coalition_sim.show.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_unbroken,
    )
    environment.filters["breakable"] = _breakable
    environment.tests["said"] = lambda cell: isinstance(cell, Said)
    environment.tests["keys"] = lambda cell: isinstance(cell, Keys)
    return environment.get_template("report.html")


def _unbroken(words: Any) -> Any:
    """Return a text whose signs stay on the line of what they belong to; markup stays as it is."""
    if type(words) is not str:
        return words
    for sign in ("%", ":", ";", "?", "!"):
        words = words.replace(f" {sign}", f"\N{NO-BREAK SPACE}{sign}")
    return words


def _breakable(key: str) -> Markup:
    """Return a key that may go on in a new line after a point or an underscore."""
    return Markup(str(escape(key)).replace(".", ".<wbr>").replace("_", "_<wbr>"))  # noqa: S704 - escaped
