"""One future told in plain sentences; which future to tell; and why a state decided as it did.

`tell` makes the story, `pick` chooses a typical future, `why` and `plot_why` explain a decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_sim.engine.entries import Attribution
from coalition_sim.engine.raw import DEFENCES
from coalition_sim.show.language import language
from coalition_sim.show.state_forms import forms
from coalition_sim.show.story_moments import Moment, moments
from coalition_sim.show.story_opening import opening
from coalition_sim.show.story_stretches import stretch
from coalition_sim.show.typical import pick
from coalition_sim.show.why import plot_why, why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.engine.chronicle import Chronicle

__all__ = ["Paragraph", "Story", "pick", "plot_why", "tell", "why"]

MOST_MOMENTS, LEAST_MOMENTS = 14, 8
TELLING = 50.0


@dataclass(frozen=True)
class Paragraph:
    """Some weeks of a story.

    Attributes
    ----------
    week, until : int
        First and last week that it tells of.
    label : str
        Those weeks in words.
    text : str
        Whole sentences.
    """

    week: int
    until: int
    label: str
    text: str


@dataclass(frozen=True)
class Story:
    """One future in words.

    Attributes
    ----------
    title : str
        Scenario and future.
    opening : tuple of str
        What was promised, and how to read the story.
    paragraphs : tuple of Paragraph
        What happened, in order.
    closing : tuple of str
        What came of it.
    note : str
        What a model is not.
    """

    title: str
    opening: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    closing: tuple[str, ...]
    note: str

    def text(self) -> str:
        """Return the story as plain text, a paragraph a line."""
        told = (f"{p.label} {p.text}" for p in self.paragraphs)
        parts = (self.title, *self.opening, "", *told, "", *self.closing, "", self.note)
        return "\n".join(parts) + "\n"

    def markdown(self) -> str:
        """Return the story as Markdown."""
        told = (f"**{p.label}** {p.text}" for p in self.paragraphs)
        parts = (f"# {self.title}", " ".join(self.opening), *told, " ".join(self.closing))
        return "\n\n".join((*parts, f"*{self.note}*")) + "\n"


def tell(chronicle: Chronicle, *, lang: str = "en") -> Story:
    """Tell one future week by week; quiet or busy stretches are summed up.

    Parameters
    ----------
    chronicle : Chronicle
        The future, as `coalition_sim.engine.chronicle.chronicle` returns it.
    lang : {"en", "fr"}
        Language.

    Returns
    -------
    Story
        Of at most 14 moments, the most telling ones, with what lies between.
    """
    say = language(lang)
    title = say(
        "story-title",
        scenario=chronicle.scenario.name,
        replicate=str(chronicle.replicate),
        seed=str(chronicle.seed),
    )
    return Story(
        title=title,
        opening=tuple(opening(chronicle, lang)),
        paragraphs=tuple(_paragraphs(chronicle, lang)),
        closing=tuple(_closing(chronicle, lang)),
        note=say("story-note"),
    )


def _paragraphs(chronicle: Chronicle, lang: str) -> Iterator[Paragraph]:
    told = _most_telling(moments(chronicle, lang))
    week = 0
    for moment in told:
        yield from _between(chronicle, week, moment.week - 1, lang)
        label = language(lang)("story-week", week=str(moment.week))
        yield Paragraph(moment.week, moment.week, label, " ".join(moment.sentences))
        week = moment.week + 1
    yield from _between(chronicle, week, len(chronicle.weeks) - 1, lang)


def _most_telling(found: list[Moment]) -> list[Moment]:
    """Return the moments that weigh most; of equal ones those far from what is told already."""
    best: list[Moment] = []
    left = list(found)
    while left and len(best) < MOST_MOMENTS:
        weeks = [moment.week for moment in best]
        chosen = max(left, key=lambda m: (m.weight, _distance(m.week, weeks)))
        if chosen.weight < TELLING and len(best) >= LEAST_MOMENTS:
            break
        best.append(chosen)
        left.remove(chosen)
    return sorted(best, key=lambda moment: moment.week)


def _distance(week: int, others: list[int]) -> int:
    return min((abs(week - other) for other in others), default=0)


def _between(chronicle: Chronicle, first: int, last: int, lang: str) -> Iterator[Paragraph]:
    sentences = stretch(chronicle, first, last, lang) if first <= last else []
    if sentences:
        say = language(lang)
        label = (
            say("story-week", week=str(first))
            if first == last
            else say("story-weeks", first=str(first), last=str(last))
        )
        yield Paragraph(first, last, label, " ".join(sentences))


def _closing(chronicle: Chronicle, lang: str) -> Iterator[str]:
    say, outcome = language(lang), chronicle.outcome
    if not chronicle.weeks:
        yield say("story-end-unsigned")
        return
    weeks = len(chronicle.weeks)
    if outcome["first_offensive"] >= 0:
        end = DEFENCES[int(outcome["defence"])]
        fought = weeks - int(outcome["first_offensive"])
        ground = abs(outcome["ground"])
        yield say("story-end-war", weeks=fought, ground=ground, end=end.replace("_", "-"))
    elif outcome["first_armed"] >= 0:
        yield say("story-end-armed", weeks=weeks, acts=int(outcome["n_armed"]))
    else:
        yield say("story-end-held", weeks=weeks)
    yield from _balance(chronicle, lang)


def _balance(chronicle: Chronicle, lang: str) -> Iterator[str]:
    say, outcome = language(lang), chronicle.outcome
    acts = int(outcome["n_deniable"])
    if acts:
        known = int(outcome["n_attributed_deniable"])
        yield say("story-end-deniable", acts=acts, known=known)
    names = ("military", "intelligence", "diplomacy", "sanctions")
    asked, acted, delivered = (
        int(sum(outcome[f"{word}_{name}"] for name in names))
        for word in ("asked", "acted", "delivered")
    )
    if asked:
        shares = {"acted": acted / asked, "delivered": delivered / asked}
        yield say("story-end-answers", asked=asked, **shares)
        first, last = chronicle.weeks[0]["credibility_2"], chronicle.weeks[-1]["credibility_2"]
        yield say("story-end-credibility", first=first, last=last, way=_way(first, last))
        yield say(
            "story-end-support",
            first=chronicle.weeks[0]["support"],
            last=chronicle.weeks[-1]["support"],
        )
    elif chronicle.of(Attribution):
        protege = forms(chronicle.scenario.protege, lang)
        yield say("story-end-nobody", protege=protege.the)


def _way(first: float, last: float) -> str:
    change = round(100.0 * last) - round(100.0 * first)
    return "up" if change > 0 else "down" if change < 0 else "level"
