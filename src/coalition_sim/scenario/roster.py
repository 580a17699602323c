"""The roster of guarantors, computed from facts: ``python -m coalition_sim.scenario.roster``.

``data/facts.csv`` holds what is known of each state, ``data/mapping.toml`` the constants, and
``data/roster.toml`` the result: each number with unit, range, status and source. The range of a
number is its formula with all constants at their low ends and at their high ends.
"""

from __future__ import annotations

import csv
import math
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from coalition_sim.scenario import formulas
from coalition_sim.scenario.write import toml_value

DATA = files("coalition_sim.scenario") / "data"
ENDS = ("low", "value", "high")
HEADER = """\
# The guarantors as of 2026. Written by `python -m coalition_sim.scenario.roster` from facts.csv and
# mapping.toml: change those, not this file. What each state said, and where, is in facts.csv.
# status: declared (said by the state), measured (taken from data), assumed (a judgement).
"""
OUTSIDE_SANCTIONS = ("TUR",)


@dataclass(frozen=True)
class Sourced:
    """A number or a word with its unit, range, status, source and date."""

    value: float | str | bool
    status: str
    source: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    as_of: str = ""

    def to_toml(self) -> str:
        """Return the value as an inline table."""
        fields = ((name, getattr(self, name)) for name in self.__dataclass_fields__)
        kept = [f"{name} = {toml_value(item)}" for name, item in fields if item not in (None, "")]
        return "{ " + ", ".join(kept) + " }"


def _rounded(value: float) -> float:
    return round(value, 4)


def read_facts() -> list[dict[str, str]]:
    """Return the rows of ``data/facts.csv``, sorted by code.

    Returns
    -------
    list of dict
        One row a guarantor; empty text where nothing was found.
    """
    lines = (DATA / "facts.csv").read_text(encoding="utf-8").splitlines()
    return sorted(csv.DictReader(lines), key=lambda row: row["code"])


def read_constants() -> dict[str, dict[str, float]]:
    """Return the constants of ``data/mapping.toml``: low ends, values, high ends.

    Returns
    -------
    dict
        ``{"low": {name: number}, "value": {...}, "high": {...}}``.
    """
    table = tomllib.loads((DATA / "mapping.toml").read_text(encoding="utf-8"))
    return {end: {name: float(row[end]) for name, row in table.items()} for end in ENDS}


class Roster:
    """All guarantors' numbers, from the facts and the constants.

    Parameters
    ----------
    facts : list of dict
        Rows as in ``data/facts.csv``.
    constants : dict
        As returned by `read_constants`.
    """

    def __init__(self, facts: list[dict[str, str]], constants: dict[str, dict[str, float]]) -> None:
        """Add up what shares are shares of."""
        self.facts = facts
        self.constants = constants
        self.totals = {
            instrument: sum(self._means(row, instrument) for row in facts)
            for instrument in ("military", "intelligence", "diplomacy", "sanctions")
        }
        others = [row for row in facts if row["role"] != "backstop"]
        self.manned = sum(self._manning(row, "value") for row in others)

    def _means(self, row: dict[str, str], instrument: str) -> float:
        spending = float(row["defence_usd_bn"])
        if instrument == "military":
            return spending
        if instrument == "intelligence":
            return math.sqrt(spending)
        output = float(row["gdp_usd_bn"] or 0) or formulas.gdp(
            spending, float(row["defence_pct_gdp"])
        )
        permanent = instrument == "diplomacy" and row["council_permanent"] == "yes"
        return output * (self.constants["value"]["permanent_factor"] if permanent else 1)

    def _code(self, row: dict[str, str], column: str, end: str) -> float:
        return self.constants[end][f"code_{row[column]}"]

    def _manning(self, row: dict[str, str], end: str) -> float:
        code = max(self._code(row, "monitoring", end), self.constants[end]["monitoring_floor"])
        return code * math.sqrt(float(row["defence_usd_bn"]))

    def pledge(self, row: dict[str, str], instrument: str, end: str = "value") -> float:
        """Return how much of one instrument a state promised [share]."""
        if row["role"] == "backstop" and instrument != "diplomacy":
            return self.constants[end][f"us_{instrument}"]
        return {
            "military": self._military,
            "intelligence": self._intelligence,
            "diplomacy": self._diplomacy,
            "sanctions": self._sanctions,
        }[instrument](row, end)

    def _military(self, row: dict[str, str], end: str) -> float:
        if row["troops"] == "none":
            return 0.0
        troops, air, sea = (self._code(row, column, end) for column in ("troops", "air", "sea"))
        return formulas.military_pledge(troops, air, sea, self.constants[end]["air_sea_weight"])

    def _intelligence(self, row: dict[str, str], end: str) -> float:
        logistics, monitoring = (self._code(row, name, end) for name in ("logistics", "monitoring"))
        floor = self.constants[end]["intelligence_floor"]
        return formulas.intelligence_pledge(logistics, monitoring, floor)

    def _diplomacy(self, row: dict[str, str], end: str) -> float:
        return self.constants[end]["vague_wording" if row["wording"] == "vague" else "full_wording"]

    def _sanctions(self, row: dict[str, str], end: str) -> float:
        if row["code"] in OUTSIDE_SANCTIONS:
            return self.constants[end]["sanctions_outside"]
        return self.constants[end][
            "sanctions_eu" if row["eu_member"] == "yes" else "sanctions_other"
        ]

    def monitoring(self, row: dict[str, str], end: str = "value") -> float:
        """Return which share of the monitoring mechanism a state mans [share]."""
        if row["role"] == "backstop":
            return self.constants[end]["monitoring_us"]
        left = 1 - self.constants["value"]["monitoring_us"]
        return left * formulas.share(self._manning(row, end), self.manned)

    def stake(self, row: dict[str, str], end: str = "value") -> float:
        """Return what Ukraine's security is worth to a state [v]."""
        other_end = {"low": "high", "high": "low"}.get(end, "value")
        full_effort = self.constants[other_end]["stake_aid_full"]
        return formulas.stake(
            float(row["km_to_kyiv"]),
            has_border=bool(row["land_border"]),
            aid_pct_gdp=float(row["aid_pct_gdp"] or 0),
            constants=self.constants[end] | {"stake_aid_full": full_effort},
        )

    def capability(self, row: dict[str, str], instrument: str) -> float:
        """Return a state's share of the full roster's means for one instrument [share]."""
        return formulas.share(self._means(row, instrument), self.totals[instrument])

    def support(self, row: dict[str, str]) -> Sourced:
        """Return public support for sending own troops at week 0 [share]."""
        constants = self.constants["value"]
        if row["poll_for"]:
            against = float(row["poll_against"]) if row["poll_against"] else None
            value = formulas.support_after_ceasefire(float(row["poll_for"]), against)
            span = constants["poll_span"]
            return self._support(row, value, span, status="measured", source=row["poll_source"])
        if row["poll_source"]:
            source = f"{row['poll_source']}, judgement"
            value, span = constants["support_net"], constants["default_span"]
            return self._support(row, value, span, status="assumed", source=source)
        span = constants["default_span"]
        if row["wartime_against"]:
            names = ("support_default", "opposition_slope", "opposition_pivot")
            against = float(row["wartime_against"])
            value = formulas.support_from_opposition(against, *(constants[name] for name in names))
            source = "ecfr2024, judgement"
            return self._support(row, value, span, status="assumed", source=source)
        value = constants["support_default"]
        return self._support(row, value, span, status="assumed", source="judgement")

    def _support(
        self, row: dict[str, str], value: float, span: float, *, status: str, source: str
    ) -> Sourced:
        found = [float(row[name]) / 100 for name in ("poll_low", "poll_high") if row[name]]
        low, high = (min(found), max(found)) if found else (value - span, value + span)
        return Sourced(
            _rounded(value), status, source, "share",
            _rounded(max(0, min(low, value))), _rounded(min(1, max(high, value))),
        )  # fmt: skip

    def troops(self, row: dict[str, str]) -> Sourced:
        """Return the force that a state plans to send [thousand]."""
        stance = row["troops"]
        high = self.constants["value"].get(f"troops_high_{stance}", 0.0)
        source = "statements2026"
        if row["troops_thousand"]:
            value, low, high = (
                float(row[f"troops_{name}"]) for name in ("thousand", "low", "high")
            )
            return Sourced(value, "declared", source, "thousand", low, high, row["as_of"])
        status = "declared" if stance in ("no", "none") else "assumed"
        return Sourced(0.0, status, source, "thousand", 0.0, high, row["as_of"])

    def _stance(self, row: dict[str, str], ends: list[float], *columns: str) -> Sourced:
        known = any(row[column] != "unknown" for column in columns) and row["code"] != "MNE"
        status, source = ("declared", "statements2026") if known else ("assumed", "judgement")
        low, value, high = (_rounded(end) for end in ends)
        return Sourced(value, status, source, "share", low, high, row["as_of"])

    def _measured(self, row: dict[str, str], value: float) -> Sourced:
        measured = row["defence_source"] != "judgement"
        name = "capability_span" if measured else "capability_span_assumed"
        span = self.constants["value"][name]
        status = "measured" if measured else "assumed"
        low, middle, high = (round(value * factor, 6) for factor in (1 - span, 1, 1 + span))
        return Sourced(middle, status, row["defence_source"], "share of roster", low, high)

    def pledges(self, row: dict[str, str]) -> dict[str, Sourced]:
        """Return a state's four pledges with their ranges [share]."""
        columns = {
            "military": ("troops", "air", "sea"),
            "intelligence": ("logistics", "monitoring"),
            "diplomacy": ("wording",),
            "sanctions": ("wording",),
        }
        return {
            name: self._stance(row, [self.pledge(row, name, end) for end in ENDS], *read)
            for name, read in columns.items()
        }

    def capabilities(self, row: dict[str, str]) -> dict[str, Sourced]:
        """Return a state's shares of the full roster's means [share]."""
        return {name: self._measured(row, self.capability(row, name)) for name in self.totals}

    def profile(self, row: dict[str, str]) -> dict[str, Any]:
        """Return everything that ``data/roster.toml`` says of one state."""
        inferred = row["code"] == "MNE"
        status = "assumed" if inferred else "declared"
        said = "judgement" if inferred else "statements2026"
        vote = "assumed" if row["vote_required"] == "unknown" else status
        needs_vote = row["vote_required"] == "yes"
        least, stake, most = (_rounded(self.stake(row, end)) for end in ENDS)
        monitoring = [min(1.0, self.monitoring(row, end)) for end in ENDS]
        return {
            "name": row["name"],
            "role": row["role"],
            "legal_force": Sourced(row["wording"], status, said, as_of=row["as_of"]),
            "needs_vote": Sourced(needs_vote, vote, said, as_of=row["as_of"]),
            "vote_where": row["vote_where"],
            "troops_planned": self.troops(row),
            "monitoring": self._stance(row, monitoring, "monitoring"),
            "stake": Sourced(stake, "assumed", "kiel2026, judgement", "v", least, most),
            "support": self.support(row),
            "pledges": self.pledges(row),
            "capability": self.capabilities(row),
        }

    def to_toml(self) -> str:
        """Return the text of ``data/roster.toml``."""
        states = [_table(f"states.{row['code']}", self.profile(row)) for row in self.facts]
        belligerents = (DATA / "belligerents.toml").read_text(encoding="utf-8")
        return "\n".join([HEADER, *states, belligerents])


def _table(key: str, fields: dict[str, Any]) -> str:
    lines = [f"[{key}]"]
    for name, item in fields.items():
        if isinstance(item, dict):
            lines.append("")
            lines.append(_table(f"{key}.{name}", item).rstrip("\n"))
        else:
            lines.append(
                f"{name} = {item.to_toml() if isinstance(item, Sourced) else toml_value(item)}"
            )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write ``data/roster.toml`` anew."""
    text = Roster(read_facts(), read_constants()).to_toml()
    Path(str(DATA / "roster.toml")).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
