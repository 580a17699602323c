"""The teacher's page: the code, who is here, the evidence to project, and the controls."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nicegui import ui

from coalition_sim.show.classroom import layout
from coalition_sim.show.classroom.game import DISCLOSED, LOBBY, OVER, ROUND
from coalition_sim.show.classroom.names import GameError
from coalition_sim.show.classroom.views import heading, shared_sections
from coalition_sim.show.classroom.words import percent, seat_name
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from coalition_sim.show.classroom.game import Game, Player
    from coalition_sim.show.classroom.session import Session
    from coalition_sim.show.language import Language

LOOK = 0.5  # seconds
NAMES = {"en": "English", "fr": "Français"}
VALUE = "(event) => emit(event.target.value)"


def add(session: Session) -> None:
    """Add the page; the guard lets nobody but the teacher come this far."""

    @ui.page("/teacher", title=language(session.game.language)("classroom-teacher-title"))
    def teacher() -> None:
        TeacherPage(session).build()


class TeacherPage:
    """One opened teacher's page.

    A button that is drawn anew loses the click that is on its way, so that students' moves and
    arrivals change texts in place and leave the controls alone.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.drawn: tuple[object, ...] = ()
        self.listed: tuple[object, ...] = ()
        self.waiting: ui.element | None = None
        self.choices: dict[str, ui.element] = {}
        self.sure = False
        self.minutes = f"{session.game.minutes:g}"

    @property
    def game(self) -> Game:
        """The session's game."""
        return self.session.game

    @property
    def say(self) -> Language:
        """The teacher's language."""
        return language(self.game.language)

    def build(self) -> None:
        """Lay the page out and keep it up to date."""
        layout.style(self.game.language)
        with ui.element("main"):
            self.status = layout.text("p", "", 'role="status"').classes("status clock")
            self.problem = layout.text("p", "", 'role="alert"').classes("problem")
            self.draw()
        ui.timer(LOOK, self.look)

    def look(self) -> None:
        """Show what changed since the last look."""
        if self.drawn != self._scene():
            self.draw.refresh()
        if self.listed != self._present():
            self._seats.refresh()
        if self.waiting is not None:
            _show(self.waiting, self._told_waiting())
        for seat, element in self.choices.items():
            _show(element, self._told_choice(seat))
        self._show_clock()

    def _scene(self) -> tuple[object, ...]:
        game = self.game
        named = self._present() if game.phase == DISCLOSED else ()
        return game.phase, game.round, game.paused, game.language, game.minutes, self.sure, named

    def _present(self) -> tuple[object, ...]:
        return tuple((player.seat, player.name) for player in self.game.players.values())

    def _show_clock(self) -> None:
        left = round(self.game.seconds_left)
        shown = f"{self.say('classroom-time-left')}: {left // 60}:{left % 60:02}"
        if self.game.paused:
            shown = self.say("classroom-paused")
        if not (self.game.phase == ROUND and self.game.minutes):
            shown = ""
        _show(self.status, shown)

    @ui.refreshable_method
    def draw(self) -> None:
        """Draw the page as the game stands."""
        self.drawn, self.waiting = self._scene(), None
        layout.text("h1", f"{self.say('classroom-teacher-title')}: {heading(self.say, self.game)}")
        if self.game.phase != OVER:
            self._invitation()
        self._controls()
        if self.game.phase == OVER:
            with ui.element("p"):
                layout.text(
                    "a",
                    self.say("classroom-teacher-open"),
                    f'href="/debrief?lang={self.game.language}"',
                )
        for told in shared_sections(self.say, self.game, self.session.results):
            layout.section(told)
        self._seats()
        self._settings()

    def _invitation(self) -> None:
        with ui.element("section").classes("panel"):
            address = self.session.address
            layout.text("h2", self.say("classroom-teacher-join", address=address))
            layout.text("p", self.game.code).classes("code")

    def _controls(self) -> None:
        say, game = self.say, self.game
        with ui.element("section").classes("panel controls"):
            layout.text("h2", say("classroom-teacher-controls"))
            if game.phase == ROUND:
                self.waiting = layout.text("p", self._told_waiting(), 'role="status"')
            for label, act in self._offered():
                self._button(say(label), act)
            if self.sure:
                self._ask_whether_sure()

    def _offered(self) -> list[tuple[str, Callable[[], None]]]:
        game = self.game
        if game.phase == OVER:
            return []
        offered: list[tuple[str, Callable[[], None]]] = []
        if game.phase == LOBBY:
            offered.append(("classroom-teacher-start", game.start))
        if game.phase == ROUND:
            offered.append(("classroom-teacher-close", game.close))
            toggled = "unpause" if game.paused else "pause"
            offered.append(
                (f"classroom-teacher-{toggled}", lambda: game.pause(on=not game.paused))
            )
            offered.append(("classroom-teacher-skip", lambda: game.close(skip=True)))
        if game.phase == DISCLOSED:
            last = game.course.question is None
            key = "classroom-teacher-finish" if last else "classroom-teacher-next"
            offered.append((key, game.proceed))
        return [*offered, ("classroom-teacher-end", self._doubt)]

    def _doubt(self) -> None:
        self.sure = True

    def _ask_whether_sure(self) -> None:
        with ui.element("div").props('role="alert"'):
            layout.text("p", self.say("classroom-teacher-end-sure"))
            self._button(self.say("classroom-teacher-yes"), self._end)
            self._button(self.say("classroom-teacher-no"), self._keep)

    def _end(self) -> None:
        self.sure = False
        self.game.end()

    def _keep(self) -> None:
        self.sure = False

    def _button(self, label: str, act: Callable[[], None], *, plain: bool = False) -> None:
        button = layout.text("button", label, "type=button")
        if plain:
            button.classes("plain")
        button.on("click", lambda: self._try(act))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except GameError as error:
            _show(self.problem, self.say(f"classroom-error-{error.reason}"))
            return
        _show(self.problem, "")
        self.look()

    def _told_waiting(self) -> str:
        return self.say("classroom-teacher-waiting", n=len(self.game.waiting_for))

    def _told_choice(self, seat: str) -> str:
        status = "thinking" if self.game.allows(seat) else "idle"
        status = "chosen" if seat in self.game.current else status
        return self.say(f"classroom-teacher-{status}")

    @ui.refreshable_method
    def _seats(self) -> None:
        say, players = self.say, list(self.game.players.values())
        self.listed, self.choices = self._present(), {}
        with ui.element("section").classes("panel"):
            layout.text("h2", say("classroom-teacher-players", n=len(players)))
            if not players:
                return
            with ui.element("ul").classes("seats"):
                for player in players:
                    self._seat(player)

    def _seat(self, player: Player) -> None:
        say, game = self.say, self.game
        name = seat_name(say, game.opening.scenario, player.seat)
        with ui.element("li"):
            layout.text("span", say("classroom-you", name=player.name, seat=name))
            if game.phase == ROUND:
                self.choices[player.seat] = layout.text("strong", self._told_choice(player.seat))
            removed = say("classroom-teacher-remove", name=player.name)
            self._button(removed, partial(game.remove, player.seat), plain=True)

    def _settings(self) -> None:
        say, path = self.say, self.session.path
        with ui.element("details").classes("panel"):
            layout.text("summary", say("classroom-teacher-set"))
            layout.text("label", say("classroom-teacher-minutes"), "for=minutes").classes("field")
            field = ui.element("input").props("id=minutes type=number min=0 max=60 step=0.5")
            field.props(f"value={self.minutes}")
            field.on("change", lambda event: setattr(self, "minutes", event.args), js_handler=VALUE)
            self._button(say("classroom-teacher-set"), self._set_minutes)
            for code, name in NAMES.items():
                self._button(name, partial(self.game.set_language, code), plain=True)
            self._button(say("classroom-teacher-save"), self._save, plain=True)
        command = f"coalition-sim classroom --resume {path}"
        layout.text("p", say("classroom-teacher-saved", file=path.name, command=command))
        layout.text("p", say("classroom-teacher-luck", share=percent(self.session.share)))

    def _set_minutes(self) -> None:
        try:
            minutes = float(self.minutes)
        except ValueError as error:
            raise GameError("minutes") from error
        self.game.set_minutes(minutes)

    def _save(self) -> None:
        ui.download.content(self.session.path.read_bytes(), self.session.path.name)


def _show(element: ui.element, shown: str) -> None:
    if element._text != shown:  # noqa: SLF001 - as NiceGUI's own
        element._text = shown  # noqa: SLF001 - as NiceGUI's own
        element.update()
