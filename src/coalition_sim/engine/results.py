"""What a run found: tables, survival, headline; save and load."""

from __future__ import annotations

import platform
from functools import cached_property
from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from coalition_sim.engine import store, tables
from coalition_sim.engine.dictionary import data_dictionary
from coalition_sim.engine.headline import Row, headline_rows, headline_table, horizon_words
from coalition_sim.engine.raw import MODEL_VERSION, OUTCOME, SERIES, Array, Raw
from coalition_sim.scenario import INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coalition_sim.scenario import Scenario

__all__ = ["MODEL_VERSION", "OUTCOME", "SERIES", "Raw", "Results", "software_versions"]

DISCLAIMER = "a model, not a forecast"
PACKAGES = ("coalition_sim", "mesa", "numba", "numpy", "pandas")


def software_versions() -> dict[str, str]:
    """Return the versions on which a result may depend; "absent" for what is not installed."""
    return {"python": platform.python_version(), "model": MODEL_VERSION} | {
        package: _version(package) for package in PACKAGES
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


class Results:
    """What the futures of one scenario had in common and how they differed.

    Parameters
    ----------
    scenario : Scenario
        What was simulated.
    raw : Raw
        What the engine counted.
    seed : int
        Seed of the run.
    engine : str
        Which engine ran: "ensemble" or "mesa". Both give the same numbers.
    versions : mapping, optional
        Versions of the software that ran; those of this process unless said.
    """

    def __init__(
        self,
        scenario: Scenario,
        raw: Raw,
        *,
        seed: int,
        engine: str = "ensemble",
        versions: Mapping[str, str] | None = None,
    ) -> None:
        self.scenario = scenario
        self.raw = raw
        self.seed = seed
        self.engine = engine
        self.versions = dict(versions) if versions is not None else software_versions()

    @property
    def replicates(self) -> int:
        """Number of futures."""
        return len(self.raw.outcomes)

    @property
    def weeks(self) -> int:
        """Horizon, in weeks."""
        return len(self.raw.alive)

    @property
    def footer(self) -> str:
        """One line that says where the numbers come from; figures carry it."""
        return " · ".join(
            [
                self.scenario.name,
                f"{self.replicates:,} replicates",
                f"seed {self.seed}",
                f"coalition_sim {self.versions['coalition_sim']}",
                DISCLAIMER,
            ],
        )

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """One row a replicate."""
        return tables.outcome_table(self.raw)

    @cached_property
    def weekly(self) -> pd.DataFrame:
        """Mean and quantiles of each series by week over kept futures; ladder shares; hazard."""
        return tables.weekly_table(self.raw)

    @cached_property
    def states(self) -> pd.DataFrame:
        """Answers asked, acted, delivered and abandoned by state and instrument, and by rung."""
        return tables.state_table(self.raw, tuple(self.scenario.states))

    @cached_property
    def state_weekly(self) -> pd.DataFrame:
        """Mean credibility, support and troops by state and week."""
        return tables.state_weekly_table(self.raw, tuple(self.scenario.states))

    @cached_property
    def instruments(self) -> pd.DataFrame:
        """Answers by instrument, their delay, and how much of the pledged capability arrives."""
        states = self.scenario.states.values()
        weights = [
            [getattr(s.pledges, k) * getattr(s.capability, k) for k in INSTRUMENTS] for s in states
        ]
        return tables.instrument_table(self.raw, self.states, np.array(weights))

    @cached_property
    def lags(self) -> pd.DataFrame:
        """Share of kept calls that had arrived by weeks since the first call; by instrument."""
        return tables.lag_table(self.raw)

    @cached_property
    def honor_matrix(self) -> pd.DataFrame:
        """Honor rates, one row a state and one column an instrument, most honorable first."""
        return tables.honor_matrix(self.states)

    @cached_property
    def legal(self) -> pd.DataFrame:
        """Answers by the legal force of the pledge at the time, instrument and rung."""
        return tables.legal_table(self.raw)

    def survival(self, event: str = "armed") -> pd.DataFrame:
        """Return the share of signed futures without an event by completed weeks.

        Parameters
        ----------
        event : {"armed", "armed_any", "offensive"}
            "armed": a deliberate act of rung ARMED or above; "armed_any": spirals count too;
            "offensive": renewed war.

        Returns
        -------
        pandas.DataFrame
            week, share, and low, high: Wilson's 95 % interval.
        """
        if event not in tables.EVENTS:
            message = f'no event "{event}": choose one of {", ".join(tables.EVENTS)}'
            raise ValueError(message)
        return tables.survival_table(self._signed[tables.EVENTS[event]], self.weeks)

    def terciles(self) -> pd.DataFrame:
        """Return survival at the horizon by tercile of the challenger's ambition."""
        return tables.tercile_table(self._signed)

    @cached_property
    def headline_rows(self) -> list[Row]:
        """Lines of the headline, each with key, quantity, estimate and unit."""
        return headline_rows(self.raw, weeks=self.weeks, gate=self.scenario.gate)

    def headline(self) -> pd.DataFrame:
        """Return the numbers to report: quantity, value, low, high, unit, note, by key."""
        return headline_table(self.headline_rows)

    def telling_replicate(self) -> int:
        """Return a future worth telling: the first with a deliberate armed act, else the first."""
        armed = np.flatnonzero(self.raw.outcomes["first_armed"] >= 0)
        signed = np.flatnonzero(self.raw.outcomes["signed"] == 1)
        return int((armed if len(armed) else signed if len(signed) else [0])[0])

    def samples(self, series: str, n: int = 3) -> pd.DataFrame:
        """Return one weekly series of the first n futures, until war; one column a replicate."""
        column = tables.ceasefire_weeks(self.raw)[:n, :, SERIES.index(series)]
        return pd.DataFrame(column.T).rename_axis(index="week", columns="replicate")

    def data_dictionary(self) -> pd.DataFrame:
        """Return table, column, unit and meaning of every column of every table."""
        return data_dictionary(
            {
                "outcomes": [str(name) for name in self.outcomes],
                "weekly": [str(name) for name in self.weekly],
                "states": [str(name) for name in self.states],
                "legal": [str(name) for name in self.legal],
            },
        )

    def summary(self) -> str:
        """Return the headline as plain text of at most 80 columns."""
        lines = [
            f"{self.scenario.title}: {self.replicates:,} futures of {horizon_words(self.weeks)}",
            *self.footer.rsplit(" · ", 1),
            "",
            f"{'':38} {'value':>7} {'95 % interval':16} unit",
        ]
        for row in self.headline_rows:
            interval = interval_words(row.estimate.low, row.estimate.high)
            value = number_words(row.estimate.value)
            lines.append(f"{row.quantity:38} {value:>7} {interval:16} {row.unit}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Results {self.footer}>"

    def _repr_html_(self) -> str:
        table = self.headline().reset_index(drop=True)
        html: str = table.to_html(index=False, float_format="{:.3g}".format, na_rep="-")
        return f"<p><b>{escape(self.scenario.title)}</b><br>{escape(self.footer)}</p>{html}"

    @property
    def _signed(self) -> Array:
        return self.raw.signed

    def equals(self, other: Results) -> bool:
        """Return whether two runs simulated the same thing and found the same numbers."""
        return (
            self.scenario.hash == other.scenario.hash
            and self.seed == other.seed
            and self.raw.equals(other.raw)
        )

    def save(self, folder: str | Path) -> Path:
        """Write manifest, resolved scenario, outcomes and arrays; return the folder."""
        return store.save(
            folder,
            scenario=self.scenario,
            raw=self.raw,
            outcomes=self.outcomes,
            said={
                "replicates": self.replicates,
                "seed": self.seed,
                "weeks": self.weeks,
                "engine": self.engine,
                "versions": self.versions,
                "note": DISCLAIMER,
            },
        )

    @classmethod
    def load(cls, folder: str | Path) -> Results:
        """Read what `save` wrote; it equals what was saved."""
        return cls(**store.load(folder))


def number_words(value: float) -> str:
    """Return a number with fewer decimals the larger it is, or "-" for what is not known."""
    if np.isnan(value):
        return "-"
    if abs(value) >= 100:  # noqa: PLR2004
        return f"{value:,.0f}"
    if 0 < abs(value) < 0.001:  # noqa: PLR2004
        return f"{value:.4f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3f}"  # noqa: PLR2004


def interval_words(low: float, high: float) -> str:
    """Return an interval as "low to high", or nothing where there is none."""
    if np.isnan(low) or np.isnan(high):
        return ""
    return f"{number_words(low)} to {number_words(high)}"
