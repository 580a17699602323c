"""The frontier between what Moscow would sign and what lasts, and whom a guarantee screens out.

A strong guarantee works in two ways: it deters who signs, and it keeps the ambitious from signing.
`holds` counts all futures, `holds_if_signed` weighs each by the chance that both sides sign it;
their difference is the screening. Force sizes and pledges to fight are varied beside the scenarios.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from pictures import draw_plane
from script import Options, counted, options, run, with_force

from coalition_sim.engine import simulate
from coalition_sim.study.acceptance import signing_by_ambition, unbeaten
from coalition_sim.study.chunks import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coalition_sim.scenario import Scenario

NAMED = (
    "paris", "bare_truce", "monitored_truce", "no_force", "token_force", "heavy_force",
    "heavy_force_100", "ratified", "us_binding", "no_us_backstop", "treaty_of_article_five",
)  # fmt: skip
FORCES, PLEDGES = (0, 5, 15, 30, 60, 100), (0.0, 0.5, 1.0)
KEYS = ("p_moscow_signs", "p_kyiv_signs", "p_both_sign", "p_holds_if_signed", "p_signed_and_holds")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the experiment."""
    asked = options(arguments, __doc__, replicates=1000, small=60)
    rows, screens = {}, {}
    for name, scenario in counted(points(asked)):
        results = simulate(scenario.replace(gate=False), asked.replicates, seed=asked.seed, keep=0)
        told = {name: values[0] for name, values in headline(results).items()}
        rows[name] = {key + end: told[key + end] for key in KEYS for end in ("", "_low", "_high")}
        rows[name]["holds"] = told["survival_offensive"]
        screens[name] = signing_by_ambition(results)
    table = pd.DataFrame(rows).T.rename_axis("package")
    table["screening"] = table["p_holds_if_signed"] - table["holds"]
    table["on_frontier"] = unbeaten(table["p_both_sign"], table["p_holds_if_signed"])
    asked.save(table, "acceptability")
    asked.save(pd.concat(screens, names=["package"]), "moscow_signs_by_ambition")
    asked.draw(draw_plane(table, NAMED), "acceptability", "squares: no package beats them in both")
    best = table.loc[table["p_signed_and_holds"].idxmax()]
    value, low, high = (100 * best[f"p_signed_and_holds{end}"] for end in ("", "_low", "_high"))
    least, *_, most = 100 * screens[str(best.name)]["value"]
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


if __name__ == "__main__":
    run(main)
