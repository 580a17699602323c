"""Thresholds found by bisection in the simulation are those of theory, and controls are not."""

from __future__ import annotations

import pytest

from coalition_sim.errors import StudyError
from coalition_sim.study.structure_limits import (
    ALONE,
    BY_LAW,
    PATIENT,
    PROVEN,
    WITHOUT_ERROR,
    first_true,
    quiet_coalition,
    salami_acts,
    salami_found,
    salami_table,
    severity_table,
    smallest_answered,
    smallest_answered_found,
)


def lone(**changes):
    """Return a lone guarantor who never answers and is never forgiven."""
    belief = {"belief_mass": 10, "belief_lo": 0.8, "belief_hi": 0.8, "FRA__abstains": True}
    given = PATIENT | PROVEN | WITHOUT_ERROR | BY_LAW | belief
    return quiet_coalition(ALONE, **(given | changes))


def test_the_number_of_slices_that_break_deterrence_is_exact():
    table = salami_table()
    assert len(table) == 24
    assert (table["found"] == table["closed_form"]).all()
    assert table["found"].nunique() > 10


@pytest.mark.parametrize("rung", ["deniable", "armed"])
def test_memory_that_fades_and_unseen_acts_leave_more_slices(rung):
    expected = salami_acts(lone(), rung)
    assert salami_found(lone(), rung) == expected
    assert salami_found(lone(memory=0.99), rung) > expected  # negative control
    assert salami_found(lone(belief_mass=11), rung) > expected  # negative control


def test_where_nothing_is_worth_it_no_number_of_slices_breaks_deterrence():
    with pytest.raises(StudyError, match="raise ambition"):
        salami_acts(lone(war_cost=9))
    with pytest.raises(StudyError, match="not so at"):
        salami_found(lone(war_cost=9))


def test_where_he_is_not_deterred_to_begin_with_none_is_needed():
    tempted = lone(ambition_median=9)
    assert salami_acts(tempted) == salami_found(tempted) == 0


def test_the_smallest_answered_severity_is_found():
    table = severity_table()
    assert (table["found"] - table["closed_form"]).abs().max() < 1e-8
    assert table["found"].nunique() == len(table)


def test_one_who_errs_has_no_smallest_severity():
    erring = quiet_coalition(
        ALONE, instrument="military", **PROVEN, **BY_LAW, cost_m=0.15, risk_m=0.1, lambda_g=1,
        belief_lo=0.4, belief_hi=0.4,
    )  # fmt: skip
    assert smallest_answered_found(erring) != pytest.approx(smallest_answered(erring), abs=1e-3)


def test_bisection():
    assert first_true(lambda n: n >= 7, 100) == 7
    assert first_true(lambda _: True, 100) == 0
