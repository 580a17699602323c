"""The chronicle of one future: who did what, what was seen, who answered, how late, and why."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from coalition_sim.engine.entries import KINDS, Decision, Entry, Terms
from coalition_sim.engine.raw import MODEL_VERSION
from coalition_sim.errors import OutputError
from coalition_sim.scenario import Scenario, load_scenario
from coalition_sim.scenario.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from coalition_sim.engine.orders import Orders

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Chronicle:
    """One future as it happened.

    Attributes
    ----------
    scenario : Scenario
        What was simulated.
    seed, replicate : int
        Address of its luck.
    entries : tuple
        What happened, in order; the kinds are in `coalition_sim.engine.entries`.
    weeks : tuple of dict
        One row a week lived, by the names of `coalition_sim.engine.raw.TRACE`.
    outcome : dict
        How it ended, by the names of `coalition_sim.engine.raw.OUTCOME`.
    """

    scenario: Scenario
    seed: int
    replicate: int
    entries: tuple[Entry, ...]
    weeks: tuple[dict[str, float], ...]
    outcome: dict[str, float]

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Return the entries of one kind, in order."""
        return [entry for entry in self.entries if isinstance(entry, kind)]

    def decisions(self, state: str | None = None, week: int | None = None) -> list[Decision]:
        """Return decisions, of one state or week if given."""
        return [
            decision
            for decision in self.of(Decision)
            if state in (None, decision.state) and week in (None, decision.week)
        ]

    def acting_before(self, decision: Decision) -> list[str]:
        """Return who was already acting with the instrument when a state last decided."""
        if decision.role != "member":
            return []
        last = decision.round if decision.acted else math.inf
        return [
            other.state
            for other in self.decisions(week=decision.week)
            if same_question(other, decision)
            and other.role != "backstop"
            and 0 <= other.round < last
        ]

    def lines(self) -> Iterator[str]:
        """Yield the chronicle as JSON lines: an opening, entries and weeks by week, an end."""
        yield _line("opening", {
            "scenario": self.scenario.resolved(),
            "seed": self.seed,
            "replicate": self.replicate,
            "model": MODEL_VERSION,
            "note": "a model, not a forecast",
        })  # fmt: skip
        for entry in self.entries:
            yield _line(type(entry).__name__.lower(), asdict(entry))
        for status in self.weeks:
            yield _line("week", status)
        yield _line("end", self.outcome)

    def write(self, path: str | Path) -> Path:
        """Write the chronicle as a file of JSON lines; return its path.

        Raises
        ------
        OutputError
            If the file cannot be written.
        """
        place = Path(path)
        try:
            place.write_text("".join(f"{line}\n" for line in self.lines()), encoding="utf-8")
        except OSError as error:
            raise OutputError(f"{place}: cannot be written ({error.strerror})") from error
        return place

    @classmethod
    def read(cls, path: str | Path) -> Chronicle:
        """Return the chronicle that `write` wrote.

        Raises
        ------
        OutputError
            For a file that is missing, or holds no chronicle.
        """
        place = Path(path)
        try:
            lines = place.read_text(encoding="utf-8").splitlines()
            return cls._parsed(json.loads(line) for line in lines)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise OutputError(
                f"{place}: no chronicle can be read here ({error}); give a file of events that "
                "coalition-sim story wrote"
            ) from error

    @classmethod
    def _parsed(cls, records: Iterable[dict[str, Any]]) -> Chronicle:
        entries: list[Entry] = []
        weeks: list[dict[str, float]] = []
        ends: dict[str, dict[str, Any]] = {}
        for record in records:
            kind = record.pop("entry")
            ends[kind] = record
            if kind in KINDS:
                entries.append(_entry(kind, record))
            elif kind == "week":
                weeks.append(record)
        opening = ends["opening"]
        values = opening["scenario"]
        scenario = Scenario.build(Draft(values, values.pop("changes")), where="opening")
        address = opening["seed"], opening["replicate"]
        return cls(scenario, *address, tuple(entries), tuple(weeks), ends["end"])


def same_question(one: Decision, other: Decision) -> bool:
    """Return whether two decisions were on the same incident with the same instrument."""
    names = ("week", "opened", "rung", "alarm", "instrument")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _line(kind: str, values: Mapping[str, Any]) -> str:
    return json.dumps({"entry": kind, **values}, ensure_ascii=False, allow_nan=False)


def _entry(kind: str, record: dict[str, Any]) -> Entry:
    values: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in record.items()
    }
    if values.get("terms"):
        values["terms"] = Terms(**values["terms"])
    entry: Entry = KINDS[kind](**values)
    return entry


def chronicle(
    scenario: Scenario | str | Path,
    *,
    seed: int = 0,
    replicate: int = 0,
    rules: Mapping[str, Callable[..., Any]] | None = None,
    orders: Orders | None = None,
) -> Chronicle:
    """Return one future as it happened in the Mesa model, each decision with its terms.

    Parameters
    ----------
    scenario : Scenario, str or Path
        A scenario, the name of one that ships, or a file.
    seed, replicate : int
        Address of its luck, each in [0, 2**32): the future that `simulate` has there.
    rules : mapping from rule name to function, optional
        Rules to replace; see `coalition_sim.engine.rulebook.Rulebook`.
    orders : Orders, optional
        Seats that decide in place of actors; see `coalition_sim.engine.orders`.

    Returns
    -------
    Chronicle
    """
    from coalition_sim.engine.scribe import Scribe

    loaded = load_scenario(scenario)
    model = Scribe(loaded, seed=seed, replicate=replicate, rules=rules, orders=orders)
    while model.running:
        model.step()
    return Chronicle(
        scenario=loaded,
        seed=seed,
        replicate=replicate,
        entries=tuple(model.entries),
        weeks=tuple(model.status_by_week),
        outcome={name: float(value) for name, value in model.outcome.items()},
    )
