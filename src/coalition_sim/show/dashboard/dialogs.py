"""What is one click away: help, limits, details of a slider, one future, files and the link."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from nicegui import ui

from coalition_sim.errors import CoalitionError, StudyError
from coalition_sim.show.amounts import percent
from coalition_sim.show.dashboard import exports, futures, texts
from coalition_sim.show.dashboard.futures import TYPICAL
from coalition_sim.show.dashboard.widgets import Choice
from coalition_sim.show.dashboard.words import state_name
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario
    from coalition_sim.show.dashboard.levers import Lever
    from coalition_sim.show.dashboard.page import Page

__all__ = ["TYPICAL", "details", "future", "has_accepted", "help_page", "limits", "share", "soften"]

MEMBERS = 40
MEMBER_FUTURES = 100
COPY = "navigator.clipboard?.writeText(document.getElementById('link').value)"


@contextmanager
def _window(title: str, lang: str) -> Iterator[Any]:
    """Open a window with a title and a button that closes it."""
    with ui.dialog() as dialog, ui.element("div").classes("page"):
        dialog.props(f'aria-label="{title.replace(chr(34), "")}"')
        _text("h2", title)
        yield dialog
        with ui.element("div").classes("buttons"):
            close = _text("button", language(lang)("dashboard-close")).classes("plain")
            close.props('type="button"').on("click", dialog.close)
    dialog.on("hide", dialog.delete)
    dialog.open()


def limits(lang: str) -> None:
    """Show what the model cannot tell."""
    with _window(language(lang)("dashboard-limits-title"), lang), ui.element("ul"):
        for line in texts.limits(lang):
            _text("li", line)


def help_page(scenario: Scenario, lang: str) -> None:
    """Show the help under its fixed headings."""
    with _window(language(lang)("dashboard-help"), lang):
        for heading, paragraphs in texts.help_sections(scenario, lang):
            _text("h3", heading)
            for paragraph in paragraphs:
                _text("p", paragraph)


def details(lever: Lever, value: float, lang: str) -> None:
    """Show where a slider's number comes from."""
    with _window(texts.slider_name(lever.key, lang), lang):
        for line in texts.details(lever, value, lang):
            _text("p", line)


def share(page: Page) -> None:
    """Offer files and the link."""
    lang, say = page.link.lang, page.say
    with _window(say("dashboard-export"), lang):
        with ui.element("div").classes("buttons"):
            for kind in exports.EXPORTS:
                button = _text("button", say(f"dashboard-{kind}")).classes("plain")
                button.props(f'type="button" data-export="{kind}"')
                button.on("click", _saver(page, kind))
        _text("h3", say("dashboard-link"))
        link = ui.element("input").classes("link")
        address = f"location.origin + location.pathname + '?{page.link.query()}'"
        link.props(f'id="link" readonly aria-label="{say("dashboard-link")}"')
        copy = _text("button", say("dashboard-copy")).classes("plain").props('type="button"')
        copy.on("click", lambda: ui.notify(say("dashboard-copied")))
        copy.on("click", js_handler=f"() => {{ {COPY} }}")
    page.client.run_javascript(
        f"setTimeout(() => {{ document.getElementById('link').value = {address} }}, 50)"
    )


def _saver(page: Page, kind: str) -> Callable[[], Any]:
    async def save() -> None:
        if page.drawing is None:
            return
        picture, lang = page.drawing.picture, page.link.lang
        content, name = await asyncio.to_thread(exports.export, picture, kind, lang)
        ui.download.content(content, name)

    return save


async def future(page: Page, *, kind: str = "", replicate: int = 0) -> None:
    """Tell one future: a typical one, or one by its number."""
    if page.drawing is None:
        return
    results, lang, say = page.drawing.picture.results, page.link.lang, page.say
    number = await asyncio.to_thread(futures.typical, results, kind) if kind else replicate
    happened, story = await asyncio.to_thread(futures.told, results, number, lang)
    with page.client, _window(story.title, lang):
        for line in story.opening:
            _text("p", line)
        for paragraph in story.paragraphs:
            _text("h3", paragraph.label)
            _text("p", paragraph.text)
        for line in (*story.closing, story.note):
            _text("p", line)
        _text("h3", say("dashboard-why"))
        _ask_why(happened, results.scenario, lang)


def _ask_why(happened: Any, scenario: Scenario, lang: str) -> None:
    """Let a decision be chosen, and say why it was taken."""
    say, calls = language(lang), futures.calls(happened)
    if not calls:
        return
    labels = {
        f"{state}-{week}": f"{state_name(state, scenario, lang)}, {say('dashboard-week')} {week}"
        for state, week in calls
    }
    by_key = dict(zip(labels, calls, strict=True))

    def tell(key: str) -> None:
        state, week = by_key[key]
        try:
            words = futures.reasons(happened, state, week, lang)
        except CoalitionError as error:
            words = str(error)
        answer._text = words  # noqa: SLF001 - as NiceGUI's own text elements do
        answer.update()

    Choice(say("dashboard-why-state"), labels, next(iter(labels)), on_choose=tell)
    answer = _text("p", "").style("white-space: pre-line")
    tell(next(iter(labels)))


def has_accepted() -> bool:
    """Whether the calibration has stored an accepted set."""
    from coalition_sim.study.accepted import accepted  # noqa: PLC0415 - pandas reads a file

    try:
        return len(accepted()) > 0
    except StudyError:
        return False


async def soften(results: Results, lang: str) -> None:
    """Say how far the headline spreads over accepted sets of parameters."""
    from coalition_sim.study.accepted import over_accepted, spread  # noqa: PLC0415 - as above

    say = language(lang)

    def over() -> Any:
        table = over_accepted(
            results.scenario, replicates=MEMBER_FUTURES, number=MEMBERS, seed=results.seed
        )
        return len(table), spread(results, table)

    with _window(say("dashboard-spread-ask"), lang):
        words = _text("p", say("dashboard-spread-wait"))
    members, found = await asyncio.to_thread(over)
    armed, war = found.loc["survival_armed"], found.loc["survival_offensive"]
    words._text = say(  # noqa: SLF001 - as NiceGUI's own text elements do
        "dashboard-spread-armed",
        members=members,
        low=percent(armed["low"], lang),
        high=percent(armed["high"], lang),
        warlow=percent(war["low"], lang),
        warhigh=percent(war["high"], lang),
    )
    words.update()


def _text(tag: str, words: str) -> Any:
    element = ui.element(tag)
    element._text = words  # noqa: SLF001 - as NiceGUI's own text elements do
    return element
