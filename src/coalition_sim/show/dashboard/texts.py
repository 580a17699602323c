"""The dialogs' texts: help, limits, and where a slider's number comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coalition_sim.scenario import references, source_of
from coalition_sim.show.amounts import number_words, unsigned
from coalition_sim.show.dashboard.ranking import SCENARIO, swings
from coalition_sim.show.language import language
from coalition_sim.show.words import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.scenario import Scenario
    from coalition_sim.show.dashboard.levers import Lever

HEADINGS = ("what", "how", "use", "notice", "try", "extend", "related", "credits")
LIMITS = range(1, 9)


def slug(key: str) -> str:
    """Return a key as messages write it."""
    return key.lower().replace("_", "-")


def slider_name(key: str, lang: str) -> str:
    """Return the name of a slider."""
    return language(lang)(f"dashboard-slider-{slug(key)}")


def help_sections(scenario: Scenario, lang: str) -> Iterator[tuple[str, list[str]]]:
    """Yield heading and paragraphs; the scenario's own texts stand where it has some."""
    say = language(lang)
    told = about(scenario, lang)
    own = {"what": told.question, "notice": told.notice, "try": told.try_}
    for heading in HEADINGS:
        paragraphs = [say(f"dashboard-help-{heading}-text")]
        if own.get(heading):
            paragraphs.append(say("dashboard-help-of-scenario", text=own[heading]))
        yield say(f"dashboard-help-{heading}"), paragraphs


def limits(lang: str) -> list[str]:
    """Return what the model cannot tell."""
    say = language(lang)
    return [say(f"dashboard-limits-{number}") for number in LIMITS]


def details(lever: Lever, value: float, lang: str) -> Iterator[str]:
    """Yield where a slider's number comes from, a line each.

    Parameters
    ----------
    lever : Lever
        What the slider moves.
    value : float
        Where it stands.
    lang : {"en", "fr"}
        Language; notes and references are in English.
    """
    say = language(lang)
    unit = "" if not lever.is_parameter else source_of(lever.key)[0].unit
    low, high, now = (number_words(number, lang) for number in (lever.low, lever.high, value))
    yield say("dashboard-value", value=now, low=low, high=high, unit=unit)
    if lever.is_parameter:
        yield from _provenance(lever.key, lang)
    elif lever.key == "troops":
        yield say("dashboard-troops-note")
    else:
        yield say("dashboard-support-note")
    swing = next(each for each in swings() if each.key == lever.key)
    yield say(
        "dashboard-swing",
        points=unsigned(swing.survival_armed, "share", lang),
        hazard=unsigned(swing.war_hazard, "share", lang),
        scenario=SCENARIO,
    )


def _provenance(key: str, lang: str) -> Iterator[str]:
    say, (entry,) = language(lang), source_of(key)
    status = say(f"dashboard-status-{entry.status}")
    yield say("dashboard-origin", status=status, dated=entry.as_of or "no")
    if entry.note:
        yield entry.note
    known = references()
    for name in entry.source_keys:
        if name in known:
            found = known[name]
            parts = (found.author, found.year, found.title, found.venue, found.note)
            yield say("dashboard-source", source=". ".join(part for part in parts if part))
    if lang != "en":
        yield say("dashboard-english-only")
