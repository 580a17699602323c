"""The stretches between a story's moments, summed up in a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.engine import entries as log
from coalition_sim.engine.codes import ARMED, DENIABLE
from coalition_sim.show.language import language
from coalition_sim.show.state_forms import forms
from coalition_sim.show.story_answers import answered

if TYPE_CHECKING:
    from coalition_sim.engine.chronicle import Chronicle

LONG = 8  # weeks


def stretch(chronicle: Chronicle, first: int, last: int, lang: str) -> list[str]:
    """Return the sentences that sum up the weeks from the first to the last.

    Parameters
    ----------
    chronicle : Chronicle
        The future.
    first, last : int
        Weeks, both included.
    lang : {"en", "fr"}
        Language.
    """
    say = language(lang)
    found = [entry for entry in chronicle.entries if first <= entry.week <= last]
    weeks = chronicle.weeks[first : last + 1]
    in_war = 0 <= chronicle.outcome["first_offensive"] < first
    known = [e for e in found if isinstance(e, log.Attribution)]
    if in_war:
        sentences = [_war(chronicle, known, last - first + 1, lang)]
    else:
        sentences = [_acts(chronicle, found, last - first + 1, lang)]
    if known and not in_war:
        sentences.append(_known(chronicle, known, lang))
    elif any(isinstance(e, log.Act) for e in found):
        sentences.append(say("story-stretch-unattributed"))
    if renewed := _number(found, log.Recommitment):
        sentences.append(say("story-stretch-recommitments", n=renewed))
    if votes := [e for e in found if isinstance(e, log.Ballot)]:
        sentences.append(_votes(votes, lang))
    if len(weeks) >= LONG and not in_war:
        mean = sum(week["recorded"] for week in weeks) / len(weeks)
        sentences.append(say("story-stretch-recorded", mean=mean))
    return sentences


def _acts(chronicle: Chronicle, found: list[Any], weeks: int, lang: str) -> str:
    say, him = language(lang), forms(chronicle.scenario.challenger, lang)
    acts = [e for e in found if isinstance(e, log.Act)]
    deniable = sum(act.rung == DENIABLE for act in acts)
    armed = sum(act.rung == ARMED and act.origin != "spiral" for act in acts)
    spirals = sum(act.origin == "spiral" for act in acts)
    if not acts:
        return say("story-stretch-quiet", weeks=weeks)
    return say(
        "story-stretch-acts",
        who=him.the[:1].upper() + him.the[1:],
        kinds=_kinds(deniable, armed, spirals),
        deniable=deniable,
        armed=armed,
        spirals=spirals,
    )


def _kinds(deniable: int, armed: int, spirals: int) -> str:
    names = {"deniable": deniable, "armed": armed, "spirals": spirals}
    return "-".join(name for name, number in names.items() if number)


def _known(chronicle: Chronicle, known: list[log.Attribution], lang: str) -> str:
    asked, acted = _answers(chronicle, known)
    alarms = sum(event.alarm for event in known)
    return language(lang)(
        "story-stretch-known",
        incidents=len(known) - alarms,
        alarms=alarms,
        kinds="both" if 0 < alarms < len(known) else "alarms" if alarms else "incidents",
        share=acted / asked if asked else 0.0,
        asked="some" if asked else "none",
    )


def _war(chronicle: Chronicle, known: list[log.Attribution], weeks: int, lang: str) -> str:
    asked, acted = _answers(chronicle, known)
    share = acted / asked if asked else 0.0
    extent = "some" if asked else "none"
    return language(lang)("story-stretch-war", weeks=weeks, asked=extent, share=share)


def _answers(chronicle: Chronicle, known: list[log.Attribution]) -> tuple[int, int]:
    answers = answered(chronicle)
    asked = sum(answers[event].asked for event in known)
    return asked, sum(answers[event].acted for event in known)


def _votes(votes: list[log.Ballot], lang: str) -> str:
    passed = sum(vote.passed for vote in votes)
    return language(lang)("story-stretch-votes", passed=passed, failed=len(votes) - passed)


def _number(found: list[Any], kind: type) -> int:
    return sum(isinstance(entry, kind) for entry in found)
