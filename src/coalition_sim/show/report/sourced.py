"""What a scenario changes, and where each number comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.errors import ScenarioError, SourceError
from coalition_sim.scenario import difference, load_scenario, references, source_of, sources
from coalition_sim.show.amounts import localized
from coalition_sim.show.language import language
from coalition_sim.show.report.parts import Cell, Keys, Said, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coalition_sim.scenario import Difference, Provenance, Scenario
    from coalition_sim.study.comparison import Comparison

SHIPPED = "paris"


def changes_of_run(scenario: Scenario, lang: str = "en") -> Table | None:
    """Return what a scenario changes in the shipped one, with reason, source and range.

    Parameters
    ----------
    scenario : Scenario
        What was simulated.
    lang : {"en", "fr"}
        Language.

    Returns
    -------
    Table or None
        None where nothing is changed.
    """
    say = language(lang)
    heads = (say("report-head-shipped", base=SHIPPED), say("report-head-here"))
    caption = say("report-changes-caption", scenario=scenario.name, base=SHIPPED)
    return _changes(caption, heads, difference(load_scenario(SHIPPED), scenario), lang)


def changes_between(comparison: Comparison, other: str, lang: str = "en") -> Table | None:
    """Return what one scenario of a comparison changes in the base; None where nothing is.

    Parameters
    ----------
    comparison : Comparison
        Of which runs.
    other : str
        Label of the run that is told against the base.
    lang : {"en", "fr"}
        Language.
    """
    base = comparison.base
    rows = difference(comparison.runs[base].scenario, comparison.runs[other].scenario)
    caption = language(lang)("report-changes-caption", scenario=other, base=base)
    return _changes(caption, (base, other), rows, lang)


def _changes(
    caption: str, heads: tuple[str, str], rows: Sequence[Difference], lang: str
) -> Table | None:
    say = language(lang)
    head = (
        say("report-head-key"),
        *heads,
        say("report-head-range"),
        say("report-head-why"),
        say("report-head-source"),
    )
    return Table(caption, head, tuple(_change(row, lang) for row in rows)) if rows else None


def is_shipped(scenario: Scenario) -> bool:
    """Whether a scenario is one that is shipped, with nothing changed."""
    try:
        return load_scenario(scenario.name).hash == scenario.hash
    except ScenarioError:
        return False


def _change(row: Difference, lang: str) -> tuple[Cell, ...]:
    why: Cell = Said(row.why) if row.why else language(lang)("report-set-by-hand")
    return row.key, row.a, row.b, _span(row.key, lang), why, _keys(row.source)


def _span(key: str, lang: str) -> str:
    """Return the sourced range of a number, its unit and status; nothing where it has none."""
    entry = provenance(key)
    return "" if entry is None else _range(entry, lang)


def _range(entry: Provenance, lang: str) -> str:
    words = [entry.unit, language(lang)(f"report-status-{entry.status}")]
    if entry.low is not None and entry.high is not None:
        ends = {name: localized(f"{getattr(entry, name):g}", lang) for name in ("low", "high")}
        words.insert(0, language(lang)("amount-interval", **ends))
    return ", ".join(word for word in words if word)


def provenance(key: str) -> Provenance | None:
    """Return where the shipped value of a key comes from; None for what is no single number."""
    try:
        found = source_of(key)
    except SourceError:
        return None
    return found[0] if len(found) == 1 else None


def outside_range(scenario: Scenario) -> list[tuple[str, float, float, float]]:
    """Return the parameters that leave their sourced range: name, value, low, high."""
    found = []
    for name, value in scenario.parameters.model_dump().items():
        entry = provenance(name)
        if entry is None or entry.low is None or entry.high is None:
            continue
        if not isinstance(value, bool | str) and not entry.low <= value <= entry.high:
            found.append((name, float(value), entry.low, entry.high))
    return found


def parameters_table(scenario: Scenario, lang: str = "en") -> Table:
    """Return every parameter with its value here, its range and status, what it is, and source."""
    say = language(lang)
    values = scenario.parameters.model_dump()
    rows = tuple(
        (
            entry.key,
            _plain(values[entry.key], lang),
            _range(entry, lang),
            Said(entry.note),
            _keys(entry.source),
        )
        for entry in sources()
        if entry.key in values
    )
    head = (
        say("report-head-key"),
        say("report-head-value"),
        say("report-head-range"),
        say("report-head-note"),
        say("report-head-source"),
    )
    return Table(say("report-parameters-caption", scenario=scenario.name), head, rows, (1,))


def bibliography(tables: Iterable[Table]) -> list[tuple[str, Said]]:
    """Return the sources that tables name: key, and author, year, title, place."""
    cells = [cell for table in tables for row in table.rows for cell in row]
    named = {key for cell in cells if isinstance(cell, Keys) for key in cell.keys}
    known = references()
    return [(key, Said(_cited(known[key]))) for key in sorted(named) if key in known]


def _cited(reference: Any) -> str:
    parts = (reference.author, reference.year, reference.title, reference.venue)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _keys(source: str) -> Keys:
    return Keys(tuple(key.strip() for key in source.split(",") if key.strip()))


def _plain(value: Any, lang: str) -> str:
    return localized(f"{value:g}", lang) if isinstance(value, float) else str(value)
