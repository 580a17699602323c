"""Signing by ambition, and the packages that no other one beats."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.engine import simulate
from coalition_sim.errors import StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.acceptance import signing_by_ambition, unbeaten

SMALL = load_scenario("paris", {"weeks": 20, "roster.only": ["FRA", "USA"]})


def test_the_ambitious_sign_less():
    run = simulate(SMALL, 120)
    table = signing_by_ambition(run)
    assert table.index.tolist() == [1, 2, 3, 4]
    assert table["ambition"].is_monotonic_increasing
    gap = table["value"].iloc[0] - table["value"].iloc[-1]
    assert gap > 4 * np.hypot(table["se"].iloc[0], table["se"].iloc[-1])
    assert table["value"].mean() == pytest.approx(run.raw.outcomes["p_moscow"].mean())


def test_one_part_is_no_comparison():
    with pytest.raises(StudyError, match="give 2 to 5"):
        signing_by_ambition(simulate(SMALL, 5), parts=1)


def test_what_another_beats_is_not_on_the_frontier():
    assert unbeaten([1, 2, 3, 1], [3, 2, 1, 2]).tolist() == [True, True, True, False]
    assert unbeaten([1, 1], [1, 1]).tolist() == [True, True]  # alike: neither beats the other
    assert unbeaten([1, 2]).tolist() == [False, True]


POINT = st.tuples(st.integers(0, 5), st.integers(0, 5))


@given(st.lists(POINT, min_size=1, max_size=12))
def test_whoever_is_beaten_is_beaten_by_one_who_is_not(points):
    x, y = np.array(points).T
    best = unbeaten(x, y)
    assert best.any()
    for n in np.flatnonzero(~best):
        assert ((x[best] >= x[n]) & (y[best] >= y[n])).any()
