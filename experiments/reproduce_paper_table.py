"""One table of all shipped scenarios, from which the docs take their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from script import Options, counted, options, run

from coalition_sim.engine import simulate
from coalition_sim.scenario import list_scenarios, load_scenario
from coalition_sim.show.style import BLUE, VERMILION, dress, new_axes
from coalition_sim.study.paired import pair_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_sim.engine import Results

KEYS = (
    "survival_armed", "survival_offensive", "v50", "violations_deniable", "violations_armed",
    "p_moscow_signs", "p_kyiv_signs", "p_both_sign", "p_holds_if_signed", "p_signed_and_holds",
    "honor_military", "honor_intelligence", "honor_diplomacy", "honor_sanctions",
)  # fmt: skip
ENDS = {"": "value", "_low": "low", "_high": "high"}
LOOKS = {"survival_armed": (BLUE, "o", "armed violation"),
         "survival_offensive": (VERMILION, "s", "renewed offensive")}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=2000, small=20)
    rows = {}
    for entry in counted(list_scenarios()):
        scenario = load_scenario(entry.name)
        rows[entry.name] = line(simulate(scenario, asked.replicates, seed=asked.seed, keep=0))
    table = pd.DataFrame(rows).T.rename_axis("scenario").infer_objects()
    table = table.sort_values("survival_armed", kind="stable")
    asked.save(table, "scenarios")
    draw(asked, table)
    paris, free = table.loc["paris"], table.index[~table["forced"].astype(bool)]
    asked.conclude(
        f"Of {len(free)} scenarios that force no act, {free[-1]} sees the fewest armed violations "
        f"and {free[0]} the most; with paris {100 * paris['survival_armed']:.0f} % of futures "
        f"pass without one (95 %: {100 * paris['survival_armed_low']:.0f} to "
        f"{100 * paris['survival_armed_high']:.0f})."
    )


def line(results: Results) -> dict[str, Any]:
    """Return the headline numbers of a scenario with their intervals."""
    found: Any = results.headline()
    row: dict[str, Any] = {"weeks": results.weeks, "replicates": results.replicates}
    row["forced"] = any(event.kind == "violation" for event in results.scenario.events)
    row["honor"] = pair_of(results, "honor").value
    return row | {
        f"{key}{end}": found.loc[key, column] for key in KEYS for end, column in ENDS.items()
    }


def draw(asked: Options, table: pd.DataFrame) -> None:
    """Draw both kinds of survival of all scenarios with their intervals."""
    axes = new_axes(11, 2.6 + 0.3 * len(table))
    for key, (color, marker, name) in LOOKS.items():
        value, low, high = (100 * table[f"{key}{end}"] for end in ENDS)
        arms = (value - low, high - value)
        axes.errorbar(value, table.index, xerr=arms, fmt=marker, color=color, label=f"no {name}")
    free = table.index[~table["forced"].astype(bool)]
    title = f"{free[-1]} sees the fewest armed violations,\n{free[0]} the most where none is forced"
    dress(axes, title=title, xlabel="futures with a ceasefire (%)")
    axes.set_xlim(0, 101)
    axes.grid(axis="y", lw=0.4)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    axes.margins(y=0.02)
    asked.draw(
        axes, "scenarios", "bars: 95 % interval; horizon: five years unless the table differs"
    )


if __name__ == "__main__":
    run(main)
