"""What a scenario changes on its way, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.engine.entries import Change
from coalition_sim.show.language import language
from coalition_sim.show.state_forms import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.engine.chronicle import Chronicle

WEIGHT = 85.0


def changed(chronicle: Chronicle, lang: str) -> Iterator[tuple[int, float, str]]:
    """Yield week, weight and sentence of each change."""
    for change in chronicle.of(Change):
        yield change.week, WEIGHT, _sentence(chronicle, change, lang)


def _sentence(chronicle: Chronicle, change: Change, lang: str) -> str:
    say = language(lang)
    kind = change.kind.replace("_", "-")
    if kind == "parameter":
        return say("story-change-parameter", name=change.name, value=f"{change.value:g}")
    if kind == "willing":
        return say("story-change-willing", way="begins" if change.value > 0 else "ends")
    state = forms(change.state, lang, name=chronicle.scenario.states[change.state].name)
    who = state.the[:1].upper() + state.the[1:]
    if kind == "field":
        value = str(change.value)
        return say("story-change-field", of=state.of, name=change.name, value=value)
    if kind == "government":
        return say("story-change-government", of=state.of, support=change.value)
    return say(f"story-change-{kind}", who=who, number=state.number)
