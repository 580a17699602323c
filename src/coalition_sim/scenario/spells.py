"""Parameters that events set: what holds in which week, and whether it fits together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from coalition_sim.scenario.events import SetValue
from coalition_sim.scenario.parameters import Parameters
from coalition_sim.scenario.quantities import broken_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coalition_sim.scenario.events import Event

Numbered = tuple[int, SetValue]


def check_spells(events: Sequence[Event], parameters: Parameters) -> None:
    """Refuse ``set`` events after which parameters no longer fit together.

    Parameters
    ----------
    events : sequence of events
        Sorted by week; each sound in itself.
    parameters : Parameters
        What holds where no event is in force.
    """
    spells = [
        (number, event)
        for number, event in enumerate(events)
        if isinstance(event, SetValue) and not event.target.startswith("states.")
    ]
    for week in _turns(spells):
        in_force = {event.target: event.value for _, event in spells if _holds(event, week)}
        try:
            Parameters.model_validate({**parameters.model_dump(), **in_force})
        except ValidationError as error:
            detail = error.errors()[0]
            number, event = _culprit(spells, week, detail.get("ctx", {}))
            rule = f"for {event.target} does not fit in week {week} ({detail['msg']})"
            remedy = "change this value or its weeks"
            raise broken_rule(f"events.{number}.value", event.value, rule, remedy) from None


def _turns(spells: Sequence[Numbered]) -> Iterator[int]:
    """Yield the weeks in which a parameter changes."""
    weeks = {event.week for _, event in spells}
    weeks |= {event.week + event.weeks for _, event in spells if event.weeks is not None}
    yield from sorted(weeks)


def _holds(event: SetValue, week: int) -> bool:
    return event.week <= week and (event.weeks is None or week < event.week + event.weeks)


def _culprit(spells: Sequence[Numbered], week: int, context: dict[str, object]) -> Numbered:
    """Return the event to name: the latest in force that sets a key of the broken rule."""
    text = f"{context.get('key', '')} {context.get('also', '')}"
    in_force = [(n, event) for n, event in spells if _holds(event, week)]
    named = [(n, event) for n, event in in_force if event.target in text]
    return (named or in_force or list(spells))[-1]
