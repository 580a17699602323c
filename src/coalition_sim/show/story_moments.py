"""The moments of a story: weeks worth a paragraph, each with its weight and its sentences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coalition_sim.engine import entries as log
from coalition_sim.engine.codes import ARMED, OFFENSIVE
from coalition_sim.scenario import RUNGS
from coalition_sim.show.language import language
from coalition_sim.show.state_forms import forms, list_states
from coalition_sim.show.story_answers import Answers, answered
from coalition_sim.show.story_changes import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.engine.chronicle import Chronicle

Told = tuple[int, float, str]  # week, weight, sentence

WAR, DELIBERATE, EVENT, TREATY, TROOPS, SPIRAL = 100.0, 95.0, 85.0, 80.0, 65.0, 70.0
FIRST, SEEN, FAILED, HIT, ANSWER, MINOR = 75.0, 90.0, 60.0, 62.0, 40.0, 30.0


FEW = 3


@dataclass
class Moment:
    """One week that is told: what weighs most in it, and all its sentences."""

    week: int
    weight: float = 0.0
    sentences: list[str] = field(default_factory=list)


def moments(chronicle: Chronicle, lang: str) -> list[Moment]:
    """Return every week that could be told, in order."""
    weeks: dict[int, Moment] = {}
    told = (changed, _deployments, _acts, _attributions, _agreements, _ballots, _recommitments)
    for tell in told:
        for week, weight, sentence in tell(chronicle, lang):
            moment = weeks.setdefault(week, Moment(week))
            moment.weight = max(moment.weight, weight)
            moment.sentences.append(sentence)
    return [weeks[week] for week in sorted(weeks) if weeks[week].weight > 0.0]


def capital(text: str) -> str:
    """Return a text that can begin a sentence."""
    return text[:1].upper() + text[1:]


def _acts(chronicle: Chronicle, lang: str) -> Iterator[Told]:
    say, him = language(lang), forms(chronicle.scenario.challenger, lang)
    firsts: set[int] = set()
    for act in chronicle.of(log.Act):
        is_first = act.rung not in firsts
        firsts.add(act.rung)
        rung = "spiral" if act.origin == "spiral" else RUNGS[act.rung]
        weight = _weight_of_act(act, is_first=is_first)
        who = capital(him.the)
        origin = act.origin if is_first or act.origin == "forced" else "again"
        yield act.week, weight, say(f"story-act-{rung}", who=who, origin=origin)
        if act.hit:
            many = "many" if len(act.hit) > 1 else forms(act.hit[0], lang).number
            yield act.week, 0.0, say("story-hit", states=list_states(act.hit, lang), number=many)


def _weight_of_act(act: log.Act, *, is_first: bool) -> float:
    if act.rung == OFFENSIVE:
        return WAR
    if act.rung == ARMED:
        return SPIRAL if act.origin == "spiral" else DELIBERATE
    return FIRST if is_first else HIT if act.hit else 0.0


def _attributions(chronicle: Chronicle, lang: str) -> Iterator[Told]:
    say = language(lang)
    answers = answered(chronicle)
    first = {False: True, True: True}
    for event in chronicle.of(log.Attribution):
        if event.rung == OFFENSIVE and event.opened != event.week:
            continue  # decided again in war; the end of the story sums it up
        weight = _weight_of_attribution(event, is_first=first[event.alarm])
        first[event.alarm] = False
        answer = answers[event]
        if event.rung != OFFENSIVE:
            yield event.week, weight, _seen(event, lang)
        if answer.asked:
            in_full = weight >= FAILED and answer.acted > FEW
            for sentence in (_answer if in_full else _brief)(answer, lang):
                yield event.week, weight, sentence
        else:
            yield event.week, weight, say("story-answer-nobody-owes")


def _weight_of_attribution(event: log.Attribution, *, is_first: bool) -> float:
    if event.rung == OFFENSIVE:
        return WAR
    if event.rung == ARMED:
        return SEEN
    if is_first:
        return FAILED if event.alarm else FIRST
    return ANSWER if event.hit else MINOR


def _seen(event: log.Attribution, lang: str) -> str:
    say = language(lang)
    if event.alarm:
        return say("story-alarm")
    if event.hit:
        return say("story-attributed-hit")
    lag = event.week - event.opened
    key = "story-attributed-now" if lag == 0 else f"story-attributed-{RUNGS[event.rung]}"
    return say(key, lag=lag, opened=str(event.opened))


def _answer(answer: Answers, lang: str) -> Iterator[str]:
    say = language(lang)
    for name, (asked, acted) in answer.by_instrument.items():
        extent = "none" if not acted else "all" if acted == asked else "some"
        yield say(f"story-answer-{name}", asked=asked, acted=acted, extent=extent)
    if answer.backstop:
        state = forms(answer.backstop, lang)
        does = "yes" if answer.backstop_acts else "no"
        yield say("story-answer-backstop", who=capital(state.the), number=state.number, acts=does)
    if answer.acted:
        counts = {"delivered": answer.delivered, "abandoned": answer.abandoned}
        yield say("story-answer-later", acted=answer.acted, weeks=answer.median_lag, **counts)


def _brief(answer: Answers, lang: str) -> Iterator[str]:
    counts = {"acted": answer.acted, "asked": answer.asked, "delivered": answer.delivered}
    yield language(lang)("story-answer-brief", **counts)


def _deployments(chronicle: Chronicle, lang: str) -> Iterator[Told]:
    together: dict[tuple[int, str], list[str]] = defaultdict(list)
    for event in chronicle.of(log.Deployment):
        together[event.week, event.step].append(event.state)
    for (week, step), states in together.items():
        if step in ("arriving", "leaving"):
            many = "many" if len(states) > 1 else forms(states[0], lang).number
            names = list_states(states, lang)
            key = f"story-troops-{step}"
            yield week, TROOPS, language(lang)(key, states=capital(names), number=many)


def _agreements(chronicle: Chronicle, lang: str) -> Iterator[Told]:
    for event in chronicle.of(log.Agreement):
        yield event.week, TREATY, language(lang)("story-agreement")


def _ballots(chronicle: Chronicle, lang: str) -> Iterator[Told]:
    together: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for event in chronicle.of(log.Ballot):
        together[event.week, event.passed].append(event.state)
    first = {False: True, True: True}
    for (week, passed), states in together.items():
        key = "story-ballot-passed" if passed else "story-ballot-failed"
        weight = FAILED if first[passed] else MINOR
        first[passed] = False
        yield week, weight, language(lang)(key, states=list_states(states, lang), n=len(states))


def _recommitments(chronicle: Chronicle, lang: str) -> Iterator[Told]:
    planned = {e.week for e in chronicle.scenario.events if e.kind == "recommit"}
    is_first = True
    for event in chronicle.of(log.Recommitment):
        weight = EVENT if event.week in planned else ANSWER if is_first else 0.0
        is_first = False
        yield event.week, weight, language(lang)("story-recommitment")
