"""The game's rules of procedure: every change is one entry, applied the same way ever after.

A session is its journal. `Game.record` checks nothing: commands check, then record; a journal that
is read back is applied entry by entry and gives the same session.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coalition_sim.engine.raw import MODEL_VERSION
from coalition_sim.errors import OutputError
from coalition_sim.scenario import Scenario
from coalition_sim.show.classroom import names
from coalition_sim.show.classroom.names import GameError
from coalition_sim.show.classroom.plan import Plan, seats
from coalition_sim.show.classroom.replay import Opening, replay
from coalition_sim.show.classroom.table import Choice, Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coalition_sim.show.classroom.replay import Course

LOBBY, ROUND, DISCLOSED, OVER = "lobby", "round", "disclosed", "over"
MOST_CHOICES = 4
LONGEST_TIMER = 60.0  # minutes
SIXTY = 60.0


@dataclass(frozen=True)
class Player:
    """Who sits where: a nickname, and the fingerprint of a browser's token. Nothing else."""

    seat: str
    name: str
    token: str


@dataclass(frozen=True)
class Move:
    """What a seat chose in a round; the latest of its browser counts until the round closes."""

    id: str
    seat: str
    round: int
    number: int
    choice: Choice


class Game:
    """A session.

    Parameters
    ----------
    first : dict
        The session's first entry, from `opening_entry`.
    write : callable
        Takes an entry and returns once it is safe.
    clock : callable
        Seconds, for the timer.
    """

    def __init__(
        self,
        first: dict[str, Any],
        write: Callable[[dict[str, Any]], None],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write, self._clock = write, clock
        self.opening = _opening(first)
        self.code: str = first["code"]
        self.keys = {str(first["key"])}
        self.language: str = first["lang"]
        self.minutes = float(first["minutes"])
        self.seats = seats(self.opening.scenario)
        self.players: dict[str, Player] = {}
        self.moves: dict[str, Move] = {}
        self.current: dict[str, Move] = {}
        self.decisions: list[Decision] = []
        self.seated_first: frozenset[str] = frozenset()
        self.phase = LOBBY
        self.paused = False
        self._ends_at = self._left = 0.0

    # entries ----------------------------------------------------------------------------------

    @classmethod
    def resume(
        cls, entries: list[dict[str, Any]], write: Callable[[dict[str, Any]], None], **options: Any
    ) -> Game:
        """Return the session that a journal tells; an open round's clock starts again.

        Raises
        ------
        OutputError
            For a journal of another version of the model, or one that does not fit together.
        """
        first, *others = entries
        try:
            game = cls(first, write, **options)
            for entry in others:
                game.apply(entry)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise OutputError(f"the session's file does not fit together: {error!r}") from error
        return game

    def write_to(self, write: Callable[[dict[str, Any]], None]) -> None:
        """Make later entries safe elsewhere."""
        self._write = write

    def record(self, kind: str, **values: Any) -> None:
        """Make an entry safe, then let it count."""
        entry = {"kind": kind, **values}
        self._write(entry)
        self.apply(entry)

    def apply(self, entry: dict[str, Any]) -> None:
        """Let an entry count; unknown kinds are refused."""
        getattr(self, f"_apply_{entry['kind']}")(entry)

    def _apply_key(self, entry: dict[str, Any]) -> None:
        self.keys.add(str(entry["hash"]))

    def _apply_seat(self, entry: dict[str, Any]) -> None:
        player = Player(entry["seat"], entry["name"], entry["token"])
        self.players[player.seat] = player

    def _apply_remove(self, entry: dict[str, Any]) -> None:
        self.players.pop(entry["seat"], None)
        self.current.pop(entry["seat"], None)

    def _apply_start(self, entry: dict[str, Any]) -> None:
        self.seated_first = frozenset(entry["seated"])
        self._open()

    def _apply_move(self, entry: dict[str, Any]) -> None:
        choice = tuple(str(part) for part in entry["choice"])
        move = Move(entry["id"], entry["seat"], entry["round"], entry["n"], choice)
        self.moves[move.id] = move
        self.current[move.seat] = move

    def _apply_close(self, entry: dict[str, Any]) -> None:
        choices = {
            seat: None if choice is None else tuple(choice)
            for seat, choice in entry["choices"].items()
        }
        self.decisions.append(Decision(choices, frozenset(entry["seated"])))
        self.current = {}
        self.phase = DISCLOSED
        self._forget()

    def _apply_next(self, _: dict[str, Any]) -> None:
        if self.course.question is None:
            self.phase = OVER
        else:
            self._open()

    def _apply_end(self, _: dict[str, Any]) -> None:
        self.phase = OVER
        self.current = {}

    def _apply_pause(self, _: dict[str, Any]) -> None:
        self._left = self.seconds_left
        self.paused = True

    def _apply_unpause(self, _: dict[str, Any]) -> None:
        self._ends_at = self._clock() + self._left
        self.paused = False

    def _apply_minutes(self, entry: dict[str, Any]) -> None:
        self.minutes = float(entry["minutes"])
        self._wind()

    def _apply_language(self, entry: dict[str, Any]) -> None:
        self.language = str(entry["lang"])

    def _open(self) -> None:
        self.current = {}
        self.paused = False
        self._forget()
        if self.course.question is None:
            self.phase = OVER
            return
        self.phase = ROUND
        self._wind()

    def _wind(self) -> None:
        self._left = SIXTY * self.minutes
        self._ends_at = self._clock() + self._left

    def _forget(self) -> None:
        self.__dict__.pop("course", None)

    # what is the case -------------------------------------------------------------------------

    @cached_property
    def course(self) -> Course:
        """The future so far; replayed when a round closes."""
        return replay(self.opening, self.decisions, seated=self.seated_first)

    @property
    def seconds_left(self) -> float:
        """Seconds until the round closes by itself; 0 where it does not."""
        if self.phase != ROUND or self.minutes <= 0:
            return 0.0
        return self._left if self.paused else max(0.0, self._ends_at - self._clock())

    @property
    def is_due(self) -> bool:
        """Whether time has run out on an open round."""
        running = self.phase == ROUND and self.minutes > 0 and not self.paused
        return running and self.seconds_left <= 0

    @property
    def round(self) -> int:
        """Number of the round that is open, or of the last one."""
        return len(self.decisions) + (self.phase == ROUND)

    @property
    def free_seats(self) -> list[str]:
        """Seats that nobody has taken, the larger states first."""
        return [seat for seat in self.seats if seat not in self.players]

    def allows(self, seat: str) -> Choice:
        """Return what a seat may choose from now; nothing where it has nothing to decide."""
        question = self.course.question if self.phase == ROUND else None
        return question.allows(seat) if question else ()

    @property
    def waiting_for(self) -> list[str]:
        """Seats in play that have something to decide and have not."""
        return [s for s in self.players if self.allows(s) and s not in self.current]

    def player(self, token: str) -> Player | None:
        """Return who holds a token."""
        mark = names.fingerprint(token)
        return next((p for p in self.players.values() if names.same(p.token, mark)), None)

    def is_teacher(self, key: str) -> bool:
        """Whether a key is the teacher's."""
        mark = names.fingerprint(key)
        return any(names.same(mark, known) for known in self.keys)

    # commands of players ----------------------------------------------------------------------

    def join(self, *, code: object, name: object, seat: object, token: object) -> Player:
        """Take a seat; the same token asked again gets the same seat.

        Raises
        ------
        GameError
            For a wrong code, a name that will not do, a seat that is taken, or a game that is over.
        """
        secret = names.identifier(token)
        known = self.player(secret)
        if known is not None:
            return known
        self.check_code(code)
        shown = names.nickname(name)
        if self.phase == OVER:
            raise GameError("over")
        if seat not in self.seats:
            raise GameError("malformed")
        if seat in self.players:
            raise GameError("taken")
        if any(p.name.casefold() == shown.casefold() for p in self.players.values()):
            raise GameError("namesake")
        self.record("seat", seat=seat, name=shown, token=names.fingerprint(secret))
        return self.players[str(seat)]

    def check_code(self, code: object) -> None:
        """Refuse a wrong join code."""
        if not names.same(names.typed_code(code), self.code):
            raise GameError("code")

    def move(self, player: Player, body: dict[str, Any]) -> Move:
        """Take a move; one that was taken before is acknowledged again and changes nothing.

        Parameters
        ----------
        player : Player
            Whose it is.
        body : dict
            ``id`` (drawn by the browser), ``round``, ``n`` (its count of this browser's moves) and
            ``choice``, a list of words.

        Raises
        ------
        GameError
            For a round that is closed or paused, or a choice that the seat does not have.
        """
        name = names.identifier(body.get("id"))
        known = self.moves.get(name)
        if known is not None:
            return _own(known, player)
        if self.phase != ROUND or body.get("round") != self.round:
            raise GameError("closed")
        if self.paused:
            raise GameError("paused")
        choice = self._choice(player.seat, body.get("choice"))
        number = body.get("n")
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**31:
            raise GameError("malformed")
        last = self.current.get(player.seat)
        if last is not None and number <= last.number:
            raise GameError("stale")
        self.record(
            "move", id=name, seat=player.seat, round=self.round, n=number, choice=list(choice)
        )
        return self.moves[name]

    def _choice(self, seat: str, value: object) -> Choice:
        allowed = self.allows(seat)
        if not allowed:
            raise GameError("nothing")
        if not isinstance(value, list) or len(value) > MOST_CHOICES:
            raise GameError("malformed")
        if any(part not in allowed for part in value) or len(set(value)) < len(value):
            raise GameError("malformed")
        if not seat.isupper() and len(value) != 1:
            raise GameError("malformed")
        return tuple(part for part in allowed if part in value)

    # commands of the teacher ------------------------------------------------------------------

    def start(self) -> None:
        """Begin: the first piece of evidence comes up."""
        self._need(LOBBY)
        self.record("start", seated=sorted(self.players))

    def close(self, *, skip: bool = False) -> None:
        """Close the round and disclose who acted; skipped, no choice of it counts."""
        self._need(ROUND)
        choices = {
            seat: list(self.current[seat].choice) if seat in self.current and not skip else None
            for seat in sorted(self.players)
            if self.allows(seat)
        }
        self.record("close", round=self.round, choices=choices, seated=sorted(self.players))

    def proceed(self) -> None:
        """Go on to the next round, or to the debrief after the last."""
        self._need(DISCLOSED)
        self.record("next")

    def end(self) -> None:
        """End the game now; the last decisions stand to the horizon."""
        if self.phase != OVER:
            self.record("end")

    def pause(self, *, on: bool) -> None:
        """Stop the clock and take no moves, or go on."""
        self._need(ROUND)
        if on != self.paused:
            self.record("pause" if on else "unpause")

    def set_minutes(self, minutes: object) -> None:
        """Set the timer, from now on; 0 for none."""
        if not isinstance(minutes, int | float) or not 0 <= minutes <= LONGEST_TIMER:
            raise GameError("minutes")
        self.record("minutes", minutes=float(minutes))

    def set_language(self, code: str) -> None:
        """Set the language that pages start in."""
        if code not in ("en", "fr"):
            raise GameError("malformed")
        self.record("language", lang=code)

    def remove(self, seat: str) -> None:
        """Remove a nickname; its seat is free, and simulated until it is taken again."""
        if seat in self.players:
            self.record("remove", seat=seat)

    def tick(self) -> None:
        """Close the round if its time is up."""
        if self.is_due:
            self.close()

    def _need(self, phase: str) -> None:
        if self.phase != phase:
            raise GameError("phase")

    # other lives ------------------------------------------------------------------------------

    def final_course(self) -> Course:
        """Return the class's future to its end."""
        return replay(self.opening, self.decisions, seated=self.seated_first, stops=False)

    def changed_course(self, number: int, seat: str, choice: Iterable[str]) -> Course:
        """Return the same luck with one decision changed, all others as they were.

        Parameters
        ----------
        number : int
            Number of the round, from 1.
        seat : str
            Whose decision.
        choice : iterable of str
            What it chooses instead.
        """
        old = self.decisions[number - 1]
        changed = replace(old, choices={**old.choices, seat: tuple(choice)})
        decisions = [*self.decisions[: number - 1], changed, *self.decisions[number:]]
        return replay(self.opening, decisions, seated=self.seated_first, stops=False)

    def simulated_course(self) -> Course:
        """Return the same luck with every seat simulated."""
        return replay(self.opening, (), stops=False)


def _own(move: Move, player: Player) -> Move:
    if move.seat != player.seat:
        raise GameError("malformed")
    return move


def opening_entry(opening: Opening, *, key: str, lang: str, minutes: float) -> dict[str, Any]:
    """Return the first entry of a new session; it draws the join code."""
    return {
        "kind": "session",
        "model": MODEL_VERSION,
        "scenario": opening.scenario.model_dump(mode="json", by_alias=True),
        "seed": opening.seed,
        "replicate": opening.replicate,
        "rounds": opening.plan.rounds,
        "season": opening.plan.season,
        "code": names.new_code(),
        "key": names.fingerprint(key),
        "lang": lang,
        "minutes": minutes,
    }


def _opening(first: dict[str, Any]) -> Opening:
    if first["model"] != MODEL_VERSION:
        raise OutputError(
            f"the session was begun with version {first['model']} of the model, and this is "
            f"{MODEL_VERSION}; go on with the version that it was begun with"
        )
    scenario = Scenario.model_validate_json(json.dumps(first["scenario"]))
    plan = Plan(first["rounds"], first["season"])
    return Opening(scenario, first["seed"], first["replicate"], plan)
