"""What became of each attributed incident: who was asked, who acted, what was delivered."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from coalition_sim.engine.entries import Abandonment, Attribution, Decision, Delivery
from coalition_sim.scenario import INSTRUMENTS

if TYPE_CHECKING:
    from coalition_sim.engine.chronicle import Chronicle

Fates = dict[tuple[str, str], list[Delivery | Abandonment]]


@dataclass
class Answers:
    """The answers to one incident; the backstop is told apart.

    Attributes
    ----------
    by_instrument : dict
        How many were asked and how many acted, the backstop left out.
    backstop : str
        Code of the backstop, if it owed an answer.
    acted, delivered, abandoned : int
        Decisions to act with an instrument, and what became of them; the rest were open at the
        end.
    lags : list of int
        Weeks from decision to delivery.
    """

    by_instrument: dict[str, tuple[int, int]] = field(default_factory=dict)
    backstop: str = ""
    backstop_acts: bool = False
    asked: int = 0
    acted: int = 0
    delivered: int = 0
    abandoned: int = 0
    lags: list[int] = field(default_factory=list)

    @property
    def median_lag(self) -> float:
        """Median weeks from decision to delivery; 0 where nothing was delivered."""
        return float(median(self.lags)) if self.lags else 0.0


def answered(chronicle: Chronicle) -> dict[Attribution, Answers]:
    """Return the answers to every attributed incident and false alarm."""
    fates = _fates(chronicle)
    found: dict[Attribution, Answers] = {}
    answers = Answers()
    for entry in chronicle.entries:
        if isinstance(entry, Attribution):
            answers = found[entry] = Answers()
        elif isinstance(entry, Decision):
            _count(answers, entry, fates)
    for answers in found.values():
        counts = answers.by_instrument
        answers.by_instrument = {name: counts[name] for name in INSTRUMENTS if name in counts}
    return found


def _fates(chronicle: Chronicle) -> Fates:
    fates: Fates = {}
    for entry in chronicle.entries:
        if isinstance(entry, Delivery | Abandonment):
            fates.setdefault((entry.state, entry.instrument), []).append(entry)
    return fates


def _count(answers: Answers, decision: Decision, fates: Fates) -> None:
    answers.asked += 1
    if decision.role == "backstop":
        answers.backstop = decision.state
        answers.backstop_acts = answers.backstop_acts or decision.acted
    else:
        asked, acted = answers.by_instrument.get(decision.instrument, (0, 0))
        answers.by_instrument[decision.instrument] = (asked + 1, acted + decision.acted)
    if not decision.acted:
        return
    answers.acted += 1
    later = fates.get((decision.state, decision.instrument), [])
    fate = next((entry for entry in later if entry.week >= decision.week), None)
    if isinstance(fate, Delivery):
        answers.delivered += 1
        answers.lags.append(fate.week - decision.week)
    elif fate is not None:
        answers.abandoned += 1
