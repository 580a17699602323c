"""A guarantor: what one state promised, can do, and has at stake."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from coalition_sim.scenario.quantities import NonNegative, Share

INSTRUMENTS = ("military", "intelligence", "diplomacy", "sanctions")
RUNGS = ("comply", "deniable", "armed", "offensive")
LEGAL_FORCES = ("vague", "declared", "signed", "ratified")

Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="three capital letters, as in FRA")]
LegalForce = Literal["vague", "declared", "signed", "ratified"]
Role = Literal["lead", "member", "backstop"]


class Shares(BaseModel):
    """One share for each of the four instruments."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)

    military: Share
    intelligence: Share
    diplomacy: Share
    sanctions: Share


class StateProfile(BaseModel):
    """What one guarantor committed to, and what it has at stake.

    Attributes
    ----------
    code : str
        ISO 3166-1 alpha-3 code.
    name : str
        The country's name in English.
    role : {"lead", "member", "backstop"}
        Leads decide first; the backstop is the United States.
    legal_force : {"vague", "declared", "signed", "ratified"}
        What the promise rests on at week 0.
    needs_vote : bool
        Whether a parliament must agree before the promise binds.
    vote_where : str
        That parliament.
    pledges, capability : Shares
        How much of each instrument is promised; the state's share of the full roster's means.
    troops_planned : float
        Force planned for Ukraine after a ceasefire. [thousand]
    monitoring : float
        Share of the monitoring mechanism that this state mans. [share]
    stake : float
        What Ukraine's security is worth to it; 1 is the unit of guarantor utilities.
    support : float
        Public support for sending own troops at week 0. [share]
    abstains : bool
        Stays out when tested, without having said so.
    joined : bool
        False until a ``join`` event brings the state in.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)

    code: Code
    name: str
    role: Role
    legal_force: LegalForce
    needs_vote: bool
    vote_where: str = ""
    pledges: Shares
    capability: Shares
    troops_planned: NonNegative
    monitoring: Share
    stake: NonNegative
    support: Share
    abstains: bool = False
    joined: bool = True
