"""The debrief's page: what was hidden, who kept their word, and the same luck changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from coalition_sim.show.classroom import debrief, layout
from coalition_sim.show.classroom.game import OVER
from coalition_sim.show.classroom.words import choice_words, seat_name
from coalition_sim.show.language import LANGUAGES, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from coalition_sim.show.classroom.session import Session
    from coalition_sim.show.language import Language

VALUE = "(event) => emit(event.target.value)"


def add(session: Session) -> None:
    """Add the page; it tells nothing before the game is over."""

    @ui.page("/debrief", title=language(session.game.language)("classroom-debrief-title"))
    def page(lang: str = "") -> None:
        chosen = lang if lang in LANGUAGES else session.game.language
        layout.style(chosen)
        say = language(chosen)
        with ui.element("main").classes("debrief"):
            _switch(chosen)
            layout.text("h1", say("classroom-debrief-title"))
            if session.game.phase != OVER:
                layout.text("p", say("classroom-debrief-not-yet"))
                return
            build(session, say)


def _switch(lang: str) -> None:
    other, name = ("fr", "Français") if lang == "en" else ("en", "English")
    with ui.element("p"):
        layout.text("a", name, f'href="/debrief?lang={other}" lang={other}')


def build(session: Session, say: Language) -> None:
    """Lay out the debrief of a game that is over."""
    layout.section(debrief.truth(say, session))
    layout.section(debrief.futures(say, session))
    layout.section(debrief.teams(say, session))
    _belief(session, say)
    Changes(session, say).build()
    layout.text("p", say("classroom-respect"))


def _belief(session: Session, say: Language) -> None:
    with ui.element("section").classes("panel"):
        layout.text("h2", say("classroom-debrief-belief"))
        layout.text("p", say("classroom-debrief-belief-told"))
        options = debrief.belief_chart(say, session)
        label = say("classroom-debrief-belief")
        chart = ui.echart(options, renderer="svg").classes("chart").props('role="img"')
        chart._props["aria-label"] = label  # noqa: SLF001 - a text that holds any sign
        layout.table(debrief.belief_table(say, session))


class Changes:
    """The part that replays the same luck with one decision changed."""

    def __init__(self, session: Session, say: Language) -> None:
        self.session, self.say = session, say
        self.decided = [
            (number, seat)
            for number, decision in enumerate(session.game.decisions, 1)
            for seat in decision.choices
            if number <= len(session.final.rounds)
        ]
        self.at = 0
        self.option = 0
        self.shown: tuple[int, int] | None = None

    def build(self) -> None:
        """Lay the part out."""
        with ui.element("section").classes("panel"):
            layout.text("h2", self.say("classroom-debrief-change"))
            if not self.decided:
                layout.text("p", self.say("classroom-debrief-change-nothing"))
                return
            layout.text("p", self.say("classroom-debrief-change-told"))
            self.form()
            self.result()

    def _label(self, place: int) -> str:
        number, seat = self.decided[place]
        name = seat_name(self.say, self.session.game.opening.scenario, seat)
        return f"{self.say('classroom-debrief-change-round')} {number}: {name}"

    def _options(self) -> list[tuple[str, ...]]:
        number, seat = self.decided[self.at]
        return debrief.alternatives(self.session.game, number, seat)

    @ui.refreshable_method
    def form(self) -> None:
        """Draw the two lists and the button."""
        number, seat = self.decided[self.at]
        say = self.say
        choices = [self._label(place) for place in range(len(self.decided))]
        _list("decision", say("classroom-debrief-change-round"), choices, self.at, self._pick)
        was = choice_words(say, seat, self.session.game.decisions[number - 1].choices[seat])
        layout.text("p", say("classroom-debrief-change-was", choice=was))
        words = [choice_words(say, seat, option) for option in self._options()]
        _list("instead", say("classroom-debrief-change-choice"), words, self.option, self._choose)
        button = layout.text("button", say("classroom-debrief-change-button"), "type=button")
        button.on("click", self._replay)

    def _pick(self, place: int) -> None:
        self.at, self.option = min(place, len(self.decided) - 1), 0
        self.form.refresh()

    def _choose(self, place: int) -> None:
        self.option = min(place, len(self._options()) - 1)

    def _replay(self) -> None:
        self.shown = self.at, self.option
        self.result.refresh()

    @ui.refreshable_method
    def result(self) -> None:
        """Draw what would have followed."""
        with ui.element("div").props('role="status"'):
            if self.shown is None:
                return
            number, seat = self.decided[self.shown[0]]
            option = debrief.alternatives(self.session.game, number, seat)[self.shown[1]]
            changed = self.session.changed(number, seat, option)
            told = self.say(
                "classroom-debrief-change-now",
                n=number,
                seat=seat_name(self.say, self.session.game.opening.scenario, seat),
                choice=choice_words(self.say, seat, option),
            )
            layout.text("p", told)
            layout.table(debrief.futures_table(self.say, self.session, changed))


def _list(name: str, label: str, words: list[str], chosen: int, on_choose: Callable[[int], None]
) -> None:
    layout.text("label", label, f"for={name}").classes("field")
    with ui.element("select").props(f"id={name}") as box:
        for place, word in enumerate(words):
            layout.text("option", word, f"value={place}" + (" selected" if place == chosen else ""))
    box.on("change", lambda event: on_choose(max(0, int(event.args))), js_handler=VALUE)
