"""What a scenario makes happen, and in which week."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from coalition_sim.scenario.profile import Code
from coalition_sim.scenario.quantities import NonNegative, Share

WeekNumber = Annotated[int, Field(ge=0, description="a week, counted from 0")]
Duration = Annotated[int, Field(ge=1, description="a number of weeks, at least 1")]


class _Event(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)

    week: WeekNumber
    why: str = ""
    source: str = ""


class Violation(_Event):
    """The challenger commits this act, whatever he would have chosen."""

    kind: Literal["violation"] = "violation"
    rung: Literal["deniable", "armed", "offensive"]


class Recommit(_Event):
    """Both sides renew the ceasefire; tension at the front falls."""

    kind: Literal["recommit"] = "recommit"


class SetValue(_Event):
    """A parameter or a field of a state takes another value, for good or for some weeks."""

    kind: Literal["set"] = "set"
    target: str
    value: float | bool | str
    weeks: Duration | None = None


class Government(_Event):
    """A new government: support is reset, legal force stays, part of the record is kept."""

    kind: Literal["government"] = "government"
    state: Code
    support: Share
    keep: Share = 0.5


class Willing(_Event):
    """Both leaderships want quiet: breaking one's word costs the challenger more."""

    kind: Literal["willing"] = "willing"
    break_cost_added: NonNegative = 0.8
    weeks: Duration | None = None


class AnnounceAbstention(_Event):
    """A guarantor says beforehand that it will stay out."""

    kind: Literal["announce_abstention"] = "announce_abstention"
    state: Code


class Finalise(_Event):
    """The binding text is agreed."""

    kind: Literal["finalise"] = "finalise"


class Vote(_Event):
    """A parliament votes on the binding text."""

    kind: Literal["vote"] = "vote"
    state: Code
    passed: bool


class Join(_Event):
    """A state of the roster that stood outside joins the coalition."""

    kind: Literal["join"] = "join"
    state: Code


class Leave(_Event):
    """A guarantor leaves the coalition."""

    kind: Literal["leave"] = "leave"
    state: Code


class Withdraw(_Event):
    """A guarantor brings its troops home and stays in the coalition."""

    kind: Literal["withdraw"] = "withdraw"
    state: Code


Event = Annotated[
    Violation
    | Recommit
    | SetValue
    | Government
    | Willing
    | AnnounceAbstention
    | Finalise
    | Vote
    | Join
    | Leave
    | Withdraw,
    Field(discriminator="kind"),
]
EVENT_KINDS: dict[str, type[_Event]] = {
    "violation": Violation,
    "recommit": Recommit,
    "set": SetValue,
    "government": Government,
    "willing": Willing,
    "announce_abstention": AnnounceAbstention,
    "finalise": Finalise,
    "vote": Vote,
    "join": Join,
    "leave": Leave,
    "withdraw": Withdraw,
}
