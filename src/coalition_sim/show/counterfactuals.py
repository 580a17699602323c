"""What would have had to be otherwise for a state to decide otherwise, term by term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_sim.rules import guarantor
from coalition_sim.scenario import INSTRUMENTS, sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from coalition_sim.engine.entries import Decision
    from coalition_sim.scenario import Scenario

HALVINGS = 60
SPREADS = 3.0  # of the common resolve, either way


@dataclass(frozen=True)
class Counterfactual:
    """One quantity, and the value from which on the state would have decided otherwise.

    Attributes
    ----------
    quantity : str
        Name of the argument of G1, or "peers": the share already acting.
    term : str
        The term that it moves, as in `coalition_sim.engine.entries.Terms`.
    now : float
        What it was.
    need : float or None
        Where the decision turns; None if no value in its range turns it.
    low, high : float
        Its range.
    """

    quantity: str
    term: str
    now: float
    need: float | None
    low: float
    high: float

    @property
    def way(self) -> str:
        """Where the turning value lies: "above", "below", or "never"."""
        if self.need is None:
            return "never"
        return "above" if self.need > self.now else "below"


def counterfactuals(decision: Decision, scenario: Scenario) -> tuple[Counterfactual, ...]:
    """Return, for every term of a decision, what would have turned it; all else as it was.

    Parameters
    ----------
    decision : Decision
        A weighed decision.
    scenario : Scenario
        What was simulated: it gives the ranges of what belongs to states, the tables of sources
        those of parameters.
    """
    found = []
    for quantity, (term, least, most) in _ranges(decision, scenario).items():
        now = _now(decision, quantity)
        low, high = min(least, now), max(most, now)
        if low == high:
            continue  # diplomacy carries no risk: there is nothing to vary
        need = _solve(_margin_of(decision, quantity), now, low, high)
        found.append(Counterfactual(quantity, term, now, need, low, high))
    return tuple(found)


def _ranges(decision: Decision, scenario: Scenario) -> dict[str, tuple[str, float, float]]:
    p, k = scenario.parameters, "mids"[INSTRUMENTS.index(decision.instrument)]
    cost, risk = _sourced(f"cost_{k}"), _sourced(f"risk_{k}")
    resolve = SPREADS * p.resolve_sd
    ranges = {
        "stake": ("stake", 0.0, max(s.stake for s in scenario.states.values())),
        "left_to_do": ("stake", 0.0, 1.0),
        "bindingness": ("reneging", p.bind_vague, 1.0),
        "pledge": ("reneging", 0.0, 1.0),
        "hit": ("own_losses", 0.0, 1.0),
        "support": ("cost", p.support_min, p.support_max),
        "cost": ("cost", *cost),
        "backstop": ("backstop", 0.0, 1.0),
        "risk": ("escalation", *risk),
        "resolve": ("resolve", -resolve, resolve),
        "peers": ("peers", 0.0, 1.0),
    }
    if decision.role == "lead":
        del ranges["peers"]
    return ranges


def _sourced(name: str) -> tuple[float, float]:
    entry = next((entry for entry in sources() if entry.key == name), None)
    if entry is None or entry.low is None or entry.high is None:
        return 0.0, 0.0
    return entry.low, entry.high


def _now(decision: Decision, quantity: str) -> float:
    return decision.peers_share if quantity == "peers" else decision.inputs[quantity]


def _margin_of(decision: Decision, quantity: str) -> Callable[[float], float]:
    """Return by how much acting beats luck, as a function of one quantity."""
    terms = decision.terms
    if terms is None:
        raise ValueError("no terms: this decision was not weighed")
    offset = terms.utility - guarantor.response_utility(**decision.inputs)

    def margin(value: float) -> float:
        inputs = decision.inputs | ({} if quantity == "peers" else {quantity: value})
        peers = value if quantity == "peers" else decision.peers_share
        push = decision.follow * (peers + decision.us_weight * inputs["backstop"])
        return float(guarantor.response_utility(**inputs)) + offset + push - decision.luck

    return margin


def _solve(margin: Callable[[float], float], now: float, low: float, high: float) -> float | None:
    """Return where a monotone margin changes sign, sought from now toward either end."""
    acts = margin(now) > 0.0
    for end in (low, high):
        if (margin(end) > 0.0) != acts:
            return _bisect(margin, now, end, acts=acts)
    return None


def _bisect(margin: Callable[[float], float], same: float, other: float, *, acts: bool) -> float:
    for _ in range(HALVINGS):
        middle = 0.5 * (same + other)
        if (margin(middle) > 0.0) == acts:
            same = middle
        else:
            other = middle
    return other
