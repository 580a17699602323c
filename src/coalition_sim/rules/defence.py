"""When deterrence fails: the front in the weeks after an offensive (section 13)."""

from __future__ import annotations

from coalition_sim.rules._compile import rule

REPELLED = 1
HELD = 2
LOST_GROUND = 3


@rule
def front_step(win_chance: float, v_front: float, front_sd: float, shock: float) -> float:
    """Return how far the front moves in a week of war, in percent of territory."""
    return v_front * (win_chance - 0.5) + front_sd * shock


@rule
def defence_outcome(front: float, repelled_line: float, held_line: float) -> int:
    """Return how the defence ended: repelled, held or lost ground."""
    if front <= repelled_line:
        return REPELLED
    return HELD if front <= held_line else LOST_GROUND
