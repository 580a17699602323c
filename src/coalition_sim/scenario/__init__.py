"""What is simulated: scenarios, parameters, the roster, and where each number comes from."""

from coalition_sim.scenario.difference import Difference, difference
from coalition_sim.scenario.draft import parse_overrides
from coalition_sim.scenario.events import (
    AnnounceAbstention,
    Event,
    Finalise,
    Government,
    Join,
    Leave,
    Recommit,
    SetValue,
    Violation,
    Vote,
    Willing,
    Withdraw,
)
from coalition_sim.scenario.find import ScenarioEntry, find_scenario, list_scenarios
from coalition_sim.scenario.load import load_scenario
from coalition_sim.scenario.parameters import Parameters
from coalition_sim.scenario.profile import INSTRUMENTS, LEGAL_FORCES, RUNGS, Shares, StateProfile
from coalition_sim.scenario.schema import Change, Scenario
from coalition_sim.scenario.sources import (
    Provenance,
    Reference,
    references,
    source_of,
    sources,
)

__all__ = [
    "INSTRUMENTS",
    "LEGAL_FORCES",
    "RUNGS",
    "AnnounceAbstention",
    "Change",
    "Difference",
    "Event",
    "Finalise",
    "Government",
    "Join",
    "Leave",
    "Parameters",
    "Provenance",
    "Recommit",
    "Reference",
    "Scenario",
    "ScenarioEntry",
    "SetValue",
    "Shares",
    "StateProfile",
    "Violation",
    "Vote",
    "Willing",
    "Withdraw",
    "difference",
    "find_scenario",
    "list_scenarios",
    "load_scenario",
    "parse_overrides",
    "references",
    "source_of",
    "sources",
]
