"""The frontier between what Moscow would sign and what lasts, and whom a guarantee screens out.

A strong guarantee works in two ways: it deters who signs, and it keeps the ambitious from signing.
`holds` counts all futures, `holds_if_signed` weighs each by the chance that both sides sign it;
their difference is the screening. Force sizes and pledges to fight are varied beside the scenarios.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from pictures import draw_plane
from script import Options, counted, options, run, with_force

from coalition_sim.engine import simulate
from coalition_sim.engine.estimates import mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coalition_sim.engine import Results
    from coalition_sim.scenario import Scenario

NAMED = {  # and where to write the name in the figure
    "paris": "left",
    "bare_truce": "below",
    "monitored_truce": "above",
    "no_force": "below",
    "token_force": "right",
    "heavy_force": "left",
    "heavy_force_100": "below",
    "ratified": "left",
    "us_binding": "left",
    "no_us_backstop": "left",
    "treaty_of_article_five": "above",
}
FORCES = (0, 5, 15, 30, 60, 100)
PLEDGES = (0.0, 0.5, 1.0)
KEYS = ("p_moscow_signs", "p_kyiv_signs", "p_both_sign", "p_holds_if_signed", "p_signed_and_holds")
QUARTERS = ("least", "less", "more", "most")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=1000, small=60)
    rows, screens = {}, {}
    for name, scenario in counted(points(asked)):
        results = simulate(scenario.replace(gate=False), asked.replicates, seed=asked.seed, keep=0)
        rows[name] = acceptance(results)
        screens[name] = screening(results)
    table = pd.DataFrame(rows).T.rename_axis("package")
    table["on_frontier"] = frontier(table["p_both_sign"], table["p_holds_if_signed"])
    asked.save(table, "acceptability")
    asked.save(pd.DataFrame(screens).T.rename_axis("package"), "moscow_signs_by_ambition")
    asked.draw(draw_plane(table, NAMED), "acceptability", "squares: no package beats them in both")
    best = table.loc[table["p_signed_and_holds"].idxmax()]
    value, low, high = (100 * best[f"p_signed_and_holds{end}"] for end in ("", "_low", "_high"))
    least, most = (100 * screens[str(best.name)][quarter] for quarter in ("least", "most"))
    close = int((table["p_signed_and_holds_high"] >= best["p_signed_and_holds_low"]).sum()) - 1
    asked.conclude(
        f"Most is signed and holds with: {best.name}. It is {value:.0f} % of futures (95 %: "
        f"{low:.0f} to {high:.0f}; the intervals of {close} others reach into it). Moscow signs in "
        f"{100 * best['p_moscow_signs']:.0f} %: in {least:.0f} % of the quarter with the least "
        f"ambition, in {most:.0f} % of that with most."
    )


def points(asked: Options) -> Iterator[tuple[str, Scenario]]:
    """Yield named scenarios, then paris with other forces and pledges to fight."""
    for name in NAMED:
        yield name, asked.scenario(name)
    for force in FORCES[::3] if asked.small else FORCES:
        for pledge in PLEDGES[::2] if asked.small else PLEDGES:
            paris = asked.scenario().with_overrides({"states.*.pledges.military": pledge})
            yield f"force {force} pledge {pledge:g}", with_force(paris, force)


def acceptance(results: Results) -> dict[str, float]:
    """Return who signs and what holds, with intervals."""
    found: Any = results.headline().loc[list(KEYS)]
    row = {}
    for key in KEYS:
        value, low, high = found.loc[key, ["value", "low", "high"]]
        row |= {key: value, f"{key}_low": low, f"{key}_high": high}
    held = results.raw.outcomes["first_offensive"] < 0
    return row | {"holds": held.mean(), "screening": row["p_holds_if_signed"] - held.mean()}


def screening(results: Results) -> dict[str, float]:
    """Return the chance that Moscow signs, by quarter of its ambition over the horizon."""
    outcomes = results.raw.outcomes
    quarter = pd.qcut(outcomes["ambition"], len(QUARTERS), labels=False)
    signs = [mean(outcomes["p_moscow"][quarter == n]) for n in range(len(QUARTERS))]
    errors = {
        f"{name}_se": (s.high - s.value) / 1.96 for name, s in zip(QUARTERS, signs, strict=True)
    }
    return {name: s.value for name, s in zip(QUARTERS, signs, strict=True)} | errors


def frontier(x: pd.Series[float], y: pd.Series[float]) -> list[bool]:
    """Return which points no other point beats in both coordinates."""
    beaten = [((x >= a) & (y >= b) & ((x > a) | (y > b))).any() for a, b in zip(x, y, strict=True)]
    return [not each for each in beaten]


if __name__ == "__main__":
    run(main)
