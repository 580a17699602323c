"""Support at home: fatigue, casualties, what a binding pact does to its own public (section 10)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule

WEEKS_A_YEAR = 52.0


@rule
def calm_years(week: int, last_alarm: int, fatigue_years: float) -> float:
    """Return the years since the last attributed armed incident, at most ``fatigue_years``."""
    return min(fatigue_years, (week - last_alarm) / WEEKS_A_YEAR)


@rule
def support_target(
    baseline: float,
    fatigue: float,
    years: float,
    support_min: float,
    bind_boost: float,
    bindingness: float,
    bind_declared: float,
) -> float:
    """Return the support toward which a public moves."""
    bound = max(0.0, bindingness - bind_declared) / (1.0 - bind_declared)
    return max(support_min, baseline - fatigue * years) + bind_boost * bound * (1.0 - baseline)


@rule
def casualty_drop(casualty_slope: float, before: float, after: float) -> float:
    """Return the support lost to this week's casualties, per tenfold of their number."""
    if after <= before:
        return 0.0
    return casualty_slope * (math.log10(1.0 + after) - math.log10(1.0 + before))


@rule
def support_next(
    support: float,
    target: float,
    d_rate: float,
    drop: float,
    d_noise: float,
    shock: float,
    support_min: float,
    support_max: float,
) -> float:
    """Return support a week on."""
    moved = support + d_rate * (target - support) - drop + d_noise * shock
    return max(support_min, min(support_max, moved))
