"""Support at home: fatigue, casualties, what a binding pact does to its own public (section 10)."""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule

WEEKS_A_YEAR = 52.0


@rule
def calm_years(week: int, last_alarm: int, fatigue_years: float) -> float:
    """Return the years since the last attributed armed incident (section 10).

    Parameters
    ----------
    week : int
        Week now. [weeks]
    last_alarm : int
        Week of the last attributed incident of rung 2 or 3, or 0. [weeks]
    fatigue_years : float
        Years after which support falls no further. [years]

    Returns
    -------
    float
        Calm, at most ``fatigue_years``. [years]

    Notes
    -----
    Source: eurobarometer2025 (support falls year by year), judgement (that it stops falling).
    """
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
    """Return the support toward which a public moves (section 10).

    Parameters
    ----------
    baseline : float
        Support at week 0, or at a government's start. [share]
    fatigue : float
        Support lost a year of calm. [share/year]
    years : float
        Years of calm. [years]
    support_min : float
        Lowest support. [share]
    bind_boost : float
        What a ratified pact adds. [share of those not yet won]
    bindingness : float
        Legal force of the commitment; 1 is ratified. [0-1]
    bind_declared : float
        Bindingness of a promise that was only declared. [0-1]

    Returns
    -------
    float
        Target support. [share]

    Notes
    -----
    Source: eurobarometer2025 (fatigue), tomzweeksbansak2023 (a pact moves its own public).
    Departs from them: both effects are straight lines.
    """
    bound = max(0.0, bindingness - bind_declared) / (1.0 - bind_declared)
    return max(support_min, baseline - fatigue * years) + bind_boost * bound * (1.0 - baseline)


@rule
def casualty_drop(casualty_slope: float, before: float, after: float) -> float:
    """Return the support lost to this week's casualties (section 10).

    Parameters
    ----------
    casualty_slope : float
        Support lost per tenfold of casualties. [share]
    before : float
        Casualties in all before this week. [persons]
    after : float
        Casualties in all after it. [persons]

    Returns
    -------
    float
        Support lost. [share]

    Notes
    -----
    Source: mueller1973 (support falls with the logarithm of casualties), gelpi2006 (disputes
    it).
    """
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
    """Return support a week on (section 10).

    Parameters
    ----------
    support : float
        Public support at home for acting. [share]
    target : float
        Support that it moves to. [share]
    d_rate : float
        Share of the gap that closes in a week. [1/week]
    drop : float
        Support lost to casualties. [share]
    d_noise : float
        Weekly noise. [share]
    shock : float
        Noise of mean 0 and variance 1.
    support_min : float
        Lowest support. [share]
    support_max : float
        Highest support. [share]

    Returns
    -------
    float
        Support. [share]

    Notes
    -----
    Source: judgement.
    Drawn to its target, and noisy.
    """
    moved = support + d_rate * (target - support) - drop + d_noise * shock
    return max(support_min, min(support_max, moved))
