"""One future told: which to choose, its story, and why a state decided as it did."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coalition_sim.engine.results import Results

TYPICAL = ("median", "worst", "best", "turning-point")
MOST_CALLS = 400


def _story() -> Any:
    """Return the module that tells futures."""
    return import_module("coalition_sim.show.story")


def typical(results: Results, kind: str) -> int:
    """Return the number of a typical future, one of `TYPICAL`."""
    return int(_story().pick(results, kind))


def chronicle_of(results: Results, replicate: int) -> Any:
    """Return what happened in one future, decision by decision."""
    chronicle = import_module("coalition_sim.engine.chronicle").chronicle
    return chronicle(results.scenario, seed=results.seed, replicate=replicate)


def told(chronicle: Any, lang: str) -> Any:
    """Return the story of a future."""
    return _story().tell(chronicle, lang=lang)


def why(chronicle: Any, state: str, week: int, lang: str) -> Any:
    """Return why a state decided as it did in a week."""
    return _story().why(chronicle, state, week, lang=lang)


def calls(chronicle: Any) -> list[tuple[str, int]]:
    """Return who was called on in which week, the latest first."""
    asked = dict.fromkeys((each.state, each.week) for each in chronicle.decisions())
    return list(asked)[::-1][:MOST_CALLS]
