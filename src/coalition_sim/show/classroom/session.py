"""One session while it is served: game, file, comparison, limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from coalition_sim.show.classroom import journal, names
from coalition_sim.show.classroom.game import Game, opening_entry
from coalition_sim.show.classroom.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coalition_sim.engine.results import Results
    from coalition_sim.show.classroom.lesson import Lesson
    from coalition_sim.show.classroom.replay import Course

REPLAYS_KEPT = 256


@dataclass
class Session:
    """What the pages need.

    Attributes
    ----------
    game : Game
        The session's state.
    path : pathlib.Path
        Its file.
    key : str
        The teacher's key, drawn anew whenever the server starts; earlier ones stay good.
    results : Results
        Simulated futures to compare with.
    share : float
        How usual the luck is that is played. [share]
    address : str
        Where students go.
    """

    game: Game
    path: Path
    key: str
    results: Results
    share: float
    address: str = ""
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        self.changed: Callable[[int, str, tuple[str, ...]], Course] = lru_cache(REPLAYS_KEPT)(
            self.game.changed_course
        )

    @cached_property
    def simulated(self) -> Course:
        """The same luck with every seat simulated."""
        return self.game.simulated_course()

    @cached_property
    def final(self) -> Course:
        """The class's future to its end; only asked for once the game is over."""
        return self.game.final_course()


def begin(lesson: Lesson, folder: Path, *, lang: str, minutes: float) -> Session:
    """Return a new session in a folder."""
    file = journal.create(folder)
    key = names.new_key()
    first = opening_entry(lesson.opening, key=key, lang=lang, minutes=minutes)
    file.append(first)
    return Session(Game(first, file.append), file.path, key, lesson.results, lesson.share)


def resume(path: Path, compare: Callable[[Game], tuple[Results, float]]) -> Session:
    """Return a session as its file left it.

    Parameters
    ----------
    path : pathlib.Path
        The session's file, or its folder.
    compare : callable
        Simulates the futures to compare with, once the file is known to be sound.
    """
    entries = journal.read(path)
    waiting: list[dict[str, object]] = []
    game = Game.resume(entries, waiting.append)
    results, share = compare(game)
    file = journal.Journal(journal.found(path))
    game.write_to(file.append)
    key = names.new_key()
    game.record("key", hash=names.fingerprint(key))
    return Session(game, file.path, key, results, share)
