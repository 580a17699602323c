"""One future told: which to choose, its story, and why a state decided as it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.engine.chronicle import chronicle
from coalition_sim.show.story import tell
from coalition_sim.show.typical import pick
from coalition_sim.show.why import why

if TYPE_CHECKING:
    from coalition_sim.engine.chronicle import Chronicle
    from coalition_sim.engine.results import Results
    from coalition_sim.show.story import Story

TYPICAL = ("median", "worst", "best", "turning-point")
MOST_CALLS = 400


def typical(results: Results, kind: str) -> int:
    """Return the number of a typical future, one of `TYPICAL`."""
    return pick(results, kind)


def told(results: Results, replicate: int, lang: str) -> tuple[Chronicle, Story]:
    """Return what happened in one future, decision by decision, and its story."""
    happened = chronicle(results.scenario, seed=results.seed, replicate=replicate)
    return happened, tell(happened, lang=lang)


def reasons(happened: Chronicle, state: str, week: int, lang: str) -> str:
    """Return why a state decided as it did in a week, in words."""
    found: Any = why(happened, state, week, lang=lang)
    text = found.text
    return str(text() if callable(text) else text)


def calls(happened: Chronicle) -> list[tuple[str, int]]:
    """Return who was called on in which week, the latest first."""
    asked = dict.fromkeys((each.state, each.week) for each in happened.decisions())
    return list(asked)[::-1][:MOST_CALLS]
