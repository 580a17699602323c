"""Where a number comes from: value, unit, range, status and source of each.

``source_of("vote_hazard")``, ``source_of("states.GBR.support")`` and ``source_of("tomz2007")``:
the last lists the numbers that rest on one source.
"""

from __future__ import annotations

import csv
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from coalition_sim.errors import SourceError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = files("coalition_sim.scenario") / "data"
STATUSES = ("declared", "measured", "calibrated", "assumed")


def _read(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


class Provenance(NamedTuple):
    """One number or word, and how it is known.

    Of a calibrated parameter `as_of` is the day of the calibration, and `passes` the range that
    nine in ten of the accepted parameter sets share.
    """

    key: str
    value: float | str | bool
    unit: str
    low: float | None
    high: float | None
    status: str
    source: str
    note: str
    as_of: str = ""
    passes: tuple[float, float] | None = None

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of ``references.bib`` in `source`."""
        return tuple(key.strip() for key in self.source.split(","))


@cache
def _statements() -> dict[str, str]:
    rows = csv.DictReader(_read("facts.csv").splitlines())
    return {row["code"]: f"{row['note']} {row['url']}".strip() for row in rows}


def _said(key: str, source: str) -> str:
    """Return what a state said, and where, for a number that rests on it."""
    first, _, rest = key.partition(".")
    is_stance = first == "states" and "statements2026" in source
    return _statements()[rest[:3]] if is_stance else ""


class Reference(NamedTuple):
    """An entry of ``references.bib``."""

    key: str
    author: str
    title: str
    year: str
    venue: str
    note: str


@cache
def sources() -> tuple[Provenance, ...]:
    """Return the provenance of every parameter, roster entry and constant of the mapping.

    Returns
    -------
    tuple of Provenance
        Parameters under their names, the roster under ``states.GBR.support`` and the like, and
        the constants between facts and roster under ``mapping.code_open`` and the like.
    """
    parameters, roster, mapping = (
        tomllib.loads(_read(f"{name}.toml")) for name in ("parameters", "roster", "mapping")
    )
    tables: tuple[tuple[str, dict[str, Any]], ...] = (
        ("", parameters), ("", roster), ("mapping", mapping),
    )  # fmt: skip
    return tuple(entry for prefix, table in tables for entry in _walk(prefix, table))


def _walk(key: str, table: dict[str, Any]) -> Iterator[Provenance]:
    if "value" in table:
        unit, status, source, note, as_of = (
            str(table.get(name, "")) for name in ("unit", "status", "source", "note", "as_of")
        )
        low, high = table.get("low"), table.get("high")
        note = note or _said(key, source)
        passes = tuple(table["passes"]) if "passes" in table else None
        yield Provenance(key, table["value"], unit, low, high, status, source, note, as_of, passes)
        return
    for name, item in table.items():
        if isinstance(item, dict):
            yield from _walk(f"{key}.{name}" if key else name, item)


@cache
def references() -> dict[str, Reference]:
    """Return the bibliography by key.

    Returns
    -------
    dict of Reference
        Each with author, title, year, venue, and a note on how far it was checked.
    """
    entries = re.findall(r"^@\w+\{(\w+),(.*)\}\s*$", _read("references.bib"), flags=re.MULTILINE)
    return {key: _reference(key, body) for key, body in entries}


def _reference(key: str, body: str) -> Reference:
    fields = dict(re.findall(r"(\w+)=\{((?:[^{}]|\{[^{}]*\}|\{\{[^{}]*\}\})*)\}", body))
    plain = {name: re.sub(r'\\"\{?(\w)\}?|[{}]', _letter, text) for name, text in fields.items()}
    venues = ("journal", "booktitle", "publisher", "howpublished")
    venue = next((plain[name] for name in venues if name in plain), "")
    author, title, year, note = (plain.get(n, "") for n in ("author", "title", "year", "note"))
    return Reference(key, author, title, year, venue, note)


def _letter(match: re.Match[str]) -> str:
    return {"u": "ü", "o": "ö", "a": "ä"}.get(match[1] or "", match[1] or "")


def source_of(key: str) -> tuple[Provenance, ...]:
    """Return where a number comes from, or which numbers rest on a source.

    Parameters
    ----------
    key : str
        A parameter, a key such as ``states.GBR.support`` or ``states.GBR`` (all below it), or a
        key of ``references.bib``.

    Returns
    -------
    tuple of Provenance
        One entry for a number, all that rest on it for a source.

    Raises
    ------
    SourceError
        For a key that nothing carries, with the nearest one.
    """
    plain = key.removeprefix("parameters.")
    if key in references():
        return tuple(entry for entry in sources() if key in entry.source_keys)
    found = tuple(e for e in sources() if e.key == plain or e.key.startswith(f"{plain}."))
    if found:
        return found
    known = [entry.key for entry in sources()] + list(references())
    hint = did_you_mean(key, known) or "; give a parameter, states.GBR.support, or a source"
    raise SourceError(f'no number and no source is called "{key}"{hint}')
