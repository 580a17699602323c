"""What each member, instrument and component adds, beside what it costs: drop each in turn.

All runs share their luck, so that differences are paired future by future. Members that pledged
little are expected to be noise; the last column says which differences are too large for it.
"""

from __future__ import annotations

from importlib.resources import files
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pictures import draw_gains
from script import counted, options, run

from coalition_sim.engine import simulate
from coalition_sim.engine.estimates import Z95, even_ambition
from coalition_sim.scenario import INSTRUMENTS
from coalition_sim.study.contributions import of_instruments, of_members
from coalition_sim.study.paired import difference, pair_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_sim.engine import Results
    from coalition_sim.scenario import Scenario

GROUPS = 50
SHOWN = 18
NO_PLEDGE = {f"states.*.pledges.{name}": 0.0 for name in INSTRUMENTS}
COMPONENTS: dict[str, dict[str, float]] = {
    "monitoring": {"states.*.monitoring": 0.0},
    "arms and money": {"aid": 0.0},
    "force": {"states.*.troops_planned": 0.0},
    "commitments": {**NO_PLEDGE, "finalise": 0.0},
    "cooperation": {"coop": 0.0},
    "binding text": {"finalise": 0.0},
    "American backstop": {"backstop": 0.0},
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=1000, small=60)
    paris = asked.scenario()
    base = simulate(paris, asked.replicates, seed=asked.seed, keep=0)
    parts = list(without(paris))
    rows = [
        {"kind": kind, "dropped": name} | gains(base, scenario) | cost(paris, kind, name)
        for kind, name, scenario in counted(parts)
    ]
    table = pd.DataFrame(rows).set_index(["kind", "dropped"])
    bar = NormalDist().inv_cdf(1 - 0.025 / len(table))  # Bonferroni: all differences at once
    table["beyond_noise"] = table["armed"].abs() > bar * table["armed_se"]
    table = table.sort_values("armed", ascending=False, kind="stable")
    asked.save(table, "marginal_value")
    asked.draw(draw_gains(table), "marginal_value", "the largest; bars: 95 % interval, paired")
    (_, first), best = table.index[0], table.iloc[0]
    asked.conclude(
        f"Most is added by: {first}, {100 * best['armed']:.1f} points of survival without an armed "
        f"violation (95 %: {100 * best['armed_low']:.1f} to {100 * best['armed_high']:.1f}); "
        f"{int(table['beyond_noise'].sum())} of {len(table)} differences are beyond noise."
    )


def without(paris: Scenario) -> Any:
    """Yield kind, name and scenario with each part dropped in turn."""
    for code in paris.states:
        yield "member", code, of_members(paris, set(paris.states) - {code})
    for name in INSTRUMENTS:
        yield "instrument", name, of_instruments(paris, set(INSTRUMENTS) - {name})
    for name, changes in COMPONENTS.items():
        yield "component", name, paris.with_overrides(changes)


def gains(base: Results, scenario: Scenario) -> dict[str, float]:
    """Return what the dropped part added: survival of both kinds, and v50, paired."""
    other = simulate(scenario, base.replicates, seed=base.seed, keep=0)
    row: dict[str, float] = {}
    for name in ("armed", "offensive"):
        with_it, dropped = (pair_of(each, f"survival_{name}") for each in (base, other))
        found = difference(dropped, with_it, seed=base.seed)
        se = np.std(with_it.by_future - dropped.by_future, ddof=1) / np.sqrt(base.replicates)
        ends = {f"{name}_low": found.low, f"{name}_high": found.high, f"{name}_se": float(se)}
        ends[f"{name}_n_changed"] = found.n_changed
        row |= {name: found.difference} | ends
    value, se = v50_gain(base.raw.outcomes, other.raw.outcomes)
    ends = {"v50_low": value - Z95 * se, "v50_high": value + Z95 * se}
    return row | {"v50": value} | ends


def v50_gain(base: Any, other: Any) -> tuple[float, float]:
    """Return the difference in v50 and its error: a jackknife over groups of paired futures."""
    groups = np.arange(len(base)) % GROUPS

    def gain(kept: Any) -> float:
        v50 = [
            even_ambition(o["ambition"], o["first_offensive"] >= 0)
            for o in (base[kept], other[kept])
        ]
        return v50[0].value - v50[1].value

    left = np.array([gain(groups != group) for group in range(GROUPS)])
    return gain(groups >= 0), float(np.sqrt((GROUPS - 1) * np.var(left)))


def cost(paris: Scenario, kind: str, name: str) -> dict[str, float]:
    """Return what was promised: troops, and military pledges in defense spending and GDP.

    A member's share of GDP is its defense spending times the share of its military that it
    pledged. Nobody has priced the other promises: theirs is left empty.
    """
    facts = pd.read_csv(files("coalition_sim.scenario") / "data" / "facts.csv").set_index("code")
    chosen = [name] if kind == "member" else list(paris.states)
    troops = sum(paris.states[code].troops_planned for code in chosen)
    pledged = pd.Series({code: paris.states[code].pledges.military for code in chosen})
    spent = float((pledged * facts["defence_usd_bn"].reindex(chosen)).sum())
    if kind == "member":
        share = float(pledged[name] * facts["defence_pct_gdp"][name])
        return {"troops": troops, "pledged_usd_bn": spent, "pledged_pct_gdp": share}
    return {"troops": troops if name == "force" else np.nan,
            "pledged_usd_bn": spent if name in {"military", "commitments"} else np.nan,
            "pledged_pct_gdp": np.nan}  # fmt: skip


if __name__ == "__main__":
    run(main)
