"""What a chronicle records: one frozen dataclass for each kind of thing that happens.

Rungs are numbers (1 deniable, 2 armed, 3 offensive), instruments their names, states their codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """The scenario changes something at the start of a week.

    `kind` is an event kind, or "parameter" or "field" for the two halves of ``set``.
    """

    week: int
    kind: str
    state: str
    name: str
    value: Any
    keep: float


@dataclass(frozen=True)
class Deployment:
    """A contributor's troops begin to arrive or to leave, or have all arrived or left.

    `step` is "arriving", "arrived", "leaving" or "gone"; `troops` in thousands, now in the field.
    """

    week: int
    state: str
    step: str
    troops: float


@dataclass(frozen=True)
class Act:
    """The challenger violates, or an incident spirals.

    `origin` is "chosen", "forced" (by the scenario) or "spiral" (nobody's order); `hit` are the
    states whose troops were hit; `chances` those of the four acts as he saw them.
    """

    week: int
    rung: int
    origin: str
    hit: tuple[str, ...]
    chances: tuple[float, ...]


@dataclass(frozen=True)
class Retaliation:
    """The protégé answers a limited act itself."""

    week: int


@dataclass(frozen=True)
class Attribution:
    """An incident is laid at the challenger's door, or a flare is mistaken for an act (`alarm`).

    `opened` is the week of the act; `hit` whether foreign troops witnessed it.
    """

    week: int
    opened: int
    rung: int
    alarm: bool
    hit: bool


@dataclass(frozen=True)
class Withholding:
    """Orders kept back what the evidence of this week would have sufficed for."""

    week: int
    opened: int
    rung: int
    alarm: bool


@dataclass(frozen=True)
class Lapse:
    """An incident is dropped: it was never attributed."""

    week: int
    opened: int
    rung: int


@dataclass(frozen=True)
class Terms:
    """The terms of equations G1 and G2 as they entered one decision, in units of utility.

    Attributes
    ----------
    stake : float
        What one's stake in the protégé's security is worth here, less what others will do.
    reneging : float
        Cost of breaking a pledge, by its legal force.
    own_losses : float
        What a hit on own troops adds.
    cost : float
        Cost at home; dearer at low support. Negative.
    escalation : float
        Risk of escalation; less with a reliable backstop. Negative.
    resolve : float
        The coalition's common resolve, which nobody knows before.
    other : float
        What a swapped rule adds that is none of these; 0 for the rule that is carried.
    peers : float
        Push of those already acting.
    backstop : float
        Push of the backstop.
    """

    stake: float
    reneging: float
    own_losses: float
    cost: float
    escalation: float
    resolve: float
    other: float
    peers: float
    backstop: float

    @property
    def utility(self) -> float:
        """Worth of acting by itself (G1)."""
        own = self.stake + self.reneging + self.own_losses + self.cost
        return own + self.escalation + self.resolve + self.other

    @property
    def push(self) -> float:
        """What others add (G2)."""
        return self.peers + self.backstop

    @property
    def total(self) -> float:
        """All terms together: the state acts where this exceeds its luck."""
        return self.utility + self.push


@dataclass(frozen=True)
class Decision:
    """One state decides on one instrument for one attributed incident.

    Attributes
    ----------
    week, opened, rung, alarm
        The incident, as in `Attribution`.
    state, role, instrument : str
        Who decides, and on what.
    rule : str
        "weighed" (G1 and G2), "backstop" (acts with a chance), "abstains" (stays out).
    ordered : bool or None
        What orders said; None where the model decided.
    acted : bool
        Whether it acted.
    round : int
        Round of joining in which it acted: 0 for leads; -1 if it did not act.
    terms : Terms or None
        The terms of its decision; None unless "weighed".
    luck : float
        The bar that the terms must exceed: logit(draw) / lambda_g. [utility]
    draw : float
        Its uniform draw.
    inputs : dict
        What entered G1, by the names of the rule's arguments.
    lambda_g, follow, us_weight : float
        The parameters of G2 at the time.
    peers_share : float
        Share of the coalition's pledged capability already acting.
    reliability : float
        How far the backstop could be relied on in this incident. [probability]
    """

    week: int
    opened: int
    rung: int
    alarm: bool
    state: str
    role: str
    instrument: str
    rule: str
    ordered: bool | None
    acted: bool
    round: int
    terms: Terms | None
    luck: float
    draw: float
    inputs: dict[str, float]
    lambda_g: float
    follow: float
    us_weight: float
    peers_share: float
    reliability: float


@dataclass(frozen=True)
class Delivery:
    """A state delivers what it decided in week `since`; `calls` open calls count as kept."""

    week: int
    state: str
    instrument: str
    since: int
    calls: int

    @property
    def lag(self) -> int:
        """Weeks from the first call."""
        return self.week - self.since


@dataclass(frozen=True)
class Abandonment:
    """A state gives up what it decided in week `since`; `calls` open calls count as broken."""

    week: int
    state: str
    instrument: str
    since: int
    calls: int

    @property
    def lag(self) -> int:
        """Weeks from the first call."""
        return self.week - self.since


@dataclass(frozen=True)
class Agreement:
    """The binding text is agreed."""

    week: int


@dataclass(frozen=True)
class Ballot:
    """A parliament votes on the binding text."""

    week: int
    state: str
    passed: bool


@dataclass(frozen=True)
class Recommitment:
    """Both sides recommit to the ceasefire."""

    week: int


Entry = (
    Change
    | Deployment
    | Act
    | Retaliation
    | Attribution
    | Withholding
    | Lapse
    | Decision
    | Delivery
    | Abandonment
    | Agreement
    | Ballot
    | Recommitment
)
KINDS: dict[str, Any] = {
    kind.__name__.lower(): kind
    for kind in (
        Change, Deployment, Act, Retaliation, Attribution, Withholding, Lapse, Decision,
        Delivery, Abandonment, Agreement, Ballot, Recommitment,
    )
}  # fmt: skip
