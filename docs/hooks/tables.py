"""Markdown tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell(item) for item in line) + " |" for line in lines)


def cell(item: Any) -> str:
    """Return what stands in one cell: numbers short, no pipes, no line breaks."""
    if item is None or item != item:  # noqa: PLR0124 - not a number
        return ""
    if isinstance(item, bool):
        return "yes" if item else "no"
    text = f"{item:.6g}" if isinstance(item, float) else str(item)
    return text.replace("|", "\\|").replace("\n", " ")


def between(low: Any, high: Any) -> str:
    """Return a range."""
    return "" if low is None or high is None else f"{cell(low)}\u00a0to\u00a0{cell(high)}"


def page(title: str, *parts: str) -> str:
    """Return a page with a title."""
    return "\n\n".join([f"# {title}", *parts]) + "\n"
