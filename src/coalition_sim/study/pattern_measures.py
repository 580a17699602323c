"""How each statistic of a pattern is measured on runs: a function by the name of the statistic."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from coalition_sim.engine.estimates import Z95, Estimate, mean, ratio, share, unknown
from coalition_sim.engine.headline import WEEKS_PER_YEAR
from coalition_sim.study.pattern_runs import ANSWERED, CHANGED, RENEWALS, UNANSWERED, Runs

if TYPE_CHECKING:
    from coalition_sim.engine.raw import Array

Measure = Callable[[Runs], Estimate]

SETTLED = 26  # weeks until the front has forgotten where it began
BASELINE = 12  # weeks before a renewal whose mean is the old rate
HALF = 0.5
FASTEST = 0.25
INFINITE = math.inf


def _by(event: str, week: int) -> Measure:
    def measure(runs: Runs) -> Estimate:
        first = runs("bare_truce").raw.signed[f"first_{event}"]
        return share((first >= 0) & (first < week))

    return measure


def _armed_to_offensive(runs: Runs) -> Estimate:
    futures = runs("bare_truce").raw.signed
    return ratio(futures["first_armed"] >= 0, futures["first_offensive"] >= 0)


def _delivered(runs: Runs) -> Estimate:
    futures = runs("paris").raw.signed
    counts = {
        what: np.add(futures[f"{what}_military"], futures[f"{what}_intelligence"], dtype=float)
        for what in ("delivered", "acted")
    }
    return ratio(counts["delivered"], counts["acted"])


def _median(values: Array) -> Estimate:
    """Return the median with its 95 % interval by order statistics."""
    values = np.sort(values[~np.isnan(values)])
    n = len(values)
    if n == 0:
        return unknown("no such future")
    half = Z95 * math.sqrt(n) / 2
    low, high = (int(np.clip(round(n / 2 + side * half), 0, n - 1)) for side in (-1, 1))
    return Estimate(float(np.median(values)), float(values[low]), float(values[high]))


def dispersion(counts: Array) -> Array:
    """Return variance over mean of each series of weekly counts [futures, weeks]."""
    ratios: Array = counts.var(axis=1) / counts.mean(axis=1)
    return ratios


def autocorrelation(counts: Array) -> Array:
    """Return the lag-1 autocorrelation of each series of weekly counts [futures, weeks]."""
    left, right = counts[:, :-1], counts[:, 1:]
    left = left - left.mean(axis=1, keepdims=True)
    right = right - right.mean(axis=1, keepdims=True)
    spread = np.sqrt((left * left).sum(axis=1) * (right * right).sum(axis=1))
    correlations: Array = (left * right).sum(axis=1) / spread
    return correlations


def _before_renewal(runs: Runs) -> Array:
    return _recorded(runs, "minsk_2015")[:, SETTLED : RENEWALS[0]]


def _recorded(runs: Runs, scenario: str) -> Array:
    """Return weekly recorded violations of the futures without a renewed war [futures, weeks]."""
    results = runs(scenario)
    whole = results.raw.outcomes["first_offensive"][: len(results.raw.weekly)] < 0
    series: Array = results.raw.weekly[whole, :, 1].astype(float)
    return series


def fall(counts: Array, week: int) -> Array:
    """Return the share by which counts fall from the week of a renewal to the next, by future."""
    falls: Array = 1 - counts[:, week + 1] / np.maximum(counts[:, week], 1)
    return falls


def weeks_to_half(counts: Array, week: int) -> Array:
    """Return weeks until counts are back at half the old rate; inf where they never are."""
    old = counts[:, week - BASELINE : week].mean(axis=1)
    return _first(counts[:, week + 1 :] >= HALF * old[:, None])


def weeks_to_double(counts: Array, week: int) -> Array:
    """Return weeks until counts are twice those after the renewal; inf where they never are."""
    bottom = np.maximum(counts[:, week + 1], 1)
    return _first(counts[:, week + 2 :] >= 2 * bottom[:, None])


def _first(hits: Array) -> Array:
    weeks: Array = np.where(hits.any(axis=1), hits.argmax(axis=1) + 1.0, INFINITE)
    return weeks


def _after_renewal(weeks: Callable[[Array, int], Array], scenario: str) -> Measure:
    return lambda runs: _median(weeks(_recorded(runs, scenario), RENEWALS[0]))


def _turnout(runs: Runs, instrument: str) -> tuple[Array, Array]:
    futures = runs("paris").raw.signed
    return futures[f"acted_{instrument}"], futures[f"asked_{instrument}"]


def _gap(more: Estimate, less: Estimate) -> Estimate:
    """Return a difference, with an interval as if its two sides had separate luck."""
    gap = more.value - less.value
    half = math.hypot(more.high - more.value, less.high - less.value)
    return Estimate(gap, gap - half, gap + half)


def _turnout_gap(more: str, less: str) -> Measure:
    return lambda runs: _gap(*(ratio(*_turnout(runs, name)) for name in (more, less)))


def _diplomacy_lag(runs: Runs) -> Estimate:
    lags = runs("paris").raw.lags[2]
    if not lags.sum():
        return unknown("nothing was delivered")
    return _exact(float(np.searchsorted(lags.cumsum(), HALF * lags.sum())))


def _military_lag(runs: Runs) -> Estimate:
    p = runs.parameters
    return _exact(math.ceil(math.log(1 - FASTEST) / math.log1p(-p.speed_m * p.vote_drag)))


def _packages(runs: Runs) -> tuple[float, float]:
    """Return mean and variance of the weeks between packages where one is always wanted."""
    p = runs.parameters
    wait = 1 / p.pack_hazard if p.pack_hazard else INFINITE
    return p.pack_gap + wait, wait * (wait - 1)


def _package_interval(runs: Runs) -> Estimate:
    return _exact(_packages(runs)[0])


def _package_variation(runs: Runs) -> Estimate:
    weeks, variance = _packages(runs)
    return _exact(math.sqrt(variance) / weeks)


def _exact(value: float) -> Estimate:
    return Estimate(value, value, value, "exact: follows from parameters alone")


def _deniable_share(runs: Runs, scenario: str) -> Estimate:
    futures = runs(scenario).raw.signed
    overt = futures["n_armed"] + (futures["first_offensive"] >= 0)
    return ratio(futures["n_deniable"], futures["n_deniable"] + overt)


def _substitution(runs: Runs) -> Estimate:
    return _gap(*(_deniable_share(runs, name) for name in ("paris", "bare_truce")))


def _attribution_lag(runs: Runs) -> Estimate:
    futures = runs("paris").raw.signed
    return ratio(futures["lag_deniable"], futures["n_attributed_deniable"])


def _attribution_gap(runs: Runs) -> Estimate:
    futures = runs("paris").raw.signed
    deniable = ratio(futures["n_attributed_deniable"], futures["n_deniable"])
    armed = ratio(futures["n_attributed_armed"], futures["n_armed"] + futures["n_spiral"])
    return _gap(armed, deniable)


def _challenges(runs: Runs, scenario: str) -> Array:
    futures = runs(scenario).raw.outcomes
    acts: Array = futures["n_armed"] + (futures["first_offensive"] >= 0)
    return acts.astype(float)


def _invited(runs: Runs) -> Estimate:
    return mean(_challenges(runs, UNANSWERED) - _challenges(runs, ANSWERED))


def _forgiven(runs: Runs) -> Estimate:
    unanswered = _challenges(runs, UNANSWERED)
    return ratio(unanswered - _challenges(runs, CHANGED), unanswered - _challenges(runs, ANSWERED))


def _retreats(runs: Runs) -> Estimate:
    with_sanctions, without = (
        runs(name).raw.outcomes["first_armed"] >= 0
        for name in ("sanctions_only", "monitored_truce")
    )
    return ratio(without.astype(float) - with_sanctions, without)


def _support_change(runs: Runs) -> Estimate:
    changes, years = runs.calm_support_changes("paris")
    points = ratio(100 * changes, years)
    return points if points.note == "" else unknown("no state-year without a shock")


def _support_drift(runs: Runs) -> Estimate:
    """Return the yearly change of mean support over all states, whatever happens to them."""
    raw = runs("paris").raw
    weeks = len(raw.alive)
    means = raw.state_weekly[:, :, 1].sum(axis=0) / (raw.alive * len(raw.state_weekly))
    drift = 100 * float(means[-1] - means[0]) * WEEKS_PER_YEAR / (weeks - 1)
    return Estimate(drift, math.nan, math.nan, "all futures alive")


def _armed_any(runs: Runs) -> Estimate:
    return share(runs("bare_truce").raw.signed["first_armed_any"] >= 0)


MEASURES: dict[str, Measure] = {
    "armed_52": _by("armed", WEEKS_PER_YEAR),
    "armed_104": _by("armed", 2 * WEEKS_PER_YEAR),
    "armed_260": _by("armed", 5 * WEEKS_PER_YEAR),
    "offensive_52": _by("offensive", WEEKS_PER_YEAR),
    "offensive_260": _by("offensive", 5 * WEEKS_PER_YEAR),
    "ratio_260": _armed_to_offensive,
    "armed_any_260": _armed_any,
    "delivered": _delivered,
    "dispersion": lambda runs: _median(dispersion(_before_renewal(runs))),
    "autocorrelation": lambda runs: _median(autocorrelation(_before_renewal(runs))),
    "fall": _after_renewal(fall, "minsk_2015"),
    "doubling": _after_renewal(weeks_to_double, "minsk_2015"),
    "half": _after_renewal(weeks_to_half, "minsk_2015"),
    "willing": _after_renewal(weeks_to_half, "minsk_willing"),
    "troops": lambda runs: ratio(*_turnout(runs, "military")),
    "diplomacy_first": _turnout_gap("diplomacy", "sanctions"),
    "sanctions_next": _turnout_gap("sanctions", "intelligence"),
    "troops_last": _turnout_gap("intelligence", "military"),
    "diplomacy_lag": _diplomacy_lag,
    "military_lag": _military_lag,
    "package_interval": _package_interval,
    "package_variation": _package_variation,
    "full_force": lambda runs: _exact(float(runs.parameters.ramp)),
    "substitution": _substitution,
    "lag": _attribution_lag,
    "attribution": _attribution_gap,
    "invited": _invited,
    "forgiven": _forgiven,
    "retreats": _retreats,
    "fatigue": _support_change,
    "fatigue_all": _support_drift,
}
"""What measures a statistic, by its name in ``data/patterns.toml``."""
