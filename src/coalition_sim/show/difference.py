"""What two scenarios differ in, as a table of 80 columns or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_sim.scenario import Difference, Scenario

WIDTH = 80
KEY_WIDTH = 24
VALUE_WIDTH = 14


def print_difference(a: Scenario, b: Scenario, rows: Sequence[Difference]) -> None:
    """Print what two scenarios differ in, or that they simulate the same."""
    console = Console(highlight=False, width=WIDTH)
    console.print(f"From [bold]{a.name}[/bold] ({escape(a.title)})")
    console.print(f"to   [bold]{b.name}[/bold] ({escape(b.title)})")
    if not rows:
        console.print("They simulate the same: nothing differs but words.")
        return
    console.print(difference_table(a, b, rows))


def difference_table(a: Scenario, b: Scenario, rows: Sequence[Difference]) -> Table:
    """Return the differences as a table of at most 80 columns."""
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", width=WIDTH)
    table.add_column("key", width=KEY_WIDTH, overflow="fold")
    table.add_column(escape(a.name), max_width=VALUE_WIDTH, overflow="fold")
    table.add_column(escape(b.name), max_width=VALUE_WIDTH, overflow="fold")
    table.add_column("why", ratio=1)
    for row in rows:
        cells = (_broken(row.key), row.a, row.b, _reason(row, b))
        table.add_row(*(escape(cell) for cell in cells))
    return table


def _broken(key: str) -> str:
    """Return a key with line breaks before points where it is too long for its column."""
    first, *rest = key.split(".")
    lines = [first]
    for part in rest:
        if len(lines[-1]) + len(part) < KEY_WIDTH:
            lines[-1] += f".{part}"
        else:
            lines.append(f".{part}")
    return "\n".join(lines)


def _reason(row: Difference, b: Scenario) -> str:
    """Return why, where from, and of which scenario it is said, if not of the second."""
    teller = f"{row.said_by}: " if row.said_by not in ("", b.name) else ""
    source = f" [{row.source}]" if row.source else ""
    return f"{teller}{row.why}{source}" if row.why or row.source else ""


def difference_json(a: Scenario, b: Scenario, rows: Sequence[Difference]) -> str:
    """Return the differences as one JSON document."""
    document = {"a": a.name, "b": b.name, "differences": [row._asdict() for row in rows]}
    return json.dumps(document, indent=2, ensure_ascii=False)
