"""The challenger's cheapest schedule of deniable acts, and the defender's cheapest answer to it.

A greedy search adds, one by one, the forced deniable act of the first year after which the
coalition's credibility stands lowest at the end of the second. The search has its own luck; what it
found is judged on other futures, since a search finds what luck flatters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pictures import draw_schedules
from script import Options, counted, options, run, with_force

from coalition_sim.engine import simulate
from coalition_sim.engine.raw import SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_sim.scenario import Scenario

YEAR = 52
BUDGET = 8
SEARCHED = 200
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
    paris = asked.scenario().replace(weeks=2 * YEAR)
    schedule = search(asked, paris)
    judge = asked._replace(seed=asked.seed + 1)
    calm = measured(judge, paris)
    sizes = range(1, len(schedule) + 1)
    even = [[YEAR * k // n for k in range(n)] for n in (*sizes, YEAR)]  # the last: every week
    tried = [("greedy", schedule[:n]) for n in sizes] + [("even", weeks) for weeks in even]
    tried += [("armed", weeks) for weeks in even[:-1]]
    table = pd.DataFrame([attack(judge, paris, calm, kind, weeks) for kind, weeks in tried])
    table["per_act"] = table["credibility"] / table["acts"]
    table = table.set_index(["schedule", "acts"])
    asked.save(table, "schedules")
    fixes = pd.DataFrame([fixed(judge, paris, calm, schedule, name) for name in FIXES])
    asked.save(fixes.set_index("fix"), "fixes")
    worst = table.loc["greedy"].iloc[-1]
    undone = fixes["fix"][fixes["credibility"] > 2 * fixes["credibility_se"]]
    cheapest = f"the cheapest fix that more than makes up for them is {undone.iloc[0]}"
    remedy = cheapest if len(undone) else "no fix makes up for them"
    judge.draw(
        draw_schedules(table[table.index.get_level_values("acts") <= len(schedule)]),
        "schedules",
        "bars: 95 % interval, paired; on luck that the search had not seen",
    )
    weekly, level = table.loc["even"].iloc[-1], calm["credibility"].mean()
    asked.conclude(
        f"{len(schedule)} deniable acts change credibility by {worst['credibility']:+.4f} of "
        f"{level:.2f} (standard error {worst['credibility_se']:.4f}), and armed acts in the second "
        f"year by {worst['armed']:+.3f} ({worst['armed_se']:.3f}); one a week for a year, by "
        f"{weekly['credibility']:+.3f} and {weekly['armed']:+.3f} ({weekly['armed_se']:.3f}). For "
        f"the former, {remedy}."
    )


def forced(scenario: Scenario, weeks: Sequence[int], rung: str = "deniable") -> Scenario:
    """Return a scenario in which the challenger commits acts of this rung in these weeks."""
    events = [{"week": w, "kind": "violation", "rung": rung} for w in sorted(weeks)]
    return scenario.replace(events=events) if events else scenario


def measured(asked: Options, scenario: Scenario) -> dict[str, Any]:
    """Return credibility at the end, and armed acts and chance of war in year two, by future."""
    raw = simulate(scenario, asked.replicates, seed=asked.seed, keep=asked.replicates).raw
    act, war = (raw.weekly[:, YEAR:, SERIES.index(name)] for name in ("act", "p_offensive"))
    armed = (np.nan_to_num(act) == 2).sum(axis=1)  # noqa: PLR2004 - the rung armed
    return {
        "credibility": raw.outcomes["credibility"],
        "armed": armed,
        "war": np.nansum(war, axis=1),
    }


def search(asked: Options, paris: Scenario) -> list[int]:
    """Return the weeks of the greedy schedule, in the order in which they were added."""
    small = asked._replace(replicates=min(SEARCHED, asked.replicates))
    weeks: list[int] = []
    for _ in counted(range(3 if asked.small else BUDGET)):
        free = [w for w in range(0, YEAR, 17 if asked.small else 4) if w not in weeks]
        left = [measured(small, forced(paris, [*weeks, w]))["credibility"].mean() for w in free]
        weeks.append(free[int(np.argmin(left))])
    return weeks


def change(before: dict[str, Any], after: dict[str, Any]) -> dict[str, float]:
    """Return mean paired differences with standard errors."""
    gaps = {key: after[key] - before[key] for key in before}
    errors = {f"{key}_se": np.std(gap, ddof=1) / np.sqrt(len(gap)) for key, gap in gaps.items()}
    return {key: float(gap.mean()) for key, gap in gaps.items()} | errors


def attack(
    asked: Options, paris: Scenario, calm: dict[str, Any], kind: str, weeks: Sequence[int]
) -> dict[str, Any]:
    """Return what a schedule changes against no schedule."""
    row = {"schedule": kind, "acts": len(weeks), "weeks": " ".join(map(str, sorted(weeks)))}
    rung = "armed" if kind == "armed" else "deniable"
    return row | change(calm, measured(asked, forced(paris, weeks, rung)))


def fixed(
    asked: Options, paris: Scenario, calm: dict[str, Any], weeks: Sequence[int], fix: str
) -> dict[str, Any]:
    """Return where a mended package under attack stands against the unmended at peace."""
    mended = paris.with_overrides(FIXES[fix]) if FIXES[fix] else with_force(paris, 30)
    attacked = measured(asked, forced(mended, weeks))
    damage = change(measured(asked, mended), attacked)
    own = {"damage": damage["credibility"], "damage_se": damage["credibility_se"]}
    return {"fix": fix} | change(calm, attacked) | own


if __name__ == "__main__":
    run(main)
