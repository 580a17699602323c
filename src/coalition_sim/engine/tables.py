"""Tables from what an engine counted: weekly statistics, answers by state and by legal force."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from coalition_sim.engine.estimates import share, wilson
from coalition_sim.engine.raw import COUNTS, DEFENCES, OUTCOME, SERIES, Array, Raw
from coalition_sim.scenario import INSTRUMENTS, LEGAL_FORCES, RUNGS

if TYPE_CHECKING:
    from collections.abc import Sequence

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
ACTS = RUNGS[1:]
EVENTS = {
    "armed": "first_armed",
    "armed_any": "first_armed_any",
    "offensive": "first_offensive",
}
TERCILES = ("low", "middle", "high")


def outcome_table(raw: Raw) -> pd.DataFrame:
    """Return one row a replicate, with words in place of codes."""
    table = pd.DataFrame({name: raw.outcomes[name] for name in OUTCOME.names or ()})
    table["defence"] = np.array(DEFENCES, dtype=object)[raw.outcomes["defence"]]
    table["signed"] = raw.outcomes["signed"].astype(bool)
    return table.rename_axis("replicate")


def weekly_table(raw: Raw) -> pd.DataFrame:
    """Return mean and quantiles of each series by week, ladder shares and hazard."""
    columns: dict[str, Array] = {"in_ceasefire": raw.ladder[:, : len(RUNGS)].sum(axis=1)}
    for position, label in enumerate((*RUNGS, "ended")):
        columns[f"share_{label}"] = _divide(raw.ladder[:, position], raw.ladder.sum(axis=1))
    columns["hazard"] = _divide(raw.hazard, raw.ladder[:, : len(RUNGS)].sum(axis=1))
    columns |= _series_columns(ceasefire_weeks(raw))
    return pd.DataFrame(columns).rename_axis("week")


def ceasefire_weeks(raw: Raw) -> Array:
    """Return the kept futures' series, nan once a renewed offensive has begun.

    Nobody counts violations of a ceasefire that is over; averaged in, the weeks of war would
    pass for calm.
    """
    first = raw.outcomes["first_offensive"][: len(raw.weekly)]
    weeks = np.arange(raw.weekly.shape[1])
    over = (first[:, None] >= 0) & (weeks[None, :] > first[:, None])
    return np.where(over[:, :, None], np.float32(np.nan), raw.weekly)


def _series_columns(weekly: Array) -> dict[str, Array]:
    weeks = weekly.shape[1]
    statistics = np.full((weeks, 1 + len(QUANTILES), len(SERIES)), np.nan)
    for week in range(weeks):
        futures = weekly[:, week]
        running = futures[~np.isnan(futures[:, 0])].astype(float)
        if len(running):
            statistics[week, 0] = running.mean(axis=0)
            statistics[week, 1:] = np.quantile(running, QUANTILES, axis=0)
    labels = ("mean", *(f"q{round(100 * q):02d}" for q in QUANTILES))
    return {
        f"{series}_{label}": statistics[:, row, column]
        for column, series in enumerate(SERIES)
        for row, label in enumerate(labels)
    }


def state_table(raw: Raw, states: Sequence[str]) -> pd.DataFrame:
    """Return answers by state and instrument, over all rungs and rung by rung."""
    index = pd.MultiIndex.from_product([states, INSTRUMENTS], names=["state", "instrument"])
    counts = raw.counts.reshape(-1, len(ACTS), len(COUNTS))
    parts = [_rates(counts.sum(axis=1), index)]
    parts += [
        _rates(counts[:, rung], index).add_suffix(f"_{name}") for rung, name in enumerate(ACTS)
    ]
    return pd.concat(parts, axis=1)


def legal_table(raw: Raw) -> pd.DataFrame:
    """Return answers by the legal force of the pledge at the time, instrument and rung."""
    index = pd.MultiIndex.from_product(
        [LEGAL_FORCES, INSTRUMENTS, ACTS],
        names=["legal_force", "instrument", "rung"],
    )
    return _rates(raw.legal.reshape(-1, len(COUNTS)), index)


def _rates(counts: Array, index: pd.Index[Any]) -> pd.DataFrame:
    table = pd.DataFrame(counts, index=index, columns=list(COUNTS))
    concluded = table["delivered"] + table["abandoned"]
    table.insert(2, "honor_rate", _divide(table["acted"], table["asked"]))
    table["delivered_share"] = _divide(table["delivered"], concluded)
    table["kept_share"] = table["honor_rate"] * table["delivered_share"]
    return table


def instrument_table(raw: Raw, states: pd.DataFrame, weights: Array) -> pd.DataFrame:
    """Return answers by instrument, and how much of the pledged capability arrives.

    Parameters
    ----------
    raw : Raw
        What the engine counted.
    states : pandas.DataFrame
        Table of answers by state and instrument.
    weights : array [states, 4 instruments]
        Pledge times capability: what each state pledged, as a share of the full
        coalition's capability.
    """
    table = _rates(raw.counts.sum(axis=(0, 2)), pd.Index(INSTRUMENTS, name="instrument"))
    table["median_delay_weeks"] = [_median_bin(row) for row in raw.lags]
    table["pledged"] = weights.sum(axis=0)
    for column, rate in (("honored", "honor_rate"), ("arrived", "kept_share")):
        rates = states[rate].to_numpy(float).reshape(weights.shape)
        known = ~np.isnan(rates)
        answered = np.where(known, weights * np.nan_to_num(rates), 0).sum(axis=0)
        average = _divide(answered, np.where(known, weights, 0).sum(axis=0))
        table[f"{column}_of_pledged"] = average
        table[column] = average * table["pledged"]
    return table


def honor_matrix(states: pd.DataFrame) -> pd.DataFrame:
    """Return honor rates, one row a state and one column an instrument, most honorable first."""
    rates = states["honor_rate"].unstack("instrument")[list(INSTRUMENTS)]  # noqa: PD010 - one value a cell
    totals = states[["asked", "acted"]].groupby(level="state").sum()
    order = (totals["acted"] / totals["asked"]).sort_values(ascending=False, kind="stable")
    return rates.loc[order.index]


def _median_bin(histogram: Array) -> float:
    total = histogram.sum()
    return float(np.searchsorted(histogram.cumsum(), total / 2)) if total else np.nan


def lag_table(raw: Raw) -> pd.DataFrame:
    """Return the share of kept calls that had arrived, by weeks since the first call.

    Parameters
    ----------
    raw : Raw
        What the engine counted.

    Returns
    -------
    pandas.DataFrame
        One row a week, one column an instrument; nan where nothing was delivered. The last
        row holds all that took its number of weeks or more.
    """
    arrived = raw.lags.cumsum(axis=1).T
    shares = _divide(arrived, arrived[-1])
    return pd.DataFrame(shares, columns=list(INSTRUMENTS)).rename_axis("week")


def state_weekly_table(raw: Raw, states: Sequence[str]) -> pd.DataFrame:
    """Return mean credibility, support and troops by state and week, over futures alive."""
    weeks = len(raw.alive)
    index = pd.MultiIndex.from_product([states, range(weeks)], names=["state", "week"])
    means = _divide(raw.state_weekly, raw.alive[None, :, None])
    columns = ["credibility", "support", "troops"]
    return pd.DataFrame(means.reshape(-1, len(columns)), index=index, columns=columns)


def survival_table(first: Array, weeks: int) -> pd.DataFrame:
    """Return the share of futures without the event by completed weeks, with Wilson's interval.

    Parameters
    ----------
    first : array [signed futures] of int
        Week of the event, -1 where it never came.
    weeks : int
        Horizon.

    Returns
    -------
    pandas.DataFrame
        week (0 to the horizon), share, low, high. Nothing is censored: every future runs to
        the horizon or past its event.
    """
    n = len(first)
    events = np.bincount(first[(first >= 0) & (first < weeks)], minlength=weeks)
    surviving = n - np.concatenate([[0], events.cumsum()])
    low, high = wilson(surviving, n)
    return pd.DataFrame(
        {"week": np.arange(weeks + 1), "share": _divide(surviving, n), "low": low, "high": high},
    )


def tercile_table(outcomes: Array) -> pd.DataFrame:
    """Return survival at the horizon by tercile of the challenger's ambition."""
    cuts = np.quantile(outcomes["ambition"], [1 / 3, 2 / 3]) if len(outcomes) else [0.0, 0.0]
    tercile = np.searchsorted(cuts, outcomes["ambition"], side="right")
    rows = [
        _tercile_row(outcomes[tercile == number], name, event)
        for (number, name), event in product(enumerate(TERCILES), EVENTS)
    ]
    return pd.DataFrame(rows).set_index(["tercile", "event"])


def _tercile_row(outcomes: Array, name: str, event: str) -> dict[str, object]:
    estimate = share(outcomes[EVENTS[event]] < 0)
    return {
        "tercile": name,
        "event": event,
        "futures": len(outcomes),
        "median_ambition": float(np.median(outcomes["ambition"])) if len(outcomes) else np.nan,
        "share": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
    }


def _divide(numerator: Array | pd.Series, denominator: Array | pd.Series | int) -> Array:
    """Return the quotient, nan where nothing was counted (0/0)."""
    top, bottom = np.asarray(numerator, float), np.asarray(denominator, float)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(bottom == 0, np.nan, top / bottom)
