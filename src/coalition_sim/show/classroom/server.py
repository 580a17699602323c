"""The server: light pages for students, NiceGUI's pages for teacher and debrief, the JSON routes.

The students' pages are light so that thirty phones load them at once and a dropped connection
costs nothing: they poll, and send each move until it is acknowledged.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI
from jinja2 import Environment
from nicegui import ui
from starlette.responses import HTMLResponse, Response

from coalition_sim.show.classroom import debrief_page, teacher_page
from coalition_sim.show.classroom.api import Api
from coalition_sim.show.classroom.guard import Guard
from coalition_sim.show.classroom.network import LOOPBACK, STATIC
from coalition_sim.show.language import LANGUAGES, language
from coalition_sim.show.words import about

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from starlette.requests import Request

    from coalition_sim.show.classroom.session import Session

EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --lan, which says so
TICK = 0.5  # seconds
MOST_CONNECTIONS = 400
LARGEST_MESSAGE = 2**17  # bytes on a teacher's socket
ASSETS = {"classroom.css": "text/css", "classroom.js": "text/javascript"}
OTHER = {"en": ("fr", "Français"), "fr": ("en", "English")}
LABELS = {
    "title": "title",
    "respect": "respect",
    "join": "join-heading",
    "code": "join-code",
    "codeHint": "join-code-hint",
    "name": "join-name",
    "nameHint": "join-name-hint",
    "seat": "join-seat",
    "seatHint": "join-seat-hint",
    "continue": "join-continue",
    "take": "join-button",
    "send": "send",
    "again": "send-again",
    "sending": "sending",
    "unsent": "unsent",
    "lost": "lost",
    "left": "time-left",
    "paused": "paused",
    "nothing": "nothing-yet",
    "debrief": "debrief-link",
    "removed": "removed",
}


def serve(session: Session, *, port: int, lan: bool) -> None:
    """Serve a session until interrupted.

    Parameters
    ----------
    session : Session
        What is played.
    port : int
        Port.
    lan : bool
        Whether other machines on the network may join.
    """
    uvicorn.run(
        build_site(session, lan=lan),
        host=EVERYWHERE if lan else LOOPBACK,
        port=port,
        log_level="warning",
        ws_max_size=LARGEST_MESSAGE,
        limit_concurrency=MOST_CONNECTIONS,
        server_header=False,
    )


def build_site(session: Session, *, lan: bool) -> FastAPI:
    """Return the application of one session."""
    site = FastAPI(
        lifespan=_ticking(session), docs_url=None, redoc_url=None, openapi_url=None
    )
    site.router.routes.extend(Api(session).routes())
    light_pages(site, session)
    teacher_page.add(session)
    debrief_page.add(session)
    title = language(session.game.language)("classroom-title")
    ui.run_with(site, title=title, show_welcome_message=False, tailwind=False)
    site.add_middleware(Guard, session=session, lan=lan)
    return site


def light_pages(site: FastAPI, session: Session) -> None:
    """Add the students' pages and what they are made of."""
    page = Environment(autoescape=True).from_string((STATIC / "page.html").read_text("utf-8"))

    async def students(request: Request) -> Response:
        asked = request.query_params.get("lang", "")
        lang = asked if asked in LANGUAGES else session.game.language
        return HTMLResponse(page.render(lang=lang, labels=labels(session, lang)))

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ASSETS:
            return Response(status_code=404)
        return Response((STATIC / name).read_bytes(), media_type=ASSETS[name])

    site.router.add_route("/", students, methods=["GET"])
    site.router.add_route("/play", students, methods=["GET"])
    site.router.add_route("/assets/{name}", asset, methods=["GET"])


def labels(session: Session, lang: str) -> dict[str, str]:
    """Return the words that the students' pages carry."""
    say = language(lang)
    code, name = OTHER[lang]
    scenario = session.game.opening.scenario
    return {label: say(f"classroom-{key}") for label, key in LABELS.items()} | {
        "otherCode": code,
        "otherName": name,
        "scenario": say("classroom-scenario", title=about(scenario, lang).title),
        "note": say("not-a-forecast"),
    }


def _ticking(session: Session) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        clock = asyncio.create_task(_tick(session))
        yield
        clock.cancel()
        with suppress(asyncio.CancelledError):
            await clock

    return lifespan


async def _tick(session: Session) -> None:
    """Close rounds whose time is up, as long as the server lives."""
    while True:
        await asyncio.sleep(TICK)
        try:
            session.game.tick()
        except Exception:
            logging.getLogger(__name__).exception("the timer could not close a round")
