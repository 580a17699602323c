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
    """Return the level of the mechanism's technology (equation M1).

    Parameters
    ----------
    level : float
        Scale of the whole. [level]
    drones : float
        Drones. [level]
    sensors : float
        Sensors. [level]
    satellites : float
        Satellites. [level]
    drones_weight : float
        Weight of drones.
    sensors_weight : float
        Weight of sensors.
    satellites_weight : float
        Weight of satellites.

    Returns
    -------
    float
        A weighted mean of three means, scaled. [level]

    Notes
    -----
    Source: csis2025 (drones, sensors, satellites), judgement (the split).
    """
    total = drones_weight + sensors_weight + satellites_weight
    mean = drones_weight * drones + sensors_weight * sensors + satellites_weight * satellites
    return level * mean / total


@rule
def evidence_rate(base: float, mechanism: float, manned: float, technology: float) -> float:
    """Return the weekly rate at which evidence on an incident accumulates (equation M1).

    Parameters
    ----------
    base : float
        Rate without a mechanism: press, own services. [1/week]
    mechanism : float
        What a mechanism as planned adds. [1/week]
    manned : float
        How far the mechanism is manned. [share]
    technology : float
        Level of the mechanism's technology; 1 is as planned. [level]

    Returns
    -------
    float
        Rate of evidence. [1/week]

    Notes
    -----
    Source: fortna2003 (monitoring), dhl2024, sabotagelags2026 (how long attribution takes),
    judgement.
    """
    return base + manned * technology * mechanism


@rule
def attribution_chance(evidence_rate: float, consent: float) -> float:
    """Return the chance that an open incident is attributed this week (equation M2).

    Parameters
    ----------
    evidence_rate : float
        Rate of evidence (equation M1). [1/week]
    consent : float
        Chance that the Special Commission agrees. [probability]

    Returns
    -------
    float
        Weekly chance of attribution. [probability]

    Notes
    -----
    Source: dhl2024, sabotagelags2026, judgement (consent: the Special Commission's rule is
    unpublished).
    """
    return consent * (1.0 - math.exp(-evidence_rate))


@rule
def missed_chance(weekly: float, window: float) -> float:
    """Return the chance that an incident that hit nobody lapses unattributed (equation M2).

    Parameters
    ----------
    weekly : float
        Weekly chance of attribution. [probability]
    window : float
        Weeks after which an incident lapses. [weeks]

    Returns
    -------
    float
        Chance of never being attributed. [probability]

    Notes
    -----
    Source: judgement.
    Geometric waiting, cut off at the window.
    """
    return 0.0 if weekly >= 1.0 else math.exp(window * math.log1p(-weekly))


@rule
def eventual_attribution(missed: float, hit: float) -> float:
    """Return the chance that an act is attributed before it lapses (equation M2).

    Parameters
    ----------
    missed : float
        Chance of never being attributed if nobody is hit. [probability]
    hit : float
        Chance that foreign troops are hit (equation C2). [probability]

    Returns
    -------
    float
        Chance of attribution, at once if troops are hit. [probability]

    Notes
    -----
    Source: schelling1966 (a tripwire also witnesses), judgement.
    """
    return 1.0 - (1.0 - hit) * missed


@rule
def alarm_chance(false_alarm: float, tension: float, x0: float) -> float:
    """Return the weekly chance that a flare at the front is taken for an act (equation M3).

    Parameters
    ----------
    false_alarm : float
        Weekly chance at tension x0. [1/week]
    tension : float
        Level of background incidents at the front. [incidents/week]
    x0 : float
        Reference level of incidents. [incidents/week]

    Returns
    -------
    float
        Chance of a false alarm. [probability]

    Notes
    -----
    Source: greenporter1984 (punishment set off by noise), judgement (level).
    """
    return min(1.0, false_alarm * tension / x0)


@rule
def coverage(coverage0: float, coverage1: float, manned: float, technology: float) -> float:
    """Return the share of front-line incidents that is recorded (section 5).

    Parameters
    ----------
    coverage0 : float
        Share recorded without a mechanism. [share]
    coverage1 : float
        What a mechanism as planned adds. [share]
    manned : float
        How far the mechanism is manned. [share]
    technology : float
        Level of the mechanism's technology; 1 is as planned. [level]

    Returns
    -------
    float
        Recorded share. [share]

    Notes
    -----
    Source: oscesmm (what monitors could record), judgement (levels).
    """
    return min(1.0, coverage0 + coverage1 * manned * technology)
