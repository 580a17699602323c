"""How a story opens: what was promised, and on what it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.scenario import INSTRUMENTS
from coalition_sim.show.language import language
from coalition_sim.show.state_forms import forms, list_states
from coalition_sim.show.words import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.engine.chronicle import Chronicle
    from coalition_sim.scenario import StateProfile


def opening(chronicle: Chronicle, lang: str) -> Iterator[str]:
    """Yield the sentences that a story opens with."""
    say, scenario = language(lang), chronicle.scenario
    told = about(scenario, lang)
    if scenario.title and told.lang == lang:
        yield say("story-opening-scenario", title=told.title)
    protege = forms(scenario.protege, lang)
    challenger = forms(scenario.challenger, lang)
    weeks = {"weeks": scenario.weeks}
    yield say("story-opening-sides", protege=protege.the, challenger=challenger.the, **weeks)
    joined = [s for s in scenario.states.values() if s.joined]
    promised = [s for s in joined if s.role != "backstop" and _pledges(s)]
    if not promised:
        yield say("story-opening-nothing")
        return
    yield say("story-opening-promised", states=len(promised))
    yield from _led(promised, lang)
    troops = sum(s.troops_planned for s in joined)
    yield say("story-opening-force", size="some" if troops else "none", troops=troops * 1000.0)
    yield from _backed(joined, chronicle, lang)
    yield say("story-opening-luck")


def _pledges(state: StateProfile) -> bool:
    return any(getattr(state.pledges, name) > 0.0 for name in INSTRUMENTS)


def _led(promised: list[StateProfile], lang: str) -> Iterator[str]:
    leads = [s.code for s in promised if s.role == "lead"]
    if leads:
        yield language(lang)("story-opening-leads", states=list_states(leads, lang), n=len(leads))


def _backed(joined: list[StateProfile], chronicle: Chronicle, lang: str) -> Iterator[str]:
    backstop = [s for s in joined if s.role == "backstop"]
    believed = chronicle.scenario.parameters.backstop
    if backstop and believed > 0.0:
        state = forms(backstop[0].code, lang)
        yield language(lang)(
            "story-opening-backstop", state=state.the, number=state.number, chance=believed
        )
