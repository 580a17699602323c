"""The first screen: what it holds, where it stands, and what happens when something is moved."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from nicegui import background_tasks, ui

from coalition_sim.errors import CoalitionError
from coalition_sim.show.dashboard import dialogs
from coalition_sim.show.dashboard.latest import Answer, Latest
from coalition_sim.show.dashboard.options import survival_options, violations_options
from coalition_sim.show.dashboard.picture import AT_REST, WHILE_DRAGGING, Picture, take
from coalition_sim.show.dashboard.ranking import sliders
from coalition_sim.show.dashboard.setup import COMPONENTS, COVERED, Link, Setup
from coalition_sim.show.dashboard.texts import slider_name
from coalition_sim.show.dashboard.widgets import Choice, Slider, Tiles, Toggle
from coalition_sim.show.dashboard.words import (
    Change,
    change_words,
    changes,
    headline,
    legend,
    tiles,
)
from coalition_sim.show.language import language
from coalition_sim.show.words import about, horizon, run_footer, shipped_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from coalition_sim.show.dashboard.levers import Lever
    from coalition_sim.show.dashboard.setup import Library

STEPS = 100
OTHER = {"en": "fr", "fr": "en"}


class Drawing(NamedTuple):
    """All that an answer puts on the page."""

    picture: Picture
    pin: Picture | None
    survival: dict[str, Any]
    violations: dict[str, Any]
    tiles: list[dict[str, Any]]
    changes: list[Change]


class Page:
    """One open page.

    Parameters
    ----------
    library : Library
        The scenarios that it offers.
    link : Link
        What it opens with.
    replicates : int
        Futures at rest.
    """

    def __init__(self, library: Library, link: Link, *, replicates: int = AT_REST) -> None:
        self.library, self.link, self.replicates = library, link, replicates
        self.say = language(link.lang)
        self.drawing: Drawing | None = None
        self.is_telling = False
        self._pin: tuple[Setup, Picture] | None = None
        self.latest: Latest[Link, Drawing] = Latest(self._work, self._show)
        self.client = ui.context.client
        self.sliders: dict[str, Slider] = {}
        self.toggles: dict[str, Toggle] = {}
        self.client.on_delete(self.latest.stop)

    @property
    def scenario(self) -> Any:
        """The scenario as it stands with nothing moved."""
        return self.library.scenario(self.link.setup.scenario)

    # building ------------------------------------------------------------------------------------

    def build(self) -> None:
        """Lay out the page and ask for its first futures."""
        with ui.element("div").classes("board"):
            self._head()
            self._words()
            with ui.element("section").classes("panel").props('aria-label="' + self._panel + '"'):
                self._parts()
                self._sliders()
                self._panel_buttons()
            self._charts()
            with ui.element("div").classes("side"):
                self._map()
                self._futures()
            with ui.element("footer").classes("foot"):
                self.foot = _text("span", "")
                self.status = _text("span", self.say("dashboard-waiting"))
                self.status.props('role="status" id="status" data-number="0" data-final="0"')
        self.ask(at_rest=False)

    @property
    def _panel(self) -> str:
        return self.say("dashboard-declaration")

    def _head(self) -> None:
        say, lang = self.say, self.link.lang
        with ui.element("header").classes("head"):
            _text("h1", say("dashboard-title"))
            names = {name: shipped_title(name, lang) for name in self.library.names}
            Choice(say("dashboard-scenario"), names, self.scenario.name, on_choose=self._open)
            _button(say("dashboard-limits"), lambda: dialogs.limits(lang)).mark("limits")
            _button(say("dashboard-help"), lambda: dialogs.help_page(self.scenario, lang))
            other = _button(say("dashboard-language"), self._translate)
            other.props(f'lang="{OTHER[lang]}" title="{say("dashboard-language-hint")}"')

    def _words(self) -> None:
        say = self.say
        with ui.element("section").classes("words").props('aria-live="polite" id="words"'):
            self.found = _text("p", about(self.scenario, self.link.lang).question).classes("found")
            _text("p", say("dashboard-model")).classes("model")
            _text("p", say("dashboard-soft")).classes("small")
            self.soft = _button(say("dashboard-spread-ask"), self._soften)
            self.soft.set_visibility(dialogs.has_accepted())
            self.problem = _text("p", "").classes("problem").props('role="alert"')
            self.problem.set_visibility(False)
            self.compared = ui.element("div").classes("changes").props('id="changes"')
            self.compared.set_visibility(False)

    def _parts(self) -> None:
        say = self.say
        _text("h2", say("dashboard-declaration"))
        with ui.element("div").classes("parts"):
            for part in COMPONENTS:
                has = self.library.has(self.scenario, part)
                toggle = Toggle(
                    say(f"dashboard-part-{part}"),
                    on_toggle=self._switcher(part),
                    name=part,
                    on=has and part not in self.link.setup.off,
                    disabled=not has,
                )
                if not has:
                    toggle.props(f'title="{say("dashboard-part-missing")}"')
                self.toggles[part] = toggle

    def _sliders(self) -> None:
        titles = {"coalition": "dashboard-can-change", "unknown": "dashboard-nobody-knows"}
        for kind, title in titles.items():
            _text("h2", self.say(title))
            for key, lever in sliders().items():
                if lever.kind == kind:
                    self._slider(key, lever)

    def _slider(self, key: str, lever: Lever) -> None:
        lang, name = self.link.lang, slider_name(key, self.link.lang)
        low, high = lever.ends(self.scenario)
        with ui.element("div").classes("row"):
            self.sliders[key] = Slider(
                name,
                on_slide=lambda value, at_rest: self._slide(key, value, at_rest=at_rest),
                name=key,
                low=low,
                high=high,
                step=(high - low) / STEPS,
                value=self._stands(key, lever),
                present=lever.present(self.scenario),
                disabled=self._is_covered(key),
                lang=lang,
                signed=key == "support",
            )
            ask = _button("?", lambda: self._explain(key, lever), "ask")
            ask.props(f'aria-label="{self.say("dashboard-details-of", name=name)}"')

    def _explain(self, key: str, lever: Lever) -> None:
        dialogs.details(lever, self._stands(key, lever), self.link.lang)

    def _panel_buttons(self) -> None:
        say = self.say
        with ui.element("div").classes("buttons"):
            self.pinner = _button(say("dashboard-pin"), self._toggle_pin, "plain main")
            self.pinner.props('id="pin"')
            _button(say("dashboard-reset"), self._reset).props('id="reset"')
            share = _button(say("dashboard-export"), lambda: dialogs.share(self))
            share.props('id="export"')

    def _charts(self) -> None:
        say = self.say
        with ui.element("section").classes("survival"):
            _text("h2", say("dashboard-survival"))
            with ui.element("div").classes("key"):
                self.legends = {
                    event: _text("span", "").classes(event) for event in ("offensive", "armed")
                }
            self.survival = ui.echart({}).classes("chart")
            self.survival.props(f'role="img" aria-label="{say("dashboard-survival")}"')
        with ui.element("section").classes("violations"):
            _text("h2", say("dashboard-violations"))
            self.violations = ui.echart({}, on_point_click=self._clicked).classes("chart")
            self.violations.props(f'role="img" aria-label="{say("dashboard-violations")}"')
            _text("p", say("dashboard-violations-key")).classes("small")

    def _map(self) -> None:
        say = self.say
        with ui.element("section").classes("map"):
            _text("h2", say("dashboard-map"))
            self.tiles = Tiles(say("dashboard-map"))
            _text("p", say("dashboard-map-key")).classes("small")

    def _futures(self) -> None:
        say = self.say
        with ui.element("section").classes("future"):
            _text("h2", say("dashboard-futures"))
            _text("p", say("dashboard-future-about")).classes("small")
            with ui.element("div").classes("buttons"):
                for kind in dialogs.TYPICAL:
                    _button(say(f"dashboard-future-{kind}"), self._teller(kind))

    # what a reader does --------------------------------------------------------------------------

    def ask(self, *, at_rest: bool = True) -> None:
        """Ask for the futures of the set-up as it stands: few while it moves, all at rest."""
        if self.latest.ask(self.link, at_rest=at_rest):
            background_tasks.create(self.latest.run())

    def _change(self, setup: Setup, *, at_rest: bool = True) -> None:
        self.link = replace(self.link, setup=setup)
        self.ask(at_rest=at_rest)

    def _slide(self, key: str, value: float, *, at_rest: bool) -> None:
        lever = sliders()[key]
        low, high = lever.ends(self.scenario)
        self.sliders[key].props["value"] = value = min(high, max(low, value))
        self._change(self.link.setup.slid(key, value), at_rest=at_rest)

    def _switcher(self, part: str) -> Callable[[bool], None]:
        def switch(on: bool) -> None:  # noqa: FBT001 - what the switch says
            self.toggles[part].props["on"] = on
            self._change(self.link.setup.switched(part, on=on))
            self._stand()

        return switch

    def _reset(self) -> None:
        self._change(replace(self.link.setup, off=frozenset(), values={}))
        self._stand()

    def _stand(self) -> None:
        """Put switches and sliders where the set-up says."""
        for key, slider in self.sliders.items():
            slider.stand(self._stands(key, sliders()[key]), disabled=self._is_covered(key))
        for part, toggle in self.toggles.items():
            on = self.library.has(self.scenario, part) and part not in self.link.setup.off
            toggle.props["on"] = on
            toggle.update()

    def _stands(self, key: str, lever: Lever) -> float:
        return self.link.setup.values.get(key, lever.present(self.scenario))

    def _is_covered(self, key: str) -> bool:
        return COVERED.get(key) in self.link.setup.off

    def _toggle_pin(self) -> None:
        if self.link.pin is None:
            self.link = replace(self.link, pin=self.link.setup)
            if self.drawing is not None:
                self._pin = None
        else:
            self.link = replace(self.link, pin=None)
        self.ask()

    def _open(self, name: str) -> None:
        setup = Setup(scenario=name, seed=self.link.setup.seed)
        ui.navigate.to(f"/?{replace(self.link, setup=setup).query()}")

    def _translate(self) -> None:
        ui.navigate.to(f"/?{replace(self.link, lang=OTHER[self.link.lang]).query()}")

    def _clicked(self, event: Any) -> None:
        name = str(getattr(event, "series_index", ""))
        picked = self._future_of(name)
        if picked is not None and self.drawing is not None and not self.is_telling:
            background_tasks.create(self._tell(picked))

    async def _tell(self, replicate: int) -> None:
        self.is_telling = True  # a double click opens one window
        try:
            await dialogs.future(self, replicate=replicate)
        finally:
            self.is_telling = False

    def _future_of(self, index: str) -> int | None:
        series = [] if self.drawing is None else self.drawing.violations["series"]
        name = series[int(index)]["id"] if index.isdigit() and int(index) < len(series) else ""
        return int(name.removeprefix("future-")) if name.startswith("future-") else None

    def _teller(self, kind: str) -> Callable[[], Any]:
        return lambda: dialogs.future(self, kind=kind)

    async def _soften(self) -> None:
        if self.drawing is not None:
            await dialogs.soften(self.drawing.picture.results, self.link.lang)

    # simulating and drawing ----------------------------------------------------------------------

    async def _work(self, link: Link, is_final: bool) -> Drawing:  # noqa: FBT001 - as Latest calls it
        return await asyncio.to_thread(self._draw, link, is_final=is_final)

    def _draw(self, link: Link, *, is_final: bool) -> Drawing:
        setup, lang = link.setup, link.lang
        number = self.replicates if is_final else min(WHILE_DRAGGING, self.replicates)
        picture = take(self.library.build(setup), number, setup.seed)
        pin = None if link.pin is None else self._pinned(link.pin)
        found: list[Change] = []
        if is_final and pin is not None and pin.results.weeks == picture.results.weeks:
            found = changes(pin.results, picture.results)
        return Drawing(
            picture,
            pin,
            survival_options(picture, pin, lang=lang),
            violations_options(picture, pin, lang=lang),
            tiles(picture.results, lang),
            found,
        )

    def _pinned(self, setup: Setup) -> Picture:
        """Return the baseline's futures, simulated once."""
        if self._pin is None or self._pin[0] != setup:
            self._pin = setup, take(self.library.build(setup), self.replicates, setup.seed)
        return self._pin[1]

    def _show(self, answer: Answer[Link, Drawing]) -> None:
        if isinstance(answer.found, Exception):
            self._complain(answer.found)
            return
        self.drawing, lang = answer.found, self.link.lang
        picture = self.drawing.picture
        self.problem.set_visibility(False)
        for chart in ("survival", "violations"):
            element = getattr(self, chart)
            element.props["options"] = getattr(self.drawing, chart)
            element.update()
        self.tiles.show(self.drawing.tiles)
        _say(self.found, headline(picture, lang))
        for event, element in self.legends.items():
            _say(element, legend(picture, event, lang))
        self._compare(answer)
        self._settle(answer)

    def _complain(self, error: Exception) -> None:
        """Say what cannot be simulated; a failure of ours goes to the log as well."""
        _say(self.problem, self.say("dashboard-problem", problem=str(error)))
        self.problem.set_visibility(True)
        if not isinstance(error, CoalitionError):
            raise error

    def _compare(self, answer: Answer[Link, Drawing]) -> None:
        pin, drawing = answer.asked.pin, self.drawing
        is_pinned = pin is not None and drawing is not None and drawing.pin is not None
        self.compared.set_visibility(is_pinned)
        _say(self.pinner, self.say("dashboard-unpin" if is_pinned else "dashboard-pin"))
        self.compared.clear()
        if not is_pinned or drawing is None or pin is None:
            return
        with self.compared:
            _text(
                "strong",
                self.say("dashboard-pinned", name=shipped_title(pin.scenario, self.link.lang)),
            )
            for line in self._differences(drawing):
                _text("p", line)

    def _differences(self, drawing: Drawing) -> list[str]:
        weeks, lang = drawing.picture.results.weeks, self.link.lang
        base = weeks if drawing.pin is None else drawing.pin.results.weeks
        if base != weeks:
            ends = {"base": horizon(base, lang), "now": horizon(weeks, lang)}
            return [self.say("dashboard-change-horizons", **ends)]
        if not drawing.changes:
            return [self.say("dashboard-change-wait")]
        return [change_words(change, lang) for change in drawing.changes]

    def _settle(self, answer: Answer[Link, Drawing]) -> None:
        picture = self.drawing.picture if self.drawing else None
        if picture is None:
            return
        _say(self.foot, run_footer(picture.results, self.link.lang))
        values = {"futures": picture.replicates}
        text = self.say("dashboard-status-quick", **values)
        if answer.is_final:
            text = self.say("dashboard-status-full", seed=str(picture.results.seed), **values)
            query = answer.asked.query()
            self.client.run_javascript(f"history.replaceState(null, '', '?{query}')")
        _say(self.status, text)
        self.status.props["data-number"] = str(answer.number)
        self.status.props["data-final"] = str(int(answer.is_final))
        self.status.update()


def _text(tag: str, words: str) -> Any:
    element = ui.element(tag)
    element._text = words  # noqa: SLF001 - as NiceGUI's own text elements do
    return element


def _say(element: Any, words: str) -> None:
    if element._text != words:  # noqa: SLF001 - as in _text
        element._text = words  # noqa: SLF001 - as in _text
        element.update()


def _button(words: str, act: Callable[[], Any], look: str = "plain") -> Any:
    return _text("button", words).classes(look).props('type="button"').on("click", act)
