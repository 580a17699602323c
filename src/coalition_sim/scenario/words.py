"""Values and events in the few words of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_NAMED = 3
MOST_WEEKS = 6
NOTHING = "-"


def shown(value: object) -> str:
    """Return a value as a reader of a scenario file would write it, floats to four digits.

    Parameters
    ----------
    value : object
        A number, a word, a truth value.

    Returns
    -------
    str
        Its text.
    """
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def span(values: Iterable[Any]) -> str:
    """Return one value where all are the same, else the range or the list of them.

    Parameters
    ----------
    values : iterable
        Numbers, words or truth values; at least one.

    Returns
    -------
    str
        ``0``, ``0.04..1`` or ``declared, vague``.
    """
    known = sorted(set(values))
    if len(known) > 1 and isinstance(known[0], float):
        return f"{shown(known[0])}..{shown(known[-1])}"
    return ", ".join(shown(value) for value in known)


def states_named(codes: Sequence[str]) -> str:
    """Return the part of a key that names states: one, a few, or how many.

    Parameters
    ----------
    codes : sequence of str
        Codes of states; at least one.

    Returns
    -------
    str
        ``states.GBR``, ``states.{FRA,GBR}`` or ``states.* (35)``.
    """
    if len(codes) == 1:
        return f"states.{codes[0]}"
    if len(codes) <= MOST_NAMED:
        return f"states.{{{','.join(codes)}}}"
    return f"states.* ({len(codes)})"


def counted(codes: Sequence[str]) -> str:
    """Return a roster in words: its codes where they are few, else how many."""
    return ", ".join(codes) if len(codes) <= MOST_NAMED else f"{len(codes)} states"


def told(events: Sequence[Mapping[str, Any]]) -> str:
    """Return what events of one kind say, and when.

    Parameters
    ----------
    events : sequence of mapping
        The fields of each, ``week`` among them; none at all is a dash.

    Returns
    -------
    str
        ``0.025 in week 52`` or ``17 weeks from 3 to 51``.
    """
    if not events:
        return NOTHING
    values = [value for event in events if (value := _value(event)) is not None]
    lengths = sorted({event["weeks"] for event in events if event.get("weeks")})
    spell = f" for {', '.join(str(length) for length in lengths)} weeks" if lengths else ""
    when = _when(sorted({event["week"] for event in events}))
    return f"{span(values)} in {when}{spell}" if values else f"{when}{spell}"


def _value(event: Mapping[str, Any]) -> Any:
    names = ("value", "support", "break_cost_added", "passed")
    return next((event[name] for name in names if name in event), None)


def _when(weeks: list[int]) -> str:
    if len(weeks) == 1:
        return f"week {weeks[0]}"
    if len(weeks) <= MOST_WEEKS:
        return f"weeks {', '.join(str(week) for week in weeks)}"
    return f"{len(weeks)} weeks from {weeks[0]} to {weeks[-1]}"
