"""The moves' way in: a few JSON routes that the students' page, or any light client, calls."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from coalition_sim.show.classroom.game import OVER
from coalition_sim.show.classroom.guard import visitor
from coalition_sim.show.classroom.limits import LARGEST_BODY
from coalition_sim.show.classroom.names import GameError
from coalition_sim.show.classroom.views import player_view, stamp
from coalition_sim.show.classroom.words import seat_name
from coalition_sim.show.language import LANGUAGES, language

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from coalition_sim.show.classroom.game import Player
    from coalition_sim.show.classroom.session import Session

STATUS = {"code": 403, "unknown": 401, "often": 429, "large": 413, "malformed": 400, "name": 400}
CONFLICT = 409
BEARER = "Bearer "


class Api:
    """The JSON routes of one session."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def routes(self) -> list[Route]:
        """Return the routes."""
        post = {"/api/enter": self.enter, "/api/join": self.join, "/api/move": self.move}
        return [
            Route("/api/view", self._answering(self.view), methods=["GET"]),
            *(Route(path, self._answering(f), methods=["POST"]) for path, f in post.items()),
        ]

    def _answering(
        self, handler: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Turn what may not be done into a sentence in the visitor's language."""

        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except GameError as error:
                say = language(self._lang(request))
                told = {"error": error.reason, "text": say(f"classroom-error-{error.reason}")}
                return JSONResponse(told, STATUS.get(error.reason, CONFLICT))

        return answer

    async def enter(self, request: Request) -> Response:
        """Answer a join code with the seats that are free."""
        body = await read_body(request)
        self._check_code(request, body.get("code"))
        game, say = self.session.game, language(self._lang(request))
        free = [
            {"value": seat, "label": seat_name(say, game.opening.scenario, seat)}
            for seat in game.free_seats
        ]
        if not free:
            raise GameError("full")
        return JSONResponse({"seats": free})

    async def join(self, request: Request) -> Response:
        """Give a seat to a token that the browser drew; asked again, the same answer."""
        body = await read_body(request)
        game = self.session.game
        token = body.get("token")
        if not (isinstance(token, str) and game.player(token)):
            self._check_code(request, body.get("code"))
        wanted = {key: body.get(key) for key in ("code", "name", "seat", "token")}
        player = game.join(**wanted)
        return JSONResponse({"seat": player.seat, "name": player.name})

    async def move(self, request: Request) -> Response:
        """Take a move, and acknowledge it once it is on the disk."""
        player = self._player(request)
        if not self.session.limits.moves.count(player.seat):
            raise GameError("often")
        move = self.session.game.move(player, await read_body(request))
        return JSONResponse(
            {"id": move.id, "round": move.round, "n": move.number, "choice": list(move.choice)}
        )

    async def view(self, request: Request) -> Response:
        """Return what a seat is shown; nothing where the page has it already."""
        player = self._player(request)
        game, lang = self.session.game, self._lang(request)
        seconds = {"x-seconds-left": f"{game.seconds_left:.0f}"}
        if request.query_params.get("stamp") == stamp(game, player, lang):
            return Response(status_code=204, headers=seconds)
        view = player_view(game, player, self.session.results, lang)
        return JSONResponse(view | {"over": game.phase == OVER}, headers=seconds)

    def _check_code(self, request: Request, code: object) -> None:
        limits, who = self.session.limits, visitor(request.scope)
        if not limits.may_guess(who):
            raise GameError("often")
        try:
            self.session.game.check_code(code)
        except GameError:
            limits.guessed_wrong(who)
            raise

    def _player(self, request: Request) -> Player:
        given = request.headers.get("authorization", "")
        token = given.removeprefix(BEARER) if given.startswith(BEARER) else ""
        player = self.session.game.player(token)
        if player is None:
            raise GameError("unknown")
        return player

    def _lang(self, request: Request) -> str:
        asked = request.query_params.get("lang", "")
        return asked if asked in LANGUAGES else self.session.game.language


async def read_body(request: Request) -> dict[str, Any]:
    """Return a small JSON object, or refuse it."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise GameError("malformed")
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_BODY:
            raise GameError("large")
    try:
        body = json.loads(bytes(data))
    except (ValueError, RecursionError) as error:
        raise GameError("malformed") from error
    if not isinstance(body, dict):
        raise GameError("malformed")
    return body
