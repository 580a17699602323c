"""What a slider moves: one number of the model, or one number of every guarantor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coalition_sim.scenario import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coalition_sim.scenario import Scenario

COALITION = (
    "backstop", "troops", "support", "tech_level", "vote_hazard", "finalise", "aid", "coop",
    "train", "pack_gap", "speed_m", "consent",
)  # fmt: skip
"""What a coalition could change: from these the sliders of the first kind are chosen."""

UNKNOWN = (
    "severity_1", "severity_2", "ambition_median", "ambition_sd", "ambition_persistence",
    "punishment", "war_cost", "world_cost", "break_cost", "deniability", "lambda_g",
    "cost_m", "reneging", "free_riding", "us_weight", "F0", "G0", "mech_m1", "mech_m2",
    "belief_lo", "belief_mass", "memory", "current_calculus", "hit_effect", "resolve_sd",
    "e_m", "e_s", "chi", "false_alarm", "p_u",
)  # fmt: skip
"""What nobody knows: from these the sliders of the second kind are chosen.

``lambda_c`` is left out: only its product with utilities is identified, so that its range is a
choice of scale and not something that anybody could find out.
"""

SCALED = {"troops": "troops_planned"}
SHIFTED = {"support": "support"}
TROOPS = (0.0, 3.0)
STEPS = 100


@dataclass(frozen=True)
class Lever:
    """A number that a slider moves.

    Attributes
    ----------
    key : str
        A parameter; ``troops`` (a factor on every state's planned troops); ``support`` (a shift
        of every state's public support).
    low, high : float
        Range that the sources give.
    """

    key: str
    low: float
    high: float

    @property
    def is_parameter(self) -> bool:
        """Whether it is one number of the model, and not one of every state."""
        return self.key not in SCALED and self.key not in SHIFTED

    @property
    def kind(self) -> str:
        """Whether a coalition could change it, or nobody knows it."""
        return "coalition" if self.key in COALITION else "unknown"

    def present(self, scenario: Scenario) -> float:
        """Return where the slider stands when nothing was moved."""
        if self.is_parameter:
            return float(getattr(scenario.parameters, self.key))
        return 1.0 if self.key in SCALED else 0.0

    def ends(self, scenario: Scenario) -> tuple[float, float]:
        """Return the slider's ends: the sourced range, widened to where the scenario stands."""
        here = self.present(scenario)
        return min(self.low, here), max(self.high, here)

    def overrides(self, scenario: Scenario, value: float) -> dict[str, Any]:
        """Return what the scenario is changed by, keys as in ``--set``.

        Parameters
        ----------
        scenario : Scenario
            As it stands with no slider moved.
        value : float
            Where the slider stands.
        """
        if self.is_parameter:
            return {self.key: _whole(self.key, value, scenario)}
        name = SCALED.get(self.key) or SHIFTED[self.key]
        present = {code: float(getattr(s, name)) for code, s in scenario.states.items()}
        if self.key in SCALED:
            moved = {code: value * number for code, number in present.items() if number}
        else:
            moved = {code: min(1.0, max(0.0, number + value)) for code, number in present.items()}
        return {f"states.{code}.{name}": number for code, number in moved.items()}


def _whole(key: str, value: float, scenario: Scenario) -> float:
    """Return whole weeks where the parameter counts weeks."""
    is_whole = isinstance(getattr(scenario.parameters, key), int)
    return round(value) if is_whole else value


def lever(key: str) -> Lever:
    """Return a lever by its key, with the range that the sources give.

    Parameters
    ----------
    key : str
        Of `COALITION` or `UNKNOWN`.
    """
    if key in SCALED:
        return Lever(key, *TROOPS)
    if key in SHIFTED:
        return Lever(key, *_shift())
    (entry,) = source_of(key)
    return Lever(key, float(entry.low or 0.0), float(entry.high or 0.0))


def _shift() -> tuple[float, float]:
    """Return the mean distance of the ends of the states' ranges of support from the middle."""
    entries = [e for e in source_of("states") if e.key.endswith(".support")]
    known = [e for e in entries if e.low is not None and e.high is not None]
    below = sum(float(e.value) - float(e.low or 0.0) for e in known) / len(known)
    above = sum(float(e.high or 0.0) - float(e.value) for e in known) / len(known)
    return -round(below, 2), round(above, 2)


def moved(
    scenario: Scenario, levers: Mapping[str, Lever], values: Mapping[str, float]
) -> dict[str, Any]:
    """Return the changes that sliders make, keys as in ``--set``.

    Parameters
    ----------
    scenario : Scenario
        As it stands with no slider moved.
    levers : mapping
        Sliders by key.
    values : mapping
        Where those stand that were moved.
    """
    changes: dict[str, Any] = {}
    for key, value in values.items():
        changes |= levers[key].overrides(scenario, value)
    return changes
