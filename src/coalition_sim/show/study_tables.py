"""What a comparison, a sensitivity study or contributions show on the terminal and leave behind."""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from coalition_sim.engine.headline import horizon_words
from coalition_sim.engine.results import (
    DISCLAIMER,
    number_words,
    software_versions,
)
from coalition_sim.errors import OutputError
from coalition_sim.show.amounts import signed, signed_interval, unit_words
from coalition_sim.show.style import percent
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


def print_comparison(comparison: Comparison) -> None:
    """Print the paired differences of each run, what changed sides, and v50 with acceptance."""
    console = Console(highlight=False)
    size = f"{comparison.replicates:,} futures of {horizon_words(comparison.weeks)}"
    console.print(f"[bold]Compared with {comparison.base}[/bold]: {size}, seed {comparison.seed}")
    for label in comparison.others:
        console.print(f"\n[bold]{label}[/bold]")
        console.print(_differences(comparison, label))
        for line in _flip_lines(comparison, label):
            console.print(line, markup=False)
    console.print("\n[bold]Side by side[/bold]")
    console.print(_side_by_side(comparison))
    console.print(
        "Shares differ in percentage points (points). Gain: how many times the futures that runs "
        "on separate luck would need for the same precision. Intervals are 95 % and hold the "
        f"parameters fixed. This is {DISCLAIMER}.",
    )


def _differences(comparison: Comparison, label: str) -> Table:
    table = _plain_table("", "base", "now", "difference", "95 % interval", "unit", "gain")
    for _, row in comparison.differences.loc[label].iterrows():
        unit = row["unit"]
        gain = "" if row["gain"] != row["gain"] else f"{row['gain']:.1f}x"
        table.add_row(
            row["quantity"].replace(", all instruments", "").replace(", over all futures", ""),
            number_words(row["base"]),
            number_words(row["value"]),
            signed(row["difference"], unit),
            signed_interval(row["low"], row["high"], unit),
            unit_words(unit).replace("% of territory", "% terr."),
            gain,
        )
    return table


def _flip_lines(comparison: Comparison, label: str) -> list[str]:
    names = {"armed": "an armed violation", "offensive": "a renewed offensive"}
    lines = []
    for event, name in names.items():
        row: Any = comparison.flips.loc[(label, event)]
        lost = ", ".join(map(str, row["lost_replicates"][:LISTED]))
        saved = ", ".join(map(str, row["saved_replicates"][:LISTED]))
        which = f"; lost: {lost} ..." if lost else f"; saved: {saved} ..." if saved else ""
        lines.append(f"From {name}: saved {row['saved']}, lost {row['lost']}{which}")
    return lines


def _side_by_side(comparison: Comparison) -> Table:
    table = _plain_table("", *comparison.runs)
    beside = comparison.side_by_side
    for key in dict.fromkeys(beside.index.get_level_values("key")):
        rows = beside.loc[key]
        quantity = rows["quantity"].iloc[0]
        values = [number_words(rows.loc[label, "value"]) for label in comparison.runs]
        table.add_row(quantity.replace("Ambition at which war is even", "Even ambition"), *values)
    return table


# sensitivity -------------------------------------------------------------------------------------


def print_indices(title: str, indices: pd.DataFrame, columns: Mapping[str, str], unit: str) -> None:
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
    """
    console = Console(highlight=False)
    console.print(f"[bold]{title}[/bold]")
    names = [name for column in columns for name in (column, f"{column}_conf") if name in indices]
    table = _plain_table("", *(columns.get(name, "+/-") for name in names))
    ranked = indices.sort_values(next(iter(columns)), ascending=False, kind="stable")
    for key, row in ranked.head(SHOWN).iterrows():
        cells = row[names].tolist()
        shown = [percent(max(c, 0)) if unit == "share" else number_words(c) for c in cells]
        table.add_row(str(key), *shown)
    console.print(table)


def print_tornado(table: pd.DataFrame, outcome: str) -> None:
    """Print what each parameter does alone at the ends of its range."""
    console = Console(highlight=False)
    measure = MEASURES[outcome]
    units = unit_words(measure.unit)
    console.print(f"[bold]One at a time: {measure.quantity} ({units} from the scenario)[/bold]")
    shown = _plain_table("", "low", "does", "95 %", "high", "does", "95 %")
    for key, row in table.head(SHOWN).iterrows():
        cells = []
        for end in ("low", "high"):
            ends = (row[f"at_{end}_low"], row[f"at_{end}_high"])
            interval = signed_interval(*ends, measure.unit)
            cells += [f"{row[end]:.3g}", signed(row[f"at_{end}"], measure.unit), interval]
        shown.add_row(str(key), *cells)
    console.print(shown)


def print_noise(noise: pd.DataFrame) -> None:
    """Print how much of what differs between points is luck and not parameters."""
    console = Console(highlight=False)
    for outcome, row in noise.iterrows():
        console.print(
            f"{MEASURES[str(outcome)].quantity}: luck makes {percent(row['share_common'])} of the "
            f"variance between points (were luck not shared: {percent(row['share_separate'])}).",
        )


# contributions -----------------------------------------------------------------------------------


def print_contributions(found: Contributions) -> None:
    """Print Shapley values with their standard errors, and what they add up to."""
    console = Console(highlight=False)
    unit = MEASURES[found.outcome].unit
    horizon = horizon_words(found.scenario.weeks)
    console.print(f"[bold]Who deters: {found.of} of {found.scenario.name}[/bold]")
    console.print(f"{found.quantity}, {horizon} ({unit_words(unit)})")
    table = _plain_table("", "adds", "95 % interval", "se", "se, orders", "se, luck")
    for player, row in found.table.iterrows():
        errors = [signed(row[name], unit).lstrip("+") for name in ("se", "se_orders", "se_luck")]
        interval = signed_interval(row["low"], row["high"], unit)
        table.add_row(str(player), signed(row["value"], unit), interval, *errors)
    console.print(table)
    end = found.shapley
    console.print(
        f"Together {signed(end.everyone - end.none, unit)}: from {number_words(end.none)} with "
        f"none to {number_words(end.everyone)} with all; {end.n_coalitions} coalitions, "
        f"{end.n_orders} orders. This is {DISCLAIMER}.",
    )


def _plain_table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(headings[0], overflow="fold")
    for heading in headings[1:]:
        table.add_column(heading, justify="right", no_wrap=True)
    return table
