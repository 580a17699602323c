"""Support, parliaments, the protégé, and acceptance (sections 9, 10, 12, 13)."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.rules.acceptance import challenger_signs, feared_ambition, protege_signs
from coalition_sim.rules.parliament import (
    finalised_bindingness,
    rejected_bindingness,
    vote_chance,
)
from coalition_sim.rules.protege import retaliation_chance
from coalition_sim.rules.support import calm_years, casualty_drop, support_next, support_target

SHARE = st.floats(0.0, 1.0)
PERSONS = st.floats(0.0, 1e5)


# support ----------------------------------------------------------------------------------------


def test_calm_is_counted_in_years_from_the_last_attributed_clash():
    assert calm_years(52, 0, 5.0) == 1.0
    assert calm_years(130, 104, 5.0) == 0.5
    assert calm_years(2000, 0, 5.0) == 5.0


def test_attention_fades_in_calm_and_a_binding_pact_moves_its_own_public():
    # .5 - .025 x 2 = .45; ratified: + .55 x 1 x .5 = .275.
    assert support_target(0.5, 0.025, 2.0, 0.05, 0.55, 0.3, 0.3) == pytest.approx(0.45)
    assert support_target(0.5, 0.025, 2.0, 0.05, 0.55, 1.0, 0.3) == pytest.approx(0.725)
    # Signed (.6): .3/.7 of the way.
    signed = support_target(0.5, 0.025, 2.0, 0.05, 0.55, 0.6, 0.3)
    assert signed == pytest.approx(0.45 + 0.275 * 0.3 / 0.7)
    # A vague promise binds nobody, and fatigue has a floor.
    assert support_target(0.1, 0.06, 5.0, 0.05, 0.55, 0.2, 0.3) == 0.05


def test_casualties_count_by_the_tenfold():
    # 1 + 9 = 10 and 1 + 99 = 100: one tenfold each.
    assert casualty_drop(0.15, 0.0, 9.0) == pytest.approx(0.15)
    assert casualty_drop(0.15, 9.0, 99.0) == pytest.approx(0.15)
    assert casualty_drop(0.15, 9.0, 9.0) == 0.0


@given(PERSONS, PERSONS, PERSONS)
def test_casualties_cost_the_same_support_at_once_or_week_by_week(start, first, second):
    at_once = casualty_drop(0.15, start, start + first + second)
    apart = casualty_drop(0.15, start, start + first)
    apart += casualty_drop(0.15, start + first, start + first + second)
    assert at_once == pytest.approx(apart, abs=1e-9)


def test_support_moves_as_worked_out_and_stays_between_its_bounds():
    # .5 + .1 (.4 - .5) - .02 + .01 x 2 = .49
    moved = support_next(0.5, 0.4, 0.1, 0.02, 0.01, 2.0, 0.05, 0.95)
    assert moved == pytest.approx(0.49)
    assert support_next(0.1, 0.1, 0.1, 0.9, 0.0, 0.0, 0.05, 0.95) == 0.05
    assert support_next(0.9, 0.9, 0.1, 0.0, 0.5, 1.0, 0.05, 0.95) == 0.95


# parliaments ------------------------------------------------------------------------------------


def test_the_agreed_text_binds_at_once_where_no_vote_is_due():
    assert finalised_bindingness(0.2, False, 0.6) == 1.0
    assert finalised_bindingness(0.2, True, 0.6) == 0.6
    assert finalised_bindingness(1.0, True, 0.6) == 1.0


def test_a_lost_vote_leaves_a_mere_declaration():
    assert rejected_bindingness(0.6, 0.3) == 0.3
    assert rejected_bindingness(0.2, 0.3) == 0.2


def test_a_vote_is_even_at_its_middle_and_steep_around_it():
    assert vote_chance(0.35, 0.35, 10.0) == 0.5
    # .1 ln 3 above the middle at slope 10: 3 to 1.
    assert vote_chance(0.35 + math.log(3) / 10, 0.35, 10.0) == pytest.approx(0.75)


@given(SHARE, SHARE, SHARE)
def test_more_support_never_hurts_a_vote(low, high, middle):
    low, high = sorted((low, high))
    assert 0.0 <= vote_chance(low, middle, 10) <= vote_chance(high, middle, 10) <= 1.0


# the protégé ------------------------------------------------------------------------------------


def test_guarantees_can_embolden():
    # lambda 5: .5 x .3 + .5 x .9 - .6 = 0: even; without guarantees 5 x -.45.
    assert retaliation_chance(0.5, 0.9, 0.3, 0.5, 0.6, 5.0) == pytest.approx(0.5)
    alone = retaliation_chance(0.5, 0.0, 0.3, 0.5, 0.6, 5.0)
    assert alone == pytest.approx(1 / (1 + math.exp(2.25)))


# acceptance -------------------------------------------------------------------------------------


def test_the_challenger_signs_where_the_deal_beats_war():
    # .5 - .01 x 10 - 2 x .3 - (1 x .5 - 1.1) = .4; lambda 4.
    chance = challenger_signs(0.5, 0.01, 10.0, 2.0, 0.3, 1.0, 0.5, 1.1, 4.0)
    assert chance == pytest.approx(1 / (1 + math.exp(-1.6)))


def test_the_protege_signs_where_the_guarantee_deters_what_it_fears():
    # -(-1.5) - 1.5 = 0: even; against what pays 0 it refuses: Lambda(-6).
    assert protege_signs(-1.5, 1.5, 4.0) == 0.5
    assert protege_signs(0.0, 1.5, 4.0) == pytest.approx(1 / (1 + math.exp(6)))


@given(SHARE, st.floats(0, 100))
def test_what_makes_the_guarantee_safe_for_one_makes_it_dear_to_the_other(answer, troops):
    less = challenger_signs(0.5, 0.01, troops, 2.2, answer, 1.0, 0.5, 1.1, 4.0)
    more = challenger_signs(0.5, 0.01, troops, 2.2, answer + 0.1, 1.0, 0.5, 1.1, 4.0)
    assert more < less
    assert protege_signs(-answer - 0.1, 1.5, 4.0) > protege_signs(-answer, 1.5, 4.0)


def test_the_protege_fears_a_quantile_of_ambition():
    assert feared_ambition(1.0, 0.7, 0.0) == 1.0
    # e^(1 x ln 2) doubles the median.
    assert feared_ambition(1.5, 1.0, math.log(2)) == pytest.approx(3.0)
