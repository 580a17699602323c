"""The game's words that are picked by a code: seats, instruments, rungs, legal force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.show.classroom.plan import CHALLENGER, COMMISSION

if TYPE_CHECKING:
    from coalition_sim.scenario import Scenario
    from coalition_sim.show.language import Language


def seat_name(say: Language, scenario: Scenario, seat: str) -> str:
    """Return what a seat is called."""
    if seat == CHALLENGER:
        return say("classroom-seat-challenger")
    if seat == COMMISSION:
        return say("classroom-seat-commission")
    key = f"state-{seat}"
    return say(key) if say.knows(key) else scenario.states[seat].name


def word(say: Language, kind: str, code: str) -> str:
    """Return the shared word for a rung or an instrument."""
    return say(f"{kind}-{code}")


def choice_word(say: Language, seat: str, part: str) -> str:
    """Return one thing that a seat may choose."""
    if seat == CHALLENGER:
        return say(f"classroom-order-{part}")
    if seat == COMMISSION:
        return say(f"classroom-verdict-{part}")
    return say(f"instrument-{part}")


def choice_words(say: Language, seat: str, choice: tuple[str, ...] | None) -> str:
    """Return a whole choice as a list, or that nothing was chosen."""
    if choice is None:
        return say("classroom-no-choice")
    if not choice:
        return say("classroom-does-nothing")
    return ", ".join(choice_word(say, seat, part) for part in choice)


def percent(share: float) -> int:
    """Return a share in whole percent."""
    return round(100 * share)
