"""Scenarios of all kinds for Hypothesis: rosters, parameters, events, seeds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from coalition_sim.errors import ScenarioError
from coalition_sim.scenario import (
    INSTRUMENTS,
    LEGAL_FORCES,
    Parameters,
    Scenario,
    load_scenario,
    sources,
)
from coalition_sim.scenario.draft import Draft
from coalition_sim.scenario.events import EVENT_KINDS
from coalition_sim.scenario.parameters import STRUCTURAL
from coalition_sim.scenario.quantities import MAX_WEEKS, whole
from coalition_sim.scenario.write import toml_value

PARIS = load_scenario("paris").resolved()
RANGES = {entry.key: entry for entry in sources() if entry.key in Parameters.model_fields}
CODES = ["AAA", "DEU", "FRA", "GBR", "ITA", "POL", "USA", "ZZZ"]
STRETCH = 10.0  # how far beyond the sourced range an unbounded parameter goes
TINY = 1e-9  # no rate or share that anybody would write is smaller and not 0


@dataclass(frozen=True)
class Future:
    """One future to be simulated: what is changed in paris, and the address of its luck.

    Printed as the lines of a scenario file, so that a failing case can be read and run.
    """

    states: dict[str, dict[str, Any]]
    parameters: dict[str, float]
    events: list[dict[str, Any]]
    weeks: int
    gate: bool
    seed: int
    replicate: int

    @property
    def scenario(self) -> Scenario:
        """The scenario; refused if its parts do not fit together."""
        values = {name: value for name, value in PARIS.items() if name != "changes"}
        values |= {"states": self.states, "weeks": self.weeks, "gate": self.gate}
        values["parameters"] = PARIS["parameters"] | self.parameters
        values["events"] = [dict(event) for event in self.events]
        return Scenario.build(Draft(values, []), where="test")

    def __repr__(self) -> str:
        """Return the lines of a scenario."""
        lines = [f"# seed {self.seed}, replicate {self.replicate}", f"weeks = {self.weeks}"]
        lines += [f"gate = {toml_value(self.gate)}", "[parameters]"]
        lines += [f"{name} = {value!r}" for name, value in self.parameters.items()]
        lines += [f"states.{code} = {toml_value(state)}" for code, state in self.states.items()]
        lines += [f"[[events]] {toml_value(event)}" for event in self.events]
        return "\n" + "\n".join(lines) + "\n"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Let Hypothesis print the same lines."""
        printer.text(repr(self))


def numbers(low, high):
    """Return floats between two bounds, the bounds themselves often."""
    between = st.floats(low, high).map(lambda x: x if abs(x) > TINY else max(low, 0.0))
    return st.one_of(st.sampled_from([low, high]), between)


SHARES = numbers(0.0, 1.0)


def bounds(name):
    """Return how far a parameter may go: its hard bounds, or far beyond its sourced range."""
    field, sourced = Parameters.model_fields[name], RANGES[name]
    limits = {type(item).__name__: item for item in field.metadata}
    low = limits["Ge"].ge if "Ge" in limits else 0.01 * sourced.low
    high = limits["Le"].le if "Le" in limits else math.inf
    return max(low, -STRETCH), min(high, STRETCH * max(sourced.high, 1.0))


def parameter_values(name):
    """Return values of one parameter, in its sourced range or anywhere."""
    sourced, (low, high) = RANGES[name], bounds(name)
    if any(getattr(item, "func", None) is whole for item in Parameters.model_fields[name].metadata):
        return st.integers(int(low), int(min(high, MAX_WEEKS, 60))).map(float)
    return st.one_of(numbers(sourced.low, sourced.high), numbers(low, high))


@st.composite
def parameter_changes(draw, *, most=12):
    """Return some parameters with other values."""
    names = draw(st.lists(st.sampled_from(sorted(RANGES)), max_size=most, unique=True))
    return {name: float(draw(parameter_values(name))) for name in names}


FOUR_SHARES = st.fixed_dictionaries(dict.fromkeys(INSTRUMENTS, SHARES))


def states(role):
    """Return the profile of one state with a role."""
    return st.fixed_dictionaries({
        "name": st.just("A state"),
        "role": role,
        "legal_force": st.sampled_from(LEGAL_FORCES),
        "needs_vote": st.booleans(),
        "pledges": FOUR_SHARES,
        "capability": FOUR_SHARES,
        "troops_planned": numbers(0.0, 20.0),
        "monitoring": SHARES,
        "stake": numbers(0.0, 3.0),
        "support": SHARES,
        "abstains": st.booleans(),
        "joined": st.sampled_from([True, True, True, False]),
    })  # fmt: skip


@st.composite
def rosters(draw):
    """Return one to six states, with or without leads, with or without a backstop."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=6, unique=True))
    backstop = draw(st.sampled_from([None, *codes]))
    roles = st.sampled_from(["member", "lead"])
    return {
        code: draw(states(st.just("backstop") if code == backstop else roles)) for code in codes
    }


def _settings(codes):
    """Return targets of `set` events, each with a value of its kind."""
    free = sorted(set(RANGES) - STRUCTURAL)
    shares = [f"{group}.{name}" for group in ("pledges", "capability") for name in INSTRUMENTS]
    kinds = {
        **dict.fromkeys([*shares, "support", "monitoring"], SHARES),
        **dict.fromkeys(["needs_vote", "abstains"], st.booleans()),
        "legal_force": st.sampled_from(LEGAL_FORCES),
        "stake": numbers(0.0, 3.0),
        "troops_planned": numbers(0.0, 20.0),
    }
    of_states = st.sampled_from(sorted(kinds)).flatmap(
        lambda name: st.tuples(st.sampled_from([f"states.{c}.{name}" for c in codes]), kinds[name])
    )
    of_all = st.sampled_from(free).flatmap(
        lambda name: st.tuples(st.just(name), parameter_values(name))
    )
    return st.one_of(of_states, of_all)


@st.composite
def events(draw, codes, weeks):
    """Return one event of any kind."""
    kind = draw(st.sampled_from(sorted(EVENT_KINDS)))
    spell = draw(st.one_of(st.none(), st.integers(1, weeks)))
    rungs = ["deniable", "armed", "armed", "offensive"]
    event = {"kind": kind, "week": draw(st.integers(0, weeks - 1))}
    if "state" in EVENT_KINDS[kind].model_fields:
        event["state"] = draw(st.sampled_from(sorted(codes)))
    if kind == "violation":
        event["rung"] = draw(st.sampled_from(rungs))
    elif kind == "set":
        event["target"], event["value"] = draw(_settings(codes))
        event["weeks"] = spell
    elif kind == "government":
        event |= {"support": draw(SHARES), "keep": draw(SHARES)}
    elif kind == "willing":
        event |= {"break_cost_added": draw(numbers(0.0, 3.0)), "weeks": spell}
    elif kind == "vote":
        event["passed"] = draw(st.booleans())
    return event


WORDS = st.one_of(st.integers(0, 9), st.integers(0, 2**32 - 1))


@st.composite
def futures(draw):
    """Return one future of any scenario over five to forty weeks."""
    roster, weeks = draw(rosters()), draw(st.integers(5, 40))
    future = Future(
        states=roster,
        parameters=draw(parameter_changes()),
        events=draw(st.lists(events(sorted(roster), weeks), max_size=8)),
        weeks=weeks,
        gate=draw(st.booleans()),
        seed=draw(WORDS),
        replicate=draw(WORDS),
    )
    try:
        _ = future.scenario
    except ScenarioError:
        assume(False)  # bounds that cross: severity_1 above severity_2 and the like
    return future
