"""One number a state, by name: what maps color and tables list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from coalition_sim.errors import OutputError, did_you_mean
from coalition_sim.scenario import INSTRUMENTS

if TYPE_CHECKING:
    import pandas as pd

    from coalition_sim.engine.results import Results

COUNTED = ("honor", "delivered", "kept", "asked", "acted", "abandoned")
WEEKLY = ("credibility", "support", "troops")
SHARES = ("honor", "delivered", "kept", "credibility", "support")
VALUES = (*(f"{word}{end}" for word in COUNTED for end in ("", *(f"_{i}" for i in INSTRUMENTS))),
          *WEEKLY)  # fmt: skip


class Value(NamedTuple):
    """What is asked of every state.

    Attributes
    ----------
    word : str
        Of `COUNTED` or `WEEKLY`.
    instrument : str
        One of the four, or nothing for all of them together.
    """

    word: str
    instrument: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it lies between 0 and 1."""
        return self.word in SHARES


def value_named(name: str) -> Value:
    """Return the value of a name such as ``honor``, ``honor_military`` or ``support``.

    Raises
    ------
    OutputError
        For a name that is none of `VALUES`.
    """
    if name not in VALUES:
        hint = did_you_mean(name, VALUES) or f"; give one of {', '.join((*COUNTED, *WEEKLY))}"
        raise OutputError(f'value = "{name}" is not known of a state{hint}')
    word, _, instrument = name.partition("_")
    return Value(word, instrument)


def state_values(results: Results, name: str = "honor") -> pd.Series[float]:
    """Return one number a state; nan where a state was never asked, or nothing was concluded.

    Parameters
    ----------
    results : Results
        What was found.
    name : str
        ``honor`` (share of calls on which it decided to act), ``delivered`` (share of what was
        concluded that arrived), ``kept`` (both multiplied), ``asked``, ``acted``, ``abandoned``
        (times a future), each over all instruments or of one, as in ``honor_military``;
        ``credibility``, ``support``, ``troops`` (mean over all weeks of all futures).

    Returns
    -------
    pandas.Series
        By the state's code, in the order of the roster.
    """
    value = value_named(name)
    if value.word in WEEKLY:
        return _mean_over_weeks(results, value.word)
    counts = _counts(results, value.instrument)
    if value.word in ("asked", "acted", "abandoned"):
        return (counts[value.word] / max(1, len(results.raw.signed))).rename(name)
    honor = counts["acted"] / counts["asked"]
    delivered = counts["delivered"] / (counts["delivered"] + counts["abandoned"])
    rates = {"honor": honor, "delivered": delivered, "kept": honor * delivered}
    return rates[value.word].rename(name)


def _counts(results: Results, instrument: str) -> pd.DataFrame:
    table = results.states[["asked", "acted", "delivered", "abandoned"]]
    chosen = [instrument] if instrument else list(INSTRUMENTS)
    asked = table[table.index.isin(chosen, level="instrument")]
    return asked.groupby(level="state", sort=False).sum().astype(float)


def _mean_over_weeks(results: Results, column: str) -> pd.Series[float]:
    """Return a weekly mean, each week weighted by the futures still running in it."""
    table: Any = results.state_weekly[column].unstack("state")  # noqa: PD010 - one value a cell
    alive = results.raw.alive[:, None]
    with np.errstate(invalid="ignore"):
        means = np.nansum(table.to_numpy() * alive, axis=0) / alive.sum()
    whole: pd.Series[float] = table.iloc[0].copy()
    whole[:] = means
    return whole[list(results.scenario.states)].rename(column)
