"""Where numbers come from, as lines to read on a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from coalition_sim.scenario.sources import references, source_of, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.scenario.sources import Provenance, Reference

COLUMNS = 80
MANY = 12


def one_key(key: str) -> Iterator[str]:
    """Yield where one number comes from, or what rests on one source.

    Parameters
    ----------
    key : str
        A parameter, a key such as states.GBR.support or states.GBR, or a source.
    """
    found = source_of(key)
    known = references()
    if key in known:
        yield from _reference(known[key])
        yield f"  numbers that rest on it: {len(found)}"
    if key in known or len(found) > MANY:
        yield from _table(found)
        return
    for entry in found:
        yield from _entry(entry)


def every_parameter() -> Iterator[str]:
    """Yield one line a parameter, then how the rest can be asked for."""
    everything = sources()
    yield from _table([entry for entry in everything if "." not in entry.key])
    counts: dict[str, int] = {}
    for entry in everything:
        counts[entry.status] = counts.get(entry.status, 0) + 1
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    yield f"{len(everything)} numbers with the roster: {told}."
    yield "Next: coalition-sim sources states.GBR"


def _table(entries: tuple[Provenance, ...] | list[Provenance]) -> Iterator[str]:
    width = max((len(entry.key) for entry in entries), default=0)
    for entry in entries:
        span = "" if entry.low is None else f" [{entry.low:g}, {entry.high:g}]"
        yield f"{entry.key:{width}}  {_plain(entry.value)}{span} {entry.unit}  {entry.status}"


def _entry(entry: Provenance) -> Iterator[str]:
    span = "" if entry.low is None else f", between {entry.low:g} and {entry.high:g}"
    dated = f" as of {entry.as_of}" if entry.as_of else ""
    yield f"{entry.key} = {_plain(entry.value)} {entry.unit}{span}: {entry.status}{dated}"
    if entry.note:
        yield _wrapped(entry.note)
    known = references()
    for key in entry.source_keys:
        if key in known:
            yield from _reference(known[key])


def _reference(reference: Reference) -> Iterator[str]:
    parts = (reference.author, reference.year, reference.title, reference.venue)
    yield _wrapped(f"{reference.key}: {'. '.join(part.rstrip('.') for part in parts if part)}.")
    if reference.note:
        yield _wrapped(f"({reference.note})", indent="    ")


def _wrapped(text: str, indent: str = "  ") -> str:
    return textwrap.fill(text, COLUMNS, initial_indent=indent, subsequent_indent=indent)


def _plain(value: float | str) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
