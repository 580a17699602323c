"""What stands before every route: hosts, sizes, rates, the teacher's door, headers."""

from __future__ import annotations

import ipaddress
import socket
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse, RedirectResponse

from coalition_sim.show.classroom.limits import LARGEST_BODY
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from coalition_sim.show.classroom.session import Session

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
COOKIE = "teacher"
TEACHER = "/teacher"
LIGHT = ("/", "/play", "/assets/", "/api/")
STRICT = (
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
PAGES = (  # NiceGUI's pages carry scripts and styles of their own within the page
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "frame-ancestors 'none'; base-uri 'self'"
)


class Guard:
    """ASGI middleware; nothing reaches a route, or NiceGUI, but through it."""

    def __init__(self, app: Any, session: Session, *, lan: bool) -> None:
        self.app, self.session, self.lan = app, session, lan

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal is not None and scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif refusal is not None:
            await refusal(scope, receive, _with_headers(send, scope["path"]))
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send, scope["path"]))

    def _refusal(self, scope: Any, headers: dict[str, str]) -> Any:
        """Return the response that refuses a request, or None."""
        if not self._knows_host(headers.get("host", "")) or not _same_origin(headers):
            return PlainTextResponse("this host is not served", 400)
        if not self.session.limits.requests.count(visitor(scope)):
            return PlainTextResponse("too many requests", 429, {"Retry-After": "5"})
        if scope["type"] == "websocket":
            return None
        if scope["method"] not in ("GET", "HEAD") and not scope["path"].startswith("/api/"):
            return PlainTextResponse("not allowed", 405)
        if _length(headers) > LARGEST_BODY:
            return PlainTextResponse("too large", 413)
        return self._door(scope, headers) if scope["path"].rstrip("/") == TEACHER else None

    def _door(self, scope: Any, headers: dict[str, str]) -> Any:
        """Let the teacher in; the key leaves the address for a cookie that no script reads."""
        limits, who = self.session.limits, visitor(scope)
        if not limits.may_guess(who):
            return PlainTextResponse("too many tries", 429, {"Retry-After": "60"})
        given = parse_qs(scope["query_string"].decode("latin-1")).get("key", [""])[0]
        if given and self.session.game.is_teacher(given):
            response = RedirectResponse(TEACHER, 303)
            response.set_cookie(COOKIE, given, httponly=True, samesite="strict")
            return response
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        if not given and kept is not None and self.session.game.is_teacher(kept.value):
            return None
        if given or kept is not None:
            limits.guessed_wrong(who)
        say = language(self.session.game.language)
        return PlainTextResponse(say("classroom-teacher-forbidden"), 403)

    def _knows_host(self, host: str) -> bool:
        """Whether a request means this machine: other names would let foreign pages speak here."""
        name = _host_name(host)
        if name in LOOPBACK:
            return True
        own = {socket.gethostname().lower(), f"{socket.gethostname()}.local".lower()}
        return self.lan and (name in own or _is_address(name))


def visitor(scope: Any) -> str:
    """Return the address that a request came from."""
    return scope["client"][0] if scope.get("client") else "?"


def _host_name(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _same_origin(headers: dict[str, str]) -> bool:
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _length(headers: dict[str, str]) -> int:
    try:
        return int(headers.get("content-length", "0"))
    except ValueError:
        return LARGEST_BODY + 1


def _with_headers(send: Any, path: str) -> Any:
    light = path in LIGHT or path.startswith(LIGHT[2:])
    added = {
        "content-security-policy": STRICT if light else PAGES,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
    }
    if light:
        added["cache-control"] = "no-store"

    async def send_with_headers(message: Any) -> None:
        if message["type"] == "http.response.start":
            kept = [(k, v) for k, v in message["headers"] if k.decode().lower() not in added]
            message["headers"] = [*kept, *((k.encode(), v.encode()) for k, v in added.items())]
        await send(message)

    return send_with_headers
