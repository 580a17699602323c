"""What each seat is shown, as plain values that a light page or client can read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coalition_sim.show.classroom import sections
from coalition_sim.show.classroom.game import DISCLOSED, LOBBY, OVER, ROUND
from coalition_sim.show.classroom.plan import CHALLENGER, COMMISSION
from coalition_sim.show.classroom.words import choice_word, choice_words, seat_name
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from coalition_sim.engine.results import Results
    from coalition_sim.show.classroom.game import Game, Player
    from coalition_sim.show.classroom.sections import Section
    from coalition_sim.show.language import Language


def stamp(game: Game, player: Player, lang: str) -> str:
    """Return a mark that changes when, and only when, a seat's view does."""
    move = game.current.get(player.seat)
    parts = (game.phase, game.round, game.paused, game.minutes, move and move.id, lang)
    return ".".join(str(part) for part in parts)


def player_view(game: Game, player: Player, results: Results, lang: str) -> dict[str, Any]:
    """Return all that one seat's page shows.

    Parameters
    ----------
    game : Game
        The session.
    player : Player
        Whose page.
    results : Results
        Simulated futures, for what evidence is worth.
    lang : {"en", "fr"}
        Language of the texts.
    """
    say = language(lang)
    scenario = game.opening.scenario
    move = game.current.get(player.seat)
    return {
        "stamp": stamp(game, player, lang),
        "phase": game.phase,
        "round": game.round,
        "heading": heading(say, game),
        "you": say(
            "classroom-you", name=player.name, seat=seat_name(say, scenario, player.seat)
        ),
        "sections": [asdict(section) for section in seat_sections(say, game, player.seat, results)],
        "form": _form(say, game, player.seat),
        "received": None if move is None else _received(say, player.seat, move),
        "paused": game.paused,
    }


def heading(say: Language, game: Game) -> str:
    """Return where the game stands."""
    if game.phase == LOBBY:
        return say("classroom-phase-lobby")
    if game.phase == OVER:
        return say("classroom-phase-over")
    if game.round > game.opening.plan.rounds:
        return say("classroom-phase-war")
    return say("classroom-phase-round", n=game.round, rounds=game.opening.plan.rounds)


def seat_sections(say: Language, game: Game, seat: str, results: Results) -> list[Section]:
    """Return the sections of one seat's page."""
    scenario = game.opening.scenario
    name = seat_name(say, scenario, seat)
    told = shared_sections(say, game, results)
    if game.phase == DISCLOSED and seat in scenario.states:
        own = sections.own_reading(say, seat, name, game.course)
        told = [told[0], *([own] if own else []), *told[1:]]
    if game.phase == ROUND and seat == CHALLENGER and game.course.asked_in:
        earlier = game.course.after[-1] if game.course.after else game.course.asked_in
        told.append(sections.reading(say, earlier, game.course.asked_in, weeks_apart=True))
    if game.phase in (LOBBY, ROUND):
        told.append(sections.briefing(say, scenario, seat))
    return told


def shared_sections(say: Language, game: Game, results: Results) -> list[Section]:
    """Return the sections that everybody may see."""
    if game.phase == ROUND:
        return [sections.evidence(say, game.course, results)]
    if game.phase == DISCLOSED:
        course = game.course
        told = sections.disclosure(say, game.opening.scenario, course, game.players)
        read = sections.reading(say, course.before[-1], course.after[-1])
        return [told[0], read, *told[1:]]
    key = "classroom-welcome" if game.phase == LOBBY else "classroom-over"
    head = "classroom-welcome-heading" if game.phase == LOBBY else "classroom-over-heading"
    return [sections.Section(say(head), [say(key), say("classroom-respect")])]


def _form(say: Language, game: Game, seat: str) -> dict[str, Any] | None:
    allowed = game.allows(seat)
    if not allowed:
        return None
    kind = seat if seat in (CHALLENGER, COMMISSION) else "state"
    state = seat_name(say, game.opening.scenario, seat)
    return {
        "legend": say(f"classroom-ask-{kind}", state=state)
        if kind == "state"
        else say(f"classroom-ask-{kind}"),
        "hint": say(f"classroom-hint-{kind}"),
        "many": kind == "state",
        "options": [{"value": a, "label": choice_word(say, seat, a)} for a in allowed],
    }


def _received(say: Language, seat: str, move: Any) -> dict[str, Any]:
    return {
        "id": move.id,
        "n": move.number,
        "choice": list(move.choice),
        "text": say("classroom-received", choice=choice_words(say, seat, move.choice)),
    }
