"""A scenario: who is simulated, with which numbers, and what happens when."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from coalition_sim.scenario.checks import check_events, check_people
from coalition_sim.scenario.draft import Draft
from coalition_sim.scenario.events import Event
from coalition_sim.scenario.faults import fault
from coalition_sim.scenario.parameters import Parameters
from coalition_sim.scenario.profile import Code, StateProfile
from coalition_sim.scenario.quantities import HORIZON, MAX_WEEKS
from coalition_sim.scenario.spells import check_spells
from coalition_sim.scenario.write import scenario_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS_ONLY = frozenset({"name", "title", "question", "notice", "try", "changes"})


class Change(BaseModel):
    """One thing that a file or an override changed, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    key: str
    value: Any
    why: str = ""
    source: str = ""


class Scenario(BaseModel):
    """Everything that a simulation depends on, and the words that introduce it.

    Attributes
    ----------
    name, title, question, notice, try_ : str
        Short name; title; the question it answers; what to notice; what to try next.
    weeks : int
        Horizon. [weeks]
    states : dict of StateProfile
        The guarantors by code, sorted.
    challenger, protege : str
        Codes of the two sides of the ceasefire.
    parameters : Parameters
        All numbers that belong to no single state.
    events : tuple of events
        What the scenario makes happen, sorted by week.
    gate : bool
        Whether both sides must accept the ceasefire before week 0.
    changes : tuple of Change
        What files and overrides changed, in order.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, allow_inf_nan=False, populate_by_name=True
    )

    name: str
    title: str = ""
    question: str = ""
    notice: str = ""
    try_: str = Field(default="", alias="try")
    weeks: int = Field(default=260, ge=1, le=MAX_WEEKS, description=HORIZON)
    states: dict[Code, StateProfile]
    challenger: Code = "RUS"
    protege: Code = "UKR"
    parameters: Parameters
    events: tuple[Event, ...] = ()
    gate: bool = False
    changes: tuple[Change, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        check_people(self.states, self.challenger, self.protege)
        check_events(self.events, self.weeks, self.states)
        check_spells(self.events, self.parameters)
        return self

    @classmethod
    def build(cls, draft: Draft, *, where: str) -> Scenario:
        """Return the scenario that a draft describes, or say what is wrong with it.

        Parameters
        ----------
        draft : Draft
            Plain values.
        where : str
            File or word to name in a message where no better one is known.

        Returns
        -------
        Scenario
            Checked, with states and events sorted.
        """
        draft.arrange_events()
        values = dict(draft.values)
        values["states"] = {code: _coded(code, values) for code in sorted(values["states"])}
        values["changes"] = tuple(draft.changes)
        values["events"] = tuple(values["events"])
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            raise fault(error, draft, default=where) from None

    def replace(self, **changes: Any) -> Scenario:
        """Return a copy with some values changed.

        Parameters
        ----------
        **changes
            ``vote_hazard=0``, ``GBR__support=0.42``, ``weeks=52``, ``events=[...]``; dotted keys
            through ``**{"states.*.pledges.military": 0}``.

        Returns
        -------
        Scenario
            The changed scenario; this one stays as it is.
        """
        return self.with_overrides(changes)

    def with_overrides(self, overrides: Mapping[str, Any]) -> Scenario:
        """Return a copy with overrides applied, as `replace` does."""
        if not overrides:
            return self
        resolved = self.resolved()
        draft = Draft(resolved, resolved.pop("changes"))
        for key, value in overrides.items():
            draft.change(key.removesuffix("_"), value, where="override")
        return Scenario.build(draft, where=self.name)

    def resolved(self) -> dict[str, Any]:
        """Return every value in plain dicts and lists, nothing left to look up.

        Returns
        -------
        dict
            Settings, parameters, states by code, events and changes.
        """
        values = self.model_dump(by_alias=True)
        values["events"] = [dict(event) for event in values["events"]]
        values["changes"] = [dict(change) for change in values["changes"]]
        for profile in values["states"].values():
            del profile["code"]
        return values

    def to_toml(self) -> str:
        """Return the whole scenario as a TOML file that stands alone.

        Returns
        -------
        str
            Loading it gives this scenario again, whatever the shipped roster says by then.
        """
        return scenario_toml(self.resolved())

    @property
    def hash(self) -> str:
        """The SHA-256 of what the simulation depends on: no titles, no reasons."""
        values = {key: item for key, item in self.resolved().items() if key not in WORDS_ONLY}
        for profile in values["states"].values():
            del profile["name"], profile["vote_where"]
        for event in values["events"]:
            del event["why"], event["source"]
        text = json.dumps(values, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _coded(code: str, values: Mapping[str, Any]) -> Any:
    """Return a state's table with its code inside; anything else is left for the checks."""
    fields = values["states"][code]
    return {**fields, "code": code} if isinstance(fields, dict) else fields
