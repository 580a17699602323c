"""What a comparison, a sensitivity study or contributions show on the terminal and leave behind."""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from coalition_sim.engine.results import DISCLAIMER, software_versions
from coalition_sim.errors import OutputError
from coalition_sim.show.amounts import (
    localized,
    number_words,
    percent,
    signed,
    signed_interval,
    unsigned,
)
from coalition_sim.show.language import language
from coalition_sim.show.words import horizon, instrument, quantity, unit_words
from coalition_sim.study.paired import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from coalition_sim.scenario import Scenario
    from coalition_sim.study.comparison import Comparison
    from coalition_sim.study.contributions import Contributions

MANIFEST = "manifest.json"
LISTED = 5
SHOWN = 15


def claim(folder: Path, study: str) -> bool:
    """Create a study's folder if need be; return whether an earlier study of the kind is there.

    Parameters
    ----------
    folder : Path
        Where the study shall go.
    study : str
        Kind of study; one of the same kind may be replaced, anything else is left alone.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        inhabited = any(folder.iterdir())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        rule = f"cannot be written ({reason}); give a folder that can be"
        raise OutputError(f"--out = {folder}: {rule}") from error
    if inhabited and _study_in(folder) != study:
        rule = f"holds files that are not of a {study}, and nothing is overwritten"
        raise OutputError(f"--out = {folder}: {rule}; give a new or empty folder")
    return inhabited


def _study_in(folder: Path) -> str | None:
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(said.get("study")) if isinstance(said, dict) else None


def write_manifest(
    folder: Path, study: str, scenarios: Mapping[str, Scenario], **said: Any
) -> None:
    """Write what a study's numbers depend on, and each scenario in full."""
    names = {}
    for number, (label, scenario) in enumerate(scenarios.items()):
        names[label] = f"scenario_{number}.toml" if len(scenarios) > 1 else "scenario.toml"
        (folder / names[label]).write_text(scenario.to_toml(), encoding="utf-8")
    document = {
        "study": study,
        "scenarios": {
            label: {"hash": scenario.hash, "file": names[label]}
            for label, scenario in scenarios.items()
        },
        **said,
        "versions": software_versions(),
        "note": DISCLAIMER,
    }
    text = json.dumps(document, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def records(table: pd.DataFrame) -> Any:
    """Return a table's rows for a JSON document; what is not known is null."""
    return json.loads(table.reset_index().to_json(orient="records", double_precision=12))


def document(study: str, folder: Path, figures: list[Path], **parts: Any) -> str:
    """Return a study as one JSON document."""
    whole = {"study": study, **parts, "versions": software_versions(), "note": DISCLAIMER}
    whole |= {"folder": str(folder), "figures": [path.name for path in figures]}
    return json.dumps(whole, indent=2, ensure_ascii=False)


# comparison --------------------------------------------------------------------------------------


def write_comparison(comparison: Comparison, folder: Path) -> None:
    """Write the tables of a comparison as CSV, with manifest and scenarios."""
    scenarios = {label: run.scenario for label, run in comparison.runs.items()}
    said = {"replicates": comparison.replicates, "seed": comparison.seed}
    write_manifest(folder, "comparison", scenarios, base=comparison.base, **said)
    comparison.differences.to_csv(folder / "differences.csv")
    comparison.flips.to_csv(folder / "flips.csv")
    comparison.side_by_side.to_csv(folder / "side_by_side.csv")
    for event in ("armed", "offensive"):
        comparison.survival(event).to_csv(folder / f"survival_{event}.csv", index=False)


def print_comparison(comparison: Comparison, *, lang: str = "en") -> None:
    """Print the paired differences of each run, what changed sides, and v50 with acceptance."""
    console, say = Console(highlight=False), language(lang)
    size = {"futures": comparison.replicates, "horizon": horizon(comparison.weeks, lang)}
    title = say("terminal-compared", base=comparison.base, seed=str(comparison.seed), **size)
    console.print(title, style="bold", markup=False)
    for label in comparison.others:
        console.print(f"\n[bold]{label}[/bold]")
        console.print(_differences(comparison, label, lang))
        for line in _flip_lines(comparison, label, lang):
            console.print(line, markup=False)
    console.print(f"\n[bold]{say('terminal-side-by-side')}[/bold]")
    console.print(_side_by_side(comparison, lang))
    console.print(say("terminal-compared-closing"))


def _differences(comparison: Comparison, label: str, lang: str) -> Table:
    heads = ("base", "now", "difference", "interval", "unit", "gain")
    table = _plain_table("", *(language(lang)(f"terminal-{head}") for head in heads))
    for key, row in comparison.differences.loc[label].iterrows():
        unit = row["unit"]
        gain = "" if row["gain"] != row["gain"] else localized(f"{row['gain']:.1f}x", lang)
        table.add_row(
            _short(str(key), lang),
            number_words(row["base"], lang),
            number_words(row["value"], lang),
            signed(row["difference"], unit, lang),
            signed_interval(row["low"], row["high"], unit, lang),
            unit_words(unit, lang).replace("territory", "terr.").replace("territoire", "terr."),
            gain,
        )
    return table


def _short(key: str, lang: str) -> str:
    """Return a quantity's name, the shorter one where it has two: columns are narrow."""
    say, name = language(lang), f"quantity-short-{key.replace('_', '-')}"
    return say(name) if say.knows(name) else quantity(key, lang)


def _flip_lines(comparison: Comparison, label: str, lang: str) -> list[str]:
    say, lines = language(lang), []
    for event in ("armed", "offensive"):
        row: Any = comparison.flips.loc[(label, event)]
        flips = say("terminal-flips", event=event, saved=int(row["saved"]), lost=int(row["lost"]))
        kind = "lost" if row["lost"] else "saved"
        which = ", ".join(map(str, row[f"{kind}_replicates"][:LISTED]))
        more = say("terminal-flips-which", kind=kind, flips=flips, which=which)
        lines.append(more if which else flips)
    return lines


def _side_by_side(comparison: Comparison, lang: str) -> Table:
    table = _plain_table("", *comparison.runs)
    beside = comparison.side_by_side
    for key in dict.fromkeys(beside.index.get_level_values("key")):
        values = beside.loc[key, "value"]
        words = [number_words(values[label], lang) for label in comparison.runs]
        table.add_row(_short(str(key), lang), *words)
    return table


# sensitivity -------------------------------------------------------------------------------------


def print_indices(
    title: str,
    indices: pd.DataFrame,
    columns: Mapping[str, str],
    unit: str,
    *,
    lang: str = "en",
) -> None:
    """Print the first rows of a table of indices, each with half of its 95 % interval.

    Parameters
    ----------
    title : str
        What the table is.
    indices : pandas.DataFrame
        A row a parameter; ``<column>_conf`` holds the halves.
    columns : mapping
        Which to print: column to heading; the first sorts.
    unit : str
        "share" prints percentages.
    lang : {"en", "fr"}
        Language.
    """
    console = Console(highlight=False)
    console.print(title, style="bold", markup=False)
    names = [name for column in columns for name in (column, f"{column}_conf") if name in indices]
    table = _plain_table("", *(columns.get(name, "+/-") for name in names))
    ranked = indices.sort_values(next(iter(columns)), ascending=False, kind="stable")
    for key, row in ranked.head(SHOWN).iterrows():
        cells = row[names].tolist()
        is_share = unit == "share"
        shown = [percent(max(c, 0), lang) if is_share else number_words(c, lang) for c in cells]
        table.add_row(str(key), *shown)
    console.print(table)


def print_tornado(table: pd.DataFrame, outcome: str, *, lang: str = "en") -> None:
    """Print what each parameter does alone at the ends of its range."""
    console, say = Console(highlight=False), language(lang)
    unit = MEASURES[outcome].unit
    said = {"quantity": quantity(outcome, lang), "unit": unit_words(unit, lang)}
    console.print(say("terminal-tornado", **said), style="bold", markup=False)
    heads = ("low", "does", "interval", "high", "does", "interval")
    shown = _plain_table("", *(say(f"terminal-{head}") for head in heads))
    for key, row in table.head(SHOWN).iterrows():
        cells = []
        for end in ("low", "high"):
            ends = (row[f"at_{end}_low"], row[f"at_{end}_high"])
            interval = signed_interval(*ends, unit, lang)
            value = localized(f"{row[end]:.3g}", lang)
            cells += [value, signed(row[f"at_{end}"], unit, lang), interval]
        shown.add_row(str(key), *cells)
    console.print(shown)


def print_noise(noise: pd.DataFrame, *, lang: str = "en") -> None:
    """Print how much of what differs between points is luck and not parameters."""
    console = Console(highlight=False)
    for outcome, row in noise.iterrows():
        shares = {name: percent(row[f"share_{name}"], lang) for name in ("common", "separate")}
        name = quantity(str(outcome), lang)
        console.print(language(lang)("terminal-noise", quantity=name, **shares))


# contributions -----------------------------------------------------------------------------------


def print_contributions(found: Contributions, *, lang: str = "en") -> None:
    """Print Shapley values with their standard errors, and what they add up to."""
    console, say = Console(highlight=False), language(lang)
    unit = MEASURES[found.outcome].unit
    title = say("terminal-deters", of=found.of, scenario=found.scenario.name)
    console.print(title, style="bold", markup=False)
    name = quantity(found.outcome, lang, weeks=found.scenario.weeks)
    console.print(say("terminal-outcome", quantity=name, unit=unit_words(unit, lang)))
    heads = ("adds", "interval", "se", "se-orders", "se-luck")
    table = _plain_table("", *(say(f"terminal-{head}") for head in heads))
    for player, row in found.table.iterrows():
        errors = [unsigned(row[name], unit, lang) for name in ("se", "se_orders", "se_luck")]
        interval = signed_interval(row["low"], row["high"], unit, lang)
        called = instrument(str(player), lang) if found.of == "instruments" else str(player)
        table.add_row(called, signed(row["value"], unit, lang), interval, *errors)
    console.print(table)
    end = found.shapley
    said: dict[str, Any] = {"coalitions": end.n_coalitions, "orders": end.n_orders}
    for name, level in (("none", end.none), ("everyone", end.everyone)):
        said[name] = number_words(level, lang)
    together = signed(end.everyone - end.none, unit, lang)
    console.print(say("terminal-together", all=together, **said))


def _plain_table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(headings[0], overflow="fold")
    for heading in headings[1:]:
        table.add_column(heading, justify="right", no_wrap=True)
    return table
