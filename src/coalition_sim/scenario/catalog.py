"""The page of all scenarios, written from their files: `python -m coalition_sim.scenario.catalog`.

What is on the page stands in the files; change those, then write the page again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coalition_sim.scenario.difference import difference
from coalition_sim.scenario.find import list_scenarios
from coalition_sim.scenario.load import load_scenario

if TYPE_CHECKING:
    from coalition_sim.scenario.difference import Difference
    from coalition_sim.scenario.schema import Scenario

PAGE = Path("docs") / "reference" / "scenarios.md"
HEADER = """\
# Scenarios

Written from the files in `scenarios/` by `python -m coalition_sim.scenario.catalog`: change those,
not this page. Every scenario is a thought experiment under assumptions, not a forecast and not a
recommendation. Changes are those from `paris`; `coalition-sim diff A B` compares any two. Sources
are keys of `references.bib`, which `coalition-sim sources KEY` explains. What *notice* says was
seen in 1,000 futures of five years, at the default parameters and seed 0; other parameters may
say otherwise.
"""


def catalog() -> str:
    """Return the page of all scenarios.

    Returns
    -------
    str
        Markdown: a table of questions, then a section for each scenario.
    """
    scenarios = [load_scenario(entry.path) for entry in list_scenarios()]
    paris = next(scenario for scenario in scenarios if scenario.name == "paris")
    questions = [f"| [{s.name}](#{s.name}) | {s.question} |" for s in scenarios]
    table = "\n".join(["| scenario | question |", "|---|---|", *questions])
    sections = [_section(paris, scenario) for scenario in scenarios]
    return "\n\n".join([HEADER.rstrip("\n"), table, *sections]) + "\n"


def _section(paris: Scenario, scenario: Scenario) -> str:
    rows = [_row(row) for row in difference(paris, scenario)]
    head = ["| key | in `paris` | here | why | source |", "|---|---|---|---|---|"]
    changes = "\n".join([*head, *rows]) if rows else "Changes nothing."
    return "\n\n".join([
        f"## {scenario.name}",
        f"**{scenario.title}.** {scenario.question}",
        changes,
        f"*Notice:* {scenario.notice}",
        f"*Try:* {scenario.try_}",
    ])  # fmt: skip


def _row(row: Difference) -> str:
    return f"| `{row.key}` | {row.a} | {row.b} | {row.why} | {row.source} |"


def main() -> None:
    """Write the page, from the repository's folder."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(catalog(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
