"""Beliefs about guarantors (section 8), by hand and by property."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.rules.credibility import (
    credibility,
    evidence_weight,
    legal_prior,
    prior_belief,
    relax,
    remembered,
    withdrawn,
)

SHARE = st.floats(0.0, 1.0)
COUNT = st.floats(0.0, 1000.0)


def test_law_alone_is_a_straight_line_from_declared_to_ratified():
    assert legal_prior(0.3, 0.3, 0.3, 0.55) == 0.3
    assert legal_prior(1.0, 0.3, 0.3, 0.55) == pytest.approx(0.55)
    # Signed, .6: .3 + .25 x .3/.7; vague, .2: .3 - .25 x .1/.7.
    assert legal_prior(0.6, 0.3, 0.3, 0.55) == pytest.approx(0.3 + 0.075 / 0.7)
    assert legal_prior(0.2, 0.3, 0.3, 0.55) == pytest.approx(0.3 - 0.025 / 0.7)


def test_the_prior_mixes_law_and_present_cost_and_is_never_certain():
    assert prior_belief(0.3, 0.7, 0.5, 0.02, 0.98) == pytest.approx(0.5)
    assert prior_belief(0.3, 0.7, 0.0, 0.02, 0.98) == 0.3
    assert prior_belief(0.3, 0.7, 1.0, 0.02, 0.98) == 0.7
    assert prior_belief(0.0, 0.0, 0.5, 0.02, 0.98) == 0.02
    assert prior_belief(1.0, 1.0, 0.5, 0.02, 0.98) == 0.98


@given(st.floats(-1, 2), SHARE, SHARE)
def test_a_prior_lies_between_its_bounds(legal, conduct, weight):
    assert 0.02 <= prior_belief(legal, conduct, weight, 0.02, 0.98) <= 0.98


def test_a_count_is_drawn_back_to_its_prior():
    # .9 x 5 + .1 x 3 x .5 = 4.65
    assert relax(5.0, 0.9, 3.0, 0.5) == pytest.approx(4.65)
    assert relax(5.0, 1.0, 3.0, 0.5) == 5.0
    assert relax(5.0, 0.0, 3.0, 0.5) == 1.5


@given(COUNT, COUNT, SHARE, SHARE)
def test_without_news_belief_moves_toward_its_prior_only(kept, broken, memory, prior):
    before = credibility(kept, broken)
    after = credibility(relax(kept, memory, 3, prior), relax(broken, memory, 3, 1 - prior))
    if kept + broken > 1e-6:
        assert min(before, prior) - 1e-9 <= after <= max(before, prior) + 1e-9


def test_credibility_is_the_share_of_kept_promises():
    assert credibility(3.0, 1.0) == 0.75
    assert credibility(0.0, 2.0) == 0.0
    assert credibility(0.0, 0.0) == 0.0


def test_an_answer_at_one_rung_says_less_about_a_distant_one():
    # s = .25: root .5 at the same rung; at distance .5 and spillover .5 it falls to 1/e.
    assert evidence_weight(0.25, 0.25, 0.5) == 0.5
    assert evidence_weight(0.25, 0.75, 0.5) == pytest.approx(0.5 / math.e)
    assert evidence_weight(0.0, 1.0, 0.5) == 0.0


@given(SHARE, SHARE, st.floats(0.05, 5.0))
def test_no_answer_weighs_more_than_one_observation(severity, believed, spillover):
    weight = evidence_weight(severity, believed, spillover)
    assert 0.0 <= weight <= evidence_weight(severity, severity, spillover) <= 1.0


def test_a_government_inherits_part_of_the_record():
    # 2 + .5 (6 - 2) = 4
    assert remembered(2.0, 6.0, 0.5) == 4.0
    assert remembered(2.0, 6.0, 1.0) == 6.0
    assert remembered(2.0, 6.0, 0.0) == 2.0


def test_what_was_announced_and_given_up_is_taken_back_but_no_more_than_there_is():
    assert withdrawn(3.0, 0.5) == 2.5
    assert withdrawn(0.2, 0.5) == 0.0


@given(COUNT, COUNT, st.floats(0.0, 1.0))
def test_a_withdrawn_promise_never_raises_credibility(kept, broken, owed):
    assert credibility(withdrawn(kept, owed), broken + owed) <= credibility(kept, broken) + 1e-12
