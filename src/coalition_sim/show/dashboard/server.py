"""The server of the page: loopback unless asked otherwise, nothing read or written but the page."""

from __future__ import annotations

import socket
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI, Request
from nicegui import app as nicegui_app
from nicegui import ui
from starlette.middleware.trustedhost import TrustedHostMiddleware

from coalition_sim.errors import CoalitionError, LinkError, OutputError
from coalition_sim.show.dashboard.page import Page
from coalition_sim.show.dashboard.setup import Library, Link, Setup, read_link
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from coalition_sim.scenario import Scenario

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --lan, which says so
NAMES = ["localhost", "127.0.0.1", "[::1]"]
MOST_PAGES = 60
STYLE = Path(__file__).with_name("dashboard.css")


def address(port: int) -> str:
    """Return the page's address on this machine."""
    return f"http://localhost:{port}/"


def lan_address(port: int) -> str:
    """Return the page's address for other machines on the network, as far as it is known."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; only asks which way it would go
            host = str(probe.getsockname()[0])
        except OSError:
            host = socket.gethostname()
    return f"http://{host}:{port}/"


def check_port(port: int, *, lan: bool) -> None:
    """Say so in a sentence where a port is taken."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((EVERYWHERE if lan else LOOPBACK, port))
        except OSError as error:
            reason = error.strerror or "taken"
            remedy = "stop what runs there, or choose another with --port"
            raise OutputError(f"--port = {port} cannot be opened ({reason}); {remedy}") from error


def serve(
    scenario: Scenario,
    *,
    port: int,
    lang: str = "en",
    seed: int = 0,
    replicates: int = 1000,
    lan: bool = False,
    opened: Callable[[], None] | None = None,
) -> None:
    """Serve the page until interrupted.

    Parameters
    ----------
    scenario : Scenario
        What it opens with.
    port : int
        Port.
    lang : {"en", "fr"}
        Language that it opens in.
    seed, replicates : int
        Seed; futures at rest.
    lan : bool
        Whether other machines on the network may open it.
    opened : callable, optional
        Called once the server answers.
    """
    check_port(port, lan=lan)
    start = Link(Setup(scenario.name, seed=seed), lang)
    site = build_site(Library(scenario), start, replicates=replicates, lan=lan, opened=opened)
    host = EVERYWHERE if lan else LOOPBACK
    uvicorn.run(site, host=host, port=port, log_level="warning", ws_max_size=2**20)


def build_site(
    library: Library,
    start: Link,
    *,
    replicates: int,
    lan: bool,
    opened: Callable[[], None] | None,
) -> FastAPI:
    """Return the application, whose one page is the dashboard."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if opened is not None:
            opened()
        yield

    site = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    if not lan:
        site.add_middleware(TrustedHostMiddleware, allowed_hosts=NAMES)

    @ui.page("/", title=language(start.lang)("dashboard-name"))
    def dashboard(request: Request) -> None:
        _open(request.url.query, library, start, replicates)

    ui.run_with(
        site,
        title=language(start.lang)("dashboard-name"),
        show_welcome_message=False,
        tailwind=False,
    )
    return site


def _open(query: str, library: Library, start: Link, replicates: int) -> None:
    """Lay out the page that a link asks for, or say why not."""
    ui.add_css(STYLE)
    try:
        link = read_link(query, library, start=start)
        if len(list(nicegui_app.clients("/"))) > MOST_PAGES:
            raise LinkError(language(link.lang)("dashboard-busy"))
    except CoalitionError as error:
        _refuse(str(error), start.lang)
        return
    ui.query("html").props(f'lang="{link.lang}"')
    Page(library, link, replicates=replicates).build()


def _refuse(problem: str, lang: str) -> None:
    say = language(lang)
    with ui.element("div").classes("refused"):
        line = ui.element("p").props('role="alert"')
        line._text = say("dashboard-bad-link", problem=problem)  # noqa: SLF001 - as NiceGUI's own
        anchor = ui.element("a").props('href="/"')
        anchor._text = say("dashboard-open-anew")  # noqa: SLF001 - as NiceGUI's own
