"""How a future becomes a lesson: which seats there are, which evidence makes a round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_sim.engine.codes import ARMED, OFFENSIVE

if TYPE_CHECKING:
    from coalition_sim.scenario import Scenario
    from coalition_sim.scenario.profile import Shares

CHALLENGER, COMMISSION = "challenger", "commission"
ROUNDS = 6
SHORTEST_SEASON = 8  # weeks
BREATH = 4  # weeks between a round and the next, whatever happens
LEAD_WEEKS = 4  # from the challenger's decision to his act


@dataclass(frozen=True)
class Plan:
    """When a future stops for the class to decide.

    Attributes
    ----------
    rounds : int
        Rounds before the war that may end them; renewed war makes one more.
    season : int
        Weeks that each round stands for. [weeks]

    Notes
    -----
    The horizon is cut into as many seasons as there are rounds. The first evidence of a deniable
    act in a season makes its round; evidence of an armed act makes one at once, and brings the
    next season's forward. Where a season brings no evidence, the challenger's seat alone decides.
    Between rounds every seat keeps to its last decision.
    """

    rounds: int
    season: int

    @classmethod
    def of(cls, weeks: int, rounds: int = ROUNDS) -> Plan:
        """Return the plan that spreads rounds over a horizon; fewer where it is too short."""
        fitting = max(1, min(rounds, weeks // SHORTEST_SEASON))
        return cls(fitting, max(1, weeks // fitting))

    def makes_round(self, week: int, rung: int, met: int, last: int | None) -> bool:
        """Whether a piece of evidence makes a round.

        Parameters
        ----------
        week : int
            Week of the evidence.
        rung : int
            Rung of the act that it speaks of.
        met : int
            Rounds so far.
        last : int or None
            Week of the last round.
        """
        if rung == OFFENSIVE:
            return True
        if met >= self.rounds or (last is not None and week < last + BREATH):
            return False
        return rung == ARMED or week >= met * self.season

    def overdue(self, week: int, met: int) -> bool:
        """Whether a season went by without evidence, so that the challenger decides alone."""
        return met < self.rounds and week >= (met + 1) * self.season


def seats(scenario: Scenario) -> tuple[str, ...]:
    """Return all seats: the challenger's, the Commission's, then states, the larger first.

    Parameters
    ----------
    scenario : Scenario
        What is played. States that have not joined, and the backstop, stay simulated.
    """
    states = [s for s in scenario.states.values() if s.joined and s.role != "backstop"]
    by_size = sorted(states, key=lambda s: (-_size(s.capability), s.code))
    return (CHALLENGER, COMMISSION, *(s.code for s in by_size))


def _size(capability: Shares) -> float:
    return float(sum(capability.model_dump().values()))
