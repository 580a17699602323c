"""One set-up of the page: scenario, switches, sliders, seed; and the link that reopens it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from coalition_sim.errors import LinkError, did_you_mean
from coalition_sim.scenario import load_scenario
from coalition_sim.scenario.find import shipped_names
from coalition_sim.show.dashboard.levers import moved
from coalition_sim.show.dashboard.ranking import sliders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coalition_sim.scenario import Scenario

LARGEST_SEED = 2**32 - 1
LONGEST_LINK = 2000
MOST_FUTURES = 10_000
NO_PLEDGES = {
    f"states.*.pledges.{name}": 0.0
    for name in ("military", "intelligence", "diplomacy", "sanctions")
}
COMPONENTS: dict[str, dict[str, float]] = {
    "monitoring": {"states.*.monitoring": 0.0},
    "arms": {"aid": 0.0},
    "force": {"states.*.troops_planned": 0.0},
    "commitments": {**NO_PLEDGES, "finalise": 0.0},
    "cooperation": {"coop": 0.0},
    "backstop": {"backstop": 0.0},
}
"""The declaration's parts that can be switched off, with what the scenario is changed by."""

COVERED = {
    "aid": "arms",
    "troops": "force",
    "finalise": "commitments",
    "coop": "cooperation",
    "backstop": "backstop",
    "train": "force",
}
"""Sliders that say nothing while a part is switched off."""

@dataclass(frozen=True)
class Setup:
    """What is simulated, as far as a link can say it.

    Attributes
    ----------
    scenario : str
        Name of a shipped scenario, or of the file that the page was opened with.
    off : frozenset of str
        Parts of the declaration that are switched off; keys of `COMPONENTS`.
    values : dict
        Where sliders stand that were moved.
    seed : int
        Seed of all luck.
    """

    scenario: str = "paris"
    off: frozenset[str] = frozenset()
    values: dict[str, float] = field(default_factory=dict)
    seed: int = 0

    def switched(self, part: str, *, on: bool) -> Setup:
        """Return the set-up with one part of the declaration switched."""
        return replace(self, off=self.off - {part} if on else self.off | {part})

    def slid(self, key: str, value: float) -> Setup:
        """Return the set-up with one slider moved."""
        return replace(self, values={**self.values, key: value})

    def fields(self) -> dict[str, str]:
        """Return the fields of a link: only what differs from a page just opened."""
        found = {"scenario": self.scenario}
        if self.off:
            found["off"] = ",".join(part for part in COMPONENTS if part in self.off)
        found |= {key: f"{value:.6g}" for key, value in self.values.items()}
        if self.seed:
            found["seed"] = str(self.seed)
        return found


@dataclass(frozen=True)
class Link:
    """All that a link reopens.

    Attributes
    ----------
    setup : Setup
        What is simulated.
    lang : str
        Language.
    pin : Setup or None
        The baseline that it is compared with.
    """

    setup: Setup
    lang: str = "en"
    pin: Setup | None = None

    def query(self) -> str:
        """Return the link's query, behind the question mark."""
        fields = {"lang": self.lang, **self.setup.fields()}
        if self.pin is not None:
            fields["pin"] = urlencode(replace(self.pin, seed=0).fields(), safe=",")
        return urlencode(fields, safe=",")


class Library:
    """The scenarios that a page offers: those that are shipped, and the one it was opened with.

    Parameters
    ----------
    own : Scenario
        What the page was opened with.
    """

    def __init__(self, own: Scenario) -> None:
        self.own = own
        self._loaded = {own.name: own}

    @property
    def names(self) -> list[str]:
        """Names to choose from; no link opens anything else."""
        return list(dict.fromkeys([self.own.name, *shipped_names()]))

    def scenario(self, name: str) -> Scenario:
        """Return a scenario by its name."""
        if name not in self._loaded:
            self._loaded[name] = load_scenario(name)
        return self._loaded[name]

    def build(self, setup: Setup) -> Scenario:
        """Return the scenario that a set-up describes."""
        scenario = self.scenario(setup.scenario)
        changes = moved(scenario, sliders(), setup.values)
        for part, gone in COMPONENTS.items():
            if part in setup.off:
                changes = _without(changes, part) | gone
        return scenario.with_overrides(changes)

    def has(self, scenario: Scenario, part: str) -> bool:
        """Whether a scenario has a part of the declaration at all, to be switched off."""
        return any(_present(scenario, key) for key in COMPONENTS[part])


def _present(scenario: Scenario, key: str) -> bool:
    first, *rest = key.split(".")
    if first != "states":
        return bool(getattr(scenario.parameters, key))
    found: list[Any] = list(scenario.states.values())
    for name in rest[1:]:
        found = [getattr(each, name) for each in found]
    return any(found)


def _without(changes: dict[str, Any], part: str) -> dict[str, Any]:
    """Leave out changes that switching a part off makes pointless."""
    gone = COMPONENTS[part].keys()
    fields = {key.split(".*.")[1] for key in gone if ".*." in key}
    return {key: value for key, value in changes.items() if key.split(".", 2)[-1] not in fields}


def read_link(query: str, library: Library, *, start: Link) -> Link:
    """Return what a link says.

    Parameters
    ----------
    query : str
        Text behind the question mark; nothing in it is trusted.
    library : Library
        The scenarios that may be named.
    start : Link
        What counts where the link says nothing.

    Raises
    ------
    LinkError
        With the field, its value, the rule and the remedy.
    """
    if len(query) > LONGEST_LINK:
        raise LinkError(f"link: longer than {LONGEST_LINK} characters; copy it again")
    fields = _fields(query)
    lang = fields.pop("lang", start.lang)
    if lang not in ("en", "fr"):
        raise LinkError(f'link: lang = "{_cut(lang)}" is not carried; give en or fr')
    pinned = fields.pop("pin", None)
    bare = not fields
    setup = start.setup if bare else _read_setup(fields, library)
    pin = None if pinned is None else replace(
        _read_setup(_fields(pinned), library), seed=setup.seed
    )  # fmt: skip
    return Link(setup, lang, pin)


def _fields(query: str) -> dict[str, str]:
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
    fields: dict[str, str] = {}
    for key, value in pairs:
        if key in fields:
            raise LinkError(f'link: "{_cut(key)}" stands twice; keep one')
        fields[key] = value
    return fields


def _read_setup(fields: Mapping[str, str], library: Library) -> Setup:
    rest = dict(fields)
    name = rest.pop("scenario", library.own.name)
    if name not in library.names:
        hint = did_you_mean(name, library.names) or "; choose one on the page"
        raise LinkError(f'link: scenario = "{_cut(name)}" is none of those offered here{hint}')
    seed = _seed(rest.pop("seed", "0"))
    off = frozenset(filter(None, rest.pop("off", "").split(",")))
    for part in off - set(COMPONENTS):
        hint = did_you_mean(part, COMPONENTS) or f"; there are {', '.join(COMPONENTS)}"
        raise LinkError(f'link: off = "{_cut(part)}" is no part of the declaration{hint}')
    scenario = library.scenario(name)
    values = {key: _value(key, text, scenario) for key, text in rest.items()}
    setup = Setup(name, off, values, seed)
    library.build(setup)
    return setup


def _value(key: str, text: str, scenario: Scenario) -> float:
    known = sliders()
    if key not in known:
        hint = did_you_mean(key, known) or f"; there are {', '.join(known)}"
        raise LinkError(f'link: no slider is called "{_cut(key)}"{hint}')
    low, high = known[key].ends(scenario)
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        remedy = f"give a number from {low:g} to {high:g}"
        raise LinkError(f'link: {key} = "{_cut(text)}" is outside the slider; {remedy}')
    return value


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:12]) <= LARGEST_SEED):
        raise LinkError(f'link: seed = "{_cut(text)}" is out of range; give 0 to {LARGEST_SEED}')
    return int(text)


def _cut(text: str) -> str:
    """Return the beginning of a text that somebody else wrote, for a message."""
    return text if len(text) < 40 else f"{text[:40]} ..."  # noqa: PLR2004
