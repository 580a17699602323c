"""The challenger's cheapest schedule of deniable acts, and the defender's cheapest answer to it.

A greedy search adds, one by one, the forced deniable act of the first year after which the
coalition's credibility stands lowest at the end of the second. The search has its own luck; what it
found is judged on other futures, since a search finds what luck flatters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from pictures import draw_schedules
from script import counted, options, run, with_force

from coalition_sim.show.terminal import progress_bar
from coalition_sim.study.schedules import (
    aftermath,
    damage_and_repair,
    evenly_spaced,
    forced,
    greedy_schedule,
    mean_change,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

YEAR = 52
BUDGET, SEARCHED = 8, 200
FIXES: dict[str, dict[str, Any]] = {  # from cheap to dear, by judgement
    "sanctions packages twice as fast": {"pack_hazard": 0.36},
    "better sensors": {"tech_level": 1.5},
    "a signed text": {"states.*.legal_force": "signed"},
    "a firmer backstop": {"backstop": 0.8},
    "30,000 troops": {},
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=1000, small=100)
    paris, luck = asked.scenario().replace(weeks=2 * YEAR), asked.seed + 1

    def left(weeks: list[int]) -> float:
        few = min(SEARCHED, asked.replicates)
        found = aftermath(forced(paris, weeks), YEAR, replicates=few, seed=asked.seed)
        return float(found["credibility"].mean())

    def after(scenario: Any, weeks: Sequence[int] = (), rung: str = "deniable") -> Any:
        acts = forced(scenario, weeks, rung)
        return aftermath(acts, YEAR, replicates=asked.replicates, seed=luck)

    with progress_bar(quiet=False) as progress:
        candidates = range(0, YEAR, 17 if asked.small else 4)
        found = greedy_schedule(left, candidates, 3 if asked.small else BUDGET, progress)
    calm, sizes = after(paris), range(1, len(found) + 1)
    tried = [("greedy", "deniable", found[:n]) for n in sizes]
    tried += [("even", "deniable", evenly_spaced(n, YEAR)) for n in (*sizes, YEAR)]
    tried += [("armed", "armed", evenly_spaced(n, YEAR)) for n in sizes]
    rows = {
        (kind, len(weeks)): {"weeks": " ".join(map(str, sorted(weeks)))}
        | mean_change(calm, after(paris, weeks, rung))
        for kind, rung, weeks in counted(tried)
    }
    table = pd.DataFrame(rows.values(), pd.MultiIndex.from_tuples(rows, names=["schedule", "acts"]))
    table["per_act"] = table["credibility"] / table.index.get_level_values("acts")
    asked.save(table, "schedules")
    fixes = {}
    for name, changes in counted(FIXES.items()):
        mended = paris.with_overrides(changes) if changes else with_force(paris, 30)
        fixes[name] = damage_and_repair(calm, after(mended), after(mended, found))
    repairs = pd.DataFrame(fixes).T.rename_axis("fix")
    asked.save(repairs, "fixes")
    shown = table[table.index.get_level_values("acts") <= len(found)]
    asked._replace(seed=luck).draw(draw_schedules(shown), "schedules", "bars: 95 % interval")
    worst, weekly = table.loc["greedy"].iloc[-1], table.loc["even"].iloc[-1]
    undone = repairs.index[repairs["credibility"] > 2 * repairs["credibility_se"]]
    cheapest = f"the cheapest fix that more than makes up for them is {[*undone, 'none'][0]}"
    asked.conclude(
        f"{len(found)} deniable acts change credibility by {worst['credibility']:+.4f} of "
        f"{calm['credibility'].mean():.2f} (standard error {worst['credibility_se']:.4f}); one a "
        f"week for a year, by {weekly['credibility']:+.3f}. For the former, {cheapest}."
    )


if __name__ == "__main__":
    run(main)
