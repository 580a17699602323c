"""Orders: seats outside the model that decide in place of its actors.

A model is given orders by ``CoalitionModel(..., orders=...)`` and asks them at three places: what
the challenger does this week, whether an incident is published, and whether a state acts with an
instrument. ``None`` leaves the decision to the model; all luck is drawn as ever, so that orders
which say what the model would have decided change no bit of a future.

A future is fixed by scenario, seed, replicate and the answers given. A game therefore keeps only
the answers: to go on, it runs the future again from week 0 with the answers so far, and raises an
exception of its own at the first question that none of them answers. The model catches nothing::

    class Moves:
        def __init__(self, moves):
            self.moves = moves  # {(week, rung, state, instrument): True or False}

        def answer(self, call):
            key = call.week, call.rung, call.state, call.instrument
            if call.state == "DEU" and key not in self.moves:
                raise OpenQuestion(call)
            return self.moves.get(key)

        def act(self, week, chances):
            return None

        def attribute(self, evidence):
            return None
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Call:
    """The question whether a state acts with one instrument that it owes.

    Attributes
    ----------
    week : int
        Week of the decision.
    opened : int
        Week in which the incident began: the act's week, a false alarm's own, the war's first.
    rung : int
        Rung that the incident is attributed as, 1 to 3.
    alarm : bool
        Whether nothing was done, and a flare was taken for an act. No state can know.
    state : str
        ISO code.
    instrument : int
        Number of the instrument, in the order of `coalition_sim.scenario.INSTRUMENTS`.
    """

    week: int
    opened: int
    rung: int
    alarm: bool
    state: str
    instrument: int


@dataclass(frozen=True)
class Evidence:
    """What the Special Commission has before it on one incident this week.

    Attributes
    ----------
    week, opened, rung, alarm
        As in `Call`.
    sufficient : bool
        Whether the model would publish: the evidence of this week suffices and the Commission
        consents.
    hit : bool
        Whether the act hit foreign troops this week, so that it has witnesses.
    """

    week: int
    opened: int
    rung: int
    alarm: bool
    sufficient: bool
    hit: bool


class Orders(Protocol):
    """Who decides in place of the model's actors. ``None``: the model decides."""

    def answer(self, call: Call) -> bool | None:
        """Return whether a state acts.

        Asked of every instrument that a state owes, the backstop's and abstainers' included,
        before anybody acts on the incident. A member that is ordered in joins in the first round,
        and pushes the others from the second on.
        """

    def act(self, week: int, chances: tuple[float, float, float, float]) -> int | None:
        """Return the challenger's act, 0 to 3.

        Asked in every week of the ceasefire, with the chances of the four acts as the model's
        own challenger sees them. It counts as chosen. An act that the scenario forces in this
        week goes before it, and an incident may spiral in a week in which he complies.
        """

    def attribute(self, evidence: Evidence) -> bool | None:
        """Return whether an incident, or a false alarm, is published.

        Asked of every open incident in every week, and of false alarms in the week of the flare.
        An incident that is held back stays open until it lapses.
        """
