"""Limits of theory, institutions: false alarms, attribution, packages, delivery.

Each holds to sampling error, and each has a control that must fail the same check.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.engine.rosters import COMPLIANT, PROVEN, coalition, guarantor, shares, violations

from coalition_sim.engine import simulate, trace

RESOLUTE = {"stake": 50.0}  # acts whatever the cost


# T17 ---------------------------------------------------------------------------------------------
# greenporter1984: even where nobody cheats, noise sets off phases of punishment. An alarm opens T
# alarmed weeks counted from its own, later ones merge: calm share (1-a)/(1-a + a T).

PHASE = 8


def alarm_weeks(chance, futures=10, weeks=2080):
    """Return, week by week over all futures, whether there was an alarm."""
    watcher = guarantor(monitoring=1.0, pledges=shares(diplomacy=1), **RESOLUTE)
    scenario = coalition(
        {"FRA": watcher}, weeks=weeks, false_alarm=chance, x_start=1, speed_d=1,
        tech_level=1, **COMPLIANT,
    )  # fmt: skip
    tables = [trace(scenario, seed=17, replicate=r) for r in range(futures)]
    for table in tables:
        assert (table["act"] == 0).all()
        # P(act) = 1: every alarm, though false, is answered.
        assert (table["acted"] == table["alarms"]).all()
    return np.concatenate([table["alarms"].to_numpy() for table in tables]) > 0


def calm_share(alarms, phase=PHASE):
    """Return the share of weeks outside alarmed phases."""
    calm, until = 0, -1
    for week, alarm in enumerate(alarms):
        if week > until and alarm:
            until = week + phase - 1
        calm += week > until
    return calm / len(alarms)


def expected_calm(chance):
    return (1 - chance) / (1 - chance + chance * PHASE)


def test_t17_false_alarms_leave_the_calm_share_of_green_and_porter():
    chance = 0.05
    alarms = alarm_weeks(chance)
    # Renewal: a cycle is C calm weeks (geometric, variance (1-a)/a^2) and T alarmed ones, so
    # the share over n weeks has variance (1-share)^2 Var(C) / (n E[cycle]).
    share = expected_calm(chance)
    cycle = (1 - chance) / chance + PHASE
    tolerance = 4 * (1 - share) * math.sqrt((1 - chance) / chance**2 / (len(alarms) * cycle))
    assert abs(calm_share(alarms) - share) < tolerance
    # Negative controls: longer phases; a third more alarms.
    assert abs(calm_share(alarms, phase=PHASE + 2) - share) > tolerance
    assert abs(calm_share(alarm_weeks(1.33 * chance)) - share) > tolerance


# T19 ---------------------------------------------------------------------------------------------
# Delays are geometric with an end. Attribution (dhl2024, csis2025: weeks to months) lapses after a
# window; packages (eupackages: 95 days apart, CV .37) are a gap and a geometric wait; what was
# decided is delivered or given up (kiel2026).

N = 4000


def one_incident(weeks, state=None, **parameters):
    """Return the outcomes of N futures with one armed act, in week 0."""
    scenario = coalition(
        {"FRA": state or guarantor()}, weeks=weeks, events=violations("armed", [0]),
        **(COMPLIANT | parameters),
    )  # fmt: skip
    return simulate(scenario, N, seed=19).raw.outcomes


def lapsing(p, window):
    """Return the share attributed, and the mean and deviation of the delay of those."""
    delays = np.arange(window)
    chances = p * (1 - p) ** delays
    share = chances.sum()
    mean = (delays * chances).sum() / share
    return share, mean, math.sqrt(((delays - mean) ** 2 * chances).sum() / share)


def fits_lapsing(outcomes, p, window):
    share, mean, deviation = lapsing(p, window)
    n = outcomes["n_attributed_armed"].sum()
    delay = outcomes["lag_armed"].sum() / n
    return abs(n / N - share) < 4 * math.sqrt(share * (1 - share) / N) and abs(
        delay - mean
    ) < 4 * deviation / math.sqrt(n)


@pytest.mark.parametrize(("rate", "consent", "window"), [(0.2, 1.0, 8), (0.1, 0.6, 26)])
def test_t19_attribution_is_a_geometric_wait_that_lapses(rate, consent, window):
    p = consent * (1 - math.exp(-rate))
    outcomes = one_incident(window + 5, base_m2=rate, mech_m2=0, consent=consent, window_2=window)
    assert fits_lapsing(outcomes, p, window)
    assert not fits_lapsing(outcomes, 1.2 * p, window)  # negative controls
    assert not fits_lapsing(outcomes, p, window * 2)


def package_intervals(gap, hazard, futures=10, weeks=520):
    """Return the weeks between sanctions packages while there is always one to send."""
    state = guarantor(pledges=shares(sanctions=1), **RESOLUTE)
    scenario = coalition(
        {"FRA": state}, weeks=weeks, events=violations("deniable", range(weeks)),
        pack_gap=gap, pack_hazard=hazard, **COMPLIANT, **PROVEN,
    )  # fmt: skip
    intervals = []
    for replicate in range(futures):
        delivered = trace(scenario, seed=19, replicate=replicate)["delivered"].to_numpy()
        intervals.extend(np.diff(np.flatnonzero(delivered)))
    return np.array(intervals)


def fits_packages(intervals, gap, hazard):
    # A gap and a geometric wait: mean gap + 1/h, variance (1-h)/h^2, kurtosis 9 + h^2/(1-h).
    n, mean, variance = len(intervals), gap + 1 / hazard, (1 - hazard) / hazard**2
    spread = math.sqrt((8 + hazard**2 / (1 - hazard)) / (4 * n))  # of a deviation, as a share
    cv = math.sqrt(variance) / mean
    return (
        abs(intervals.mean() - mean) < 4 * math.sqrt(variance / n)
        and abs(intervals.std() / intervals.mean() - cv) < 4 * cv * spread
    )


def test_t19_packages_come_after_a_gap_and_a_geometric_wait():
    intervals = package_intervals(8, 0.18)
    assert intervals.min() == 9
    assert fits_packages(intervals, 8, 0.18)
    assert not fits_packages(intervals, 4, 0.18)  # negative controls
    assert not fits_packages(intervals, 8, 0.3)


SPEEDS = {"military": 0.12, "intelligence": 0.4, "diplomacy": 1.0}
SUPPORT, ABANDON = 0.3, 1.5


def delivered_share(speed, support=SUPPORT):
    return speed / (speed + (1 - speed) * min(1, ABANDON * speed * (1 - support)))


def fits_delivery(outcomes, name, share):
    delivered, abandoned = (outcomes[f"{word}_{name}"].sum() for word in ("delivered", "abandoned"))
    assert delivered + abandoned == N
    return abs(delivered / N - share) <= 4 * math.sqrt(share * (1 - share) / N)


@pytest.fixture(scope="module")
def deliveries():
    state = guarantor(support=SUPPORT, **RESOLUTE)
    return one_incident(400, state, abandon=ABANDON, speed_m=0.12, speed_i=0.4, speed_d=1, **PROVEN)


@pytest.mark.parametrize("name", SPEEDS)
def test_t19_decisions_are_delivered_or_given_up_as_the_hazards_say(deliveries, name):
    share = delivered_share(SPEEDS[name])
    assert fits_delivery(deliveries, name, share)
    if share < 1:
        # Negative control: support .5 in place of .3.
        assert not fits_delivery(deliveries, name, delivered_share(SPEEDS[name], support=0.5))
    else:
        assert not fits_delivery(deliveries, name, delivered_share(0.9))


def test_t19_a_vote_that_is_due_slows_delivery_and_abandonment_alike():
    state = guarantor(support=SUPPORT, needs_vote=True, **RESOLUTE)
    outcomes = one_incident(600, state, abandon=ABANDON, speed_m=0.3, vote_drag=0.5, **PROVEN)
    assert fits_delivery(outcomes, "military", delivered_share(0.15))
    assert not fits_delivery(outcomes, "military", delivered_share(0.3))  # negative control
