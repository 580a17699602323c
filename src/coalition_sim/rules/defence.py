"""When deterrence fails: the front in the weeks after an offensive (section 13)."""

from __future__ import annotations

from coalition_sim.rules._compile import rule

REPELLED = 1
HELD = 2
LOST_GROUND = 3


@rule
def front_step(win_chance: float, v_front: float, front_sd: float, shock: float) -> float:
    """Return how far the front moves in a week of war (section 13).

    Parameters
    ----------
    win_chance : float
        Chance that an offensive succeeds (equation C1). [probability]
    v_front : float
        Speed a unit of the chance of success. [% of territory/week]
    front_sd : float
        Weekly noise. [% of territory]
    shock : float
        Standard normal draw.

    Returns
    -------
    float
        Ground that the defender loses this week. [% of territory]

    Notes
    -----
    Source: hirshleifer1989 (the balance), judgement (speed and noise).
    """
    return v_front * (win_chance - 0.5) + front_sd * shock


@rule
def defence_outcome(front: float, repelled_line: float, held_line: float) -> int:
    """Return how the defence ended (section 13).

    Parameters
    ----------
    front : float
        Ground lost at the end. [% of territory]
    repelled_line : float
        Most ground lost that counts as repelled. [% of territory]
    held_line : float
        Most ground lost that counts as held. [% of territory]

    Returns
    -------
    int
        ``REPELLED``, ``HELD`` or ``LOST_GROUND``.

    Notes
    -----
    Source: judgement.
    """
    if front <= repelled_line:
        return REPELLED
    return HELD if front <= held_line else LOST_GROUND
