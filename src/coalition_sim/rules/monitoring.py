"""Monitoring: evidence, attribution by the Special Commission, false alarms (M1-M3)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule


@rule
def technology(
    level: float,
    drones: float,
    sensors: float,
    satellites: float,
    drones_weight: float,
    sensors_weight: float,
    satellites_weight: float,
) -> float:
    """Return the level of the mechanism's technology: a weighted mean, scaled."""
    total = drones_weight + sensors_weight + satellites_weight
    mean = drones_weight * drones + sensors_weight * sensors + satellites_weight * satellites
    return level * mean / total


@rule
def evidence_rate(base: float, mechanism: float, manned: float, technology: float) -> float:
    """Return the weekly rate at which evidence on an incident accumulates (equation M1)."""
    return base + manned * technology * mechanism


@rule
def attribution_chance(evidence_rate: float, consent: float) -> float:
    """Return the chance that an open incident is attributed this week (equation M2)."""
    return consent * (1.0 - math.exp(-evidence_rate))


@rule
def missed_chance(weekly: float, window: float) -> float:
    """Return the chance that an incident that hit nobody lapses without being attributed (M2)."""
    return 0.0 if weekly >= 1.0 else math.exp(window * math.log1p(-weekly))


@rule
def eventual_attribution(missed: float, hit: float) -> float:
    """Return the chance that an act is attributed before it lapses (equation M2)."""
    return 1.0 - (1.0 - hit) * missed


@rule
def alarm_chance(false_alarm: float, tension: float, x0: float) -> float:
    """Return the weekly chance that a flare at the front is taken for an act (equation M3)."""
    return min(1.0, false_alarm * tension / x0)


@rule
def coverage(coverage0: float, coverage1: float, manned: float, technology: float) -> float:
    """Return the share of front-line incidents that is recorded."""
    return min(1.0, coverage0 + coverage1 * manned * technology)
