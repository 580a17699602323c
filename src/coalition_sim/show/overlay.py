"""The file that `coalition-sim new` writes: an overlay with comments to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalition_sim.scenario import Scenario

OVERLAY = """\
# A scenario is a short overlay on another one. Remove a "#" to make a change; say why.
title    = "{title}"
question = "What do you want to find out?"
extends  = "{base}"
# notice = "What to look at in the results."
# try    = "What to change next."
# weeks  = {weeks}

[parameters]
# Names, ranges and sources: coalition-sim sources NAME
# vote_hazard = {{ value = {vote_hazard}, why = "how often a vote is tabled, a week" }}
# drones = {{ value = {drones}, why = "level of drones in the monitoring; 0 switches them off" }}

# [states.{state}]
# support = {{ value = {support}, why = "domestic support, 0 to 1", source = "" }}

# [[events]]
# week = 40
# kind = "violation"
# rung = "armed"
# why  = "an armed violation at a known time"
"""


def overlay_text(name: str, base: str, parent: Scenario) -> str:
    """Return an overlay on a scenario, with its present values in the comments.

    Parameters
    ----------
    name : str
        Name of the new scenario.
    base : str
        Name or path of the scenario to start from.
    parent : Scenario
        That scenario, loaded.
    """
    state = parent.states.get("GBR") or next(iter(parent.states.values()))
    return OVERLAY.format(
        title=name.replace("_", " ").replace("-", " ").capitalize(),
        base=base,
        weeks=parent.weeks,
        vote_hazard=parent.parameters.vote_hazard,
        drones=parent.parameters.drones,
        state=state.code,
        support=state.support,
    )
